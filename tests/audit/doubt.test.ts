/** D9's requirement, against the rule written out plainly, and how much is asked for it: a value that cannot be had is dear. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leavesDoubt } from '../../scripts/audit/doubt.ts';

/** At least threshold - 1 values can be had, and all small ones or one outside them; or as many as before printing. */
function byTheRule(threshold: number, can: ReadonlySet<number>, [least, most]: readonly [number, number]): boolean {
  const small = [...can].filter((value) => value > 0 && value < threshold).length;
  const outside = [...can].filter((value) => value === 0 || (value >= threshold && value < 3 * threshold)).length;
  if (small === threshold - 1 || (outside > 0 && small + outside >= threshold - 1)) return true;
  const before = Array.from({ length: most - least + 1 }, (_, index) => least + index);
  return before.length <= threshold && before.every((value) => can.has(value));
}

const range = fc
  .tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.nat(20), fc.nat(20))
  .map((numbers) => numbers.toSorted((one, other) => one - other))
  .map(([least = 0, low = 0, truth = 0, high = 0, most = 0]) => ({ least, low, truth, high, most }));

it('is told as by the rule when the values that can be had lie side by side', () => {
  fc.assert(
    fc.property(fc.constantFrom(3, 5, 10), range, (threshold, { least, low, truth, high, most }) => {
      const can = new Set(Array.from({ length: high - low + 1 }, (_, index) => low + index));
      const found = leavesDoubt(threshold, { truth, least, most }, (value) => can.has(value));
      expect(found).toBe(byTheRule(threshold, can, [least, most]));
    }),
    { seed: 20261126, numRuns: 2000 },
  );
});

it('does not go on asking beyond three values in a row that cannot be had', () => {
  const asked: number[] = [];
  const ask = (value: number) => {
    asked.push(value);
    return value === 11 || value === 12;
  };
  expect(leavesDoubt(10, { truth: 11, least: 0, most: 100 }, ask)).toBe(false);
  expect(asked).toEqual([9, 8, 7, 10, 11, 12, 13, 14, 15]);
});

it('counts what lies beyond them as impossible: too little doubt, never too much', () => {
  const can = new Set([1, 6, 7, 8, 9, 10, 11]);
  expect(leavesDoubt(5, { truth: 1, least: 0, most: 100 }, (value) => can.has(value))).toBe(false);
});
