/** A form that the cluster or the practice fills in by hand. */
import type { ReleasedBlockOf } from '../../model/released.ts';
import type { ContentFrame } from './frame.ts';
import { breakRows, rowHeight } from './tablebreak.ts';

type ChecklistBlock = ReleasedBlockOf<'checklist'>;

interface FormTable {
  readonly caption: string;
  /** Heads of the rows: the items, or numbers. */
  readonly rows: readonly string[];
}

export interface ChecklistSection {
  readonly id: string;
  readonly kind: 'checklist';
  readonly title: string;
  readonly intro: string;
  /** What may be written: "Skriv: ja, delvist, nej, ved ikke", or ''. */
  readonly choices: string;
  /** Over the rows' heads: "Punkt", or "Nr." where they are numbers only. */
  readonly corner: string;
  readonly numbered: boolean;
  readonly columns: readonly string[];
  /** Share of the width for each column, and for the row heads, in percent. */
  readonly widths: readonly number[];
  readonly tables: readonly FormTable[];
}

export type ChecklistSlide = { readonly id: string; readonly kind: 'checklist'; readonly title: string } & {
  readonly intro: string;
  readonly choices: string;
  readonly points: readonly string[];
  /** Items in two columns with a rule between; '' where the author gave points of their own. */
  readonly layout: 'points' | 'columns' | 'form';
  readonly columns: readonly string[];
};

export async function sectionChecklist(block: ChecklistBlock, frame: ContentFrame): Promise<ChecklistSection> {
  const columns = columnsOf(block, frame);
  const numbered = block.items.length === 0;
  const first = numbered ? 7 : Math.max(34, 64 - columns.length * 8);
  const each = (100 - first) / columns.length;
  const rows = [...block.items, ...numbersOf(block)];
  const width = (first / 100) * paper - 14;
  const parts = breakRows(rows, (row) => Math.max(writable, rowHeight([[row, width]])), mostInTable);
  return {
    id: block.id,
    kind: 'checklist',
    title: block.title,
    intro: block.intro ?? '',
    choices: choicesOf(block),
    corner: numbered ? 'Nr.' : 'Punkt',
    numbered,
    columns,
    widths: [first, ...columns.map(() => each)],
    tables: parts.map((part, at) => ({
      caption: at === 0 ? 'Udfyldes i hånden' : 'Udfyldes i hånden, fortsat',
      rows: part,
    })),
  };
}

/** In px: the page, a row one can write in (9 mm), and a table that leaves room for its heading on a page. */
const paper = 650;
const writable = 34;
const mostInTable = 740;

/** Without a cluster there is one column, to be named by hand. */
function columnsOf(block: ChecklistBlock, { municipalities }: ContentFrame): readonly string[] {
  if (!block['per-municipality']) return block.columns.length === 0 ? ['Notat'] : block.columns;
  return [...block.columns, ...(municipalities.length === 0 ? ['Kommune'] : municipalities)];
}

/** Empty rows go on from the items. */
function numbersOf({ items, rows = 0 }: ChecklistBlock): readonly string[] {
  return Array.from({ length: rows }, (_, at) => String(items.length + at + 1));
}

function choicesOf({ choices }: ChecklistBlock): string {
  return choices.length === 0 ? '' : `Skriv: ${choices.join(', ')}`;
}

export async function slidesChecklist(block: ChecklistBlock, frame: ContentFrame): Promise<readonly ChecklistSlide[]> {
  const { id, title, items, slide } = block;
  const common = { id, kind: 'checklist', title, intro: block.intro ?? '', choices: choicesOf(block) } as const;
  const columns = columnsOf(block, frame);
  if (slide !== undefined) return [{ ...common, points: slide, layout: 'points', columns: [] }];
  if (items.length === 0) return [{ ...common, points: ['1', '2', '3', '4'], layout: 'form', columns }];
  const pages = Math.ceil(items.length / mostOnSlide);
  const perPage = Math.ceil(items.length / pages);
  return Array.from({ length: pages }, (_, at) => ({
    ...common,
    id: at === 0 ? id : `${id}-${at + 1}`,
    points: items.slice(at * perPage, (at + 1) * perPage),
    layout: 'columns',
    columns: [],
  }));
}

const mostOnSlide = 12;
