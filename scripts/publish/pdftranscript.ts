/** What a reader that follows the tags is told, block by block, and where each heading stands. */
import type { PDFRef } from 'pdf-lib';
import { contentKey, everyContent, INLINE, type StructureElement, textEntry } from './pdfstructure.ts';

export interface TranscriptEntry {
  /** The nearest tag that says what it is: H1 to H6, P, Lbl, LBody, TH, TD, Caption, Figure. */
  readonly tag: string;
  /** For a figure its alternative text. */
  readonly text: string;
  /** From 1. */
  readonly page: number;
}

export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly page: number;
  /** The page of the first content after it; another page than its own means that it is stranded. */
  readonly nextPage: number;
}

export interface Pages {
  readonly texts: ReadonlyMap<string, string>;
  readonly numbers: ReadonlyMap<PDFRef, number>;
}

/** Text that stands in these without a tag of its own belongs to a block without a tag. */
const CONTAINERS = new Set(['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote']);

interface Block {
  readonly tag: string;
  readonly page: number;
  text: string;
  lastPage: number;
}

export function readBlocks(elements: readonly StructureElement[], pages: Pages): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  const add = (tag: string, text: string, page: number): void => {
    if (open === undefined) {
      open = { tag, text: '', page, lastPage: page };
      blocks.push(open);
    }
    open.text += text;
    if (text.trim() !== '') open.lastPage = page;
  };
  const visit = (element: StructureElement, outerTag: string): void => {
    const alt = element.type === 'Figure' ? textEntry(element.dict, 'Alt') : '';
    const tag = INLINE.has(element.type) || element.type === 'NonStruct' ? outerTag : element.type;
    const apart = isBlock(element, outerTag);
    if (apart) open = undefined;
    if (alt !== '') add(tag, alt, firstPage(element, pages) ?? blocks.at(-1)?.lastPage ?? 1);
    for (const kid of alt === '' ? element.kids : []) {
      if (kid.kind === 'element') visit(kid, tag);
      else if (kid.kind === 'content')
        add(tag, pages.texts.get(contentKey(kid)) ?? '', pages.numbers.get(kid.page) ?? 0);
    }
    if (apart) open = undefined;
  };
  for (const element of elements) visit(element, element.type);
  return blocks.flatMap((block) => (block.text.trim() === '' ? [] : [{ ...block, text: clean(block.text) }]));
}

export function headingsOf(blocks: readonly Block[]): Heading[] {
  return blocks.flatMap(({ tag, text, lastPage }, index) => {
    const level = /^H([1-6])$/.exec(tag)?.[1];
    if (level === undefined) return [];
    return [{ level: Number(level), text, page: lastPage, nextPage: blocks[index + 1]?.page ?? lastPage }];
  });
}

/** Chromium writes NonStruct for a piece of text, for `sup`, and for blocks such as `div` and `section`. */
function isBlock(element: StructureElement, outerTag: string): boolean {
  if (INLINE.has(element.type)) return false;
  if (element.type !== 'NonStruct') return true;
  return CONTAINERS.has(outerTag) && element.kids.some((kid) => kid.kind === 'element');
}

function firstPage(element: StructureElement, pages: Pages): number | undefined {
  const page = everyContent(element)[0]?.page;
  return page && pages.numbers.get(page);
}

const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();
