/**
 * What a printed figure says of the count behind it when the denominator is known: 33 % of 20 lies between 32,5 and 33,5
 * and so is no whole number but 7 - hence intervals here, never the count itself.
 */
import type { Statement, Term } from './system.ts';

/** A percent rounded half away from zero, as everywhere in the product, with so many decimals. */
export function printedPercent(
  what: string,
  terms: readonly Term[],
  of: number,
  percent: number,
  decimals = 0,
): Statement {
  const scale = 10 ** decimals;
  const units = Math.round(percent * scale);
  // units - 1/2 <= 100 * scale * x / of < units + 1/2, in whole numbers.
  const lower = Math.max(0, Math.ceil(((2 * units - 1) * of) / (200 * scale)));
  const upper = Math.min(of, Math.ceil(((2 * units + 1) * of) / (200 * scale)) - 1);
  return { what, terms, lower, upper };
}

/** A band from `from` up to, but not including, `to`; the band that ends at 100 includes it. */
export function printedBand(what: string, terms: readonly Term[], of: number, from: number, to: number): Statement {
  const upper = to >= 100 ? of : Math.ceil((to * of) / 100) - 1;
  return { what, terms, lower: Math.ceil((from * of) / 100), upper };
}

/** A printed count. */
export function printedCount(what: string, terms: readonly Term[], x: number): Statement {
  return { what, terms, lower: x, upper: x };
}

/** The same when the denominator is unknown too: two statements about both, in whole numbers. */
export function printedRatio(
  what: string,
  x: readonly Term[],
  n: readonly Term[],
  percent: number,
  decimals = 0,
): readonly Statement[] {
  const scale = 10 ** decimals;
  const units = Math.round(percent * scale);
  return [atLeast(what, x, n, 200 * scale, 2 * units - 1), below(what, x, n, 200 * scale, 2 * units + 1)];
}

/** How exactly a figure is printed can be seen on it. */
export function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

/** A band of whole percents when the denominator is unknown too. */
export function printedRatioBand(
  what: string,
  x: readonly Term[],
  n: readonly Term[],
  from: number,
  to: number,
): readonly Statement[] {
  const lower = atLeast(what, x, n, 100, from);
  return to >= 100 ? [lower] : [lower, below(what, x, n, 100, to)];
}

/** scale * x - part * n >= 0 */
function atLeast(what: string, x: readonly Term[], n: readonly Term[], scale: number, part: number): Statement {
  return { what, terms: [...times(x, scale), ...times(n, -part)], lower: 0, upper: Number.POSITIVE_INFINITY };
}

/** scale * x - part * n < 0 */
function below(what: string, x: readonly Term[], n: readonly Term[], scale: number, part: number): Statement {
  return { what, terms: [...times(x, scale), ...times(n, -part)], lower: Number.NEGATIVE_INFINITY, upper: -1 };
}

function times(terms: readonly Term[], factor: number): readonly Term[] {
  return terms.map((term) => ({ cell: term.cell, times: term.times * factor }));
}
