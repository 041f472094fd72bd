import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compoundPoissonScale, scaledRateInterval } from '../../scripts/statistics/dispersion.ts';
import { poissonInterval } from '../../scripts/statistics/rate.ts';

const table = Object.freeze([
  Object.freeze({ contacts: 1, children: 6 }),
  Object.freeze({ contacts: 2, children: 3 }),
  Object.freeze({ contacts: 4, children: 1 }),
]);

describe('compoundPoissonScale', () => {
  it('is the sum of squares over the sum: (6 + 12 + 16) / (6 + 6 + 4)', () => {
    expect(compoundPoissonScale(table)).toBe(2.125);
  });

  it('is 1 when nobody comes twice, and not moved by children without contacts', () => {
    expect(compoundPoissonScale([{ contacts: 1, children: 40 }])).toBe(1);
    expect(compoundPoissonScale([...table, { contacts: 0, children: 500 }])).toBe(2.125);
  });

  it('is unknown without contacts', () => {
    expect(compoundPoissonScale([])).toBeNull();
    expect(compoundPoissonScale([{ contacts: 0, children: 9 }])).toBeNull();
    expect(compoundPoissonScale([{ contacts: 3, children: 0 }])).toBeNull();
  });

  it('is too low when an open top bin counts at its lower edge, as the lesson says', () => {
    const row = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(row, row, row, fc.integer({ min: 1, max: 30 }), (once, twice, often, more) => {
        const rows = (top: number) => [
          { contacts: 1, children: once },
          { contacts: 2, children: twice },
          { contacts: top, children: often },
        ];
        return (compoundPoissonScale(rows(3)) ?? 0) < (compoundPoissonScale(rows(3 + more)) ?? 0);
      }),
    );
  });

  it('refuses a malformed table', () => {
    const twice = [
      { contacts: 1, children: 1 },
      { contacts: 1, children: 2 },
    ];
    expect(() => compoundPoissonScale(twice)).toThrow('compoundPoissonScale: each number of contacts must occur once');
    expect(() => compoundPoissonScale([{ contacts: 1.5, children: 1 }])).toThrow('contacts must be a whole number');
    expect(() => compoundPoissonScale([{ contacts: 1, children: -1 }])).toThrow('children must be a whole number');
  });
});

describe('scaledRateInterval', () => {
  it('is the formula r + sqrt(phi) (L - O) / n', () => {
    // Exact limits for 16 events: 9.1453825 and 25.982998, roots of sums of masses at 60 digits (mpmath 1.3.0).
    const interval = scaledRateInterval(16, 200, table);
    expect(interval?.lower).toBeCloseTo((16 + Math.sqrt(2.125) * (9.1453825 - 16)) / 200, 8);
    expect(interval?.upper).toBeCloseTo((16 + Math.sqrt(2.125) * (25.982998 - 16)) / 200, 8);
  });

  it('is the plain interval when nobody comes twice', () => {
    expect(scaledRateInterval(40, 100, [{ contacts: 1, children: 40 }])).toEqual(poissonInterval(40, 100));
  });

  it('is null with nobody to count and without contacts to learn phi from', () => {
    expect(scaledRateInterval(16, 0, table)).toBeNull();
    expect(scaledRateInterval(0, 200, [])).toBeNull();
  });
});
