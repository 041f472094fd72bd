/**
 * Finds the columns of a file by their headers: without regard to case, and æ ø å as ae oe aa. Only declared columns
 * are read; a column nobody declared stops the run, because it may hold what must not be here.
 */
import type { Report } from '../model/problem.ts';
import { type Cell, cleanText, columnLetter, fault } from './cells.ts';
import type { Grid, GridRow } from './grid.ts';
import { nearest } from './nearest.ts';

export interface Column<Name extends string> {
  readonly name: Name;
  readonly optional?: boolean;
}

/** A file whose columns are known. */
export interface Sheet<Name extends string> {
  readonly file: string;
  readonly rows: readonly SheetRow<Name>[];
  /** The header's cell, for complaints about a whole column. */
  readonly header: (name: Name) => Cell;
  readonly has: (name: Name) => boolean;
}

export interface SheetRow<Name extends string> {
  readonly file: string;
  readonly line: number;
  readonly cell: (name: Name) => Cell;
}

/** `Kolonne`, `KOLONNE ` and `kolonne` are one; so are `mødedato` and `moededato`. */
export function foldHeader(text: string): string {
  return cleanText(text).toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa');
}

/** Null when a required column is missing, so that the rows cannot be checked. */
export function matchHeaders<Name extends string>(
  csv: Grid,
  columns: readonly Column<Name>[],
  report: Report,
): Sheet<Name> | null {
  const wanted = new Map(columns.map((column) => [foldHeader(column.name), column]));
  const found = new Map<string, number>();
  if (!looksLikeHeaders(csv, wanted, report)) return null;
  csv.headers.forEach((header, index) => {
    const key = foldHeader(header);
    if (!wanted.has(key)) reportUnknown(csv, index, unusedNames(columns, csv), report);
    else if (found.has(key)) reportTwice(csv, index, found.get(key) ?? 0, report);
    else found.set(key, index);
  });
  const missing = [...wanted].filter(([key, { optional }]) => !optional && !found.has(key));
  for (const [, { name }] of missing) reportMissing(csv, name, report);
  return missing.length > 0 ? null : sheetOf(csv, found);
}

function sheetOf<Name extends string>(csv: Grid, found: ReadonlyMap<string, number>): Sheet<Name> {
  const indexes = new Map<string, number | null>();
  const indexOf = (name: Name): number | null => {
    let index = indexes.get(name);
    if (index === undefined) {
      index = found.get(foldHeader(name)) ?? null;
      indexes.set(name, index);
    }
    return index;
  };
  return {
    file: csv.file,
    header: (name) => headerCell(csv, indexOf(name)),
    has: (name) => indexOf(name) !== null,
    rows: csv.rows.map((row) => ({
      file: csv.file,
      line: row.line,
      cell: (name) => cellAt(csv.file, row, indexOf(name)),
    })),
  };
}

function cellAt(file: string, { line, row, cells }: GridRow, column: number | null): Cell {
  return { text: column === null ? '' : cleanText(cells[column] ?? ''), file, line, row, column };
}

function headerCell(csv: Grid, column: number | null): Cell {
  const text = column === null ? '' : (csv.headers[column] ?? '');
  return { text, file: csv.file, line: csv.headerLine, row: csv.headerLine, column };
}

/** When not one header is known, the first row is data or a title; then nothing of it may be quoted. */
function looksLikeHeaders<Name extends string>(
  csv: Grid,
  wanted: ReadonlyMap<string, Column<Name>>,
  report: Report,
): boolean {
  if (csv.headers.some((header) => wanted.has(foldHeader(header)))) return true;
  const names = [...wanted.values()].map(({ name }) => name).join(';');
  fault(
    report,
    headerCell(csv, null),
    'overskrifter-mangler',
    'Den første linje er ikke de ventede overskrifter.',
    `Den første linje skal være: ${names}`,
  );
  return false;
}

function unusedNames<Name extends string>(columns: readonly Column<Name>[], csv: Grid): readonly Name[] {
  const used = new Set(csv.headers.map(foldHeader));
  return columns.map(({ name }) => name).filter((name) => !used.has(foldHeader(name)));
}

function reportUnknown(csv: Grid, index: number, unused: readonly string[], report: Report): void {
  const header = csv.headers[index] ?? '';
  const guess = header.length > 60 ? null : nearest(foldHeader(header), unused);
  const advice = guess
    ? `Mente du »${guess}«? Ret overskriften.`
    : 'Slet kolonnen. Kun de kolonner, pakken beder om, må være i filen.';
  fault(
    report,
    headerCell(csv, index),
    'overskrift-ukendt',
    `Kolonne ${columnLetter(index)} har en overskrift, som ikke hører til i filen.`,
    advice,
  );
}

function reportTwice(csv: Grid, index: number, first: number, report: Report): void {
  fault(
    report,
    headerCell(csv, index),
    'overskrift-dobbelt',
    `Kolonne ${columnLetter(index)} har samme overskrift som kolonne ${columnLetter(first)}.`,
    'Slet den ene kolonne, eller ret dens overskrift.',
  );
}

function reportMissing(csv: Grid, name: string, report: Report): void {
  fault(
    report,
    headerCell(csv, null),
    'overskrift-mangler',
    `Kolonnen »${name}« mangler.`,
    `Tilføj en kolonne med overskriften »${name}«, eller bed leverandøren om den.`,
  );
}
