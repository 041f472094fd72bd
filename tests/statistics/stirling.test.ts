import { expect, it } from 'vitest';
import { stirlingError } from '../../scripts/statistics/stirling.ts';

/*
 * mpmath 1.3.0 at 60 digits: loggamma(z + 1) - (z + 1/2) log z + z - log(2 pi) / 2. The value at 15 is where the method
 * changes from stepping to the series.
 */
const errors: readonly (readonly [number, number])[] = [
  [0.5, 0.15342640972002736],
  [1, 0.08106146679532726],
  [1.5, 0.05481412105191765],
  [2, 0.0413406959554093],
  [7, 0.01189670994589177],
  [14.5, 0.0057462165130101155],
  [15, 0.005554733551962801],
  [16, 0.0052076559196096404],
  [100, 0.0008333305556349147],
  [1_000_000, 8.333333333333056e-8],
];

it.each(errors)('stirlingError(%f) agrees with 60-digit arithmetic', (z, right) => {
  expect(Math.abs(stirlingError(z) - right)).toBeLessThan(2e-15);
});

it('is refused at 0 and below, where the logarithm has no value', () => {
  expect(() => stirlingError(0)).toThrow('stirlingError: z must be a finite number above 0');
  expect(() => stirlingError(Number.NaN)).toThrow('stirlingError: z');
  expect(() => stirlingError(Number.POSITIVE_INFINITY)).toThrow('stirlingError: z');
});
