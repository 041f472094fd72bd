import { expect, test } from 'vitest';
import { auditEdition, countTried } from '../../scripts/audit/audit.ts';
import { partsOf } from '../../scripts/audit/parts.ts';
import { printedCount } from '../../scripts/audit/printed.ts';
import { column, figures, one, safe, shown, what } from './figures.ts';

/** The same column again under other names, as another round would be. */
function again(input: ReturnType<typeof column>): ReturnType<typeof column> {
  const rename = <T extends { readonly terms: readonly { cell: string; times: number }[] }>(statement: T): T => ({
    ...statement,
    terms: statement.terms.map(({ cell, times }) => ({ cell: `y${cell}`, times })),
  });
  return {
    cells: input.cells.map((cell) => ({ ...cell, id: `y${cell.id}`, column: 'y' })),
    known: input.known.map(rename),
    published: input.published.map(rename),
    protected: input.protected.map(rename),
  };
}

const both = (a: ReturnType<typeof column>, b: ReturnType<typeof column>, more = a.known) => ({
  cells: [...a.cells, ...b.cells],
  known: [...a.known, ...b.known, ...more],
  published: [...a.published, ...b.published],
  protected: [...a.protected, ...b.protected],
});

const good = column(figures, { published: safe });
const bad = column(figures, { published: [...safe, shown(1, 12), shown(2, 20)] });

test('two columns that nothing ties are two questions, and nothing is lost of either', () => {
  expect(partsOf(both(good, again(bad), []))).toEqual([good, again(bad)]);
});

test('one statement about both makes them one', () => {
  const tie = printedCount(what, [one('x0'), one('yx0')], 6);
  const [part, ...more] = partsOf(both(good, again(good), [tie]));
  expect(more).toEqual([]);
  expect(part?.known).toContain(tie);
  expect(part?.cells).toHaveLength(2 * figures.length);
});

test('a count that nothing is said of is a part of its own', () => {
  const loose = { id: 'z', practice: 'p0', column: 'z', x: 3, most: 10 };
  const parts = partsOf({ ...good, cells: [...good.cells, loose] });
  expect(parts.map(({ cells }) => cells.length)).toEqual([figures.length, 1]);
});

test('what is found in one part is found in the whole, once', () => {
  expect(auditEdition(both(good, again(good), []))).toEqual([]);
  expect(auditEdition(bad).length).toBeGreaterThan(0);
  expect(auditEdition(both(good, again(bad), []))).toEqual(auditEdition(bad));
  expect(auditEdition(both(bad, again(bad), []))).toEqual(auditEdition(bad));
  expect(countTried(both(good, again(good), [])).counts).toBe(2 * countTried(good).counts);
});
