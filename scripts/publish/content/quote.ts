/** A quotation with its source, and a sentence on what it means here. */
import type { ReleasedBlockOf } from '../../model/released.ts';
import type { ContentFrame } from './frame.ts';
import { heightOf } from './room.ts';

export interface QuoteSection {
  readonly id: string;
  readonly kind: 'quote';
  /** Empty: the quotation needs no heading. */
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly source: string;
  readonly url: string;
  readonly note: string;
}

export interface QuoteSlide extends Omit<QuoteSection, 'paragraphs'> {
  readonly text: string;
  /** The largest lettering that leaves room for source and note. */
  readonly size: 'huge' | 'large' | 'middle' | 'small';
}

export async function sectionQuote(block: ReleasedBlockOf<'quote'>, _frame: ContentFrame): Promise<QuoteSection> {
  return { ...aboutOf(block), title: block.title ?? '', paragraphs: inMarks(block.text).split(/\n\s*\n/) };
}

export async function slidesQuote(
  block: ReleasedBlockOf<'quote'>,
  _frame: ContentFrame,
): Promise<readonly QuoteSlide[]> {
  const text = inMarks(block.slide ?? block.text).replace(/\s+/g, ' ');
  return [{ ...aboutOf(block), title: block.title ?? 'Citat', text, size: sizeOf(text) }];
}

function aboutOf({ id, source, url, note }: ReleasedBlockOf<'quote'>) {
  return { id, kind: 'quote', source, url: url ?? '', note: note ?? '' } as const;
}

/** Danish marks, unless the author has set some. */
export function inMarks(text: string): string {
  const bare = text.trim();
  return /^[»"“”„]/.test(bare) ? bare : `»${bare}«`;
}

/** As in slides.css: px of the letters, and from line to line. */
const letterings = [
  ['huge', 54, 66],
  ['large', 44, 56],
  ['middle', 36, 47],
  ['small', 29, 39],
] as const;

function sizeOf(text: string): QuoteSlide['size'] {
  const fits = letterings.find(
    ([, size, leading]) => heightOf(text, { size, leading, weight: 600, width: 1060 }) <= 330,
  );
  return fits?.[0] ?? 'small';
}
