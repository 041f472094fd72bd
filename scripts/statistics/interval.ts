/**
 * A 95 % confidence interval.
 *
 * The unit is that of the estimate it belongs to: a proportion is a fraction from 0 to 1 (not a percentage), a rate is
 * events per person (not per 1,000). Multiplying for display is the caller's job, and rounding is done on exact
 * fractions in `rounding.ts`.
 */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The 97.5 % point of the standard normal distribution, so that plus and minus it hold 95 %. The handbook figure 1.96
 * is not used: it moves the fifth digit of every limit, and our figures are compared with those of others.
 */
export const NORMAL_95 = 1.959963984540054;
