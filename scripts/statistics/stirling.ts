/**
 * Stirling's error: what Stirling's formula for a factorial leaves out.
 *
 *     ln z!  =  (z + 1/2) ln z  -  z  +  1/2 ln(2 pi)  +  stirlingError(z)
 *
 * **For.** Probabilities of large counts. ln(1,000,000!) is about 12,815,518, so subtracting three such logarithms to
 * get a probability throws away eight of the sixteen digits a computer holds. The large parts cancel on paper; only
 * these small errors (at most 0.08 from z = 1) are left to be computed.
 *
 * **Method.** From 15 up, the first five terms of the asymptotic series (the sixth is below 2e-16). Below 15, step up
 * one at a time with the exact identity error(z) = error(z + 1) + (z + 1/2) ln(1 + 1/z) - 1.
 *
 * **Source.** Loader C. Fast and accurate computation of binomial probabilities. 2000 (the method of R's `dbinom`).
 *
 * **Limits.** z is a finite number above 0, whole or not. Error about 1e-15, absolute.
 *
 * **Example.** stirlingError(1) = 0.0810614667953..., which is 1 - 1/2 ln(2 pi), as 1! = 1
 */
export function stirlingError(z: number): number {
  if (!Number.isFinite(z) || z <= 0) throw new Error('stirlingError: z must be a finite number above 0');
  let error = 0;
  let shifted = z;
  while (shifted < 15) {
    error += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
    shifted += 1;
  }
  return error + seriesFrom15(shifted);
}

function seriesFrom15(z: number): number {
  const square = z * z;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / z;
}
