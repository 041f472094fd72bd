/**
 * What an intruder can work out about the hidden cells of columns whose totals are printed (DISCLOSURE D6, closed form).
 *
 * Only columns are printed in shared material, never practice totals beside them (D5), so the hidden cells of a column
 * share one equation: they sum to S = total - shown. With every denominator known, cell j lies between
 * max(0, S - n of the other hidden ones) and min(n_j, S), and each whole number in between is possible. Events of persons
 * have no such n: of them there may be any number.
 */
import { type ColumnCell, type ColumnRule, type Doubt, doubtNeeded, isPart, thresholdOf } from './primary.ts';

/** A column made ready for trying many sets of hidden practices. */
export interface Column {
  readonly counts: readonly number[];
  /** The most each count can be, known to everyone. */
  readonly room: readonly number[];
  readonly doubts: readonly (Doubt | null)[];
}

/** Stands for "no bound known": larger than any cluster, small enough for exact sums. */
const unbounded = 1e9;

/** One column of counts; for events with persons given, one of persons beside it. */
export function columnsOf(cells: readonly ColumnCell[], rule: ColumnRule): readonly Column[] {
  const events: Column = {
    counts: cells.map((cell) => cell.x),
    room: cells.map((cell) => (isPart(rule) ? cell.n : unbounded)),
    doubts: cells.map((cell) => doubtNeeded(cell, rule)),
  };
  const persons = personColumn(cells, rule);
  return persons === null ? [events] : [events, persons];
}

/**
 * Does enough doubt remain when exactly `hidden` (places in the column) are hidden? Tried for the outsider and for each
 * hidden practice, which takes its own count out of the equation. A shown practice knows no more than the outsider.
 */
export function leavesDoubt(column: Column, hidden: readonly number[]): boolean {
  let sum = 0;
  let room = 0;
  for (const place of hidden) {
    sum += at(column.counts, place);
    room += at(column.room, place);
  }
  if (!holdsFor(column, hidden, -1, sum, room)) return false;
  return hidden.every((own) =>
    holdsFor(column, hidden, own, sum - at(column.counts, own), room - at(column.room, own)),
  );
}

/** May the total be printed when no practice's own figure is? For clusters without letters, top groups and the like. */
export function totalLeavesDoubt(cells: readonly ColumnCell[], rule: ColumnRule): boolean {
  const everyone = cells.map((_, place) => place);
  return columnsOf(cells, rule).every((column) => leavesDoubt(column, everyone));
}

function holdsFor(column: Column, hidden: readonly number[], own: number, sum: number, room: number): boolean {
  for (const place of hidden) {
    const doubt = column.doubts[place];
    if (place === own || doubt === null || doubt === undefined) continue;
    const most = at(column.room, place);
    if (Math.max(0, sum - (room - most)) > doubt.lowest) return false;
    if (Math.min(most, sum) < doubt.highest) return false;
  }
  return true;
}

/** Persons behind events have a total of their own elsewhere (the distribution), so they are protected like a column. */
function personColumn(cells: readonly ColumnCell[], rule: ColumnRule): Column | null {
  if (rule.kind !== 'events' || cells.some((cell) => cell.persons === undefined)) return null;
  const most = thresholdOf(rule) - 1;
  const counts = cells.map((cell) => cell.persons ?? 0);
  return {
    counts,
    room: cells.map(() => unbounded),
    doubts: counts.map((persons) => (persons > 0 && persons <= most ? { lowest: 1, highest: most } : null)),
  };
}

function at(values: readonly number[], place: number): number {
  const value = values[place];
  if (value === undefined) throw new Error('a column lacks a practice');
  return value;
}
