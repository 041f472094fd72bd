import { requireCount } from './argument.ts';

/** A numerator and its denominator: x children (or contacts) among n children. */
export interface Part {
  readonly x: number;
  readonly n: number;
}

/**
 * Pooled counts: numerators added, denominators added.
 *
 * **For.** The figure of a cluster or a benchmark. 1 of 10 and 60 of 90 pool to 61 of 100, that is 61 %. The mean of
 * the two percentages, 38 %, is the share of no group of children: it lets a child in the small practice count nine
 * times as much.
 *
 * **Limits.** The parts must not share children. Intervals are computed from the pooled counts.
 *
 * **Units and errors.** Whole numbers in, whole numbers out. x may exceed n, as contacts do. No parts pool to 0 of 0,
 * whose proportion cannot be computed. A negative number, a fraction, NaN, or a sum beyond 2^53 throws.
 *
 * **Example.** pooled([{ x: 1, n: 10 }, { x: 60, n: 90 }]) = { x: 61, n: 100 }
 */
export function pooled(parts: readonly Part[]): Part {
  let x = 0;
  let n = 0;
  for (const part of parts) {
    requireCount('pooled', 'x', part.x);
    requireCount('pooled', 'n', part.n);
    x += part.x;
    n += part.n;
  }
  requireCount('pooled', 'the sum', x);
  requireCount('pooled', 'the sum', n);
  return { x, n };
}
