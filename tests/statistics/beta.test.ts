import { describe, expect, it } from 'vitest';
import { betaQuantile } from '../../scripts/statistics/beta.ts';
import { relativeError } from './relative.ts';

/*
 * Reference values: roots, by Newton, of sums of masses at 60 digits with Python's mpmath 1.3.0, rounded to the nearest
 * double. No method of ours was used: the first mass through mpmath's loggamma, the others by ratio, added in the
 * direction they fall.
 */

/** probability, first shape, second shape, quantile */
const quantiles: readonly (readonly [number, number, number, number])[] = [
  [0.001, 1, 1, 0.001],
  [0.025, 1, 1, 0.025],
  [0.975, 1, 1, 0.975],
  [0.999, 1, 1, 0.999],
  [0.001, 1, 10, 0.00010004502852067863],
  [0.025, 1, 10, 0.0025285785444617848],
  [0.975, 1, 10, 0.3084971078187608],
  [0.999, 1, 10, 0.49881276637272765],
  [0.001, 10, 1, 0.5011872336272722],
  [0.025, 10, 1, 0.6915028921812392],
  [0.975, 10, 1, 0.9974714214555382],
  [0.999, 10, 1, 0.9998999549714793],
  [0.001, 2, 19, 0.002326375745394729],
  [0.025, 2, 19, 0.012348527170294802],
  [0.975, 2, 19, 0.24873276277202774],
  [0.999, 2, 19, 0.37758187310836344],
  [0.001, 11, 22, 0.12232614554807968],
  [0.025, 11, 22, 0.18571909171656611],
  [0.975, 11, 22, 0.5000775816321696],
  [0.999, 11, 22, 0.598647701126794],
  [0.001, 81, 183, 0.2239376078898622],
  [0.025, 81, 183, 0.25273674558527115],
  [0.975, 81, 183, 0.36367197761346737],
  [0.999, 81, 183, 0.39798037864184244],
  [0.001, 1, 1_000_000, 1.000500333083033e-9],
  [0.025, 1, 1_000_000, 2.5317807663794178e-8],
  [0.975, 1, 1_000_000, 3.688872650206488e-6],
  [0.999, 1, 1_000_000, 6.907731420495575e-6],
  [0.001, 1_000_000, 1, 0.9999930922685795],
  [0.025, 1_000_000, 1, 0.9999963111273498],
  [0.975, 1_000_000, 1, 0.9999999746821924],
  [0.999, 1_000_000, 1, 0.9999999989994997],
  [0.001, 500, 500, 0.4512434351184008],
  [0.025, 500, 500, 0.4690322624145974],
  [0.975, 500, 500, 0.5309677375854026],
  [0.999, 500, 500, 0.5487565648815992],
  [0.001, 7, 1994, 0.0007610208263518043],
  [0.025, 7, 1994, 0.0014083038325025405],
  [0.975, 7, 1994, 0.00651821860997453],
  [0.999, 7, 1994, 0.009003622219028364],
  [0.001, 50_000, 50_001, 0.4951090429036959],
  [0.025, 50_000, 50_001, 0.4968960624918004],
  [0.975, 50_000, 50_001, 0.5030939377976256],
  [0.999, 50_000, 50_001, 0.5048809577662505],
  [0.001, 999_990, 11, 0.9999758661994086],
  [0.025, 999_990, 11, 0.9999816097211087],
  [0.975, 999_990, 11, 0.9999945088272534],
  [0.999, 999_990, 11, 0.9999965085044171],
  [0.001, 300_000, 700_001, 0.29858472165403693],
  [0.025, 300_000, 700_001, 0.29910191193358215],
  [0.975, 300_000, 700_001, 0.3008982457897519],
  [0.999, 300_000, 700_001, 0.3014169582195555],
  [0.001, 500_000, 500_001, 0.4984543879253214],
  [0.025, 500_000, 500_001, 0.49901951919531184],
  [0.975, 500_000, 500_001, 0.5009794808075825],
  [0.999, 500_000, 500_001, 0.5015446120813783],
];

/** Clopper and Pearson's limits for x of n: Newcombe RG. Stat Med 1998;17:857, table I, method 5. */
const published: readonly (readonly [number, number, number, number])[] = [
  [81, 263, 0.2527, 0.3676],
  [15, 148, 0.0578, 0.1617],
  [1, 29, 0.0009, 0.1776],
];

describe('betaQuantile', () => {
  it.each(quantiles)(
    'at %f with shapes %i and %i agrees with 60-digit arithmetic',
    (probability, first, second, right) => {
      expect(relativeError(betaQuantile(probability, first, second), right)).toBeLessThan(1e-12);
    },
  );

  it.each(published)('gives the exact limits published for %i of %i', (x, n, lower, upper) => {
    expect(betaQuantile(0.025, x, n - x + 1)).toBeCloseTo(lower, 4);
    expect(betaQuantile(0.975, x + 1, n - x)).toBeCloseTo(upper, 4);
  });

  it('gives the limits of R: binom.test(2065, 3743) prints 0.5355956 0.5677166', () => {
    expect(betaQuantile(0.025, 2065, 1679)).toBeCloseTo(0.5355956, 7);
    expect(betaQuantile(0.975, 2066, 1678)).toBeCloseTo(0.5677166, 7);
  });

  it('mirrors when the shapes change places', () => {
    expect(betaQuantile(0.025, 3, 8)).toBeCloseTo(1 - betaQuantile(0.975, 8, 3), 14);
  });

  it('refuses what is outside its limits', () => {
    expect(() => betaQuantile(1, 1, 1)).toThrow('betaQuantile: probability must be a fraction between 0 and 1');
    expect(() => betaQuantile(0.5, 0, 1)).toThrow('betaQuantile: first must be a whole number of 1 or more');
    expect(() => betaQuantile(0.5, 1, 2.5)).toThrow('betaQuantile: second must be a whole number of 1 or more');
  });
});
