/** The files of a pack's counts: a row for each practice, or for each cluster, and round. */
import type { PackHead, PracticeTable, Table } from '../model/pack.ts';
import type { PackCounts } from './synth-counts.ts';
import { type CsvCell, csvText, oneDecimal } from './synth-csv.ts';
import { rounds } from './synth-periods.ts';
import type { SynthCluster, SynthPractice } from './synth-places.ts';

type Placed<T> = readonly (readonly [id: string, table: T])[];
type ClusterTable = Extract<Table, { grain: 'cluster' }>;

/** The columns of all tables that share a file, by their headers; one that several name is drawn for the first. */
function columnsIn(tables: Placed<PracticeTable | ClusterTable>): readonly { ref: string; header: string }[] {
  const all = tables.flatMap(([id, { columns }]) =>
    Object.entries(columns).map(([name, header]) => ({ ref: `${id}.${name}`, header })),
  );
  return all.filter(({ header }, at) => all.findIndex((other) => other.header === header) === at);
}

/** A row for every practice that has delivered, round and group: a group with nobody in it says 0. */
export function practiceCsv(
  tables: Placed<PracticeTable>,
  counts: PackCounts,
  clusters: readonly SynthCluster[],
): string {
  const own = columnsIn(tables);
  const category = tables[0]?.[1].category;
  const rows = rounds.flatMap((round) =>
    clusters
      .flatMap(({ practices }) => practices)
      .filter((practice) => !practice.undelivered.includes(round))
      .flatMap((practice) => {
        const columns = own.map(({ ref }) => ({
          cells: counts.cells(ref, practice, round),
          ready: counts.columns.get(ref)?.value !== null,
        }));
        return (category?.groups ?? ['']).map((group): CsvCell[] => [
          practice.ydernummer,
          round,
          ...(category ? [group] : []),
          ...columns.map(({ cells, ready }) => (ready ? oneDecimal(cells.get(group) ?? 0) : (cells.get(group) ?? 0))),
        ]);
      }),
  );
  return csvText(['ydernummer', 'runde', ...(category ? [category.column] : []), ...headersOf(own)], rows);
}

/**
 * The supplier adds up the practices that have said yes, group and all. Where a table of practices has the same column,
 * the sum is of its rows.
 */
export function clusterCsv(
  pack: PackHead,
  tables: Placed<ClusterTable>,
  counts: PackCounts,
  clusters: readonly SynthCluster[],
): string {
  const own = columnsIn(tables);
  const columns = own.map(({ ref, header }) => {
    const twin = practiceColumn(pack, header);
    return { ref: twin ?? ref, delivered: twin !== null };
  });
  const rows = rounds.flatMap((round) =>
    clusters.map(({ plan, practices }): CsvCell[] => [
      plan.id,
      round,
      ...columns.map(({ ref, delivered }) =>
        practices
          .filter(({ consents, undelivered }) => consents && !(delivered && undelivered.includes(round)))
          .reduce((sum, practice) => sum + totalOf(counts, ref, practice, round), 0),
      ),
    ]),
  );
  return csvText(['klynge', 'runde', ...headersOf(own)], rows);
}

function headersOf(columns: readonly { readonly header: string }[]): string[] {
  return columns.map(({ header }) => header);
}

function practiceColumn(pack: PackHead, header: string): string | null {
  for (const [id, table] of Object.entries(pack.tables)) {
    if (table.grain !== 'practice') continue;
    const name = Object.entries(table.columns).find(([, other]) => other === header)?.[0];
    if (name !== undefined) return `${id}.${name}`;
  }
  return null;
}

function totalOf(counts: PackCounts, ref: string, practice: SynthPractice, round: number): number {
  return [...counts.cells(ref, practice, round).values()].reduce((sum, count) => sum + count, 0);
}
