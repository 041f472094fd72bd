/**
 * The round before, as it may be shown beside this one (DISCLOSURE D16): under this edition's letters, and only where
 * both rounds are shown. Its figures are those of its own edition, protected in the same way on their own column, so
 * nothing is printed here that could not be printed there.
 *
 * Whether the cluster's change is more than chance is worked out on the practices in both rounds. It is a word about a
 * sum that is printed nowhere, so it is left out when anyone who came or left is hidden: totals and shown figures then
 * give no more away than they already do.
 */
import type { Figure, PreviousShare, ShareAnalysis } from '../model/analysis.ts';
import type { Cell, Peer, PreviousRound } from '../model/released.ts';
import { mayShowGroup } from './derived.ts';
import type { ColumnCell, ColumnRule } from './primary.ts';
import { isSparse, type Protection } from './suppress.ts';

export interface PreviousFrame {
  /** ydernummer by label. */
  readonly who: ReadonlyMap<string, string>;
  /** This round as released. */
  readonly peers: readonly Peer[];
  readonly cells: ReadonlyMap<string, Cell>;
  readonly cluster: Cell;
  /** The round before, or null where it is not compared. */
  readonly before: Protection | null;
  readonly rule: ColumnRule;
  /** The cluster's figure with count and interval. */
  readonly cellOf: (figure: PreviousShare['cluster']) => Cell;
}

export function releasePrevious(share: ShareAnalysis, frame: PreviousFrame): PreviousRound | null {
  const { previous } = share;
  if (!previous || previous.comparable === 'no-data') return null;
  const { comparable, both } = previous;
  if (comparable === 'overlap' || !frame.before) {
    return { comparable: 'overlap', cluster: withheld, practices: both, change: 'none', peers: [] };
  }
  const shownThen = whoIsShown(share, previous, frame.before);
  const judged = bothAreGroups(share, previous, frame) && othersShown(share, previous, frame, shownThen);
  const showsBoth = frame.before.clusterShown && frame.cluster.status === 'shown';
  const cluster = showsBoth ? frame.cellOf(previous.cluster) : withheld;
  return {
    comparable,
    cluster,
    practices: both,
    change: cluster.status === 'shown' && judged ? previous.change : 'none',
    peers: frame.peers.map(({ label, cell }) => {
      const value = cell.status === 'shown' ? shownThen.get(frame.who.get(label) ?? '') : undefined;
      return { label, before: value === undefined ? withheld : { status: 'shown', value } };
    }),
  };
}

const withheld: Cell = { status: 'withheld' };

/**
 * The figure of everyone who is shown in the round's own edition with one; nobody where it may have bands. Ready figures
 * have neither bands nor a cluster figure to be sparse without.
 */
function whoIsShown(
  { kind }: ShareAnalysis,
  { practices }: PreviousShare,
  before: Protection,
): ReadonlyMap<string, number> {
  if (kind !== 'value' && isSparse(before, practices.length)) return new Map();
  return new Map(
    practices.flatMap(({ ydernummer, value, n }): [string, number][] =>
      value === null || n === 0 || before.hidden.has(ydernummer) ? [] : [[ydernummer, value]],
    ),
  );
}

/** The practices in both rounds are a group like any other (D15): of two, each would be told of the other. */
function bothAreGroups(share: ShareAnalysis, previous: PreviousShare, { rule }: PreviousFrame): boolean {
  const now = new Map(share.practices.map((figure) => [figure.ydernummer, figure]));
  const both = previous.practices.flatMap((then) => {
    const later = now.get(then.ydernummer);
    return later ? [{ then, later }] : [];
  });
  const cellsOf = (pick: (one: (typeof both)[number]) => Figure): ColumnCell[] =>
    both.map((one) => {
      const { x, n, persons } = pick(one);
      return { id: one.then.ydernummer, x, n, ...(persons === undefined ? {} : { persons }) };
    });
  return [cellsOf(({ then }) => then), cellsOf(({ later }) => later)].every((cells) => mayShowGroup(cells, rule));
}

/** Is everyone shown who is in one of the rounds only? */
function othersShown(
  { practices }: ShareAnalysis,
  previous: PreviousShare,
  { cells }: PreviousFrame,
  shownThen: ReadonlyMap<string, number>,
): boolean {
  const now = new Set(practices.map(({ ydernummer }) => ydernummer));
  const then = new Set(previous.practices.map(({ ydernummer }) => ydernummer));
  const left = [...then].filter((one) => !now.has(one));
  const came = [...now].filter((one) => !then.has(one));
  return left.every((one) => shownThen.has(one)) && came.every((one) => cells.get(one)?.status === 'shown');
}
