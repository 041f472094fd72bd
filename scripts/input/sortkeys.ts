/**
 * Sort keys of what has no exact date: 2019, 2019-03, 2019-03-12, or two of them with a slash; on a line of ages 5, 0.1
 * or 1/5. Months and days must exist, and what lasts must end after it begins.
 */

/** The key of an event whose time nobody knows. */
const undated = 'undated';

export function isSortKey(sort: string, scale: 'date' | 'age'): boolean {
  if (sort === undated) return true;
  const [start = '', end = start, ...rest] = sort.split('/');
  const parse = scale === 'age' ? ageOf : firstDayOf;
  const [from, to] = [parse(start), parse(end)];
  return rest.length === 0 && from !== null && to !== null && from <= to;
}

function ageOf(text: string): number | null {
  return /^\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : null;
}

/** The first day it may mean, as a number that sorts: 2019-03 is 20190301. */
function firstDayOf(text: string): number | null {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return null;
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= lastDay;
  return exists ? year * 10_000 + month * 100 + day : null;
}
