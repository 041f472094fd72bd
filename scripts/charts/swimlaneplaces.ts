/**
 * Where the events of one lane stand, so that nothing meets: a few with their words around the middle of the lane, many
 * with numbers in rows. Sideways all is fixed by time; only up and down is chosen. Heights are counted from the middle of
 * the lane's content.
 */
import type { LaneEvent, LaneSizes } from './swimlanesizes.ts';
import { textWidth } from './textwidth.ts';

/** An event with its place in time, in px: where the symbol stands, and the bar of one that lasts. */
export interface Timed {
  readonly event: LaneEvent;
  readonly x: number;
  readonly bar: readonly [number, number] | null;
}

interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly align: 'left' | 'center' | 'right';
  readonly weight: 400 | 600;
}

export interface Spot extends Timed {
  readonly y: number;
  readonly texts: readonly PlacedText[];
  /** Ends of the thin line from the symbol to words further away. */
  readonly leader: readonly [number, number] | null;
}

export interface LanePlan {
  readonly spots: readonly Spot[];
  readonly height: number;
}

export interface LaneRoom {
  readonly left: number;
  readonly right: number;
  /** Where arrows between other lanes pass through. */
  readonly passing: readonly number[];
  /** Which way an event's arrow leaves: up, down, or none. */
  readonly leaves: (event: LaneEvent) => -1 | 0 | 1;
}

type Span = readonly [number, number];

/** Air between a word and an arrow or another word. */
const air = 4;

function meets(a: Span, b: Span): boolean {
  return a[0] < b[1] + air && b[0] < a[1] + air;
}

function hits(span: Span, x: number): boolean {
  return x > span[0] - air && x < span[1] + air;
}

function wordsOf({ label, date }: LaneEvent): string {
  return label === '' ? date : label;
}

/** Nearest first, below before above: a reader looks for the words under the symbol. */
const tiers = [1, -1, 2, -2] as const;

/** Each event with its words; null when they do not fit without meeting. */
export function placeWords(all: readonly Timed[], room: LaneRoom, sizes: LaneSizes): LanePlan | null {
  const { glyph, text } = sizes;
  const tier = text * 1.3;
  const symbols = all.map(({ x }): Span => [x - glyph / 2, x + glyph / 2]);
  if (symbols.some((symbol, at) => symbols.slice(at + 1).some((other) => meets(symbol, other)))) return null;
  const taken: { readonly tier: number; readonly span: Span }[] = [];
  const lines: { readonly side: number; readonly x: number }[] = [
    ...room.passing.flatMap((x) => [-1, 1].map((side) => ({ side, x }))),
    ...all.flatMap(({ event, x }) => (room.leaves(event) === 0 ? [] : [{ side: room.leaves(event), x }])),
  ];
  const spots: Spot[] = [];
  for (const timed of all) {
    const words = wordsOf(timed.event);
    const half = textWidth({ fontSize: text }, words) / 2;
    const centre = timed.bar === null ? timed.x : (timed.bar[0] + timed.bar[1]) / 2;
    const x = Math.min(Math.max(centre, room.left + half), room.right - half);
    const span: Span = [x - half, x + half];
    const free = tiers.find((at) => {
      const side = Math.sign(at);
      const under = { tier: side, span: [timed.x, timed.x] as Span };
      return (
        taken.every((other) => other.tier !== at || !meets(other.span, span)) &&
        lines.every((line) => line.side !== side || !hits(span, line.x)) &&
        (Math.abs(at) === 1 || taken.every((other) => other.tier !== under.tier || !hits(other.span, timed.x)))
      );
    });
    if (free === undefined) return null;
    taken.push({ tier: free, span });
    const side = Math.sign(free);
    const far = Math.abs(free) === 2;
    if (far) lines.push({ side, x: timed.x });
    const edge = timed.bar === null ? glyph / 2 : glyph * 0.9;
    const y = side * (edge + tier * (Math.abs(free) - 0.4));
    const leader = far ? ([side * (glyph / 2 + 2), side * (glyph / 2 + tier)] as const) : null;
    spots.push({ ...timed, y: 0, texts: [{ text: words, x, y, align: 'center', weight: 400 }], leader });
  }
  const most = Math.max(...taken.map((one) => Math.abs(one.tier)), 0);
  return { spots, height: glyph + 2 * tier * most };
}

interface Row {
  readonly row: number;
  readonly span: Span;
  readonly x: number;
  readonly leaves: -1 | 0 | 1;
  readonly side: 'left' | 'right';
  readonly timed: Timed;
  readonly beside: Beside;
}

/** What stands beside the symbol. */
interface Beside {
  readonly text: string;
  readonly weight: 400 | 600;
  /** What follows it if there is room. */
  readonly label: string;
}

function besideText(event: LaneEvent, beside: 'numbers' | 'words'): Beside {
  return beside === 'words'
    ? { text: wordsOf(event), weight: 400, label: '' }
    : { text: String(event.number), weight: 600, label: event.label };
}

/**
 * Symbols with a number or with their words beside them, in as many rows as time asks for. Where its row has room anyway,
 * a label stands after the number.
 */
export function placeInRows(
  all: readonly Timed[],
  room: LaneRoom,
  sizes: LaneSizes,
  beside: 'numbers' | 'words',
): LanePlan {
  const placed: Row[] = [];
  for (const timed of all) placed.push(cheapestRow(timed, placed, room, sizes, besideText(timed.event, beside)));
  const used = placed.map(({ row }) => row);
  const [top, bottom] = [Math.min(0, ...used), Math.max(0, ...used)];
  const spots = placed.map((one) => {
    const y = (one.row - (top + bottom) / 2) * sizes.row;
    return { ...one.timed, y, leader: null, texts: textsOf(one, placed, room, sizes, y) };
  });
  return { spots, height: (bottom - top + 1) * sizes.row };
}

/** No two in one row meet, ever; arrows that run over others are avoided where they can be, then new rows are. */
function cheapestRow(timed: Timed, placed: readonly Row[], room: LaneRoom, sizes: LaneSizes, beside: Beside): Row {
  const leaves = room.leaves(timed.event);
  const used = placed.map(({ row }) => row);
  const [top, bottom] = [Math.min(0, ...used), Math.max(0, ...used)];
  const rows = Array.from({ length: bottom - top + 3 }, (_, at) => top - 1 + at);
  let best: { readonly price: number; readonly place: Row } | null = null;
  for (const row of rows.toSorted((a, b) => Math.abs(a) - Math.abs(b) || b - a)) {
    for (const side of ['right', 'left'] as const) {
      const span = spanOf(timed, side, sizes, beside);
      const place: Row = { row, span, x: timed.x, leaves, side, timed, beside };
      if (placed.some((other) => other.row === row && meets(other.span, place.span))) continue;
      const struck = placed.filter((other) => strikes(other, place) || strikes(place, other)).length;
      const passed = room.passing.filter((x) => hits(span, x) && Math.abs(x - timed.x) > sizes.glyph * 0.6).length;
      const outside = Number(span[0] < room.left - sizes.glyph || span[1] > room.right);
      const price =
        outside * 1000 + (struck + passed) * 100 + (row < top || row > bottom ? 10 : 0) + (side === 'left' ? 1 : 0);
      if (best === null || price < best.price) best = { price, place };
    }
  }
  if (best === null) throw new Error('a row of its own is always free');
  return best.place;
}

/** Whether the arrow of one runs over the other. */
function strikes(arrow: Row, other: Row): boolean {
  return arrow.leaves !== 0 && Math.sign(other.row - arrow.row) === arrow.leaves && hits(other.span, arrow.x);
}

function spanOf({ x, bar }: Timed, side: 'left' | 'right', { glyph, text }: LaneSizes, beside: Beside): Span {
  const width = textWidth({ fontSize: text, fontWeight: beside.weight }, beside.text) + glyph * 0.35;
  const half = glyph / 2;
  if (bar !== null) return [bar[0], Math.max(bar[1], x + half + width)];
  return side === 'right' ? [x - half, x + half + width] : [x - half - width, x + half];
}

function textsOf(
  one: Row,
  placed: readonly Row[],
  room: LaneRoom,
  { glyph, text }: LaneSizes,
  y: number,
): PlacedText[] {
  const { x, bar } = one.timed;
  const { label, weight } = one.beside;
  const gap = glyph / 2 + glyph * 0.35;
  if (one.side === 'left' && bar === null) return [{ text: one.beside.text, weight, y, x: x - gap, align: 'right' }];
  const first: PlacedText = { text: one.beside.text, weight, y, x: x + gap, align: 'left' };
  const from = x + gap + textWidth({ fontSize: text, fontWeight: weight }, one.beside.text) + text * 0.4;
  const span: Span = [from, from + textWidth({ fontSize: text }, label)];
  const free =
    label !== '' &&
    span[1] <= room.right &&
    (bar === null || span[1] < bar[1] - air || span[0] > bar[1]) &&
    !room.passing.some((at) => hits(span, at)) &&
    placed.every(
      (other) =>
        other === one || ((other.row !== one.row || !meets(other.span, span)) && !strikes(other, { ...one, span })),
    );
  return free ? [first, { text: label, x: from, y, align: 'left', weight: 400 }] : [first];
}
