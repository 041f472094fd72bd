/** Between what bounds counts must lie, narrowed by the rows they are in. Plain interval arithmetic on whole numbers. */

/** A row of the system: places of the cells instead of their names. */
export interface Row {
  readonly places: Int32Array;
  readonly times: Float64Array;
  /** The largest factor, to compare rows of persons with rows of contacts. */
  readonly heaviest: number;
  lower: number;
  upper: number;
}

/** Rows, and for each cell the rows it is in. */
export interface Equations {
  readonly rows: readonly Row[];
  readonly rowsOf: readonly (readonly number[])[];
  /** Of each row whether it is still to be looked at while bounds are narrowed; all 0 in between. */
  readonly isWaiting: Uint8Array;
}

/** `cells` is how many there are. */
export function equationsOf(rows: readonly Row[], cells: number): Equations {
  const rowsOf: number[][] = Array.from({ length: cells }, () => []);
  for (const [index, row] of rows.entries()) for (const place of row.places) rowsOf[place]?.push(index);
  return { rows, rowsOf, isWaiting: new Uint8Array(rows.length) };
}

/** By place of the cell. Short plain arrays: the search copies them hundreds of thousands of times. */
export interface Domain {
  readonly low: number[];
  readonly high: number[];
}

export function copy(domain: Domain): Domain {
  return { low: domain.low.slice(), high: domain.high.slice() };
}

/** Smallest and largest value of a row within the bounds of its cells. */
export function boundsOf(row: Row, domain: Domain): readonly [least: number, most: number] {
  let least = 0;
  let most = 0;
  for (let index = 0; index < row.places.length; index += 1) {
    const times = row.times[index] ?? 0;
    const low = times * (domain.low[row.places[index] ?? 0] ?? 0);
    const high = times * (domain.high[row.places[index] ?? 0] ?? 0);
    least += Math.min(low, high);
    most += Math.max(low, high);
  }
  return [least, most];
}

/**
 * Narrows all bounds by the given rows until nothing changes; false when no world is left. Changes `domain`.
 */
export function narrow(equations: Equations, domain: Domain, rows: Iterable<number>): boolean {
  const { isWaiting } = equations;
  const queue = [...rows];
  for (const index of queue) isWaiting[index] = 1;
  let isPossible = true;
  for (let at = 0; at < queue.length; at += 1) {
    const index = queue[at] ?? 0;
    isWaiting[index] = 0;
    isPossible &&= narrowBy(equations, index, domain, queue);
  }
  return isPossible;
}

/** Puts the rows of cells whose bounds this row narrowed in the queue; false when the row cannot hold. */
function narrowBy({ rows, rowsOf, isWaiting }: Equations, index: number, domain: Domain, queue: number[]): boolean {
  const row = rows[index];
  if (row === undefined) throw new Error('no such row');
  if (row.lower === Number.NEGATIVE_INFINITY && row.upper === Number.POSITIVE_INFINITY) return true;
  const { low: lows, high: highs } = domain;
  const [least, most] = boundsOf(row, domain);
  if (least > row.upper || most < row.lower) return false;
  // A term that spans no more than the others leave free cannot be narrowed: most are passed over without a division.
  const free = Math.min(most - row.lower, row.upper - least);
  for (let term = 0; term < row.places.length; term += 1) {
    const place = row.places[term] ?? 0;
    const times = row.times[term] ?? 0;
    const low = lows[place] ?? 0;
    const high = highs[place] ?? 0;
    if (Math.abs(times) * (high - low) <= free) continue;
    // What this term may be when all the others are at their ends.
    const smallest = (row.lower - (most - Math.max(times * low, times * high))) / times;
    const largest = (row.upper - (least - Math.min(times * low, times * high))) / times;
    const newLow = Math.max(low, Math.ceil(times > 0 ? smallest : largest));
    const newHigh = Math.min(high, Math.floor(times > 0 ? largest : smallest));
    if (newLow > newHigh) return false;
    if (newLow === low && newHigh === high) continue;
    lows[place] = newLow;
    highs[place] = newHigh;
    for (const next of rowsOf[place] ?? []) {
      if (isWaiting[next] === 1) continue;
      isWaiting[next] = 1;
      queue.push(next);
    }
  }
  return true;
}
