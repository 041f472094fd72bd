/**
 * Secondary suppression (DISCLOSURE D6): which further practices are hidden so that the hidden ones cannot be worked out
 * from the cluster figure.
 *
 * A cluster figure whose count is printed is an exact total (D10), and so is a percent of known denominators. Columns
 * from one table (three or more contacts, five or more) are tied to each other practice by practice, so they are
 * protected together with one common set of hidden practices: hidden once means hidden in all of them (D16).
 */
import { mayShowGroup } from './derived.ts';
import { type ColumnCell, type ColumnRule, primaryHidden } from './primary.ts';
import { leastForLetters } from './pseudonym.ts';
import { type Column, columnsOf, leavesDoubt, totalLeavesDoubt } from './reach.ts';

export { type ColumnCell, type ColumnRule, primaryHidden } from './primary.ts';
export { totalLeavesDoubt } from './reach.ts';

/** One indicator: the same practices in the same order in all columns that are protected together. */
export interface LinkedColumn {
  readonly cells: readonly ColumnCell[];
  readonly rule: ColumnRule;
}

export interface Protection {
  readonly hidden: ReadonlySet<string>;
  readonly clusterShown: boolean;
}

/** `already-public`: another table gives the total, so hiding the cluster figure here would help nobody. */
export type ClusterFigure = 'wanted' | 'already-public';

/** All subsets are tried up to this many practices. */
const mostForAllSubsets = 16;

/** Null only for `already-public`: no set of hidden practices is safe, so the table giving the total must go too. */
export function protectColumn(
  cells: readonly ColumnCell[],
  rule: ColumnRule,
  cluster: ClusterFigure,
  sentHidden: ReadonlySet<string> = new Set(),
): Protection | null {
  return protectLinked([{ cells, rule }], cluster, sentHidden);
}

/** `sentHidden` were hidden in an edition that has been sent, and stay hidden whatever their count is now (D16). */
export function protectLinked(
  linked: readonly LinkedColumn[],
  cluster: ClusterFigure,
  sentHidden: ReadonlySet<string> = new Set(),
): Protection | null {
  const ordered = inOneOrder(linked);
  const ids = ordered[0]?.cells.map((cell) => cell.id) ?? [];
  const primary = ids.map(
    (id, place) => sentHidden.has(id) || ordered.some(({ cells, rule }) => isPrimary(cells, place, rule)),
  );
  const totalAllowed = ordered.every(({ cells, rule }) => mayShowGroup(cells, rule));
  if (ids.length < leastForLetters) return withoutLetters(ordered, ids, totalAllowed, cluster);

  const hidden = totalAllowed ? cheapest(ordered, primary) : null;
  if (hidden !== null && !givesWay(hidden, primary, cluster)) return protection(ids, hidden, true);
  return cluster === 'wanted' ? protection(ids, primary, false) : null;
}

/** D6b: too many gaps to be worth reading, so bands for all practices are tried instead. */
export function isSparse(protection: Protection, practices: number): boolean {
  return !protection.clusterShown || protection.hidden.size * 3 > practices;
}

/**
 * The cluster figure gives way when it would cost more than half of the practices. Where the small counts alone are
 * more than half, hiding it would bring none of them back, so it stays.
 */
function givesWay(hidden: readonly boolean[], primary: readonly boolean[], cluster: ClusterFigure): boolean {
  return cluster === 'wanted' && count(hidden) * 2 > hidden.length && count(hidden) > count(primary);
}

/** D13: no practice is shown; the cluster figure only where no practice learns another's small count from it. */
function withoutLetters(
  linked: readonly LinkedColumn[],
  ids: readonly string[],
  totalAllowed: boolean,
  cluster: ClusterFigure,
): Protection | null {
  const shown = totalAllowed && linked.every(({ cells, rule }) => totalLeavesDoubt(cells, rule));
  if (!shown && cluster === 'already-public') return null;
  return { hidden: new Set(ids), clusterShown: shown };
}

/** The safe set with fewest hidden practices, of those the one with fewest patients; null when even all is not safe. */
function cheapest(linked: readonly LinkedColumn[], primary: readonly boolean[]): readonly boolean[] | null {
  const columns = linked.flatMap(({ cells, rule }) => columnsOf(cells, rule));
  const must = places(primary, true);
  const free = places(primary, false);
  const safe = (more: readonly number[]) => columns.every((column) => leavesDoubt(column, [...must, ...more]));
  // More hidden practices only widen what is possible: when hiding all is not enough, nothing is.
  if (!safe(free)) return null;
  const added = primary.length <= mostForAllSubsets ? tryAll(linked, free, safe) : largestFirst(columns, free, safe);
  return primary.map((hidden, place) => hidden || added.includes(place));
}

function tryAll(
  linked: readonly LinkedColumn[],
  free: readonly number[],
  safe: (more: readonly number[]) => boolean,
): readonly number[] {
  const weight = (place: number) => linked.reduce((total, { cells }) => total + (cells[place]?.n ?? 0), 0);
  for (let size = 0; size <= free.length; size += 1) {
    let best: readonly number[] | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const choice of choose(free, size)) {
      const cost = choice.reduce((total, place) => total + weight(place), 0);
      if (cost >= least || !safe(choice)) continue;
      best = choice;
      least = cost;
    }
    if (best !== null) return best;
  }
  return free;
}

/** Beyond 16 practices: the largest counts hide the small ones best; what turns out not to be needed is shown again. */
function largestFirst(
  columns: readonly Column[],
  free: readonly number[],
  safe: (more: readonly number[]) => boolean,
): readonly number[] {
  const size = (place: number) => columns.reduce((total, column) => total + (column.counts[place] ?? 0), 0);
  const byCount = [...free].sort((a, b) => size(b) - size(a) || a - b);
  let added: readonly number[] = [];
  for (const place of byCount) {
    if (safe(added)) break;
    added = [...added, place];
  }
  return added.reduce((kept, place) => {
    const fewer = kept.filter((other) => other !== place);
    return safe(fewer) ? fewer : kept;
  }, added);
}

function* choose(from: readonly number[], size: number): Generator<readonly number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (const [place, first] of from.entries()) {
    for (const rest of choose(from.slice(place + 1), size - 1)) yield [first, ...rest];
  }
}

/** Sorted by figures, so that neither the order of the file nor a practice's number decides who is hidden. */
function inOneOrder(linked: readonly LinkedColumn[]): readonly LinkedColumn[] {
  const first = linked[0]?.cells ?? [];
  if (new Set(first.map((cell) => cell.id)).size !== first.length) throw new Error('a practice is listed twice');
  const byId = linked.map(({ cells, rule }) => ({ rule, cells: new Map(cells.map((cell) => [cell.id, cell])) }));
  if (byId.some(({ cells }) => cells.size !== first.length)) throw new Error('linked columns differ in practices');
  const key = (id: string) => byId.flatMap(({ cells }) => [cells.get(id)?.n ?? 0, cells.get(id)?.x ?? 0]);
  const ids = first.map((cell) => cell.id).sort((a, b) => inFigures(key(a), key(b)) || (a < b ? -1 : 1));
  return byId.map(({ rule, cells }) => ({ rule, cells: ids.map((id) => known(cells.get(id))) }));
}

function inFigures(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((value, index) => value !== b[index]);
  return place < 0 ? 0 : (a[place] ?? 0) - (b[place] ?? 0);
}

function isPrimary(cells: readonly ColumnCell[], place: number, rule: ColumnRule): boolean {
  return primaryHidden(known(cells[place]), rule);
}

function protection(ids: readonly string[], hidden: readonly boolean[], clusterShown: boolean): Protection {
  return { hidden: new Set(ids.filter((_, place) => hidden[place])), clusterShown };
}

function places(flags: readonly boolean[], wanted: boolean): readonly number[] {
  return flags.flatMap((flag, place) => (flag === wanted ? [place] : []));
}

function count(flags: readonly boolean[]): number {
  return flags.filter(Boolean).length;
}

function known(cell: ColumnCell | undefined): ColumnCell {
  if (cell === undefined) throw new Error('a linked column lacks a practice');
  return cell;
}
