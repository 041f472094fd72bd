/**
 * Names of lines at one end of them, moved apart so that none touches another; where many lie close they stand in two
 * columns. A thin leader joins a name that had to move with its point.
 */
import { type PlotMark, type Point, path, words } from './plotmarks.ts';
import { spread } from './spread.ts';
import { textWidth } from './textwidth.ts';
import { colour } from './theme.ts';

export interface EndLabel {
  readonly text: string;
  readonly point: Point;
  readonly fill: string;
  readonly strong: boolean;
}

export interface EndFrame {
  readonly side: 'left' | 'right';
  readonly size: number;
  readonly from: number;
  readonly to: number;
}

const lead = 16;

/** How much room beside the lines the names take; more names than two columns hold are not written (`fits`). */
export function endWidth(labels: readonly EndLabel[], frame: EndFrame): number {
  const widest = Math.max(0, ...labels.map(({ text, strong }) => widthOf(text, strong, frame.size)));
  return Math.ceil(lead + columnsFor(labels.length, frame) * (widest + 6));
}

export function fits(count: number, frame: EndFrame): boolean {
  return columnsFor(count, frame) <= 2;
}

export function drawEnds(labels: readonly EndLabel[], frame: EndFrame): PlotMark[] {
  const { side, size, from, to } = frame;
  const columns = columnsFor(labels.length, frame);
  const places = spread(
    labels.map(({ point }) => point[1]),
    gapOf(size) / columns,
    from,
    to,
  );
  const widest = Math.max(0, ...labels.map(({ text, strong }) => widthOf(text, strong, size)));
  const order = places.map((_, at) => at).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b);
  const away = side === 'left' ? -1 : 1;
  return order.flatMap((at, place) => {
    const label = labels[at];
    const y = places[at];
    if (label === undefined || y === undefined) return [];
    const [x, wanted] = label.point;
    const inner = x + away * (lead + (place % columns) * (widest + 6));
    const moved = Math.abs(y - wanted) > 1.5 || place % columns > 0;
    return [
      ...(moved ? [leader([x + away * 5, wanted], [x + away * (lead - 3), y], [inner - away * 3, y])] : []),
      words(label.text, [moved ? inner : x + away * lead, y], size, {
        fill: label.fill,
        weight: label.strong ? 700 : 400,
        align: side === 'left' ? 'right' : 'left',
      }),
    ];
  });
}

function leader(...points: readonly Point[]): PlotMark {
  return path(points, colour.rule, 0.8);
}

function columnsFor(count: number, { size, from, to }: EndFrame): number {
  return Math.max(1, Math.ceil(((count - 1) * gapOf(size)) / (to - from)));
}

/** From the middle of one line of text to the next. */
function gapOf(size: number): number {
  return size * 1.08;
}

function widthOf(text: string, strong: boolean, fontSize: number): number {
  return textWidth({ fontSize, fontWeight: strong ? 700 : 400 }, text);
}
