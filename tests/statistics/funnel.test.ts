import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaQuantile } from '../../scripts/statistics/beta.ts';
import { binomialFunnelLimits, type FunnelLimits, poissonFunnelLimits } from '../../scripts/statistics/funnel.ts';
import { gammaQuantile } from '../../scripts/statistics/gamma.ts';
import { poissonTailClass, tailClass } from '../../scripts/statistics/tail.ts';
import { exactClass } from './exact-tail.ts';

/** The class a reader sees: where the point lies among the drawn lines. */
function drawnClass(value: number, { limits95, limits998 }: FunnelLimits): string {
  if (value < limits998.lower) return 'far-below';
  if (value > limits998.upper) return 'far-above';
  if (value < limits95.lower) return 'below';
  if (value > limits95.upper) return 'above';
  return 'within';
}

function drawn(x: number, n: number, target: number): string | null {
  const limits = binomialFunnelLimits(target, n);
  return limits === null ? null : drawnClass(x / n, limits);
}

/*
 * n, target, then lower and upper of 95 % and 99.8 %: Spiegelhalter's interpolation for the lower line and its mirror
 * image for the upper, written out with Python's fractions (no rounding), clipped to 0 and 1.
 */
const exact: readonly (readonly [number, number, number, number, number, number])[] = [
  [10, 0.9, 0.6212643402037521, 1, 0.457330473722792, 1],
  [20, 0.9, 0.7215323929700757, 1, 0.6148281783147173, 1],
  [40, 0.95, 0.8581424771463178, 1, 0.802690761927451, 1],
  [80, 0.3, 0.195390702329005, 0.4092614935754261, 0.1430510407293569, 0.4711573434308856],
  [200, 0.5, 0.4281273433823494, 0.5718726566176506, 0.3884082075589112, 0.6115917924410889],
];

/**
 * OHID's normal limits at a baseline of 80.642448 % (PHEindicatormethods, testdata_funnel_prop_outputs.csv): n, then
 * lower and upper in percent of 95 % and 99.8 %.
 */
const ohid: readonly (readonly [number, number, number, number, number])[] = [
  [1008, 78.203374, 83.081521, 76.796814, 84.488082],
  [9998, 79.867989, 81.416907, 79.421375, 81.863521],
  [110_000, 80.408963, 80.875933, 80.274317, 81.010578],
];

describe('binomialFunnelLimits', () => {
  it.each(exact)('for n = %i at %f agrees with exact fractions', (n, target, lower95, upper95, lower998, upper998) => {
    const limits = binomialFunnelLimits(target, n);
    expect(limits?.limits95.lower).toBeCloseTo(lower95, 12);
    expect(limits?.limits95.upper).toBeCloseTo(upper95, 12);
    expect(limits?.limits998.lower).toBeCloseTo(lower998, 12);
    expect(limits?.limits998.upper).toBeCloseTo(upper998, 12);
  });

  it.each(ohid)('for n = %i comes within one child of OHID', (n, lower95, upper95, lower998, upper998) => {
    const limits = binomialFunnelLimits(0.80642448, n);
    expect(Math.abs((limits?.limits95.lower ?? 0) - lower95 / 100)).toBeLessThan(1 / n);
    expect(Math.abs((limits?.limits95.upper ?? 0) - upper95 / 100)).toBeLessThan(1 / n);
    expect(Math.abs((limits?.limits998.lower ?? 0) - lower998 / 100)).toBeLessThan(1.5 / n);
    expect(Math.abs((limits?.limits998.upper ?? 0) - upper998 / 100)).toBeLessThan(1.5 / n);
  });

  it("lets in everybody examined where that is ordinary: the finding on Spiegelhalter's upper line", () => {
    expect([drawn(10, 10, 0.9), drawn(20, 20, 0.9), drawn(40, 40, 0.95)]).toEqual(['within', 'within', 'within']);
    // At 90 % all of 36 has probability 0.0225, so there it does lie outside.
    expect(drawn(36, 36, 0.9)).toBe('above');
  });

  it('draws lines that agree with the exact class for every x of many n and targets', () => {
    for (const part of [1, 2, 5, 10, 13, 18, 19]) {
      for (const n of [1, 2, 3, 7, 10, 20, 33, 60]) {
        for (let x = 0; x <= n; x += 1) expect(drawn(x, n, part / 20)).toBe(exactClass(x, n, part, 20));
      }
    }
  });

  it('draws lines that agree with tailClass for every x, whatever the target', () => {
    const target = fc.double({ min: 1e-4, max: 1 - 1e-4, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), target, (n, theta) => {
        const limits = binomialFunnelLimits(theta, n);
        if (limits === null) return false;
        for (let x = 0; x <= n; x += 1) {
          if (drawnClass(x / n, limits) !== tailClass(x, n, theta)) return false;
        }
        return true;
      }),
      { numRuns: 60 },
    );
  });

  it('draws lines that agree with tailClass beside each line, at sizes up to a million', () => {
    const target = fc.double({ min: 1e-3, max: 1 - 1e-3, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 1_000_000 }), target, (n, theta) => {
        const limits = binomialFunnelLimits(theta, n);
        if (limits === null) return false;
        const { limits95, limits998 } = limits;
        for (const line of [limits95.lower, limits95.upper, limits998.lower, limits998.upper]) {
          for (const step of [-1, 0, 1, 2]) {
            const x = Math.min(n, Math.max(0, Math.floor(line * n) + step));
            if (drawnClass(x / n, limits) !== tailClass(x, n, theta)) return false;
          }
        }
        return true;
      }),
      { numRuns: 40 },
    );
  });

  it('agrees with tailClass where the target puts a tail on its limit: a tie is not outside', () => {
    for (let x = 1; x < 150; x += 1) {
      const above = betaQuantile(0.025, x, 151 - x);
      const below = betaQuantile(0.975, x + 1, 150 - x);
      expect([drawn(x, 150, above), tailClass(x, 150, above)]).toEqual(['within', 'within']);
      expect([drawn(x, 150, below), tailClass(x, 150, below)]).toEqual(['within', 'within']);
    }
  });

  it('is the same picture turned upside down for the complement', () => {
    const limits = binomialFunnelLimits(0.3, 57);
    const turned = binomialFunnelLimits(0.7, 57);
    expect(limits?.limits95.lower).toBeCloseTo(1 - (turned?.limits95.upper ?? 0), 12);
    expect(limits?.limits998.upper).toBeCloseTo(1 - (turned?.limits998.lower ?? 0), 12);
  });

  it('holds the target, one pair of lines inside the other, all within 0 and 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (n, target) => {
        const limits = binomialFunnelLimits(target, n);
        if (limits === null) return false;
        const { limits95: inner, limits998: outer } = limits;
        const line = [0, outer.lower, inner.lower, target, inner.upper, outer.upper, 1];
        return line.every((value, index) => index === 0 || value >= (line[index - 1] ?? 2));
      }),
    );
  });

  it('has no funnel with nobody to count or a target that leaves no chance', () => {
    expect([binomialFunnelLimits(0.5, 0), binomialFunnelLimits(0, 9), binomialFunnelLimits(1, 9)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('refuses a percentage and a size that is no count', () => {
    expect(() => binomialFunnelLimits(90, 10)).toThrow('binomialFunnelLimits: target must be a fraction from 0 to 1');
    expect(() => binomialFunnelLimits(0.9, 10.5)).toThrow('binomialFunnelLimits: n must be a whole number');
    expect(() => binomialFunnelLimits(Number.NaN, 10)).toThrow('binomialFunnelLimits: target');
  });
});

describe('poissonFunnelLimits', () => {
  /*
   * rate, n, limits: the upper line as "the first r with P(X >= r) <= p, minus (p - P(X >= r)) / P(X = r - 1)", the
   * lower as Spiegelhalter's, written out with mpmath 1.3.0 at 40 digits.
   */
  it.each([
    [0.004, 1000, 9.123843770715149e-5, 0.008877845369002782, 0, 0.011955952598516692],
    [0.025, 500, 0.011030881067598213, 0.04084210810524993, 0.005085720288384253, 0.0506052317313971],
  ])('at %f and n = %i agrees with 40-digit arithmetic', (rate, n, lower95, upper95, lower998, upper998) => {
    const limits = poissonFunnelLimits(rate, n);
    expect(limits?.limits95.lower).toBeCloseTo(lower95, 13);
    expect(limits?.limits95.upper).toBeCloseTo(upper95, 13);
    expect(limits?.limits998.lower).toBeCloseTo(lower998, 13);
    expect(limits?.limits998.upper).toBeCloseTo(upper998, 13);
  });

  it('draws lines that agree with poissonTailClass for every count that occurs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 1e-4, max: 0.2, noNaN: true }), (n, rate) => {
        const limits = poissonFunnelLimits(rate, n);
        if (limits === null) return false;
        for (let events = 0; events <= 3 * n * rate + 20; events += 1) {
          if (drawnClass(events / n, limits) !== poissonTailClass(events, n, rate)) return false;
        }
        return true;
      }),
      { numRuns: 60 },
    );
  });

  it('agrees with poissonTailClass where the rate puts a tail on its limit: a tie is not outside', () => {
    for (let events = 1; events < 150; events += 1) {
      for (const rate of [gammaQuantile(0.025, events), gammaQuantile(0.975, events + 1)]) {
        const limits = poissonFunnelLimits(rate, 1);
        expect(limits && drawnClass(events, limits)).toBe('within');
        expect(poissonTailClass(events, 1, rate)).toBe('within');
      }
    }
  });

  it('may pass 1, as contacts per child do', () => {
    expect(poissonFunnelLimits(3, 10)?.limits95.upper).toBeGreaterThan(3);
  });

  it('at a million is near the normal limits, 1 plus and minus z / 1000', () => {
    const limits = poissonFunnelLimits(1, 1_000_000);
    expect(limits?.limits95.upper).toBeCloseTo(1 + 1.959963984540054 / 1000, 5);
    expect(limits?.limits998.lower).toBeCloseTo(1 - 3.090232306167813 / 1000, 5);
  });

  it('has no funnel with nobody to count or nothing expected', () => {
    expect([poissonFunnelLimits(0.1, 0), poissonFunnelLimits(0, 9)]).toEqual([null, null]);
  });

  it('refuses what is not a rate or a size', () => {
    expect(() => poissonFunnelLimits(-0.1, 9)).toThrow(
      'poissonFunnelLimits: rate must be a finite number of 0 or more',
    );
    expect(() => poissonFunnelLimits(0.1, -9)).toThrow('poissonFunnelLimits: n must be a whole number of 0 or more');
  });
});
