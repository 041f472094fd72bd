/**
 * Another world by a swap: one practice's persons are moved among its groups so that everything said of that practice
 * still holds, and a second practice makes the opposite moves - or any others that fit - so that everything said of the
 * cluster holds too.
 *
 * That is how such tables differ from each other in most cases, so it is tried first; each world is checked in full.
 */
import {
  agrees,
  type Block,
  copy,
  type Domain,
  narrow,
  ownerOf,
  type Row,
  type System,
  sumIn,
  type World,
} from './system.ts';

/** How hard to look. Counted in steps, never in time, so that every machine comes to the same answer. */
export interface Effort {
  /** How far a count is moved from where it is; the target's own, three times as far. */
  readonly reach: number;
  readonly moves: number;
  readonly steps: number;
  /** Fitting a second practice freely is dear: for how many moves, how many partners and how many steps in all. */
  readonly fittedMoves: number;
  readonly partners: number;
  readonly fittedReach: number;
  readonly fittedSteps: number;
}

export const quick: Effort = {
  reach: 3,
  moves: 40,
  steps: 600,
  fittedMoves: 20,
  partners: 12,
  fittedReach: 8,
  fittedSteps: 3000,
};

export const thorough: Effort = {
  reach: 6,
  moves: 200,
  steps: 4000,
  fittedMoves: 40,
  partners: 12,
  fittedReach: 20,
  fittedSteps: 4000,
};

/** Of the steps left, one fitting may use this part. */
const fittingShare = 20;

/** A world where row `target` (whose bounds are its wanted value) holds, one swap away from `base`; or null. */
export function swapWorld(system: System, known: Domain, target: number, base: World, effort: Effort): World | null {
  const practice = ownerOf(system.cells, system.rows[target]);
  if (practice === null) return null;
  const block = blockOf(system, practice);
  const partners = partnersOf(system, block, base);
  const moves: World[] = [];
  for (const moved of movesOf(system, block, near(system, known, block, base, target, effort.reach), base, {
    left: effort.steps,
  })) {
    const world = withPartner(system, block, partners, base, moved);
    if (world !== null) return world;
    moves.push(moved);
    if (moves.length >= effort.moves) break;
  }
  const steps = { left: effort.fittedSteps };
  for (const moved of moves.slice(0, effort.fittedMoves)) {
    const alone = withMoves(system, block, base, moved);
    const values = system.rows.map((row) => sumIn(row, alone));
    for (const partner of partners.slice(0, effort.partners)) {
      const fitting = { partner: blockOf(system, partner), base, alone, values, steps, reach: effort.fittedReach };
      const world = fitPartner(system, known, fitting);
      if (world !== null) return world;
      if (steps.left <= 0) return null;
    }
  }
  return null;
}

/** The practice's cells within reach of where they are, the target's further. */
function near(system: System, known: Domain, block: Block, base: World, target: number, reach: number): Domain {
  const domain = copy(known);
  for (const place of block.places) {
    const wide = system.rows[target]?.places.includes(place) ? 3 * reach : reach;
    confine(domain, known, place, base[place] ?? 0, wide);
  }
  // A contradiction shows when the first cell is placed.
  narrow(system, domain, block.rows, block.rows);
  return domain;
}

interface Fitting {
  readonly partner: Block;
  readonly base: World;
  /** `base` with the moves of the first practice made. */
  readonly alone: World;
  /** Value of each row in `alone`. */
  readonly values: readonly number[];
  readonly reach: number;
  readonly steps: { left: number };
}

/** Everything but the partner's cells stands fast; any way of placing those that fits every row will do. */
function fitPartner(system: System, known: Domain, fitting: Fitting): World | null {
  const { partner, base, alone, steps, reach } = fitting;
  const rows = partner.parts.map((part) => remaining(system, part, fitting));
  const rowsOf: number[][] = partner.places.map(() => []);
  for (const [index, row] of rows.entries()) for (const place of row.places) rowsOf[place]?.push(index);
  const small = { rows, rowsOf };
  const all = new Set(rows.keys());
  const from = partner.places.map((place) => base[place] ?? 0);
  const domain = {
    low: Float64Array.from(partner.places, (place, at) => Math.max(known.low[place] ?? 0, (from[at] ?? 0) - reach)),
    high: Float64Array.from(partner.places, (place, at) => Math.min(known.high[place] ?? 0, (from[at] ?? 0) + reach)),
  };
  steps.left -= 1;
  if (!narrow(small, domain, all)) return null;
  const own = { left: Math.ceil(steps.left / fittingShare) };
  const before = own.left;
  const [placed] = movesOf(small, { places: [...from.keys()], rows: all }, domain, from, own);
  steps.left -= before - Math.max(0, own.left);
  if (placed === undefined) return null;
  const world = [...alone];
  for (const [at, place] of partner.places.entries()) world[place] = placed[at] ?? 0;
  return agrees(system, world) ? world : null;
}

/** What a row asks of the partner's cells when the others stand fast. */
function remaining(system: System, { row: at, places, times }: Block['parts'][number], fitting: Fitting): Row {
  const row = system.rows[at];
  if (row === undefined) throw new Error('no such row');
  let fixed = fitting.values[at] ?? 0;
  for (const [index, place] of places.entries()) {
    fixed -= (times[index] ?? 0) * (fitting.alone[fitting.partner.places[place] ?? 0] ?? 0);
  }
  return { places, times, heaviest: row.heaviest, lower: row.lower - fixed, upper: row.upper - fixed };
}

function confine(domain: Domain, known: Domain, place: number, at: number, wide: number): void {
  domain.low[place] = Math.max(known.low[place] ?? 0, at - wide);
  domain.high[place] = Math.min(known.high[place] ?? 0, at + wide);
}

function withMoves(system: System, block: Block, base: World, moved: World): World {
  return base.map((value, place) => (system.cells[place]?.practice === block.practice ? (moved[place] ?? 0) : value));
}

/** Alone if the printed intervals allow it, else with each other practice as partner. */
function withPartner(
  system: System,
  block: Block,
  partners: readonly string[],
  base: World,
  moved: World,
): World | null {
  const alone = withMoves(system, block, base, moved);
  if (agrees(system, alone)) return alone;
  const changed = block.places.filter((place) => moved[place] !== base[place]);
  for (const partner of partners) {
    const world = [...alone];
    for (const place of changed) {
      const other = placeOf(system, partner, system.cells[place]?.column ?? '');
      if (other === undefined) break;
      world[other] = (base[other] ?? 0) - ((moved[place] ?? 0) - (base[place] ?? 0));
    }
    if (agrees(system, world)) return world;
  }
  return null;
}

/** Ways to place the practice's own persons, cell by cell, each as near as possible to where it was. */
function* movesOf(
  system: Pick<System, 'rows' | 'rowsOf'>,
  block: Pick<Block, 'places' | 'rows'>,
  domain: Domain,
  base: World,
  steps: { left: number },
): Generator<World> {
  const place = block.places.find((one) => (domain.low[one] ?? 0) < (domain.high[one] ?? 0));
  if (place === undefined) {
    yield [...domain.low];
    return;
  }
  const low = domain.low[place] ?? 0;
  const high = domain.high[place] ?? 0;
  const near = Array.from({ length: high - low + 1 }, (_, index) => low + index);
  const from = base[place] ?? 0;
  for (const value of near.sort((a, b) => Math.abs(a - from) - Math.abs(b - from) || a - b)) {
    steps.left -= 1;
    if (steps.left < 0) return;
    const tried = copy(domain);
    tried.low[place] = value;
    tried.high[place] = value;
    const rows = (system.rowsOf[place] ?? []).filter((row) => block.rows.has(row));
    if (narrow(system, tried, rows, block.rows)) yield* movesOf(system, block, tried, base, steps);
  }
}

function blockOf(system: System, practice: string): Block {
  return system.blocks.get(practice) ?? { practice, places: [], rows: new Set(), parts: [] };
}

/** Those with most persons first: they can give and take. */
function partnersOf(system: System, block: Block, base: World): readonly string[] {
  const sizes = new Map<string, number>();
  for (const [place, { practice }] of system.cells.entries()) {
    sizes.set(practice, (sizes.get(practice) ?? 0) + (base[place] ?? 0));
  }
  sizes.delete(block.practice);
  return [...sizes].sort(([, a], [, b]) => b - a).map(([practice]) => practice);
}

function placeOf(system: System, practice: string, column: string): number | undefined {
  return system.placeOf.get(`${column}#${practice}`);
}
