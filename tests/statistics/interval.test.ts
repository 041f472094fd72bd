import { expect, it } from 'vitest';
import { chiSquareAtLeast } from '../../scripts/statistics/chi-square.ts';
import { NORMAL_95 } from '../../scripts/statistics/interval.ts';

it('leaves 5 % outside, which 1.96 does not to this accuracy', () => {
  // A squared standard normal variable is chi-square with one degree of freedom.
  expect(chiSquareAtLeast(NORMAL_95 ** 2, 1)).toBeCloseTo(0.05, 14);
  expect(chiSquareAtLeast(1.96 ** 2, 1)).not.toBeCloseTo(0.05, 6);
});
