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

/**
 * A rate printed with two significant digits, half away from zero, when the size is known: 3,1 pr. 1.000 of 1,600 lies
 * between 3,05 and 3,15 and so is 5. Nought is printed for nought only.
 */
export function printedSignificant(
  what: string,
  terms: readonly Term[],
  of: number,
  value: number,
  per: number,
): Statement {
  if (value === 0) return { what, terms, lower: 0, upper: 0 };
  const { lower, upper, unit } = limitsOf(value, per);
  return { what, terms, lower: Math.ceil((lower * of) / unit), upper: Math.ceil((upper * of) / unit) - 1 };
}

/** The same when the size is unknown too. */
export function printedSignificantRatio(
  what: string,
  x: readonly Term[],
  n: readonly Term[],
  value: number,
  per: number,
): readonly Statement[] {
  if (value === 0) return [{ what, terms: x, lower: 0, upper: 0 }];
  const { lower, upper, unit } = limitsOf(value, per);
  return [atLeast(what, x, n, unit, lower), below(what, x, n, unit, upper)];
}

/**
 * lower <= unit * x / n < upper, all whole numbers. A printed 10 may be 9,95, since below ten there is a decimal; so with
 * every power of ten.
 */
function limitsOf(value: number, per: number): { lower: number; upper: number; unit: number } {
  const [mantissa = '', power = '0'] = value.toExponential(1).split('e');
  const [digits, exponent] = [Number(mantissa.replace('.', '')), Number(power) - 1];
  if (Number(`${digits}e${exponent}`) !== value) throw new Error('a rate is printed finer than two digits');
  // In twentieths of the last digit.
  const half = { lower: digits === 10 ? 199 : 20 * digits - 10, upper: 20 * digits + 10 };
  const up = 10 ** Math.max(0, exponent);
  return { lower: half.lower * up, upper: half.upper * up, unit: 20 * per * 10 ** Math.max(0, -exponent) };
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
