import { requireCount, requireNotNegative, requirePositiveCount } from './argument.ts';

/** scale 100 for a percentage, 1,000 for a rate per 1,000; decimals to keep. */
export interface Rounding {
  readonly scale?: number;
  readonly decimals?: number;
}

/**
 * A ratio rounded for display, half away from zero, on the exact fraction.
 *
 * **For.** Every percentage and rate that is printed. 7 of 2,000 is exactly 0.35 %, so 0,4 % at one decimal. In binary
 * 0.35 is a little less than 0.35: `toFixed(1)` says 0.3 of 100 * 7 / 2000, and 0.4 of 7 / 2000 * 100. A reader with a
 * pencil gets 0,4, and the same counts must give the same figure in every chart and table, so the rounding is done in
 * whole numbers of any length.
 *
 * **Why half away from zero.** It is the rule taught in school and used by Excel; rounding half to even is fairer in
 * long sums, but nobody adds these figures.
 *
 * **Units and errors.** Whole numbers; the numerator may be negative (a difference: x2 n1 - x1 n2 over n1 n2). Result
 * in units of 1 / scale, as the number nearest to whole / 10^decimals, which prints exactly with that many decimals;
 * never minus zero. denominator = 0 gives null. A fraction as count, a negative denominator, a scale below 1, or
 * decimals outside 0 to 12 throws.
 *
 * **Example.** roundRatio(7, 2000, { decimals: 1 }) = 0.4; roundRatio(1, 8) = 13
 */
export function roundRatio(numerator: number, denominator: number, rounding: Rounding = {}): number | null {
  const { scale = 100, decimals = 0 } = rounding;
  if (!Number.isSafeInteger(numerator)) throw new Error('roundRatio: numerator must be a whole number');
  requireCount('roundRatio', 'denominator', denominator);
  requirePositiveCount('roundRatio', 'scale', scale);
  requireCount('roundRatio', 'decimals', decimals);
  if (decimals > 12) throw new Error('roundRatio: decimals must be 12 or fewer');
  if (denominator === 0) return null;
  const scaled = BigInt(numerator) * BigInt(scale) * 10n ** BigInt(decimals);
  return asNumber('roundRatio', divideRounding(scaled, BigInt(denominator)), decimals);
}

/**
 * A ratio rounded to a number of significant digits, half away from zero, on the exact fraction.
 *
 * **For.** Rates per 1,000 of peers: two significant digits are the same relative precision for rare and common events.
 *
 * **Units and errors.** Whole numbers of 0 or more; scale and digits from 1. 0 gives 0; denominator = 0 gives null. To
 * print the zeros that belong ("2,0"), format with both the least and the most significant digits set to digits.
 *
 * **Example.** roundSignificant(37, 412, 1000, 2) = 90 (89.8 per 1,000); roundSignificant(3, 1499, 1000, 2) = 2
 */
export function roundSignificant(numerator: number, denominator: number, scale: number, digits: number): number | null {
  requireCount('roundSignificant', 'numerator', numerator);
  requireCount('roundSignificant', 'denominator', denominator);
  requirePositiveCount('roundSignificant', 'scale', scale);
  requirePositiveCount('roundSignificant', 'digits', digits);
  if (denominator === 0) return null;
  if (numerator === 0) return 0;
  const above = BigInt(numerator) * BigInt(scale);
  const below = BigInt(denominator);
  const decimals = digits - 1 - leadingPower(above, below);
  if (decimals >= 0) {
    return asNumber('roundSignificant', divideRounding(above * 10n ** BigInt(decimals), below), decimals);
  }
  const unit = 10n ** BigInt(-decimals);
  return asNumber('roundSignificant', divideRounding(above, below * unit) * unit, 0);
}

/**
 * A ready figure with decimals rounded for display, half away from zero, on the decimals as they were delivered.
 *
 * **For.** "12,45 daily doses": the supplier's figure, where no fraction is known. A binary 1.15 is a little less than
 * 1.15, so it is rounded by its written decimals.
 *
 * **Units and errors.** 0 or more. `digits` significant digits, or `decimals` decimals. A negative figure, one that is
 * not finite, or one of more than 15 digits throws.
 *
 * **Example.** roundDecimal(1.15, { digits: 2 }) = 1.2; roundDecimal(12.5, { decimals: 0 }) = 13
 */
export function roundDecimal(value: number, to: { readonly digits: number } | { readonly decimals: number }): number {
  requireNotNegative('roundDecimal', 'value', value);
  if (value === 0) return 0;
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const power = fraction.length - Number(exponent);
  const above = BigInt(whole + fraction) * 10n ** BigInt(Math.max(0, -power));
  const below = 10n ** BigInt(Math.max(0, power));
  const decimals = 'decimals' in to ? to.decimals : to.digits - 1 - leadingPower(above, below);
  if (decimals >= 0) return asNumber('roundDecimal', divideRounding(above * 10n ** BigInt(decimals), below), decimals);
  const unit = 10n ** BigInt(-decimals);
  return asNumber('roundDecimal', divideRounding(above, below * unit) * unit, 0);
}

/** The power of ten of the first digit of above / below: 2 for 123, 0 for 1, -3 for 0.0012. */
function leadingPower(above: bigint, below: bigint): number {
  let power = 0;
  for (let rest = above; rest >= below * 10n; rest /= 10n) power += 1;
  for (let rest = above; rest < below; rest *= 10n) power -= 1;
  return power;
}

/** Half away from zero: adding half the denominator before a division that cuts off towards zero. */
function divideRounding(numerator: bigint, denominator: bigint): bigint {
  const half = numerator < 0n ? -denominator : denominator;
  return (2n * numerator + half) / (2n * denominator);
}

function asNumber(functionName: string, whole: bigint, decimals: number): number {
  const digits = Number(whole);
  if (!Number.isSafeInteger(digits)) throw new Error(`${functionName}: the result must have at most 15 digits`);
  return digits / 10 ** decimals;
}
