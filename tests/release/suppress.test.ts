import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayShowGroup } from '../../scripts/release/derived.ts';
import {
  type ColumnCell,
  type ColumnRule,
  isSparse,
  primaryHidden,
  protectColumn,
  protectLinked,
} from '../../scripts/release/suppress.ts';
import { bruteCheapest, bruteSafe, type Cell } from './brute.ts';

const share: ColumnRule = { threshold: 5, sensitive: false, kind: 'proportion' };
const events: ColumnRule = { ...share, kind: 'events' };
const category: ColumnRule = { ...share, kind: 'category' };

function column(...figures: readonly (readonly [x: number, n: number])[]): ColumnCell[] {
  return figures.map(([x, n], place) => ({ id: `p${place}`, x, n }));
}

function arbitraryColumn(least: number, most: number, fewest: number, largest: number): fc.Arbitrary<ColumnCell[]> {
  const cell = fc
    .integer({ min: fewest, max: largest })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  return fc.array(cell, { minLength: least, maxLength: most }).map((figures) => column(...figures));
}

describe('primary suppression (D2, D3)', () => {
  test.each([
    ['one to four', 4, 100, share, true],
    ['five', 5, 100, share, false],
    ['none', 0, 100, share, false],
    ['one to four left', 96, 100, share, true],
    ['five left', 95, 100, share, false],
    ['fewer than ten', 0, 9, share, true],
    ['everyone of nineteen', 19, 19, share, true],
    ['everyone of twenty', 20, 20, share, false],
    ['nobody at all', 0, 0, share, true],
    ['a higher threshold of the pack', 6, 100, { ...share, threshold: 7 }, true],
    ['a threshold below three counts as three', 2, 100, { ...share, threshold: 1 }, true],
    ['none, sensitive', 0, 100, { ...share, sensitive: true }, true],
    ['everyone, sensitive', 100, 100, { ...share, sensitive: true }, true],
    ['nine, sensitive', 9, 100, { ...share, sensitive: true }, true],
    ['ten, sensitive', 10, 100, { ...share, sensitive: true }, false],
    ['four contacts', 4, 100, events, true],
    ['four contacts left', 96, 100, events, false],
    ['four in a group', 4, 100, category, true],
    ['five of six in a group', 5, 6, category, false],
  ] as const)('%s: %i of %i', (_, x, n, rule, hidden) => {
    expect(primaryHidden({ id: 'p', x, n }, rule)).toBe(hidden);
  });

  test('forty contacts of one child are one child', () => {
    expect(primaryHidden({ id: 'p', x: 40, n: 900, persons: 1 }, events)).toBe(true);
    expect(primaryHidden({ id: 'p', x: 40, n: 900, persons: 5 }, events)).toBe(false);
  });
});

describe('closed form (D6) against all whole-number columns', () => {
  const small: ColumnRule = { threshold: 3, sensitive: false, kind: 'category' };
  const needs = (rule: ColumnRule) => (cell: Cell) => ({
    low: cell.x > 0 && cell.x < rule.threshold,
    high: rule.kind === 'proportion' && cell.n > 0 && cell.n - cell.x < rule.threshold,
  });

  test.each([
    ['categories', small, arbitraryColumn(5, 6, 0, 4), 150],
    ['categories, T = 4', { ...small, threshold: 4 }, arbitraryColumn(5, 5, 0, 6), 80],
    ['shares', { ...small, kind: 'proportion' }, arbitraryColumn(5, 5, 10, 12), 60],
  ] as const)(
    '%s: safe, and no safe set is cheaper',
    (_, rule, cells, numRuns) => {
      fc.assert(
        fc.property(cells, (list) => {
          const must = list.filter((cell) => primaryHidden(cell, rule));
          const best = bruteCheapest(list, must, rule.threshold, needs(rule));
          const total = { id: '', x: sum(list, 'x'), n: sum(list, 'n') };
          const result = protectColumn(list, rule, 'already-public');
          const dominated = list.some((cell) => cell.n > 0.85 * total.n);
          if (best === null || dominated || primaryHidden(total, rule)) {
            expect(result).toBeNull();
            return;
          }
          const hidden = list.filter((cell) => result?.hidden.has(cell.id));
          expect(bruteSafe(hidden, rule.threshold, needs(rule))).toBe(true);
          expect([hidden.length, sum(hidden, 'n')]).toEqual(best);
          const wanted = protectColumn(list, rule, 'wanted');
          const tooMany = best[0] * 2 > list.length && best[0] > must.length;
          expect(wanted?.clusterShown).toBe(!tooMany);
          expect(wanted?.hidden.size).toBe(tooMany ? must.length : best[0]);
        }),
        { numRuns },
      );
    },
    20_000,
  );

  test('beyond sixteen practices the result is still safe, and nothing hidden could be shown', () => {
    const list = column([3, 40], [38, 40], ...Array.from({ length: 16 }, (_, i) => [8 + i, 60 + i] as const));
    const result = protectColumn(list, share, 'wanted');
    const five = (cell: Cell) => ({ low: cell.x > 0 && cell.x < 5, high: cell.n - cell.x < 5 });
    const hidden = list.filter((cell) => result?.hidden.has(cell.id));
    expect(list.length).toBeGreaterThan(16);
    expect(hidden.length).toBeGreaterThan(2);
    expect(bruteSafe(hidden, 5, five)).toBe(true);
    for (const extra of hidden.filter((cell) => !primaryHidden(cell, share))) {
      expect(
        bruteSafe(
          hidden.filter((cell) => cell !== extra),
          5,
          five,
        ),
      ).toBe(false);
    }
  });
});

describe('what is hidden', () => {
  test('no figure below the threshold is ever shown, nor one left over', () => {
    fc.assert(
      fc.property(
        arbitraryColumn(1, 14, 0, 60),
        fc.integer({ min: 3, max: 10 }),
        fc.boolean(),
        (list, threshold, sensitive) => {
          const rule: ColumnRule = { threshold, sensitive, kind: 'proportion' };
          const result = protectColumn(list, rule, 'wanted');
          const least = sensitive ? 10 : threshold;
          const shown = list.filter((cell) => !result?.hidden.has(cell.id));
          for (const { x, n } of shown) {
            expect(n).toBeGreaterThanOrEqual(10);
            expect(x === 0 ? !sensitive : x >= least).toBe(true);
            expect(x === n ? !sensitive && n >= 20 : n - x >= least).toBe(true);
          }
          if (result?.clusterShown) expect(sum(list, 'x') === 0 || sum(list, 'x') >= threshold).toBe(true);
        },
      ),
    );
  });

  test('does not depend on the order of the rows', () => {
    const shuffled = arbitraryColumn(5, 9, 8, 40).chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(protectColumn(other, share, 'wanted')).toEqual(protectColumn(list, share, 'wanted'));
      }),
    );
  });

  test('one small count takes two large ones with it, so that no peer is left with one unknown', () => {
    const result = protectColumn(column([3, 40], [20, 60], [15, 50], [18, 55], [22, 80], [19, 70]), share, 'wanted');
    expect(result).toEqual({ hidden: new Set(['p0', 'p2', 'p3']), clusterShown: true });
  });

  test('zeros do not help to hide', () => {
    const result = protectColumn(
      column([3, 40], [0, 20], [0, 20], [0, 20], [15, 50], [18, 55], [22, 80]),
      share,
      'wanted',
    );
    expect([...(result?.hidden ?? [])].sort()).toEqual(['p0', 'p4', 'p5']);
  });

  test('the cluster figure gives way rather than more than half of the practices', () => {
    const list = column([3, 40], [12, 60], [15, 50], [18, 55], [0, 80]);
    expect(protectColumn(list, share, 'wanted')).toEqual({ hidden: new Set(['p0']), clusterShown: false });
    expect(protectColumn(list, share, 'already-public')?.hidden.size).toBe(3);
  });

  test('the cluster figure stays where hiding it would bring no practice back', () => {
    const list = column([3, 40], [4, 40], [3, 50], [2, 55], [20, 80], [30, 90], [4, 40]);
    expect(protectColumn(list, share, 'wanted')).toEqual({
      hidden: new Set(['p0', 'p1', 'p2', 'p3', 'p6']),
      clusterShown: true,
    });
  });

  test('a small cluster total is hidden, and no set helps when it is public', () => {
    const list = column([2, 40], [1, 40], [0, 50], [0, 55], [0, 80]);
    expect(protectColumn(list, share, 'wanted')).toEqual({ hidden: new Set(['p0', 'p1']), clusterShown: false });
    expect(protectColumn(list, share, 'already-public')).toBeNull();
  });

  test('more than a third hidden is sparse (D6b)', () => {
    const protection = (size: number, clusterShown: boolean) => ({
      hidden: new Set(Array.from({ length: size }, (_, i) => String(i))),
      clusterShown,
    });
    expect(isSparse(protection(3, true), 9)).toBe(false);
    expect(isSparse(protection(4, true), 9)).toBe(true);
    expect(isSparse(protection(1, false), 9)).toBe(true);
  });
});

describe('a figure of several practices (D15)', () => {
  const group = (...figures: readonly (readonly [number, number])[]) => mayShowGroup(column(...figures), share);

  test.each([
    [
      'three of even size',
      [
        [20, 60],
        [25, 50],
        [40, 90],
      ],
      true,
    ],
    [
      'two',
      [
        [20, 60],
        [25, 50],
      ],
      false,
    ],
    ['none', [], false],
    [
      'one of exactly 85 %',
      [
        [300, 850],
        [30, 75],
        [20, 75],
      ],
      true,
    ],
    [
      'one above 85 %',
      [
        [300, 851],
        [30, 75],
        [20, 74],
      ],
      false,
    ],
    [
      'four in all',
      [
        [2, 60],
        [1, 50],
        [1, 90],
      ],
      false,
    ],
    [
      'four left in all',
      [
        [58, 60],
        [49, 50],
        [89, 90],
      ],
      false,
    ],
    [
      'fewer than ten in all',
      [
        [2, 3],
        [2, 3],
        [1, 3],
      ],
      false,
    ],
  ] as const)('%s', (_, figures, may) => {
    expect(group(...figures)).toBe(may);
  });

  test('forty contacts of four children in all are four children', () => {
    const cells = column([15, 600], [10, 500], [15, 900]).map((cell, at) => ({ ...cell, persons: at === 0 ? 2 : 1 }));
    expect(mayShowGroup(cells, events)).toBe(false);
    expect(
      mayShowGroup(
        cells.map((cell) => ({ ...cell, persons: 2 })),
        events,
      ),
    ).toBe(true);
  });

  test('a cluster that one practice makes up has no figure, and no table may give its totals', () => {
    const list = column([400, 1800], [20, 60], [15, 50], [18, 55], [22, 80]);
    expect(protectColumn(list, share, 'wanted')).toEqual({ hidden: new Set(), clusterShown: false });
    expect(protectColumn(list, share, 'already-public')).toBeNull();
    expect(protectColumn(list.slice(0, 3), share, 'wanted')?.clusterShown).toBe(false);
  });
});

describe('hidden in what has been sent (D16)', () => {
  const list = column([20, 60], [15, 50], [18, 55], [22, 80], [30, 90], [25, 70]);

  test('stays hidden, though nothing else asks for it', () => {
    expect(protectColumn(list, share, 'wanted')?.hidden.size).toBe(0);
    expect(protectColumn(list, share, 'wanted', new Set(['p2']))).toEqual({
      hidden: new Set(['p2']),
      clusterShown: true,
    });
  });

  test('one who is no longer in the cluster changes nothing', () => {
    expect(protectColumn(list, share, 'wanted', new Set(['p9']))?.hidden.size).toBe(0);
  });
});

describe('events and persons', () => {
  test('a child with forty contacts needs others whose contacts could be those of four such children', () => {
    const cells = [
      { id: 'a', x: 40, n: 2000, persons: 1 },
      { id: 'b', x: 20, n: 2000, persons: 9 },
      { id: 'c', x: 25, n: 2000, persons: 9 },
      { id: 'd', x: 30, n: 2000, persons: 9 },
      { id: 'e', x: 195, n: 2003, persons: 30 },
      { id: 'f', x: 199, n: 2000, persons: 30 },
      { id: 'g', x: 197, n: 2000, persons: 30 },
    ];
    const without = cells.map(({ persons: _, ...cell }) => cell);
    expect(protectColumn(without, events, 'wanted')?.hidden.size).toBe(0);
    // 4 x 40 = 160 contacts must fit in what is hidden, for every insider: two of the large ones, not two small ones.
    expect([...(protectColumn(cells, events, 'wanted')?.hidden ?? [])]).toHaveLength(3);
    expect(protectColumn(cells, events, 'wanted')?.hidden).toEqual(new Set(['a', 'f', 'g']));
  });
});

describe('linked columns of one table', () => {
  test('hidden in one is hidden in all, and each column is safe', () => {
    const three = column([12, 60], [20, 60], [25, 61], [30, 62], [28, 63], [22, 64], [24, 65], [26, 66]);
    const five = column([3, 60], [8, 60], [9, 61], [7, 62], [10, 63], [6, 64], [8, 65], [11, 66]);
    const together = protectLinked(
      [
        { cells: three, rule: share },
        { cells: five, rule: share },
      ],
      'wanted',
    );
    expect(together?.clusterShown).toBe(true);
    expect(together?.hidden).toEqual(protectColumn(five, share, 'wanted')?.hidden);
    expect(together?.hidden.has('p0')).toBe(true);
    const others = [
      { cells: three, rule: share },
      { cells: five.slice(1), rule: share },
    ];
    expect(() => protectLinked(others, 'wanted')).toThrow('differ');
  });
});

describe('fewer than five practices (D13)', () => {
  test.each([1, 2, 3, 4])('%i: no practice is shown', (size) => {
    const list = column([30, 60], [25, 50], [40, 90], [35, 70]).slice(0, size);
    expect(protectColumn(list, share, 'wanted')).toEqual({
      hidden: new Set(list.map((cell) => cell.id)),
      clusterShown: size >= 3,
    });
  });

  test('the cluster figure goes when one practice could work out the small count of another', () => {
    const list = column([3, 60], [0, 50], [40, 90]);
    expect(protectColumn(list, share, 'wanted')?.clusterShown).toBe(false);
    expect(protectColumn(list, share, 'already-public')).toBeNull();
    expect(protectColumn(column([3, 60], [20, 50], [40, 90]), share, 'wanted')?.clusterShown).toBe(true);
  });
});

function sum(cells: readonly Cell[], key: 'x' | 'n'): number {
  return cells.reduce((total, cell) => total + cell[key], 0);
}
