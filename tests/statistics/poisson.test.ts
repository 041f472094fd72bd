import { describe, expect, it } from 'vitest';
import { chiSquareAtLeast } from '../../scripts/statistics/chi-square.ts';
import { poissonAtLeast, poissonAtMost, poissonMass } from '../../scripts/statistics/poisson.ts';
import { relativeError } from './relative.ts';

/*
 * Reference values: sums of masses at 60 digits with Python's mpmath 1.3.0, rounded to the nearest double. No method of
 * ours was used: the first mass through mpmath's loggamma, the others by ratio, added in the direction they fall.
 */

/** x, mean, P(X >= x) */
const atLeast: readonly (readonly [number, number, number])[] = [
  [0, 0.5, 1.0],
  [1, 0.5, 0.3934693402873666],
  [4, 0.5, 0.0017516225562908237],
  [0, 3, 1.0],
  [3, 3, 0.5768099188731565],
  [9, 3, 0.003802992061675957],
  [20, 3, 8.3144235881917e-11],
  [2, 10, 0.9995006007726127],
  [10, 10, 0.5420702855281478],
  [17, 10, 0.027041609784801128],
  [40, 10, 7.341636314560472e-13],
  [50, 100, 0.9999999882154993],
  [80, 100, 0.9825486774837245],
  [100, 100, 0.5132987982791487],
  [121, 100, 0.02266932907835269],
  [180, 100, 4.104851584201111e-13],
  [11_000, 12345.6, 1.0],
  [12_100, 12345.6, 0.9868185099839103],
  [12_346, 12345.6, 0.4997606278121908],
  [12_600, 12345.6, 0.011338407942374205],
  [13_500, 12345.6, 7.2141345533943605e-25],
  [990_000, 1_000_000, 1.0],
  [998_000, 1_000_000, 0.9773038500103338],
  [1_000_000, 1_000_000, 0.5001329807608725],
  [1_001_961, 1_000_000, 0.02499634407136897],
  [1_010_000, 1_000_000, 9.039206398099658e-24],
];

/** x, mean, P(X <= x) */
const atMost: readonly (readonly [number, number, number])[] = [
  [0, 0.5, 0.6065306597126334],
  [1, 0.5, 0.9097959895689501],
  [4, 0.5, 0.9998278843700441],
  [0, 3, 0.049787068367863944],
  [3, 3, 0.6472318887822313],
  [9, 3, 0.9988975118698845],
  [20, 3, 0.9999999999882095],
  [2, 10, 0.002769395715511576],
  [10, 10, 0.5830397501929855],
  [17, 10, 0.9857223864029504],
  [40, 10, 0.9999999999998223],
  [50, 100, 2.4015922356168156e-8],
  [80, 100, 0.02264917664225561],
  [100, 100, 0.5265621985299984],
  [121, 100, 0.9819265923154598],
  [180, 100, 0.9999999999997747],
  [11_000, 12345.6, 2.939254409455077e-35],
  [12_100, 12345.6, 0.013491551985504785],
  [12_346, 12345.6, 0.5038297585356923],
  [12_600, 12345.6, 0.9889246855741295],
  [13_500, 12345.6, 1.0],
  [990_000, 1_000_000, 6.477757015289886e-24],
  [998_000, 1_000_000, 0.02275012293967758],
  [1_000_000, 1_000_000, 0.5002659614862837],
  [1_001_961, 1_000_000, 0.975061998511508],
  [1_010_000, 1_000_000, 1.0],
];

describe('poisson tails', () => {
  it.each(atLeast)('P(X >= %i) at %f agrees with 60-digit arithmetic', (x, mean, right) => {
    expect(relativeError(poissonAtLeast(x, mean), right)).toBeLessThan(1e-12);
  });

  it.each(atMost)('P(X <= %i) at %f agrees with 60-digit arithmetic', (x, mean, right) => {
    expect(relativeError(poissonAtMost(x, mean), right)).toBeLessThan(1e-12);
  });

  it('agrees with the chi-square tail, which is computed by another algorithm', () => {
    for (const [x, mean] of [
      [0, 3],
      [4, 9.5],
      [40, 25],
      [99_900, 100_000],
    ] as const) {
      expect(relativeError(poissonAtMost(x, mean), chiSquareAtLeast(2 * mean, 2 * (x + 1)))).toBeLessThan(1e-10);
    }
  });

  it('has masses worked out by hand', () => {
    expect(poissonMass(0, 2)).toBeCloseTo(Math.exp(-2), 15);
    expect(poissonMass(2, 2)).toBeCloseTo(2 * Math.exp(-2), 15);
  });

  it('is certain at 0 and has no chance in it at a mean of 0', () => {
    expect(poissonAtLeast(0, 7)).toBe(1);
    expect([poissonMass(0, 0), poissonMass(1, 0), poissonAtLeast(1, 0), poissonAtMost(0, 0)]).toEqual([1, 0, 0, 1]);
  });

  it('refuses counts and means that are none', () => {
    expect(() => poissonMass(1.5, 2)).toThrow('poissonMass: x must be a whole number of 0 or more');
    expect(() => poissonAtLeast(1, -2)).toThrow('poissonAtLeast: mean must be a finite number of 0 or more');
    expect(() => poissonAtMost(1, Number.NaN)).toThrow('poissonAtMost: mean must be a finite number');
  });
});
