/** Release and audit share no code. Here they meet: whatever the one lets out, the other must let pass. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AuditInput, auditPasses } from '../../scripts/audit/audit.ts';
import { printedBand, printedCount } from '../../scripts/audit/printed.ts';
import { chooseBands } from '../../scripts/release/bands.ts';
import { type ColumnCell, type ColumnRule, protectColumn } from '../../scripts/release/suppress.ts';
import { inGroups, protectDistribution } from '../../scripts/release/tail.ts';

const rule: ColumnRule = { threshold: 5, sensitive: false, kind: 'proportion' };

function figures(least: number, most: number, largest: number): fc.Arbitrary<ColumnCell[]> {
  const figure = fc
    .integer({ min: 0, max: largest })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  return fc
    .array(figure, { minLength: least, maxLength: most })
    .map((list) => list.map(([x, n], place) => ({ id: `p${place}`, x, n })));
}

function term(cell: string) {
  return { cell, times: 1 };
}

function inputOf(cells: readonly ColumnCell[], used: ColumnRule, published: AuditInput['published']): AuditInput {
  return {
    cells: cells.map(({ id, x, n }) => ({ id, practice: id, column: 'x', x, most: n })),
    known: [],
    published,
    protected: cells.map(({ id, n }) => ({ what: 'a', terms: [term(id)], of: n, ...used })),
  };
}

function total(cells: readonly ColumnCell[]) {
  const x = cells.reduce((sum, cell) => sum + cell.x, 0);
  return printedCount(
    'a',
    cells.map((cell) => term(cell.id)),
    x,
  );
}

test.each([
  ['five to nine practices', figures(5, 9, 60), rule],
  ['small practices', figures(5, 12, 15), rule],
  ['fewer than five practices', figures(3, 4, 60), rule],
  ['a sensitive subject', figures(5, 9, 60), { ...rule, sensitive: true }],
] as const)(
  'what suppression shows passes the audit, and without it some of it would not: %s',
  (_, cells, used) => {
    let hiding = 0;
    fc.assert(
      fc.property(cells, (list) => {
        const result = protectColumn(list, used, 'wanted');
        if (result === null) throw new Error('there is always a way without the cluster figure');
        const shown = list.filter((cell) => !result.hidden.has(cell.id));
        const counts = shown.map((cell) => printedCount('a', [term(cell.id)], cell.x));
        // A figure below ten is hidden because it says little, not because zero of nine tells of anybody.
        const published = result.clusterShown ? [...counts, total(list)] : counts;
        expect(auditPasses(inputOf(list, used, published))).toBe(true);
        const all = list.map((cell) => printedCount('a', [term(cell.id)], cell.x));
        if (!auditPasses(inputOf(list, used, all))) hiding += 1;
      }),
      { numRuns: 150 },
    );
    expect(hiding).toBeGreaterThan(20);
  },
  20_000,
);

test('bands that are chosen pass, also beside the total, and the narrower ones had been refused', () => {
  let chosen = 0;
  fc.assert(
    fc.property(figures(5, 10, 45), (list) => {
      const asked: boolean[] = [];
      const viewInput = (view: ReadonlyMap<string, { from: number; to: number }>) => {
        const bands = list.flatMap(({ id, n }) => {
          const band = view.get(id);
          return band === undefined ? [] : [printedBand('a', [term(id)], n, band.from, band.to)];
        });
        return inputOf(list, rule, [...bands, total(list)]);
      };
      const choice = chooseBands(list, (view) => {
        asked.push(auditPasses(viewInput(view)));
        return asked.at(-1) ?? false;
      });
      expect(asked.slice(0, -1)).not.toContain(true);
      if (choice === null) return;
      chosen += 1;
      expect(auditPasses(viewInput(choice.bands))).toBe(true);
    }),
    { numRuns: 150 },
  );
  expect(chosen).toBeGreaterThan(10);
}, 20_000);

test("the cluster's distribution that is printed passes the audit", () => {
  const row = fc.tuple(...[60, 40, 20, 10, 5].map((max) => fc.integer({ min: 0, max })));
  let printed = 0;
  fc.assert(
    fc.property(fc.array(row, { minLength: 3, maxLength: 8 }), (rows) => {
      const groups = protectDistribution(rows);
      if (groups === null) return;
      printed += 1;
      const merged = rows.map((one) => inGroups(one, groups));
      const cells = merged.flatMap((one, i) =>
        one.map((x, j) => ({ id: `${i}.${j}`, practice: `p${i}`, column: `${j}`, x, most: 200 })),
      );
      const sum = (list: readonly (number | undefined)[]) => list.reduce<number>((all, x) => all + (x ?? 0), 0);
      const input = {
        cells,
        known: merged.map((one, i) =>
          printedCount(
            'n',
            one.map((_, j) => term(`${i}.${j}`)),
            sum(one),
          ),
        ),
        published: groups.map((_, j) =>
          printedCount(
            'f',
            merged.map((__, i) => term(`${i}.${j}`)),
            sum(merged.map((one) => one[j])),
          ),
        ),
        protected: cells.map(({ id }) => ({ what: 'f', terms: [term(id)], of: null, threshold: 5, sensitive: false })),
      };
      expect(auditPasses(input)).toBe(true);
    }),
    { numRuns: 60 },
  );
  expect(printed).toBeGreaterThan(20);
}, 30_000);
