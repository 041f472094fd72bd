/** What stands around the events: the axis, the lanes with their names, the key of symbols. */
import { lines, type Mark, words } from './shapemarks.ts';
import type { TimeAxis } from './swimlaneaxis.ts';
import { arrowHead, glyph } from './swimlaneglyphs.ts';
import type { EventType, LaneSizes } from './swimlanesizes.ts';
import { textWidth } from './textwidth.ts';
import { colour } from './theme.ts';

interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface NamedLane {
  readonly name: readonly string[];
  readonly top: number;
  readonly bottom: number;
}

/** Years or ages over the lanes, with a light line down through them. */
export function drawAxis(axis: TimeAxis, place: (at: number) => number, edges: Edges, sizes: LaneSizes): Mark[] {
  const { left, right, top, bottom } = edges;
  const named = axis.ticks.filter(({ label }) => label !== '');
  const small = axis.ticks.filter(({ label }) => label === '');
  const mark = sizes.text * 0.35;
  return [
    lines(
      named.map(({ at }) => [
        [place(at), top - mark * 1.4],
        [place(at), bottom],
      ]),
      { colour: colour.grid, width: 1 },
    ),
    lines(
      small.map(({ at }) => [
        [place(at), top - mark],
        [place(at), top],
      ]),
      { colour: colour.rule, width: 1 },
    ),
    lines(
      [
        [
          [left, top],
          [right, top],
        ],
      ],
      { colour: colour.ink, width: 1.2 },
    ),
    ...named.map(({ at, label }) =>
      words(label, [place(at) + sizes.text * 0.1, top - sizes.text * 1.05], {
        size: sizes.text,
        colour: colour.ink2,
        align: 'left',
        weight: 600,
      }),
    ),
  ];
}

/** Thin rules between the lanes. */
export function drawLanes(lanes: readonly NamedLane[], { width }: LaneSizes): Mark[] {
  return lanes.map(({ bottom }, at) =>
    lines(
      [
        [
          [0, bottom],
          [width, bottom],
        ],
      ],
      {
        colour: at === lanes.length - 1 ? colour.ink : colour.rule,
        width: at === lanes.length - 1 ? 1.2 : 0.8,
      },
    ),
  );
}

export function drawNames(lanes: readonly NamedLane[], { name: size }: LaneSizes): Mark[] {
  return lanes.flatMap(({ name, top, bottom }) =>
    name.map((line, at) => {
      const y = (top + bottom) / 2 + (at - (name.length - 1) / 2) * size * 1.2;
      return words(line, [0, y], { size, colour: colour.ink, weight: 600 });
    }),
  );
}

interface KeyItem {
  /** Null for the arrow. */
  readonly type: EventType | null;
  readonly text: string;
}

/** The symbols that occur with their names, in as many lines as they need. */
export function drawKey(
  items: readonly KeyItem[],
  top: number,
  sizes: LaneSizes,
): { readonly marks: readonly Mark[]; readonly bottom: number } {
  const { glyph: size, text, width } = sizes;
  const marks: Mark[] = [];
  let [x, y] = [0, top + text * 0.7];
  for (const item of items) {
    const wide = size * 1.6 + textWidth({ fontSize: text }, item.text);
    if (x > 0 && x + wide > width) [x, y] = [0, y + text * 1.5];
    marks.push(...symbolOf(item.type, x + size / 2, y, sizes));
    marks.push(words(item.text, [x + size * 1.6, y], { size: text, colour: colour.ink2 }));
    x += wide + size * 1.4;
  }
  return { marks, bottom: Math.ceil(y + text) };
}

function symbolOf(type: EventType | null, x: number, y: number, { glyph: size }: LaneSizes): Mark[] {
  if (type !== null) return [glyph(type, [x, y], size)];
  const head = size * 0.7;
  return [
    lines(
      [
        [
          [x, y - size * 0.65],
          [x, y],
        ],
      ],
      { colour: colour.reference, width: size * 0.13 },
    ),
    arrowHead([x, y + size * 0.65], 1, head),
  ];
}
