/**
 * When something happened, as an author can know it: a day, a month, a year, two of them, or an age. The wording stays
 * the author's ("ultimo 2019"); the sort key says where it stands, and sorting respects how exact it is.
 */
export type TimeScale = 'date' | 'age';

/** On the axis: days since 1 January 1970, or years of age. `to` is where it ends, the same as `from` for an age. */
export interface Moment {
  readonly from: number;
  readonly to: number;
  /** 0 a year, 1 a month, 2 a day or an age. */
  readonly precision: 0 | 1 | 2;
  /** It went on from one time to another; else it happened at some time within. */
  readonly lasting: boolean;
}

/** The key of something whose time nobody knows: listed last, not drawn. */
const undated = 'undated';

/** Null when it is undated. Input has checked the key; a wrong one is a fault of ours. */
export function parseMoment(sort: string, scale: TimeScale): Moment | null {
  if (sort === undated) return null;
  const [start = '', end = start, ...rest] = sort.split('/');
  const parse = scale === 'date' ? parseDate : parseAge;
  const [first, last] = [parse(start), parse(end)];
  if (first === null || last === null || rest.length > 0 || last.from < first.from)
    throw new Error(`"${sort}" is no sort key of the scale "${scale}"`);
  return { ...first, to: last.to, lasting: sort.includes('/') };
}

/** Earliest first; what is less exact before what lies within it; then the shorter; else as written. Undated last. */
export function inOrder<T extends { readonly sort: string }>(entries: readonly T[], scale: TimeScale): readonly T[] {
  return entries
    .map((entry) => ({ entry, moment: parseMoment(entry.sort, scale) }))
    .toSorted((a, b) => compareMoments(a.moment, b.moment))
    .map(({ entry }) => entry);
}

type Instant = Omit<Moment, 'lasting'>;

function compareMoments(a: Moment | null, b: Moment | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a.from - b.from || a.precision - b.precision || a.to - b.to;
}

function parseDate(text: string): Instant | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (match === null) return null;
  const [year, month, day] = [match[1], match[2], match[3]].map((part) => (part === undefined ? null : Number(part)));
  if (year == null) return null;
  if (month == null) return { from: dayNumber(year, 1, 1), to: dayNumber(year + 1, 1, 1), precision: 0 };
  if (month < 1 || month > 12) return null;
  const [first, next] = [dayNumber(year, month, 1), dayNumber(year, month + 1, 1)];
  if (day == null) return { from: first, to: next, precision: 1 };
  const from = first + day - 1;
  return day < 1 || from >= next ? null : { from, to: from + 1, precision: 2 };
}

function parseAge(text: string): Instant | null {
  if (!/^\d{1,3}(\.\d+)?$/.test(text)) return null;
  return { from: Number(text), to: Number(text), precision: 2 };
}

/** Days since 1 January 1970; a month past December is in the next year. */
export function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}
