/**
 * The point where an increasing curve crosses zero: Newton's method with bisection as a safety net.
 *
 * **For.** Turning a distribution function into its quantile function ("for which mean is this tail 2.5 %?").
 *
 * **Method.** Keep two points with the crossing between them. Follow the tangent; if it leaves the two points, halve
 * the distance instead. Near the crossing the tangent doubles the number of right digits per step, and far from it the
 * halving cannot go wrong.
 *
 * **Source.** Press WH et al. Numerical Recipes, 3rd ed. 2007, section 9.4 (`rtsafe`).
 *
 * **Limits.** height must be at most 0 at low and at least 0 at high; slope is its derivative. The answer is the
 * crossing to about 1e-15, relative, as far as height itself is exact.
 *
 * **Example.** crossing x -> x * x - 2 between 0 and 2 gives 1.4142135623730951
 */
export interface IncreasingCurve {
  readonly height: (point: number) => number;
  readonly slope: (point: number) => number;
}

export function increasingRoot(curve: IncreasingCurve, from: number, to: number): number {
  let low = from;
  let high = to;
  let point = (low + high) / 2;
  for (let step = 0; step < 200; step += 1) {
    const height = curve.height(point);
    if (height === 0) return point;
    if (height < 0) low = point;
    else high = point;
    const tangent = point - height / curve.slope(point);
    const next = tangent > low && tangent < high ? tangent : (low + high) / 2;
    if (Math.abs(next - point) <= 1e-15 * Math.abs(next)) return next;
    point = next;
  }
  throw new Error('increasingRoot: the curve must increase and cross zero between from and to');
}
