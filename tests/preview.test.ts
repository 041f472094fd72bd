/** The live pages in the real browser: what is changed on disk is seen, and what is wrong is told. */
import { request } from 'node:http';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Preview, startPreview } from '../scripts/preview.ts';
import { locateBrowser } from '../scripts/publish/browser.ts';
import { dataSet, filesUnder, openWorkshop, rowsOf, type Workshop } from './workshop.ts';

const pack = 'content/akutte-kontakter/pack.yaml';
const handout = 'aadalen/akutte-kontakter-1/handout.html';
let workshop: Workshop;
let preview: Preview;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  workshop = openWorkshop(['aadalen']);
  const vault = join(workshop.root, 'private');
  preview = await startPreview({ root: workshop.root, data: dataSet, vault, secret: undefined });
  // A reader's browser, which reaches this machine; the build's reaches nothing.
  const place = await locateBrowser(process.env);
  browser = await puppeteer.launch({ ...place, headless: 'shell', args: ['--no-sandbox'] });
  page = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  await preview.close();
  workshop.close();
});

const text = () => page.evaluate(() => document.body.innerText);
const bar = () => page.evaluate(() => (document.querySelector('.preview') as HTMLElement | null)?.innerText ?? '');
/** The page loads itself again: wait for what is to come. */
const sees = (words: string, where = 'body') =>
  page.waitForFunction(
    (wanted, selector) => (document.querySelector(selector) as HTMLElement | null)?.innerText.includes(wanted),
    { timeout: 20_000 },
    words,
    where,
  );

describe('preview', () => {
  it('begins with the meetings, and says that nothing is saved', async () => {
    await page.goto(preview.address);
    expect(await text()).toContain('Klynge Ådalen');
    expect(await bar()).toContain('intet er gemt');
    await Promise.all([page.waitForNavigation(), page.click(`a[href="/${handout}"]`)]);
    expect(await text()).toContain('Det skal mødet munde ud i');
    expect(await bar()).toContain('Bogstaverne er eksempler');
  });

  it('shows a changed text without being asked', async () => {
    const lead = /^lead: .*$/m.exec(workshop.read(pack))?.[0] ?? '';
    workshop.change(pack, lead, 'lead: Her er en helt ny indledning.');
    await sees('Her er en helt ny indledning.');
  });

  it('keeps the page under a fault in the pack, and tells where it is and what to do', async () => {
    workshop.change(pack, 'minutes: 210', 'minuter: 210');
    await sees('pack.yaml:', '.preview');
    const told = await bar();
    expect(told).toContain('minuter: 210\n^');
    expect(told).toContain('minutes');
    expect(told).toContain('Siden er fra før fejlene kom.');
    expect(await text()).toContain('Her er en helt ny indledning.');
    workshop.change(pack, 'minuter: 210', 'minutes: 210');
    await page.waitForFunction(() => document.querySelector('.preview details[open]') === null, { timeout: 20_000 });
  });

  it('shows a changed figure, and never the cell that is wrong', async () => {
    const file = `${dataSet}/moeder.csv`;
    const [meeting] = rowsOf(workshop, 'moeder.csv');
    workshop.change(file, meeting?.sted ?? '', 'Den nye mødesal');
    await sees('Den nye mødesal');
    workshop.change(file, 'Den nye mødesal', '010190-1234');
    await sees('CPR', '.preview');
    expect(await page.content()).not.toContain('010190-1234');
    workshop.change(file, '010190-1234', 'Den nye mødesal');
    await page.waitForFunction(() => document.querySelector('.preview details[open]') === null, { timeout: 20_000 });
  });

  it.each(['slides.html', 'guide.html'])('has %s', async (name) => {
    await page.goto(`${preview.address}aadalen/akutte-kontakter-1/${name}`);
    expect(await text()).toContain('Akutte kontakter');
  });

  it.each(['private/secret.key', 'aadalen/akutte-kontakter-1/noegle.pdf', '../package.json', 'content/x', '%00'])(
    'has nothing at %s',
    async (path) => {
      const response = await fetch(`${preview.address}${path}`);
      expect(response.status).toBe(404);
    },
  );

  it('does not answer to another name', async () => {
    const { port } = new URL(preview.address);
    const status = await new Promise((resolve) => {
      request({ host: '127.0.0.1', port, path: '/', headers: { Host: 'ond.example' } }, (response) =>
        resolve(response.statusCode),
      ).end();
    });
    expect(status).toBe(403);
  });

  it('has written nothing', () => {
    expect(filesUnder(join(workshop.root, 'output')).size).toBe(0);
    expect(filesUnder(join(workshop.root, 'private')).size).toBe(0);
  });

  it('shows the very page that a build makes with the same key, and its own bar below', async () => {
    await workshop.build({}, { ...process.env, KLYNGEPAKKER_SECRET: '00'.repeat(32) });
    for (const name of ['handout.html', 'slides.html', 'guide.html']) {
      const path = `aadalen/akutte-kontakter-1/${name}`;
      const live = await (await fetch(`${preview.address}${path}`)).text();
      const bar = live.slice(live.lastIndexOf('<style>\n.preview {'), live.lastIndexOf('</body>'));
      expect(bar).toContain('intet er gemt');
      expect(live.replace(bar, '')).toBe(workshop.read(`output/${path}`));
    }
  });
});
