/** How far a computed value is from the right one, as a share of the right one. */
export function relativeError(computed: number, right: number): number {
  return right === 0 ? Math.abs(computed) : Math.abs(computed - right) / Math.abs(right);
}
