import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newcombeDifference, rateRatio } from '../../scripts/statistics/change.ts';
import { relativeError } from './relative.ts';

/** Newcombe RG. Stat Med 1998;17:873, table II, method 10: x, n of the first; of the second; limits of first - second. */
const newcombe: readonly (readonly [number, number, number, number, number, number])[] = [
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [0, 10, 0, 10, -0.2775, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
  [10, 10, 0, 10, 0.6075, 1],
];

const xOfN = fc.integer({ min: 1, max: 500 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

describe('newcombeDifference', () => {
  it.each(newcombe)('agrees with Newcombe for %i/%i - %i/%i', (x2, n2, x1, n1, lower, upper) => {
    const change = newcombeDifference(x1, n1, x2, n2);
    expect(change?.lower).toBeCloseTo(lower, 4);
    expect(change?.upper).toBeCloseTo(upper, 4);
  });

  it('is round 2 minus round 1', () => {
    expect(newcombeDifference(48, 80, 56, 70)?.difference).toBe(0.2);
    expect(newcombeDifference(56, 70, 48, 80)?.difference).toBe(-0.2);
  });

  it('contains the difference, stays within -1 and 1, and turns round with the rounds', () => {
    fc.assert(
      fc.property(xOfN, xOfN, ([x1, n1], [x2, n2]) => {
        const change = newcombeDifference(x1, n1, x2, n2);
        const turned = newcombeDifference(x2, n2, x1, n1);
        if (change === null || turned === null) return false;
        const inside = change.lower <= change.difference && change.difference <= change.upper;
        const bounded = change.lower >= -1 - 1e-15 && change.upper <= 1 + 1e-15;
        return inside && bounded && Math.abs(change.lower + turned.upper) < 1e-15;
      }),
    );
  });

  it('at a million is near the normal interval, 0 plus and minus z sqrt(2 / 4 / 1,000,000)', () => {
    const change = newcombeDifference(500_000, 1_000_000, 500_000, 1_000_000);
    expect(change?.upper).toBeCloseTo(1.959963984540054 * Math.sqrt(0.5e-6), 8);
  });

  it('is null with nobody to count in a round', () => {
    expect([newcombeDifference(0, 0, 3, 5), newcombeDifference(3, 5, 0, 0)]).toEqual([null, null]);
  });

  it('refuses what is not x of n', () => {
    expect(() => newcombeDifference(6, 5, 1, 5)).toThrow('x must not exceed n');
    expect(() => newcombeDifference(1, 5, Number.NaN, 5)).toThrow('x must be a whole number');
  });
});

describe('rateRatio', () => {
  /** R, poisson.test(c(x2, x1), c(n2, n1)) as printed: x2, n2, x1, n1, ratio, lower, upper. */
  it.each([
    [11, 800, 21, 3011, 1.971488, 0.8584264, 4.2772659], // the example in its help page
    [10, 20_000, 2, 17_887, 4.47175, 0.9529548, 41.9743814],
    [930, 3, 619, 3, 1.502423, 1.355716, 1.665905], // Kuhn & Silge, Tidy Modeling with R, section 21.2
  ])('agrees with R for %i in %i against %i in %i', (x2, n2, x1, n1, ratio, lower, upper) => {
    const change = rateRatio(x1, n1, x2, n2);
    if (change?.kind !== 'finite') throw new Error('expected a finite ratio');
    expect(relativeError(change.ratio, ratio)).toBeLessThan(5e-7);
    expect(relativeError(change.lower, lower)).toBeLessThan(5e-7);
    expect(relativeError(change.upper, upper)).toBeLessThan(5e-7);
  });

  it('is infinite after a round without events', () => {
    expect(rateRatio(0, 100, 4, 100)).toEqual({ kind: 'infinite' });
  });

  it('is 0 when the events stop, with the upper limit of 0 of m', () => {
    // Nothing of 4: P(0 of 4) = 0.025 at a chance of 1 - 0.025^(1/4), whose odds are the upper limit.
    const chance = 1 - 0.025 ** (1 / 4);
    expect(rateRatio(4, 100, 0, 100)).toEqual({
      kind: 'finite',
      ratio: 0,
      lower: 0,
      upper: expect.closeTo(chance / (1 - chance), 12),
    });
  });

  it('is null without events in either round, and with nobody in one', () => {
    expect([rateRatio(0, 100, 0, 100), rateRatio(3, 0, 3, 100), rateRatio(3, 100, 3, 0)]).toEqual([null, null, null]);
  });

  it('contains the ratio and turns over with the rounds', () => {
    const count = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(count, count, count, count, (x1, n1, x2, n2) => {
        const change = rateRatio(x1, n1, x2, n2);
        const turned = rateRatio(x2, n2, x1, n1);
        if (change?.kind !== 'finite' || turned?.kind !== 'finite') return false;
        const inside = change.lower < change.ratio && change.ratio < change.upper;
        return inside && relativeError(change.lower, 1 / turned.upper) < 1e-10;
      }),
    );
  });

  it('at a million events is near the normal interval on the logarithm', () => {
    const change = rateRatio(1_000_000, 10, 1_000_000, 10);
    if (change?.kind !== 'finite') throw new Error('expected a finite ratio');
    expect(Math.log(change.upper)).toBeCloseTo(1.959963984540054 * Math.sqrt(2e-6), 5);
  });

  it('refuses what are not counts', () => {
    expect(() => rateRatio(-1, 1, 1, 1)).toThrow('rateRatio: x1 must be a whole number of 0 or more');
    expect(() => rateRatio(1, 1.5, 1, 1)).toThrow('rateRatio: n1 must be a whole number');
    expect(() => rateRatio(1, 1, Number.NaN, 1)).toThrow('rateRatio: x2 must be a whole number');
    expect(() => rateRatio(1, 1, 1, -1)).toThrow('rateRatio: n2 must be a whole number');
  });
});
