/**
 * A course of events in lanes: time from left to right, a lane for everyone involved, a symbol for each event, an arrow
 * where somebody is passed on. Few events carry their words; many carry the number of their row in the list.
 */
import { capital } from '../danish.ts';
import { bar, layersOf, lines, type Mark, words } from './shapemarks.ts';
import type { Spec } from './svg.ts';
import { type TimeAxis, timeAxis } from './swimlaneaxis.ts';
import type { Course } from './swimlanecourse.ts';
import { drawAxis, drawKey, drawLanes, drawNames } from './swimlaneframe.ts';
import { arrowHead, glyph, typeNames } from './swimlaneglyphs.ts';
import { type LanePlan, type LaneRoom, placeInRows, placeWords, type Spot, type Timed } from './swimlaneplaces.ts';
import { type EventType, type LaneEvent, type LaneSizes, laneSizes, slideHeight } from './swimlanesizes.ts';
import { textLines } from './textlines.ts';
import { textWidth } from './textwidth.ts';
import { colour, config } from './theme.ts';

export interface Drawing {
  readonly spec: Spec;
  readonly height: number;
  /** Whether the symbols carry numbers of the list. */
  readonly numbered: boolean;
}

/** More than this many are never spelled out in the drawing. */
const mostInWords = 14;

/** A lane with words in more rows than this is quieter with numbers. */
const mostWordRows = 4;

interface Lane {
  readonly name: readonly string[];
  readonly plan: LanePlan;
  readonly top: number;
  readonly bottom: number;
}

interface Layout {
  readonly sizes: LaneSizes;
  readonly axis: TimeAxis;
  readonly place: (at: number) => number;
  readonly lanes: readonly Lane[];
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly numbered: boolean;
}

export function drawSwimlane(course: Course, medium: 'handout' | 'slide'): Drawing {
  const layout = medium === 'handout' ? layOut(course, laneSizes.handout) : layOutSlide(course);
  const { sizes, axis, place, lanes, top, bottom, height, numbered } = layout;
  const spec = {
    config,
    width: sizes.width,
    height,
    padding: 0,
    autosize: { type: 'none' },
    layer: layersOf([
      ...drawAxis(axis, place, { left: 0, right: sizes.width, top, bottom }, sizes),
      ...drawLanes(lanes, sizes),
      ...drawNames(lanes, sizes),
      ...drawBars(lanes, sizes),
      ...drawArrows(lanes, sizes),
      ...lanes.flatMap((lane) => drawSpots(lane, sizes)),
      ...drawKey(keyOf(course), bottom + sizes.glyph, sizes).marks,
    ]),
  };
  return { spec: spec as unknown as Spec, height, numbered };
}

/** Few events are drawn larger; what room is left is shared out as air. */
function layOutSlide(course: Course): Layout {
  const large = layOut(course, laneSizes.large);
  const chosen = large.numbered || large.height > slideHeight ? layOut(course, laneSizes.slide) : large;
  const { sizes, height, lanes } = chosen;
  const spare = Math.min((slideHeight - 2 - height) / lanes.length / 2, sizes.pad * 1.2);
  return spare > 0 ? layOut(course, { ...sizes, pad: sizes.pad + spare }) : chosen;
}

function layOut(course: Course, sizes: LaneSizes): Layout {
  const names = course.lanes.map((name) => textLines(capital(name), sizes.names, nameFont(sizes)));
  const left = Math.ceil(Math.max(...names.flat().map((line) => textWidth(nameFont(sizes), line))) + sizes.glyph * 2);
  const right = sizes.width - Math.ceil(textWidth({ fontSize: sizes.text }, '99') + sizes.glyph);
  const moments = course.events.map(({ moment }) => moment);
  const axis = timeAxis(moments, course.scale, Math.floor((right - left) / (sizes.text * 5)));
  const place = (at: number) => left + ((at - axis.from) / (axis.to - axis.from)) * (right - left);
  const timed = course.events.map((event) => timedOf(event, place, sizes));
  const { plans, numbered } = plansOf(course, timed, { left, right: sizes.width }, sizes);
  const top = sizes.text * 1.9;
  const lanes = stack(plans, names, top, sizes);
  const bottom = lanes.at(-1)?.bottom ?? top;
  const height = drawKey(keyOf(course), bottom + sizes.glyph, sizes).bottom;
  return { sizes, axis, place, lanes, top, bottom, height, numbered };
}

function nameFont({ name }: LaneSizes) {
  return { fontSize: name, fontWeight: 600 };
}

/** One that lasts long enough to be seen is a bar with its symbol at the start; else the symbol stands in its middle. */
function timedOf(event: LaneEvent, place: (at: number) => number, { glyph: size }: LaneSizes): Timed {
  const [from, to] = [place(event.moment.from), place(event.moment.to)];
  return event.moment.lasting && to - from >= size * 2.6
    ? { event, x: from + size * 0.8, bar: [from, to] }
    : { event, x: (from + to) / 2, bar: null };
}

/** Words where all have room for them, else numbers for all. */
function plansOf(
  { lanes, events }: Course,
  timed: readonly Timed[],
  { left, right }: { readonly left: number; readonly right: number },
  sizes: LaneSizes,
): { readonly plans: readonly LanePlan[]; readonly numbered: boolean } {
  const roomOf = (lane: number): LaneRoom => ({
    left,
    right,
    passing: timed.filter(({ event }) => passes(event, lane)).map(({ x }) => x),
    leaves: ({ to, lane: from }) => (to === null ? 0 : to > from ? 1 : -1),
  });
  const inLane = lanes.map((_, at) => timed.filter(({ event }) => event.lane === at));
  if (events.length <= mostInWords) {
    const worded = inLane.map(
      (all, at) => placeWords(all, roomOf(at), sizes) ?? placeInRows(all, roomOf(at), sizes, 'words'),
    );
    if (worded.every(({ height }) => height <= mostWordRows * sizes.row)) return { plans: worded, numbered: false };
  }
  return { plans: inLane.map((all, at) => placeInRows(all, roomOf(at), sizes, 'numbers')), numbered: true };
}

function passes({ lane, to }: LaneEvent, through: number): boolean {
  return to !== null && Math.min(lane, to) < through && through < Math.max(lane, to);
}

function stack(
  plans: readonly LanePlan[],
  names: readonly (readonly string[])[],
  top: number,
  sizes: LaneSizes,
): readonly Lane[] {
  let y = top;
  return plans.map((plan, at) => {
    const name = names[at] ?? [];
    const height = Math.max(plan.height, name.length * sizes.name * 1.2) + sizes.pad * 2;
    const lane = { name, plan, top: y, bottom: y + height };
    y += height;
    return lane;
  });
}

function middleOf({ top, bottom }: Lane): number {
  return (top + bottom) / 2;
}

function drawBars(lanes: readonly Lane[], { glyph: size }: LaneSizes): Mark[] {
  return lanes.flatMap((lane) =>
    lane.plan.spots.flatMap(({ bar: span, y }) => {
      if (span === null) return [];
      const [from, to] = span;
      return [bar({ x: from, y: middleOf(lane) + y - size * 0.8, width: to - from, height: size * 1.6 }, colour.grid)];
    }),
  );
}

function drawArrows(lanes: readonly Lane[], { glyph: size, pad }: LaneSizes): Mark[] {
  return lanes.flatMap((lane) =>
    lane.plan.spots.flatMap(({ event, x, y }) => {
      const target = event.to === null ? undefined : lanes[event.to];
      if (target === undefined) return [];
      const from = middleOf(lane) + y;
      const down = target.top > lane.top;
      const tip = down ? target.top + pad * 0.85 : target.bottom - pad * 0.85;
      const head = size * 0.7;
      const end = tip + (down ? -head : head);
      return [
        lines(
          [
            [
              [x, from],
              [x, end],
            ],
          ],
          { colour: colour.reference, width: size * 0.13 },
        ),
        arrowHead([x, tip], down ? 1 : -1, head),
      ];
    }),
  );
}

function drawSpots(lane: Lane, sizes: LaneSizes): Mark[] {
  const middle = middleOf(lane);
  return lane.plan.spots.flatMap(({ event, x, y, texts, leader }: Spot) => [
    ...(leader === null
      ? []
      : [
          lines(
            [
              [
                [x, middle + leader[0]],
                [x, middle + leader[1]],
              ],
            ],
            { colour: colour.band, width: 1 },
          ),
        ]),
    glyph(event.type, [x, middle + y], sizes.glyph),
    ...texts.map(({ text, align, weight, ...at }) =>
      words(text, [at.x, middle + at.y], { size: sizes.text, colour: colour.ink, align, weight }),
    ),
  ]);
}

/** The kinds that occur, in the order of their names' list; and the arrow, if there is one. */
function keyOf({ events }: Course): readonly { readonly type: EventType | null; readonly text: string }[] {
  const used = (Object.keys(typeNames) as EventType[]).filter((type) => events.some((event) => event.type === type));
  const arrows = events.some(({ to }) => to !== null);
  return [
    ...used.map((type) => ({ type, text: typeNames[type] })),
    ...(arrows ? [{ type: null, text: 'Sendes videre' }] : []),
  ];
}
