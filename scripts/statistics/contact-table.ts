import { requireCount } from './argument.ts';

/**
 * A table by number of contacts: one row says how many children had so many contacts.
 *
 * contacts 0, 1, 2, ... is the number of contacts of one child, each number once; children is how many children had it.
 * The row with the most contacts may be an open bin ("10 or more"), which then stands at its lower edge (10).
 */
export interface ContactRow {
  readonly contacts: number;
  readonly children: number;
}

export function requireContactTable(functionName: string, table: readonly ContactRow[]): void {
  const seen = new Set<number>();
  for (const row of table) {
    requireCount(functionName, 'contacts', row.contacts);
    requireCount(functionName, 'children', row.children);
    if (seen.has(row.contacts)) throw new Error(`${functionName}: each number of contacts must occur once`);
    seen.add(row.contacts);
  }
}

/** All contacts in the table: contacts times children, added. An open top bin counts at its lower edge. */
export function sumContacts(table: readonly ContactRow[]): number {
  let contacts = 0;
  for (const row of table) contacts += row.contacts * row.children;
  return contacts;
}

/** Whether the last row holds children and is open, so that the contacts in the table are too few. */
export function hasOpenChildren(table: readonly ContactRow[], openTop: boolean): boolean {
  let top: ContactRow = { contacts: -1, children: 0 };
  for (const row of table) {
    if (row.contacts > top.contacts) top = row;
  }
  return openTop && top.children > 0;
}
