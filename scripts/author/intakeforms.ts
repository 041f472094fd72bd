/**
 * The blank forms: for each table a CSV that opens right in a Danish Excel, and a spreadsheet with a second sheet that
 * explains every column. The program's own reader takes both back as they are.
 */
import { unzipSync, zipSync } from 'fflate';
import writeSheets from 'write-excel-file/universal';
import type { Table } from '../model/pack.ts';
import { deadlinesOf, type IntakeOrder, isPractices, type Request, requestsOf, stemOf } from './intakeorder.ts';
import { dayWords, type ExplainedColumn, explainColumns, periodWords, toFillIn } from './intakewords.ts';
import { csvText } from './synth-csv.ts';

type FormFiles = ReadonlyMap<string, string | Uint8Array>;

/** By path: a folder for each practice that fills in its own, one for each other supplier. */
export async function makeForms(order: IntakeOrder): Promise<FormFiles> {
  const files = new Map<string, string | Uint8Array>();
  for (const request of requestsOf(order)) {
    // Tables that share a file are asked for in one form.
    for (const tables of Map.groupBy(request.tables, ([, table]) => stemOf(table)).values()) {
      const sheet = formSheet(order, request, tables);
      for (const { path, rows } of formsOf(order, request, sheet)) {
        const headers = sheet.columns.map(({ header }) => header);
        files.set(
          `${path}.csv`,
          csvText(
            headers,
            filled(rows, headers.length, '').map((row) => row.map(csvGroup)),
          ),
        );
        files.set(`${path}.xlsx`, await workbookOf(order, sheet, rows));
      }
    }
  }
  return files;
}

interface FormSheet {
  readonly table: Table;
  readonly columns: readonly ExplainedColumn[];
  readonly help: readonly (readonly string[])[];
}

function formSheet(order: IntakeOrder, request: Request, tables: Request['tables']): FormSheet {
  const explained = tables.flatMap(([id, table]) => explainColumns(order, id, table));
  const columns = [...new Map(explained.toReversed().map((one) => [one.header, one])).values()].toReversed();
  const [, table] = tables[0] ?? [];
  if (!table) throw new Error('a form without a table');
  const about = tables.flatMap(([, one]) => [
    ['Skema', one.title],
    ['Hvad tallene er', one.what],
    ['Periode', periodWords(one)],
  ]);
  return { table, columns, help: helpRows(order, request, about, columns) };
}

interface Form {
  readonly path: string;
  /** The cells that are known, from the left. */
  readonly rows: readonly (readonly string[])[];
}

function formsOf(order: IntakeOrder, request: Request, { table }: FormSheet): readonly Form[] {
  const { practices, meeting } = order;
  const folder = formFolder(request);
  if (isPractices(request)) {
    return practices.map(({ ydernummer }) => ({
      path: `${folder}/${ydernummer}/${stemOf(table)}-${ydernummer}-runde-${meeting.round}`,
      rows: knownCells(order, table, [ydernummer]),
    }));
  }
  const agreed = practices.filter(({ consent }) => consent !== null).map(({ ydernummer }) => ydernummer);
  return [{ path: `${folder}/${stemOf(table)}-runde-${meeting.round}`, rows: knownCells(order, table, agreed) }];
}

export function formFolder({ slug }: Pick<Request, 'slug'>): string {
  return `skemaer/${slug}`;
}

function knownCells(order: IntakeOrder, table: Table, practices: readonly string[]): string[][] {
  const { cluster, meeting } = order;
  const round = String(meeting.round);
  if (table.grain === 'municipality') return cluster.municipalities.map((code) => [code]);
  if (table.grain === 'cluster') return [[cluster.id, round]];
  const groups = table.category ? table.category.groups.map((group) => [group]) : [[]];
  return practices.flatMap((ydernummer) => groups.map((group) => [ydernummer, round, ...group]));
}

function filled<T>(rows: readonly (readonly T[])[], width: number, blank: T): T[][] {
  return rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? blank));
}

/** Excel makes a date of 5-9 in a CSV, but not of 5–9; the reader takes both for the same group. */
function csvGroup(cell: string): string {
  return cell.replace(/^(\d+)-(\d+)$/, '$1–$2');
}

async function workbookOf(
  order: IntakeOrder,
  { table, columns, help }: FormSheet,
  rows: readonly (readonly string[])[],
): Promise<Uint8Array> {
  const heading = columns.map(({ header }) => ({ value: header, fontWeight: 'bold' as const }));
  // Known cells are text, so that no zero is lost; the others are left without a format.
  const known = rows.map((row) => row.map((value) => ({ value, type: String, backgroundColor: '#EEF2F4' })));
  const explained = help.map(([left = '', right = '']) => [
    { value: left, fontWeight: 'bold' as const, alignVertical: 'top' as const },
    { value: right, wrap: true },
  ]);
  const blob = await writeSheets([
    {
      sheet: stemOf(table).slice(0, 31),
      data: [heading, ...filled<(typeof known)[number][number] | null>(known, columns.length, null)],
      columns: columns.map(() => ({ width: 18 })),
      stickyRowsCount: 1,
    },
    { sheet: 'Vejledning', data: explained, columns: [{ width: 24 }, { width: 90 }] },
  ]).toBlob();
  return undated(new Uint8Array(await blob.arrayBuffer()), order.meeting.date);
}

function helpRows(
  order: IntakeOrder,
  request: Request,
  about: readonly (readonly string[])[],
  columns: readonly ExplainedColumn[],
): (readonly string[])[] {
  const { due, receiver } = deadlinesOf(order, request);
  return [
    ...about,
    ['Senest', dayWords(order, due)],
    ['Send til', receiver ?? toFillIn],
    [],
    ...columns.map(({ header, words }) => [header, words]),
    [],
    ['Kun antal', 'Aldrig navne, CPR-numre eller lister over patienter.'],
    ['Form', 'Ret ikke i overskrifterne, og tilføj ingen kolonner. Gem som .xlsx.'],
    ['To filer', 'Skemaet findes også som .csv. Udfyld kun det ene af dem.'],
  ];
}

/** The same form is the same bytes on every day and every machine: the zip carries the meeting's date, in local time. */
function undated(bytes: Uint8Array, iso: string): Uint8Array {
  const [year = 1980, month = 1, day = 1] = iso.split('-').map(Number);
  return zipSync(unzipSync(bytes), { mtime: new Date(year, month - 1, day, 12) });
}
