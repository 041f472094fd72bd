/**
 * A share over the periods: one grey line for each practice with its letter at the end, the cluster's in black. Straight
 * from one shown figure to the next; where a period is hidden the line has a gap. On the own sheet the reader's own line
 * is coloured and has diamonds.
 */
import type { Cell, ReleasedTrend, Unit } from '../model/released.ts';
import { ticksOf } from './axis.ts';
import { drawEnds, type EndFrame, type EndLabel, endWidth, fits } from './endlabels.ts';
import { dot, type PlotMark, type Point, path, plot, words } from './plotmarks.ts';
import type { Spec } from './svg.ts';
import { textWidth } from './textwidth.ts';
import { colour, type Medium, widths } from './theme.ts';
import { numberText, plainText } from './units.ts';

interface Series {
  readonly name: string;
  /** By period; null where nothing may be drawn. */
  readonly values: readonly (number | null)[];
  readonly look: 'peer' | 'own' | 'cluster' | 'benchmark';
}

/** Whether every line can have its letter at the end; with more practices only the cluster's and the benchmark have. */
export function namesFit(trend: ReleasedTrend, medium: Medium): boolean {
  const { height, size } = boxes[medium];
  return fits(seriesOf(trend, null).length, { side: 'right', size, from: size * 0.8, to: height - size * 1.9 });
}

interface TrendFrame {
  readonly x: (period: number) => number;
  readonly y: (value: number) => number;
  readonly last: number;
  readonly dotSize: number;
  readonly textOf: (value: number) => string;
}

/** `own` is the reader's own figures by period, for own sheets only. */
export interface OwnLine {
  readonly letter: string | null;
  readonly values: readonly (number | null)[];
}

const boxes: Readonly<Record<Medium, { readonly width: number; readonly height: number; readonly size: number }>> = {
  handout: { width: 646, height: 236, size: 12 },
  slide: { width: 1150, height: 404, size: 18 },
  sheet: { width: 646, height: 128, size: 12 },
  guide: { width: widths.guide, height: 210, size: 12 },
};

/** Null when no period has anything that may be drawn. */
export function drawTrend(trend: ReleasedTrend, medium: Medium, own: OwnLine | null = null): Spec | null {
  const all = seriesOf(trend, own);
  const unit = trend.periods[0]?.share.unit ?? 'percent';
  if (all.every(({ values }) => values.every((value) => value === null))) return null;
  const { width, height, size } = boxes[medium];
  const [top, bottom] = [size * 0.8, height - size * 1.9];
  const axis = axisOf(all, bottom - top, size, unit);
  const y = (value: number) => bottom - (value / axis) * (bottom - top);
  const ends: EndFrame = { side: 'right', size, from: top, to: bottom };
  const labelled = fits(all.length, ends) ? all : all.filter(({ look }) => look !== 'peer');
  const ticks = ticksOf(axis, bottom - top, size * 0.6, unit);
  const left = Math.max(...ticks.map((tick) => textWidth({ fontSize: size }, plainText(tick)))) + 12;
  const last = trend.periods.length - 1;
  const textOf = (value: number) => numberText(value, unit);
  const wanted = endLabels(labelled, { x: () => 0, y, last, dotSize: 0, textOf });
  const right = width - Math.max(16, endWidth(wanted, ends));
  const inset = Math.min(30, (right - left) / (2 * (last + 1)));
  const x = (at: number) => (last === 0 ? right : left + inset + (at * (right - left - inset)) / last);
  const frame: TrendFrame = { x, y, last, dotSize: size * 0.42, textOf };
  return plot(width, height, [
    ...ticks.flatMap((tick) => gridLine(tick, [left, right], y(tick), size)),
    ...trend.periods.map(({ label }, at) =>
      words(label, [x(at), height - size * 0.65], size, { align: 'center', fill: colour.ink2 }),
    ),
    ...all.flatMap((series) => drawSeries(series, frame)),
    ...(labelled === all ? earlyNames(all, frame, size) : []),
    ...drawEnds(endLabels(labelled, frame), ends),
  ]);
}

/** Peers first, so that the lines that matter lie on top. */
function seriesOf({ periods }: ReleasedTrend, own: OwnLine | null): Series[] {
  const labels = [...new Set(periods.flatMap(({ share }) => share.peers.map(({ label }) => label)))];
  const cellsOf = (label: string) =>
    periods.map(({ share }) => shownValue(share.peers.find((peer) => peer.label === label)?.cell));
  const benchmarks = periods.map(({ share }) => share.benchmarks[0]);
  const names = new Set(benchmarks.map((benchmark) => benchmark?.label));
  const [name] = names;
  const peers = labels.filter((label) => label !== own?.letter);
  return [
    ...peers.map((label): Series => ({ name: label, values: cellsOf(label), look: 'peer' })),
    ...(names.size === 1 && name !== undefined
      ? [{ name, values: benchmarks.map((one) => one?.value ?? null), look: 'benchmark' } as const]
      : []),
    { name: 'Klyngen', values: periods.map(({ share }) => shownValue(share.cluster)), look: 'cluster' },
    ...(own ? [{ name: 'Jer', values: own.values, look: 'own' } as const] : []),
  ];
}

function shownValue(cell: Cell | undefined): number | null {
  return cell?.status === 'shown' ? cell.value : null;
}

/** From 0 to the first round number that leaves nothing shown outside. */
function axisOf(all: readonly Series[], length: number, size: number, unit: Unit): number {
  const highest = Math.max(1e-9, ...all.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const [, step = highest] = ticksOf(highest, length, size * 0.6, unit);
  return Math.ceil(highest / step - 1e-9) * step;
}

const looks = {
  peer: { stroke: colour.band, width: 1.1, dash: [] },
  own: { stroke: colour.own, width: 2.6, dash: [] },
  cluster: { stroke: colour.ink, width: 2.8, dash: [] },
  benchmark: { stroke: colour.reference, width: 1.8, dash: [5, 3] },
} as const;

function drawSeries({ values, look }: Series, { x, y, dotSize }: TrendFrame): PlotMark[] {
  const { stroke, width, dash } = looks[look];
  const runs = runsOf(values);
  const lines = runs.filter((run) => run.length > 1);
  const shape = look === 'own' ? 'diamond' : 'circle';
  const size = look === 'peer' ? dotSize : dotSize * 1.6;
  const place = ({ at, value }: Shown): Point => [x(at), y(value)];
  return [
    ...lines.map((run) => path(run.map(place), stroke, width, dash)),
    ...(look === 'benchmark' ? [] : runs.flat().map((shown) => dot(place(shown), size, { fill: stroke, shape }))),
  ];
}

interface Shown {
  readonly at: number;
  readonly value: number;
}

/** Neighbouring shown periods; a hidden one between two ends a run. */
function runsOf(values: readonly (number | null)[]): Shown[][] {
  const runs: Shown[][] = [[]];
  for (const [at, value] of values.entries()) {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ at, value });
  }
  return runs.filter(({ length }) => length > 0);
}

function endLabels(all: readonly Series[], { x, y, last, textOf }: TrendFrame): EndLabel[] {
  return all.flatMap(({ name, values, look }) => {
    const value = values[last] ?? null;
    if (value === null) return [];
    const fill = look === 'peer' ? colour.ink2 : looks[look].stroke;
    const point: Point = [x(last), y(value)];
    return [{ text: `${name} ${textOf(value)}`, point, fill, strong: look !== 'peer' }];
  });
}

/** A practice that is hidden in the last period has its letter at its last shown point. */
function earlyNames(all: readonly Series[], { x, y, last }: TrendFrame, size: number): PlotMark[] {
  return all.flatMap(({ name, values, look }) => {
    const end = runsOf(values).at(-1)?.at(-1);
    if (look !== 'peer' || end === undefined || end.at === last) return [];
    return [words(name, [x(end.at) + 6, y(end.value)], size)];
  });
}

function gridLine(tick: number, [from, to]: readonly [number, number], y: number, size: number): PlotMark[] {
  return [
    path(
      [
        [from, y],
        [to, y],
      ],
      tick === 0 ? colour.rule : colour.grid,
      1,
    ),
    words(plainText(tick), [from - 8, y], size, { align: 'right' }),
  ];
}
