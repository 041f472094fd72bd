/**
 * What a reader knows, as equations: unknown counts between bounds, and printed statements about sums of them.
 * Plain arithmetic on whole numbers; nothing here knows how figures were chosen for printing.
 */
import { copy, type Domain, type Equations, equationsOf, type Row } from './bounds.ts';

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

/** A value for every cell. */
export type World = readonly number[];

/** The cells of one practice and the rows that are about it alone. */
export interface Block {
  readonly practice: string;
  readonly places: readonly number[];
  readonly rows: ReadonlySet<number>;
  /** What of each row is the practice's: the row, and its terms by their index in `places`. */
  readonly parts: readonly (Pick<Row, 'places' | 'times'> & { readonly row: number })[];
}

export interface System extends Equations {
  readonly truth: readonly number[];
  readonly cells: readonly AuditCell[];
  /** By practice, then by column. */
  readonly placeOf: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** For each practice its cells and the rows that are about it alone. */
  readonly blocks: ReadonlyMap<string, Block>;
  readonly start: Domain;
}

/** Restricting an unbounded count to this many times the truth is safe: it only makes other worlds harder to find. */
const roomFactor = 10;
const leastRoom = 1000;

/** What an outsider knows. */
export function systemFor(
  cells: readonly AuditCell[],
  statements: readonly Pick<Statement, 'terms' | 'lower' | 'upper'>[],
): System {
  const places = new Map(cells.map((cell, place) => [cell.id, place]));
  if (places.size !== cells.length) throw new Error('two counts have the same name');
  const rows = statements.map((statement) => rowOf(statement, places));
  return {
    ...equationsOf(rows, cells.length),
    truth: cells.map((cell) => cell.x),
    cells,
    placeOf: placesByColumn(cells),
    blocks: blocksOf(cells, rows),
    start: {
      low: cells.map(() => 0),
      high: cells.map(roomOf),
    },
  };
}

/** The same with bounds of its own for one reader: a practice knows its own counts, so they are nothing but the truth. */
export function knownTo(system: System, reader: string | null): System {
  const start = copy(system.start);
  for (const [place, { practice, x }] of system.cells.entries()) {
    if (practice !== reader) continue;
    start.low[place] = x;
    start.high[place] = x;
  }
  return { ...system, start };
}

function placesByColumn(cells: readonly AuditCell[]): System['placeOf'] {
  const places = new Map<string, Map<string, number>>();
  for (const [place, { practice, column, id }] of cells.entries()) {
    const own = places.get(practice) ?? new Map<string, number>();
    places.set(practice, own.set(column ?? id, place));
  }
  return places;
}

/** The practice a row is about, or null when it is about several. */
export function ownerOf(cells: readonly AuditCell[], row: Row | undefined): string | null {
  const [first, ...rest] = row?.places ?? [];
  if (first === undefined) return null;
  const owner = cells[first]?.practice ?? null;
  return rest.every((place) => cells[place]?.practice === owner) ? owner : null;
}

function blocksOf(cells: readonly AuditCell[], rows: readonly Row[]): ReadonlyMap<string, Block> {
  const practiceAt = (place: number | undefined) => cells[place ?? -1]?.practice ?? '';
  const placesOf = Map.groupBy(cells.keys(), practiceAt);
  const local = new Int32Array(cells.length);
  for (const places of placesOf.values()) for (const [index, place] of places.entries()) local[place] = index;
  const partsOf = new Map<string, Block['parts'][number][]>([...placesOf.keys()].map((practice) => [practice, []]));
  for (const [row, { places, times }] of rows.entries()) {
    for (const [practice, own] of Map.groupBy(places.keys(), (index) => practiceAt(places[index]))) {
      partsOf.get(practice)?.push({
        row,
        places: Int32Array.from(own, (index) => local[places[index] ?? -1] ?? -1),
        times: Float64Array.from(own, (index) => times[index] ?? 0),
      });
    }
  }
  const rowsOf = Map.groupBy(rows.keys(), (row) => ownerOf(cells, rows[row]));
  const blocks = [...placesOf].map(([practice, places]): Block => {
    return { practice, places, rows: new Set(rowsOf.get(practice) ?? []), parts: partsOf.get(practice) ?? [] };
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
  return inside && system.rows.every((row) => holdsIn(row, world));
}

export function holdsIn(row: Row | undefined, world: World): boolean {
  return row === undefined || missing(row, sumIn(row, world)) === 0;
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
