/** How long after a file is saved the live page shows it, in milliseconds: the middle one of five. */
import { readFileSync, writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import puppeteer from 'puppeteer';
import { startPreview } from '../../scripts/preview.ts';
import { locateBrowser } from '../../scripts/publish/browser.ts';

enableCompileCache(process.env.NODE_COMPILE_CACHE);
const [root = '', data = '', edition = ''] = process.argv.slice(2);
const preview = await startPreview({ root, data, vault: join(root, 'none'), secret: undefined });
const browser = await puppeteer.launch({
  ...(await locateBrowser(process.env)),
  headless: 'shell',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
await page.goto(`${preview.address}${edition}/handout.html`);

/** Saves the file with `from` as `to`, and waits for `to` on the page. */
async function save(path: string, from: RegExp, to: string): Promise<number> {
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, (whole, kept) => whole.replace(kept, to));
  const started = performance.now();
  writeFileSync(path, changed);
  await page.waitForFunction((wanted) => document.body.innerText.includes(wanted), { timeout: 20_000 }, to);
  return performance.now() - started;
}

const meetings = join(root, data, 'moeder.csv');
const pack = join(root, 'content', edition.split('/')[1]?.replace(/-\d+$/, '') ?? '', 'pack.yaml');
const middle = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
const [cells, texts]: [number[], number[]] = [[], []];
for (let time = 1; time <= 5; time++) {
  cells.push(await save(meetings, /(?:\n(?:[^;\n]*;){6})([^;\n]*)/, `Sal nummer ${time}`));
  texts.push(await save(pack, /^lead: (.*)$/m, `Indledning nummer ${time}.`));
}
await browser.close();
await preview.close();
process.stdout.write(JSON.stringify({ cell: middle(cells), text: middle(texts) }));
