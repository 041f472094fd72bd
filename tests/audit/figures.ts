/** A small indicator to plant faults in. */
import type { AuditInput, ProtectedCount, Statement } from '../../scripts/audit/audit.ts';
import { printedCount } from '../../scripts/audit/printed.ts';

export const what = 'Børn med mange kontakter';

/** One indicator: a cell per practice, the total printed, and everything else as `also` says. */
export function column(
  figures: readonly (readonly [x: number, n: number])[],
  also: Partial<AuditInput> = {},
): AuditInput {
  const cells = figures.map(([x, n], place) => ({ id: `x${place}`, practice: `p${place}`, column: 'x', x, most: n }));
  const total = printedCount(
    what,
    cells.map((cell) => one(cell.id)),
    cells.reduce((sum, cell) => sum + cell.x, 0),
  );
  return {
    cells,
    known: also.known ?? [],
    published: [total, ...(also.published ?? [])],
    protected: cells.map((cell) => count([one(cell.id)], cell.most)),
  };
}

export function one(cell: string) {
  return { cell, times: 1 };
}

export function count(terms: ProtectedCount['terms'], of: number | null): ProtectedCount {
  return { what, terms, of, threshold: 5, sensitive: false };
}

export function shown(place: number, x: number): Statement {
  return printedCount(what, [one(`x${place}`)], x);
}

export const figures = [
  [3, 60],
  [12, 50],
  [20, 55],
  [15, 45],
  [30, 70],
] as const;
export const safe = [shown(3, 15), shown(4, 30)];
