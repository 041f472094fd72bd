import { describe, expect, test } from 'vitest';
import { type AuditCell, auditEdition, auditPasses, type Statement } from '../../scripts/audit/audit.ts';
import { printedCount, printedPercent } from '../../scripts/audit/printed.ts';
import { column, count, figures, one, safe, shown, what } from './figures.ts';

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
