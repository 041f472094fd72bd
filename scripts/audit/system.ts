/**
 * What a reader knows, as equations: unknown counts between bounds, and printed statements about sums of them.
 * Plain arithmetic on whole numbers; nothing here knows how figures were chosen for printing.
 */

/** A count, with the truth, which only this side of the house sees. */
export interface AuditCell {
  readonly id: string;
  /** The practice it belongs to, and which therefore knows it. */
  readonly practice: string;
  /** What is counted, the same in all practices: tells which counts two practices could exchange persons between. */
  readonly column?: string;
  readonly x: number;
  /** What everyone knows it cannot exceed: the denominator. Infinity when nothing is known. */
  readonly most: number;
}

export interface Term {
  readonly cell: string;
  /** A whole number, also negative. */
  readonly times: number;
}

/** "The sum of these lies between lower and upper." Either end may be infinite; an exact figure has them equal. */
export interface Statement {
  /** Where it is printed, for the report: never a figure. */
  readonly what: string;
  readonly terms: readonly Term[];
  readonly lower: number;
  readonly upper: number;
}

/** A row of the system: places of the cells instead of their names. */
export interface Row {
  readonly places: Int32Array;
  readonly times: Float64Array;
  /** The largest factor, to compare rows of persons with rows of contacts. */
  readonly heaviest: number;
  lower: number;
  upper: number;
}

/** A value for every cell. */
export type World = readonly number[];

/** Flat arrays of numbers: the search copies them hundreds of thousands of times. */
export interface Domain {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** The cells of one practice and the rows that are about it alone. */
export interface Block {
  readonly practice: string;
  readonly places: readonly number[];
  readonly rows: ReadonlySet<number>;
  /** What of each row is the practice's: the row, and its terms by their index in `places`. */
  readonly parts: readonly (Pick<Row, 'places' | 'times'> & { readonly row: number })[];
}

export interface System {
  readonly truth: readonly number[];
  readonly cells: readonly AuditCell[];
  /** By column and practice. */
  readonly placeOf: ReadonlyMap<string, number>;
  readonly rows: readonly Row[];
  /** For each cell the rows it is in. */
  readonly rowsOf: readonly (readonly number[])[];
  /** For each practice its cells and the rows that are about it alone. */
  readonly blocks: ReadonlyMap<string, Block>;
  readonly start: Domain;
}

/** Restricting an unbounded count to this many times the truth is safe: it only makes other worlds harder to find. */
const roomFactor = 10;
const leastRoom = 1000;

/** `own` counts are known to the reader, so they cannot be anything but the truth. */
export function systemFor(
  cells: readonly AuditCell[],
  statements: readonly Pick<Statement, 'terms' | 'lower' | 'upper'>[],
  own: string | null,
): System {
  const places = new Map(cells.map((cell, place) => [cell.id, place]));
  if (places.size !== cells.length) throw new Error('two counts have the same name');
  const rows = statements.map((statement) => rowOf(statement, places));
  const rowsOf: number[][] = cells.map(() => []);
  for (const [index, row] of rows.entries()) for (const place of row.places) rowsOf[place]?.push(index);
  const isOwn = (cell: AuditCell) => cell.practice === own;
  return {
    truth: cells.map((cell) => cell.x),
    cells,
    placeOf: new Map(cells.map((cell, place) => [`${cell.column ?? cell.id}#${cell.practice}`, place])),
    rows,
    rowsOf,
    blocks: blocksOf(cells, rows),
    start: {
      low: Float64Array.from(cells, (cell) => (isOwn(cell) ? cell.x : 0)),
      high: Float64Array.from(cells, (cell) => (isOwn(cell) ? cell.x : roomOf(cell))),
    },
  };
}

/** The practice a row is about, or null when it is about several. */
export function ownerOf(cells: readonly AuditCell[], row: Row | undefined): string | null {
  const [first, ...rest] = row?.places ?? [];
  if (first === undefined) return null;
  const owner = cells[first]?.practice ?? null;
  return rest.every((place) => cells[place]?.practice === owner) ? owner : null;
}

function blocksOf(cells: readonly AuditCell[], rows: readonly Row[]): ReadonlyMap<string, Block> {
  const placesOf = Map.groupBy(cells.keys(), (place) => cells[place]?.practice ?? '');
  const rowsOf = Map.groupBy(rows.keys(), (row) => ownerOf(cells, rows[row]));
  const blocks = [...placesOf].map(([practice, places]): Block => {
    const local = new Map(places.map((place, index) => [place, index]));
    const parts = [...rows.entries()].map(([row, whole]) => {
      const own = [...whole.places.keys()].filter((index) => local.has(whole.places[index] ?? -1));
      return {
        row,
        places: Int32Array.from(own, (index) => local.get(whole.places[index] ?? -1) ?? -1),
        times: Float64Array.from(own, (index) => whole.times[index] ?? 0),
      };
    });
    const touching = parts.filter((part) => part.places.length > 0);
    return { practice, places, rows: new Set(rowsOf.get(practice) ?? []), parts: touching };
  });
  return new Map(blocks.map((block) => [block.practice, block]));
}

/** The value of a row in one world. */
export function sumIn(row: Row, world: readonly number[]): number {
  let total = 0;
  for (let index = 0; index < row.places.length; index += 1) {
    total += (row.times[index] ?? 0) * (world[row.places[index] ?? 0] ?? 0);
  }
  return total;
}

/** What must be added to the row's value for it to hold; 0 when it holds. */
export function missing(row: Row, value: number): number {
  if (value < row.lower) return row.lower - value;
  return value > row.upper ? row.upper - value : 0;
}

/** The world is checked against every bound and every row from scratch: nothing rests on a search being right. */
export function agrees(system: System, world: World): boolean {
  const { low, high } = system.start;
  const inside = world.every((value, place) => value >= (low[place] ?? 0) && value <= (high[place] ?? 0));
  return inside && system.rows.every((row) => missing(row, sumIn(row, world)) === 0);
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
 * Narrows all bounds by the given rows until nothing changes; false when no world is left. Changes `domain`. With `only`
 * the other rows are left out of account.
 */
export function narrow(
  system: Pick<System, 'rows' | 'rowsOf'>,
  domain: Domain,
  rows: Iterable<number>,
  only?: ReadonlySet<number>,
): boolean {
  const waiting = new Set(rows);
  for (const index of waiting) {
    waiting.delete(index);
    const row = system.rows[index];
    if (row === undefined) throw new Error('no such row');
    if (row.lower === Number.NEGATIVE_INFINITY && row.upper === Number.POSITIVE_INFINITY) continue;
    const changed = narrowBy(row, domain);
    if (changed === null) return false;
    for (const place of changed)
      for (const next of system.rowsOf[place] ?? []) {
        if (only === undefined || only.has(next)) waiting.add(next);
      }
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

function rowOf(statement: Pick<Statement, 'terms' | 'lower' | 'upper'>, places: ReadonlyMap<string, number>): Row {
  const times = new Map<number, number>();
  for (const term of statement.terms) {
    const place = places.get(term.cell);
    if (place === undefined) throw new Error(`a statement is about an unknown count: ${term.cell}`);
    if (!Number.isInteger(term.times)) throw new Error('a statement must have whole factors');
    times.set(place, (times.get(place) ?? 0) + term.times);
  }
  const used = [...times].filter(([, factor]) => factor !== 0);
  return {
    places: Int32Array.from(used, ([place]) => place),
    times: Float64Array.from(used, ([, factor]) => factor),
    heaviest: Math.max(1, ...used.map(([, factor]) => Math.abs(factor))),
    lower: statement.lower,
    upper: statement.upper,
  };
}

function roomOf(cell: AuditCell): number {
  if (cell.x < 0 || cell.x > cell.most) throw new Error(`a count is outside its bounds: ${cell.id}`);
  return Number.isFinite(cell.most) ? cell.most : Math.max(cell.x * roomFactor, leastRoom);
}
