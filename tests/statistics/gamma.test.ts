import { describe, expect, it } from 'vitest';
import { gammaQuantile } from '../../scripts/statistics/gamma.ts';
import { relativeError } from './relative.ts';

/*
 * Reference values: roots, by Newton, of sums of masses at 60 digits with Python's mpmath 1.3.0, rounded to the nearest
 * double. No method of ours was used: the first mass through mpmath's loggamma, the others by ratio, added in the
 * direction they fall.
 */

/** probability, shape, quantile */
const quantiles: readonly (readonly [number, number, number])[] = [
  [0.001, 1, 0.0010005003335835335],
  [0.025, 1, 0.025317807984289876],
  [0.975, 1, 3.6888794541139354],
  [0.999, 1, 6.907755278982136],
  [0.001, 2, 0.04540201776948956],
  [0.025, 2, 0.2422092785439649],
  [0.975, 2, 5.571643390938897],
  [0.999, 2, 9.233413476451585],
  [0.001, 3, 0.1905333775684032],
  [0.025, 3, 0.6186721228956013],
  [0.975, 3, 7.22468766772396],
  [0.999, 3, 11.228872242412661],
  [0.001, 5, 0.7393717319178326],
  [0.025, 5, 1.6234863901184207],
  [0.975, 5, 10.241588675403698],
  [0.999, 5, 14.794149222537209],
  [0.001, 9, 2.452424404363775],
  [0.025, 9, 4.115373097378333],
  [0.975, 9, 15.763189220193313],
  [0.999, 9, 21.15619816583998],
  [0.001, 10, 2.9605203727437597],
  [0.025, 10, 4.7953886961324335],
  [0.975, 10, 17.08480345141917],
  [0.999, 10, 22.65737330906293],
  [0.001, 17, 7.028349394674142],
  [0.025, 17, 9.903126469607288],
  [0.975, 17, 25.982997597560953],
  [0.999, 17, 32.62360873047122],
  [0.001, 50, 30.95896960346831],
  [0.025, 50, 37.110963737461866],
  [0.975, 50, 64.7805985929183],
  [0.999, 50, 74.72462638951936],
  [0.001, 100, 71.9213974950004],
  [0.025, 100, 81.36399125092314],
  [0.975, 100, 120.52894775315546],
  [0.999, 100, 133.7702639113786],
  [0.001, 1000, 905.1207909349766],
  [0.025, 1000, 938.9730184076952],
  [0.975, 1000, 1062.9211512248878],
  [0.999, 1000, 1100.5780982933145],
  [0.001, 12_345, 12004.498140284071],
  [0.025, 12_345, 12128.18090789908],
  [0.975, 12_345, 12563.713386948331],
  [0.999, 12_345, 12691.201485296328],
  [0.001, 100_000, 99025.63189050092],
  [0.025, 100_000, 99381.15266374472],
  [0.975, 100_000, 100620.74164077373],
  [0.999, 100_000, 100980.06779195923],
  [0.001, 1_000_000, 996912.6173198152],
  [0.025, 1_000_000, 998040.9833402939],
  [0.975, 1_000_000, 1001960.9109654503],
  [0.999, 1_000_000, 1003093.0823698544],
];

describe('gammaQuantile', () => {
  it.each(quantiles)('at %f and shape %i agrees with 60-digit arithmetic', (probability, shape, right) => {
    expect(relativeError(gammaQuantile(probability, shape), right)).toBeLessThan(1e-12);
  });

  it('at shape 1 is the exponential quantile', () => {
    for (const probability of [1e-9, 0.1, 0.5, 0.999999]) {
      expect(relativeError(gammaQuantile(probability, 1), -Math.log1p(-probability))).toBeLessThan(1e-9);
    }
  });

  it('refuses what is outside its limits', () => {
    expect(() => gammaQuantile(0, 1)).toThrow('gammaQuantile: probability must be a fraction between 0 and 1');
    expect(() => gammaQuantile(1, 1)).toThrow('gammaQuantile: probability');
    expect(() => gammaQuantile(0.5, 0)).toThrow('gammaQuantile: shape must be a whole number of 1 or more');
    expect(() => gammaQuantile(0.5, 1.5)).toThrow('gammaQuantile: shape');
  });
});
