/**
 * One share (proportion or event share) as it may be shown: each practice's cell, the cluster's, and what the page may
 * say of them. Figures are computed from unsuppressed data; only their display is restricted (D18).
 */
import type { Figure, PracticeFigure, ShareAnalysis } from '../model/analysis.ts';
import type { Profile } from '../model/counts.ts';
import type {
  Cell,
  Peer,
  Position,
  PreviousRound,
  ReleasedBenchmark,
  ReleasedShare,
  SizeBand,
} from '../model/released.ts';
import { type BandView, chooseBands } from './bands.ts';
import type { ColumnRule } from './primary.ts';
import { releasePrevious } from './rounds.ts';
import { isSparse, type Protection, protectColumn } from './suppress.ts';

/** What the rest of the edition has decided before this share is released. */
export interface ShareFrame {
  readonly profile: Profile;
  /** ydernummer → letter, or practice name in the open profile; empty when no practice may be shown. */
  readonly labels: ReadonlyMap<string, string>;
  readonly regionName: string;
  readonly synthetic: boolean;
  readonly tables: readonly string[];
  /** The gate that judges bands; separate code, passed in. */
  readonly bandsPass: (share: ShareAnalysis, view: BandView, protection: Protection) => boolean;
  /** Whether the cluster's contacts are printed beside their percent. */
  readonly contactCounts: boolean;
  /** Hidden in an edition that has been sent, so without a band as well. */
  readonly sentHidden: ReadonlySet<string>;
  /** Who is hidden in the round before, or null where it is not compared. */
  readonly before: Protection | null;
}

export interface ShareRelease {
  readonly released: ReleasedShare;
  /** What was decided for each practice, for the audit and the disclosure report. */
  readonly cells: ReadonlyMap<string, Cell>;
}

function ruleOf(share: ShareAnalysis): ColumnRule {
  const { threshold, sensitive } = share.indicator;
  return { threshold, sensitive, kind: share.kind === 'proportion' ? 'proportion' : 'events' };
}

/** `protection` says who is hidden when figures (not bands) are shown. */
export function releaseShare(share: ShareAnalysis, protection: Protection, frame: ShareFrame): ShareRelease {
  const cells = new Map<string, Cell>();
  const bands = frame.labels.size > 0 ? bandsWhenSparse(share, protection, frame) : null;
  for (const figure of share.practices)
    cells.set(figure.ydernummer, peerCell(figure, protection, bands, frame.profile));
  const cellOf = share.kind === 'event-share' && !frame.contactCounts ? percentCell : clusterCell;
  const cluster = protection.clusterShown ? cellOf(share.cluster) : withheld;
  const benchmarks = share.benchmarks.map((one): ReleasedBenchmark => {
    const label = one.level === 'region' ? shortRegion(frame.regionName) : one.level === 'land' ? 'Hele landet' : 'Mål';
    return { level: one.level, label, value: Math.round(one.percent), source: one.source, reason: one.reason };
  });
  const peers = orderPeers(
    share.practices.map((figure) => peerOf(figure, cells, frame)).filter((peer) => peer !== null),
  );
  const shown = peers.flatMap(({ cell }) => (cell.status === 'shown' ? [cell.value] : []));
  const who = new Map([...frame.labels].map(([ydernummer, label]) => [label, ydernummer]));
  const { before } = frame;
  const previous = releasePrevious(share, {
    who,
    peers,
    cells,
    cluster,
    before,
    rule: ruleOf(share),
    cellOf,
  });
  const { indicator } = share;
  const released: ReleasedShare = {
    kind: share.kind,
    id: share.id,
    title: indicator.title,
    direction: indicator.direction,
    directionNote: indicator['direction-note'],
    ...(indicator.step === undefined ? {} : { step: indicator.step }),
    caveats: indicator.caveats,
    synthetic: frame.synthetic,
    tables: [...frame.tables],
    phrase: indicator.phrase,
    numeratorWords: indicator['numerator-words'],
    denominatorWords: indicator['denominator-words'],
    approximate: share.approximate,
    axis: axisOf(indicator.axis, [...peers.map(({ cell }) => cell), cluster, ...cellsIn(previous)], benchmarks),
    cluster,
    position: positionOf(cluster, share),
    benchmarks,
    peers,
    median: shown.length >= 5 ? medianOf(shown) : null,
    sparse: peers.length > 0 && 3 * peers.filter(({ cell }) => cell.status !== 'shown').length > peers.length,
    previous,
  };
  return { released, cells };
}

function cellsIn(previous: PreviousRound | null): readonly Cell[] {
  return previous ? [previous.cluster, ...previous.peers.map(({ before }) => before)] : [];
}

/**
 * Who is hidden in a share. First with the totals that the distribution prints anyway taken as known; null when no set
 * of practices is safe then, and the caller must withhold those totals.
 */
export function protectShare(
  share: ShareAnalysis,
  total: 'wanted' | 'already-public',
  sentHidden: ReadonlySet<string>,
): Protection | null {
  const cells = share.practices.map(({ ydernummer, x, n, persons }) => ({
    id: ydernummer,
    x,
    n,
    ...(persons === undefined ? {} : { persons }),
  }));
  return protectColumn(cells, ruleOf(share), total, sentHidden);
}

const withheld: Cell = { status: 'withheld' };

/** D6b: where hiding would leave mostly gaps, every practice gets a band instead; proportions only. */
function bandsWhenSparse(share: ShareAnalysis, protection: Protection, frame: ShareFrame): BandView | null {
  if (share.kind !== 'proportion' || !isSparse(protection, share.practices.length)) return null;
  const cells = share.practices
    .filter(({ ydernummer }) => !frame.sentHidden.has(ydernummer))
    .map(({ ydernummer, x, n }) => ({ id: ydernummer, x, n }));
  return chooseBands(cells, (view) => frame.bandsPass(share, view, protection))?.bands ?? null;
}

function peerCell(figure: PracticeFigure, protection: Protection, bands: BandView | null, profile: Profile): Cell {
  if (bands) {
    const band = bands.get(figure.ydernummer);
    return band ? { status: 'banded', from: band.from, to: band.to } : withheld;
  }
  if (protection.hidden.has(figure.ydernummer) || figure.n === 0) return withheld;
  const cell = clusterCell(figure);
  // Contact counts of every practice and of the cluster would together tell of single children in the open top group.
  if ((profile === 'aaben' && figure.persons === undefined) || cell.status !== 'shown') return cell;
  return { status: 'shown', value: cell.value };
}

/** With numerator, denominator and interval: for the cluster, and for practices that have agreed to it. */
function clusterCell({ x, n, interval, percent }: Figure): Cell {
  if (percent === null) return withheld;
  const shown = { status: 'shown', value: percent, count: { x, n } } as const;
  if (!interval) return shown;
  return { ...shown, interval: { lower: Math.round(interval.lower * 100), upper: Math.round(interval.upper * 100) } };
}

/** The percent alone. */
function percentCell({ percent }: Figure): Cell {
  return percent === null ? withheld : { status: 'shown', value: percent };
}

function peerOf(figure: PracticeFigure, cells: ReadonlyMap<string, Cell>, frame: ShareFrame): Peer | null {
  const label = frame.labels.get(figure.ydernummer);
  const cell = cells.get(figure.ydernummer);
  if (label === undefined || cell === undefined) return null;
  if (cell.status === 'withheld') return { label, cell, small: false };
  return { label, cell, size: sizeBand(figure.n), small: figure.n < 30 };
}

function sizeBand(n: number): SizeBand {
  if (n < 30) return 'under 30';
  if (n < 100) return '30-99';
  return n < 300 ? '100-299' : '300 og over';
}

/** By shown value from high to low, hidden ones last; ties and hidden ones by letter, so that order tells no more. */
function orderPeers(peers: readonly Peer[]): Peer[] {
  const height = ({ cell }: Peer) => (cell.status === 'shown' ? cell.value : cell.status === 'banded' ? cell.from : -1);
  return [...peers].sort((a, b) => height(b) - height(a) || byLetter(a.label, b.label));
}

/** A … Z, then AA … : shorter labels first. */
function byLetter(a: string, b: string): number {
  return (a.length > 2 || b.length > 2 ? 0 : a.length - b.length) || (a < b ? -1 : a > b ? 1 : 0);
}

/** D12: from the definition and what is shown; a round number of tens. */
function axisOf(wanted: number | undefined, cells: readonly Cell[], benchmarks: readonly ReleasedBenchmark[]): number {
  const shown = cells.map((cell) => (cell.status === 'shown' ? cell.value : cell.status === 'banded' ? cell.to : 0));
  const highest = Math.max(wanted ?? 10, ...shown, ...benchmarks.map(({ value }) => value));
  return Math.min(100, Math.ceil(highest / 10) * 10);
}

/** The cluster against an outside figure: by whether its interval excludes the figure. */
function positionOf(cell: Cell, { cluster, benchmarks }: ShareAnalysis): Position {
  const [benchmark] = benchmarks;
  if (!benchmark) return 'none';
  // Decided on the exact figures, not on the rounded ones (D18); the cluster's count stands beside it anyway.
  if (cell.status !== 'shown' || !cluster.interval) return 'unknown';
  if (100 * cluster.interval.upper < benchmark.percent) return 'below';
  return 100 * cluster.interval.lower > benchmark.percent ? 'above' : 'within';
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const pair = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0];
  return Math.round(((pair[0] ?? 0) + (pair[1] ?? 0)) / 2);
}

/** "Region Midtjylland" is said in full elsewhere; a chart's line needs the short form. */
function shortRegion(name: string): string {
  return name.startsWith('Region') ? name : `Region ${name}`;
}
