/** Whether a reader is left in enough doubt about a small count (DISCLOSURE D9). */

export interface Range {
  readonly truth: number;
  /** What was possible before anything was printed. */
  readonly least: number;
  readonly most: number;
}

/** D9's requirement. Asks from the truth outwards. */
export function leavesDoubt(
  threshold: number,
  { truth, least, most }: Range,
  canBe: (value: number) => boolean,
): boolean {
  const possible = nearEnough(truth, canBe);
  const fewer = Array.from({ length: threshold - 1 }, (_, index) => index + 1);
  const small = fewer
    .sort((one, other) => Math.abs(one - truth) - Math.abs(other - truth) || one - other)
    .filter(possible);
  if (small.length === threshold - 1) return true;
  const outside: number[] = [];
  for (const value of [0, ...Array.from({ length: 2 * threshold }, (_, index) => threshold + index)]) {
    if (possible(value)) outside.push(value);
    if (outside.length > 0 && small.length + outside.length >= threshold - 1) return true;
  }
  const everything = Array.from({ length: Math.min(most - least + 1, threshold + 1) }, (_, index) => least + index);
  return everything.length <= threshold && everything.every(possible);
}

/** Values in a row that could not be had, after which those further from the truth are not asked for. */
const enough = 3;

/**
 * Values that can be had lie side by side in all but odd tables, and one that cannot be had costs most. Beyond a row of
 * them the rest count as impossible: the audit then refuses too much, never too little.
 */
function nearEnough(truth: number, possible: (value: number) => boolean): (value: number) => boolean {
  const impossible = new Set<number>();
  return (value) => {
    const nearer = Array.from({ length: enough }, (_, index) => value + Math.sign(truth - value) * (index + 1));
    const isFar = value !== truth && nearer.every((one) => impossible.has(one));
    if (!isFar && possible(value)) return true;
    impossible.add(value);
    return false;
  };
}
