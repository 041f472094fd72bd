import { expect, it } from 'vitest';
import { increasingRoot } from '../../scripts/statistics/root.ts';

it('finds the square root of 2', () => {
  const curve = { height: (x: number) => x * x - 2, slope: (x: number) => 2 * x };
  expect(increasingRoot(curve, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
});

it('finds a crossing where the tangent leads astray', () => {
  // The arctangent far from its crossing is the textbook case in which Newton's method alone runs away.
  const curve = { height: (x: number) => Math.atan(x - 3), slope: (x: number) => 1 / (1 + (x - 3) ** 2) };
  expect(increasingRoot(curve, -1000, 100_000)).toBeCloseTo(3, 12);
});

it('finds a crossing very close to 0', () => {
  expect(increasingRoot({ height: (x) => x - 1e-12, slope: () => 1 }, 0, 1)).toBeCloseTo(1e-12, 25);
});

it('says so when there is no crossing', () => {
  const never = { height: () => Number.NaN, slope: () => Number.NaN };
  expect(() => increasingRoot(never, 0, 1)).toThrow('increasingRoot: the curve must increase and cross zero');
});
