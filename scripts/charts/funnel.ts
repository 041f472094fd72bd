/**
 * The funnel: how far from the benchmark practices of each size lie by chance alone, and where practices lie. On the own
 * sheet the reader's own point; in the open profile all with their names. Sizes and counts are printed there as well, so
 * points stand at the exact share.
 */
import type { Funnel, ReleasedShare, Unit } from '../model/released.ts';
import { ticksOf } from './axis.ts';
import { dot, type PlotMark, type Point, path, plot, words } from './plotmarks.ts';
import type { Spec } from './svg.ts';
import { textWidth } from './textwidth.ts';
import { colour, type WideMedium } from './theme.ts';
import { benchmarkLine, plainText } from './units.ts';

export interface FunnelPoint {
  readonly label: string;
  readonly x: number;
  readonly n: number;
  readonly own: boolean;
}

interface Frame {
  readonly x: (n: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly highest: number;
  readonly size: number;
}

const boxes: Readonly<Record<WideMedium, { readonly width: number; readonly height: number; readonly size: number }>> =
  {
    handout: { width: 646, height: 250, size: 12 },
    slide: { width: 1150, height: 392, size: 17 },
    sheet: { width: 646, height: 150, size: 12 },
  };

/** Null where there are no limits or nobody to place among them. */
export function drawFunnel(
  share: ReleasedShare,
  funnel: Funnel,
  points: readonly FunnelPoint[],
  medium: WideMedium,
): Spec | null {
  const some = points.filter(({ n }) => n > 0);
  const [first, last] = [funnel.points.at(0), funnel.points.at(-1)];
  if (some.length === 0 || !first || !last) return null;
  const factor = factorOf(share.unit);
  const { width, height, size } = boxes[medium];
  const highest = Math.max(share.axis, ...some.map(({ x, n }) => (factor * x) / n));
  const [top, bottom] = [size * 0.8, height - size * 3.1];
  const ticks = ticksOf(highest, bottom - top, size * 0.7, share.unit);
  const left = Math.max(...ticks.map((tick) => textWidth({ fontSize: size }, plainText(tick)))) + 12;
  const lineNames = [benchmarkName(share), '99,8 %'.replace(' ', '\u00a0')];
  const right = width - Math.max(...lineNames.map((text) => textWidth({ fontSize: size, fontWeight: 600 }, text))) - 10;
  const [low, high] = [Math.min(first.n, ...some.map(({ n }) => n)), Math.max(last.n, ...some.map(({ n }) => n))];
  const frame: Frame = {
    x: (n) => left + ((n - low) / Math.max(1, high - low)) * (right - left),
    y: (value) => bottom - (value / highest) * (bottom - top),
    left,
    right,
    top,
    bottom,
    highest,
    size,
  };
  return plot(width, height, [
    ...ticks.flatMap((tick) => gridLine(tick, frame)),
    ...sizeAxis(low, high, frame),
    ...limitLines(funnel, factor, frame),
    ...nameLines(share, funnel, factor, frame),
    ...some.flatMap((point) => drawPoint(point, factor, frame)),
    ...pointNames(some, factor, frame),
  ]);
}

function factorOf(unit: Unit): number {
  return unit === 'percent' ? 100 : unit === 'per-1000' ? 1000 : 1;
}

function benchmarkName(share: ReleasedShare): string {
  const [benchmark] = share.benchmarks;
  return benchmark ? benchmarkLine(benchmark, share) : '';
}

const kinds = [
  { which: 'outer', stroke: colour.band, width: 1.3, dash: [2, 3] },
  { which: 'inner', stroke: colour.peer, width: 1.3, dash: [] },
] as const;

function limitLines({ points, benchmark }: Funnel, factor: number, frame: Frame): PlotMark[] {
  const { x, y, left, right, highest } = frame;
  const level = y(benchmark * factor);
  return [
    ...kinds.flatMap(({ which, stroke, width, dash }) =>
      (['upper', 'lower'] as const).flatMap((side) => {
        const line = points.map((point) => [x(point.n), y(point[which][side] * factor)] as const);
        return clipped(line, y(highest)).map((part) => path(part, stroke, width, dash));
      }),
    ),
    path(
      [
        [left, level],
        [right, level],
      ],
      colour.reference,
      1.8,
      [5, 3],
    ),
  ];
}

/** The parts of a line at or below the upper edge, cut where it crosses the edge. */
function clipped(line: readonly Point[], edge: number): Point[][] {
  const parts: Point[][] = [[]];
  for (const [at, point] of line.entries()) {
    const before = line[at - 1];
    const crosses = before !== undefined && before[1] < edge !== point[1] < edge;
    if (crosses) {
      const part = (edge - before[1]) / (point[1] - before[1]);
      parts.at(-1)?.push([before[0] + part * (point[0] - before[0]), edge]);
    }
    if (point[1] >= edge) parts.at(-1)?.push(point);
    else parts.push([]);
  }
  return parts.filter(({ length }) => length > 1);
}

/** Names to the right of the lines' ends. The lower ones are the same two, so the upper ones are named. */
function nameLines(share: ReleasedShare, { points, benchmark }: Funnel, factor: number, frame: Frame): PlotMark[] {
  const { y, right, size, top } = frame;
  const end = points.at(-1);
  if (!end) return [];
  const at = (value: number) => Math.max(top, y(value * factor));
  const level = at(benchmark);
  const inner = Math.min(at(end.inner.upper), level - size * 1.05);
  const outer = Math.min(at(end.outer.upper), inner - size * 1.05);
  const name = (text: string, height: number, fill: string) =>
    words(text, [right + 6, height], size, { fill, weight: 600 });
  return [
    name(benchmarkName(share), level, colour.reference),
    name('95\u00a0%', inner, colour.ink2),
    name('99,8\u00a0%', outer, colour.ink2),
  ];
}

function drawPoint({ x: count, n, own }: FunnelPoint, factor: number, { x, y, size }: Frame): PlotMark[] {
  const place: Point = [x(n), y((factor * count) / n)];
  const look = own ? ({ shape: 'diamond', fill: colour.own } as const) : { fill: colour.peer };
  return [dot(place, size * (own ? 0.8 : 0.6), look)];
}

/** Beside the point, to the side that has room; a name that would lie on another's is moved above or below. */
function pointNames(points: readonly FunnelPoint[], factor: number, frame: Frame): PlotMark[] {
  const { x, y, right, size } = frame;
  const taken: { readonly from: number; readonly to: number; readonly y: number }[] = points.map((point) => {
    const at = x(point.n);
    return { from: at - 5, to: at + 5, y: y((factor * point.x) / point.n) };
  });
  const ordered = [...points].sort((a, b) => Number(b.own) - Number(a.own));
  return ordered.flatMap(({ label, x: count, n, own }) => {
    const wide = textWidth({ fontSize: size, fontWeight: own ? 700 : 400 }, label);
    const [px, py] = [x(n), y((factor * count) / n)];
    const places = [0, -1, 1].flatMap((step) =>
      [1, -1].map((side) => ({ side, y: py + step * size * 0.95, from: side > 0 ? px + 7 : px - 7 - wide })),
    );
    const free = places.find(
      (place) =>
        place.from >= frame.left &&
        place.from + wide <= right &&
        taken.every((other) => {
          const apart = place.from > other.to || place.from + wide < other.from;
          return apart || Math.abs(place.y - other.y) >= size * 0.95;
        }),
    );
    if (!free) return [];
    taken.push({ from: free.from, to: free.from + wide, y: free.y });
    return [words(label, [free.from, free.y], size, { weight: own ? 700 : 400, fill: own ? colour.own : colour.ink2 })];
  });
}

function gridLine(tick: number, { left, right, y, size }: Frame): PlotMark[] {
  const line = [
    [left, y(tick)],
    [right, y(tick)],
  ] as const;
  return [
    path(line, tick === 0 ? colour.rule : colour.grid, 1),
    words(plainText(tick), [left - 8, y(tick)], size, { align: 'right' }),
  ];
}

/** Sizes of practice: round numbers between the smallest and the largest. */
function sizeAxis(low: number, high: number, { x, left, right, bottom, size }: Frame): PlotMark[] {
  const step = ticksOf(high - low, right - left, size, { words: '' })[1] ?? high - low;
  const first = Math.ceil(low / step) * step;
  const sizes = Array.from(
    { length: Math.max(1, Math.floor((high - first) / step) + 1) },
    (_, at) => first + at * step,
  );
  return [
    ...sizes.map((n) => words(plainText(n), [x(n), bottom + size * 0.95], size, { align: 'center' })),
    words('Personer bag tallet', [(left + right) / 2, bottom + size * 2.3], size, { align: 'center' }),
  ];
}
