/**
 * One share (proportion, share of events, rate, ready figure) as it may be shown: each practice's cell, the cluster's, and
 * what the page may say of them. Figures are computed from unsuppressed data; only their display is restricted (D18).
 */
import type { Figure, PracticeFigure, ShareAnalysis } from '../model/analysis.ts';
import type { Profile } from '../model/counts.ts';
import type {
  Cell,
  Funnel,
  Peer,
  Position,
  PreviousRound,
  ReleasedBenchmark,
  ReleasedShare,
  SizeBand,
  Unit,
} from '../model/released.ts';
import { type BandView, chooseBands } from './bands.ts';
import { definitionOf } from './definition.ts';
import { releasePrevious } from './rounds.ts';
import { axisOf, medianOf, roundFor, scaleOf } from './scale.ts';
import { ruleOf } from './sharecolumns.ts';
import { isSparse, type Protection } from './suppress.ts';

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

/** `protection` says who is hidden when figures (not bands) are shown. */
export function releaseShare(share: ShareAnalysis, protection: Protection, frame: ShareFrame): ShareRelease {
  const cells = new Map<string, Cell>();
  const bands = frame.labels.size > 0 ? bandsWhenSparse(share, protection, frame) : null;
  for (const figure of share.practices)
    cells.set(figure.ydernummer, peerCell(figure, share, protection, bands, frame.profile));
  const plainCell = (figure: Figure) => countedCell(figure, share.unit);
  const cellOf = share.kind === 'event-share' && !frame.contactCounts ? valueCell : plainCell;
  const cluster = protection.clusterShown ? cellOf(share.cluster) : withheld;
  const benchmarks = share.benchmarks.map((one): ReleasedBenchmark => {
    const label = one.level === 'region' ? shortRegion(frame.regionName) : one.level === 'land' ? 'Hele landet' : 'Mål';
    return { level: one.level, label, value: one.value, source: one.source, reason: one.reason };
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
  const { indicator, unit } = share;
  const drawn = [...peers.map(({ cell }) => cell), cluster, ...cellsIn(previous)];
  const released: ReleasedShare = {
    kind: share.kind,
    ...definitionOf(indicator, { id: share.id, synthetic: frame.synthetic, tables: frame.tables }),
    unit,
    ...wordsOf(share),
    approximate: share.approximate,
    axis: axisOf(indicator.axis, drawn, benchmarks, unit),
    cluster,
    position: positionOf(cluster, share),
    benchmarks,
    peers,
    median: shown.length >= 5 ? medianOf(shown, unit) : null,
    sparse: peers.length > 0 && 3 * peers.filter(({ cell }) => cell.status !== 'shown').length > peers.length,
    previous,
    funnel: frame.profile === 'aaben' ? openFunnel(share, peers) : null,
  };
  return { released, cells };
}

/** A ready figure is told by its title and unit alone. */
function wordsOf({ indicator }: ShareAnalysis): Pick<ReleasedShare, 'numeratorWords' | 'denominatorWords' | 'counted'> {
  if (indicator.kind === 'value') return { numeratorWords: '', denominatorWords: '' };
  return {
    numeratorWords: indicator['numerator-words'],
    denominatorWords: indicator['denominator-words'],
    ...(indicator.counted === undefined ? {} : { counted: indicator.counted }),
  };
}

/**
 * D11: limits by size are shown where every size is. They go no further than the largest practice that is shown, and
 * those that were worked out for a hidden one are left out.
 */
function openFunnel({ funnel, practices }: ShareAnalysis, peers: readonly Peer[]): Funnel | null {
  const cells = peers.map(({ cell }) => cell).filter(({ status }) => status !== 'withheld');
  const counts = cells.map((cell) => (cell.status === 'shown' ? cell.count : undefined));
  if (!funnel || counts.length === 0 || counts.includes(undefined)) return null;
  const sizes = new Set(counts.map((count) => count?.n ?? 0));
  const hidden = new Set(practices.map(({ n }) => n).filter((n) => !sizes.has(n)));
  const points = funnel.points.filter(({ n }) => !hidden.has(n));
  const beyond = points.findIndex(({ n }) => n > Math.max(...sizes));
  return { ...funnel, points: beyond < 0 ? points : points.slice(0, beyond + 1) };
}

function cellsIn(previous: PreviousRound | null): readonly Cell[] {
  return previous ? [previous.cluster, ...previous.peers.map(({ before }) => before)] : [];
}

const withheld: Cell = { status: 'withheld' };

/** D6b: where hiding would leave mostly gaps, every practice gets a band instead; only percentages have such bands. */
function bandsWhenSparse(share: ShareAnalysis, protection: Protection, frame: ShareFrame): BandView | null {
  if (share.kind !== 'proportion' || share.unit !== 'percent') return null;
  if (!isSparse(protection, share.practices.length)) return null;
  const cells = share.practices
    .filter(({ ydernummer }) => !frame.sentHidden.has(ydernummer))
    .map(({ ydernummer, x, n }) => ({ id: ydernummer, x, n }));
  return chooseBands(cells, (view) => frame.bandsPass(share, view, protection))?.bands ?? null;
}

function peerCell(
  figure: PracticeFigure,
  { kind, unit }: ShareAnalysis,
  protection: Protection,
  bands: BandView | null,
  profile: Profile,
): Cell {
  if (bands) {
    const band = bands.get(figure.ydernummer);
    return band ? { status: 'banded', from: band.from, to: band.to } : withheld;
  }
  if (protection.hidden.has(figure.ydernummer) || figure.n === 0) return withheld;
  // Contact counts of every practice and of the cluster would together tell of single children in the open top group.
  const counted = profile === 'aaben' && figure.persons === undefined && kind !== 'value';
  return counted ? countedCell(figure, unit) : valueCell(figure);
}

/** With numerator, denominator and interval: for the cluster, and for practices that have agreed to it. */
function countedCell({ x, n, interval, value }: Figure, unit: Unit): Cell {
  if (value === null) return withheld;
  const shown = { status: 'shown', value, count: { x, n } } as const;
  if (!interval) return shown;
  const limit = (fraction: number) => roundFor(fraction * scaleOf(unit), unit);
  return { ...shown, interval: { lower: limit(interval.lower), upper: limit(interval.upper) } };
}

/** The figure alone. */
function valueCell({ value }: Figure): Cell {
  return value === null ? withheld : { status: 'shown', value };
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

/** The cluster against an outside figure: by whether its interval excludes the figure. */
function positionOf(cell: Cell, { cluster, benchmarks, unit }: ShareAnalysis): Position {
  const [benchmark] = benchmarks;
  if (!benchmark) return 'none';
  // Decided on the exact figures, not on the rounded ones (D18); the cluster's count stands beside it anyway.
  if (cell.status !== 'shown' || !cluster.interval) return 'unknown';
  const scale = scaleOf(unit);
  if (scale * cluster.interval.upper < benchmark.exact) return 'below';
  return scale * cluster.interval.lower > benchmark.exact ? 'above' : 'within';
}

/** "Region Midtjylland" is said in full elsewhere; a chart's line needs the short form. */
function shortRegion(name: string): string {
  return name.startsWith('Region') ? name : `Region ${name}`;
}
