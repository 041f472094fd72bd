import { requireCountOutOf } from './argument.ts';
import { type Interval, NORMAL_95 } from './interval.ts';

/**
 * Wilson's score interval for a proportion, 95 %, without continuity correction.
 *
 * **For.** "12 of 80 children": which shares agree with what was seen? The interval holds every share that a two-sided
 * score test at 5 % does not reject, so it never leaves 0 to 1 and works when nobody or everybody counts, where the
 * common textbook interval (p plus and minus 1.96 standard errors) shrinks to a point.
 *
 * **Source.** Wilson EB. J Am Stat Assoc 1927;22:209. Newcombe RG. Stat Med 1998;17:857 (his method 3). OHID uses the
 * same for its Fingertips profiles.
 *
 * **Limits.** The children are taken to be independent of each other. Correction for continuity is left out on purpose:
 * it makes the interval wider than 95 % and unlike OHID's.
 *
 * **Units and errors.** x of n in whole numbers; limits as fractions 0 to 1. The lower limit for 0 is exactly 0 and the
 * upper limit for n exactly 1. n = 0 gives null: nobody was there to count, which is not "0 %". x above n, a fraction,
 * a negative number or NaN throws.
 *
 * **Example.** wilsonInterval(81, 263) = { lower: 0.25528..., upper: 0.36620... }
 */
export function wilsonInterval(x: number, n: number): Interval | null {
  requireCountOutOf('wilsonInterval', x, n);
  if (n === 0) return null;
  const square = NORMAL_95 * NORMAL_95;
  const centre = x + square / 2;
  const reach = NORMAL_95 * Math.sqrt(x * (1 - x / n) + square / 4);
  return {
    lower: x === 0 ? 0 : (centre - reach) / (n + square),
    upper: x === n ? 1 : (centre + reach) / (n + square),
  };
}
