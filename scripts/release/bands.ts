/**
 * Bands for sparse indicators (DISCLOSURE D6b): most numerators in small practices are single digits, and hiding them
 * one by one would leave mostly gaps. Then every practice gets a fixed band ("20-39 %") instead of some figures and
 * some gaps. Cut points are fixed or the pack's own, never taken from the data: a cut chosen to fit says where they lie.
 */

export const bandWidths = [5, 10, 20, 25] as const;

/** Percent: from and up to, but not including, `to`; the last band includes 100. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

export interface BandedCell {
  readonly id: string;
  readonly x: number;
  readonly n: number;
}

/** A practice without a band has fewer than ten behind the figure and stays hidden (D2). */
export type BandView = ReadonlyMap<string, Band>;

export interface BandChoice {
  readonly width: (typeof bandWidths)[number] | 'own';
  readonly bands: BandView;
}

const leastDenominator = 10;

/**
 * The narrowest bands that pass the audit, or null. The audit comes as a parameter: it must not share a line of code
 * with what it judges, so the caller brings the two together. `own` are the pack's cut points between 0 and 100.
 */
export function chooseBands(
  cells: readonly BandedCell[],
  passes: (view: BandView) => boolean,
  own?: readonly number[],
): BandChoice | null {
  if (own !== undefined) {
    const bands = bandsFor(cells, [0, ...own, 100]);
    return passes(bands) ? { width: 'own', bands } : null;
  }
  for (const width of bandWidths) {
    const bands = bandsFor(cells, cutsOf(width));
    if (passes(bands)) return { width, bands };
  }
  return null;
}

/** The band of x of n, on exact fractions: 20 % of 15 is 3, and 3 belongs to the band that starts at 20. */
export function bandOf(x: number, n: number, cuts: readonly number[]): Band {
  if (cuts.some((cut, place) => place > 0 && cut <= (cuts[place - 1] ?? 0))) throw new Error('cut points must rise');
  const last = cuts.length - 2;
  const above = cuts.findIndex((cut) => 100 * x < cut * n);
  const place = above < 0 ? last : above - 1;
  const [from, to] = [cuts[place], cuts[place + 1]];
  if (from === undefined || to === undefined) throw new Error('a share must lie between the cut points');
  return { from, to };
}

function bandsFor(cells: readonly BandedCell[], cuts: readonly number[]): BandView {
  const wide = cells.filter((cell) => cell.n >= leastDenominator);
  return new Map(wide.map((cell) => [cell.id, bandOf(cell.x, cell.n, cuts)]));
}

function cutsOf(width: number): readonly number[] {
  return Array.from({ length: 100 / width + 1 }, (_, place) => place * width);
}
