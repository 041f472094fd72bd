/** A wall of statements, gathered by sector. The sector's mark has a shape of its own, so that colour is not needed. */
import type { ReleasedBlockOf } from '../../model/released.ts';
import type { ContentFrame } from './frame.ts';
import { inMarks } from './quote.ts';
import { continued, heightOf, slideId } from './room.ts';
import { type LettersName, type SectorView, wallPages } from './statementwall.ts';

interface StatementsFrame {
  readonly id: string;
  readonly kind: 'statements';
  readonly title: string;
  readonly intro: string;
  readonly source: string;
}

export interface StatementsSection extends StatementsFrame {
  readonly sectors: readonly SectorView[];
}

export interface StatementsSlide extends StatementsFrame {
  /** A sector that goes on in another column is named there again. */
  readonly columns: readonly (readonly SectorView[])[];
  readonly size: LettersName;
}

type Block = ReleasedBlockOf<'statements'>;

/** Outlines in a square of 16; as many as there are colours in the style sheets. */
const marks = [
  'M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z',
  'M2.5 2.5h11v11h-11z',
  'M8 1l7 7l-7 7l-7-7z',
  'M8 1.5l7 12.5h-14z',
  'M6 1h4v5h5v4h-5v5h-4v-5h-5v-4h5z',
  'M8 14.5l-7-12.5h14z',
] as const;

export async function sectionStatements(block: Block, _frame: ContentFrame): Promise<StatementsSection> {
  return { ...headOf(block), sectors: sectorsOf(block) };
}

export async function slidesStatements(block: Block, _frame: ContentFrame): Promise<readonly StatementsSlide[]> {
  const head = headOf(block);
  return wallPages(sectorsOf(block), roomUnder(head)).map(({ columns, size }, at) => ({
    ...head,
    id: slideId(block.id, at),
    title: continued(block.title, at),
    columns,
    size,
  }));
}

function headOf({ id, title, intro = '', source = '' }: Block): StatementsFrame {
  return { id, kind: 'statements', title, intro, source };
}

function sectorsOf({ sectors }: Block): readonly SectorView[] {
  return sectors.map(({ title, voices }, at) => ({
    title,
    mark: marks[at % marks.length] ?? marks[0],
    tone: `tone-${(at % marks.length) + 1}`,
    voices: voices.map(({ role, statements }) => ({ role, statements: statements.map(inMarks) })),
  }));
}

function roomUnder({ title, intro, source }: StatementsFrame): number {
  const head = heightOf(continued(title, 1), { size: 40, weight: 700, leading: 46, width: 1130 });
  const under = intro === '' ? 0 : 8 + heightOf(intro, { size: 22, leading: 29, width: 1130 });
  return 590 - head - under - (source === '' ? 0 : 34);
}
