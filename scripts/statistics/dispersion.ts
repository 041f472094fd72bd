import { type ContactRow, requireContactTable, sumContacts } from './contact-table.ts';
import type { Interval } from './interval.ts';
import { poissonInterval } from './rate.ts';

/**
 * How much contacts that repeat in the same child widen the interval of a rate (compound Poisson).
 *
 * **For.** 100 contacts from 100 children say more than 100 contacts from 10. If children arrive independently and a
 * child brings k contacts, the variance of the number of contacts is the sum of k squared, where Poisson says the sum
 * of k. Their ratio is
 *
 *     phi  =  sum of k^2 m  /  sum of k m        (m children with k contacts each)
 *
 * 1 when nobody comes twice; the typical contact then comes from a child with phi contacts.
 *
 * **Limits.** Without the table phi is unknown: show the rate without an interval and say why. An open top bin counted
 * at its lower edge gives a phi that is too low (phi never exceeds the top k, and it rises with every k above phi / 2),
 * so the interval is then a little too narrow. A phi from few children is itself uncertain.
 *
 * **Source.** PHEindicatormethods (non-independent events in directly standardised rates). Eayres D. Commonly used
 * public health statistics and their confidence intervals. APHO 2008.
 *
 * **Units and errors.** Rows may come in any order, and rows with 0 contacts change nothing. No contacts: null. A
 * repeated number of contacts, a negative number, a fraction or NaN throws.
 *
 * **Example.** 6 children with 1, 3 with 2 and 1 with 4 contacts: (6 + 12 + 16) / (6 + 6 + 4) = 34 / 16 = 2.125
 */
export function compoundPoissonScale(table: readonly ContactRow[]): number | null {
  requireContactTable('compoundPoissonScale', table);
  let squares = 0;
  for (const row of table) squares += row.contacts * row.contacts * row.children;
  const contacts = sumContacts(table);
  return contacts === 0 ? null : squares / contacts;
}

/**
 * The exact interval of a rate, widened by the table's phi: r + sqrt(phi) (limit of events - events) / persons.
 *
 * events is given beside the table because the table may have an open top bin and so too few contacts. Limits in events
 * per person; null when persons is 0 or the table has no contacts (then phi is unknown, not 1).
 *
 * **Example.** 16 contacts among 200 children with the table above: { lower: 0.03003..., upper: 0.15276... }
 */
export function scaledRateInterval(events: number, persons: number, table: readonly ContactRow[]): Interval | null {
  const scale = compoundPoissonScale(table);
  return scale === null ? null : poissonInterval(events, persons, scale);
}
