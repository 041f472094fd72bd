/**
 * No more is hidden than the rules require. Two judges that know nothing of the closed form: all whole-number columns
 * written down, and an integer program (HiGHS). What is chosen must be safe, and every cheaper set of hidden practices -
 * fewer of them, or as many with fewer patients - must be unsafe.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ColumnCell,
  type ColumnRule,
  type LinkedColumn,
  primaryHidden,
  protectLinked,
} from '../../scripts/release/suppress.ts';
import { isPossible } from './program.ts';

type Columns = readonly LinkedColumn[];
/** Can the hidden practice at `target` have this value in this column, for a reader who knows the one at `own`? */
type Judge = (
  cells: readonly ColumnCell[],
  hidden: readonly number[],
  own: number | null,
  target: number,
) => ReadonlySet<number>;

/** What D2 and D3 protect: 1 to T-1 with the property, as few without it, and everyone in a group below twenty. */
function protectedSides({ x, n }: ColumnCell, rule: ColumnRule): readonly (readonly number[])[] {
  const small = Array.from({ length: rule.threshold - 1 }, (_, index) => index + 1);
  const everything = Array.from({ length: n + 1 }, (_, index) => index);
  // Nobody can ask for more doubt about a practice of three than that it has three.
  const needed = n >= rule.threshold - 1 ? small : everything;
  const low = x > 0 && x < rule.threshold ? [needed] : [];
  if (rule.kind !== 'proportion' || n === 0) return low;
  const left = n - x;
  const high = left === 0 ? n < 20 : left < rule.threshold;
  return high ? [...low, needed.map((value) => n - value)] : low;
}

function isSafe(columns: Columns, hidden: readonly number[], judge: Judge): boolean {
  return columns.every(({ cells, rule }) =>
    [null, ...hidden].every((own) =>
      hidden.every((target) => {
        const cell = cells[target];
        if (target === own || cell === undefined) return true;
        const sides = protectedSides(cell, rule);
        if (sides.length === 0) return true;
        const possible = judge(cells, hidden, own, target);
        return sides.every((values) => values.every((value) => possible.has(value)));
      }),
    ),
  );
}

const byHand: Judge = (cells, hidden, own, target) => {
  const others = hidden.filter((place) => place !== own && place !== target);
  const unknown = hidden.filter((place) => place !== own);
  const sum = unknown.reduce((total, place) => total + (cells[place]?.x ?? 0), 0);
  const found = new Set<number>();
  const fill = (at: number, left: number): void => {
    const place = others[at];
    if (place === undefined) {
      if (left <= (cells[target]?.n ?? 0)) found.add(left);
      return;
    }
    for (let value = 0; value <= Math.min(cells[place]?.n ?? 0, left); value += 1) fill(at + 1, left - value);
  };
  fill(0, sum);
  return found;
};

let solved = 0;
/** The whole column as a program: shown counts and the reader's own stand fast, the printed total is an equation. */
const byProgram: Judge = (cells, hidden, own, target) => {
  const unknowns = cells.map(({ id, x, n }, place) => {
    const free = hidden.includes(place) && place !== own;
    return { name: id, least: free ? 0 : x, most: free ? n : x };
  });
  const total = cells.reduce((sum, { x }) => sum + x, 0);
  const printed = { terms: cells.map((_, at) => ({ at, times: 1 })), lower: total, upper: total };
  const n = cells[target]?.n ?? 0;
  const asked = [...new Set([0, 1, 2, 3, 4, n - 4, n - 3, n - 2, n - 1, n])].filter(
    (value) => value >= 0 && value <= n,
  );
  return new Set(
    asked.filter((value) => {
      solved += 1;
      return isPossible(unknowns, [printed, { terms: [{ at: target, times: 1 }], lower: value, upper: value }]);
    }),
  );
};

function costOf(columns: Columns, hidden: readonly number[]): readonly [number, number] {
  const patients = columns.flatMap(({ cells }) => hidden.map((place) => cells[place]?.n ?? 0));
  return [hidden.length, patients.reduce((total, n) => total + n, 0)];
}

function isCheaper(one: readonly [number, number], other: readonly [number, number]): boolean {
  return one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]);
}

function mustHide(columns: Columns): readonly number[] {
  const places = [...(columns[0]?.cells ?? []).keys()];
  return places.filter((place) =>
    columns.some(({ cells, rule }) => {
      const cell = cells[place];
      return cell !== undefined && primaryHidden(cell, rule);
    }),
  );
}

/** Every set of practices with the primary ones in it. */
function* choices(columns: Columns): Generator<readonly number[]> {
  const must = mustHide(columns);
  const free = [...(columns[0]?.cells ?? []).keys()].filter((place) => !must.includes(place));
  for (let mask = 0; mask < 2 ** free.length; mask += 1) yield [...must, ...free.filter((_, bit) => mask & (1 << bit))];
}

/** How many cheaper sets were judged; throws where one of them is safe or the chosen one is not. */
function proveMinimal(columns: Columns, judge: Judge): number {
  const chosen = protectLinked(columns, 'already-public');
  const ids = columns[0]?.cells.map(({ id }) => id) ?? [];
  const hidden = chosen ? [...ids.keys()].filter((place) => chosen.hidden.has(ids[place] ?? '')) : null;
  // None was found: then no set at all may be safe, or the total itself may not be printed.
  if (hidden === null) {
    const printable = columns.every(({ cells, rule }) => !primaryHidden(totalOf(cells), rule));
    if (printable)
      for (const other of choices(columns)) expect(isSafe(columns, other, judge), String(other)).toBe(false);
    return 0;
  }
  expect(isSafe(columns, hidden, judge), `chosen ${hidden}`).toBe(true);
  let judged = 0;
  for (const other of choices(columns)) {
    if (!isCheaper(costOf(columns, other), costOf(columns, hidden))) continue;
    judged += 1;
    expect(isSafe(columns, other, judge), `${other} instead of ${hidden}`).toBe(false);
  }
  return judged;
}

function totalOf(cells: readonly ColumnCell[]): ColumnCell {
  const sum = (pick: (cell: ColumnCell) => number) => cells.reduce((total, cell) => total + pick(cell), 0);
  return { id: '', x: sum(({ x }) => x), n: sum(({ n }) => n) };
}

/** One column, or two with the same denominators and the second within the first, as five or more is within three or more. */
function tables(
  rule: ColumnRule,
  columns: 1 | 2,
  practices: [number, number],
  sizes: [number, number],
): fc.Arbitrary<Columns> {
  const figure = fc
    .integer({ min: sizes[0], max: sizes[1] })
    .chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n })))
    .chain(([n, x]) => fc.tuple(fc.constant(n), fc.constant(x), fc.integer({ min: 0, max: x })));
  return fc.array(figure, { minLength: practices[0], maxLength: practices[1] }).map((list) => {
    const first = list.map(([n, x], place) => ({ id: `p${place}`, x, n }));
    const second = list.map(([n, , x], place) => ({ id: `p${place}`, x, n }));
    return columns === 1
      ? [{ cells: first, rule }]
      : [
          { cells: first, rule },
          { cells: second, rule },
        ];
  });
}

/** Mostly small counts among large ones, as real columns have. */
function realColumns(rule: ColumnRule): fc.Arbitrary<Columns> {
  const figure = fc
    .tuple(fc.integer({ min: 12, max: 160 }), fc.integer({ min: 0, max: 25 }))
    .map(([n, x]) => ({ n, x: Math.min(n, x) }));
  return fc
    .array(figure, { minLength: 5, maxLength: 8 })
    .map((list) => [{ rule, cells: list.map(({ n, x }, place) => ({ id: `p${place}`, x, n })) }]);
}

const three: ColumnRule = { threshold: 3, sensitive: false, kind: 'category' };
const share: ColumnRule = { threshold: 5, sensitive: false, kind: 'proportion' };

describe('against every whole-number column', () => {
  test.each([
    ['categories', tables(three, 1, [5, 6], [0, 6]), 300],
    ['shares of small practices', tables({ ...share, threshold: 3 }, 1, [5, 6], [8, 14]), 500],
    ['two nested columns of one table', tables(three, 2, [5, 6], [0, 7]), 400],
  ] as const)('%s', (_, tablesOf, numRuns) => {
    let judged = 0;
    fc.assert(
      fc.property(tablesOf, (columns) => {
        judged += proveMinimal(columns, byHand);
      }),
      { numRuns, seed: 20_260_907 },
    );
    expect(judged).toBeGreaterThan(300);
  });
});

describe('against an integer program', () => {
  test.each([
    ['columns as they are in a cluster', realColumns(share), 60],
    ['small practices, both sides of a share', tables(share, 1, [5, 6], [9, 24]), 150],
    ['two nested columns of one table', tables({ ...share, kind: 'category' }, 2, [5, 6], [10, 60]), 60],
  ] as const)('%s', (_, tablesOf, numRuns) => {
    let judged = 0;
    solved = 0;
    fc.assert(
      fc.property(tablesOf, (columns) => {
        judged += proveMinimal(columns, byProgram);
      }),
      { numRuns, seed: 20_260_907 },
    );
    expect(judged).toBeGreaterThan(100);
    expect(solved).toBeGreaterThan(1000);
  });

  test('the program itself can say yes and no', () => {
    const unknowns = [0, 1, 2].map((at) => ({ name: `x${at}`, least: 0, most: 9 }));
    const total = (sum: number) => ({ terms: unknowns.map((_, at) => ({ at, times: 1 })), lower: sum, upper: sum });
    expect(isPossible(unknowns, [total(27)])).toBe(true);
    expect(isPossible(unknowns, [total(28)])).toBe(false);
    const odd = {
      terms: [
        { at: 0, times: 2 },
        { at: 1, times: -2 },
      ],
      lower: 1,
      upper: 1,
    };
    expect(isPossible(unknowns, [odd])).toBe(false);
  });
});
