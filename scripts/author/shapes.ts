/**
 * Makes content/shared/kommuner.topo.json from the drawing in react-denmark-map (MIT). Run by hand by a maintainer:
 * `node scripts/author/shapes.ts`; a test checks that the committed file is what it writes.
 *
 * The source draws each municipality by itself with a white gap to its neighbours. Here the gaps are closed (each
 * municipality grows until it meets the next) so that neighbours share one border; coasts, fjords and sounds stay.
 * Names, regions and everything else but the outlines are our own, by municipality code.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import type { Objects, Topology } from 'topojson-specification';
import { at, closeGaps, emptyGrid, fillSpecks, paint, trace } from './shapesgrid.ts';

const source = new URL('../../node_modules/react-denmark-map/dist/esm/index.js', import.meta.url);
const register = new URL('../../content/shared/kommuner.csv', import.meta.url);
const target = new URL('../../content/shared/kommuner.topo.json', import.meta.url);

/** Triangles smaller than this, in square units, are left out of a border. */
const detail = 130;

/** Steps of the coordinates from west to east. */
const steps = 10_000;

export function makeShapes(drawing: string, codes: readonly string[]): string {
  const grid = emptyGrid();
  const paths = readPaths(drawing);
  codes.forEach((code, index) => {
    const path = paths.get(code);
    if (path === undefined) throw new Error(`no outline for municipality ${code}`);
    paint(grid, flatten(path), index);
  });
  fillSpecks(grid, closeGaps(grid, codes));
  const features = codes.map((code, index): GeoJSON.Feature<GeoJSON.MultiPolygon> => {
    const geometry: GeoJSON.MultiPolygon = { type: 'MultiPolygon', coordinates: trace(grid, index) };
    return { type: 'Feature', id: code, properties: null, geometry };
  });
  const collection: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features };
  const shared = smooth(topology({ kommuner: collection }));
  return `${JSON.stringify(quantize(simplify(presimplify(shared), detail), steps))}\n`;
}

/** The package has one object per municipality, with the three-digit code beside the path. */
function readPaths(drawing: string): ReadonlyMap<string, string> {
  const entries = drawing.matchAll(/display_name:"[^"]*",code:"(\d{3})",d:"([^"]*)"/g);
  return new Map([...entries].map((entry) => [entry[1] ?? '', entry[2] ?? '']));
}

/** SVG path to rings: the drawing uses M, m, l, c and Z only. Each curve becomes eight straight pieces. */
function flatten(path: string): GeoJSON.Position[][] {
  const rings: GeoJSON.Position[][] = [];
  let ring: GeoJSON.Position[] = [];
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

function start(ring: readonly GeoJSON.Position[]): [number, number] {
  return [ring[0]?.[0] ?? 0, ring[0]?.[1] ?? 0];
}

/** One coordinate of a cubic curve that begins in 0 and whose three other points stand at i, i + 2 and i + 4. */
function bezier(n: readonly number[], i: number, t: number): number {
  const u = 1 - t;
  return 3 * u * u * t * at(n, i) + 3 * u * t * t * at(n, i + 2) + t * t * t * at(n, i + 4);
}

/** Takes the cells' stairs out of the borders; where three meet they stay, so that neighbours still share them. */
function smooth<T extends Objects>(shared: Topology<T>): Topology<T> {
  const arcs = shared.arcs.map((arc) => {
    let line: GeoJSON.Position[] = arc;
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

/** The codes of our own register, in its order. */
export function readCodes(csv: string): string[] {
  const lines = csv.trim().split('\n').slice(1);
  return lines.map((line) => line.slice(0, 3));
}

if (import.meta.main) {
  writeFileSync(target, makeShapes(readFileSync(source, 'utf8'), readCodes(readFileSync(register, 'utf8'))));
}
