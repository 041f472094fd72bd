/**
 * Makes content/shared/kommuner.topo.json from the drawing in react-denmark-map (MIT). Run by hand by a maintainer:
 * `node scripts/author/shapes.ts`; a test checks that the committed file is what it writes.
 *
 * The source draws each municipality by itself with a white gap to its neighbours. Here the gaps are closed (each
 * municipality grows until it meets the next) so that neighbours share one border; coasts, fjords and sounds stay.
 * Names, regions and everything else but the outlines are our own, by municipality code.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Feature, FeatureCollection, MultiPolygon, Position } from 'geojson';
import { quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import type { Objects, Topology } from 'topojson-specification';

const source = new URL('../../node_modules/react-denmark-map/dist/esm/index.js', import.meta.url);
const register = new URL('../../content/shared/kommuner.csv', import.meta.url);
const target = new URL('../../content/shared/kommuner.topo.json', import.meta.url);

/** Side of a grid cell in the drawing's units (the drawing is 10,116 wide, about 34 units to a kilometre). */
const cell = 4;
const columns = 2590;
const rows = 3130;

/** A point is in a gap when the ways to the two nearest municipalities are together shorter than this, in cells. */
const gapWidth = 21;

/** Neighbours across a sound or fjord that the drawing makes as narrow as a land border. */
const water: ReadonlySet<string> = new Set([
  '167-185',
  '250-316',
  '320-390',
  '376-390',
  '410-607',
  '561-563',
  '671-773',
  '773-779',
  '773-787',
  '779-820',
]);

/** Pieces of land and holes smaller than this many cells are slips of the drawing, not islands or lakes. */
const smallest = { land: 60, hole: 500 };

/** Triangles smaller than this, in square units, are left out of a border. */
const detail = 130;

/** Steps of the coordinates from west to east. */
const steps = 10_000;

export function makeShapes(drawing: string, codes: readonly string[]): string {
  const grid = new Int16Array(columns * rows).fill(-1);
  const paths = readPaths(drawing);
  codes.forEach((code, index) => {
    const path = paths.get(code);
    if (path === undefined) throw new Error(`no outline for municipality ${code}`);
    paint(grid, flatten(path), index);
  });
  fillSpecks(grid, closeGaps(grid, codes));
  const features = codes.map((code, index): Feature<MultiPolygon> => {
    const geometry: MultiPolygon = { type: 'MultiPolygon', coordinates: trace(grid, index) };
    return { type: 'Feature', id: code, properties: null, geometry };
  });
  const collection: FeatureCollection = { type: 'FeatureCollection', features };
  const shared = smooth(topology({ kommuner: collection }));
  return `${JSON.stringify(quantize(simplify(presimplify(shared), detail), steps))}\n`;
}

/** The package has one object per municipality, with the three-digit code beside the path. */
function readPaths(drawing: string): ReadonlyMap<string, string> {
  const entries = drawing.matchAll(/display_name:"[^"]*",code:"(\d{3})",d:"([^"]*)"/g);
  return new Map([...entries].map((entry) => [entry[1] ?? '', entry[2] ?? '']));
}

/** SVG path to rings: the drawing uses M, m, l, c and Z only. Each curve becomes eight straight pieces. */
function flatten(path: string): Position[][] {
  const rings: Position[][] = [];
  let ring: Position[] = [];
  let [x, y] = [0, 0];
  for (const [, command = '', rest = ''] of path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const n = (rest.match(/-?\d*\.?\d+(?:e-?\d+)?/g) ?? []).map(Number);
    if (command === 'Z') [x, y] = start(ring);
    else if (command === 'M' || command === 'm') {
      const from = command === 'm' ? [x, y] : [0, 0];
      [x, y] = [at(from, 0) + at(n, 0), at(from, 1) + at(n, 1)];
      ring = [[x, y]];
      rings.push(ring);
    } else if (command === 'l') {
      for (let i = 0; i < n.length; i += 2) {
        [x, y] = [x + at(n, i), y + at(n, i + 1)];
        ring.push([x, y]);
      }
    } else if (command === 'c') {
      for (let i = 0; i < n.length; i += 6) {
        for (let step = 1; step <= 8; step++) ring.push([x + bezier(n, i, step / 8), y + bezier(n, i + 1, step / 8)]);
        [x, y] = [x + at(n, i + 4), y + at(n, i + 5)];
      }
    } else throw new Error(`unknown path command ${command}`);
  }
  return rings;
}

function start(ring: readonly Position[]): [number, number] {
  return [ring[0]?.[0] ?? 0, ring[0]?.[1] ?? 0];
}

/** One coordinate of a cubic curve that begins in 0 and whose three other points stand at i, i + 2 and i + 4. */
function bezier(n: readonly number[], i: number, t: number): number {
  const u = 1 - t;
  return 3 * u * u * t * at(n, i) + 3 * u * t * t * at(n, i + 2) + t * t * t * at(n, i + 4);
}

/** Marks the cells whose centre lies inside the rings (even-odd rule). */
function paint(grid: Int16Array, rings: readonly (readonly Position[])[], index: number): void {
  const crossings: number[][] = Array.from({ length: rows }, () => []);
  for (const ring of rings) {
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length] ?? a;
      const [ax, ay, bx, by] = [toGrid(a, 0), toGrid(a, 1), toGrid(b, 0), toGrid(b, 1)];
      for (let row = Math.ceil(Math.min(ay, by) - 0.5); row + 0.5 < Math.max(ay, by); row++) {
        crossings[row]?.push(ax + ((row + 0.5 - ay) / (by - ay)) * (bx - ax));
      }
    });
  }
  crossings.forEach((found, row) => {
    found.sort((a, b) => a - b);
    for (let i = 0; i + 1 < found.length; i += 2) {
      for (let column = Math.ceil(at(found, i) - 0.5); column + 0.5 < at(found, i + 1); column++) {
        grid[row * columns + column] = index;
      }
    }
  });
}

/** Gives each cell of a gap to the nearest of the two municipalities it lies between; returns the nearest of each. */
function closeGaps(grid: Int16Array, codes: readonly string[]): Int16Array {
  const near = { label: new Int16Array(grid.length).fill(-1), way: new Float32Array(grid.length).fill(far) };
  const next = { label: new Int16Array(grid.length).fill(-1), way: new Float32Array(grid.length).fill(far) };
  const disc = discOf(gapWidth);
  const rims: number[][] = codes.map(() => []);
  grid.forEach((label, place) => {
    if (label >= 0 && around(place).some((other) => grid[other] === -1)) rims[label]?.push(place);
  });
  rims.forEach((rim, label) => {
    for (const place of rim) {
      for (const { step, way } of disc) {
        const cellAt = place + step;
        if (grid[cellAt] !== -1) continue;
        if (way < at(near.way, cellAt)) {
          if (near.label[cellAt] !== label) {
            next.label[cellAt] = at(near.label, cellAt);
            next.way[cellAt] = at(near.way, cellAt);
          }
          near.label[cellAt] = label;
          near.way[cellAt] = way;
        } else if (near.label[cellAt] !== label && way < at(next.way, cellAt)) {
          next.label[cellAt] = label;
          next.way[cellAt] = way;
        }
      }
    }
  });
  grid.forEach((label, place) => {
    if (label !== -1 || at(near.way, place) + at(next.way, place) > gapWidth) return;
    const pair = [codes[at(near.label, place)], codes[at(next.label, place)]].sort().join('-');
    if (!water.has(pair)) grid[place] = at(near.label, place);
  });
  return near.label;
}

const far = 1000;

/** The steps from a cell to those within `radius`, and how long each is. */
function discOf(radius: number): readonly { readonly step: number; readonly way: number }[] {
  const disc: { step: number; way: number }[] = [];
  for (let y = -radius; y <= radius; y++) {
    for (let x = -radius; x <= radius; x++) {
      const way = Math.hypot(x, y);
      if (way <= radius) disc.push({ step: y * columns + x, way });
    }
  }
  return disc;
}

function around(place: number): readonly number[] {
  return [place - columns, place + 1, place + columns, place - 1];
}

/** Connected pieces that are too small: a hole goes to the nearest municipality, land to what lies most around it. */
function fillSpecks(grid: Int16Array, nearest: Int16Array): void {
  const seen = new Uint8Array(grid.length);
  for (let first = 0; first < grid.length; first++) {
    if (seen[first]) continue;
    const label = at(grid, first);
    const piece = [first];
    const rim = new Map<number, number>();
    seen[first] = 1;
    for (const place of piece) {
      for (const other of around(place)) {
        const theirs = grid[other];
        if (theirs === undefined) continue;
        if (theirs !== label) rim.set(theirs, (rim.get(theirs) ?? 0) + 1);
        else if (!seen[other]) {
          seen[other] = 1;
          piece.push(other);
        }
      }
    }
    if (piece.length >= (label === -1 ? smallest.hole : smallest.land)) continue;
    const most = [...rim].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? label;
    for (const place of piece) grid[place] = label === -1 && at(nearest, place) >= 0 ? at(nearest, place) : most;
  }
}

/** The outlines of all cells with one label, as polygons in the drawing's units, one point for each cell side. */
function trace(grid: Int16Array, label: number): Position[][][] {
  const ends = new Map<number, number[]>();
  grid.forEach((theirs, place) => {
    if (theirs !== label) return;
    const corners = [place, place + 1, place + columns + 1, place + columns];
    around(place).forEach((other, side) => {
      if (grid[other] === label) return;
      const from = at(corners, side);
      ends.set(from, [...(ends.get(from) ?? []), at(corners, (side + 1) % 4)]);
    });
  });
  const rings: Position[][] = [];
  for (const first of ends.keys()) {
    while (ends.get(first)?.length) rings.push(follow(ends, first).map(toDrawing));
  }
  const outer = rings.filter((ring) => area(ring) > 0).map((ring) => [ring]);
  for (const hole of rings.filter((ring) => area(ring) < 0)) {
    outer.find(([ring = []]) => contains(ring, hole[0] ?? []))?.push(hole);
  }
  return outer;
}

/** Walks the cell sides from `first` back to it; where two ways lead on, the right turn stays with the same cell. */
function follow(ends: ReadonlyMap<number, number[]>, first: number): number[] {
  const ring = [first];
  let [before, place] = [first, first];
  do {
    const ways = ends.get(place) ?? [];
    const heading = place - before;
    const right = heading === 1 ? columns : heading === columns ? -1 : heading === -1 ? -columns : 1;
    const [onward = first] = ways.splice(Math.max(0, ways.indexOf(place + right)), 1);
    [before, place] = [place, onward];
    ring.push(place);
  } while (place !== first);
  return ring;
}

function area(ring: readonly Position[]): number {
  return ring.reduce((sum, a, i) => {
    const b = ring[(i + 1) % ring.length] ?? a;
    return sum + at(a, 0) * at(b, 1) - at(b, 0) * at(a, 1);
  }, 0);
}

function contains(ring: readonly Position[], point: Position): boolean {
  const [x, y] = [at(point, 0) + 0.1, at(point, 1) + 0.1];
  return ring.reduce((inside, a, i) => {
    const b = ring[(i + 1) % ring.length] ?? a;
    if (at(a, 1) > y === at(b, 1) > y) return inside;
    return x < at(a, 0) + ((y - at(a, 1)) / (at(b, 1) - at(a, 1))) * (at(b, 0) - at(a, 0)) ? !inside : inside;
  }, false);
}

/** Takes the cells' stairs out of the borders; where three meet they stay, so that neighbours still share them. */
function smooth<T extends Objects>(shared: Topology<T>): Topology<T> {
  const arcs = shared.arcs.map((arc) => {
    let line: Position[] = arc;
    for (let pass = 0; pass < smoothing; pass++) {
      line = line.map((point, i) => {
        const [a, b] = [line[i - 1], line[i + 1]];
        if (a === undefined || b === undefined) return point;
        return [0, 1].map((axis) => (at(a, axis) + 2 * at(point, axis) + at(b, axis)) / 4);
      });
    }
    return line;
  });
  return { ...shared, arcs };
}

const smoothing = 8;

/** Sea around the drawing, in cells, so that nothing touches the edge of the grid. */
const margin = 24;

function toGrid(point: Position, axis: number): number {
  return at(point, axis) / cell + margin;
}

function toDrawing(place: number): Position {
  return [((place % columns) - margin) * cell, (Math.floor(place / columns) - margin) * cell];
}

/** A number that is there: the indexes come from the lists themselves. */
function at(numbers: ArrayLike<number>, index: number): number {
  const value = numbers[index];
  if (value === undefined) throw new Error(`nothing at ${index}`);
  return value;
}

/** The codes of our own register, in its order. */
export function readCodes(csv: string): string[] {
  const lines = csv.trim().split('\n').slice(1);
  return lines.map((line) => line.slice(0, 3));
}

if (import.meta.main) {
  writeFileSync(target, makeShapes(readFileSync(source, 'utf8'), readCodes(readFileSync(register, 'utf8'))));
}
