import { requireFinite } from './argument.ts';
import { quantile } from './quantile.ts';

/**
 * Winsorising: pull the extreme values in to a quantile, keeping their number.
 *
 * **For.** Estimating how much ordinary practices vary without letting a few extraordinary ones decide it. Values below
 * the lower quantile become that quantile, values above the upper become that. Nobody is left out, as in trimming.
 *
 * **Source.** Spiegelhalter DJ. Handling over-dispersion of performance indicators. Qual Saf Health Care 2005;14:347.
 * Quantiles of type 7, as in NHS-R's FunnelPlotR.
 *
 * **Units and errors.** Values in any order and unit, not changed; the answer has their order. share is the part pulled
 * in at EACH end, from 0 to below 0.5. NaN or another share throws.
 *
 * **Example.** winsorise([0, 10, 11, 12, 13, 14, 15, 16, 17, 18, 100], 0.1) has 10 for 0 and 18 for 100
 */
export function winsorise(values: readonly number[], share: number): readonly number[] {
  requireFinite('winsorise', 'values', values);
  if (!(share >= 0 && share < 0.5)) throw new Error('winsorise: share must be from 0 to below 0.5');
  const lowest = quantile(values, share);
  const highest = quantile(values, 1 - share);
  if (lowest === null || highest === null) return [];
  return values.map((value) => Math.min(Math.max(value, lowest), highest));
}
