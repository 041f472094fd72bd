/** What every table twin is built of. */
import type { Peer, SizeBand } from '../model/released.ts';

export interface TableView {
  readonly caption: string;
  readonly head: readonly { readonly text: string; readonly number: boolean }[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly head: string;
  readonly cells: readonly string[];
  readonly strong: boolean;
}

/** One long table as several side by side. */
export function inParts(
  caption: string,
  head: TableView['head'],
  rows: readonly TableRow[],
  parts: number,
): TableView[] {
  const each = Math.ceil(rows.length / parts);
  return Array.from({ length: parts }, (_, at) => ({
    caption: at === 0 ? caption : 'Fortsat',
    head,
    rows: rows.slice(at * each, (at + 1) * each),
  })).filter((part) => part.rows.length > 0);
}

/** How much stands behind a figure, roughly; a dash where the figure is hidden. */
export function sizeText({ size }: Peer): string {
  const text: SizeBand | undefined = size;
  return text?.replace('-', '–').replace(' og over', '+') ?? '–';
}

export function column(text: string, number = false) {
  return { text, number };
}

export function row(head: string, cells: readonly string[], strong = false): TableRow {
  return { head, cells, strong };
}
