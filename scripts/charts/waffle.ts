/**
 * One dot for each of the whole, its parts under one another: each begins on a line of its own, so that their lengths can
 * be compared, and has its name beside it. The parts differ in shape and fill, never in colour alone.
 */
import { dot, type PlotMark, plot, words } from './plotmarks.ts';
import type { Spec } from './svg.ts';
import { colour, type Medium, sizes } from './theme.ts';
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

export function drawWaffle(whole: number, parts: readonly WafflePart[], medium: Medium): Spec {
  const sum = parts.reduce((total, { count }) => total + count, 0);
  if (sum !== whole) throw new Error(`the parts of a waffle sum to ${sum}, not ${whole}`);
  const layout = layoutOf(parts, medium);
  const marks: PlotMark[] = [];
  let top = 0;
  for (const [at, part] of parts.entries()) {
    const height = partHeight(part, layout);
    marks.push(...drawPart(part, at, top, layout));
    top += height + layout.gap;
  }
  return plot(layout.width, top - layout.gap, marks);
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

function layoutOf(parts: readonly WafflePart[], medium: Medium): Layout {
  const slide = medium === 'slide';
  const width = slide ? 1150 : 646;
  const text = slide ? 30 : sizes[medium].text;
  const most = Math.max(...parts.map(({ count }) => count));
  const columns = Math.min(20, Math.max(5, most));
  const step = Math.min(slide ? 56 : 26, (width * 0.56) / columns);
  return { width, text, step, columns, label: columns * step + text * 0.9, gap: text * 1.1 };
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
