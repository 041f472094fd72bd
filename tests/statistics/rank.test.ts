import { expect, it } from 'vitest';
import { competitionRank } from '../../scripts/statistics/rank.ts';

const parts = Object.freeze(
  [
    { x: 1, n: 3 },
    { x: 2, n: 6 },
    { x: 1, n: 2 },
    { x: 0, n: 9 },
  ].map((part) => Object.freeze(part)),
);

it('gives ties the best place and skips the next: 1, 2, 2, 4, as R: rank(-x, ties.method = "min")', () => {
  expect(competitionRank(parts, 'highest')).toEqual([2, 2, 1, 4]);
  expect(competitionRank(parts, 'lowest')).toEqual([2, 2, 4, 1]);
});

it('leaves a practice with nobody to count out, and the others their places', () => {
  expect(
    competitionRank(
      [
        { x: 0, n: 0 },
        { x: 1, n: 2 },
        { x: 1, n: 4 },
      ],
      'highest',
    ),
  ).toEqual([null, 1, 2]);
  expect(
    competitionRank(
      [
        { x: 3, n: 0 },
        { x: 1, n: 2 },
      ],
      'highest',
    ),
  ).toEqual([null, 1]);
  expect(competitionRank([], 'highest')).toEqual([]);
});

it('compares fractions, not their decimals', () => {
  // As numbers these two are the same; the first is larger by 1 in 8e31.
  const most = Number.MAX_SAFE_INTEGER;
  expect((most - 1) / most).toBe((most - 2) / (most - 1));
  expect(
    competitionRank(
      [
        { x: most - 1, n: most },
        { x: most - 2, n: most - 1 },
      ],
      'highest',
    ),
  ).toEqual([1, 2]);
});

it('takes everybody and nobody, and contacts above one each', () => {
  expect(
    competitionRank(
      [
        { x: 5, n: 5 },
        { x: 1_000_000, n: 1_000_000 },
        { x: 9, n: 3 },
      ],
      'highest',
    ),
  ).toEqual([2, 2, 1]);
});

it('refuses what are not counts', () => {
  expect(() => competitionRank([{ x: 0.5, n: 2 }], 'highest')).toThrow('competitionRank: x must be a whole number');
  expect(() => competitionRank([{ x: 1, n: Number.NaN }], 'lowest')).toThrow(
    'competitionRank: n must be a whole number',
  );
});
