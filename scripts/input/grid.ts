/**
 * The cells of one file, from CSV or from a spreadsheet, before anybody knows what its columns are: searched for CPR
 * numbers first, then without the sums at the end and the rows that do not fit the headers.
 */
import type { Problem, Report } from '../model/problem.ts';
import { cleanText, columnLetter } from './cells.ts';
import { holdsCpr } from './cpr.ts';

export interface GridRow {
  /** Physical line where the row begins, from 1. */
  readonly line: number;
  /** Row as a spreadsheet counts it; differs from `line` below a cell that spans several lines. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface Grid {
  readonly file: string;
  readonly headers: readonly string[];
  readonly headerLine: number;
  readonly rows: readonly GridRow[];
}

/** Rows without anything in them must be gone. Null when there is nothing; that has been reported. */
export function tableOf(file: string, records: readonly GridRow[], report: Report): Grid | null {
  const [header, ...below] = records;
  if (header === undefined) return refuse(report, file, emptyFile);
  const headers = header.cells.map(cleanText);
  while (headers.at(-1) === '') headers.pop();
  const rows = withoutTotals(below).filter((row) => hasRightWidth(file, row, headers.length, report));
  return { file, headers, headerLine: header.line, rows };
}

/** The sum that Excel or a register put last must not become a practice. */
function withoutTotals(rows: readonly GridRow[]): readonly GridRow[] {
  let end = rows.length;
  while (end > 0 && isTotal(rows[end - 1])) end--;
  return rows.slice(0, end);
}

function isTotal(row: GridRow | undefined): boolean {
  const first = row?.cells.map(cleanText).find((cell) => cell !== '') ?? '';
  return /^(i ?alt|(hoved)?total|totalt|sum)\s?:?$/i.test(first);
}

/** Empty cells after the last header are what a trailing separator leaves, and are fine. */
function hasRightWidth(file: string, row: GridRow, width: number, report: Report): boolean {
  const surplus = row.cells.findIndex((cell, column) => column >= width && cell.trim() !== '');
  if (row.cells.length >= width && surplus < 0) return true;
  const column = surplus < 0 ? row.cells.length : surplus;
  const place = { file, line: row.line, cell: `${columnLetter(column)}${row.row}` };
  report({ ...(surplus < 0 ? tooFewCells : tooManyCells), severity: 'error', place });
  return false;
}

/** Whether anything looks like a CPR number; told cell by cell. `sheet` says which one of several, in Danish. */
export function searchCells(file: string, records: readonly GridRow[], report: Report, sheet = ''): boolean {
  const headers = headerNames(records[0]);
  let found = false;
  for (const { cells, line, row } of records) {
    cells.forEach((text, column) => {
      if (!holdsCpr(text)) return;
      found = true;
      const letter = columnLetter(column);
      const name = headers[column];
      const where = name ? `Kolonnen »${name}« (${letter})` : `Kolonne ${letter}`;
      report(cprProblem({ file, line, cell: `${letter}${row}` }, `${where}${sheet}`));
    });
  }
  return found;
}

/** A file without headers has a practice in its first row: then no name is quoted. */
function headerNames(header: GridRow | undefined): readonly string[] {
  const names = header?.cells.map(cleanText) ?? [];
  return names.some((name) => /\d{3}/.test(name) || name.length > 60) ? [] : names;
}

export function cprProblem(place: Problem['place'], where: string): Problem {
  return {
    code: 'cpr',
    severity: 'error',
    place,
    message: `${where} indeholder noget, der ligner et CPR-nummer. Alt er standset.`,
    hint: 'Slet filen her, og bed leverandøren om en ny uden personoplysninger. Send aldrig filen videre.',
  };
}

/** What is wrong with a whole file. */
export type Complaint = Pick<Problem, 'code' | 'message' | 'hint'>;

export function refuse(report: Report, file: string, complaint: Complaint): null {
  report({ ...complaint, severity: 'error', place: { file } });
  return null;
}

const emptyFile: Complaint = {
  code: 'fil-tom',
  message: 'Filen er tom.',
  hint: 'Læg en fil med overskrifter og rækker på dens plads.',
};
const tooFewCells: Complaint = {
  code: 'celler-antal',
  message: 'Rækken har færre celler end filen har overskrifter.',
  hint: 'Se efter en manglende celle. Excel udelader tomme celler sidst i en række: skriv »-« i dem, og gem igen.',
};
const tooManyCells: Complaint = {
  code: 'celler-antal',
  message: 'Rækken har flere celler end filen har overskrifter.',
  hint: 'Slet det, der står til højre for kolonnerne. I en CSV kan det være et skilletegn inde i en tekst eller et tal: sæt citationstegn om cellen.',
};
