/**
 * Municipal outlines for the map: any TopoJSON or GeoJSON keyed by kommunekode becomes flat polygons (y down), and from
 * them the pieces that stand in one frame of the drawing, in px.
 */
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';

/** Our own topology, or a file a pack points to: `id` or `properties.kommunekode` is the municipality's code. */
export type Shapes = Topology | GeoJSON.FeatureCollection;

export type Point = readonly [number, number];
export type Ring = readonly Point[];
/** Each polygon is its outer ring and its holes. */
export type Polygons = readonly (readonly Ring[])[];
export type Outlines = ReadonlyMap<string, Polygons>;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A pack's own file is only known to be JSON until here. */
export function checkShapes(shapes: unknown): Shapes {
  const type = typeof shapes === 'object' && shapes !== null && 'type' in shapes ? shapes.type : null;
  if (type === 'Topology' || type === 'FeatureCollection') return shapes as Shapes;
  throw new Error('the shapes are neither a TopoJSON topology nor a GeoJSON feature collection');
}

/** All municipalities by three-digit code, on one flat plane with north up on the paper (y grows downwards). */
export function readOutlines(shapes: Shapes): Outlines {
  const found = new Map<string, Polygons>();
  for (const each of featuresOf(shapes)) {
    const code = codeOf(each);
    if (code !== null) found.set(code, [...(found.get(code) ?? []), ...polygonsOf(each.geometry)]);
  }
  const project = projectionOf([...found.values()]);
  return new Map([...found].map(([code, polygons]) => [code, mapPoints(polygons, project)]));
}

function featuresOf(shapes: Shapes): readonly GeoJSON.Feature<GeoJSON.Geometry | null>[] {
  if (shapes.type === 'FeatureCollection') return shapes.features;
  const object = shapes.objects.kommuner ?? Object.values(shapes.objects)[0];
  if (object === undefined) throw new Error('the topology has no objects');
  const features = feature(shapes, object);
  return features.type === 'FeatureCollection' ? features.features : [features];
}

/** `0101`, 101 and `101` are the same municipality. */
function codeOf(each: GeoJSON.Feature<GeoJSON.Geometry | null>): string | null {
  const code = /^0?(\d{3})$/.exec(String(each.id ?? each.properties?.kommunekode ?? ''));
  return code?.[1] ?? null;
}

function polygonsOf(geometry: GeoJSON.Geometry | null): Polygons {
  if (geometry?.type === 'Polygon') return [geometry.coordinates.map(toRing)];
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates.map((rings) => rings.map(toRing));
  return [];
}

function toRing(positions: readonly GeoJSON.Position[]): Ring {
  return positions.map(([x = 0, y = 0]) => [x, y] as const);
}

/**
 * Degrees are laid out by a transverse Mercator projection on 9° east, as official Danish maps are (UTM zone 32). Metres
 * in such a map grow northwards and are turned; a drawing has y downwards already.
 */
function projectionOf(all: readonly Polygons[]): (point: Point) => Point {
  const { x, y, width, height } = boundsOf(all);
  if (x >= -180 && x + width <= 180 && y >= -90 && y + height <= 90) return transverseMercator;
  return y > 1_000_000 ? ([east, north]) => [east, -north] : (point) => point;
}

function transverseMercator([longitude, latitude]: Point): Point {
  const [east, north] = [((longitude - 9) * Math.PI) / 180, (latitude * Math.PI) / 180];
  const across = Math.atanh(Math.cos(north) * Math.sin(east));
  return [across, -Math.atan2(Math.tan(north), Math.cos(east))];
}

function mapPoints(polygons: Polygons, change: (point: Point) => Point): Polygons {
  return polygons.map((rings) => rings.map((ring) => ring.map(change)));
}

export function boundsOf(all: readonly Polygons[]): Box {
  const points = all.flat(3);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x, y] = [lowest(xs), lowest(ys)];
  return { x, y, width: -lowest(xs.map((each) => -each)) - x, height: -lowest(ys.map((each) => -each)) - y };
}

/** Math.min takes its numbers as arguments, and a map has too many points for that. */
function lowest(numbers: readonly number[]): number {
  return numbers.reduce((least, each) => Math.min(least, each), Infinity);
}

export interface Placing {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** The largest placing of `what` inside `frame`, in its middle. */
export function placingIn(what: Box, frame: Box): Placing {
  const scale = Math.min(frame.width / what.width, frame.height / what.height);
  return {
    scale,
    x: frame.x + (frame.width - what.width * scale) / 2 - what.x * scale,
    y: frame.y + (frame.height - what.height * scale) / 2 - what.y * scale,
  };
}

/** The part of each outline that stands in `frame`, in px on a grid of `step` px; what lies outside is left out. */
export function place(outlines: Outlines, placing: Placing, frame: Box, step: number): Outlines {
  const placed = new Map<string, Polygons>();
  for (const [code, polygons] of outlines) {
    const inside = mapPoints(polygons, ([x, y]) => [x * placing.scale + placing.x, y * placing.scale + placing.y])
      .map((rings) => rings.map((ring) => tidy(clip(ring, frame), step)).filter((ring) => ring.length > 3))
      .filter((rings) => rings.length > 0);
    if (inside.length > 0) placed.set(code, inside);
  }
  return placed;
}

/** Sutherland and Hodgman's clipping of one ring, side by side of the frame. */
function clip(ring: Ring, { x, y, width, height }: Box): Ring {
  const sides: readonly (readonly [0 | 1, number, 1 | -1])[] = [
    [0, x, 1],
    [0, x + width, -1],
    [1, y, 1],
    [1, y + height, -1],
  ];
  return sides.reduce<Ring>((points, [axis, limit, sign]) => {
    const inside = (point: Point) => (point[axis] - limit) * sign >= 0;
    return points.flatMap((point, i) => {
      const before = points.at(i - 1) ?? point;
      const crossing = inside(before) === inside(point) ? [] : [cross(before, point, axis, limit)];
      return inside(point) ? [...crossing, point] : crossing;
    });
  }, ring);
}

function cross(a: Point, b: Point, axis: 0 | 1, limit: number): Point {
  const share = (limit - a[axis]) / (b[axis] - a[axis]);
  return axis === 0 ? [limit, a[1] + share * (b[1] - a[1])] : [a[0] + share * (b[0] - a[0]), limit];
}

/** Points on a grid, without repeats and without points in the middle of a straight line; closed again. */
function tidy(ring: Ring, step: number): Ring {
  const snap = (value: number) => Math.round(Math.round(value / step) * step * 10) / 10;
  const points = ring
    .map(([x, y]): Point => [snap(x), snap(y)])
    .filter(([x, y], i, all) => x !== all.at(i - 1)?.[0] || y !== all.at(i - 1)?.[1]);
  const corners = points.filter((point, i) => {
    const [before, after] = [points.at(i - 1) ?? point, points[(i + 1) % points.length] ?? point];
    return Math.abs(turn(before, point, after)) > 1e-6;
  });
  const [first] = corners;
  return first === undefined ? [] : [...corners, first];
}

function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]);
}

/** Where each of `count` horizontal lines passes through the polygons (even-odd rule): from x to x, left to right. */
export function scan(polygons: Polygons, first: number, step: number, count: number): readonly (readonly Point[])[] {
  const found: number[][] = Array.from({ length: count }, () => []);
  for (const ring of polygons.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1] ?? [0, 0], ring[i] ?? [0, 0]];
      const from = Math.max(0, Math.ceil((Math.min(ay, by) - first) / step));
      for (let row = from; row < count && first + row * step < Math.max(ay, by); row++) {
        found[row]?.push(ax + ((first + row * step - ay) / (by - ay)) * (bx - ax));
      }
    }
  }
  return found.map((row) => {
    const xs = row.sort((a, b) => a - b);
    return xs.flatMap((from, i) => (i % 2 === 0 ? [[from, xs[i + 1] ?? from] as const] : []));
  });
}

/** Slanting lines inside the polygons, `gap` px apart: the mark for "ingen tal", which needs no pattern or picture. */
export function hatch(polygons: Polygons, gap: number): readonly (readonly [Point, Point])[] {
  const slanted = mapPoints(polygons, ([x, y]) => [(x - y) / Math.SQRT2, (x + y) / Math.SQRT2]);
  const { y, height } = boundsOf([slanted]);
  const first = (Math.ceil(y / gap) + 0.01) * gap;
  const rows = scan(slanted, first, gap, Math.ceil(height / gap));
  return rows.flatMap((spans, row) => {
    const at = first + row * gap;
    return spans.map(([from, to]) => [straighten(from, at), straighten(to, at)] as const);
  });
}

/** Level lines inside the polygons: the mark for "below what is expected", which must be seen in greyscale too. */
export function ruling(polygons: Polygons, gap: number): readonly (readonly [Point, Point])[] {
  const { y, height } = boundsOf([polygons]);
  const first = (Math.ceil(y / gap) + 0.01) * gap;
  return scan(polygons, first, gap, Math.ceil(height / gap)).flatMap((spans, row) => {
    const at = first + row * gap;
    return spans.map(([from, to]): [Point, Point] => [
      [from, at],
      [to, at],
    ]);
  });
}

function straighten(x: number, y: number): Point {
  return [(x + y) / Math.SQRT2, (y - x) / Math.SQRT2];
}

/** The outline as lines, without the sides that only come from cutting it off at the frame. */
export function edges(polygons: Polygons, frame: Box): readonly (readonly Point[])[] {
  const [right, bottom] = [frame.x + frame.width, frame.y + frame.height];
  const near = (a: number, b: number, limit: number) => Math.abs(a - limit) < 0.4 && Math.abs(b - limit) < 0.4;
  const cut = ([ax, ay]: Point, [bx, by]: Point) =>
    near(ax, bx, frame.x) || near(ax, bx, right) || near(ay, by, frame.y) || near(ay, by, bottom);
  return polygons.flat().flatMap((ring) => {
    const found: Point[][] = [[]];
    ring.forEach((point, i) => {
      const before = ring[i - 1];
      if (before !== undefined && cut(before, point)) found.push([]);
      found.at(-1)?.push(point);
    });
    return found.filter((line) => line.length > 1);
  });
}
