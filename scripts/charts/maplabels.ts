/**
 * Where the names stand, so that they never meet: on the map a search over the whole pane for the best free place of
 * each name, in the strip a stack with a smallest distance. Equal input gives equal places.
 */
import { type Box, boundsOf, type Point, type Polygons, scan } from './mapshapes.ts';

export interface Wish {
  readonly key: string;
  readonly width: number;
  readonly height: number;
  /** The point in the municipality that the name belongs to. */
  readonly anchor: Point;
  readonly polygons: Polygons;
}

export interface Label extends Wish {
  readonly box: Box;
  /** From the label's edge to the anchor. */
  readonly leader: readonly [Point, Point];
}

export interface Surroundings {
  readonly pane: Box;
  /** Frames, captions and other things a name may not touch. */
  readonly taken: readonly Box[];
  /** Edges a name may stand on either side of, but not across. */
  readonly frames: readonly Box[];
  readonly land: readonly Polygons[];
  /** The outlined municipalities: their colour is the message, so a name does not cover it. */
  readonly own: readonly Polygons[];
}

/** Air around each name, and how fine the search is, in px. */
const air = 3;
const step = 4;

/** What a name pays for standing wholly on land or on an outlined municipality, and its leader for a frame, in px. */
const cost = { land: 70, own: 400, frame: 14 };

/** How much dearer a leader is where it runs over another outlined municipality. */
const detour = 1.2;

interface Placing {
  readonly labels: readonly Label[];
  readonly total: number;
}

/** Each name keeps clear of those before it; of four orders the one that is cheapest in all is taken. */
export function placeLabels(wishes: readonly Wish[], around: Surroundings): readonly Label[] {
  const orders = ([0, 1] as const).flatMap((axis) => {
    const forward = wishes.toSorted((a, b) => a.anchor[axis] - b.anchor[axis] || a.key.localeCompare(b.key, 'da'));
    return wishes.length < 2 ? [forward] : [forward, forward.toReversed()];
  });
  const prices = pricesOf(wishes, around);
  const [first, ...rest] = orders.map((order) => placeInOrder(order, around, prices));
  return rest.reduce((best, each) => (each.total < best.total ? each : best), first ?? { labels: [], total: 0 }).labels;
}

type Price = (label: Label) => number;

function pricesOf(wishes: readonly Wish[], around: Surroundings): ReadonlyMap<string, Price> {
  const [land, own] = [coverage(around.pane, around.land), coverage(around.pane, around.own)];
  return new Map(
    wishes.map(({ key, polygons }) => {
      const others = coverage(
        around.pane,
        around.own.filter((each) => each !== polygons),
      );
      const price: Price = ({ box, leader }) =>
        land(box) * cost.land +
        own(box) * cost.own +
        lengthOver(leader, others) * detour +
        frameCrossings(leader, around.frames) * cost.frame;
      return [key, price];
    }),
  );
}

function placeInOrder(order: readonly Wish[], around: Surroundings, prices: ReadonlyMap<string, Price>): Placing {
  const dots = order.map(({ anchor: [x, y] }) => ({ x: x - 3, y: y - 3, width: 6, height: 6 }));
  const placed: Label[] = [];
  let total = 0;
  for (const wish of order) {
    const free = (label: Label) => isFree(label, around, dots) && placed.every((other) => apart(label, other));
    const tidy = (label: Label) =>
      free(label) && around.taken.every((box) => !meets(label.leader, box)) && leadersApart(label, placed);
    const [label, price] = cheapest(wish, around.pane, prices.get(wish.key) ?? (() => 0), [tidy, free]);
    placed.push(label);
    total += price;
  }
  return { labels: placed, total };
}

/** The cheapest place that satisfies the first rule that any place satisfies, and its price. */
function cheapest(
  wish: Wish,
  pane: Box,
  price: Price,
  rules: readonly ((label: Label) => boolean)[],
): readonly [Label, number] {
  for (const rule of rules) {
    let best: Label | null = null;
    let least = Infinity;
    for (let y = pane.y; y + wish.height <= pane.y + pane.height; y += step) {
      for (let x = pane.x; x + wish.width <= pane.x + pane.width; x += step) {
        const box = { x, y, width: wish.width, height: wish.height };
        if (away(wish.anchor, box) >= least) continue;
        const label = labelAt(wish, box);
        const total = away(label.leader[0], pointBox(wish.anchor)) + price(label);
        if (total < least && rule(label)) [best, least] = [label, total];
      }
    }
    if (best !== null) return [best, least];
  }
  throw new Error(`no room on the map for the name of ${wish.key}`);
}

/** From a point to the nearest point of a box. */
function away([x, y]: Point, box: Box): number {
  const [across, down] = [
    Math.max(box.x - x, 0, x - box.x - box.width),
    Math.max(box.y - y, 0, y - box.y - box.height),
  ];
  return Math.hypot(across, down);
}

/** The leader leaves from the middle of a side, or from the nearest point below or above the name. */
function labelAt(wish: Wish, box: Box): Label {
  const [x, y] = wish.anchor;
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const beside = x < box.x || x > right;
  const start: Point = beside
    ? [x < box.x ? box.x : right, box.y + box.height / 2]
    : [Math.min(Math.max(x, box.x + 4), right - 4), y < box.y ? box.y : bottom];
  return { ...wish, box, leader: [start, wish.anchor] };
}

function isFree({ box, anchor }: Label, { pane, taken, frames }: Surroundings, dots: readonly Box[]): boolean {
  const inside = contains(pane, box, 1) && [...taken, ...dots].every((other) => !overlap(box, other, air));
  return (
    inside &&
    frames.every(
      (frame) => !overlap(box, frame, air) || (contains(frame, box, air) && contains(frame, pointBox(anchor), 0)),
    )
  );
}

function apart(a: Label, b: Label): boolean {
  return !overlap(a.box, b.box, air) && !meets(a.leader, grow(b.box, 2)) && !meets(b.leader, grow(a.box, 2));
}

function leadersApart(label: Label, placed: readonly Label[]): boolean {
  return placed.every((other) => !cross(label.leader, other.leader));
}

export function overlap(a: Box, b: Box, distance = 0): boolean {
  const across = a.x < b.x + b.width + distance && b.x < a.x + a.width + distance;
  return across && a.y < b.y + b.height + distance && b.y < a.y + a.height + distance;
}

function contains(outer: Box, inner: Box, distance: number): boolean {
  const across = inner.x >= outer.x + distance && inner.x + inner.width <= outer.x + outer.width - distance;
  return across && inner.y >= outer.y + distance && inner.y + inner.height <= outer.y + outer.height - distance;
}

function grow({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function pointBox([x, y]: Point): Box {
  return { x, y, width: 0, height: 0 };
}

/** Whether a line passes over a box: by points along it, 2 px apart. */
function meets([from, to]: readonly [Point, Point], box: Box): boolean {
  const parts = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / 2);
  for (let i = 0; i <= parts; i++) {
    const share = parts === 0 ? 0 : i / parts;
    const at: Point = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    if (overlap(pointBox(at), box)) return true;
  }
  return false;
}

function cross([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  const side = (p: Point, q: Point, r: Point) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** How many px of a line lie on what `over` covers. */
function lengthOver([from, to]: readonly [Point, Point], over: (box: Box) => number): number {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const parts = Math.ceil(length / 4);
  let sum = 0;
  for (let i = 0; i < parts; i++) {
    const share = (i + 0.5) / parts;
    const [x, y] = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    sum += over({ x: x - 1, y: y - 1, width: 2, height: 2 });
  }
  return parts === 0 ? 0 : (sum / parts) * length;
}

function frameCrossings([from, to]: readonly [Point, Point], frames: readonly Box[]): number {
  return frames.filter((frame) => contains(frame, pointBox(from), 0) !== contains(frame, pointBox(to), 0)).length;
}

/** How much of a box lies on the polygons, from 0 to 1: sums over a grid of 2 px cells, so that asking is quick. */
function coverage(pane: Box, all: readonly Polygons[]): (box: Box) => number {
  const cell = 2;
  const [columns, rows] = [Math.ceil(pane.width / cell) + 1, Math.ceil(pane.height / cell) + 1];
  const sums = new Float64Array(columns * rows);
  const on = new Uint8Array(columns * rows);
  scan(all.flat(), pane.y + cell / 2, cell, rows - 1).forEach((spans, above) => {
    const row = (above + 1) * columns;
    for (const [from, to] of spans) {
      const first = Math.max(0, Math.floor((from - pane.x) / cell)) + 1;
      for (let column = first; column < columns && (column - 1) * cell < to - pane.x; column++) on[row + column] = 1;
    }
    for (let place = row + 1; place < row + columns; place++) {
      const before = (sums[place - 1] ?? 0) + (sums[place - columns] ?? 0) - (sums[place - columns - 1] ?? 0);
      sums[place] = before + (on[place] ?? 0);
    }
  });
  return ({ x, y, width, height }) => {
    const column = (at: number) => Math.min(columns - 1, Math.max(0, Math.round((at - pane.x) / cell)));
    const row = (at: number) => Math.min(rows - 1, Math.max(0, Math.round((at - pane.y) / cell)));
    const sum = (atX: number, atY: number) => sums[row(atY) * columns + column(atX)] ?? 0;
    const covered = sum(x + width, y + height) - sum(x, y + height) - sum(x + width, y) + sum(x, y);
    return (covered * cell * cell) / (width * height);
  };
}

/** The point of a municipality that is farthest from its border: where its leader ends. */
export function middleOf(polygons: Polygons): Point {
  const corners = polygons.flat(2);
  let part = boundsOf([polygons]);
  let [found, farthest]: [Point, number] = [[part.x + part.width / 2, part.y + part.height / 2], -1];
  for (let round = 0; round < 3; round++) {
    const [wide, high] = [part.width / 12, part.height / 12];
    scan(polygons, part.y, high, 13).forEach((spans, row) => {
      const y = part.y + row * high;
      for (let x = part.x; x <= part.x + part.width; x += wide) {
        if (!spans.some(([from, to]) => from <= x && x <= to)) continue;
        const far = corners.reduce((least, [px, py]) => Math.min(least, Math.hypot(px - x, py - y)), Infinity);
        if (far > farthest) [found, farthest] = [[x, y], far];
      }
    });
    part = { x: found[0] - wide, y: found[1] - high, width: 2 * wide, height: 2 * high };
  }
  return found;
}

export interface Entry {
  /** Where the entry would like its middle. */
  readonly wish: number;
  readonly height: number;
}

/** Middles of entries below each other, as near their wishes as the order and the room allow. */
export function stack(entries: readonly Entry[], top: number, bottom: number): readonly number[] {
  const down: number[] = [];
  for (const { wish, height } of entries) {
    const above = down.length === 0 ? top : (down.at(-1) ?? top) + (entries[down.length - 1]?.height ?? 0) / 2;
    down.push(Math.max(wish, above + height / 2));
  }
  let floor = bottom;
  return entries
    .map(({ height }, i) => ({ height, middle: down[i] ?? 0 }))
    .reverse()
    .map(({ height, middle }) => {
      const up = Math.min(middle, floor - height / 2);
      floor = up - height / 2;
      return up;
    })
    .reverse();
}
