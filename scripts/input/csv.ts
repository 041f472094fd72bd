/**
 * A CSV file as it was delivered: decoded, split into cells, nothing interpreted. Stricter than most readers: quotes
 * must be closed and every row must have the header's number of cells. What looks like a CPR number anywhere stops the
 * file here, before any other code has seen it.
 */
import { CsvError, parse } from 'csv-parse/sync';
import type { Report } from '../model/problem.ts';
import { holdsCpr } from './cpr.ts';
import { decode, garbledAt, isBinary } from './encoding.ts';
import { type Complaint, cprProblem, type Grid, type GridRow, refuse, searchCells, tableOf } from './grid.ts';

const maxBytes = 50 * 1024 * 1024;
const maxRows = 1_000_000;
/** Longest row; an opening quote that is never closed would swallow the rest of the file. */
const maxRowLength = 200_000;

/** Null when the file cannot be used at all; the reason has been reported. */
export function parseCsv(file: string, bytes: Uint8Array, report: Report): Grid | null {
  const text = parseText(file, bytes, report);
  if (text === null) return null;
  const records = parseRecords(file, text, report);
  if (records === null) {
    searchLines(file, text, report);
    return null;
  }
  return searchCells(file, records, report) ? null : tableOf(file, records, report);
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

function parseRecords(file: string, text: string, report: Report): GridRow[] | null {
  const { body, separator } = separatorOf(text);
  const records: GridRow[] = [];
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
function lineAfter(row: GridRow | undefined, text: string): number {
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

/** Where the cells cannot be told apart, the lines are searched as they stand. */
function searchLines(file: string, text: string, report: Report): void {
  text.split('\n').forEach((line, index) => {
    if (line.split(/[;\t",]/).some(holdsCpr)) report(cprProblem({ file, line: index + 1 }, 'Linjen'));
  });
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

const tooLarge: Complaint = {
  code: 'fil-for-stor',
  message: 'Filen er for stor: højst 50 MB og en million rækker.',
  hint: 'Filen skal kun indeholde antal pr. praksis. Bed leverandøren om et optalt udtræk.',
};
const notText: Complaint = {
  code: 'fil-ikke-csv',
  message: 'Filen er ikke en tekstfil. Den ligner et regneark eller en anden fil, der har fået navnet .csv.',
  hint: 'Er det et regneark fra Excel, så giv filen endelsen .xlsx. Ellers åbn den i Excel, og gem den som »CSV UTF-8«.',
};
const garbledLetters: Complaint = {
  code: 'tegn-forvansket',
  message: 'Bogstaver som æ, ø og å er gået i stykker, før filen kom hertil.',
  hint: 'Gem filen igen som »CSV UTF-8« eller som regneark (.xlsx), ikke som »CSV (MS-DOS)«. Eller bed leverandøren om det.',
};
const brokenQuotes: Complaint = {
  code: 'citationstegn',
  message: 'Et citationstegn er ikke afsluttet eller står forkert, så resten af filen kan ikke læses.',
  hint: 'Se efter et enligt " i linjen eller længere oppe, og slet det.',
};
