/**
 * The intruder by brute force: writes down every column of whole numbers that agrees with what is printed. Written from
 * DISCLOSURE D6 without looking at scripts/release, and only usable for very small columns.
 */

export interface Cell {
  readonly id: string;
  readonly x: number;
  readonly n: number;
}

/** For each hidden cell the values it takes in at least one column with the printed sum; `own` is known to the reader. */
function possible(cells: readonly Cell[], own: Cell | null): ReadonlyMap<Cell, ReadonlySet<number>> {
  const unknown = cells.filter((cell) => cell !== own);
  const found = new Map(unknown.map((cell) => [cell, new Set<number>()]));
  const values: number[] = [];
  const fill = (place: number, left: number): void => {
    const cell = unknown[place];
    if (cell === undefined) {
      if (left === 0) for (const [index, each] of unknown.entries()) found.get(each)?.add(values[index] ?? -1);
      return;
    }
    for (let value = 0; value <= Math.min(cell.n, left); value += 1) {
      values[place] = value;
      fill(place + 1, left - value);
    }
  };
  fill(
    0,
    unknown.reduce((total, cell) => total + cell.x, 0),
  );
  return found;
}

/** 1..T-1 all possible, or everything from 0 to n. `flip` looks at those without the property. */
function doubtful(values: ReadonlySet<number>, n: number, threshold: number, flip: boolean): boolean {
  const seen = new Set([...values].map((value) => (flip ? n - value : value)));
  const has = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index).every((value) => seen.has(value));
  return (n >= threshold - 1 && has(1, threshold - 1)) || has(0, n);
}

export interface Protected {
  readonly low: boolean;
  readonly high: boolean;
}

export function bruteSafe(hidden: readonly Cell[], threshold: number, needs: (cell: Cell) => Protected): boolean {
  return [null, ...hidden].every((own) =>
    [...possible(hidden, own)].every(([cell, values]) => {
      const { low, high } = needs(cell);
      return (
        (!low || doubtful(values, cell.n, threshold, false)) && (!high || doubtful(values, cell.n, threshold, true))
      );
    }),
  );
}

/** Cost (how many, how many patients) of the cheapest safe set that includes `must`; null when there is none. */
export function bruteCheapest(
  cells: readonly Cell[],
  must: readonly Cell[],
  threshold: number,
  needs: (cell: Cell) => Protected,
): readonly [number, number] | null {
  const free = cells.filter((cell) => !must.includes(cell));
  let best: readonly [number, number] | null = null;
  for (let mask = 0; mask < 2 ** free.length; mask += 1) {
    const hidden = [...must, ...free.filter((_, place) => mask & (1 << place))];
    const cost = [hidden.length, hidden.reduce((total, cell) => total + cell.n, 0)] as const;
    if (best !== null && (cost[0] > best[0] || (cost[0] === best[0] && cost[1] >= best[1]))) continue;
    if (bruteSafe(hidden, threshold, needs)) best = cost;
  }
  return best;
}
