/**
 * What the pages of a finished build cost at the least: drawn by Vega and filled in by Nunjucks from the released figures,
 * printed by two pages of one browser, and nothing more: no reading, release, audit, leak check, PDF/UA or cache.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { readPacks, readShapes } from '../../scripts/input/project.ts';
import { startLine } from '../../scripts/line.ts';
import { readReport } from '../../scripts/model/released.ts';
import { openTabs } from '../../scripts/publish/browsertabs.ts';
import { viewDeck } from '../../scripts/publish/deck.ts';
import { viewGuide } from '../../scripts/publish/guideview.ts';
import { listEditions, readEdition, sha256 } from '../../scripts/publish/output.ts';
import { collectLinks } from '../../scripts/publish/pdflinks.ts';
import { createEnvironment, printable, renderPage } from '../../scripts/publish/site.ts';
import { type Edition, viewHandout } from '../../scripts/publish/view.ts';

enableCompileCache(process.env.NODE_COMPILE_CACHE);
const [root = '', raw] = process.argv.slice(2);
const out = join(root, 'output');
const quiet = () => {};
const shapes = readShapes(root, readPacks(root, quiet), quiet);
const templates = createEnvironment();
const tabs = openTabs(2, process.env);
const line = startLine(2);
for (const folder of listEditions(out)) await line.add(() => makePages(folder));
await line.end();
await tabs.close();

async function makePages(folder: string): Promise<void> {
  const read = readEdition(out, folder);
  const report = read && readReport(read.json);
  if (!report) throw new Error(`${folder} has no released.json`);
  const edition: Edition = {
    report,
    hash: sha256(read.json).slice(0, 8),
    shapes: { standard: shapes.standard, ...shapes.own },
  };
  const handout = await viewHandout(edition);
  const deck = await viewDeck(edition);
  const guide = await viewGuide(edition, deck);
  const pages = [
    { name: 'handout', html: renderPage('handout', handout, templates), width: 650 },
    { name: 'guide', html: renderPage('guide', guide, templates), width: 650 },
    { name: 'slides', html: printable(renderPage('slides', deck, templates)), width: 1280 },
  ];
  const printed = await Promise.all(pages.map(({ html, width }) => tabs.use((tab) => print(tab, html, width))));
  if (raw === undefined) return;
  mkdirSync(raw, { recursive: true });
  for (const [at, { name }] of pages.entries()) {
    const path = join(raw, `${folder.replace('/', '-')}-${name}`);
    writeFileSync(`${path}.pdf`, printed[at]?.pdf ?? '');
    writeFileSync(`${path}.json`, JSON.stringify(printed[at]?.links));
  }
}

async function print(tab: Page, html: string, width: number) {
  await tab.setViewport({ width, height: 720 });
  await tab.setContent(html, { waitUntil: 'load' });
  // Not part of the floor: only for those who finish the pages afterwards.
  const links = raw === undefined ? [] : await tab.evaluate(collectLinks);
  return { links, pdf: await tab.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true }) };
}
