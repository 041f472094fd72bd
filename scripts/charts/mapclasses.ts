/**
 * Classes of the map: the indicator's borders cut the values into classes, coloured from low to high around what is
 * expected. A class reaches from its lower border up to, but not with, its upper border.
 */
import { formatDeviation, formatNumber } from '../danish.ts';
import type { ReleasedMunicipality } from '../model/released.ts';
import { colour, diverging } from './theme.ts';

export interface MapClass {
  /** `−10 til under −5 %`. */
  readonly label: string;
  readonly colour: string;
  /** The colour of lines across it, for classes below what is expected: in greyscale both sides are equally dark. */
  readonly lines: string | null;
  readonly count: number;
}

/** What "som forventet" is on the indicator's scale. */
export function centreOf({ scale }: Pick<ReleasedMunicipality, 'scale'>): number {
  return scale === 'indeks' ? 100 : 0;
}

/** From low to high; n borders make n + 1 classes, of which the outermost are open. */
export function mapClasses(indicator: ReleasedMunicipality): readonly MapClass[] {
  const { classes: borders, municipalities } = indicator;
  const centre = centreOf(indicator);
  return classColours(borders, centre).map((fill, at) => ({
    label: classLabel(borders, at, indicator.scale),
    colour: fill,
    lines: (borders[at] ?? Infinity) > centre ? null : lineColour(fill),
    count: municipalities.filter(({ value }) => value !== null && classOf(value, borders) === at).length,
  }));
}

function lineColour(fill: string): string {
  const green = Number.parseInt(fill.slice(3, 5), 16);
  return green > 160 ? colour.ink2 : colour.white;
}

/** A value on a border belongs to the class above it. */
export function classOf(value: number, borders: readonly number[]): number {
  return borders.filter((border) => value >= border).length;
}

function classLabel(borders: readonly number[], at: number, scale: ReleasedMunicipality['scale']): string {
  const [from, to] = [borders[at - 1], borders[at]];
  const unit = scale === 'indeks' ? '' : '\u00a0%';
  if (from === undefined) return `under ${borderText(to ?? 0, scale)}${unit}`;
  if (to === undefined) return `${borderText(from, scale)}${unit} og derover`;
  return `${borderText(from, scale)} til under ${borderText(to, scale)}${unit}`;
}

function borderText(border: number, scale: ReleasedMunicipality['scale']): string {
  const text = formatNumber(border, Number.isInteger(border) ? 0 : 1);
  return scale === 'afvigelse_pct' && border > 0 ? `+${text}` : text;
}

/**
 * A class with the centre inside it is neutral; on both sides the colour deepens by the same steps, so that equally far
 * from the expected is equally dark.
 */
function classColours(borders: readonly number[], centre: number): readonly string[] {
  const lows = borders.filter((border) => border <= centre).length;
  const neutral = borders.includes(centre) ? 0 : 1;
  const highs = borders.length + 1 - lows - neutral;
  const depth = Math.max(lows, highs);
  const [low, high] = [shades(diverging.slice(0, 3).reverse(), depth), shades(diverging.slice(4), depth)];
  return [...low.slice(0, lows).reverse(), ...(neutral ? [diverging[3]] : []), ...high.slice(0, highs)];
}

/** `count` shades from pale to deep: the theme's own where they fit, mixed where more or fewer are needed. */
function shades(colours: readonly string[], count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const along = count === 1 ? 1 : (at / (count - 1)) * (colours.length - 1);
    const [from = '', to = from] = [colours[Math.floor(along)], colours[Math.ceil(along)]];
    return mix(from, to, along % 1);
  });
}

function mix(from: string, to: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [Number.parseInt(from.slice(at, at + 2), 16), Number.parseInt(to.slice(at, at + 2), 16)];
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}

/** `+12,3 %` or `104,2`: one decimal where any municipality has one, rounded half away from zero. */
export function valueText(indicator: ReleasedMunicipality, value: number): string {
  const whole = indicator.municipalities.every((each) => each.value === null || Number.isInteger(each.value));
  const digits = whole ? 0 : 1;
  const rounded = (Math.sign(value) * Math.round(Math.abs(value) * 10 ** digits)) / 10 ** digits;
  return indicator.scale === 'indeks' ? formatNumber(rounded, digits) : formatDeviation(rounded, digits);
}
