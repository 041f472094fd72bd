/** Released shares made by hand, and the marks of a chart laid out in px. */
import type { Spec } from '../../scripts/charts/svg.ts';
import type { Cell, Peer, ReleasedShare } from '../../scripts/model/released.ts';

export const withheld: Cell = { status: 'withheld' };
export const shown = (value: number): Cell => ({ status: 'shown', value });
export const peer = (label: string, cell: Cell, small = false): Peer => ({ label, cell, small });

/** A … Z, then AA … */
export function letter(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : `${letter(Math.floor(at / 26) - 1)}${letter(at % 26)}`;
}

export function share(change: Partial<ReleasedShare> = {}): ReleasedShare {
  return {
    id: 'x',
    title: 'Beskeder ind',
    direction: 'neither',
    directionNote: '',
    caveats: [],
    synthetic: false,
    tables: [],
    kind: 'rate',
    unit: 'per-1000',
    phrase: '',
    numeratorWords: '',
    denominatorWords: '',
    approximate: false,
    axis: 60,
    cluster: shown(30),
    position: 'none',
    benchmarks: [],
    peers: [],
    median: null,
    sparse: false,
    previous: null,
    funnel: null,
    ...change,
  };
}

export interface Drawn {
  readonly kind?: string;
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
  readonly text: string;
  readonly fill: string;
  readonly shape: string;
  readonly size: number;
  readonly align: string;
  readonly line: number;
}

interface Layered {
  readonly width: number;
  readonly height: number;
  readonly layer: readonly {
    readonly data: { readonly values: readonly Drawn[] };
    readonly mark: { readonly type: string; readonly stroke?: string };
  }[];
}

export function sizeOf(spec: Spec): { readonly width: number; readonly height: number } {
  return spec as unknown as Layered;
}

export function marksOf(spec: Spec, type: 'rect' | 'point' | 'text'): readonly Drawn[] {
  return (spec as unknown as Layered).layer.filter(({ mark }) => mark.type === type).flatMap(({ data }) => data.values);
}

/** Each line as its points, by the colour it is drawn in. */
export function linesOf(spec: Spec, stroke: string): readonly (readonly Drawn[])[] {
  const layers = (spec as unknown as Layered).layer.filter(
    ({ mark }) => mark.type === 'line' && mark.stroke === stroke,
  );
  return layers.flatMap(({ data }) => [...Map.groupBy(data.values, ({ line }) => line).values()]);
}
