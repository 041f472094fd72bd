/**
 * What a map and a course in lanes are drawn with: outlines of any form and lines, painted in the order given, so that a
 * symbol covers the line it stands on; dots over them and words on top. Like plotmarks.ts, which draws the charts of bars
 * and lines: all is placed in px beforehand and no colour is see-through.
 */
import type { Box, Point, Polygons, Ring } from './mapshapes.ts';
import { given, placed, words as plotWords, type Words, wordLayer } from './plotmarks.ts';

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
export function words(text: string, at: Point, { size, colour, align = 'left', weight = 400 }: Script): Mark {
  return plotWords(text, at, size, { fill: colour, align, weight });
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
  const round = { strokeJoin: 'round', strokeCap: 'round' };
  return [
    {
      data: of('shape'),
      projection: { type: 'identity', scale: 1, translate: [0, 0] },
      mark: { type: 'geoshape', clip: false, ...round },
      encoding: { fill: given('fill'), stroke: given('stroke'), strokeWidth: placed('strokeWidth') },
    },
    {
      data: of('dot'),
      mark: { type: 'point', filled: true, opacity: 1, stroke: '#ffffff', strokeWidth: 1 },
      encoding: { x: placed('x'), y: placed('y'), size: placed('size'), fill: given('fill') },
    },
    wordLayer(marks),
  ];
}
