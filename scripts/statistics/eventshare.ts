import { type ContactRow, hasOpenChildren, requireContactTable, sumContacts } from './contact-table.ts';

/** A table by number of contacts, and whether its last row means "so many or more". */
export interface ContactTable {
  readonly rows: readonly ContactRow[];
  readonly openTop: boolean;
}

/** Contacts of one kind out of all contacts: exact counts, for exact rounding. */
export interface EventShare {
  readonly numerator: number;
  readonly denominator: number;
  /** A table has an open top bin with children in it, and the text must say "cirka". */
  readonly approximate: boolean;
}

/**
 * Event share: the share of contacts that are of one kind.
 *
 * **For.** "22 % of the acute contacts were out of hours": contacts times children, added, in the table of out-of-hours
 * contacts, over the same in the table of all contacts.
 *
 * **Limits.** No interval: contacts of the same child are not independent, and the two tables do not say which child
 * had both kinds. An open top bin counts at its lower edge, so both sums may be too low and the share may err either
 * way; that is why the word is "cirka" and not "mindst".
 *
 * **Units and errors.** The part must be counted within the whole (same children, same period). A numerator above the
 * denominator shows that it is not, or that open bins make the comparison meaningless, and throws. No
 * contacts give 0 of 0, whose share cannot be computed (`roundRatio` answers null).
 *
 * **Example.** part 8 children with 1 and 2 with 2 contacts, whole 20 with 1 and 10 with 2: { numerator: 12,
 * denominator: 40, approximate: false }, 30 %
 */
export function eventShare(part: ContactTable, whole: ContactTable): EventShare {
  requireContactTable('eventShare', part.rows);
  requireContactTable('eventShare', whole.rows);
  const numerator = sumContacts(part.rows);
  const denominator = sumContacts(whole.rows);
  if (numerator > denominator) throw new Error('eventShare: contacts in part must not exceed contacts in whole');
  return {
    numerator,
    denominator,
    approximate: hasOpenChildren(part.rows, part.openTop) || hasOpenChildren(whole.rows, whole.openTop),
  };
}
