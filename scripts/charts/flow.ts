/**
 * Steps that are each a part of the one before: a bar for each on one scale, the part it is taken from in grey behind it,
 * the count at its end. What the last step is multiplied to stands as a big number below.
 */
import { formatNumber } from '../danish.ts';
import { bar, type PlotMark, plot, words } from './plotmarks.ts';
import type { Spec } from './svg.ts';
import { textWidth } from './textwidth.ts';
import { colour, sizes, type WideMedium, widths } from './theme.ts';

export interface FlowStep {
  /** "heraf" and all. */
  readonly label: string;
  /** Null where it is hidden. */
  readonly count: number | null;
}

export interface FlowProduct {
  readonly text: string;
  readonly words: string;
}

/** `hue` is the reader's own colour on own sheets. */
export function drawFlow(
  steps: readonly FlowStep[],
  product: FlowProduct | null,
  hidden: string,
  medium: WideMedium,
  hue: string = colour.reference,
): Spec {
  const slide = medium === 'slide';
  const width = widths[medium];
  const text = slide ? 27 : sizes[medium].text;
  const [row, thick] = slide ? [100, 44] : medium === 'sheet' ? [35, 13] : [46, 18];
  const texts = steps.map(({ count }) => (count === null ? hidden : formatNumber(count)));
  const room = Math.max(...texts.map((each) => textWidth({ fontSize: text * 1.15, fontWeight: 700 }, each))) + 10;
  // The axis is what is shown: the first step, or the highest of those that may be seen.
  const highest = Math.max(1, ...steps.map(({ count }) => count ?? 0));
  const length = (count: number) => ((width - room) * count) / highest;
  const marks = steps.flatMap(({ label, count }, at): PlotMark[] => {
    const top = row * at + text * 1.35;
    const before = steps[at - 1]?.count ?? null;
    const end = count === null ? 0 : length(count);
    const track = before === null || count === null ? end : length(before);
    // Beside its own bar, but not across the end of the lighter one behind it.
    const wide = textWidth({ fontSize: text * 1.1, fontWeight: 700 }, texts[at] ?? '') + 12;
    const beside = track > end && track < end + wide ? track : end;
    return [
      words(label, [0, row * at + text * 0.65], text, { fill: colour.ink }),
      ...(before === null || count === null ? [] : [bar(0, top, track, top + thick, colour.grid)]),
      ...(count === null ? [] : [bar(0, top, end, top + thick, hue)]),
      words(texts[at] ?? '', [beside + 6, top + thick / 2], text * 1.1, {
        weight: count === null ? 400 : 700,
        fill: count === null ? colour.ink2 : colour.ink,
      }),
    ];
  });
  const height = row * steps.length;
  return plot(width, height + (product ? text * 2.9 : 0), [
    ...marks,
    ...(product ? productMarks(product, height + text * 1.6, text) : []),
  ]);
}

function productMarks(product: FlowProduct, y: number, text: number): PlotMark[] {
  const size = text * 2.2;
  const wide = textWidth({ fontSize: size, fontWeight: 700 }, product.text);
  return [
    words(product.text, [0, y], size, { weight: 700, fill: colour.ink }),
    words(product.words, [wide + 10, y + size * 0.14], text * 1.1, { fill: colour.ink }),
  ];
}
