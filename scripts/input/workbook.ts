/**
 * A spreadsheet as it was delivered, with the same cells a Danish Excel would have written to CSV: decimal comma, ISO
 * dates, SAND and FALSK. Only one sheet is used, but every sheet is searched for CPR numbers.
 */
import type { Report } from '../model/problem.ts';
import { columnLetter } from './cells.ts';
import { type Complaint, cprProblem, type Grid, type GridRow, refuse, searchCells, tableOf } from './grid.ts';
import { foldHeader } from './headers.ts';
import { broken, decimalText, noResult, unpackWorkbook } from './unpack.ts';

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly rows: readonly GridRow[] }[];
  readonly hiddenCpr: boolean;
}

/** The sheet that the blank forms explain themselves on; nobody misses it. */
const helpSheet = 'Vejledning';

export async function openWorkbook(bytes: Uint8Array): Promise<Workbook | Complaint> {
  const unpacked = unpackWorkbook(bytes);
  if (!('bytes' in unpacked)) return unpacked;
  // Loaded here: most data sets are CSV alone.
  const { default: readSheets } = await import('read-excel-file/universal');
  try {
    const input = unpacked.bytes.slice().buffer;
    const sheets = await readSheets(input, { trim: false, parseNumber: (text) => decimalText(Number(text)) });
    return {
      sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: rowsOf(data) })),
      hiddenCpr: unpacked.hiddenCpr,
    };
  } catch {
    return broken;
  }
}

/** The sheet that has one of the names, else the first. Null when nothing can be used; that has been reported. */
export function gridOf(
  file: string,
  book: Workbook | Complaint,
  names: readonly string[],
  report: Report,
): Grid | null {
  if (!('sheets' in book)) return refuse(report, file, book);
  if (searchBook(file, book, report)) return null;
  const folded = names.map(foldHeader);
  const sheet = book.sheets.find(({ name }) => folded.includes(foldHeader(name))) ?? book.sheets[0];
  const others = book.sheets.filter((one) => one !== sheet && one.rows.length > 0 && one.name !== helpSheet);
  if (others.length > 0) report({ ...otherSheets, severity: 'warning', place: { file } });
  return tableOf(
    file,
    (sheet?.rows ?? []).map((row) => worked(file, row, report)),
    report,
  );
}

function searchBook(file: string, { sheets, hiddenCpr }: Workbook, report: Report): boolean {
  const found = sheets.map(({ rows }, at) =>
    searchCells(file, rows, report, sheets.length > 1 ? ` på ark nr. ${at + 1}` : ''),
  );
  if (found.includes(true)) return true;
  if (hiddenCpr) report(cprProblem({ file }, 'En kommentar eller en skjult del af regnearket'));
  return hiddenCpr;
}

function rowsOf(data: readonly (readonly unknown[])[]): GridRow[] {
  return data
    .map((cells, index) => ({ line: index + 1, row: index + 1, cells: cells.map(cellText) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'SAND' : 'FALSK';
  return value instanceof Date ? dateText(value) : '';
}

/** A time of day alone is kept as a part of the spreadsheet's first day. */
function dateText(date: Date): string {
  const [day = '', rest = ''] = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString().split('T');
  const time = rest.startsWith('00:00:00') ? '' : rest.slice(0, rest.startsWith(':00', 5) ? 5 : 8);
  if (day < '1904-01-02') return rest.slice(0, rest.startsWith(':00', 5) ? 5 : 8);
  return time === '' ? day : `${day} ${time}`;
}

/** A formula without a result is told here, where its cell is known; after that it is an empty cell. */
function worked(file: string, { line, row, cells }: GridRow, report: Report): GridRow {
  const told = cells.map((cell, column) => {
    if (cell !== noResult) return cell;
    report({ ...brokenFormula, severity: 'error', place: { file, line, cell: `${columnLetter(column)}${row}` } });
    return '';
  });
  return { line, row, cells: told };
}

const brokenFormula: Complaint = {
  code: 'formel-uden-tal',
  message: 'Formlen i cellen har intet resultat.',
  hint: 'Ret formlen, eller skriv tallet i stedet for den. Åbn filen i Excel, og gem den, så formlerne bliver regnet ud.',
};
const otherSheets: Complaint = {
  code: 'ark-ulaest',
  message: 'Regnearket har flere ark med noget i. Kun det første, eller det, der hedder som filen, bliver læst.',
  hint: 'Se efter, at det er det rigtige ark, og slet de andre.',
};
