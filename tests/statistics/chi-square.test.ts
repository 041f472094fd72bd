import { describe, expect, it } from 'vitest';
import { chiSquareAtLeast } from '../../scripts/statistics/chi-square.ts';
import { relativeError } from './relative.ts';

/** x, degrees, upper tail: mpmath 1.3.0 gammainc, regularised, at 60 digits, rounded to the nearest double. */
const tails: readonly (readonly [number, number, number])[] = [
  [0.1, 1, 0.7518296340458492],
  [3.841459, 1, 0.04999999465319577],
  [20, 1, 7.744216431044084e-6],
  [1, 2, 0.6065306597126334],
  [9, 2, 0.011108996538242306],
  [5, 20, 0.9997226479053791],
  [20, 20, 0.4579297144718522],
  [31.41043, 20, 0.05000003442535738],
  [80, 20, 3.925932226286188e-9],
  [10, 21, 0.9789118556924737],
  [21, 21, 0.45894420889282184],
  [60, 21, 1.2771688265162088e-5],
  [14.61, 25, 0.9500295417896946],
  [25, 25, 0.4623736629266137],
  [37.65, 25, 0.05002764871448508],
  [70, 101, 0.9919617622840312],
  [101, 101, 0.48128504536921946],
  [160, 101, 0.00016827733297129305],
  [900, 1000, 0.9892827619087102],
  [1000, 1000, 0.49405285382923964],
  [1200, 1000, 1.2255942330622905e-5],
];

/** Critical values of 5 % and 1 % from the NIST/SEMATECH e-Handbook, section 1.3.6.7.4, printed with three decimals. */
const critical: readonly (readonly [number, number, number])[] = [
  [3.841, 1, 0.05],
  [6.635, 1, 0.01],
  [31.41, 20, 0.05],
  [37.566, 20, 0.01],
  [124.342, 100, 0.05],
  [135.807, 100, 0.01],
];

describe('chiSquareAtLeast', () => {
  it.each(tails)('at %f with %i degrees agrees with 60-digit arithmetic', (x, degrees, right) => {
    expect(relativeError(chiSquareAtLeast(x, degrees), right)).toBeLessThan(1e-12);
  });

  it.each(critical)('at the tabled %f with %i degrees is %f', (x, degrees, right) => {
    expect(relativeError(chiSquareAtLeast(x, degrees), right)).toBeLessThan(1e-3);
  });

  it('is 1 at 0, and exponential with two degrees', () => {
    expect(chiSquareAtLeast(0, 5)).toBe(1);
    expect(relativeError(chiSquareAtLeast(600, 2), Math.exp(-300))).toBeLessThan(1e-12);
  });

  it('refuses what is outside its limits', () => {
    expect(() => chiSquareAtLeast(-1, 5)).toThrow('chiSquareAtLeast: x must be a finite number of 0 or more');
    expect(() => chiSquareAtLeast(1, 0)).toThrow('chiSquareAtLeast: degrees must be a whole number of 1 or more');
    expect(() => chiSquareAtLeast(Number.NaN, 5)).toThrow('chiSquareAtLeast: x');
  });
});
