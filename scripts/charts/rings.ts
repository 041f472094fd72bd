/**
 * Rings within rings, the innermost first, each with its name inside; where a name has no room, all have the number that
 * they have in the list beside. They lie closer together at the bottom, which leaves room at the top for two lines.
 */
import { dot, type PlotMark, plot, words } from './plotmarks.ts';
import type { Spec } from './svg.ts';
import { colour, type Medium } from './theme.ts';
import { widthOf, wrapText } from './wrap.ts';

/** From the middle out; light enough outside that a ring's edge and its name are both seen. */
const looks = [
  { fill: '#0d2c3d', text: colour.white },
  { fill: '#b3cfde', text: colour.ink },
  { fill: '#dceaf1', text: colour.ink },
  { fill: colour.white, text: colour.ink },
] as const;

interface Ring {
  readonly radius: number;
  /** Of its centre, down from the top of the drawing. */
  readonly middle: number;
}

/** `side` in px. */
export function drawRings(titles: readonly string[], medium: Medium, side: number): Spec {
  const rings = ringsWithin(titles.length, side);
  const largest = medium === 'slide' ? 24 : 13;
  const names = titles.map((title, at) => setName(title, at, rings, largest));
  const numbers = titles.map((_, at) => ({ size: largest * 1.3, lines: [String(at + 1)] }));
  const shown = names.every((name) => name !== null) ? names : numbers;
  const marks = rings.flatMap((ring, at) => {
    const { fill, text } = looks[at] ?? looks[0];
    const circle = dot([side / 2, ring.middle], ring.radius * 2, { fill, stroke: colour.reference });
    return [circle, ...nameOf(shown[at] ?? { size: largest, lines: [] }, at, rings, text)];
  });
  // The largest first, so that the smaller lie upon it.
  return plot(side, side, marks.toReversed());
}

function ringsWithin(count: number, side: number): readonly Ring[] {
  const outer = side / 2 - 1;
  const bottom = outer * (count > 3 ? 0.06 : 0.09);
  const step = (outer * (count === 2 ? 0.5 : 0.62)) / (count - 1);
  return Array.from({ length: count }, (_, at) => {
    const outside = count - 1 - at;
    const radius = outer - outside * step;
    return { radius, middle: side - 1 - outside * bottom - radius };
  });
}

interface Name {
  readonly size: number;
  readonly lines: readonly string[];
}

const leading = 1.15;

function nameOf({ size, lines }: Name, at: number, rings: readonly Ring[], fill: string): PlotMark[] {
  const { top, bottom } = bandOf(at, rings);
  const first = (top + bottom) / 2 - ((lines.length - 1) * size * leading) / 2 + (at === 0 ? 0 : size * 0.15);
  const centre = rings.at(-1)?.radius ?? 0;
  return lines.map((line, row) =>
    words(line, [centre + 1, first + row * size * leading], size, { fill, align: 'center', weight: 600 }),
  );
}

/** Where a ring's name stands: above the next ring within; the innermost has all of its own. */
function bandOf(at: number, rings: readonly Ring[]): { readonly top: number; readonly bottom: number } {
  const [ring, inner] = [rings[at], rings[at - 1]];
  if (!ring) throw new Error(`there is no ring ${at}`);
  return {
    top: ring.middle - ring.radius,
    bottom: inner ? inner.middle - inner.radius : ring.middle + ring.radius,
  };
}

/** Null when it cannot stand in its band without a word being cut. */
function setName(title: string, at: number, rings: readonly Ring[], largest: number): Name | null {
  const { top, bottom } = bandOf(at, rings);
  for (const size of [largest, largest * 0.93]) {
    for (const most of [1, 2, 3]) {
      const half = (most * size * leading) / 2;
      const width = chord(rings[at], (top + bottom) / 2 - half) - size * 0.8;
      const longest = Math.max(...title.split(/\s+/).map((word) => widthOf(word, { size, weight: 600 })));
      const tooTall = half * 2 > bottom - top - size * 0.5;
      if (tooTall || longest > width) continue;
      const lines = wrapText(title, width, { size, weight: 600 });
      if (lines.length <= most) return { size, lines };
    }
  }
  return null;
}

/** How wide the ring is at this height. */
function chord(ring: Ring | undefined, y: number): number {
  return ring ? 2 * Math.sqrt(Math.max(0, ring.radius ** 2 - (ring.middle - y) ** 2)) : 0;
}
