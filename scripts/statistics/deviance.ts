/**
 * Deviance of a count from the count that was expected.
 *
 *     deviance(x, expected)  =  x ln(x / expected)  +  expected  -  x
 *
 * **For.** How improbable a count is, on the logarithmic scale: 0 when the count is as expected, growing in both
 * directions. The Poisson and binomial probabilities are built from it.
 *
 * **Method.** Written as it stands, the formula subtracts nearly equal numbers when x is close to the expected, which
 * is where most of the probability lies. There we use Loader's series in v = (x - expected) / (x + expected), whose
 * terms are all of one sign or small.
 *
 * **Source.** Loader C. Fast and accurate computation of binomial probabilities. 2000 (`bd0` in R).
 *
 * **Limits.** Both are finite numbers, x of 0 or more and expected above 0. Result in natural logarithms, never below
 * 0.
 *
 * **Example.** deviance(12, 10) = 0.18785868...
 */
export function deviance(x: number, expected: number): number {
  if (!Number.isFinite(x) || x < 0) throw new Error('deviance: x must be a finite number of 0 or more');
  if (!Number.isFinite(expected) || expected <= 0) {
    throw new Error('deviance: expected must be a finite number above 0');
  }
  if (x === 0) return expected;
  const difference = x - expected;
  if (Math.abs(difference) < 0.1 * (x + expected)) return devianceNear(x, expected);
  return x * Math.log(x / expected) - difference;
}

function devianceNear(x: number, expected: number): number {
  const v = (x - expected) / (x + expected);
  const square = v * v;
  let sum = (x - expected) * v;
  let power = 2 * x * v;
  for (let divisor = 3; ; divisor += 2) {
    power *= square;
    const next = sum + power / divisor;
    if (next === sum) return sum;
    sum = next;
  }
}
