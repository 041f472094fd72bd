/**
 * The strip of practices: one row each with its letter, a dot (or a band) on a common axis and the number to the right.
 * The cluster's figure and the benchmark stand as lines named at their top. Many practices are set in several columns
 * that share the scale. Hidden practices have no row: the caption names them.
 */
import type { Peer, ReleasedShare, Unit } from '../model/released.ts';
import { axisLook, ticksOf } from './axis.ts';
import type { Spec } from './svg.ts';
import { textWidth } from './textwidth.ts';
import { colour, config, type Medium, sizes, widths } from './theme.ts';
import { bandText, benchmarkLine, numberText } from './units.ts';

interface StripLayout {
  /** Total width in px. */
  readonly width: number;
  readonly columns: number;
  readonly row: number;
}

interface Row {
  readonly label: string;
  readonly text: string;
  readonly value: number | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly small: boolean;
  readonly own: boolean;
}

interface Line {
  readonly value: number;
  readonly label: string;
  readonly colour: string;
  readonly dash: readonly number[];
}

/**
 * How many columns and how high rows: everything on one page side, from 5 practices to 70. Hidden practices have no row
 * here, but in the table below: high rows only where they are few too.
 */
function stripLayout(rows: number, hidden: number, medium: Medium): StripLayout {
  if (medium === 'slide') {
    if (rows <= 12) return { width: 740, columns: 1, row: rows <= 6 ? 62 : rows <= 9 ? 42 : 32 };
    return rows <= 26 ? { width: 740, columns: 2, row: 31 } : { width: 1150, columns: Math.ceil(rows / 12), row: 22 };
  }
  const width = widths[medium];
  if (medium === 'sheet') return { width, columns: columnsFor(rows, 6, 26), row: 16.5 };
  const row = rows + hidden <= 8 ? 30 : rows <= 9 ? 24 : 17;
  return { width, columns: medium === 'guide' ? 1 : columnsFor(rows, 13, 20), row };
}

/** One column as long as it fits, then two, and three when two would take the room of table or questions. */
function columnsFor(rows: number, one: number, two: number): number {
  return rows <= one ? 1 : rows <= two ? 2 : 3;
}

/** `ownLetter` marks the reader's own practice and is set on own sheets only. */
export function drawStrip(share: ReleasedShare, medium: Medium, ownLetter: string | null = null): Spec {
  const rows = share.peers
    .filter((peer) => peer.cell.status !== 'withheld')
    .map((peer) => toRow(peer, share.unit, ownLetter));
  const layout = stripLayout(rows.length, share.peers.length - rows.length, medium);
  const perColumn = Math.ceil(rows.length / layout.columns);
  const lines = toLines(share);
  const columns = Array.from({ length: layout.columns }, (_, at) => rows.slice(at * perColumn, (at + 1) * perColumn));
  return {
    config,
    padding: 1,
    spacing: columnGap,
    hconcat: columns.map((part) => drawColumn(part, perColumn, lines, share, layout, medium)),
  } as unknown as Spec;
}

const columnGap = 30;

function toRow(peer: Peer, unit: Unit, ownLetter: string | null): Row {
  const { cell, label, small } = peer;
  const own = label === ownLetter;
  const name = { label, small, own };
  if (cell.status === 'shown')
    return { ...name, text: numberText(cell.value, unit), value: cell.value, from: null, to: null };
  if (cell.status === 'withheld') throw new Error('a withheld practice has no row');
  return { ...name, text: bandText(cell.from, cell.to, unit), value: null, from: cell.from, to: cell.to };
}

function toLines(share: ReleasedShare): Line[] {
  const lines: Line[] = share.benchmarks.map((benchmark) => ({
    value: benchmark.value,
    label: benchmarkLine(benchmark, share),
    colour: colour.reference,
    dash: [5, 3],
  }));
  if (share.cluster.status === 'shown') {
    const { value } = share.cluster;
    lines.push({ value, label: `Klyngen ${numberText(value, share.unit)}`, colour: colour.ink, dash: [1, 0] });
  }
  return lines.sort((a, b) => a.value - b.value);
}

/** One column of rows as a layered chart on its own y scale and the common x scale. */
function drawColumn(
  rows: readonly Row[],
  slots: number,
  lines: readonly Line[],
  { axis, unit }: ReleasedShare,
  layout: StripLayout,
  medium: Medium,
) {
  const { text, small, dot } = sizes[medium];
  // Many practices make low rows; on a wall the letters must still be read from the back.
  const fontSize = Math.max(medium === 'slide' ? 16.7 : 12, Math.min(text, layout.row * 0.72));
  const labels = rows.map(({ label }) => textWidth({ fontSize, fontWeight: 600 }, label));
  const labelWidth = Math.ceil(Math.max(...labels, textWidth({ fontSize, fontWeight: 600 }, 'AA'))) + 14;
  const mark = Math.min(dot, layout.row * 0.5);
  // A dot at the end of the axis reaches half out of the plot.
  const values = rows.map((row) => textWidth({ fontSize, fontWeight: 700 }, row.text));
  const valueWidth = Math.ceil(Math.max(...values) + mark / 2) + 10;
  const width =
    Math.floor((layout.width - columnGap * (layout.columns - 1)) / layout.columns) - labelWidth - valueWidth;
  const y = { field: 'label', type: 'nominal', sort: null, scale: { domain: padded(rows, slots) }, axis: null };
  const x = {
    field: 'value',
    type: 'quantitative',
    scale: { domain: [0, axis], nice: false },
    axis: axisOf(axis, width, small, unit),
  };
  const names = lines.map(({ label }) => textWidth({ fontSize: small, fontWeight: 600 }, label) + 8);
  const stacked = lines.length === 2 && names.reduce((sum, one) => sum + one, 0) > width + labelWidth + valueWidth;
  const frame = { width, axis, labelWidth, valueWidth, small, stacked };
  return {
    width,
    height: layout.row * slots,
    data: { values: rows },
    encoding: { y },
    layer: [
      {
        transform: [{ filter: 'datum.own' }],
        mark: { type: 'rect', color: colour.ownTint },
        encoding: { x: { value: -labelWidth }, x2: { value: width + valueWidth } },
      },
      ...lines.flatMap((line, at) => drawLine(line, at, lines.length, frame)),
      {
        transform: [{ filter: 'datum.from !== null' }],
        mark: { type: 'bar', height: mark, color: colour.band },
        encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' } },
      },
      {
        transform: [{ filter: 'datum.value !== null' }],
        mark: { type: 'point', filled: true, opacity: 1, strokeWidth: 1.6 },
        encoding: { x, ...dotLook(mark) },
      },
      rowText(-labelWidth + 4, 'label', 'left', fontSize),
      rowText(width + valueWidth - 4, 'text', 'right', fontSize),
    ],
  };
}

/** Own practice is a diamond, others circles; an open one stands on a small number. */
function dotLook(mark: number) {
  const own = (yes: unknown, no: unknown) => ({ condition: { test: 'datum.own', value: yes }, value: no });
  return {
    shape: own('diamond', 'circle'),
    size: own(mark * mark * 1.9, mark * mark),
    stroke: own(colour.own, colour.peer),
    fill: {
      condition: [
        { test: 'datum.small', value: colour.white },
        { test: 'datum.own', value: colour.own },
      ],
      value: colour.peer,
    },
  };
}

function rowText(x: number, field: string, align: string, fontSize: number) {
  return {
    mark: { type: 'text', align, baseline: 'middle', fontSize },
    encoding: {
      x: { value: x },
      text: { field },
      color: { condition: { test: 'datum.own', value: colour.own }, value: colour.ink2 },
      ...{ fontWeight: { condition: { test: 'datum.own', value: 700 }, value: field === 'label' ? 600 : 400 } },
    },
  };
}

interface LineFrame {
  readonly width: number;
  readonly axis: number;
  readonly labelWidth: number;
  readonly valueWidth: number;
  readonly small: number;
  /** Two names are wider than the column: one stands above the other. */
  readonly stacked: boolean;
}

/**
 * The lower line's name stands to its left and the higher one's to its right, so that no line runs through a name. A
 * single one stands centred; the middle one of three stands above the others, and so does one of two where the column is
 * too narrow for both. Names may reach into the columns of letters and values beside the plot, and no further.
 */
function drawLine(line: Line, at: number, count: number, frame: LineFrame) {
  const { width, axis, labelWidth, valueWidth, small: fontSize, stacked } = frame;
  const bold = { fontSize, fontWeight: 600 };
  const half = textWidth(bold, line.label) / 2;
  const centred = count === 1 || stacked || (count === 3 && at === 1);
  const aside = centred ? 0 : at === 0 ? -half - 4 : half + 4;
  const position = (line.value / axis) * width;
  const centre = Math.max(half - labelWidth, Math.min(width + valueWidth - half, position + aside));
  const top = (count === 3 && at === 1) || (stacked && at === 0) ? -8 - fontSize * 1.25 : -8;
  const data = { values: [{ value: line.value }] };
  return [
    {
      data,
      mark: { type: 'rule', color: line.colour, strokeWidth: 2, strokeDash: line.dash },
      encoding: {
        x: { field: 'value', type: 'quantitative' },
        y: { value: stacked ? -6 : top },
        y2: { value: 'height' },
      },
    },
    {
      data,
      mark: { type: 'text', text: line.label, color: line.colour, align: 'center', baseline: 'bottom', ...bold },
      encoding: { x: { value: centre }, y: { value: top } },
    },
  ];
}

function axisOf(axis: number, width: number, fontSize: number, unit: Unit) {
  return {
    ...axisLook(ticksOf(axis, width, fontSize, unit)),
    orient: 'bottom',
    domain: false,
    labelFontSize: fontSize,
    labelPadding: 6,
    labelFlush: false,
  };
}

/** Every column gets the same number of slots, so that rows are equally high; empty ones have blank names. */
function padded(rows: readonly Row[], slots: number): string[] {
  const names = rows.map(({ label }) => label);
  return [...names, ...Array.from({ length: slots - names.length }, (_, at) => ' '.repeat(at + 1))];
}
