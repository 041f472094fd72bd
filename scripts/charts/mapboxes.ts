/** Boxes and straight lines: what touches what. */
import type { Box, Point } from './mapshapes.ts';

/** From a point to the nearest point of a box. */
export function away([x, y]: Point, box: Box): number {
  const [across, down] = [
    Math.max(box.x - x, 0, x - box.x - box.width),
    Math.max(box.y - y, 0, y - box.y - box.height),
  ];
  return Math.hypot(across, down);
}

export function overlap(a: Box, b: Box, distance = 0): boolean {
  const across = a.x < b.x + b.width + distance && b.x < a.x + a.width + distance;
  return across && a.y < b.y + b.height + distance && b.y < a.y + a.height + distance;
}

export function contains(outer: Box, inner: Box, distance: number): boolean {
  const across = inner.x >= outer.x + distance && inner.x + inner.width <= outer.x + outer.width - distance;
  return across && inner.y >= outer.y + distance && inner.y + inner.height <= outer.y + outer.height - distance;
}

export function grow({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

export function pointBox([x, y]: Point): Box {
  return { x, y, width: 0, height: 0 };
}

/** Whether a line passes over a box (Liang and Barsky's clipping). */
export function meets([[ax, ay], [bx, by]]: readonly [Point, Point], { x, y, width, height }: Box): boolean {
  let [enter, leave] = [0, 1];
  const sides = [
    [ax - bx, ax - x],
    [bx - ax, x + width - ax],
    [ay - by, ay - y],
    [by - ay, y + height - ay],
  ] as const;
  for (const [step, room] of sides) {
    if (step === 0 && room < 0) return false;
    if (step < 0) enter = Math.max(enter, room / step);
    if (step > 0) leave = Math.min(leave, room / step);
  }
  return enter <= leave;
}

export function cross([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  const side = (p: Point, q: Point, r: Point) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
