/**
 * One table from several files: a practice's own form beside the others, and a corrected one instead of the first. The
 * same practice may be there twice only with the same figures, or when the later file's name ends with `-rettet`.
 */
import type { Report } from '../model/problem.ts';
import { type Cell, fault, warn } from './cells.ts';
import type { Sheet, SheetRow } from './headers.ts';

/** All rows that one file has of one unit in one round. */
interface Delivery {
  readonly file: string;
  readonly at: Cell;
  readonly rows: readonly SheetRow<string>[];
}

/** `unit` is the column that says whose figures a row holds; `columns` all that can tell two deliveries apart. */
export function joinSheets(
  sheets: readonly Sheet<string>[],
  unit: string,
  columns: readonly string[],
  report: Report,
): Sheet<string> | null {
  const [first] = sheets;
  if (!first || sheets.length === 1) return first ?? null;
  const kept = new Map<string, Delivery>();
  for (const sheet of sheets.toSorted((a, b) => Number(isCorrection(a.file)) - Number(isCorrection(b.file)))) {
    for (const [key, delivery] of deliveriesOf(sheet, unit)) {
      const before = kept.get(key);
      if (!before || replaces(delivery, before, columns, report)) kept.set(key, delivery);
    }
  }
  return {
    file: first.file,
    header: first.header,
    has: (name) => sheets.some((sheet) => sheet.has(name)),
    rows: [...kept.values()].flatMap(({ rows }) => rows),
  };
}

function deliveriesOf(sheet: Sheet<string>, unit: string): ReadonlyMap<string, Delivery> {
  const byUnit = Map.groupBy(sheet.rows, (row) => {
    const { text } = row.cell(unit);
    // Rows that do not say whose they are, are told where they stand.
    return text === ''
      ? `${sheet.file}|${row.line}`
      : `${text.toLowerCase().padStart(6, '0')}|${row.cell('runde').text}`;
  });
  return new Map([...byUnit].map(([key, rows]) => [key, { file: sheet.file, at: firstCell(rows, unit), rows }]));
}

function firstCell(rows: readonly SheetRow<string>[], unit: string): Cell {
  const [first] = rows;
  if (!first) throw new Error('a delivery without rows');
  return first.cell(unit);
}

function replaces(later: Delivery, before: Delivery, columns: readonly string[], report: Report): boolean {
  if (figuresOf(later, columns) === figuresOf(before, columns)) return false;
  const other = `${before.file}, linje ${before.at.line}`;
  if (isCorrection(later.file) && !isCorrection(before.file)) {
    warn(
      report,
      later.at,
      'praksis-rettet',
      'De rettede tal bruges i stedet for dem, der kom først.',
      `De gamle tal står i ${other}. Er det omvendt, så ret filernes navne.`,
    );
    return true;
  }
  fault(
    report,
    later.at,
    'praksis-to-filer',
    `Den samme har leveret to gange med forskellige tal. De andre tal står i ${other}.`,
    'Spørg, hvad der gælder, og slet det andet. Er denne fil en rettelse, så lad dens navn ende med »-rettet«.',
  );
  return false;
}

function figuresOf({ rows }: Delivery, columns: readonly string[]): string {
  return rows
    .map((row) => JSON.stringify(columns.map((name) => row.cell(name).text)))
    .sort()
    .join('\n');
}

function isCorrection(file: string): boolean {
  return /-rettet\.[^.]*$/i.test(file);
}
