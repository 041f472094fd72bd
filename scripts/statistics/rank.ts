import { requireCount } from './argument.ts';
import type { Part } from './pooled.ts';

/**
 * Competition rank: 1, 2, 2, 4.
 *
 * **For.** The place of a practice in order of its share or rate. Those that tie share the best place and the next
 * place is skipped, as in sport.
 *
 * **Exact.** 1 of 3 and 2 of 6 tie. Compared as decimals equal fractions may differ in the last digit (and rounded ones
 * tie that should not), so fractions are compared by cross-multiplying whole numbers of any length: x1 n2 with x2 n1.
 *
 * **Limits.** Ranks look more certain than they are: in small groups chance alone moves a practice many places. Off by
 * default, and never without the spread beside it. Goldstein H, Spiegelhalter DJ. J R Stat Soc A 1996;159:385.
 *
 * **Units and errors.** The answer has the order of the input, which is not changed. A practice with n = 0 has no
 * place: null. x may exceed n (contacts). A negative number, a fraction or NaN throws.
 *
 * **Example.** competitionRank([{ x: 1, n: 3 }, { x: 2, n: 6 }, { x: 1, n: 2 }, { x: 0, n: 9 }], 'highest') = [2, 2, 1,
 * 4]
 */
export function competitionRank(parts: readonly Part[], first: 'highest' | 'lowest'): readonly (number | null)[] {
  for (const part of parts) {
    requireCount('competitionRank', 'x', part.x);
    requireCount('competitionRank', 'n', part.n);
  }
  return parts.map((part) => (part.n === 0 ? null : placeOf(part, parts, first)));
}

function placeOf(part: Part, parts: readonly Part[], first: 'highest' | 'lowest'): number {
  let place = 1;
  for (const other of parts) {
    if (other.n === 0) continue;
    const order = compareFractions(other, part);
    if (first === 'highest' ? order > 0 : order < 0) place += 1;
  }
  return place;
}

function compareFractions(first: Part, second: Part): number {
  const left = BigInt(first.x) * BigInt(second.n);
  const right = BigInt(second.x) * BigInt(first.n);
  if (left === right) return 0;
  return left > right ? 1 : -1;
}
