/** The three frames of the map: the country, Bornholm and the enlarged capital region. */
import type { ReleasedMunicipality } from '../model/released.ts';
import { classOf, mapClasses } from './mapclasses.ts';
import { type Coverage, coverage } from './mapcoverage.ts';
import type { MapLayout } from './maplayout.ts';
import {
  type Box,
  boundsOf,
  edges,
  hatch,
  type Outlines,
  type Placing,
  type Polygons,
  place,
  placingIn,
  ruling,
} from './mapshapes.ts';
import { area, bar, lines, type Mark, words } from './shapemarks.ts';
import { textWidth } from './textwidth.ts';
import { colour } from './theme.ts';

export interface MapFrame {
  /** The municipalities' outlines in px. */
  readonly outlines: Outlines;
  readonly box: Box;
  readonly caption: string;
  /** Municipalities that are shown, outlined and named in this frame. */
  readonly home: (code: string) => boolean;
}

export interface MapFrames {
  readonly country: MapFrame;
  readonly bornholm: MapFrame;
  readonly capital: MapFrame;
  /** What part of the country the enlarged frame shows. */
  readonly locator: Box;
  /** What is land in all of them. */
  readonly land: Coverage;
}

/** København and the municipalities around it that are too small to read on the map of the country. */
const capitalCodes: ReadonlySet<string> = new Set(
  '101 147 151 153 155 157 159 161 163 165 167 169 173 175 183 185 187 190 230 253'.split(' '),
);
const bornholmCode = '400';

export function framesOf(outlines: Outlines, layout: MapLayout): MapFrames {
  const only = (keep: (code: string) => boolean): Outlines => new Map([...outlines].filter(([code]) => keep(code)));
  const main = only((code) => code !== bornholmCode);
  const [island, capital] = [only((code) => code === bornholmCode), only((code) => capitalCodes.has(code))];
  const { snap, pane } = layout;
  const country = placingIn(boundsOf([...main.values()]), layout.country);
  const near = capital.size === 0 ? null : placingIn(boundsOf([...capital.values()]), inset(layout.capital, 4));
  const placed = place(main, country, pane, snap.country);
  const enlarged = near === null ? capital : place(main, near, layout.capital, snap.capital);
  return {
    country: {
      outlines: placed,
      box: pane,
      caption: '',
      home: (code) => code !== bornholmCode && !capitalCodes.has(code),
    },
    bornholm: {
      outlines: island.size === 0 ? island : placeIsland(island, country.scale, layout),
      box: layout.bornholm,
      caption: 'Bornholm',
      home: (code) => code === bornholmCode,
    },
    capital: {
      outlines: enlarged,
      box: layout.capital,
      caption: 'Hovedstadsområdet',
      home: (code) => capitalCodes.has(code),
    },
    locator: near === null ? layout.capital : locatorOf(layout.capital, near, country),
    land: coverage(pane, [...placed.values(), ...enlarged.values()]),
  };
}

/** Bornholm on the scale of the country, where the frame is large enough. */
function placeIsland(island: Outlines, scale: number, { bornholm, snap }: MapLayout): Outlines {
  const bounds = boundsOf([...island.values()]);
  const largest = placingIn(bounds, inset(bornholm, 5));
  const size = Math.min(scale, largest.scale);
  const x = bornholm.x + bornholm.width / 2 - (bounds.x + bounds.width / 2) * size;
  const y = bornholm.y + bornholm.height / 2 - (bounds.y + bounds.height / 2) * size;
  return place(island, { scale: size, x, y }, bornholm, snap.country);
}

function locatorOf(frame: Box, near: Placing, country: Placing): Box {
  const ratio = country.scale / near.scale;
  return {
    x: (frame.x - near.x) * ratio + country.x,
    y: (frame.y - near.y) * ratio + country.y,
    width: frame.width * ratio,
    height: frame.height * ratio,
  };
}

function inset({ x, y, width, height }: Box, by: number): Box {
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by };
}

/** The frame's municipalities by class, the hatching, and the outlines of the own ones on a white edge. */
export function drawFrame(indicator: ReleasedMunicipality, frame: MapFrame, layout: MapLayout): Mark[] {
  const values = new Map(indicator.municipalities.map(({ code, value }) => [code, value]));
  const classes = mapClasses(indicator);
  const parts: Polygons[] = [[], ...classes.map(() => [])];
  for (const [code, polygons] of frame.outlines) {
    const value = values.get(code) ?? null;
    const at = value === null ? 0 : classOf(value, indicator.classes) + 1;
    parts[at] = [...(parts[at] ?? []), ...polygons];
  }
  const [missing = [], ...known] = parts;
  const border = { colour: colour.band, width: 0.5 };
  const own = indicator.municipalities.filter((each) => each.own).map(({ code }) => code);
  return [
    ...known.flatMap((polygons, at) => {
      const look = classes[at];
      if (polygons.length === 0 || look === undefined) return [];
      const across = look.lines && lines(ruling(polygons, layout.hatch), { colour: look.lines, width: 0.5 });
      return [area(polygons, look.colour, border), ...(across ? [across] : [])];
    }),
    ...(missing.length === 0 ? [] : [area(missing, colour.white, border), hatching(missing, layout.hatch)]),
    ...drawOutlines(
      frame,
      own.filter((code) => !frame.home(code)),
      0.8,
    ),
    ...drawOutlines(frame, own.filter(frame.home), layout.outline),
  ];
}

function hatching(polygons: Polygons, gap: number): Mark {
  return lines(hatch(polygons, gap), { colour: colour.ink2, width: 1 });
}

/** A municipality that has its name in another frame gets a thin line only: a thick one would cover it. */
function drawOutlines({ outlines, box }: MapFrame, codes: readonly string[], width: number): Mark[] {
  const around = codes.flatMap((code) => edges(outlines.get(code) ?? [], box));
  if (around.length === 0) return [];
  const casing = lines(around, { colour: colour.white, width: width * 2.2 });
  return [...(width > 1 ? [casing] : []), lines(around, { colour: colour.ink, width })];
}

/** The frames' own ground, edge and caption; under what they show. */
export function drawGround({ box, caption }: MapFrame, { text }: MapLayout, strong: boolean): Mark[] {
  const script = { size: text, colour: strong ? colour.ink : colour.ink2, weight: strong ? 600 : 400 } as const;
  return [bar(box, colour.white), words(caption, [box.x, box.y - text * 0.6], script)];
}

/** What a caption takes up, for names to keep away from. */
export function captionBox({ box, caption }: MapFrame, { text }: MapLayout): Box {
  const width = textWidth({ fontSize: text, fontWeight: 600 }, caption);
  return { x: box.x, y: box.y - text * 1.25, width, height: text * 1.25 };
}
