import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundDecimal, roundRatio, roundSignificant } from '../../scripts/statistics/rounding.ts';

describe('roundRatio', () => {
  it('gives 0.4 for 7 of 2,000 at one decimal, where toFixed depends on the order of the arithmetic', () => {
    expect(roundRatio(7, 2000, { decimals: 1 })).toBe(0.4);
    expect([((100 * 7) / 2000).toFixed(1), ((7 / 2000) * 100).toFixed(1)]).toEqual(['0.3', '0.4']);
  });

  it.each([
    [1, 8, 13], // 12.5
    [1, 200, 1], // 0.5
    [-1, 200, -1], // -0.5, away from zero
    [-1, 8, -13],
    [1, 3, 33],
    [2, 3, 67],
    [0, 7, 0],
    [7, 7, 100],
    [499_999, 1_000_000, 50],
    [30, 10, 300],
  ])('%i of %i is %i %', (numerator, denominator, right) => {
    expect(roundRatio(numerator, denominator)).toBe(right);
  });

  it('keeps to the scale it is given', () => {
    expect(roundRatio(37, 412, { scale: 1000, decimals: 1 })).toBe(89.8);
    expect(roundRatio(5, 2, { scale: 1 })).toBe(3);
  });

  it('is null for nobody, and never minus zero', () => {
    expect(roundRatio(0, 0)).toBeNull();
    expect(Object.is(roundRatio(-1, 1000), 0)).toBe(true);
  });

  it('prints exactly and lies at most half a unit from the fraction', () => {
    const count = fc.integer({ min: 0, max: 2_000_000 });
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 2_000_000 }), fc.integer({ min: 0, max: 3 }), (x, n, decimals) => {
        const rounded = roundRatio(x, n, { decimals }) ?? Number.NaN;
        const digits = BigInt(rounded.toFixed(decimals).replace('.', ''));
        const twiceOff = 2n * (digits * BigInt(n) - BigInt(x) * 100n * 10n ** BigInt(decimals));
        return Number(rounded.toFixed(decimals)) === rounded && -BigInt(n) < twiceOff && twiceOff <= BigInt(n);
      }),
    );
  });

  it('refuses what is not a fraction of whole numbers', () => {
    expect(() => roundRatio(0.5, 2)).toThrow('roundRatio: numerator must be a whole number');
    expect(() => roundRatio(1, -2)).toThrow('roundRatio: denominator must be a whole number of 0 or more');
    expect(() => roundRatio(1, 2, { scale: 0 })).toThrow('roundRatio: scale must be a whole number of 1 or more');
    expect(() => roundRatio(1, 2, { decimals: 1.5 })).toThrow('roundRatio: decimals must be a whole number');
    expect(() => roundRatio(1, 2, { decimals: 13 })).toThrow('roundRatio: decimals must be 12 or fewer');
    expect(() => roundRatio(Number.MAX_SAFE_INTEGER, 1)).toThrow('roundRatio: the result must have at most 15 digits');
  });
});

describe('roundSignificant', () => {
  it.each([
    [37, 412, 1000, 2, 90], // 89.806
    [37, 412, 1000, 3, 89.8],
    [3, 1499, 1000, 2, 2], // 2.0013
    [7, 2000, 1000, 1, 4], // 3.5
    [1, 8, 1000, 2, 130], // 125
    [996, 1000, 100, 2, 100], // 99.6 rounds up to the next power of ten
    [1, 3, 1, 2, 0.33],
    [1, 80_000, 1, 2, 0.000013], // 0.0000125
    [12_345, 1, 1000, 2, 12_000_000],
    [1_000_000, 1_000_000, 1000, 2, 1000],
    [1, 1_000_000, 1000, 2, 0.001],
  ])('%i of %i per %i with %i digits is %f', (numerator, denominator, scale, digits, right) => {
    expect(roundSignificant(numerator, denominator, scale, digits)).toBe(right);
  });

  it('is 0 for none and null for nobody', () => {
    expect(roundSignificant(0, 50, 1000, 2)).toBe(0);
    expect(roundSignificant(0, 0, 1000, 2)).toBeNull();
  });

  it('lies at most half a unit of its last digit from the fraction, and above it in a tie', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (x, n) => {
        const rounded = roundSignificant(x, n, 1000, 2) ?? Number.NaN;
        const [digits = '', exponent = ''] = rounded.toExponential(1).split('e');
        const unit = 10n ** BigInt(Number(exponent) + 5);
        const twiceOff = 2n * (BigInt(digits.replace('.', '')) * unit * BigInt(n) - BigInt(x) * 10n ** 9n);
        const isTwoDigits = Number(rounded.toPrecision(2)) === rounded;
        return isTwoDigits && -unit * BigInt(n) < twiceOff && twiceOff <= unit * BigInt(n);
      }),
    );
  });

  it('refuses what is not a fraction of whole numbers', () => {
    expect(() => roundSignificant(-1, 2, 1000, 2)).toThrow('roundSignificant: numerator must be a whole number');
    expect(() => roundSignificant(1, 2.5, 1000, 2)).toThrow('roundSignificant: denominator must be a whole number');
    expect(() => roundSignificant(1, 2, 0, 2)).toThrow('roundSignificant: scale must be a whole number of 1 or more');
    expect(() => roundSignificant(1, 2, 1000, 0)).toThrow(
      'roundSignificant: digits must be a whole number of 1 or more',
    );
    expect(() => roundSignificant(1, 3, 1000, 17)).toThrow('roundSignificant: the result must have at most 15 digits');
  });
});

describe('roundDecimal', () => {
  it.each([
    [1.15, { digits: 2 }, 1.2],
    [1.149, { digits: 2 }, 1.1],
    [9.95, { digits: 2 }, 10],
    [0.00125, { digits: 2 }, 0.0013],
    [1e-7, { digits: 2 }, 1e-7],
    [1250, { digits: 2 }, 1300],
    [1e21, { digits: 1 }, 'at most 15 digits'],
    [2.5, { decimals: 0 }, 3],
    [0.5, { decimals: 0 }, 1],
    [0, { digits: 2 }, 0],
    [-1, { digits: 2 }, '0 or more'],
    [Number.NaN, { digits: 2 }, '0 or more'],
  ] as const)('%d to %j is %s', (value, to, wanted) => {
    if (typeof wanted === 'string') expect(() => roundDecimal(value, to)).toThrow(wanted);
    else expect(roundDecimal(value, to)).toBe(wanted);
  });
});
