import { additiveVariance } from './additive-variance.ts';
import { requireCount, requireCountOutOf, requireFraction, requireNotNegative } from './argument.ts';
import { chiSquareAtLeast } from './chi-square.ts';
import type { Part } from './pooled.ts';
import { winsorise } from './winsorise.ts';

/** With fewer practices than this the estimate is mostly noise. A cluster is always smaller. */
const FEWEST_FOR_OVERDISPERSION = 20;

export interface Overdispersion {
  /** Practices with somebody to count. */
  readonly practices: number;
  /** Mean square of the winsorised z: 1 when practices vary as chance says. */
  readonly phi: number;
  /** Probability of a phi this large or larger by chance. */
  readonly probability: number;
  /** tau squared: variance of the true levels, in squared fractions (or squared events per person). */
  readonly additiveVariance: number;
}

/**
 * Over-dispersion: how much more practices vary than chance alone says.
 *
 * **For.** A sentence and a figure to go with a regional benchmark. Patients differ between practices in ways no target
 * knows of, so more practices lie outside an exact funnel than it promises. That is not a quality signal about each.
 *
 * **Method.** A naive z per practice, (x / n - target) / standard error at the target; winsorised 10 % at each end; phi
 * is their mean square; k phi is tested against chi-square with k degrees of freedom; tau squared by DerSimonian and
 * Laird from the winsorised sum.
 *
 * **Source.** Spiegelhalter DJ. Stat Med 2005;24:1185 and Qual Saf Health Care 2005;14:347.
 *
 * **Limits.** z is on the plain scale, so small practices far from 50 % are skewed; FunnelPlotR uses the arcsine there
 * and gets slightly other figures. Winsorising makes the test a little too careful (phi is drawn towards 0). Never
 * estimated in a cluster.
 *
 * **Units and errors.** kind 'proportion': x of n, target a fraction; kind 'rate': x events among n persons, target in
 * events per person. Practices with n = 0 are left out. Null with fewer than 20 practices left, or with a target that
 * leaves no chance variation (0, or 1 for a proportion). x above n for a proportion, or a fraction as count, throws.
 *
 * **Example.** Twenty practices with 100 each, ten with 40 and ten with 60, target 0.5: every z is 2 or -2, so phi = 4,
 * probability 4e-9 and additive variance 0.008026...
 */
export function overdispersion(
  parts: readonly Part[],
  target: number,
  kind: 'proportion' | 'rate',
): Overdispersion | null {
  requireParts(parts, target, kind);
  const counted = parts.filter((part) => part.n > 0);
  const variance = kind === 'proportion' ? target * (1 - target) : target;
  if (counted.length < FEWEST_FOR_OVERDISPERSION || variance === 0) return null;
  const standardErrors = counted.map((part) => Math.sqrt(variance / part.n));
  const z = counted.map((part) => (part.x / part.n - target) / Math.sqrt(variance / part.n));
  let statistic = 0;
  for (const value of winsorise(z, 0.1)) statistic += value * value;
  const tauSquared = additiveVariance(statistic, standardErrors);
  if (tauSquared === null) return null;
  return {
    practices: counted.length,
    phi: statistic / counted.length,
    probability: chiSquareAtLeast(statistic, counted.length),
    additiveVariance: tauSquared,
  };
}

function requireParts(parts: readonly Part[], target: number, kind: 'proportion' | 'rate'): void {
  if (kind === 'proportion') requireFraction('overdispersion', 'target', target);
  else requireNotNegative('overdispersion', 'target', target);
  for (const part of parts) {
    if (kind === 'proportion') requireCountOutOf('overdispersion', part.x, part.n);
    requireCount('overdispersion', 'x', part.x);
    requireCount('overdispersion', 'n', part.n);
  }
}
