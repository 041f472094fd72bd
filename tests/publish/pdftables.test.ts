import { PDFArray, PDFDocument, PDFName, type PDFString } from 'pdf-lib';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPdf } from '../../scripts/publish/pdfread.ts';
import { attributes, everyElement, readStructure, type StructureElement } from '../../scripts/publish/pdfstructure.ts';
import { toPdfUa } from '../../scripts/publish/pdfua.ts';
import { htmlPage, metaFor, openBrowser, print } from './fixtures/printing.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const head = '<tr><th scope="col">Hold<th scope="col">Morgen<th scope="col">Aften</tr>';

/** Each row as its cells, with the numbers of the headers they refer to: only headers that Chromium refers to have one. */
async function rowsOf(body: string): Promise<string[][]> {
  const printed = await print(browser, htmlPage(`<h1>Skema</h1><table>${body}</table>`));
  const finished = (await toPdfUa(printed.raw, metaFor(printed))).pdf;
  const document = await PDFDocument.load(finished, { updateMetadata: false });
  const rows = everyElement(readStructure(document)).filter(({ type }) => type === 'TR');
  expect((await readPdf(finished)).thWithoutScope).toBe(0);
  return rows.map(({ kids }) => kids.flatMap((kid) => (kid.kind === 'element' ? `${kid.type} ${headersOf(kid)}` : [])));
}

function headersOf(cell: StructureElement): string {
  const lists = attributes(cell).flatMap((attribute) => attribute.lookupMaybe(PDFName.of('Headers'), PDFArray) ?? []);
  return lists
    .flatMap((list) => list.asArray().map((id) => Number((id as PDFString).decodeText().replace('cell', ''))))
    .join(' ');
}

it('keeps empty cells where they are, with their headers', async () => {
  const rows = await rowsOf(`${head}<tr><th scope="row">Et<td>x<td><tr><th scope="row">To<td><td>x
    <tr><th scope="row">Tre<td><td><tr><th scope="row">Fire<td>x<td>x`);
  expect(rows).toEqual([
    ['TH ', 'TH ', 'TH '],
    ['TH ', 'TD 1 3', 'TD 2 3'],
    ['TH ', 'TD 1 4', 'TD 2 4'],
    ['TH ', 'TD 1', 'TD 2'],
    ['TH ', 'TD 1 5', 'TD 2 5'],
  ]);
});

it('knows an empty corner', async () => {
  const rows = await rowsOf(
    '<tr><td><th scope="col">Morgen<th scope="col">Aften<tr><th scope="row">Et<td><td>x<tr><th scope="row">To<td>x<td>x',
  );
  expect(rows).toEqual([
    ['TD ', 'TH ', 'TH '],
    ['TH ', 'TD 1 3', 'TD 2 3'],
    ['TH ', 'TD 1 4', 'TD 2 4'],
  ]);
});

it('says the head of a table once, also when it stands on every page', async () => {
  const rows = Array.from({ length: 60 }, (_, at) => `<tr><th scope="row">Hold ${at}<td>ja<td>nej`).join('');
  const printed = await print(browser, htmlPage(`<h1>Skema</h1><table><thead>${head}</thead>${rows}</table>`));
  const { pages, transcript } = await readPdf((await toPdfUa(printed.raw, metaFor(printed))).pdf);
  expect(pages.length).toBeGreaterThan(1);
  const texts = transcript.map(({ text }) => text);
  expect(texts.slice(0, 7)).toEqual(['Skema', 'Hold', 'Morgen', 'Aften', 'Hold 0', 'ja', 'nej']);
  expect(texts.filter((text) => text.includes('Morgen'))).toEqual(['Morgen']);
});
