/**
 * What a chart laid out in px is drawn with: bars, lines, dots and words, each placed beforehand, so that no mark has a
 * scale. They become a few Vega-Lite layers, lines over bars and words on top. Colours are solid: what lies in a
 * transparency group cannot be reached in a PDF. Outlines of other forms are drawn by shapemarks.ts.
 */
import type { Spec } from './svg.ts';
import { colour, config } from './theme.ts';

export type Point = readonly [x: number, y: number];

interface Bar {
  readonly kind: 'bar';
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
  readonly fill: string;
}

interface Path {
  readonly kind: 'path';
  readonly points: readonly Point[];
  readonly stroke: string;
  readonly width: number;
  readonly dash: readonly number[];
}

export interface Dot {
  readonly kind: 'dot';
  readonly x: number;
  readonly y: number;
  /** From side to side. */
  readonly size: number;
  readonly shape: 'circle' | 'diamond';
  readonly fill: string;
  readonly stroke: string;
}

export interface Words {
  readonly kind: 'words';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly fill: string;
  readonly align: 'left' | 'center' | 'right';
  readonly weight: 400 | 600 | 700;
}

export type PlotMark = Bar | Path | Dot | Words;

export function bar(x: number, y: number, x2: number, y2: number, fill: string): PlotMark {
  return { kind: 'bar', x: Math.min(x, x2), x2: Math.max(x, x2), y, y2, fill };
}

export function path(points: readonly Point[], stroke: string, width = 1.5, dash: readonly number[] = []): PlotMark {
  return { kind: 'path', points, stroke, width, dash };
}

export function dot([x, y]: Point, size: number, look: Partial<Pick<Dot, 'shape' | 'fill' | 'stroke'>> = {}): PlotMark {
  return { kind: 'dot', x, y, size, shape: 'circle', fill: colour.peer, stroke: look.fill ?? colour.peer, ...look };
}

/** `y` is the middle of the line of text. */
export function words(
  text: string,
  [x, y]: Point,
  size: number,
  look: Partial<Pick<Words, 'fill' | 'align' | 'weight'>> = {},
): Words {
  return { kind: 'words', text, x, y, size, fill: colour.ink2, align: 'left', weight: 400, ...look };
}

export function plot(width: number, height: number, marks: readonly PlotMark[]): Spec {
  return {
    config,
    width,
    height,
    padding: 1,
    autosize: { type: 'none' },
    layer: [barLayer(marks), ...pathLayers(marks), dotLayer(marks), wordLayer(marks)],
  } as unknown as Spec;
}

function barLayer(marks: readonly PlotMark[]) {
  return {
    data: { values: marks.filter(({ kind }) => kind === 'bar') },
    mark: { type: 'rect' },
    encoding: {
      x: placed('x'),
      x2: { field: 'x2' },
      y: placed('y'),
      y2: { field: 'y2' },
      fill: given('fill'),
    },
  };
}

/** One layer for each look, so that a dash is a property of the layer; in the order they were given. */
function pathLayers(marks: readonly PlotMark[]): object[] {
  const paths = marks.flatMap((mark) => (mark.kind === 'path' ? [mark] : []));
  const looks = [...new Set(paths.map(lookOf))];
  return looks.map((look) => {
    const same = paths.filter((one) => lookOf(one) === look);
    const { stroke = colour.peer, width = 1, dash = [] } = same[0] ?? {};
    return {
      data: { values: same.flatMap(({ points }, line) => points.map(([x, y], at) => ({ x, y, line, at }))) },
      mark: { type: 'line', stroke, strokeWidth: width, strokeDash: dash, strokeJoin: 'round', clip: false },
      encoding: {
        x: placed('x'),
        y: placed('y'),
        detail: { field: 'line', type: 'nominal' },
        order: { field: 'at', type: 'quantitative' },
      },
    };
  });
}

function lookOf({ stroke, width, dash }: Path): string {
  return JSON.stringify([stroke, width, dash]);
}

/** Vega's size is an area: a circle of side d has d squared, a diamond twice as much to look as large. */
function dotLayer(marks: readonly PlotMark[]) {
  const dots = marks.flatMap((mark) =>
    mark.kind === 'dot' ? [{ ...mark, area: mark.size ** 2 * (mark.shape === 'diamond' ? 1.9 : 1) }] : [],
  );
  return {
    data: { values: dots },
    mark: { type: 'point', filled: true, opacity: 1, strokeWidth: 1.5 },
    encoding: {
      x: placed('x'),
      y: placed('y'),
      size: placed('area'),
      shape: given('shape'),
      fill: given('fill'),
      stroke: given('stroke'),
    },
  };
}

/** The words among the marks of either kind. */
export function wordLayer(marks: readonly { readonly kind: string }[]): object {
  return {
    data: { values: marks.filter(({ kind }) => kind === 'words') },
    mark: { type: 'text', baseline: 'middle', align: { expr: 'datum.align' }, fontWeight: { expr: 'datum.weight' } },
    encoding: {
      x: placed('x'),
      y: placed('y'),
      text: { field: 'text', type: 'nominal' },
      size: placed('size'),
      fill: given('fill'),
    },
  };
}

/** A measure in px. */
export function placed(field: string) {
  return { field, type: 'quantitative', scale: null, axis: null };
}

/** A look, as it stands. */
export function given(field: string) {
  return { field, type: 'nominal', scale: null };
}
