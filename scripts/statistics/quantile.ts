import { requireFinite, requireFraction } from './argument.ts';

/** A median of fewer than five practices, or quartiles of fewer than eight, would tell of single practices. */
const FEWEST_FOR_MEDIAN = 5;
const FEWEST_FOR_QUARTILES = 8;

/** Lower quartile, median and upper quartile. */
export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/**
 * Quantile, type 7: the value with a given share of the values at or below it.
 *
 * **For.** Describing the spread of the shown practices. With n values in order, the quantile for a share p lies at
 * position 1 + (n - 1) p, by straight line between the two neighbours.
 *
 * **Why type 7.** There are nine common definitions that differ in small groups. Type 7 is the default of R and NumPy
 * and is Excel's PERCENTILE.INC, so a reader who checks our figure gets the same.
 *
 * **Source.** Hyndman RJ, Fan Y. Sample quantiles in statistical packages. Am Stat 1996;50:361.
 *
 * **Limits.** Only values that are shown may go in: a median of hidden values discloses them. Say "blandt de n viste
 * praksis". No minimum or maximum is offered; a share of 0 or 1 is for completeness.
 *
 * **Units and errors.** Values in any order and unit, not changed; share a fraction. No values: null. NaN or an
 * infinite value throws.
 *
 * **Example.** quantile([1, 2, 3, 4], 0.25) = 1.75
 */
export function quantile(values: readonly number[], share: number): number | null {
  requireFinite('quantile', 'values', values);
  requireFraction('quantile', 'share', share);
  const sorted = [...values].sort((first, second) => first - second);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return null;
  return below + (position - Math.floor(position)) * (above - below);
}

/** The middle value; null with fewer than five. Example: median([3, 1, 2, 5, 4]) = 3 */
export function median(values: readonly number[]): number | null {
  requireFinite('median', 'values', values);
  return values.length < FEWEST_FOR_MEDIAN ? null : quantile(values, 0.5);
}

/** The quartiles; null with fewer than eight. Example: the numbers 1 to 8 give 2.75, 4.5 and 6.25 */
export function quartiles(values: readonly number[]): Quartiles | null {
  requireFinite('quartiles', 'values', values);
  const lower = quantile(values, 0.25);
  const middle = quantile(values, 0.5);
  const upper = quantile(values, 0.75);
  if (values.length < FEWEST_FOR_QUARTILES || lower === null || middle === null || upper === null) return null;
  return { lower, median: middle, upper };
}
