import { expect, it } from 'vitest';
import { pooled } from '../../scripts/statistics/pooled.ts';

const parts = Object.freeze([Object.freeze({ x: 1, n: 10 }), Object.freeze({ x: 60, n: 90 })]);

it('adds numerators and denominators, which is not the mean of the percentages', () => {
  expect(pooled(parts)).toEqual({ x: 61, n: 100 });
  expect((100 * (1 / 10 + 60 / 90)) / 2).toBeCloseTo(38.3, 1);
});

it('keeps only the counts of longer rows, and lets contacts exceed children', () => {
  const rows = [{ ydernummer: '000001', x: 30, n: 10 }];
  expect(pooled(rows)).toEqual({ x: 30, n: 10 });
});

it('pools nothing, and nobody, to 0 of 0', () => {
  expect(pooled([])).toEqual({ x: 0, n: 0 });
  expect(pooled([{ x: 0, n: 0 }])).toEqual({ x: 0, n: 0 });
});

it('is exact at a million times a million', () => {
  expect(pooled(Array.from({ length: 1000 }, () => ({ x: 1_000_001, n: 1_000_000_000 })))).toEqual({
    x: 1_000_001_000,
    n: 1_000_000_000_000,
  });
});

it('refuses what are not counts, and sums that are no longer exact', () => {
  expect(() => pooled([{ x: -1, n: 2 }])).toThrow('pooled: x must be a whole number of 0 or more');
  expect(() => pooled([{ x: 1, n: 0.5 }])).toThrow('pooled: n must be a whole number of 0 or more');
  const most = Number.MAX_SAFE_INTEGER;
  expect(() =>
    pooled([
      { x: 0, n: most },
      { x: 0, n: 1 },
    ]),
  ).toThrow('pooled: the sum must be a whole number');
});
