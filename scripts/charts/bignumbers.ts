/** Big numbers with a bar each on a common scale, and what the two are to each other: for the cluster as a whole. */
import { bar, type PlotMark, plot, words } from './plotmarks.ts';
import type { Spec } from './svg.ts';
import { textLines } from './textlines.ts';
import { textWidth } from './textwidth.ts';
import { colour, sizes, type WideMedium, widths } from './theme.ts';

export interface BigNumber {
  readonly text: string;
  readonly label: string;
  /** Null where the number is hidden: no bar, the word only. */
  readonly value: number | null;
}

/** `ratio` in words, or '' where it may not be said. */
export function drawBigNumbers(numbers: readonly BigNumber[], ratio: string, medium: WideMedium): Spec {
  const slide = medium === 'slide';
  const width = widths[medium];
  const big = slide ? 76 : 34;
  const { text } = sizes[medium];
  const label = slide ? 29 : text;
  const row = slide ? 158 : 66;
  const column = Math.max(...numbers.map((one) => textWidth({ fontSize: big, fontWeight: 700 }, one.text))) + 24;
  const highest = Math.max(1, ...numbers.map(({ value }) => value ?? 0));
  const length = (value: number) => ((width - column) * value) / highest;
  const marks = numbers.flatMap(({ text: number, label: what, value }, at): PlotMark[] => {
    const middle = row * (at + 0.5);
    const lines = textLines(what, width - column, { fontSize: label }).slice(0, 2);
    const [first, second = ''] = lines;
    const above = second === '' ? 0.6 : 1.1;
    return [
      words(number, [column - 24, middle], big, { align: 'right', weight: 700, fill: colour.ink }),
      words(first ?? '', [column, middle - label * above], label, { fill: colour.ink }),
      ...(second === '' ? [] : [words(second, [column, middle - label * 0.1], label, { fill: colour.ink })]),
      ...(value === null
        ? []
        : [bar(column, middle + label * 0.5, column + length(value), middle + label * 1.3, colour.reference)]),
    ];
  });
  const closing =
    ratio === ''
      ? []
      : [words(ratio, [column, row * numbers.length + label * 0.7], label * 1.1, { weight: 700, fill: colour.ink })];
  return plot(width, row * numbers.length + (ratio === '' ? 0 : label * 1.6), [...marks, ...closing]);
}
