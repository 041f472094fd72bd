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
export function narrow({ rows: all, rowsOf }: Equations, domain: Domain, rows: Iterable<number>): boolean {
  const waiting = new Set(rows);
  for (const index of waiting) {
    waiting.delete(index);
    const row = all[index];
    if (row === undefined) throw new Error('no such row');
    if (row.lower === Number.NEGATIVE_INFINITY && row.upper === Number.POSITIVE_INFINITY) continue;
    const changed = narrowBy(row, domain);
    if (changed === null) return false;
    for (const place of changed) for (const next of rowsOf[place] ?? []) waiting.add(next);
  }
  return true;
}

/** Cells whose bounds this row narrowed; null when it cannot hold. */
function narrowBy(row: Row, domain: Domain): readonly number[] | null {
  const [least, most] = boundsOf(row, domain);
  if (least > row.upper || most < row.lower) return null;
  // A term that spans no more than the others leave free cannot be narrowed: most are passed over without a division.
  const free = Math.min(most - row.lower, row.upper - least);
  const changed: number[] = [];
  for (let index = 0; index < row.places.length; index += 1) {
    const place = row.places[index] ?? 0;
    const times = row.times[index] ?? 0;
    const low = domain.low[place] ?? 0;
    const high = domain.high[place] ?? 0;
    if (Math.abs(times) * (high - low) <= free) continue;
    // What this term may be when all the others are at their ends.
    const smallest = (row.lower - (most - Math.max(times * low, times * high))) / times;
    const largest = (row.upper - (least - Math.min(times * low, times * high))) / times;
    const newLow = Math.max(low, Math.ceil(times > 0 ? smallest : largest));
    const newHigh = Math.min(high, Math.floor(times > 0 ? largest : smallest));
    if (newLow > newHigh) return null;
    if (newLow === low && newHigh === high) continue;
    domain.low[place] = newLow;
    domain.high[place] = newHigh;
    changed.push(place);
  }
  return changed;
}
