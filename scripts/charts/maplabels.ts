/** Where the names stand on the map, so that they never meet: the cheapest free place for each. Equal input, equal places. */
import { away, contains, cross, grow, meets, overlap, pointBox } from './mapboxes.ts';
import { type Coverage, coverage } from './mapcoverage.ts';
import type { Box, Point, Polygons } from './mapshapes.ts';

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
  /** How much of a box is land, from 0 to 1. */
  readonly land: Coverage;
  /** The outlined municipalities: their colour is the message, so a name does not cover it. */
  readonly own: readonly Polygons[];
}

/** Air around each name, and how fine the search is, in px. */
const air = 3;
const step = 4;

/** What a name pays for standing wholly on land or on an outlined municipality, and its leader for a frame, in px. */
const cost = { land: 70, own: 900, frame: 14 };

/** Names are looked for within this distance; over the whole pane only where there is little room. */
const usualReach = 110;

/** How much dearer a leader is where it runs over another outlined municipality. */
const detour = 1.2;

interface Placing {
  readonly labels: readonly Label[];
  readonly total: number;
}

/** A place on its own: free of everything but other names. */
interface Candidate {
  readonly label: Label;
  /** Distance, and what the name covers; the leader can only make it dearer. */
  readonly price: number;
}

interface Options {
  /** Cheapest first: those near by, and all in the pane for when there is little room. */
  readonly near: readonly Candidate[];
  readonly all: () => readonly Candidate[];
  readonly leaderPrice: (label: Label) => number;
}

/** What is given up when there is little room, dearest last: leaders that cross, then leaders under other names. */
const penalty = 2000;

/**
 * Each name keeps clear of those before it; of four orders the one that is cheapest in all is taken. A name without any
 * free place is left out: the strip beside the map has it.
 */
export function placeLabels(wishes: readonly Wish[], around: Surroundings): readonly Label[] {
  const orders = ([0, 1] as const).flatMap((axis) => {
    const forward = wishes.toSorted((a, b) => a.anchor[axis] - b.anchor[axis]);
    return [forward, forward.toReversed()];
  });
  const options = optionsOf(wishes, around);
  const [first, ...rest] = orders
    .slice(0, wishes.length < 2 ? 1 : 4)
    .map((order) => placeInOrder(order, around, options));
  return rest.reduce((best, each) => (each.total < best.total ? each : best), first ?? { labels: [], total: 0 }).labels;
}

function optionsOf(wishes: readonly Wish[], around: Surroundings): ReadonlyMap<string, Options> {
  const own = coverage(around.pane, around.own);
  const dots = wishes.map(({ anchor: [x, y] }) => ({ x: x - 3, y: y - 3, width: 6, height: 6 }));
  const priced = (label: Label): Candidate => {
    const length = away(label.leader[0], pointBox(label.anchor));
    return { label, price: length + around.land(label.box) * cost.land + own(label.box) * cost.own };
  };
  const candidates = (wish: Wish, reach: number) =>
    placesFor(wish, around.pane, reach)
      .filter((label) => isFree(label, around, dots))
      .map(priced)
      .sort((a, b) => a.price - b.price);
  return new Map(
    wishes.map((wish) => {
      const others = coverage(
        around.pane,
        around.own.filter((each) => each !== wish.polygons),
      );
      const leaderPrice = ({ leader }: Label) =>
        lengthOver(leader, others) * detour + frameCrossings(leader, around.frames) * cost.frame;
      let all: readonly Candidate[] | null = null;
      const everywhere = () => {
        all ??= candidates(wish, Infinity);
        return all;
      };
      return [wish.key, { near: candidates(wish, usualReach), all: everywhere, leaderPrice }];
    }),
  );
}

function placesFor(wish: Wish, pane: Box, reach: number): Label[] {
  const places: Label[] = [];
  for (let y = pane.y; y + wish.height <= pane.y + pane.height; y += step) {
    for (let x = pane.x; x + wish.width <= pane.x + pane.width; x += step) {
      const box = { x, y, width: wish.width, height: wish.height };
      if (away(wish.anchor, box) <= reach) places.push(labelAt(wish, box));
    }
  }
  return places;
}

function placeInOrder(order: readonly Wish[], around: Surroundings, options: ReadonlyMap<string, Options>): Placing {
  const labels: Label[] = [];
  let total = 0;
  for (const { key } of order) {
    const mine = options.get(key);
    const found = mine && choose(mine, labels, around.taken);
    if (found) labels.push(found.label);
    total += found?.price ?? penalty * 10;
  }
  return { labels, total };
}

/** The cheapest place under the strictest rule that any place satisfies. */
function choose(
  { near, all, leaderPrice }: Options,
  placed: readonly Label[],
  taken: readonly Box[],
): Candidate | null {
  const alone = ({ box }: Label) => placed.every((other) => !overlap(box, other.box, air));
  const free = (label: Label) => placed.every((other) => apart(label, other));
  const tidy = (label: Label) =>
    free(label) && taken.every((box) => !meets(label.leader, box)) && leadersApart(label, placed);
  for (const [given, rule] of [tidy, free, alone].entries()) {
    const found = cheapest(near, leaderPrice, rule) ?? cheapest(all(), leaderPrice, rule);
    if (found) return { label: found.label, price: found.price + given * penalty };
  }
  return null;
}

function cheapest(
  candidates: readonly Candidate[],
  leaderPrice: Options['leaderPrice'],
  rule: (label: Label) => boolean,
): Candidate | null {
  let best: Candidate | null = null;
  for (const { label, price } of candidates) {
    if (best !== null && price >= best.price) break;
    if (!rule(label)) continue;
    const full = price + leaderPrice(label);
    if (best === null || full < best.price) best = { label, price: full };
  }
  return best;
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

function isFree(label: Label, { pane, taken, frames }: Surroundings, dots: readonly Box[]): boolean {
  const { box, anchor, leader } = label;
  const others = dots.filter((dot) => !contains(dot, pointBox(anchor), 0));
  if (others.some((dot) => meets(leader, dot))) return false;
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

/** How many px of a line lie on what `over` covers. */
function lengthOver([from, to]: readonly [Point, Point], over: Coverage): number {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const parts = Math.ceil(length / 6);
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
