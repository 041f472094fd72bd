/** Counts of one row where the one is part of the other: it may not be the larger. */
import { countedBy, parseColumn } from '../model/columns.ts';
import type { Indicator } from '../model/indicators.ts';
import type { Table } from '../model/pack.ts';
import type { Report } from '../model/problem.ts';
import { fault } from './cells.ts';
import type { SheetRow } from './headers.ts';
import type { PackTables } from './known.ts';

/** Names of a part and its whole, and from which group on the part is counted. */
export interface Part {
  readonly part: string;
  readonly whole: string;
  readonly from: number | undefined;
}

/** Persons of all persons, events of all events, steps of the step before. Rates may be above one. */
export function partsOf(indicator: Indicator): readonly Part[] {
  if (indicator.kind === 'flow') {
    return indicator.steps.slice(1).map(({ count }, place) => {
      return { part: count, whole: indicator.steps[place]?.count ?? '', from: undefined };
    });
  }
  if (indicator.kind !== 'proportion' && indicator.kind !== 'event-share') return [];
  const { numerator, denominator, from } = countedBy(indicator);
  return numerator === null ? [] : [{ part: numerator, whole: denominator, from }];
}

/** Columns of one row where the first may not exceed the second. */
interface Pair {
  readonly part: string;
  readonly whole: string;
  /** In the rows of this group only; null: in every row. */
  readonly group: string | null;
}

export function pairsOf(pack: PackTables, id: string): readonly Pair[] {
  const parts = Object.values(pack.indicators).flatMap(partsOf);
  return parts.filter(isInRow).flatMap((one) => {
    const [part, whole] = [parseColumn(one.part), parseColumn(one.whole)];
    return part.table === id ? [{ part: part.column, whole: whole.column, group: part.group }] : [];
  });
}

/** Whether both stand in the same row of the same table, where the cell itself can be pointed at. */
export function isInRow({ part, whole, from }: Part): boolean {
  const [top, bottom] = [parseColumn(part), parseColumn(whole)];
  const sameRow = top.table === bottom.table && top.group === bottom.group;
  return from === undefined && sameRow && top.column !== bottom.column;
}

export function checkPairs(
  row: SheetRow<string>,
  category: string | null,
  table: Pick<Table, 'columns'>,
  pairs: readonly Pair[],
  values: Readonly<Record<string, number | null>>,
  report: Report,
): void {
  for (const { part, whole, group } of pairs) {
    if (group !== null && group !== category) continue;
    const [top, bottom] = [values[part] ?? null, values[whole] ?? null];
    if (top === null || bottom === null || top <= bottom) continue;
    const [topName, bottomName] = [table.columns[part] ?? '', table.columns[whole] ?? ''];
    fault(
      report,
      row.cell(topName),
      'taeller-over-naevner',
      `»${topName}« er større end »${bottomName}« i samme række, og det kan ikke passe.`,
      'Ret tallene. Er de to kolonner byttet om?',
    );
  }
}
