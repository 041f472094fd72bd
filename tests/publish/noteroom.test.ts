/** The room for notes that a handout page gets when the section after it does not fit: printed in the real browser. */
import { readFileSync } from 'node:fs';
import { PDFDocument } from 'pdf-lib';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPdf } from '../../scripts/publish/pdfread.ts';
import { operatorsOf, streamsOf } from './fixtures/painted.ts';
import { htmlPage, openBrowser, print } from './fixtures/printing.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const style = readFileSync(new URL('../../templates/styles/handout.css', import.meta.url), 'utf8');
const section = (millimetres: number, kind: string) =>
  `<div class="room"><section class="${kind}"><h2>Overskrift</h2><div style="height:${millimetres}mm"></div><p>Slut.</p></section></div>`;

/** Pages whose last fill is a rule. What a section hides of them it paints white; boxes come before words. */
async function printed(...sections: readonly string[]) {
  const { raw } = await print(browser, htmlPage(sections.join('\n'), style));
  const ruled = streamsOf(await PDFDocument.load(raw)).filter(({ bytes }) => {
    const operators = operatorsOf(bytes);
    const fill = operators.findLastIndex(({ name }) => name === 'f');
    const colour = operators.slice(0, fill).findLast(({ name }) => name === 'rg');
    return colour?.operands.some((part) => Number(part) < 0.9) ?? false;
  });
  const { pages, images } = await readPdf(raw);
  return { pages: pages.length, ruled: ruled.map(({ pageNumber }) => pageNumber), images };
}

it.each(['figure', 'keep', 'method'])('is ruled before a section that moves: %s', async (kind) => {
  const { pages, ruled, images } = await printed(section(60, 'keep'), section(190, kind));
  expect(pages).toBe(2);
  expect(ruled).toEqual([1]);
  expect(images).toBe(0);
});

it('is not there when the section fits', async () => {
  const { pages, ruled } = await printed(section(60, 'keep'), section(60, 'figure'));
  expect(pages).toBe(1);
  expect(ruled).toEqual([]);
});

it('is ruled between two figures, which have a page each', async () => {
  const { pages, ruled } = await printed(section(60, 'figure'), section(60, 'figure'));
  expect(pages).toBe(2);
  expect(ruled).toEqual([1]);
});

it('is left white beside prose, which does not fill the width', async () => {
  expect((await printed(section(60, 'prose'), section(190, 'prose keep'))).ruled).toEqual([]);
});
