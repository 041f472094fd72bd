import { requireInnerFraction, requirePositiveCount } from './argument.ts';
import { poissonAtLeast, poissonMass } from './poisson.ts';
import { increasingRoot } from './root.ts';

/**
 * Gamma quantile, for a whole shape and scale 1: the expected count at which a Poisson tail has a given probability.
 *
 * **For.** The exact interval of a rate. The gamma distribution function and the Poisson tail are one and the same:
 *
 *     P(Gamma(shape) <= mean)  =  P(Poisson(mean) >= shape)
 *
 * so the quantile is the mean for which "shape events or more" has the wanted probability.
 *
 * **Accuracy.** Against 60 digits (Python, mpmath), shape 1 to 1,000,000 and probabilities 0.001, 0.025, 0.975, 0.999:
 * largest relative error 8e-15. Libraries tried on the same values: @stdlib gamma-quantile 0.2.3, 1.5e-4 at shape
 * 1,000; jStat 1.9.6, 5e-12; lib-r-math.js 2.0.3, 4e-16 (the last two are unusable for the tails, see `binomial.ts`).
 *
 * **Limits.** shape is a whole number of 1 or more, probability strictly between 0 and 1. Result above 0.
 *
 * **Source.** Garwood F. Fiducial limits for the Poisson distribution. Biometrika 1936;28:437.
 *
 * **Example.** gammaQuantile(0.975, 1) = 3.68887945..., the upper limit for an expected count when 0 were seen
 */
export function gammaQuantile(probability: number, shape: number): number {
  requireInnerFraction('gammaQuantile', 'probability', probability);
  requirePositiveCount('gammaQuantile', 'shape', shape);
  let high = 2 * shape;
  while (poissonAtLeast(shape, high) < probability) high *= 2;
  return increasingRoot(
    {
      height: (mean) => poissonAtLeast(shape, mean) - probability,
      slope: (mean) => poissonMass(shape - 1, mean),
    },
    0,
    high,
  );
}
