import { describe, expect, test } from 'vitest';
import { readyCount } from '../../scripts/statistics/readycount.ts';
import { roundReady, roundShown } from '../../scripts/statistics/shown.ts';

describe('figures as they are shown', () => {
  // By hand: 81/263 = 30,798 %; 5/1600 = 3,125; 7/2000 = 3,5; 995/100000 = 9,95; 1999/16 = 124 937,5 per 1,000.
  test.each([
    [81, 263, 'percent', 31],
    [1, 8, 'percent', 13],
    [5, 1600, 'per-1000', 3.1],
    [7, 2000, 'per-1000', 3.5],
    [995, 100_000, 'per-1000', 10],
    [994, 100_000, 'per-1000', 9.9],
    [1999, 16, 'per-1000', 120_000],
    [0, 1600, 'per-1000', 0],
    [3, 0, 'per-1000', null],
  ] as const)('%i of %i, %s: %s', (x, n, unit, shown) => {
    expect(roundShown(x, n, unit)).toBe(shown);
  });

  test('ready figures by their own decimals', () => {
    const unit = { words: 'døgndoser' };
    expect([1.15, 12.5, 0.0345, 345, 0].map((value) => roundReady(value, unit))).toEqual([1.2, 13, 0.035, 350, 0]);
    expect(roundReady(12.5, 'percent')).toBe(13);
  });
});

test.each([
  [3.1, 1600, 'recepter pr. 1.000 tilmeldte', 4],
  [3.2, 1600, 'recepter pr. 1.000 tilmeldte', 5],
  [0.1, 1600, 'recepter pr. 1.000 tilmeldte', 1],
  [0, 1600, 'recepter pr. 1.000 tilmeldte', 0],
  [12, 50, 'procent af de tilmeldte', 6],
  [8, 50, '% af de tilmeldte', 4],
  [20, 1600, 'indlæggelser pr. 100.000', 1],
  [12, 800, 'dage', null],
] as const)('the count behind %d of %i "%s" is %s', (value, n, unit, count) => {
  expect(readyCount(value, n, unit)).toBe(count);
});
