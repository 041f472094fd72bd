import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PdfReading, readPdf } from '../../scripts/publish/pdfread.ts';
import { toPdfUa } from '../../scripts/publish/pdfua.ts';
import { htmlPage, metaFor, openBrowser, print, SAMPLE } from './fixtures/printing.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function readHtml(html: string): Promise<PdfReading> {
  const printed = await print(browser, html);
  return readPdf((await toPdfUa(printed.raw, metaFor(printed))).pdf);
}

it('reads the blocks in order, with their tags and pages', async () => {
  const reading = await readHtml(SAMPLE);
  expect(reading.transcript.map(({ tag, text, page }) => `${page} ${tag} ${text.slice(0, 24)}`)).toEqual([
    '1 H1 Børn uden undersøgelse v',
    '1 P Krydser en praksis’ stre',
    '1 LBody Første punkt',
    '1 LBody Indre punkt',
    '1 LBody Andet punkt',
    '1 Lbl 1.',
    '1 P Hvad undrer os?',
    '1 Lbl 2.',
    '1 P Hvad gør vi?',
    '1 Figure Søjlediagram. A er højes',
    '1 Caption Figur 1. Prøve',
    '1 Caption Tabel 1. Andel',
    '1 TH Praksis',
    '1 TH Andel',
    '1 TH A',
    '1 TD 12,5 %',
    '1 TH B',
    '2 H2 Anden side',
    '2 P Slut.',
  ]);
  expect(reading.headings).toMatchObject([
    { level: 1, page: 1, nextPage: 1 },
    { level: 2, text: 'Anden side', page: 2, nextPage: 2 },
  ]);
  expect(reading.outline).toEqual(reading.headings.map((heading) => heading.text));
});

it('reads what the checks ask for', async () => {
  const reading = await readHtml(SAMPLE);
  expect(reading.pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([
    [595, 842],
    [595, 842],
  ]);
  expect([reading.title, reading.lang]).toEqual(['Børn & unge <prøve>', 'da']);
  expect(reading.fonts.every((font) => font.startsWith('SourceSans3'))).toBe(true);
  expect(reading).toMatchObject({ type3: 0, fallbackCharacters: [], images: 0, taggedForms: 0 });
  expect(reading).toMatchObject({ figuresWithoutAlt: 0, thWithoutScope: 0, linksWithoutContents: 0 });
});

it('finds a heading that is left behind at the foot of a page', async () => {
  const html = (avoid: string): string =>
    htmlPage(
      `<h1>Titel</h1><p>Tekst</p><div style="height:220mm"></div><h2 style="break-after:${avoid}">Spørgsmål</h2>
       <table style="break-inside:avoid"><tr><th scope="col">Navn<td style="height:60mm">Tal</table>`,
      '@page { margin: 10mm }',
    );
  const stranded = (reading: PdfReading): string[] =>
    reading.headings.filter(({ page, nextPage }) => page !== nextPage).map(({ text }) => text);
  expect(stranded(await readHtml(html('auto')))).toEqual(['Spørgsmål']);
  expect(stranded(await readHtml(html('avoid')))).toEqual([]);
});

it('names characters that our font lacks, in text, running heads and drawings', async () => {
  const reading = await readHtml(
    htmlPage(
      '<h1>Højst ≤ 5 ✓</h1><svg role="img" aria-label="Pil" width="90" height="20"><text y="15">A → B</text></svg>',
      '@page { @bottom-left { content: "▲"; font: 9pt "Source Sans 3" } }',
    ),
  );
  expect(reading.fallbackCharacters.map(({ text }) => text).join('')).toMatch(/^(?=.*≤)(?=.*✓)(?=.*→)(?=.*▲).{4,}$/);
  expect(reading.fallbackCharacters.some(({ font }) => font.startsWith('SourceSans3'))).toBe(false);
});

it('names a character that no font has', async () => {
  const reading = await readHtml(htmlPage('<h1>Tegn \u{10080}</h1>'));
  expect(reading.fallbackCharacters.map(({ text }) => text)).toEqual(['\uFFFD']);
});

it('counts what the template forgot', async () => {
  const printed = await print(browser, htmlPage('<h1>Et</h1><p><a href="#ingen-steder">Død henvisning</a></p>'));
  const reading = await readPdf((await toPdfUa(printed.raw, metaFor(printed))).pdf);
  expect(reading.linksWithoutContents).toBe(1);
  const shadow = await readHtml(htmlPage('<h1 style="filter: blur(1px)">Sløret</h1><p>Tekst</p>'));
  expect(shadow.images).toBeGreaterThan(0);
});

it('reads turned labels and words side by side as words', async () => {
  const reading = await readHtml(
    htmlPage(`<h1>Et</h1><table><tr><th scope="col" style="writing-mode:vertical-rl">Lodret tekst</th>
      <td><span style="display:inline-block;width:40mm">31,2 %</span><span>af<sup>1</sup> alle</span></td></tr></table>`),
  );
  expect(reading.transcript.map(({ text }) => text)).toEqual(['Et', 'Lodret tekst', '31,2 % af1 alle']);
});
