import { expect, it } from 'vitest';
import { hasOpenChildren, requireContactTable, sumContacts } from '../../scripts/statistics/contact-table.ts';

const table = Object.freeze([
  Object.freeze({ contacts: 4, children: 5 }),
  Object.freeze({ contacts: 0, children: 50 }),
  Object.freeze({ contacts: 1, children: 30 }),
]);

it('adds contacts times children', () => {
  expect(sumContacts(table)).toBe(50);
  expect(sumContacts([])).toBe(0);
});

it('knows whether the last row is open and holds somebody, in whatever order the rows come', () => {
  expect([hasOpenChildren(table, true), hasOpenChildren(table, false)]).toEqual([true, false]);
  expect(hasOpenChildren([...table, { contacts: 9, children: 0 }], true)).toBe(false);
  expect(hasOpenChildren([{ contacts: 9, children: 0 }, ...table], true)).toBe(false);
  expect(hasOpenChildren([], true)).toBe(false);
});

it('refuses a table that counts a number of contacts twice, or does not count', () => {
  expect(() => requireContactTable('f', table)).not.toThrow();
  expect(() => requireContactTable('f', [...table, { contacts: 1, children: 2 }])).toThrow(
    'f: each number of contacts must occur once',
  );
  expect(() => requireContactTable('f', [{ contacts: -1, children: 2 }])).toThrow('f: contacts must be a whole number');
  expect(() => requireContactTable('f', [{ contacts: 1, children: Number.NaN }])).toThrow(
    'f: children must be a whole',
  );
});
