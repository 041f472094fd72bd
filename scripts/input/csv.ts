/**
 * A CSV file as it was delivered: decoded, split into cells, nothing interpreted. Stricter than most readers: quotes
 * must be closed and every row must have the header's number of cells. What looks like a CPR number anywhere stops the
 * file here, before any other code has seen it.
 */
import { CsvError, parse } from 'csv-parse/sync';
import type { Problem, Report } from '../model/problem.ts';
import { cleanText, columnLetter } from './cells.ts';
import { holdsCpr } from './cpr.ts';
import { decode, garbledAt, isBinary } from './encoding.ts';

export interface CsvRow {
  /** Physical line where the row begins, from 1. */
  readonly line: number;
  /** Row as a spreadsheet counts it; differs from `line` below a cell that spans several lines. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface CsvFile {
  readonly file: string;
  readonly headers: readonly string[];
  readonly headerLine: number;
  readonly rows: readonly CsvRow[];
}

const maxBytes = 50 * 1024 * 1024;
const maxRows = 1_000_000;
/** Longest row; an opening quote that is never closed would swallow the rest of the file. */
const maxRowLength = 200_000;

/** Null when the file cannot be used at all; the reason has been reported. */
export function parseCsv(file: string, bytes: Uint8Array, report: Report): CsvFile | null {
  const text = parseText(file, bytes, report);
  if (text === null) return null;
  const records = parseRecords(file, text, report);
  if (records === null) {
    searchLines(file, text, report);
    return null;
  }
  const [header, ...below] = records;
  if (header === undefined) return refuse(report, file, emptyFile);
  if (searchCells(file, records, report)) return null;
  const headers = header.cells.map(cleanText);
  while (headers.at(-1) === '') headers.pop();
  const rows = withoutTotals(below).filter((row) => hasRightWidth(file, row, headers.length, report));
  return { file, headers, headerLine: header.line, rows };
}

function parseText(file: string, bytes: Uint8Array, report: Report): string | null {
  if (bytes.length > maxBytes) return refuse(report, file, tooLarge);
  const text = decode(bytes);
  if (text === null || isBinary(text)) return refuse(report, file, notText);
  // One kind of line end, so that line numbers are right.
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  const garbled = garbledAt(lines);
  if (garbled >= 0) report({ ...garbledLetters, severity: 'warning', place: { file, line: lineAt(lines, garbled) } });
  return lines;
}

function parseRecords(file: string, text: string, report: Report): CsvRow[] | null {
  const { body, separator } = separatorOf(text);
  const records: CsvRow[] = [];
  try {
    parse(body, {
      delimiter: separator,
      record_delimiter: '\n',
      // Checked here instead, so that one run shows every faulty row.
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: maxRowLength,
      to: maxRows + 1,
      on_record: (cells, { lines, records: count, empty_lines: empty }) => {
        records.push({ line: lines - lineBreaks(cells), row: count + empty, cells });
        return null;
      },
    });
    if (records.length > maxRows) return refuse(report, file, tooLarge);
    return records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    report({ ...brokenQuotes, severity: 'error', place: { file, line: lineAfter(records.at(-1), text) } });
    return null;
  }
}

/** Where the row that could not be read begins; the parser itself only knows where it gave up. */
function lineAfter(row: CsvRow | undefined, text: string): number {
  const lines = text.split('\n');
  let line = row ? row.line + lineBreaks(row.cells) + 1 : 1;
  while (line < lines.length && lines[line - 1] === '') line++;
  return line;
}

function lineBreaks(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) if (cell.includes('\n')) breaks += cell.split('\n').length - 1;
  return breaks;
}

/** The mark that stands most often in the header line; Excel's own `sep=;` line decides where it is found. */
function separatorOf(text: string): { readonly body: string; readonly separator: string } {
  const told = /^"?sep=(?<mark>[;,\t])"?(?=\n|$)/i.exec(text);
  if (told) return { body: text.slice(told[0].length), separator: told.groups?.mark ?? ';' };
  const letter = Math.max(0, text.search(/[\p{L}\p{N}]/u));
  const start = text.lastIndexOf('\n', letter) + 1;
  const end = text.indexOf('\n', letter);
  const header = text.slice(start, end < 0 ? undefined : end).replace(/"[^"]*"/g, '');
  const count = (mark: string) => header.split(mark).length;
  const separator = [';', '\t', ','].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  return { body: text, separator };
}

/** The sum that Excel or a register put last must not become a practice. */
function withoutTotals(rows: readonly CsvRow[]): readonly CsvRow[] {
  let end = rows.length;
  while (end > 0 && isTotal(rows[end - 1])) end--;
  return rows.slice(0, end);
}

function isTotal(row: CsvRow | undefined): boolean {
  const first = row?.cells.map(cleanText).find((cell) => cell !== '') ?? '';
  return /^(i ?alt|(hoved)?total|totalt|sum)\s?:?$/i.test(first);
}

/** Empty cells after the last header are what a trailing separator leaves, and are fine. */
function hasRightWidth(file: string, row: CsvRow, width: number, report: Report): boolean {
  const surplus = row.cells.findIndex((cell, column) => column >= width && cell.trim() !== '');
  if (row.cells.length >= width && surplus < 0) return true;
  const column = surplus < 0 ? row.cells.length : surplus;
  const place = { file, line: row.line, cell: `${columnLetter(column)}${row.row}` };
  report({ ...(surplus < 0 ? tooFewCells : tooManyCells), severity: 'error', place });
  return false;
}

function searchCells(file: string, records: readonly CsvRow[], report: Report): boolean {
  const headers = headerNames(records[0]);
  let found = false;
  for (const { cells, line, row } of records) {
    cells.forEach((text, column) => {
      if (!holdsCpr(text)) return;
      found = true;
      const letter = columnLetter(column);
      const name = headers[column];
      const where = name ? `Kolonnen »${name}« (${letter})` : `Kolonne ${letter}`;
      report(cprProblem({ file, line, cell: `${letter}${row}` }, where));
    });
  }
  return found;
}

/** A file without headers has a practice in its first row: then no name is quoted. */
function headerNames(header: CsvRow | undefined): readonly string[] {
  const names = header?.cells.map(cleanText) ?? [];
  return names.some((name) => /\d{3}/.test(name) || name.length > 60) ? [] : names;
}

/** Where the cells cannot be told apart, the lines are searched as they stand. */
function searchLines(file: string, text: string, report: Report): void {
  text.split('\n').forEach((line, index) => {
    if (line.split(/[;\t",]/).some(holdsCpr)) report(cprProblem({ file, line: index + 1 }, 'Linjen'));
  });
}

function cprProblem(place: Problem['place'], where: string): Problem {
  return {
    code: 'cpr',
    severity: 'error',
    place,
    message: `${where} indeholder noget, der ligner et CPR-nummer. Alt er standset.`,
    hint: 'Slet filen her, og bed leverandøren om en ny uden personoplysninger. Send aldrig filen videre.',
  };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

type Complaint = Pick<Problem, 'code' | 'message' | 'hint'>;

function refuse(report: Report, file: string, complaint: Complaint): null {
  report({ ...complaint, severity: 'error', place: { file } });
  return null;
}

const tooLarge: Complaint = {
  code: 'fil-for-stor',
  message: 'Filen er for stor: højst 50 MB og en million rækker.',
  hint: 'Filen skal kun indeholde antal pr. praksis. Bed leverandøren om et optalt udtræk.',
};
const notText: Complaint = {
  code: 'fil-ikke-csv',
  message: 'Filen er ikke en tekstfil. Den ligner et regneark eller en anden fil, der har fået navnet .csv.',
  hint: 'Åbn den i Excel, og gem den som »CSV UTF-8 (semikolonsepareret)«.',
};
const emptyFile: Complaint = {
  code: 'fil-tom',
  message: 'Filen er tom.',
  hint: 'Læg en fil med overskrifter og rækker på dens plads.',
};
const garbledLetters: Complaint = {
  code: 'tegn-forvansket',
  message: 'Bogstaver som æ, ø og å er gået i stykker, før filen kom hertil.',
  hint: 'Bed leverandøren gemme filen igen som »CSV UTF-8«, eller ret bogstaverne.',
};
const brokenQuotes: Complaint = {
  code: 'citationstegn',
  message: 'Et citationstegn er ikke afsluttet eller står forkert, så resten af filen kan ikke læses.',
  hint: 'Se efter et enligt " i linjen eller længere oppe, og slet det.',
};
const tooFewCells: Complaint = {
  code: 'celler-antal',
  message: 'Rækken har færre celler end filen har overskrifter.',
  hint: 'Se efter en manglende celle. Excel udelader tomme celler sidst i en række: skriv »-« i dem, og gem igen.',
};
const tooManyCells: Complaint = {
  code: 'celler-antal',
  message: 'Rækken har flere celler end filen har overskrifter.',
  hint: 'Se efter et skilletegn inde i en tekst eller et tal: cellen skal stå i citationstegn.',
};
