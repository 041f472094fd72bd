/**
 * The strip beside the map: all municipalities as bars from the expected value, highest on top, own ones in ink with
 * name and value on the empty side of the middle line. A map hides small municipalities; here all are equally high.
 */
import { formatNumber } from '../danish.ts';
import type { ReleasedMunicipality } from '../model/released.ts';
import { centreOf, classOf, mapClasses, valueText } from './mapclasses.ts';

import type { MapLayout } from './maplayout.ts';
import type { Box, Point, Ring } from './mapshapes.ts';
import { area, bar, dot, lines, type Mark, words } from './shapemarks.ts';
import { textWidth } from './textwidth.ts';
import { colour } from './theme.ts';

interface StripRow {
  readonly name: string;
  readonly own: boolean;
  readonly value: number;
  /** Top of the bar, and where it ends. */
  readonly y: number;
  readonly tip: number;
  readonly fill: string;
}

export interface StripFrame {
  readonly rows: readonly StripRow[];
  /** The middle line: as expected. */
  readonly zero: number;
  readonly top: number;
  readonly bottom: number;
  readonly pitch: number;
  /** The farthest from the expected value that is drawn. */
  readonly reach: number;
  readonly x: (value: number) => number;
}

export interface StripLabel {
  readonly side: 'left' | 'right';
  /** One line, or name and value on two. */
  readonly texts: readonly { readonly text: string; readonly at: Point }[];
  readonly box: Box;
  /** From the middle line at the bar to the name. */
  readonly elbow: readonly Point[];
}

export function drawStripOfAll(indicator: ReleasedMunicipality, layout: MapLayout): Mark[] {
  const { strip, text } = layout;
  const frame = stripFrame(indicator, layout);
  const all = frame.rows.length === indicator.municipalities.length;
  const heading = `De ${frame.rows.length} kommuner${all ? '' : ' med tal'}, højest øverst`;
  return [
    words(heading, [strip.x + 8, strip.y + text * 0.7], { size: text, colour: colour.ink, weight: 600 }),
    ...drawAxis(indicator, frame, text),
    ...drawOwn(stripLabels(indicator, frame, layout), frame, text),
  ];
}

export function stripFrame(indicator: ReleasedMunicipality, { strip, text }: MapLayout): StripFrame {
  const known = indicator.municipalities
    .flatMap(({ name, own, value }) => (value === null ? [] : [{ name, own, value }]))
    .sort((a, b) => b.value - a.value);
  const centre = centreOf(indicator);
  const reach = Math.max(
    1,
    ...[...known.map(({ value }) => value), ...indicator.classes].map((v) => Math.abs(v - centre)),
  );
  const [zero, half] = [strip.x + strip.width / 2, strip.width / 2 - 8];
  const [top, bottom] = [strip.y + text * 3.2, strip.y + strip.height - text * 1.6];
  const pitch = (bottom - top) / Math.max(known.length, 1);
  const x = (value: number) => zero + ((value - centre) / reach) * half;
  const classes = mapClasses(indicator);
  const rows = known.map((each, at) => ({
    ...each,
    y: top + at * pitch,
    tip: x(each.value),
    fill: classes[classOf(each.value, indicator.classes)]?.colour ?? colour.peer,
  }));
  return { rows, zero, top, bottom, pitch, reach, x };
}

/** Steps in the colours of the map; the grey edge lets the pale ones be seen. */
function drawAxis(indicator: ReleasedMunicipality, frame: StripFrame, text: number): Mark[] {
  const { rows, zero, top, bottom, pitch } = frame;
  const ticks = ticksOf(indicator, frame, text);
  const script = { size: text, colour: colour.ink2, align: 'center' } as const;
  const upright = (x: number, from: number, to: number): Point[] => [
    [x, from],
    [x, to],
  ];
  const grid = ticks.map(({ x }) => upright(x, top - 3, bottom + 3));
  const fills = [...new Set(rows.map(({ fill }) => fill))];
  const tips = rows.map(({ tip, y }) => upright(tip, y, y + pitch));
  return [
    lines(grid, { colour: colour.grid, width: 1 }),
    ...fills.map((fill) =>
      area(
        [
          [
            stepsOf(
              rows.filter((row) => row.fill === fill),
              zero,
              pitch,
            ),
          ],
        ],
        fill,
      ),
    ),
    lines(tips, { colour: colour.band, width: 1 }),
    lines([upright(zero, top - 3, bottom + 3)], { colour: colour.ink2, width: 1.2 }),
    words('som forventet', [zero, top - text * 0.8], script),
    ...ticks.map(({ label, x }) => words(label, [x, bottom + text * 0.95], script)),
  ];
}

/** The bars of one class, one below the other, as one shape. */
function stepsOf(rows: readonly StripRow[], zero: number, pitch: number): Ring {
  const [first, last] = [rows[0]?.y ?? 0, (rows.at(-1)?.y ?? 0) + pitch];
  const steps = rows.flatMap(({ tip, y }): Point[] => [
    [tip, y],
    [tip, y + pitch],
  ]);
  return [[zero, first], ...steps, [zero, last], [zero, first]];
}

/** Even steps from the expected value, as close as their numbers can stand. */
function ticksOf(
  { scale }: ReleasedMunicipality,
  { x, ...frame }: StripFrame,
  text: number,
): { label: string; x: number }[] {
  const centre = scale === 'indeks' ? 100 : 0;
  const label = (value: number) => `${scale === 'afvigelse_pct' && value > 0 ? '+' : ''}${formatNumber(value)}`;
  const room = textWidth({ fontSize: text }, '+100') + 6;
  const step = [1, 2, 5, 10, 20, 50, 100].find((each) => x(each) - x(0) >= room) ?? 100;
  const count = Math.floor(frame.reach / step);
  const values = Array.from({ length: 2 * count + 1 }, (_, i) => centre + (i - count) * step);
  return values.map((value) => ({ label: label(value), x: x(value) }));
}

/** Own bars in ink on a white edge, with a dot at the end so that a value near the expected is seen too. */
function drawOwn(labels: readonly StripLabel[], { rows, zero, pitch }: StripFrame, text: number): Mark[] {
  const thick = Math.max(pitch, text / 4);
  const own = rows.filter((row) => row.own);
  const barOf = ({ tip, y }: StripRow, height: number): Box => {
    return { x: Math.min(zero, tip), y: y + pitch / 2 - height / 2, width: Math.abs(tip - zero), height };
  };
  const script = { size: text, colour: colour.ink, weight: 600 } as const;
  return [
    ...own.map((row) => bar(barOf(row, thick + 2), colour.white)),
    ...own.map((row) => bar(barOf(row, thick), colour.ink)),
    ...own.map(({ tip, y }) => dot([tip, y + pitch / 2], text * 0.3, colour.ink)),
    ...labels.map(({ elbow }) => lines([elbow], { colour: colour.ink, width: 1 })),
    ...labels.flatMap(({ side, texts }) => {
      return texts.map(({ text, at }) => words(text, at, { ...script, align: side === 'left' ? 'right' : 'left' }));
    }),
  ];
}

/** A bar to the right is named on the left and the other way round: there is nothing but white there. */
export function stripLabels(
  indicator: ReleasedMunicipality,
  frame: StripFrame,
  { strip, text }: MapLayout,
): readonly StripLabel[] {
  const gap = text * 0.9;
  return (['left', 'right'] as const).flatMap((side) => {
    const own = frame.rows.filter((row) => row.own && row.tip > frame.zero === (side === 'left'));
    const edge = side === 'left' ? frame.zero - gap : frame.zero + gap;
    const room = side === 'left' ? edge - strip.x : strip.x + strip.width - edge;
    const parts = own.map(({ name, value }) => linesOf(name, valueText(indicator, value), text, room));
    const entries = own.map(({ y }, i) => ({
      wish: y + frame.pitch / 2,
      height: (parts[i]?.length ?? 1) * text * 1.25,
    }));
    const middles = stack(entries, frame.top - 2, frame.bottom + 2);
    return own.map((row, i) => {
      const [written, middle, height] = [parts[i] ?? [], middles[i] ?? row.y, entries[i]?.height ?? 0];
      const width = Math.max(...written.map((line) => textWidth({ fontSize: text, fontWeight: 600 }, line)));
      const start = middle - ((written.length - 1) * text * 1.2) / 2;
      const sign = side === 'left' ? -1 : 1;
      return {
        side,
        texts: written.map((line, at) => ({ text: line, at: [edge, start + at * text * 1.2] })),
        box: { x: side === 'left' ? edge - width : edge, y: middle - height / 2, width, height },
        elbow: [
          [frame.zero + sign * 1.5, row.y + frame.pitch / 2],
          [edge - sign * 3, middle],
        ],
      };
    });
  });
}

/** Name and value on one line, or on two where there is no room. */
function linesOf(name: string, value: string, fontSize: number, room: number): readonly string[] {
  const one = `${name}\u00a0${value}`;
  return textWidth({ fontSize, fontWeight: 600 }, one) <= room ? [one] : [name, value];
}

export interface Entry {
  /** Where the entry would like its middle. */
  readonly wish: number;
  readonly height: number;
}

/** Middles of entries below each other, as near their wishes as the order and the room allow. */
export function stack(entries: readonly Entry[], top: number, bottom: number): readonly number[] {
  const down: number[] = [];
  for (const { wish, height } of entries) {
    const above = down.length === 0 ? top : (down.at(-1) ?? top) + (entries[down.length - 1]?.height ?? 0) / 2;
    down.push(Math.max(wish, above + height / 2));
  }
  let floor = bottom;
  return entries
    .map(({ height }, i) => ({ height, middle: down[i] ?? 0 }))
    .reverse()
    .map(({ height, middle }) => {
      const up = Math.min(middle, floor - height / 2);
      floor = up - height / 2;
      return up;
    })
    .reverse();
}
