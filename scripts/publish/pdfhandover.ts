/** What the thread that prints and the one that finishes hand each other. */
import type { PdfMeta } from './pdfmetadata.ts';

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

/** What of a message need not be copied: the bytes, unless they lie in a buffer with others. The sender loses them. */
export function givenAway(bytes: Uint8Array): ArrayBuffer[] {
  const { buffer } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength ? [buffer] : [];
}
