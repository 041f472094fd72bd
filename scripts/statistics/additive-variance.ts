import { requireNotNegative } from './argument.ts';

/**
 * Additive between-practice variance, tau squared (DerSimonian and Laird).
 *
 * **For.** How much practices differ beyond chance: the variance of their true levels. If chance were all, Cochran's
 * statistic (the sum of squared z) would be about the number of practices less one; what it has too much is put down to
 * real differences:
 *
 *     tau squared  =  (statistic - (k - 1))  /  (sum of w - sum of w^2 / sum of w)        w = 1 / standard error^2
 *
 * **Source.** DerSimonian R, Laird N. Control Clin Trials 1986;7:177. In funnel plots: Spiegelhalter DJ, Stat Med
 * 2005;24:1185.
 *
 * **Limits.** A rough estimate from few practices; below 0 is set to 0.
 *
 * **Units and errors.** The square of the unit of the standard errors. Fewer than two practices: null. A standard error
 * that is not above 0, or a negative statistic, throws.
 *
 * **Example.** additiveVariance(4, [0.5, 0.5]) = (4 - 1) / (8 - 32 / 8) = 0.75
 */
export function additiveVariance(statistic: number, standardErrors: readonly number[]): number | null {
  requireNotNegative('additiveVariance', 'statistic', statistic);
  let weights = 0;
  let squares = 0;
  for (const standardError of standardErrors) {
    if (!Number.isFinite(standardError) || standardError <= 0) {
      throw new Error('additiveVariance: standard errors must be finite numbers above 0');
    }
    const weight = 1 / (standardError * standardError);
    weights += weight;
    squares += weight * weight;
  }
  const freedom = standardErrors.length - 1;
  if (freedom < 1) return null;
  return Math.max(0, statistic - freedom) / (weights - squares / weights);
}
