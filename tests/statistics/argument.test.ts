import { describe, expect, it } from 'vitest';
import {
  requireCount,
  requireCountOutOf,
  requireFinite,
  requireFraction,
  requireInnerFraction,
  requireNotNegative,
  requirePositiveCount,
} from '../../scripts/statistics/argument.ts';

describe('requirements on arguments', () => {
  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d is not a count', (value) => {
    expect(() => requireCount('f', 'x', value)).toThrow('f: x must be a whole number of 0 or more');
  });

  it.each([0, 1, 1_000_000, 2 ** 53 - 1])('%d is a count', (value) => {
    expect(() => requireCount('f', 'x', value)).not.toThrow();
  });

  it('allows x of n up to n', () => {
    expect(() => requireCountOutOf('f', 3, 3)).not.toThrow();
    expect(() => requireCountOutOf('f', 4, 3)).toThrow('f: x must not exceed n');
  });

  it('tells a fraction from a percentage', () => {
    expect(() => requireFraction('f', 'target', 1)).not.toThrow();
    expect(() => requireFraction('f', 'target', 90)).toThrow('f: target must be a fraction from 0 to 1');
    expect(() => requireInnerFraction('f', 'target', 1)).toThrow('f: target must be a fraction between 0 and 1');
  });

  it('refuses numbers below their limit and numbers that are none', () => {
    expect(() => requirePositiveCount('f', 'k', 0)).toThrow('f: k must be a whole number of 1 or more');
    expect(() => requireNotNegative('f', 'mean', -0.1)).toThrow('f: mean must be a finite number of 0 or more');
    expect(() => requireNotNegative('f', 'mean', Number.POSITIVE_INFINITY)).toThrow('f: mean');
    expect(() => requireFinite('f', 'values', [1, Number.NaN])).toThrow('f: values must be finite numbers');
  });

  it('never quotes the value, which may be a confidential count', () => {
    expect(() => requireCountOutOf('f', 7654, 3210)).toThrow(/^(?!.*(7654|3210)).*$/);
  });
});
