import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditEdition, auditPasses, countTried } from '../../scripts/audit/audit.ts';
import { describeAudit } from '../../scripts/audit/describe.ts';
import { printedBand, printedPercent } from '../../scripts/audit/printed.ts';
import { column, figures, one, safe, shown, what } from './figures.ts';

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
