import { requireCount, requireCountOutOf, requireFraction, requireNotNegative } from './argument.ts';
import { binomialAtLeast, binomialAtMost } from './binomial.ts';
import { poissonAtLeast, poissonAtMost } from './poisson.ts';

/** Where a practice lies if its true level is the target: "far-" is beyond the 99.8 % limits, plain beyond 95 %. */
export type TailClass = 'far-below' | 'below' | 'within' | 'above' | 'far-above';

/** 95 %: 2.5 % in each tail. Read as "notice". */
export const NOTICE_TAIL = 0.025;

/** 99.8 %: 0.1 % in each tail. Read as "look closer". */
export const CLOSER_TAIL = 0.001;

/**
 * Whether a tail probability is below a limit.
 *
 * A probability can equal the limit exactly (3 of 3 at a target of 10 % is 0.1^3 = 0.001) while its computed value
 * falls a hair on either side. Equality means not beyond, so a hair (1e-10, relative) is disregarded. The funnel lines
 * ask this same question, which is why a drawn line and a class cannot disagree.
 */
export function isBeyond(probability: number, limit: number): boolean {
  return probability < limit * (1 - 1e-10);
}

/**
 * Tail class of a proportion: is the practice further from the target than chance would usually bring it?
 *
 * **For.** The chance words on a practice's own sheet and the colour of its point. Above when P(X >= x) is below 2.5 %,
 * far above when it is below 0.1 %; below and far below by P(X <= x). Exact binomial probabilities, no approximation:
 * 10 of 10 examined at a target of 90 % has probability 35 % and is within.
 *
 * **Limits.** The target is a fixed, external figure. A cluster mean that the practice is part of is not: then show the
 * position only. With twelve practices up to one indicator in two has a practice outside 95 % by chance alone.
 *
 * **Source.** Spiegelhalter DJ. Stat Med 2005;24:1185, with the tails themselves instead of interpolated limits.
 *
 * **Units and errors.** x of n in whole numbers, target a fraction. n = 0, or a target of 0 or 1 (no chance variation
 * to compare with), gives null. x above n, a fraction as count, or a target outside 0 to 1 throws.
 *
 * **Example.** tailClass(10, 10, 0.9) = 'within'; tailClass(5, 10, 0.9) = 'below', as P(X <= 5) = 0.0016
 */
export function tailClass(x: number, n: number, target: number): TailClass | null {
  requireCountOutOf('tailClass', x, n);
  requireFraction('tailClass', 'target', target);
  if (n === 0 || target === 0 || target === 1) return null;
  return classify(binomialAtMost(x, n, target), binomialAtLeast(x, n, target));
}

/**
 * Tail class of a rate: the same by exact Poisson probabilities.
 *
 * rate is the target in events PER PERSON. Not for contacts that repeat in the same child: they vary more than Poisson
 * says, and too many practices would be called outside. persons = 0 or a rate of 0 gives null.
 *
 * **Example.** poissonTailClass(0, 1000, 0.004) = 'below': 4 are expected and P(X <= 0) = 0.0183
 */
export function poissonTailClass(events: number, persons: number, rate: number): TailClass | null {
  requireCount('poissonTailClass', 'events', events);
  requireCount('poissonTailClass', 'persons', persons);
  requireNotNegative('poissonTailClass', 'rate', rate);
  if (persons === 0 || rate === 0) return null;
  const expected = rate * persons;
  return classify(poissonAtMost(events, expected), poissonAtLeast(events, expected));
}

function classify(atMost: number, atLeast: number): TailClass {
  if (isBeyond(atMost, CLOSER_TAIL)) return 'far-below';
  if (isBeyond(atLeast, CLOSER_TAIL)) return 'far-above';
  if (isBeyond(atMost, NOTICE_TAIL)) return 'below';
  if (isBeyond(atLeast, NOTICE_TAIL)) return 'above';
  return 'within';
}
