/** The words of a page as the browser shows them in print, and as a reader of the PDF's tags hears them. */
import type { Browser } from 'puppeteer';
import type { TranscriptEntry } from '../../scripts/publish/pdfread.ts';

/** In DOM order. A drawing is its description; what is hidden from readers is left out. */
export async function wordsOfHtml(browser: Browser, html: string): Promise<readonly string[]> {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.emulateMediaType('print');
  await page.setContent(html, { waitUntil: 'load' });
  const text = await page.evaluate(() => {
    for (const element of document.querySelectorAll('[aria-hidden="true"]')) element.remove();
    for (const drawing of document.querySelectorAll('svg')) {
      const described = document.createElement('p');
      described.textContent = [...drawing.querySelectorAll('title, desc')].map((one) => one.textContent).join(' ');
      drawing.replaceWith(described);
    }
    return document.body.innerText;
  });
  await page.close();
  return wordsIn(text);
}

/** Without the numbers and bullets of lists, which the browser makes up. */
export function wordsOfPdf(transcript: readonly TranscriptEntry[]): readonly string[] {
  return wordsIn(
    transcript
      .filter(({ tag }) => tag !== 'Lbl')
      .map(({ text }) => text)
      .join('\n'),
  );
}

const wordsIn = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** The first place where two texts part, with some words around it. */
export function firstDifference(one: readonly string[], other: readonly string[]): readonly string[] {
  const at = one.findIndex((word, index) => word !== other[index]);
  if (at < 0 && one.length === other.length) return [];
  const from = Math.max(0, (at < 0 ? one.length : at) - 4);
  const around = (words: readonly string[]) => words.slice(from, from + 9).join(' ');
  return [`"${around(one)}" is heard as "${around(other)}"`];
}
