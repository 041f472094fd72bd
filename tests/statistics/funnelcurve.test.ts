import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { funnelCurve } from '../../scripts/statistics/funnelcurve.ts';
import { tailClass } from '../../scripts/statistics/tail.ts';

describe('the lines of a funnel', () => {
  test('go from small practices to a round number beyond the largest, through every size asked for', () => {
    const sizes = [23, 380, 412];
    const curve = funnelCurve(0.1, sizes);
    const along = curve?.points.map(({ n }) => n) ?? [];
    expect(along).toEqual(along.toSorted((a, b) => a - b));
    expect(along).toEqual(expect.arrayContaining(sizes));
    // 1.2 times 412 is 494.
    expect([along[0], along.at(-1), along.length < 60]).toEqual([1, 500, true]);
    expect(curve?.benchmark).toBe(0.1);
  });

  test('hold the target, the outer outside the inner, and close in on it', () => {
    const points = funnelCurve(0.23, [300])?.points ?? [];
    for (const { inner, outer } of points) {
      expect(
        outer.lower <= inner.lower && inner.lower <= 0.23 && 0.23 <= inner.upper && inner.upper <= outer.upper,
      ).toBe(true);
    }
    const width = (at: number) => (points.at(at)?.outer.upper ?? 0) - (points.at(at)?.outer.lower ?? 0);
    expect(width(-1)).toBeLessThan(width(5) / 2);
  });

  test('agree with the tail class at the practice’s own size', () => {
    const figure = fc
      .integer({ min: 5, max: 600 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n), fc.integer({ min: 1, max: 99 })));
    fc.assert(
      fc.property(figure, ([x, n, percent]) => {
        const target = percent / 100;
        const point = funnelCurve(target, [n])?.points.find((one) => one.n === n);
        if (!point) throw new Error('there is a point at the size asked for');
        const hair = 1e-6;
        const outside = x / n > point.inner.upper + hair || x / n < point.inner.lower - hair;
        const place = tailClass(x, n, target);
        if (place === 'within') expect(outside).toBe(false);
        else expect(x / n > point.inner.upper - hair || x / n < point.inner.lower + hair).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('are not there without practices, or for a target of nought or all', () => {
    expect([funnelCurve(0.1, []), funnelCurve(0.1, [0]), funnelCurve(0, [40]), funnelCurve(1, [40])]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
