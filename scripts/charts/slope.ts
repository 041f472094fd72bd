/**
 * Two rounds side by side: a line for each practice shown in both, its letter and number at each end, the cluster's in
 * black. Only for rounds that may be compared.
 */
import type { ReleasedShare } from '../model/released.ts';
import { drawEnds, type EndFrame, type EndLabel, endWidth, fits } from './endlabels.ts';
import { dot, type PlotMark, path, plot, words } from './plotmarks.ts';
import type { Spec } from './svg.ts';
import { colour, type WideMedium } from './theme.ts';
import { numberText } from './units.ts';

export interface SlopeRow {
  readonly label: string;
  readonly before: number;
  readonly now: number;
  readonly look: 'peer' | 'cluster';
}

const boxes: Readonly<Record<WideMedium, { readonly width: number; readonly height: number; readonly size: number }>> =
  {
    handout: { width: 470, height: 168, size: 12 },
    slide: { width: 1150, height: 420, size: 18 },
    sheet: { width: 470, height: 120, size: 12 },
  };

/** Those with a figure in both rounds; the cluster last, so that it lies on top. */
export function slopeRows({ previous, peers, cluster }: ReleasedShare): readonly SlopeRow[] {
  if (previous?.comparable !== 'yes') return [];
  const rows = previous.peers.flatMap(({ label, before }): SlopeRow[] => {
    const now = peers.find((peer) => peer.label === label)?.cell;
    if (before.status !== 'shown' || now?.status !== 'shown') return [];
    return [{ label, before: before.value, now: now.value, look: 'peer' }];
  });
  if (previous.cluster.status !== 'shown' || cluster.status !== 'shown') return rows;
  return [...rows, { label: 'Klyngen', before: previous.cluster.value, now: cluster.value, look: 'cluster' }];
}

/** Null with fewer than two practices in both rounds: one line is better said in words. */
export function drawSlope(share: ReleasedShare, rounds: readonly [string, string], medium: WideMedium): Spec | null {
  const rows = slopeRows(share);
  if (rows.filter(({ look }) => look === 'peer').length < 2) return null;
  const { width, height, size } = boxes[medium];
  const [top, bottom] = [size * 2, height - size * 0.7];
  // No axis is written: from 0 to the highest that may be seen.
  const highest = Math.max(1e-9, ...rows.flatMap(({ before, now }) => [before, now]));
  const y = (value: number) => bottom - (value / highest) * (bottom - top);
  const frame = { size, from: top, to: bottom };
  const [start, end] = [{ ...frame, side: 'left' } as const, { ...frame, side: 'right' } as const];
  const named = fits(rows.length, start) ? rows : rows.filter(({ look }) => look === 'cluster');
  const labels = (x: number, side: EndFrame['side']) => named.map((row) => labelOf(row, share, x, y, side));
  const room = Math.max(endWidth(labels(0, 'left'), start), endWidth(labels(0, 'right'), end));
  const [left, right] = [room, width - room];
  return plot(width, height, [
    ...[left, right].map((x) => upright(x, top, bottom)),
    ...rounds.map((round, at) =>
      words(round, [at === 0 ? left : right, size * 0.7], size, { align: 'center', weight: 600 }),
    ),
    ...rows.flatMap((row) => drawRow(row, left, right, y, size)),
    ...drawEnds(labels(left, 'left'), start),
    ...drawEnds(labels(right, 'right'), end),
  ]);
}

function labelOf(
  { label, before, now, look }: SlopeRow,
  { unit }: ReleasedShare,
  x: number,
  y: (value: number) => number,
  side: EndFrame['side'],
): EndLabel {
  const value = side === 'left' ? before : now;
  const strong = look === 'cluster';
  const text = side === 'left' ? `${label} ${numberText(value, unit)}` : `${numberText(value, unit)} ${label}`;
  return { text, point: [x, y(value)], fill: strong ? colour.ink : colour.ink2, strong };
}

function drawRow(row: SlopeRow, left: number, right: number, y: (value: number) => number, size: number): PlotMark[] {
  const strong = row.look === 'cluster';
  const fill = strong ? colour.ink : colour.band;
  const ends = [[left, y(row.before)] as const, [right, y(row.now)] as const];
  return [
    path(ends, fill, strong ? 2.8 : 1.2),
    ...ends.map((point) => dot(point, size * (strong ? 0.66 : 0.45), { fill })),
  ];
}

function upright(x: number, top: number, bottom: number): PlotMark {
  return path(
    [
      [x, top],
      [x, bottom],
    ],
    colour.grid,
    1,
  );
}
