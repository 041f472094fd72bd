/**
 * A symbol for each kind of event. They differ in shape and in whether they are filled, so that they are told apart in
 * greyscale: contact and no-show are the same circle, filled and empty.
 */

import type { Point, Ring } from './mapshapes.ts';
import { area, type Mark, type Pen } from './shapemarks.ts';
import type { EventType } from './swimlanesizes.ts';
import { colour } from './theme.ts';

export const typeNames: Readonly<Record<EventType, string>> = {
  contact: 'Kontakt',
  referral: 'Henvisning',
  refusal: 'Afslag',
  'no-show': 'Udeblivelse',
  meeting: 'Møde',
  treatment: 'Behandling',
  examination: 'Undersøgelse',
  handover: 'Overdragelse',
  other: 'Andet',
};

interface Look {
  readonly shape: readonly Point[];
  readonly fill: string;
  readonly edge: string | null;
}

/** Shapes in a square from −1 to 1. */
const circle: readonly Point[] = Array.from({ length: 28 }, (_, at) => {
  const angle = (at / 28) * 2 * Math.PI;
  return [Math.cos(angle) * 0.92, Math.sin(angle) * 0.92];
});
const square: readonly Point[] = [
  [-0.82, -0.82],
  [0.82, -0.82],
  [0.82, 0.82],
  [-0.82, 0.82],
];
const diamond: readonly Point[] = [
  [0, -1.12],
  [1.12, 0],
  [0, 1.12],
  [-1.12, 0],
];
const triangle: readonly Point[] = [
  [-0.85, -1],
  [1.05, 0],
  [-0.85, 1],
];
const arrow: readonly Point[] = [
  [-1.1, -0.42],
  [0, -0.42],
  [0, -1.05],
  [1.15, 0],
  [0, 1.05],
  [0, 0.42],
  [-1.1, 0.42],
];
const plus = crossOf(0.36, 1.02);
const cross: readonly Point[] = crossOf(0.3, 1.15).map(([x, y]) => [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2]);

function crossOf(a: number, b: number): readonly Point[] {
  return [
    [-a, -b],
    [a, -b],
    [a, -a],
    [b, -a],
    [b, a],
    [a, a],
    [a, b],
    [-a, b],
    [-a, a],
    [-b, a],
    [-b, -a],
    [-a, -a],
  ];
}

const looks: Readonly<Record<EventType, Look>> = {
  contact: { shape: circle, fill: colour.peer, edge: null },
  referral: { shape: triangle, fill: colour.reference, edge: null },
  refusal: { shape: cross, fill: colour.own, edge: null },
  'no-show': { shape: circle, fill: colour.white, edge: colour.own },
  meeting: { shape: square, fill: colour.ink, edge: null },
  treatment: { shape: plus, fill: colour.reference, edge: null },
  examination: { shape: diamond, fill: colour.ink, edge: null },
  handover: { shape: arrow, fill: colour.reference, edge: null },
  other: { shape: square, fill: colour.white, edge: colour.peer },
};

/** A thin white edge keeps it free of the lines it stands on. */
export function glyph(type: EventType, [x, y]: Point, size: number): Mark {
  const { shape, fill, edge } = looks[type];
  const scale = size / 2;
  const points = shape.map(([dx, dy]): Point => [x + dx * scale, y + dy * scale]);
  const pen: Pen = edge === null ? { colour: colour.white, width: 1 } : { colour: edge, width: size * 0.17 };
  return area([[closed(points)]], fill, pen);
}

/** A filled head whose tip is at `tip`, pointing up or down. */
export function arrowHead([x, y]: Point, direction: -1 | 1, size: number): Mark {
  const back = y - direction * size;
  return area(
    [
      [
        closed([
          [x - size * 0.5, back],
          [x + size * 0.5, back],
          [x, y],
        ]),
      ],
    ],
    colour.reference,
  );
}

function closed(points: readonly Point[]): Ring {
  const [first] = points;
  return first === undefined ? [] : [...points, first];
}
