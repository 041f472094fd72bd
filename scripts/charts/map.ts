/**
 * The map of Denmark's municipalities: filled by class, those without a number hatched, the cluster's own outlined and
 * named, the crowded ones around København enlarged and Bornholm in a frame of its own; beside it the legend and a strip
 * of all municipalities by value. Everything is laid out in px here and drawn by one Vega-Lite specification.
 */
import { list } from '../danish.ts';
import type { ReleasedMunicipality } from '../model/released.ts';
import { centreOf, valueText } from './mapclasses.ts';
import { middleOf } from './mapcoverage.ts';
import { captionBox, drawFrame, drawGround, framesOf, type MapFrames } from './mapframes.ts';
import { type Label, placeLabels } from './maplabels.ts';
import { type MapLayout, mapLayout } from './maplayout.ts';
import { drawLegend } from './maplegend.ts';
import { checkShapes, readOutlines, type Shapes } from './mapshapes.ts';
import { drawStripOfAll } from './mapstrip.ts';
import { bar, dot, layersOf, lines, type Mark, ringOf, words } from './shapemarks.ts';
import type { ChartText, Spec } from './svg.ts';
import { textWidth } from './textwidth.ts';
import { colour, config, type WideMedium } from './theme.ts';

/** `shapes` is any TopoJSON or GeoJSON whose features carry the kommunekode as id or property. */
export function drawMap(indicator: ReleasedMunicipality, shapes: unknown, medium: WideMedium): Spec {
  const layout = mapLayout(medium);
  const frames = framesFor(checkShapes(shapes), medium);
  const spec = {
    config,
    width: layout.width,
    height: layout.height,
    padding: 0,
    autosize: { type: 'none' },
    layer: layersOf([
      ...drawCountry(indicator, frames, layout),
      ...drawNames(mapLabels(indicator, frames, layout), layout),
      ...drawLegend(indicator, layout),
      ...drawStripOfAll(indicator, layout),
    ]),
  };
  return spec as unknown as Spec;
}

/** The same shapes serve hundreds of meetings, and what is kept depends on nothing else. */
const known = new WeakMap<Shapes, Map<WideMedium, MapFrames>>();

function framesFor(shapes: Shapes, medium: WideMedium): MapFrames {
  const media = known.get(shapes) ?? new Map<WideMedium, MapFrames>();
  const frames = media.get(medium) ?? framesOf(readOutlines(shapes), mapLayout(medium));
  known.set(shapes, media.set(medium, frames));
  return frames;
}

/** The country first, then the frames on their own ground, and the mark for what the enlarged one shows. */
function drawCountry(indicator: ReleasedMunicipality, frames: MapFrames, layout: MapLayout): Mark[] {
  const { country, bornholm, capital, locator } = frames;
  const ownIsland = indicator.municipalities.some(({ code, own }) => own && bornholm.home(code));
  const insets = [bornholm, capital].filter(({ outlines }) => outlines.size > 0);
  return [
    ...drawFrame(indicator, country, layout),
    ...(capital.outlines.size === 0 ? [] : [lines([ringOf(locator)], { colour: colour.ink2, width: 0.8 })]),
    ...insets.flatMap((frame) => [
      ...drawGround(frame, layout, frame === bornholm && ownIsland),
      ...drawFrame(indicator, frame, layout),
      lines([ringOf(frame.box)], { colour: colour.peer, width: 0.8 }),
    ]),
  ];
}

/** Names of the own municipalities, each in the frame where it is outlined; Bornholm's is the caption of its frame. */
export function mapLabels(indicator: ReleasedMunicipality, frames: MapFrames, layout: MapLayout): readonly Label[] {
  const { country, bornholm, capital } = frames;
  const own = indicator.municipalities.filter((each) => each.own);
  const home = (code: string) => [country, capital].find((frame) => frame.home(code))?.outlines.get(code);
  const wishes = own.flatMap(({ code, name: key }) => {
    const polygons = home(code);
    if (polygons === undefined) return [];
    const width = textWidth({ fontSize: layout.name, fontWeight: 600 }, key) + 10;
    return [{ key, width, height: layout.name * 1.4, anchor: middleOf(polygons), polygons }];
  });
  const outlined = own.flatMap(({ code }) =>
    [country, bornholm, capital].map(({ outlines }) => outlines.get(code)).filter((polygons) => polygons !== undefined),
  );
  const grounds = [bornholm, capital].filter(({ outlines }) => outlines.size > 0);
  return placeLabels(wishes, {
    pane: layout.pane,
    taken: [
      ...grounds.map((frame) => captionBox(frame, layout)),
      ...(bornholm.outlines.size > 0 ? [bornholm.box] : []),
    ],
    frames: capital.outlines.size > 0 ? [capital.box] : [],
    land: frames.land,
    own: outlined,
  });
}

/** Each name on a small white sign, so that it is never taken for sea, with a leader to its municipality. */
function drawNames(labels: readonly Label[], { name }: MapLayout): Mark[] {
  const leaders = labels.map(({ leader }) => leader);
  const script = { size: name, colour: colour.ink, weight: 600, align: 'center' } as const;
  if (labels.length === 0) return [];
  return [
    lines(leaders, { colour: colour.white, width: 3 }),
    lines(leaders, { colour: colour.ink, width: 1 }),
    ...labels.map(({ anchor }) => dot(anchor, name * 0.2, colour.ink)),
    ...labels.map(({ box }) => bar(box, colour.white, { colour: colour.ink, width: 0.8 })),
    ...labels.map(({ box, key }) => words(key, [box.x + box.width / 2, box.y + box.height / 2], script)),
  ];
}

/** What the figure shows in words, for those who do not see it. */
export function mapText(indicator: ReleasedMunicipality): ChartText {
  const known = indicator.municipalities.filter(({ value }) => value !== null);
  const centre = centreOf(indicator);
  const count = (test: (value: number) => boolean) => known.filter(({ value }) => value !== null && test(value)).length;
  const [below, above] = [count((value) => value < centre), count((value) => value > centre)];
  const rest = `${below} kommuner ligger under og ${above} over det forventede; egne kommuners tal står i handoutets tabel.`;
  return {
    title: `Danmarkskort over kommunerne: ${indicator.title}, ${indicator.year}`,
    description: `${ownWords(indicator, known.length, 350 - rest.length - 2)} ${rest}`,
  };
}

/** Own municipalities one by one where there is room for it, else from the lowest to the highest. */
function ownWords(indicator: ReleasedMunicipality, known: number, room: number): string {
  const own = indicator.municipalities.filter((each) => each.own);
  if (own.length === 0) return `Kommunernes tal er vist i farver efter ${indicator.classes.length + 1} klasser.`;
  const each = own.map(({ name, value, rank }) => {
    return value === null ? `${name} har intet tal` : `${name} ligger på ${valueText(indicator, value)} (nr. ${rank})`;
  });
  const all = `Af ${known} kommuner, regnet fra den højeste: ${list(each)}.`;
  if (all.length <= room) return all;
  const values = own.flatMap(({ value }) => (value === null ? [] : [value])).sort((a, b) => a - b);
  const [low, high] = [valueText(indicator, values[0] ?? 0), valueText(indicator, values.at(-1) ?? 0)];
  return `Klyngens ${own.length} kommuner ligger fra ${low} til ${high}.`;
}
