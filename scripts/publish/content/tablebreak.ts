/**
 * Long tables are set as several, each short enough to stand whole on a page: a head that the browser repeats would be
 * read out on every page as if it were new.
 */
import { textLines } from '../../charts/textlines.ts';

/** As many parts as `most` asks for, of nearly equal height. Heights and `most` in px. */
export function breakRows<T>(
  rows: readonly T[],
  heightOf: (row: T) => number,
  most: number,
): readonly (readonly T[])[] {
  const total = rows.reduce((sum, row) => sum + heightOf(row), 0);
  const count = Math.max(1, Math.ceil(total / most));
  const parts: T[][] = Array.from({ length: count }, () => []);
  let above = 0;
  for (const row of rows) {
    const height = heightOf(row);
    parts[Math.floor(((above + height / 2) / total) * count)]?.push(row);
    above += height;
  }
  return parts.filter((part) => part.length > 0);
}

/** Height in px of a row of the handout's tables: 9.8 pt on 11.8, its longest cell deciding. Widths in px. */
export function rowHeight(cells: readonly (readonly [text: string, width: number])[]): number {
  const lines = cells.map(([text, width]) => textLines(text, width, { fontSize: 13.1 }).length);
  return Math.max(1, ...lines) * 15.7 + 3.5;
}
