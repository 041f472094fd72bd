import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../scripts/statistics/proportion.ts';
import { relativeError } from './relative.ts';

/** Newcombe RG. Two-sided confidence intervals for the single proportion. Stat Med 1998;17:857, table I, method 3. */
const newcombe: readonly (readonly [number, number, number, number])[] = [
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
];

/** PHEindicatormethods (OHID), tests of phe_proportion, printed with eight decimals. */
const ohid: readonly (readonly [number, number, number, number])[] = [
  [65, 100, 0.55254443, 0.73635752],
  [35_078, 41_980, 0.8320121, 0.83910324],
];

/** Wilson's formula in its textbook form with mpmath 1.3.0 at 40 digits. */
const exact: readonly (readonly [number, number, number, number])[] = [
  [81, 263, 0.2552885198782742, 0.36620957698280004],
  [15, 148, 0.06238639953073628, 0.16048724172330803],
  [1, 1_000_000, 1.765245767453715e-7, 5.664911804311442e-6],
  [500_000, 1_000_000, 0.4990200198900048, 0.5009799801099952],
  [999_999, 1_000_000, 0.9999943350881957, 0.9999998234754233],
];

const xOfN = fc.integer({ min: 1, max: 2000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

describe('wilsonInterval', () => {
  it.each(newcombe)('agrees with Newcombe for %i of %i', (x, n, lower, upper) => {
    expect(wilsonInterval(x, n)?.lower).toBeCloseTo(lower, 4);
    expect(wilsonInterval(x, n)?.upper).toBeCloseTo(upper, 4);
  });

  it.each(ohid)('agrees with OHID for %i of %i', (x, n, lower, upper) => {
    expect(wilsonInterval(x, n)?.lower).toBeCloseTo(lower, 8);
    expect(wilsonInterval(x, n)?.upper).toBeCloseTo(upper, 8);
  });

  it.each(exact)('agrees with 40-digit arithmetic for %i of %i', (x, n, lower, upper) => {
    expect(relativeError(wilsonInterval(x, n)?.lower ?? Number.NaN, lower)).toBeLessThan(1e-12);
    expect(relativeError(wilsonInterval(x, n)?.upper ?? Number.NaN, upper)).toBeLessThan(1e-12);
  });

  it('is exactly 0 below for nobody and exactly 1 above for everybody', () => {
    for (const n of [1, 3, 20, 77, 1_000_000]) {
      expect(wilsonInterval(0, n)?.lower).toBe(0);
      expect(wilsonInterval(n, n)?.upper).toBe(1);
    }
    expect(wilsonInterval(0, 1_000_000)?.upper).toBeCloseTo(3.8414440639449e-6, 16);
  });

  it('is null with nobody to count', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  it('contains the proportion, stays within 0 and 1, and mirrors', () => {
    fc.assert(
      fc.property(xOfN, ([x, n]) => {
        const interval = wilsonInterval(x, n);
        const mirror = wilsonInterval(n - x, n);
        if (interval === null || mirror === null) return false;
        const ordered =
          0 <= interval.lower && interval.lower <= x / n && x / n <= interval.upper && interval.upper <= 1;
        return ordered && Math.abs(interval.lower - (1 - mirror.upper)) < 1e-14;
      }),
    );
  });

  it('rises with x', () => {
    fc.assert(
      fc.property(xOfN, ([x, n]) => {
        const here = wilsonInterval(x, n);
        const next = wilsonInterval(Math.min(x + 1, n), n);
        return here !== null && next !== null && (x === n || (here.lower < next.lower && here.upper < next.upper));
      }),
    );
  });

  it('refuses what is not x of n', () => {
    expect(() => wilsonInterval(5, 4)).toThrow('wilsonInterval: x must not exceed n');
    expect(() => wilsonInterval(-1, 4)).toThrow('wilsonInterval: x must be a whole number of 0 or more');
    expect(() => wilsonInterval(1, 4.5)).toThrow('wilsonInterval: n must be a whole number of 0 or more');
    expect(() => wilsonInterval(Number.NaN, 4)).toThrow('wilsonInterval: x must be a whole number');
  });
});
