import { requireCount } from './argument.ts';
import { betaQuantile } from './beta.ts';
import type { Interval } from './interval.ts';
import { wilsonInterval } from './proportion.ts';

/** Round 2 minus round 1, as a fraction from -1 to 1, with its 95 % interval. */
export interface Difference extends Interval {
  readonly difference: number;
}

/** Round 2 relative to round 1: a number, or "no events in round 1, some in round 2". */
export type RateRatio =
  | { readonly kind: 'finite'; readonly ratio: number; readonly lower: number; readonly upper: number }
  | { readonly kind: 'infinite' };

/**
 * Difference of two proportions with Newcombe's hybrid score interval.
 *
 * **For.** "From 60 % to 72 %: could that be chance?" The interval is put together from the two Wilson intervals, each
 * contributing the distance from its estimate to the limit on the side that matters. It stays within -1 and 1 and works
 * with 0 and n, where the textbook interval fails.
 *
 * **Source.** Newcombe RG. Interval estimation for the difference between independent proportions. Stat Med
 * 1998;17:873, method 10 (he takes first minus second; we take round 2 minus round 1).
 *
 * **Limits.** The rounds are taken as independent. Many of the same patients are in both, which makes the true interval
 * narrower: ours errs to the wide side, and the text must say so. The periods must not overlap.
 *
 * **Units and errors.** x of n in whole numbers for each round. n = 0 in either gives null. x above n throws.
 *
 * **Example.** newcombeDifference(48, 80, 56, 70) = { difference: 0.2, lower: 0.05243..., upper: 0.33387... }
 */
export function newcombeDifference(x1: number, n1: number, x2: number, n2: number): Difference | null {
  const round1 = wilsonInterval(x1, n1);
  const round2 = wilsonInterval(x2, n2);
  if (round1 === null || round2 === null) return null;
  const share1 = x1 / n1;
  const share2 = x2 / n2;
  const difference = (x2 * n1 - x1 * n2) / (n1 * n2);
  return {
    difference,
    lower: difference - Math.hypot(share2 - round2.lower, round1.upper - share1),
    upper: difference + Math.hypot(round2.upper - share2, share1 - round1.lower),
  };
}

/**
 * Ratio of two rates with the exact conditional interval.
 *
 * **For.** "Contacts per child rose by a fifth: could that be chance?" Given the total number of events, the events of
 * round 2 are binomial with a chance that depends on the ratio only. Clopper and Pearson's limits for that chance,
 * turned into odds and divided by the ratio of persons, are limits for the rate ratio.
 *
 * **Source.** Lehmann EL. Testing statistical hypotheses 1986. Fay MP, the vignette of R's rateratio.test; R's
 * poisson.test gives the same limits.
 *
 * **Limits.** Events are taken as independent. When they repeat in the same child the interval is too narrow. The
 * periods must not overlap.
 *
 * **Units and errors.** x events among n persons in whole numbers; x may exceed n. No events in round 1: infinite,
 * shown as "kan ikke beregnes". No events in either, or nobody in one of them: null. A negative number or a fraction
 * throws.
 *
 * **Example.** rateRatio(2, 17887, 10, 20000): ratio 4.47175, lower 0.952954..., upper 41.97438...
 */
export function rateRatio(x1: number, n1: number, x2: number, n2: number): RateRatio | null {
  requireCount('rateRatio', 'x1', x1);
  requireCount('rateRatio', 'n1', n1);
  requireCount('rateRatio', 'x2', x2);
  requireCount('rateRatio', 'n2', n2);
  if (n1 === 0 || n2 === 0 || x1 + x2 === 0) return null;
  if (x1 === 0) return { kind: 'infinite' };
  const persons = n1 / n2;
  return {
    kind: 'finite',
    ratio: (x2 / x1) * persons,
    lower: x2 === 0 ? 0 : oddsQuantile(0.025, x2, x1 + 1) * persons,
    upper: oddsQuantile(0.975, x2 + 1, x1) * persons,
  };
}

/** Odds, with the complement from its own quantile: one minus a number near 1 would lose digits. */
function oddsQuantile(probability: number, first: number, second: number): number {
  return betaQuantile(probability, first, second) / betaQuantile(1 - probability, second, first);
}
