import { requireCount, requireFraction, requireNotNegative } from './argument.ts';
import { binomialAtLeast, binomialAtMost, binomialMass } from './binomial.ts';
import type { Interval } from './interval.ts';
import { poissonAtLeast, poissonAtMost, poissonMass } from './poisson.ts';
import { CLOSER_TAIL, isBeyond, NOTICE_TAIL } from './tail.ts';

/** Limits around a target at one size of practice: 95 % ("notice") and 99.8 % ("look closer"). */
export interface FunnelLimits {
  readonly limits95: Interval;
  readonly limits998: Interval;
}

/**
 * Exact funnel limits of a proportion, interpolated so that line and tail probability always agree.
 *
 * **For.** The lines of a funnel plot: between which shares would a practice of this size lie, if its true share is the
 * target and only chance moves it?
 *
 * **Method.** Counts are whole, so the limit is interpolated between two of them. The lower line is Spiegelhalter's: r
 * is the first count with P(X <= r) >= p, and the line lies (P(X <= r) - p) / P(X = r) below r. Used as it stands for
 * the upper line too, his formula draws it below the count it should let in: 10 of 10 at a target of 90 % is then
 * outside 95 % although its probability is 35 %. Our upper line is the mirror image, one minus the lower line of the
 * complement. A practice lies outside a line exactly when its own tail probability is below 2.5 % (or 0.1 %).
 *
 * **Source.** Spiegelhalter DJ. Funnel plots. Stat Med 2005;24:1185 (appendix). Manktelow BN, Seaton SE. PLoS ONE
 * 2012;7:e45723 compare interpolations.
 *
 * **Limits.** The target is fixed and external. Practices vary more than chance (`overdispersion.ts`). Crude figures:
 * no difference in age or deprivation is taken into account.
 *
 * **Units and errors.** target and limits are fractions 0 to 1, limits clipped to that range; n is a whole number.
 * n = 0, or a target of 0 or 1, has no funnel: null. A target outside 0 to 1 or an n that is not a count throws.
 *
 * **Example.** binomialFunnelLimits(0.9, 10).limits95 = { lower: 0.62126..., upper: 1 }
 */
export function binomialFunnelLimits(target: number, n: number): FunnelLimits | null {
  requireFraction('binomialFunnelLimits', 'target', target);
  requireCount('binomialFunnelLimits', 'n', n);
  if (n === 0 || target === 0 || target === 1) return null;
  const counts: CountDistribution = {
    mean: n * target,
    last: n,
    mass: (count) => binomialMass(count, n, target),
    atMost: (count) => binomialAtMost(count, n, target),
    atLeast: (count) => binomialAtLeast(count, n, target),
  };
  return bothLimits(counts, n);
}

/**
 * Exact funnel limits of a rate: the same with Poisson probabilities.
 *
 * rate and limits are in events PER PERSON. The lower limit is clipped to 0; the upper may pass 1. Not for contacts
 * that repeat in the same child. n = 0 or a rate of 0: null.
 *
 * **Example.** poissonFunnelLimits(0.004, 1000).limits95 = { lower: 0.00009123..., upper: 0.00887784... }
 */
export function poissonFunnelLimits(rate: number, n: number): FunnelLimits | null {
  requireNotNegative('poissonFunnelLimits', 'rate', rate);
  requireCount('poissonFunnelLimits', 'n', n);
  if (n === 0 || rate === 0) return null;
  const mean = rate * n;
  const counts: CountDistribution = {
    mean,
    last: Number.POSITIVE_INFINITY,
    mass: (count) => poissonMass(count, mean),
    atMost: (count) => poissonAtMost(count, mean),
    atLeast: (count) => poissonAtLeast(count, mean),
  };
  return bothLimits(counts, n);
}

interface CountDistribution {
  readonly mean: number;
  readonly last: number;
  readonly mass: (count: number) => number;
  readonly atMost: (count: number) => number;
  readonly atLeast: (count: number) => number;
}

function bothLimits(counts: CountDistribution, n: number): FunnelLimits {
  const limits = (tail: number): Interval => ({
    lower: Math.max(0, lowerCount(counts, tail)) / n,
    upper: Math.min(counts.last, upperCount(counts, tail)) / n,
  });
  return { limits95: limits(NOTICE_TAIL), limits998: limits(CLOSER_TAIL) };
}

/** Spiegelhalter's interpolated count: at or below r, and above r - 1. */
function lowerCount(counts: CountDistribution, tail: number): number {
  const r = firstWithin(0, Math.ceil(counts.mean), (count) => !isBeyond(counts.atMost(count), tail));
  return r - Math.max(0, counts.atMost(r) - tail) / counts.mass(r);
}

/** Its mirror image: s is the last count with P(X >= s) >= p, and the line lies at or above s and below s + 1. */
function upperCount(counts: CountDistribution, tail: number): number {
  const low = Math.floor(counts.mean);
  const outside = (count: number): boolean => count > counts.last || isBeyond(counts.atLeast(count), tail);
  let step = 1;
  while (!outside(low + step)) step *= 2;
  const s = firstWithin(low, low + step, outside) - 1;
  return s + Math.max(0, counts.atLeast(s) - tail) / counts.mass(s);
}

/** The first whole number from low to high with a property that holds from some point on, and holds at high. */
function firstWithin(from: number, to: number, holds: (count: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}
