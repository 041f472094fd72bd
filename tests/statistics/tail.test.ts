import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialAtLeast } from '../../scripts/statistics/binomial.ts';
import { isBeyond, poissonTailClass, tailClass } from '../../scripts/statistics/tail.ts';
import { exactClass } from './exact-tail.ts';

describe('tailClass', () => {
  it.each([
    [10, 0.9, 0.34868],
    [20, 0.9, 0.12158],
    [40, 0.95, 0.12851],
  ])('all %i examined at a target of %f is within, P = %f (target to the power n)', (n, target, probability) => {
    expect(binomialAtLeast(n, n, target)).toBeCloseTo(probability, 5);
    expect(tailClass(n, n, target)).toBe('within');
  });

  it('agrees with arithmetic in whole numbers for every x of many n', () => {
    for (const part of [1, 2, 5, 10, 13, 18, 19]) {
      for (const n of [1, 2, 3, 7, 10, 20, 33, 60]) {
        for (let x = 0; x <= n; x += 1) expect(tailClass(x, n, part / 20)).toBe(exactClass(x, n, part, 20));
      }
    }
  });

  it('counts a probability that equals the limit as not beyond it, on either side', () => {
    // 0.1^3 is exactly 0.001 and 0.025^1 exactly 0.025; in binary they fall a hair to one side.
    expect([tailClass(3, 3, 0.1), exactClass(3, 3, 1, 10)]).toEqual(['above', 'above']);
    expect([tailClass(0, 3, 0.9), exactClass(0, 3, 9, 10)]).toEqual(['below', 'below']);
    expect([tailClass(0, 1, 0.975), exactClass(0, 1, 39, 40)]).toEqual(['within', 'within']);
    expect([tailClass(1, 1, 0.025), exactClass(1, 1, 1, 40)]).toEqual(['within', 'within']);
  });

  it('rises with x', () => {
    const order = ['far-below', 'below', 'within', 'above', 'far-above'];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (n, target) => {
        const classes = Array.from({ length: n + 1 }, (_, x) => order.indexOf(tailClass(x, n, target) ?? ''));
        return classes.every((one, x) => one >= 0 && (x === 0 || one >= (classes[x - 1] ?? 9)));
      }),
      { numRuns: 50 },
    );
  });

  it('works at a million', () => {
    // P(X >= 500,980) = 0.025056 and P(X >= 501,000) = 0.022804: sums of masses at 60 digits (mpmath 1.3.0).
    expect(tailClass(500_980, 1_000_000, 0.5)).toBe('within');
    expect(tailClass(501_000, 1_000_000, 0.5)).toBe('above');
    expect(tailClass(498_000, 1_000_000, 0.5)).toBe('far-below');
    expect(tailClass(0, 1_000_000, 0.5)).toBe('far-below');
    expect(tailClass(1_000_000, 1_000_000, 0.5)).toBe('far-above');
  });

  it('is null with nobody to count, and where the target leaves no chance', () => {
    expect([tailClass(0, 0, 0.9), tailClass(3, 5, 0), tailClass(3, 5, 1)]).toEqual([null, null, null]);
  });

  it('refuses what is not x of n and what is not a fraction', () => {
    expect(() => tailClass(6, 5, 0.5)).toThrow('tailClass: x must not exceed n');
    expect(() => tailClass(1.5, 5, 0.5)).toThrow('tailClass: x must be a whole number');
    expect(() => tailClass(1, 5, 90)).toThrow('tailClass: target must be a fraction from 0 to 1');
    expect(() => tailClass(1, 5, Number.NaN)).toThrow('tailClass: target');
  });
});

describe('poissonTailClass', () => {
  // With 4 expected, at 60 digits (mpmath 1.3.0): P(X <= 0) = 0.018316, P(X <= 1) = 0.091578, P(X >= 8) = 0.051134,
  // P(X >= 9) = 0.021363, P(X >= 11) = 0.0028398, P(X >= 12) = 0.00091523.
  it.each([
    [0, 'below'],
    [1, 'within'],
    [8, 'within'],
    [9, 'above'],
    [11, 'above'],
    [12, 'far-above'],
  ])('%i where 4 are expected is %s', (events, right) => {
    expect(poissonTailClass(events, 1000, 0.004)).toBe(right);
  });

  it('is null with nobody to count or nothing expected', () => {
    expect([poissonTailClass(0, 0, 0.1), poissonTailClass(2, 10, 0)]).toEqual([null, null]);
  });

  it('works at a million', () => {
    expect(poissonTailClass(1_001_000, 1_000_000, 1)).toBe('within');
    expect(poissonTailClass(1_005_000, 1_000_000, 1)).toBe('far-above');
    expect(poissonTailClass(996_000, 1_000_000, 1)).toBe('far-below');
  });

  it('refuses what is not a count or a rate', () => {
    expect(() => poissonTailClass(-1, 10, 0.1)).toThrow('poissonTailClass: events must be a whole number');
    expect(() => poissonTailClass(1, 10, -0.1)).toThrow('poissonTailClass: rate must be a finite number of 0 or more');
    expect(() => poissonTailClass(1, 1.5, 0.1)).toThrow('poissonTailClass: persons must be a whole number');
  });
});

it('isBeyond disregards a hair, not more', () => {
  expect(isBeyond(0.025 - 1e-16, 0.025)).toBe(false);
  expect(isBeyond(0.025 * (1 - 1e-9), 0.025)).toBe(true);
  expect(isBeyond(0.026, 0.025)).toBe(false);
});
