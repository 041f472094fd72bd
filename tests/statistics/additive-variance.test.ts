import { describe, expect, it } from 'vitest';
import { additiveVariance } from '../../scripts/statistics/additive-variance.ts';

/** Colditz et al. 1994, 13 trials of BCG vaccine (dat.bcg in R's metafor): ill and well with, ill and well without. */
const trials: readonly (readonly [number, number, number, number])[] = [
  [4, 119, 11, 128],
  [6, 300, 29, 274],
  [3, 228, 11, 209],
  [62, 13_536, 248, 12_619],
  [33, 5036, 47, 5761],
  [180, 1361, 372, 1079],
  [8, 2537, 10, 619],
  [505, 87_886, 499, 87_892],
  [29, 7470, 45, 7232],
  [17, 1699, 65, 1600],
  [186, 50_448, 141, 27_197],
  [5, 2493, 3, 2338],
  [27, 16_886, 29, 17_825],
];

describe('additiveVariance', () => {
  it('agrees with metafor on the BCG trials: Q = 152.2330, tau squared (DL) = 0.3088', () => {
    const standardErrors = trials.map(([a, b, c, d]) => Math.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)));
    expect(additiveVariance(152.23300808, Object.freeze(standardErrors))).toBeCloseTo(0.3088, 4);
  });

  it('is the example: (4 - 1) / (8 - 32 / 8)', () => {
    expect(additiveVariance(4, [0.5, 0.5])).toBe(0.75);
  });

  it('is 0 when chance is enough, and null for one practice', () => {
    expect(additiveVariance(0.5, [0.5, 0.5])).toBe(0);
    expect([additiveVariance(3, [0.5]), additiveVariance(0, [])]).toEqual([null, null]);
  });

  it('refuses what is not a statistic or a standard error', () => {
    expect(() => additiveVariance(-1, [1, 1])).toThrow(
      'additiveVariance: statistic must be a finite number of 0 or more',
    );
    expect(() => additiveVariance(1, [1, 0])).toThrow(
      'additiveVariance: standard errors must be finite numbers above 0',
    );
    expect(() => additiveVariance(1, [1, Number.NaN])).toThrow('additiveVariance: standard errors');
  });
});
