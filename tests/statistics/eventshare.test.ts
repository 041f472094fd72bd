import { describe, expect, it } from 'vitest';
import type { ContactRow } from '../../scripts/statistics/contact-table.ts';
import { eventShare } from '../../scripts/statistics/eventshare.ts';

const part: readonly ContactRow[] = Object.freeze([
  Object.freeze({ contacts: 1, children: 8 }),
  Object.freeze({ contacts: 2, children: 2 }),
]);
const whole: readonly ContactRow[] = Object.freeze([
  Object.freeze({ contacts: 1, children: 20 }),
  Object.freeze({ contacts: 2, children: 10 }),
]);
const closed = (rows: readonly ContactRow[]) => ({ rows, openTop: false });
const open = (rows: readonly ContactRow[]) => ({ rows, openTop: true });

describe('eventShare', () => {
  it('is the contacts of one table over those of the other: 12 of 40', () => {
    expect(eventShare(closed(part), closed(whole))).toEqual({ numerator: 12, denominator: 40, approximate: false });
  });

  it('is approximate when either table has an open top bin with children in it', () => {
    expect(eventShare(open(part), closed(whole)).approximate).toBe(true);
    expect(eventShare(closed(part), open(whole)).approximate).toBe(true);
    const empty = [...part, { contacts: 3, children: 0 }];
    expect(eventShare(open(empty), closed(whole)).approximate).toBe(false);
  });

  it('takes none, all, and nobody', () => {
    expect(eventShare(closed([]), closed(whole))).toMatchObject({ numerator: 0, denominator: 40 });
    expect(eventShare(closed(whole), closed(whole))).toMatchObject({ numerator: 40, denominator: 40 });
    expect(eventShare(closed([]), closed([]))).toEqual({ numerator: 0, denominator: 0, approximate: false });
  });

  it('is exact at a million', () => {
    const million = [{ contacts: 3, children: 1_000_000 }];
    expect(eventShare(closed(million), closed(million))).toMatchObject({ numerator: 3_000_000 });
  });

  it('refuses a part that is larger than the whole, and a malformed table', () => {
    expect(() => eventShare(closed(whole), closed(part))).toThrow(
      'eventShare: contacts in part must not exceed contacts in whole',
    );
    expect(() => eventShare(closed([{ contacts: 1.5, children: 1 }]), closed(whole))).toThrow(
      'eventShare: contacts must be a whole number of 0 or more',
    );
    expect(() => eventShare(closed(part), closed([...whole, ...whole]))).toThrow('eventShare: each number of contacts');
  });
});
