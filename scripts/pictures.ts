/**
 * `pictures`: what README shows of the demo, as PNG in docs/images/, and one finished meeting to read in docs/eksempel/.
 * Taken from a build of the demo, so that they can be made again when anything changes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer';
import { approve, caseOf } from './approval.ts';
import { readProject } from './input/project.ts';
import { type Environment, startBrowser } from './publish/browser.ts';
import { viewSheet, viewSheets } from './publish/sheetview.ts';
import { createEnvironment, renderPrivate } from './publish/site.ts';
import { readSecret } from './publish/vault.ts';
import { emptyLedger } from './release/ledger.ts';
import { indexRows } from './statistics/analyse.ts';

export interface PictureOptions {
  readonly root: string;
  readonly data: string;
  readonly out: string;
  readonly vault: string;
}

const meeting = { cluster: 'midtby', pack: 'akutte-kontakter', round: 1 } as const;
const edition = `${meeting.cluster}/${meeting.pack}-${meeting.round}`;
const exampleFiles = ['handout.pdf', 'slides.pdf', 'guide.pdf', 'data.csv', 'moede.ics'] as const;

/** Needs the demo built; returns the files written. */
export async function makePictures(options: PictureOptions, environment: Environment): Promise<readonly string[]> {
  const { root, out, vault } = options;
  const [images, example] = [join(root, 'docs/images'), join(root, 'docs/eksempel')];
  for (const folder of [images, example]) mkdirSync(folder, { recursive: true });
  const sheet = await ownSheet(options, environment);
  const written = exampleFiles.map((name) => copy(join(out, edition, name), join(example, name)));
  written.push(copy(join(vault, edition, 'praksis', `${sheet.ydernummer}.pdf`), join(example, 'eget-ark.pdf')));
  const browser = await startBrowser(environment);
  try {
    const page = await browser.newPage();
    for (const shot of shots) written.push(await take(page, shot, join(out, edition), images));
    written.push(await takeSheet(page, sheet.html, join(images, 'sheet.png')));
  } finally {
    await browser.close();
  }
  return written;
}

/** The page of the first practice's own sheet: private/ keeps only its PDF. */
async function ownSheet(options: PictureOptions, environment: Environment) {
  const project = await readProject(options, () => {});
  const meetings = project.data.meetings.filter(({ cluster }) => cluster === meeting.cluster);
  const secret = readSecret(options.vault, environment.KLYNGEPAKKER_SECRET);
  const approval = approve(caseOf(meetings, project, indexRows(project.data)), { secret, ledger: emptyLedger });
  const approved = approval.editions?.get(edition);
  const [sheet] = approved?.released.sheets ?? [];
  if (!approved || !sheet) throw new Error('the meeting of the pictures is not in the demo');
  const shown = { report: approved.released.report, hash: '00000000', shapes: { standard: project.shapes.standard } };
  const view = viewSheets(shown, [await viewSheet(sheet, shown, '', 'p0')], false);
  return { ydernummer: sheet.ydernummer, html: renderPrivate('sheet.njk', view, createEnvironment()) };
}

interface Shot {
  readonly name: string;
  readonly file: string;
  readonly element: string;
  /** Which of them, from the end when negative. */
  readonly at: number;
  readonly width: number;
  /** Room around the element, in CSS px. */
  readonly margin: number;
}

const shots: readonly Shot[] = [
  { name: 'handout.png', file: 'handout.html', element: '.figure', at: 0, width: 740, margin: 36 },
  { name: 'map.png', file: 'handout.html', element: '.figure .chart svg', at: -1, width: 740, margin: 12 },
  { name: 'slide.png', file: 'slides.html', element: '.slide.s-figure', at: 1, width: 1280, margin: 0 },
  { name: 'guide.png', file: 'guide.html', element: '.agenda', at: 0, width: 740, margin: 36 },
];

async function takeSheet(page: Page, html: string, path: string): Promise<string> {
  await page.setViewport({ width: 740, height: 1000, deviceScaleFactor: 1 });
  await page.emulateMediaType('print');
  await page.setContent(html, { waitUntil: 'load' });
  return snap(page, { element: '.sheet', at: 0, margin: 36 }, path);
}

async function take(page: Page, shot: Shot, from: string, images: string): Promise<string> {
  await page.setViewport({ width: shot.width, height: 1000, deviceScaleFactor: 1 });
  await page.emulateMediaType('print');
  await page.goto(`${pathToFileURL(resolve(from, shot.file)).href}?print`, { waitUntil: 'load' });
  return snap(page, shot, join(images, shot.name));
}

/** The element alone on white: what stands around it is put away first. */
async function snap(page: Page, { element, at, margin }: Pick<Shot, 'element' | 'at' | 'margin'>, path: string) {
  const found = (await page.$$(element)).at(at);
  if (!found) throw new Error(`there is no ${element} to take a picture of`);
  await found.evaluate((chosen) => {
    for (let inner: Element = chosen; inner !== document.body && inner.parentElement; inner = inner.parentElement) {
      for (const other of inner.parentElement.children)
        if (other !== inner) (other as HTMLElement).style.display = 'none';
    }
    document.body.style.padding = '60px 0';
  });
  const box = await found.boundingBox();
  if (!box) throw new Error(`${element} has no place on the page`);
  const clip = { x: box.x - margin, y: box.y - margin, width: box.width + 2 * margin, height: box.height + 2 * margin };
  writeFileSync(path, await page.screenshot({ clip, captureBeyondViewport: true }));
  return path;
}

function copy(from: string, to: string): string {
  writeFileSync(to, readFileSync(from));
  return to;
}
