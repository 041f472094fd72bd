/** What lies under a name on the map, and where a municipality's middle is. */
import { type Box, boundsOf, type Point, type Polygons, scan } from './mapshapes.ts';

/** How much of a box is covered, from 0 to 1. */
export type Coverage = (box: Box) => number;

/** How much of a box lies on the polygons, from 0 to 1: sums over a grid of 2 px cells, so that asking is quick. */
export function coverage(pane: Box, all: readonly Polygons[]): Coverage {
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
