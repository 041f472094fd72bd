/**
 * Distributions over number of contacts (DISCLOSURE D4, D5): few persons have very many contacts, so the last groups
 * are merged before anything is hidden. The cut is the same for all practices, and only the cluster's distribution is
 * printed, so a group is either printed whole or merged with its neighbour; no gap is left to be worked out.
 */
import { type ColumnRule, primaryHidden, totalLeavesDoubt } from './suppress.ts';

/** Places of the first and last of the original groups in one printed group. */
export interface Group {
  readonly first: number;
  readonly last: number;
}

const leastGroups = 3;

/**
 * How many groups to keep, the last one holding the whole tail: as many as possible with 1-4 persons in the last group
 * for at most a quarter of the practices. `rows` are practices, each with a count per group.
 */
export function mergeTail(rows: readonly (readonly number[])[], keepAtLeast = leastGroups, threshold = 5): number {
  const groups = groupCount(rows);
  for (let keep = groups; keep > keepAtLeast; keep -= 1) {
    const small = rows.filter((row) => {
      const tail = sum(row.slice(keep - 1));
      return tail > 0 && tail < threshold;
    });
    if (small.length * 4 <= rows.length) return keep;
  }
  return Math.min(groups, keepAtLeast);
}

/**
 * The groups in which the cluster's distribution may be printed, or null: fewer than three would remain, so it is left
 * out. Starts from D4's tail. Then each group must be printable itself (no total of 1-4, D2) and leave every practice in
 * doubt of every other's small counts; row totals are taken as known, and in a table with all row and column totals
 * known each cell's bounds are those of its column (Fréchet), so looking at one group at a time is exact. Groups with names
 * of their own are no neighbours, so only the tail is merged: what is left of the list is "the others".
 */
export function protectDistribution(
  rows: readonly (readonly number[])[],
  threshold = 5,
  named = false,
): readonly Group[] | null {
  const keep = mergeTail(rows, leastGroups, threshold);
  let groups: readonly Group[] = Array.from({ length: keep }, (_, place) => ({
    first: place,
    last: place === keep - 1 ? groupCount(rows) - 1 : place,
  }));
  while (groups.length >= leastGroups) {
    // From the tail, because that is where the small ones are and where merging costs the reader least.
    const failing = groups.findLastIndex((group) => !printable(rows, group, threshold));
    if (failing < 0) return groups;
    groups = named ? mergeFrom(groups, failing) : mergeAt(groups, Math.max(1, failing));
  }
  return null;
}

/** The counts of one unit in the printed groups. */
export function inGroups(row: readonly number[], groups: readonly Group[]): readonly number[] {
  return groups.map((group) => sum(row.slice(group.first, group.last + 1)));
}

function printable(rows: readonly (readonly number[])[], group: Group, threshold: number): boolean {
  const rule: ColumnRule = { threshold, sensitive: false, kind: 'category' };
  const cells = rows.map((row, place) => ({
    id: String(place),
    x: sum(row.slice(group.first, group.last + 1)),
    n: sum(row),
  }));
  const total = { id: '', x: sum(cells.map((cell) => cell.x)), n: sum(cells.map((cell) => cell.n)) };
  return !primaryHidden(total, rule) && totalLeavesDoubt(cells, rule);
}

/** Merges the group at `place` with the one before it. */
function mergeAt(groups: readonly Group[], place: number): readonly Group[] {
  const [before, at] = [groups[place - 1], groups[place]];
  if (before === undefined || at === undefined) throw new Error('there is no group before the first');
  return [...groups.slice(0, place - 1), { first: before.first, last: at.last }, ...groups.slice(place + 1)];
}

/** Everything from `place` becomes the tail; the tail itself takes the one before it. */
function mergeFrom(groups: readonly Group[], place: number): readonly Group[] {
  const start = place === groups.length - 1 ? Math.max(0, place - 1) : place;
  const [first, last] = [groups[start], groups.at(-1)];
  if (first === undefined || last === undefined) throw new Error('there are groups');
  return [...groups.slice(0, start), { first: first.first, last: last.last }];
}

function groupCount(rows: readonly (readonly number[])[]): number {
  const counts = new Set(rows.map((row) => row.length));
  if (counts.size > 1) throw new Error('practices have different groups');
  return [...counts][0] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
