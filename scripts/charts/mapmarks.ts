/**
 * What the map is drawn with: shapes, dots and words, each placed in px beforehand, so that no mark has a scale. They
 * become three Vega-Lite layers, the words on top. Colours are solid (no opacity), because a PDF reader cannot reach
 * what lies in a transparency group.
 */
import type { Box, Point, Polygons, Ring } from './mapshapes.ts';

export interface Pen {
  readonly colour: string;
  readonly width: number;
}

export interface Script {
  readonly size: number;
  readonly colour: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly weight?: 400 | 600;
}

interface Shape {
  readonly kind: 'shape';
  readonly type: 'Feature';
  readonly geometry:
    | { readonly type: 'MultiPolygon'; readonly coordinates: Polygons }
    | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Point[])[] };
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly strokeWidth: number;
}

interface Dot {
  readonly kind: 'dot';
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: string;
}

interface Words extends Required<Script> {
  readonly kind: 'words';
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export type Mark = Shape | Dot | Words;

export function area(polygons: Polygons, fill: string, border: Pen | null = null): Mark {
  return {
    kind: 'shape',
    type: 'Feature',
    geometry: { type: 'MultiPolygon', coordinates: polygons },
    fill,
    stroke: border?.colour ?? null,
    strokeWidth: border?.width ?? 0,
  };
}

export function bar({ x, y, width, height }: Box, fill: string, border: Pen | null = null): Mark {
  return area([[ringOf({ x, y, width, height })]], fill, border);
}

export function lines(all: readonly (readonly Point[])[], { colour, width }: Pen): Mark {
  return {
    kind: 'shape',
    type: 'Feature',
    geometry: { type: 'MultiLineString', coordinates: all },
    fill: null,
    stroke: colour,
    strokeWidth: width,
  };
}

/** A filled dot with a white edge. */
export function dot([x, y]: Point, radius: number, fill: string): Mark {
  return { kind: 'dot', x, y, size: Math.PI * radius * radius, fill };
}

/** `y` is the middle of the line of text. */
export function words(text: string, [x, y]: Point, { size, colour, align = 'left', weight = 400 }: Script): Mark {
  return { kind: 'words', text, x, y, size, colour, align, weight };
}

export function ringOf({ x, y, width, height }: Box): Ring {
  const [right, bottom] = [x + width, y + height];
  return [
    [x, y],
    [right, y],
    [right, bottom],
    [x, bottom],
    [x, y],
  ];
}

/** All marks as layers of one Vega-Lite view; within a layer they are painted in the order given. */
export function layersOf(marks: readonly Mark[]): object[] {
  const of = (kind: Mark['kind']) => ({ values: marks.filter((mark) => mark.kind === kind) });
  const place = { x: number('x'), y: number('y') };
  const round = { strokeJoin: 'round', strokeCap: 'round' };
  return [
    {
      data: of('shape'),
      projection: { type: 'identity', scale: 1, translate: [0, 0] },
      mark: { type: 'geoshape', clip: false, ...round },
      encoding: { fill: given('fill'), stroke: given('stroke'), strokeWidth: number('strokeWidth') },
    },
    {
      data: of('dot'),
      mark: { type: 'point', filled: true, opacity: 1, stroke: '#ffffff', strokeWidth: 1 },
      encoding: { ...place, size: number('size'), fill: given('fill') },
    },
    {
      data: of('words'),
      mark: { type: 'text', baseline: 'middle', align: { expr: 'datum.align' }, fontWeight: { expr: 'datum.weight' } },
      encoding: { ...place, text: { field: 'text', type: 'nominal' }, size: number('size'), fill: given('colour') },
    },
  ];
}

function number(field: string) {
  return { field, type: 'quantitative', scale: null, axis: null };
}

function given(field: string) {
  return { field, type: 'nominal', scale: null };
}
