/**
 * The order of fuzzy dates. A key is a year, a month or a day, or two of them with a slash. It sorts by the first day it
 * may mean: 2019 stands with 2019-01-01, before 2019-03. Equal starts keep the order they are written in, except that a
 * key with an end follows those without, and the earlier end comes first.
 */
export function compareSortKeys(one: string, other: string): number {
  const [left, right] = [extentOf(one), extentOf(other)];
  return compare(left.start, right.start) || compare(left.end, right.end);
}

function extentOf(key: string): { readonly start: string; readonly end: string } {
  const [from = '', to] = key.split('/');
  const start = fill(from, '-01');
  // The 31st also of a short month: it is compared, never shown.
  return { start, end: to === undefined ? start : fill(to, '-12', '-31') };
}

function fill(moment: string, month: string, day = '-01'): string {
  if (moment.length === 4) return `${moment}${month}${day}`;
  return moment.length === 7 ? `${moment}${day}` : moment;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
