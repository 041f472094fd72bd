import { expect, it } from 'vitest';
import { deviance } from '../../scripts/statistics/deviance.ts';
import { relativeError } from './relative.ts';

/** x, expected: mpmath 1.3.0 at 60 digits, x log(x / expected) + expected - x. Done plainly, the last three cancel. */
const values: readonly (readonly [number, number, number])[] = [
  [12, 10, 0.18785868152745552],
  [1, 20, 16.00426772644601],
  [50, 3.5, 86.4630018466389],
  [0.5, 0.75, 0.04726744594591781],
  [1000001, 1000000, 4.999998333334166e-7],
  [1000000, 1000001.5, 1.1249988750012655e-6],
  [123456, 123456.001, 4.050025929413624e-12],
];

it.each(values)('deviance(%f, %f) agrees with 60-digit arithmetic', (x, expected, right) => {
  expect(relativeError(deviance(x, expected), right)).toBeLessThan(1e-13);
});

it('is the expected count at 0 and nothing where the count is as expected', () => {
  expect(deviance(0, 7)).toBe(7);
  expect(deviance(12, 12)).toBe(0);
});

it('is refused outside its limits', () => {
  expect(() => deviance(-1, 1)).toThrow('deviance: x must be a finite number of 0 or more');
  expect(() => deviance(1, 0)).toThrow('deviance: expected must be a finite number above 0');
  expect(() => deviance(Number.NaN, 1)).toThrow('deviance: x');
});
