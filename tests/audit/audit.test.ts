import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AuditCell,
  type AuditInput,
  auditEdition,
  auditPasses,
  countTried,
  type ProtectedCount,
  type Statement,
} from '../../scripts/audit/audit.ts';
import { describeAudit } from '../../scripts/audit/describe.ts';
import { printedBand, printedCount, printedPercent } from '../../scripts/audit/printed.ts';

const what = 'Børn med mange kontakter';

/** One indicator: a cell per practice, the total printed, and everything else as `also` says. */
function column(figures: readonly (readonly [x: number, n: number])[], also: Partial<AuditInput> = {}): AuditInput {
  const cells = figures.map(([x, n], place) => ({ id: `x${place}`, practice: `p${place}`, column: 'x', x, most: n }));
  const total = printedCount(
    what,
    cells.map((cell) => one(cell.id)),
    cells.reduce((sum, cell) => sum + cell.x, 0),
  );
  return {
    cells,
    known: also.known ?? [],
    published: [total, ...(also.published ?? [])],
    protected: cells.map((cell) => count([one(cell.id)], cell.most)),
  };
}

function one(cell: string) {
  return { cell, times: 1 };
}

function count(terms: ProtectedCount['terms'], of: number | null): ProtectedCount {
  return { what, terms, of, threshold: 5, sensitive: false };
}

function shown(place: number, x: number): Statement {
  return printedCount(what, [one(`x${place}`)], x);
}

const figures = [
  [3, 60],
  [12, 50],
  [20, 55],
  [15, 45],
  [30, 70],
] as const;
const safe = [shown(3, 15), shown(4, 30)];

describe('one column (D6, D9)', () => {
  test('three hidden of which two are large: passes', () => {
    expect(auditEdition(column(figures, { published: safe }))).toEqual([]);
  });

  test('FAULT a total that gives the only hidden figure away', () => {
    const published = [...safe, shown(1, 12), shown(2, 20)];
    const found = auditEdition(column(figures, { published }));
    expect(found.map((finding) => finding.code)).toContain('can-be-worked-out');
  });

  test('FAULT two hidden: each works out the other', () => {
    const found = auditEdition(column(figures, { published: [...safe, shown(1, 12)] }));
    expect(found).toEqual([
      {
        code: 'can-be-worked-out',
        what,
        figure: null,
        message: `En praksis, der kender sit eget tal, kan regne et lille tal ud i »${what}«.`,
      },
    ]);
  });

  test('FAULT a hidden zero that lends no doubt', () => {
    const list = [
      [2, 60],
      [0, 50],
      [0, 55],
      [15, 45],
      [30, 70],
    ] as const;
    expect(auditPasses(column(list, { published: safe }))).toBe(false);
  });

  test('FAULT one to four left over: the high side of a hidden share', () => {
    const list = [
      [57, 60],
      [12, 50],
      [20, 55],
      [15, 45],
      [30, 70],
    ] as const;
    expect(auditPasses(column(list, { published: [...safe, shown(1, 12)] }))).toBe(false);
    expect(auditPasses(column(list, { published: safe }))).toBe(true);
  });

  test('FAULT everyone in a small practice', () => {
    const list = [
      [12, 12],
      [12, 50],
      [20, 55],
      [15, 45],
      [30, 70],
    ] as const;
    expect(auditPasses(column(list, { published: [...safe, shown(1, 12), shown(2, 20)] }))).toBe(false);
    expect(auditPasses(column([[25, 25], ...list.slice(1)], { published: [shown(0, 25), ...safe] }))).toBe(true);
  });

  test('FAULT "<5" printed on a secondary, and therefore on a sum of fours', () => {
    const less = (place: number): Statement => ({ what, terms: [one(`x${place}`)], lower: 1, upper: 4 });
    const fours = [
      [4, 60],
      [4, 50],
      [4, 55],
      [15, 45],
      [30, 70],
    ] as const;
    expect(auditPasses(column(fours, { published: [...safe, less(0), less(1), less(2)] }))).toBe(false);
    const onSecondary = auditEdition(column(figures, { published: [...safe, less(1)] }));
    expect(onSecondary.map((finding) => finding.code)).toContain('not-true');
  });

  test('FAULT the old edition shows what the new one hides (D16)', () => {
    expect(auditPasses(column(figures, { published: [...safe, { ...shown(0, 3), what: 'Udgave 1' }] }))).toBe(false);
  });

  test('FAULT a late practice: two totals whose difference is one practice', () => {
    const without = printedCount('Udgave 1', ['x1', 'x2', 'x3', 'x4'].map(one), 77);
    expect(auditPasses(column(figures, { published: [...safe, without] }))).toBe(false);
  });

  test('FAULT a municipality with one practice (D15)', () => {
    const municipality = printedPercent('Kommune', [one('x0')], 60, 5);
    expect(auditPasses(column(figures, { published: [...safe, municipality] }))).toBe(false);
  });

  test('FAULT a rate printed beside a hidden count', () => {
    expect(auditPasses(column(figures, { published: [...safe, printedPercent(what, [one('x0')], 60, 5)] }))).toBe(
      false,
    );
  });

  test('FAULT a 100 % bar: the parts of a practice printed except the hidden one (D5)', () => {
    const bar = (place: number, n: number): AuditCell => ({
      id: `rest${place}`,
      practice: `p${place}`,
      x: n,
      most: 60,
    });
    const base = column(figures, { published: safe });
    const input = {
      ...base,
      cells: [...base.cells, bar(0, 57)],
      known: [printedCount(what, [one('x0'), one('rest0')], 60)],
    };
    expect(auditPasses(input)).toBe(true);
    const remainder = printedCount('Søjle', [one('rest0')], 57);
    expect(auditPasses({ ...input, published: [...input.published, remainder] })).toBe(false);
  });

  test('FAULT an axis that ends at the hidden value', () => {
    const axis: Statement = { what: 'Aksen', terms: [one('x0')], lower: 3, upper: 4 };
    expect(auditPasses(column(figures, { published: [...safe, axis] }))).toBe(false);
  });

  test('FAULT a sorted chart with the hidden one between its neighbours', () => {
    const list = [
      [3, 60],
      [8, 50],
      [20, 55],
      [2, 45],
      [5, 70],
    ] as const;
    const published = [shown(3, 2), shown(4, 5)];
    const order: Statement[] = [
      { what: 'Rækkefølge', terms: [one('x0')], lower: 3, upper: 4 },
      { what: 'Rækkefølge', terms: [one('x1')], lower: 5, upper: 50 },
    ];
    const input = column(list, { published });
    expect(auditPasses({ ...input, protected: [count([one('x0')], 60)] })).toBe(true);
    const sorted = { ...input, published: [...input.published, ...order], protected: [count([one('x0')], 60)] };
    expect(auditPasses(sorted)).toBe(false);
  });

  test('sensitive: nought and nine are protected too', () => {
    const list = [
      [0, 60],
      [9, 50],
      [20, 55],
      [15, 45],
      [30, 70],
    ] as const;
    const input = column(list, { published: safe });
    const sensitive = input.protected.map((each) => ({ ...each, sensitive: true }));
    expect(auditPasses(input)).toBe(true);
    expect(auditPasses({ ...input, protected: sensitive })).toBe(true);
    const tighter = { ...input, published: [...input.published, shown(2, 20)] };
    expect(auditPasses(tighter)).toBe(true);
    expect(auditPasses({ ...tighter, protected: sensitive })).toBe(false);
  });

  test('a practice of three: nothing printed tells more than its size', () => {
    const list = [
      [2, 3],
      [12, 50],
      [20, 55],
      [15, 45],
      [30, 70],
    ] as const;
    expect(auditPasses(column(list, { published: safe }))).toBe(true);
    expect(auditPasses(column(list, { published: [...safe, shown(1, 12)] }))).toBe(false);
  });
});

describe('several groupings of the same cells', () => {
  /** Practices by groups 1-2, 3-4 and 5+, everything hidden but the cluster's distribution. */
  function table(rows: readonly (readonly number[])[], published: readonly Statement[]): AuditInput {
    const cells = rows.flatMap((row, i) =>
      row.map((x, j) => ({
        id: `${i}.${j}`,
        practice: `p${i}`,
        column: `${j}`,
        x,
        most: row.reduce((a, b) => a + b, 0),
      })),
    );
    const size = rows[0]?.length ?? 0;
    const sums = Array.from({ length: size }, (_, j) => rows.map((_, i) => one(`${i}.${j}`)));
    const value = (terms: readonly { cell: string }[]) =>
      terms.reduce((total, term) => total + (cells.find((cell) => cell.id === term.cell)?.x ?? 0), 0);
    return {
      cells,
      known: rows.map((row, i) =>
        printedCount(
          'Børn',
          row.map((_, j) => one(`${i}.${j}`)),
          row.reduce((a, b) => a + b, 0),
        ),
      ),
      published: [...sums.map((terms) => printedCount('Fordeling', terms, value(terms))), ...published],
      protected: cells.map((cell) => count([one(cell.id)], null)),
    };
  }

  const rows = [
    [30, 8, 3],
    [40, 12, 9],
    [35, 10, 8],
    [28, 9, 7],
    [50, 16, 12],
  ];

  test('the distribution of the cluster alone: passes', () => {
    expect(auditEdition(table(rows, []))).toEqual([]);
  });

  test('FAULT two packs: three or more and five or more shown for the same practice, two between', () => {
    const close = [[30, 2, 9], ...rows.slice(1)];
    const three = printedPercent('Pakke 1', [one('0.1'), one('0.2')], 41, 27);
    const five = printedPercent('Pakke 2', [one('0.2')], 41, 22);
    expect(auditPasses(table(close, [three]))).toBe(true);
    expect(auditPasses(table(close, [five]))).toBe(true);
    expect(auditPasses(table(close, [three, five]))).toBe(false);
  });

  test('agrees with the exact bounds of two-way tables (Fréchet) on random tables', () => {
    const arbitrary = fc.tuple(fc.integer({ min: 3, max: 10 }), fc.integer({ min: 2, max: 6 })).chain(([k, m]) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: m, maxLength: m }), {
        minLength: k,
        maxLength: k,
      }),
    );
    let passing = 0;
    fc.assert(
      fc.property(arbitrary, (list) => {
        const passes = frechetPasses(list);
        if (passes) passing += 1;
        expect(auditPasses(table(list, []))).toBe(passes);
      }),
      { numRuns: 100 },
    );
    expect(passing).toBeGreaterThan(10);
  }, 30_000);

  test('never passes what all small tables on paper refuse', () => {
    // Random statements with factors over four cells: no structure at all.
    const cell = fc.integer({ min: 0, max: 5 });
    const arbitrary = fc.tuple(
      fc.array(cell, { minLength: 4, maxLength: 4 }),
      fc.array(
        fc.tuple(
          fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 4, maxLength: 4 }),
          fc.integer({ min: 0, max: 2 }),
        ),
        { minLength: 1, maxLength: 3 },
      ),
    );
    const outcome = { both: 0, neither: 0, unsure: 0 };
    fc.assert(
      fc.property(arbitrary, ([values, forms]) => {
        const cells = values.map((x, i) => ({ id: `c${i}`, practice: `p${i}`, column: 'c', x, most: 5 }));
        const published = forms.map(([times, slack]) => {
          const sum = times.reduce((total, factor, i) => total + factor * (values[i] ?? 0), 0);
          return {
            what,
            terms: times.map((factor, i) => ({ cell: `c${i}`, times: factor })),
            lower: sum - slack,
            upper: sum + slack,
          };
        });
        const input = { cells, known: [], published, protected: [{ ...count([one('c0')], null), threshold: 3 }] };
        const passes = auditPasses(input);
        const exact = bruteForcePasses(values, published);
        expect(passes && !exact).toBe(false);
        outcome[passes ? 'both' : exact ? 'unsure' : 'neither'] += 1;
      }),
      { numRuns: 300 },
    );
    expect(outcome.both).toBeGreaterThan(50);
    expect(outcome.neither).toBeGreaterThan(10);
    expect(outcome.unsure).toBe(0);
  }, 30_000);
});

describe('bands (D6b)', () => {
  /** Nasty: single digits everywhere, about twenty children a doctor. */
  const nasty = [
    [2, 18],
    [4, 22],
    [1, 16],
    [6, 40],
    [3, 21],
    [5, 33],
    [7, 38],
    [2, 17],
    [9, 41],
    [3, 24],
  ] as const;
  const bands = (width: number) =>
    nasty.map(([x, n], place) => {
      const from = Math.min(100 - width, Math.floor((100 * x) / n / width) * width);
      return printedBand(what, [one(`x${place}`)], n, from, from + width);
    });

  test('of 20 and 25 points are safe with the total printed and nobody hidden; of 5 and 10 they are not', () => {
    const passing = [5, 10, 20, 25].filter((width) => auditPasses(column(nasty, { published: bands(width) })));
    expect(passing).toEqual([20, 25]);
  });

  test('whole percents with known denominators are as good as counts', () => {
    const exact = nasty.map(([x, n], place) => printedPercent(what, [one(`x${place}`)], n, Math.round((100 * x) / n)));
    expect(auditPasses(column(nasty, { published: exact }))).toBe(false);
  });
});

describe('printed figures as intervals', () => {
  test('hold exactly the counts that print so, rounding half away from zero', () => {
    const figure = fc
      .integer({ min: 1, max: 3000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(figure, fc.constantFrom(0, 1), ([x, n], decimals) => {
        const scale = 10 ** decimals;
        const print = (value: number) => Math.floor((200 * scale * value + n) / (2 * n)) / scale;
        const { lower, upper } = printedPercent(what, [], n, print(x), decimals);
        expect(lower <= x && x <= upper).toBe(true);
        expect(print(lower)).toBe(print(x));
        expect(print(upper)).toBe(print(x));
        if (lower > 0) expect(print(lower - 1)).not.toBe(print(x));
        if (upper < n) expect(print(upper + 1)).not.toBe(print(x));
      }),
    );
    expect(printedBand(what, [], 17, 80, 100)).toMatchObject({ lower: 14, upper: 17 });
    expect(printedBand(what, [], 15, 20, 40)).toMatchObject({ lower: 3, upper: 5 });
  });
});

describe('the report', () => {
  test('says what was tried and holds no letter and no name of a count', () => {
    const input = column(figures, { published: [...safe, shown(1, 12)] });
    const tried = countTried(input);
    expect(tried).toEqual({ readers: 6, counts: 1 });
    const figure = { title: what, practices: 5, hidden: 2, banded: 0, clusterShown: true, threshold: 5 };
    const lines = describeAudit({ profile: 'lukket', figures: [figure], ...tried, findings: auditEdition(input) });
    expect(lines.join('\n')).toContain('3 af 5 praksis vises, 2 skjult. Klyngens tal vises.');
    expect(lines).toContain('Resultat: ikke bestået. Intet er skrevet.');
    const passed = describeAudit({ profile: 'lukket', figures: [figure], ...tried, findings: [] });
    expect(passed.at(-1)).toMatch(/^Resultat: bestået/);
  });

  test('an unknown count or an ambiguous name is our own fault and throws', () => {
    expect(() => auditEdition(column(figures, { published: [shown(9, 1)] }))).toThrow('unknown count');
    const twice = column(figures);
    expect(() => auditEdition({ ...twice, cells: [...twice.cells, ...twice.cells.slice(0, 1)] })).toThrow('same name');
  });
});

/** D9 on a two-way table with all totals known, from the exact bounds of each cell, for every reader. */
function frechetPasses(rows: readonly (readonly number[])[]): boolean {
  return [null, ...rows.keys()].every((own) => {
    const others = rows.filter((_, place) => place !== own);
    const all = others.flat().reduce((a, b) => a + b, 0);
    return others.every((row) =>
      row.every((x, j) => {
        if (x === 0 || x > 4) return true;
        const n = row.reduce((a, b) => a + b, 0);
        const total = others.reduce((sum, each) => sum + (each[j] ?? 0), 0);
        return enough(Math.max(0, n + total - all), Math.min(n, total), n);
      }),
    );
  });
}

function enough(low: number, high: number, n: number): boolean {
  if (low <= 1 && high >= 4) return true;
  if (high - low + 1 >= 4 && (low === 0 || high >= 5)) return true;
  return low === 0 && high === n;
}

/** T = 3 for the first of four cells of at most five, for the outsider and the three others. */
function bruteForcePasses(values: readonly number[], published: readonly Statement[]): boolean {
  const x = values[0] ?? 0;
  if (x === 0 || x > 2) return true;
  return [-1, 1, 2, 3].every((own) => {
    const possible = new Set<number>();
    for (let code = 0; code < 6 ** 4; code += 1) {
      const world = [0, 1, 2, 3].map((place) => Math.floor(code / 6 ** place) % 6);
      if (own >= 0 && world[own] !== values[own]) continue;
      const fits = published.every(({ terms, lower, upper }) => {
        const sum = terms.reduce((total, term) => total + term.times * (world[Number(term.cell.slice(1))] ?? 0), 0);
        return sum >= lower && sum <= upper;
      });
      if (fits) possible.add(world[0] ?? 0);
    }
    if (possible.has(1) && possible.has(2)) return true;
    return possible.size >= 2 && [...possible].some((value) => value === 0 || value >= 3);
  });
}
