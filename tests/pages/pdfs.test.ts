/** Every PDF of the demo that is shared, and a sample of the private ones, held against the goals for PDF files. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../scripts/publish/pdfread.ts';
import { printable } from '../../scripts/publish/site.ts';
import { openBrowser } from '../publish/fixtures/printing.ts';
import { buildDemo, type Demo, findings } from './demo.ts';
import { pdfFindings } from './pdfgoals.ts';
import { firstDifference, wordsOfHtml, wordsOfPdf } from './pdfwords.ts';
import { missingInGuide, missingInOrder } from './released.ts';

let browser: Browser;
let demo: Demo;
let pdfs: readonly string[] = [];
let editions: readonly string[] = [];

beforeAll(async () => {
  demo = await buildDemo(true);
  expect(demo.failed).toEqual([]);
  pdfs = demo.names.filter((name) => name.endsWith('.pdf'));
  editions = demo.names.filter((name) => name.endsWith('/released.json')).map(dirname);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  demo?.close();
});

const bytesOf = (name: string) => readFileSync(join(demo.output, name));
const textOf = (name: string) => bytesOf(name).toString('utf8');
const reportOf = (edition: string) => JSON.parse(textOf(`${edition}/released.json`));

/** The meeting's; of a briefing the day or the month of its last revision, as the pack has it. */
function dateOf(name: string): string {
  const edition = dirname(name);
  if (editions.includes(edition)) return reportOf(edition).meeting.date;
  const pack = readFileSync(join(import.meta.dirname, '../../content', edition, 'pack.yaml'), 'utf8');
  return `${/^revised: "([\d-]+)"/m.exec(pack)?.[1]}-01`.slice(0, 10);
}

describe('the shared PDFs', () => {
  it('are there to be read', () => {
    expect(editions.length).toBeGreaterThanOrEqual(5);
    expect(pdfs.length).toBe(3 * editions.length + 2 * 2);
  });

  it('meet the goals for tags, title, date, bookmarks, fonts, figures, tables, links, sizes and weight', async () => {
    const found = await findings(pdfs, async (name) => {
      const kind = name.endsWith('slides.pdf') ? 'slides' : 'handout';
      return pdfFindings(bytesOf(name), { kind, date: dateOf(name) });
    });
    expect(found).toEqual([]);
  });

  it('are called by titles of their own', async () => {
    // Made-up clusters of other sizes have one name.
    const own = pdfs.filter((name) => !name.startsWith('klynge-af-'));
    const titles = await Promise.all(own.map(async (name) => (await readPdf(bytesOf(name))).title));
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
  });

  it('say word for word what the page says, in its order, with no words glued together', async () => {
    const found = await findings(pdfs, async (name) => {
      const { transcript } = await readPdf(bytesOf(name));
      const shown = await wordsOfHtml(browser, printable(textOf(name.replace(/pdf$/, 'html'))));
      expect(shown.length, name).toBeGreaterThan(500);
      return firstDifference(shown, wordsOfPdf(transcript));
    });
    expect(found).toEqual([]);
  });

  it('give every title, question, date and released number, in the order of released.json', async () => {
    const found = await findings(editions, async (edition) => {
      const { transcript } = await readPdf(bytesOf(`${edition}/handout.pdf`));
      return missingInOrder(
        reportOf(edition),
        transcript.map(({ text }) => text),
      );
    });
    expect(found).toEqual([]);
  });

  it('tell the facilitator every deadline, note and objection', async () => {
    const found = await findings(editions, async (edition) => {
      const { transcript } = await readPdf(bytesOf(`${edition}/guide.pdf`));
      return missingInGuide(
        reportOf(edition),
        transcript.map(({ text }) => text),
      );
    });
    expect(found).toEqual([]);
  });
});

describe('the private PDFs', () => {
  it('meet the same goals', async () => {
    const found = await findings(editions, async (edition) => {
      const folder = join(demo.vault, edition);
      const { date } = reportOf(edition).meeting;
      const sheets = readdirSync(join(folder, 'praksis'));
      const look = (name: string, heaviest?: number) =>
        pdfFindings(readFileSync(join(folder, name)), { kind: 'handout', date, ...(heaviest && { heaviest }) });
      const wrong = [
        look('noegle.pdf'),
        look(`praksis/${sheets[0]}`, 60 * 1024),
        // Printed and cut apart, never sent: as many documents as there are practices.
        look('praksis-alle.pdf', Math.max(4, sheets.length) * 25 * 1024),
      ];
      return (await Promise.all(wrong)).flat();
    });
    expect(found).toEqual([]);
  });
});
