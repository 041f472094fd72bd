/**
 * The delivered rows of one meeting, looked up by the names that a pack gives its columns. Sums only; nothing is
 * estimated here.
 */
import type { DistributionBin } from '../model/analysis.ts';
import { areNumbers, listSize, parseColumn } from '../model/columns.ts';
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
  /** Id of the cluster, the unit of tables over clusters. */
  readonly cluster: string;
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

/** Rows by the practice or other unit they are of, made once for each table and round. */
const units = new WeakMap<readonly CountRow[], ReadonlyMap<string, readonly CountRow[]>>();

/** One unit's rows, without going through the whole country's. */
export function rowsAbout(unit: string, rows: readonly CountRow[]): readonly CountRow[] {
  const byUnit = units.get(rows) ?? Map.groupBy(rows, (row) => row.unit);
  units.set(rows, byUnit);
  return byUnit.get(unit) ?? [];
}

function roundsOf(table: CountTable): [string, readonly CountRow[]][] {
  const rounds = Map.groupBy(table.rows, (row) => row.round);
  return [...rounds].map(([round, rows]) => [`${table.pack}/${table.table}/${round}`, rows]);
}

/** A practice's count: one group of it where the name says so, else all, or those from a number of contacts. */
export function countOf(details: Case, name: string, practice: Practice, from?: number): number {
  if (name === listSize) return practice.listSize;
  const { table, id, column, group } = resolve(details.pack, name);
  if (table.category && group === null) {
    return personsIn(binsFor(details, name, practice).filter((bin) => from === undefined || bin.contacts >= from));
  }
  return valueIn(rowsOf(details, id), column, group, practice) ?? 0;
}

/** A ready figure; null where the supplier has none. */
export function readyFigure(details: Case, name: string, practice: Practice): number | null {
  const { id, column, group } = resolve(details.pack, name);
  return valueIn(rowsOf(details, id), column, group, practice);
}

function valueIn(rows: readonly CountRow[], column: string, group: string | null, practice: Practice): number | null {
  const row = rowsAbout(practice.ydernummer, rows).find((one) => group === null || one.category === group);
  return row?.values[column] ?? null;
}

/** Persons by group for one practice, or pooled over the cluster's practices when `practice` is null. */
export function binsFor(details: Case, name: string, practice: Practice | null): DistributionBin[] {
  const { table, id, column } = resolve(details.pack, name);
  const among = practice ? [practice] : details.practices;
  const rows = among.flatMap(({ ydernummer }) => rowsAbout(ydernummer, rowsOf(details, id)));
  const sumOf = (some: readonly CountRow[]) => some.reduce((sum, row) => sum + (row.values[column] ?? 0), 0);
  const all = sumOf(rows);
  const labels = table.category?.groups ?? [];
  const numbers = areNumbers(labels);
  return labels.map((label, place) => {
    const persons = sumOf(rows.filter((row) => row.category === label));
    const contacts = numbers ? Number.parseInt(label, 10) : place + 1;
    return { label, contacts, open: numbers && label.endsWith('+'), persons, percent: roundRatio(persons, all) };
  });
}

interface Resolved {
  readonly table: PracticeTable;
  readonly id: string;
  readonly column: string;
  readonly group: string | null;
}

export function resolve(pack: Pack, name: string): Resolved {
  const { table: id, column, group } = parseColumn(name);
  const table = pack.tables[id];
  if (table?.grain !== 'practice') throw new Error(`${name} is not a practice table of ${pack.id}`);
  return { table, id, column, group };
}

export function personsIn(bins: readonly DistributionBin[]): number {
  return bins.reduce((sum, bin) => sum + bin.persons, 0);
}
