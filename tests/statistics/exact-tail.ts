/**
 * The oracle of the tail and funnel tests: binomial tails in whole numbers of any length, without any rounding.
 *
 * The target is a fraction part / whole. A tail is a sum of binomial coefficients times powers, over whole^n; the
 * comparison with 25/1000 or 1/1000 is between whole numbers.
 */
export function exactClass(x: number, n: number, part: number, whole: number): string {
  const weights = weightsOf(n, BigInt(part), BigInt(whole));
  const all = BigInt(whole) ** BigInt(n);
  const sum = (from: number, to: number): bigint => weights.slice(from, to).reduce((total, one) => total + one, 0n);
  const atMost = sum(0, x + 1) * 1000n;
  const atLeast = sum(x, n + 1) * 1000n;
  if (atMost < all) return 'far-below';
  if (atLeast < all) return 'far-above';
  if (atMost < 25n * all) return 'below';
  if (atLeast < 25n * all) return 'above';
  return 'within';
}

function weightsOf(n: number, part: bigint, whole: bigint): bigint[] {
  const weights: bigint[] = [];
  let choose = 1n;
  for (let x = 0; x <= n; x += 1) {
    weights.push(choose * part ** BigInt(x) * (whole - part) ** BigInt(n - x));
    choose = (choose * BigInt(n - x)) / BigInt(x + 1);
  }
  return weights;
}
