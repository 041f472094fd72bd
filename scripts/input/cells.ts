/** A cell of a data file, and how a complaint about it is told: by place, never by its contents. */
import type { Place, Problem, Report } from '../model/problem.ts';

export interface Cell {
  /** Trimmed, without control characters, runs of space as one. */
  readonly text: string;
  readonly file: string;
  /** Physical line in the file, from 1. */
  readonly line: number;
  /** Row as a spreadsheet counts it: a quoted cell over two lines is one row. */
  readonly row: number;
  /** From 0; null where an optional column is not in the file. */
  readonly column: number | null;
}

function placeOf(cell: Cell): Place {
  const place = { file: cell.file, line: cell.line };
  return cell.column === null ? place : { ...place, cell: `${columnLetter(cell.column)}${cell.row}` };
}

/** Reports an error at the cell. */
export function fault(report: Report, cell: Cell, code: string, message: string, hint: string): null {
  report(problemAt(cell, 'error', code, message, hint));
  return null;
}

export function warn(report: Report, cell: Cell, code: string, message: string, hint: string): void {
  report(problemAt(cell, 'warning', code, message, hint));
}

/** 0 is A, 25 is Z, 26 is AA: the column names of a spreadsheet. */
export function columnLetter(column: number): string {
  const before = Math.floor(column / 26);
  return (before > 0 ? columnLetter(before - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** The text of a cell as it is read: invisible characters gone, every kind of space a plain one. */
export function cleanText(text: string): string {
  if (/^[\x21-\x7e]*$/.test(text)) return text;
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .normalize('NFC')
    .trim();
}

function problemAt(cell: Cell, severity: Problem['severity'], code: string, message: string, hint: string): Problem {
  return { code, severity, place: placeOf(cell), message, hint };
}
