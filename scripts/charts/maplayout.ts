/** Where the parts of the map stand in a handout and on a slide, in px. */
import type { Box } from './mapshapes.ts';
import type { WideMedium } from './theme.ts';

export interface MapLayout {
  readonly width: number;
  readonly height: number;
  /** Everything that names may stand in: the map with its insets. */
  readonly pane: Box;
  /** Denmark without Bornholm. */
  readonly country: Box;
  readonly capital: Box;
  readonly bornholm: Box;
  readonly legend: Box & { readonly row: number; readonly stacked: boolean };
  readonly strip: Box;
  /** Font sizes: names on the map, everything else. */
  readonly name: number;
  readonly text: number;
  /** Outline of the own municipalities, and the distance between hatch lines. */
  readonly outline: number;
  readonly hatch: number;
  /** The grid that points of the country and of the capital's inset are moved to. */
  readonly snap: { readonly country: number; readonly capital: number };
}

const paper: MapLayout = {
  width: 650,
  height: 440,
  pane: { x: 0, y: 0, width: 394, height: 440 },
  country: { x: 2, y: 50, width: 316, height: 387 },
  capital: { x: 245, y: 19, width: 148, height: 190 },
  bornholm: { x: 337, y: 370, width: 56, height: 62 },
  legend: { x: 412, y: 0, width: 238, height: 150, row: 16.5, stacked: false },
  strip: { x: 404, y: 168, width: 246, height: 272 },
  name: 13,
  text: 12,
  outline: 2.2,
  hatch: 4,
  snap: { country: 0.5, capital: 0.5 },
};

const layouts: Readonly<Record<WideMedium, MapLayout>> = {
  handout: paper,
  sheet: paper,
  slide: {
    width: 1150,
    height: 520,
    pane: { x: 0, y: 0, width: 524, height: 520 },
    country: { x: 3, y: 58, width: 380, height: 459 },
    capital: { x: 296, y: 28, width: 226, height: 236 },
    bornholm: { x: 420, y: 420, width: 84, height: 88 },
    legend: { x: 908, y: 0, width: 242, height: 520, row: 48, stacked: true },
    strip: { x: 540, y: 0, width: 354, height: 520 },
    name: 20,
    // Still 16 where a title of two lines makes the map smaller.
    text: 19,
    outline: 2.6,
    hatch: 5,
    snap: { country: 0.5, capital: 0.5 },
  },
};

export function mapLayout(medium: WideMedium): MapLayout {
  return layouts[medium];
}
