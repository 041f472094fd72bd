import { requirePositiveCount } from './argument.ts';
import { type ContactRow, hasOpenChildren, requireContactTable, sumContacts } from './contact-table.ts';

/** Children in the top group of all children, and their contacts of all contacts: exact counts, for exact rounding. */
export interface Concentration {
  readonly childrenTop: number;
  readonly children: number;
  readonly contactsTop: number;
  readonly contacts: number;
  /** The share of contacts is a lower bound, and the text must say "mindst". */
  readonly atLeast: boolean;
}

/**
 * Concentration: how many of the contacts the most frequent children stand for.
 *
 * **For.** "5 % of the children have 5 contacts or more and stand for 31 % of the contacts."
 *
 * **Open top bin.** "10 or more" counts as 10 each, so some contacts, c of them, are missing. They all belong to the
 * top group. With T contacts counted in the top group and R in the rest, the true share is (T + c) / (T + c + R), and
 *
 *     (T + c) / (T + c + R)  -  T / (T + R)   =   c R / ((T + c + R)(T + R))   >=   0
 *
 * so the share we compute is a lower bound, equal only when c or R is 0. Hence atLeast: the bin is open, holds
 * children, and somebody else has contacts (R above 0). The share of children is exact in any case.
 *
 * **Limits.** contactsTop and contacts themselves are too low whenever the bin is open, also when the share is exact.
 * children is what the table holds: with no row for 0 contacts it is children WITH contacts, and the text must say so.
 *
 * **Units and errors.** from is the fewest contacts of the top group, a whole number of 1 or more. No contacts give 0
 * of 0, whose share cannot be computed (`roundRatio` answers null). A from above an open top bin splits the bin and
 * throws, and so does a malformed table.
 *
 * **Example.** 50 children with 0, 30 with 1, 15 with 2 and 5 with 4 or more; from 4, open top:
 * { childrenTop: 5, children: 100, contactsTop: 20, contacts: 80, atLeast: true }, at least 25 %
 */
export function concentration(table: readonly ContactRow[], from: number, openTop: boolean): Concentration {
  requireContactTable('concentration', table);
  requirePositiveCount('concentration', 'from', from);
  const top = table.filter((row) => row.contacts >= from);
  if (openTop && top.length === 0) throw new Error('concentration: from must not lie above the open top bin');
  const contactsTop = sumContacts(top);
  const contacts = sumContacts(table);
  return {
    childrenTop: sumChildren(top),
    children: sumChildren(table),
    contactsTop,
    contacts,
    atLeast: hasOpenChildren(table, openTop) && contactsTop < contacts,
  };
}

function sumChildren(table: readonly ContactRow[]): number {
  let children = 0;
  for (const row of table) children += row.children;
  return children;
}
