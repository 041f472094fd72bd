import { requireInnerFraction, requirePositiveCount } from './argument.ts';
import { binomialAtLeast, binomialMass } from './binomial.ts';
import { increasingRoot } from './root.ts';

/**
 * Beta quantile, for whole shapes: the probability at which a binomial tail has a given probability.
 *
 * **For.** Clopper and Pearson's exact limits, used for the ratio of two rates. The beta distribution function and the
 * binomial tail are one and the same:
 *
 *     P(Beta(first, second) <= p)  =  P(Binomial(first + second - 1, p) >= first)
 *
 * **Accuracy.** Against 60 digits (Python, mpmath), shapes 1 to 1,000,000 and probabilities 0.001, 0.025, 0.975, 0.999:
 * largest relative error 4e-15. Libraries tried on the same values: lib-r-math.js 2.0.3, 6e-9; jStat 1.9.6, 2e-9;
 * @stdlib beta-quantile 0.2.3, 1e-14, sound, but not needed beside the binomial tail we must have anyway.
 *
 * **Limits.** Shapes are whole numbers of 1 or more, probability strictly between 0 and 1. Result a fraction.
 *
 * **Source.** Clopper CJ, Pearson ES. The use of confidence or fiducial limits. Biometrika 1934;26:404.
 *
 * **Example.** betaQuantile(0.025, 3, 8) = 0.06673951..., the lower exact limit for 3 of 10
 */
export function betaQuantile(probability: number, first: number, second: number): number {
  requireInnerFraction('betaQuantile', 'probability', probability);
  requirePositiveCount('betaQuantile', 'first', first);
  requirePositiveCount('betaQuantile', 'second', second);
  const n = first + second - 1;
  return increasingRoot(
    {
      height: (chance) => binomialAtLeast(first, n, chance) - probability,
      slope: (chance) => n * binomialMass(first - 1, n - 1, chance),
    },
    0,
    1,
  );
}
