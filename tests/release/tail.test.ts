import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inGroups, mergeTail, protectDistribution } from '../../scripts/release/tail.ts';

/** Every table of whole numbers with these row and column totals. */
function tables(rowTotals: readonly number[], columnTotals: readonly number[]): number[][][] {
  const [first, ...rest] = rowTotals;
  if (first === undefined) return columnTotals.every((total) => total === 0) ? [[]] : [];
  return splits(first, columnTotals).flatMap((row) =>
    tables(
      rest,
      columnTotals.map((total, place) => total - (row[place] ?? 0)),
    ).map((table) => [row, ...table]),
  );
}

function splits(total: number, limits: readonly number[]): number[][] {
  const [limit, ...rest] = limits;
  if (limit === undefined) return total === 0 ? [[]] : [];
  return Array.from({ length: Math.min(limit, total) + 1 }, (_, value) => value).flatMap((value) =>
    splits(total - value, rest).map((row) => [value, ...row]),
  );
}

function columnTotals(rows: readonly (readonly number[])[]): number[] {
  return (rows[0] ?? []).map((_, place) => rows.reduce((total, row) => total + (row[place] ?? 0), 0));
}

function rowTotal(row: readonly number[]): number {
  return row.reduce((total, value) => total + value, 0);
}

describe('merging the tail (D4)', () => {
  test('until at most a quarter of the practices have one to four in the last group', () => {
    const rows = [
      [40, 20, 9, 5, 1],
      [50, 22, 8, 2, 2],
      [60, 30, 7, 5, 3],
      [35, 10, 6, 0, 0],
    ];
    expect(mergeTail(rows)).toBe(4);
    expect(mergeTail(rows.map((row) => [...row.slice(0, 3), row[3] === 5 ? 3 : 1, 0]))).toBe(5);
    expect(
      mergeTail([
        [9, 9, 1, 0, 1],
        [9, 9, 1, 0, 1],
      ]),
    ).toBe(3);
    expect(
      mergeTail(
        [
          [9, 9, 1, 0, 1],
          [9, 9, 1, 0, 1],
        ],
        4,
      ),
    ).toBe(4);
    expect(mergeTail([])).toBe(0);
  });

  test('the same cut for all, never fewer than three, and no longer than needed', () => {
    const rows = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 }), {
      minLength: 1,
      maxLength: 12,
    });
    const smallTails = (list: number[][], keep: number) =>
      list.map((row) => rowTotal(row.slice(keep - 1))).filter((tail) => tail > 0 && tail < 5).length;
    fc.assert(
      fc.property(rows, (list) => {
        const keep = mergeTail(list);
        expect(keep).toBeGreaterThanOrEqual(3);
        if (keep > 3) expect(smallTails(list, keep)).toBeLessThanOrEqual(list.length / 4);
        for (let longer = keep + 1; longer <= 6; longer += 1) {
          expect(smallTails(list, longer)).toBeGreaterThan(list.length / 4);
        }
      }),
    );
  });
});

describe("the cluster's distribution", () => {
  test('leaves, for every practice as reader, one to two possible in every small cell of the others (T = 3)', () => {
    const rows = fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }), {
      minLength: 3,
      maxLength: 4,
    });
    let printed = 0;
    fc.assert(
      fc.property(rows, (list) => {
        const groups = protectDistribution(list, 3);
        if (groups === null) return;
        printed += 1;
        const merged = list.map((row) => [...inGroups(row, groups)]);
        expect(columnTotals(merged).some((total) => total > 0 && total < 3)).toBe(false);
        for (const [own] of merged.entries()) {
          const others = merged.filter((_, place) => place !== own);
          const all = tables(others.map(rowTotal), columnTotals(others));
          for (const [i, row] of others.entries()) {
            for (const [j, value] of row.entries()) {
              if (value === 0 || value > 2) continue;
              const possible = new Set(all.map((table) => table[i]?.[j]));
              const everything = possible.size === rowTotal(row) + 1;
              expect(everything || (possible.has(1) && possible.has(2))).toBe(true);
            }
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(printed).toBeGreaterThan(10);
  }, 20_000);

  test('a small total is merged with its neighbour, and too few groups are none', () => {
    const rows = [
      [30, 2, 20, 10],
      [40, 0, 25, 12],
      [50, 0, 22, 14],
    ];
    expect(protectDistribution(rows)).toEqual([
      { first: 0, last: 1 },
      { first: 2, last: 2 },
      { first: 3, last: 3 },
    ]);
    expect(
      protectDistribution([
        [30, 1, 1],
        [40, 1, 0],
        [50, 0, 0],
      ]),
    ).toBeNull();
  });

  test('a group where one practice stands nearly alone is merged', () => {
    const alone = [
      [30, 20, 10, 3],
      [40, 22, 12, 30],
      [50, 24, 14, 0],
      [60, 26, 16, 0],
    ];
    const groups = protectDistribution(alone);
    expect(groups?.at(-1)).toEqual({ first: 2, last: 3 });
    const shared = alone.map((row, place) => [...row.slice(0, 3), [3, 30, 9, 8][place] ?? 0]);
    expect(protectDistribution(shared)?.at(-1)).toEqual({ first: 3, last: 3 });
  });
});
