/**
 * Two shares mirrored, a row for each practice: one to the left and one to the right of its letter, on the same scale,
 * the number at each bar's end. By letter, so that the order tells nothing. Where a figure is hidden the word stands at
 * the axis and there is no bar.
 */
import type { Cell, Peer, ReleasedShare } from '../model/released.ts';
import { bar, type PlotMark, path, plot, words } from './plotmarks.ts';
import type { Spec } from './svg.ts';
import { textLines } from './textlines.ts';
import { textWidth } from './textwidth.ts';
import { colour, type Medium, widths } from './theme.ts';
import { bandText, numberText } from './units.ts';

interface Side {
  readonly cell: Cell;
  readonly small: boolean;
}

interface Row {
  readonly name: string;
  readonly left: Side;
  readonly right: Side;
  readonly look: 'peer' | 'own' | 'cluster';
}

interface Layout {
  readonly width: number;
  readonly columns: number;
  readonly row: number;
  readonly size: number;
}

/** One column of rows: where its two axes stand and how far bars may reach from them. */
interface Wings {
  readonly left: number;
  readonly right: number;
  readonly length: number;
  readonly top: number;
  readonly row: number;
  readonly size: number;
  readonly textOf: (cell: Cell) => string;
  readonly scale: (value: number) => number;
}

const gap = 26;

export interface ButterflyWords {
  readonly left: string;
  readonly right: string;
  /** The word for what is not shown. */
  readonly hidden: string;
}

/** `ownLetter` marks the reader's own practice and is set on own sheets only. */
export function drawButterfly(
  share: ReleasedShare,
  beside: ReleasedShare,
  said: ButterflyWords,
  medium: Medium,
  ownLetter: string | null = null,
): Spec {
  const rows = rowsOf(share, beside, ownLetter);
  const layout = layoutFor(rows, medium);
  const each = (layout.width - gap * (layout.columns - 1)) / layout.columns;
  const perColumn = Math.ceil(rows.length / layout.columns);
  const textOf = (cell: Cell) => cellWords(cell, share, said.hidden);
  const bold = { fontSize: layout.size, fontWeight: 700 };
  const names = Math.max(...rows.map(({ name }) => textWidth(bold, name))) + 16;
  const texts = rows.flatMap(({ left, right }) => [left, right].map(({ cell }) => textWidth(bold, textOf(cell))));
  const length = (each - names) / 2 - Math.max(...texts) - 6;
  // No axis is written, so the longest bar that may be seen fills its side.
  const axis = Math.max(1e-9, ...rows.flatMap(({ left, right }) => [highest(left.cell), highest(right.cell)]));
  const head = headOf(said, layout, length + Math.max(...texts));
  const marks = Array.from({ length: layout.columns }, (_, at) => {
    const start = at * (each + gap) + each / 2;
    const wings: Wings = {
      ...layout,
      left: start - names / 2,
      right: start + names / 2,
      length,
      top: head.height,
      textOf,
      scale: (value) => (length * value) / axis,
    };
    const part = rows.slice(at * perColumn, (at + 1) * perColumn);
    return [...axes(wings, part.length), ...part.flatMap((row, place) => drawRow(row, place, wings))];
  });
  const middles = Array.from({ length: layout.columns }, (_, at) => at * (each + gap) + each / 2);
  return plot(layout.width, head.height + layout.row * perColumn + 2, [
    ...head.marks(middles.map((middle) => [middle - names / 2, middle + names / 2])),
    ...marks.flat(),
  ]);
}

function rowsOf(share: ReleasedShare, beside: ReleasedShare, ownLetter: string | null): Row[] {
  const right = new Map(beside.peers.map((peer) => [peer.label, peer]));
  const rows = share.peers.map(
    (peer): Row => ({
      name: peer.label,
      left: sideOf(peer),
      right: sideOf(right.get(peer.label)),
      look: peer.label === ownLetter ? 'own' : 'peer',
    }),
  );
  const named = rows.some(({ name }) => name.length > 2);
  const sorted = named ? rows : rows.sort((a, b) => byLetter(a.name, b.name));
  const whole = (cell: Cell): Side => ({ cell, small: false });
  const cluster: Row = { name: 'Klyngen', left: whole(share.cluster), right: whole(beside.cluster), look: 'cluster' };
  const known = [share.cluster, beside.cluster].some(({ status }) => status === 'shown');
  // In many narrow columns its long name would take the room of the bars; its numbers are the heading.
  return known && sorted.length <= 48 ? [...sorted, cluster] : sorted;
}

function highest(cell: Cell): number {
  if (cell.status === 'shown') return cell.value;
  return cell.status === 'banded' ? cell.to : 0;
}

function sideOf(peer: Peer | undefined): Side {
  return peer ? { cell: peer.cell, small: peer.small } : { cell: { status: 'withheld' }, small: false };
}

/** A … Z, then AA …; names stay in the order of their table. */
function byLetter(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

function layoutFor(rows: readonly Row[], medium: Medium): Layout {
  const count = rows.length;
  // The cluster's row has a long name as well, and it is no practice.
  const named = rows.some(({ name, look }) => look !== 'cluster' && name.length > 2);
  if (medium === 'slide') {
    if (count <= 13) return { width: 740, columns: 1, row: Math.min(50, 400 / count), size: count <= 9 ? 20 : 18 };
    return {
      width: 1150,
      columns: count <= 28 ? 2 : named || count <= 49 ? 3 : 5,
      row: count <= 28 ? 24 : 21,
      size: 17,
    };
  }
  const columns = medium === 'guide' || count <= 15 ? 1 : count <= 36 || named ? 2 : 3;
  return { width: widths[medium], columns, row: columns === 1 && count <= 8 ? 24 : 17, size: 12 };
}

function cellWords(cell: Cell, { unit }: ReleasedShare, hidden: string): string {
  if (cell.status === 'shown') return numberText(cell.value, unit);
  return cell.status === 'banded' ? bandText(cell.from, cell.to, unit) : hidden;
}

/** What lies to which side: above the wings, or in two lines over several columns. */
/** Over every column of bars, where its longest word has the room; else one line for each side, over them all. */
function headOf(said: ButterflyWords, { columns, width, size }: Layout, room: number) {
  const bold = { fontSize: size, fontWeight: 600 };
  const look = { weight: 600, fill: colour.ink } as const;
  const longest = Math.max(
    ...[said.left, said.right].flatMap((text) => text.split(' ')).map((word) => textWidth(bold, word)),
  );
  if (columns > 1 && longest > room) {
    const lines = [`Til venstre: ${said.left}`, `Til højre: ${said.right}`].flatMap((text) =>
      textLines(text, width, bold),
    );
    return {
      height: size * (1.3 * lines.length + 0.5),
      marks: () => lines.map((line, at) => words(line, [0, size * (0.7 + 1.3 * at)], size, look)),
    };
  }
  const [left, right] = [textLines(said.left, room, bold), textLines(said.right, room, bold)];
  const height = size * (1.25 * Math.max(left.length, right.length) + 0.5);
  const stack = (lines: readonly string[], x: number, align: 'left' | 'right') =>
    lines.map((line, at) =>
      words(line, [x, height - size * (1.1 + 1.25 * (lines.length - 1 - at))], size, { ...look, align }),
    );
  return {
    height,
    marks: (axesAt: readonly (readonly [number, number])[]): PlotMark[] =>
      axesAt.flatMap(([leftAxis, rightAxis]) => [
        ...stack(left, leftAxis, 'right'),
        ...stack(right, rightAxis, 'left'),
      ]),
  };
}

function axes({ left, right, top, row }: Wings, rows: number): PlotMark[] {
  return [left, right].map((x) =>
    path(
      [
        [x, top],
        [x, top + row * rows],
      ],
      colour.rule,
      1,
    ),
  );
}

const hues = { peer: colour.peer, own: colour.own, cluster: colour.ink } as const;

function drawRow({ name, left, right, look }: Row, place: number, wings: Wings): PlotMark[] {
  const middle = wings.top + wings.row * (place + 0.5);
  const strong = look !== 'peer';
  // The name before its two numbers, in the order it is read.
  return [
    words(name, [(wings.left + wings.right) / 2, middle], wings.size, {
      align: 'center',
      weight: strong ? 700 : 600,
      fill: look === 'own' ? colour.own : strong ? colour.ink : colour.ink2,
    }),
    ...drawWing(left, look, -1, middle, wings),
    ...drawWing(right, look, 1, middle, wings),
  ];
}

/** The bar of one side; an open one stands on a small number, a band is drawn from where it begins to where it ends. */
function drawWing({ cell, small }: Side, look: Row['look'], away: -1 | 1, middle: number, wings: Wings): PlotMark[] {
  const { size, row, scale, textOf } = wings;
  const axis = away < 0 ? wings.left : wings.right;
  const half = Math.min(row * 0.32, size * 0.55);
  const [from, to] =
    cell.status === 'shown' ? [0, cell.value] : cell.status === 'banded' ? [cell.from, cell.to] : [0, null];
  const [near, far] = [axis + away * scale(from), axis + away * scale(to ?? 0)];
  const hue = cell.status === 'banded' && look === 'peer' ? colour.band : hues[look];
  const text = words(textOf(cell), [far + away * 5, middle], size, {
    align: away < 0 ? 'right' : 'left',
    weight: look === 'peer' ? 400 : 700,
    fill: look === 'own' ? colour.own : look === 'cluster' ? colour.ink : colour.ink2,
  });
  if (to === null) return [text];
  if (!small || cell.status === 'banded') return [bar(near, middle - half, far, middle + half, hue), text];
  const [up, down] = [middle - half + 0.7, middle + half - 0.7];
  const outline = [
    [near, up],
    [far, up],
    [far, down],
    [near, down],
  ] as const;
  return [path(outline, hue, 1.4), text];
}
