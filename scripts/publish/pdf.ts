/**
 * From HTML to PDF: a few pages of one browser are lent out in turn, given the finished HTML, looked over and printed.
 * A browser that crashes or hangs is started again and the page tried once more.
 */
import type { Browser, Page as BrowserPage } from 'puppeteer';
import { type Environment, startBrowser } from './browser.ts';
import { overflowingSlides, wideElements } from './pdffit.ts';
import { readPdf } from './pdfread.ts';
import { collectLinks, type PdfMeta, toPdfUa } from './pdfua.ts';

export interface PrintOrder {
  readonly html: string;
  readonly format: 'A4' | 'slides';
  readonly meta: Omit<PdfMeta, 'links'>;
}

/** Something in the page that a reader must not meet. `id` is the element's, without the `s-` of slides. */
export interface PrintFault {
  readonly kind: 'overflow' | 'wide' | 'stranded' | 'glyph';
  readonly id: string;
  /** The heading, or the characters that the font lacks. */
  readonly text: string;
}

export interface Printed {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** What it says of itself (title, author, bookmarks), and its text in reading order. */
  readonly metadata: string;
  readonly text: string;
  readonly faults: readonly PrintFault[];
}

export interface Printer {
  readonly print: (order: PrintOrder) => Promise<Printed>;
  readonly close: () => Promise<void>;
}

const patience = 60_000;

/** `tabs` pages work at the same time. The browser starts on the first order. */
export function createPrinter(tabs: number, environment: Environment): Printer {
  let browser: Promise<Browser> | null = null;
  const idle: BrowserPage[] = [];
  const waiting: (() => void)[] = [];
  let lent = 0;

  const borrow = async (): Promise<BrowserPage> => {
    while (lent >= tabs) await new Promise<void>((resolve) => waiting.push(resolve));
    lent++;
    browser ??= startBrowser(environment);
    try {
      return idle.pop() ?? (await openPage(await browser));
    } catch (error) {
      giveBack(null);
      browser = null;
      throw error;
    }
  };
  const giveBack = (page: BrowserPage | null) => {
    lent--;
    if (page) idle.push(page);
    waiting.shift()?.();
  };
  const restart = async () => {
    const old = await browser?.catch(() => null);
    browser = null;
    idle.length = 0;
    await old?.close().catch(() => old.process()?.kill('SIGKILL'));
  };
  const printOnce = async (order: PrintOrder): Promise<Printed> => {
    const page = await borrow();
    let healthy = false;
    try {
      const printed = await withTimeout(printPage(page, order));
      healthy = true;
      return printed;
    } finally {
      giveBack(healthy ? page : null);
    }
  };
  return {
    print: async (order) => {
      try {
        return await printOnce(order);
      } catch (error) {
        if (!isBrowserTrouble(error)) throw error;
        await restart();
        return await printOnce(order);
      }
    },
    close: restart,
  };
}

/** Anything but a fault of our own in the finished PDF: those throw plain errors with our own words. */
function isBrowserTrouble(error: unknown): boolean {
  return (
    error instanceof Error &&
    /(Target closed|Session closed|Protocol error|timed out|Connection closed|detached)/i.test(error.message)
  );
}

async function withTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('printing timed out')), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function openPage(browser: Browser): Promise<BrowserPage> {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.emulateMediaType('print');
  return page;
}

async function printPage(page: BrowserPage, order: PrintOrder): Promise<Printed> {
  const slides = order.format === 'slides';
  await page.setViewport(slides ? { width: 1280, height: 720 } : { width: 650, height: 950 });
  await page.setContent(order.html, { waitUntil: 'load', timeout: patience });
  // `fonts.ready` does not load a weight that only a page margin uses.
  await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())).then(() => true));
  const links = await page.evaluate(collectLinks);
  const seen = await page.evaluate(slides ? overflowingSlides : wideElements);
  const raw = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  const pdf = await toPdfUa(raw, { ...order.meta, links });
  const reading = await readPdf(pdf);
  const stranded = slides ? [] : reading.headings.filter((heading) => heading.nextPage !== heading.page);
  return {
    pdf,
    pages: reading.pages.length,
    metadata: [reading.title, ...reading.about, ...reading.outline].join('\n'),
    text: reading.transcript.map(({ text }) => text).join('\n'),
    faults: [
      ...seen.map((id): PrintFault => ({ kind: slides ? 'overflow' : 'wide', id, text: '' })),
      ...stranded.map(({ text }): PrintFault => ({ kind: 'stranded', id: '', text })),
      ...reading.fallbackCharacters.map(({ text }): PrintFault => ({ kind: 'glyph', id: '', text })),
    ],
  };
}
