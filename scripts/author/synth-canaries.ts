/**
 * Canaries: raw values so odd that finding one of them in a finished file proves a leak. They stand in the third
 * practice of the first cluster and in every practice table, in both rounds.
 */

/** Who the canary is. Its list size is odd too. */
export const canaryPractice = {
  ydernummer: '997013',
  name: 'Lægehuset Kanariefuglen (konstrueret)',
  listSize: 98317,
  undelivered: [],
  plant: null,
  consents: true,
} as const;

/** One per column of a pack, wholes before their parts, so that no part is larger than its whole. */
const canaryCounts = [70139, 60293, 50741, 40829, 30697] as const;

/** The count in the canary's first cell of a pack's column number `order`. */
export function canaryCount(order: number): number {
  return canaryCounts[order] ?? 30697;
}

/** Every text that must not be found under output/: numbers as written raw and in Danish. */
export const canaryValues: readonly string[] = [
  canaryPractice.ydernummer,
  'Kanariefuglen',
  ...[canaryPractice.listSize, ...canaryCounts].flatMap((count) => {
    const thousands = Math.floor(count / 1000);
    const rest = String(count % 1000).padStart(3, '0');
    return [String(count), `${thousands}.${rest}`, `${thousands}\u00a0${rest}`, `${thousands} ${rest}`];
  }),
];
