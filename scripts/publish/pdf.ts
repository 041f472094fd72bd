/**
 * From HTML to PDF: a page of the browser is given the finished HTML, looked over and printed; a thread then makes the
 * PDF meet PDF/UA and reads it.
 */
import type { Page as BrowserPage } from 'puppeteer';
import { type Environment, patience } from './browser.ts';
import { openTabs } from './browsertabs.ts';
import { overflowingSlides, wideElements } from './pdffit.ts';
import type { RawPdf } from './pdfhandover.ts';
import { collectLinks } from './pdflinks.ts';
import type { PdfMeta } from './pdfmetadata.ts';
import { createFinisher } from './pdfthreads.ts';

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
  /** Starts what takes a while to start; printing does it too. */
  readonly start: () => void;
  readonly print: (order: PrintOrder) => Promise<Printed>;
  /** The same of a file that `print` made before without faults. */
  readonly read: (pdf: Uint8Array, format: PrintOrder['format']) => Promise<Printed>;
  readonly close: () => Promise<void>;
}

/** `tabs` pages are printed at the same time. */
export function createPrinter(tabs: number, environment: Environment): Printer {
  const pages = openTabs(tabs, environment);
  // Finishing takes about as long as printing: half as many threads as pages keep up with it.
  const finisher = createFinisher(Math.ceil(tabs / 2));
  const finish = async (raw: RawPdf, format: PrintOrder['format'], faults: readonly PrintFault[]) => {
    const { stranded, foreign, ...finished } = await finisher.finish(raw);
    const found: readonly PrintFault[] = [
      ...(format === 'slides' ? [] : stranded.map((heading) => sight('stranded', '', heading))),
      ...foreign.map((characters) => sight('glyph', '', characters)),
    ];
    return { ...finished, faults: [...faults, ...found] };
  };
  return {
    start: () => {
      pages.start();
      finisher.start();
    },
    print: async (order) => {
      const { bytes, links, faults } = await pages.use((page) => printPage(page, order));
      return finish({ bytes, meta: { ...order.meta, links } }, order.format, faults);
    },
    read: (pdf, format) => finish({ bytes: pdf, meta: null }, format, []),
    close: async () => {
      await Promise.all([pages.close(), finisher.close()]);
    },
  };
}

interface PrintedPage {
  readonly bytes: Uint8Array;
  readonly links: readonly string[];
  readonly faults: readonly PrintFault[];
}

async function printPage(page: BrowserPage, order: PrintOrder): Promise<PrintedPage> {
  const slides = order.format === 'slides';
  const { width, height } = slides ? { width: 1280, height: 720 } : { width: 650, height: 950 };
  if (page.viewport()?.width !== width) await page.setViewport({ width, height });
  await page.setContent(order.html, { waitUntil: 'load', timeout: patience });
  const { links, wide } = (await page.evaluate(slides ? looks.slides : looks.A4)) as Look;
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  return { bytes, links, faults: wide.map((id) => sight(slides ? 'overflow' : 'wide', id, '')) };
}

interface Look {
  readonly links: readonly string[];
  /** Ids of what is too wide or too full. */
  readonly wide: readonly string[];
}

const looks = { A4: lookWith(wideElements), slides: lookWith(overflowingSlides) };

/**
 * All that is asked of a page, in one question: each costs a journey to the browser and back. `fonts.ready` would not load
 * a weight that only a page margin uses.
 */
function lookWith(wide: () => string[]): string {
  const load = 'await Promise.all([...document.fonts].map((font) => font.load()));';
  return `(async () => { ${load} return { links: (${collectLinks})(), wide: (${wide})() }; })()`;
}

function sight(kind: PrintFault['kind'], id: string, text: string): PrintFault {
  return { kind, id, text };
}
