import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poissonInterval } from '../../scripts/statistics/rate.ts';
import { relativeError } from './relative.ts';

/**
 * Exact 95 % limits for an observed count. Ulm K. A simple method to calculate the confidence interval of a
 * standardized mortality ratio. Am J Epidemiol 1990;131:373; the same figures in Garwood 1936 and in Breslow & Day
 * 1987, table 2.10.
 */
const tabled: readonly (readonly [number, number, number])[] = [
  [0, 0, 3.689],
  [1, 0.0253, 5.572],
  [2, 0.242, 7.225],
  [3, 0.619, 8.767],
  [5, 1.623, 11.668],
  [10, 4.795, 18.39],
  [20, 12.217, 30.888],
  [50, 37.111, 65.919],
  [100, 81.364, 121.627],
];

describe('poissonInterval', () => {
  it.each(tabled)('agrees with the table for %i events', (events, lower, upper) => {
    expect(poissonInterval(events, 1)?.lower).toBeCloseTo(lower, 3);
    expect(poissonInterval(events, 1)?.upper).toBeCloseTo(upper, 3);
  });

  it('agrees with 60-digit arithmetic at a million events (mpmath 1.3.0, root of sums of Poisson masses)', () => {
    expect(relativeError(poissonInterval(1_000_000, 1)?.lower ?? Number.NaN, 998040.9833402939)).toBeLessThan(1e-12);
    expect(relativeError(poissonInterval(1_000_000, 1)?.upper ?? Number.NaN, 1001961.9119454322)).toBeLessThan(1e-12);
  });

  it("agrees with Byar's approximation within 0.2 %, which OHID uses from 10 events", () => {
    // Breslow & Day 1987, page 69: O (1 - 1/(9 O) - z / (3 sqrt O))^3 and the same with O + 1 and plus z.
    for (const events of [10, 25, 80, 1000]) {
      const z = 1.96;
      const lower = events * (1 - 1 / (9 * events) - z / (3 * Math.sqrt(events))) ** 3;
      const next = events + 1;
      const upper = next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3;
      expect(relativeError(poissonInterval(events, 1)?.lower ?? Number.NaN, lower)).toBeLessThan(0.002);
      expect(relativeError(poissonInterval(events, 1)?.upper ?? Number.NaN, upper)).toBeLessThan(0.002);
    }
  });

  it('is per person', () => {
    expect(poissonInterval(37, 412)?.upper).toBeCloseTo((poissonInterval(37, 1)?.upper ?? 0) / 412, 14);
  });

  it('is null with nobody to count, and 0 below without events', () => {
    expect(poissonInterval(0, 0)).toBeNull();
    expect(poissonInterval(5, 0)).toBeNull();
    expect(poissonInterval(0, 1_000_000)).toEqual({ lower: 0, upper: expect.closeTo(3.6888794541e-6, 15) });
  });

  it('contains the rate and rises with the events', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (events, persons) => {
        const here = poissonInterval(events, persons);
        const next = poissonInterval(events + 1, persons);
        if (here === null || next === null) return false;
        const inside = here.lower <= events / persons && events / persons < here.upper;
        return inside && here.lower < next.lower && here.upper < next.upper;
      }),
    );
  });

  it('moves each limit away by the square root of the scale', () => {
    const plain = poissonInterval(50, 100);
    const scaled = poissonInterval(50, 100, 4);
    expect(0.5 - (scaled?.lower ?? 0)).toBeCloseTo(2 * (0.5 - (plain?.lower ?? 0)), 14);
    expect((scaled?.upper ?? 0) - 0.5).toBeCloseTo(2 * ((plain?.upper ?? 0) - 0.5), 14);
  });

  it('does not go below 0 when scaled', () => {
    expect(poissonInterval(1, 100, 4)?.lower).toBe(0);
  });

  it('refuses what is not a rate', () => {
    expect(() => poissonInterval(-1, 4)).toThrow('poissonInterval: events must be a whole number of 0 or more');
    expect(() => poissonInterval(1, 4.5)).toThrow('poissonInterval: persons must be a whole number of 0 or more');
    expect(() => poissonInterval(1, 4, 0.9)).toThrow('poissonInterval: scale must be a finite number of 1 or more');
    expect(() => poissonInterval(Number.NaN, 4)).toThrow('poissonInterval: events');
  });
});
