/**
 * One dot for each of the whole, its parts under one another: each begins on a line of its own, so that their lengths can
 * be compared, and has its name beside it. The parts differ in shape and fill, never in colour alone.
 */
import { dot, type PlotMark, plot, words } from './plotmarks.ts';
import type { Spec } from './svg.ts';
import { colour, type Medium, sizes, widths } from './theme.ts';
import { widthOf, wrapText } from './wrap.ts';

export interface WafflePart {
  readonly label: string;
  readonly count: number;
}

/** Filled and hollow, round and square on its point: four that stay apart in greyscale. */
const looks = [
  { size: 0.7, shape: 'circle', fill: colour.reference, stroke: colour.reference },
  { size: 0.7, shape: 'circle', fill: colour.white, stroke: colour.reference },
  { size: 0.52, shape: 'diamond', fill: colour.ink, stroke: colour.ink },
  { size: 0.52, shape: 'diamond', fill: colour.white, stroke: colour.ink },
] as const;

/** As large as `room`, the height in px that it may take, allows on a slide. */
export function drawWaffle(whole: number, parts: readonly WafflePart[], medium: Medium, room: number): Spec {
  const sum = parts.reduce((total, { count }) => total + count, 0);
  if (sum !== whole) throw new Error(`the parts of a waffle sum to ${sum}, not ${whole}`);
  const layouts = layoutsOf(parts, medium);
  const smallest = layouts.at(-1);
  const breaks = (layout: Layout) => parts.reduce((all, { label }) => all + linesOf(label, layout).length, 0);
  // Larger letters that break a name for want of room are no easier to read.
  const fits = (each: Layout) => heightOf(parts, each) <= room && smallest && breaks(each) <= breaks(smallest);
  const layout = layouts.find(fits) ?? smallest;
  if (layout === undefined) throw new Error(`there is no layout for ${medium}`);
  const marks: PlotMark[] = [];
  let top = 0;
  for (const [at, part] of parts.entries()) {
    const height = partHeight(part, layout);
    marks.push(...drawPart(part, at, top, layout));
    top += height + layout.gap;
  }
  return plot(layout.width, heightOf(parts, layout), marks);
}

function heightOf(parts: readonly WafflePart[], layout: Layout): number {
  const heights = parts.map((part) => partHeight(part, layout));
  return heights.reduce((sum, height) => sum + height + layout.gap, -layout.gap);
}

interface Layout {
  readonly width: number;
  readonly text: number;
  /** From dot to dot. */
  readonly step: number;
  readonly columns: number;
  /** Where the names begin. */
  readonly label: number;
  readonly gap: number;
}

/** From large to small. */
function layoutsOf(parts: readonly WafflePart[], medium: Medium): readonly Layout[] {
  const slide = medium === 'slide';
  const width = widths[medium];
  const most = Math.max(...parts.map(({ count }) => count));
  const columns = Math.min(20, Math.max(5, most));
  return (slide ? [42, 38, 34, 30] : [sizes[medium].text]).map((text) => {
    const step = Math.min(text * (slide ? 1.9 : 2), (width * 0.56) / columns);
    return { width, text, step, columns, label: columns * step + text * 0.9, gap: text * 1.1 };
  });
}

function drawPart({ label, count }: WafflePart, at: number, top: number, layout: Layout): PlotMark[] {
  const { step, columns, text } = layout;
  const height = partHeight({ label, count }, layout);
  const rows = Math.max(1, Math.ceil(count / columns));
  const first = top + (height - rows * step) / 2 + step / 2;
  const { size, ...look } = looks[at] ?? looks[0];
  const dots = Array.from({ length: count }, (_, each) =>
    dot([(each % columns) * step + step / 2, first + Math.floor(each / columns) * step], step * size, look),
  );
  const number = String(count);
  const lines = linesOf(label, layout);
  const line = text * 1.25;
  const start = top + height / 2 - ((lines.length - 1) * line) / 2;
  const bold = { fill: colour.ink, weight: 700 } as const;
  return [
    ...dots,
    words(number, [layout.label + numberWidth(text), start], text, { ...bold, align: 'right' }),
    ...lines.map((one, row) =>
      words(one, [layout.label + numberWidth(text) + text * 0.5, start + row * line], text, { fill: colour.ink }),
    ),
  ];
}

/** Three figures at most, so that the names begin under one another. */
function numberWidth(size: number): number {
  return widthOf('00', { size, weight: 700 });
}

function linesOf(label: string, { width, text, label: left }: Layout): readonly string[] {
  return wrapText(label, width - left - numberWidth(text) - text * 0.5, { size: text });
}

function partHeight(part: WafflePart, layout: Layout): number {
  const rows = Math.max(1, Math.ceil(part.count / layout.columns));
  return Math.max(rows * layout.step, linesOf(part.label, layout).length * layout.text * 1.25);
}
