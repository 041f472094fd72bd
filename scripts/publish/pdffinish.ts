/**
 * What happens to a printed page before it is a finished PDF: made to meet PDF/UA, then read as a reader of its tags
 * would. Runs in a thread of its own (pdfthreads.ts), so that drawing and the browser need not wait for it.
 */
import { parentPort } from 'node:worker_threads';
import type { PdfMeta } from './pdfmetadata.ts';
import { readPdf } from './pdfread.ts';
import { toPdfUa } from './pdfua.ts';

export interface RawPdf {
  readonly bytes: Uint8Array;
  /** Null when the file meets PDF/UA already and is only to be read. */
  readonly meta: PdfMeta | null;
}

export interface FinishedPdf {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** What it says of itself (title, author, bookmarks), and its text in reading order. */
  readonly metadata: string;
  readonly text: string;
  /** Headings that stand alone at the foot of a page. */
  readonly stranded: readonly string[];
  /** Characters that our own font could not show, by font. */
  readonly foreign: readonly string[];
}

export interface FinishOrder extends RawPdf {
  readonly number: number;
}

export type FinishAnswer = { readonly number: number } & (
  | { readonly finished: FinishedPdf }
  | { readonly error: string }
);

async function finish({ bytes, meta }: RawPdf): Promise<FinishedPdf> {
  const { pdf, reading } = meta ? await toPdfUa(bytes, meta) : { pdf: bytes, reading: await readPdf(bytes) };
  return {
    pdf,
    pages: reading.pages.length,
    metadata: [reading.title, ...reading.about, ...reading.outline].join('\n'),
    text: reading.transcript.map(({ text }) => text).join('\n'),
    stranded: reading.headings.filter(({ page, nextPage }) => nextPage !== page).map(({ text }) => text),
    foreign: reading.fallbackCharacters.map(({ text }) => text),
  };
}

parentPort?.on('message', async ({ number, bytes, meta }: FinishOrder) => {
  const answer: FinishAnswer = await finish({ bytes, meta }).then(
    (finished) => ({ number, finished }),
    (error: Error) => ({ number, error: error.stack ?? error.message }),
  );
  parentPort?.postMessage(answer);
});
