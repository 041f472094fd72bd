import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, quantile, quartiles } from '../../scripts/statistics/quantile.ts';

const shuffled = Object.freeze([7, 1, 5, 3, 8, 2, 6, 4]);

describe('quantile', () => {
  it.each([
    // R: quantile(1:10, p) prints 1.9, 3.25, 5.5, 7.75, 9.1 (type 7, Hyndman & Fan 1996; the other types differ).
    [0.1, 1.9],
    [0.25, 3.25],
    [0.5, 5.5],
    [0.75, 7.75],
    [0.9, 9.1],
  ])('of 1 to 10 at %f is %f, as in R', (share, right) => {
    expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], share)).toBeCloseTo(right, 14);
  });

  it('agrees with the documentation of PERCENTILE.INC in Excel: 1, 3, 2, 4 at 0.3 is 1.9', () => {
    expect(quantile([1, 3, 2, 4], 0.3)).toBeCloseTo(1.9, 14);
  });

  it('is the least and the greatest at the ends, and the value itself when there is one', () => {
    expect([quantile(shuffled, 0), quantile(shuffled, 1), quantile([12], 0.3)]).toEqual([1, 8, 12]);
  });

  it('is null without values', () => {
    expect([quantile([], 0), quantile([], 0.5)]).toEqual([null, null]);
  });

  it('orders numbers as numbers', () => {
    expect(quantile([10, 9, 100, 1], 1)).toBe(100);
  });

  it('rises with the share and stays among the values', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, share, share, (list, first, second) => {
        const low = quantile(list, Math.min(first, second)) ?? Number.NaN;
        const high = quantile(list, Math.max(first, second)) ?? Number.NaN;
        return Math.min(...list) <= low && low <= high + 1e-9 && high <= Math.max(...list) + 1e-9;
      }),
    );
  });

  it('refuses values and shares that are none', () => {
    expect(() => quantile([1, Number.NaN], 0.5)).toThrow('quantile: values must be finite numbers');
    expect(() => quantile([1], 50)).toThrow('quantile: share must be a fraction from 0 to 1');
  });
});

describe('median and quartiles', () => {
  it('are shown from five and from eight values', () => {
    expect(median([3, 1, 2, 4])).toBeNull();
    expect(median(Object.freeze([3, 1, 2, 5, 4]))).toBe(3);
    expect(quartiles(shuffled.slice(1))).toBeNull();
    expect(quartiles(shuffled)).toEqual({ lower: 2.75, median: 4.5, upper: 6.25 });
  });

  it('refuse values that are none, also when they are few', () => {
    expect(() => median([Number.NaN])).toThrow('median: values must be finite numbers');
    expect(() => quartiles([Number.POSITIVE_INFINITY])).toThrow('quartiles: values must be finite numbers');
  });
});
