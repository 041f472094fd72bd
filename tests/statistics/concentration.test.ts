import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concentration } from '../../scripts/statistics/concentration.ts';

const table = Object.freeze([
  Object.freeze({ contacts: 0, children: 50 }),
  Object.freeze({ contacts: 1, children: 30 }),
  Object.freeze({ contacts: 2, children: 15 }),
  Object.freeze({ contacts: 4, children: 5 }),
]);

describe('concentration', () => {
  it('counts the top group and its contacts: 5 of 100 children, 20 of 80 contacts', () => {
    const counts = { childrenTop: 5, children: 100, contactsTop: 20, contacts: 80 };
    expect(concentration(table, 4, false)).toEqual({ ...counts, atLeast: false });
    expect(concentration(table, 4, true)).toEqual({ ...counts, atLeast: true });
    expect(concentration(table, 3, true)).toEqual({ ...counts, atLeast: true });
  });

  it('is exact when the open bin is empty, and when nobody else has contacts', () => {
    expect(concentration([...table, { contacts: 9, children: 0 }], 4, true).atLeast).toBe(false);
    expect(concentration(table, 1, true)).toMatchObject({ contactsTop: 80, contacts: 80, atLeast: false });
  });

  it('gives a lower bound whenever it says so: the proof, tried out', () => {
    const children = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(children, children, children, fc.array(fc.integer({ min: 5, max: 60 })), (one, two, three, top) => {
        const below = [
          { contacts: 1, children: one },
          { contacts: 2, children: two },
          { contacts: 3, children: three },
        ];
        const binned = concentration([...below, { contacts: 5, children: top.length }], 3, true);
        const rest = one + 2 * two;
        const trueTop = 3 * three + top.reduce((sum, contacts) => sum + contacts, 0);
        // contactsTop / contacts <= trueTop / (trueTop + rest), compared by cross-multiplication.
        const low = binned.contactsTop * (trueTop + rest) <= trueTop * binned.contacts;
        const equal = binned.contactsTop * (trueTop + rest) === trueTop * binned.contacts;
        return low && (binned.atLeast || equal);
      }),
    );
  });

  it('is 0 of 0 without contacts', () => {
    expect(concentration([{ contacts: 0, children: 7 }], 1, false)).toEqual({
      childrenTop: 0,
      children: 7,
      contactsTop: 0,
      contacts: 0,
      atLeast: false,
    });
    expect(concentration([], 2, false)).toMatchObject({ children: 0, contacts: 0 });
  });

  it('has nobody in a top group above a closed table, but cannot split an open bin', () => {
    expect(concentration(table, 5, false)).toMatchObject({ childrenTop: 0, contactsTop: 0, contacts: 80 });
    expect(() => concentration(table, 5, true)).toThrow('concentration: from must not lie above the open top bin');
  });

  it('is exact at a million children', () => {
    const many = concentration(
      [
        { contacts: 1, children: 999_999 },
        { contacts: 7, children: 1_000_000 },
      ],
      7,
      false,
    );
    expect(many).toMatchObject({ childrenTop: 1_000_000, children: 1_999_999, contacts: 7_999_999 });
  });

  it('refuses a malformed table and a top group from nothing', () => {
    expect(() => concentration(table, 0, false)).toThrow('concentration: from must be a whole number of 1 or more');
    expect(() => concentration([...table, ...table], 4, false)).toThrow('concentration: each number of contacts must');
    expect(() => concentration([{ contacts: 1, children: 0.5 }], 1, false)).toThrow('concentration: children must be');
  });
});
