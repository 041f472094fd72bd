/**
 * The delivered rows of one meeting, looked up by the names that a pack gives its columns. Sums only; nothing is
 * estimated here.
 */
import type { DistributionBin } from '../model/analysis.ts';
import type { CountRow, CountTable, DataSet, Meeting, Practice } from '../model/counts.ts';
import type { Pack, PracticeTable } from '../model/pack.ts';
import { roundRatio } from './rounding.ts';

/** The meeting, its pack and the rows delivered: what every indicator is worked out from. */
export interface Rows {
  readonly pack: Pack;
  readonly rows: RowIndex;
  readonly meeting: Meeting;
}

export interface Case extends Rows {
  readonly data: DataSet;
  readonly region: string;
  readonly practices: readonly Practice[];
}

/** Rows by pack, table and round, made once per data set: every meeting asks many times. */
export type RowIndex = ReadonlyMap<string, readonly CountRow[]>;

export function indexRows(data: DataSet): RowIndex {
  return new Map(data.tables.flatMap(roundsOf));
}

/** Round 0 serves every round. */
export function rowsOf({ rows, pack, meeting }: Rows, table: string): readonly CountRow[] {
  return rows.get(`${pack.id}/${table}/${meeting.round}`) ?? rows.get(`${pack.id}/${table}/0`) ?? [];
}

function roundsOf(table: CountTable): [string, readonly CountRow[]][] {
  const rounds = Map.groupBy(table.rows, (row) => row.round);
  return [...rounds].map(([round, rows]) => [`${table.pack}/${table.table}/${round}`, rows]);
}

export function countOf(details: Case, name: string, practice: Practice, from: number | undefined): number {
  const { table, id, column } = resolve(details.pack, name);
  if (table.category) {
    return personsIn(binsFor(details, name, practice).filter((bin) => from === undefined || bin.contacts >= from));
  }
  const row = rowsOf(details, id).find((one) => one.unit === practice.ydernummer);
  return row?.values[column] ?? 0;
}

/** Persons by number of contacts for one practice, or pooled over the cluster's practices when `practice` is null. */
export function binsFor(details: Case, name: string, practice: Practice | null): DistributionBin[] {
  const { table, id, column } = resolve(details.pack, name);
  const units = new Set((practice ? [practice] : details.practices).map(({ ydernummer }) => ydernummer));
  const rows = rowsOf(details, id).filter((row) => units.has(row.unit));
  const sumOf = (some: readonly CountRow[]) => some.reduce((sum, row) => sum + (row.values[column] ?? 0), 0);
  const all = sumOf(rows);
  return (table.category?.groups ?? []).map((label) => {
    const persons = sumOf(rows.filter((row) => row.category === label));
    const contacts = Number.parseInt(label, 10);
    return { label, contacts, open: label.endsWith('+'), persons, percent: roundRatio(persons, all) };
  });
}

export function resolve(pack: Pack, name: string): { table: PracticeTable; id: string; column: string } {
  const [id = '', column = ''] = name.split('.');
  const table = pack.tables[id];
  if (table?.grain !== 'practice') throw new Error(`${name} is not a practice table of ${pack.id}`);
  return { table, id, column };
}

export function personsIn(bins: readonly DistributionBin[]): number {
  return bins.reduce((sum, bin) => sum + bin.persons, 0);
}
