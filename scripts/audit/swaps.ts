/**
 * Another world by a swap: one practice's persons are moved among its groups so that everything said of that practice
 * still holds, and a second practice makes the opposite moves - or any others that fit - so that everything said of the
 * cluster holds too.
 *
 * That is how such tables differ from each other in most cases, so it is tried first; each world is checked in full.
 */
import { copy, type Domain, type Equations, equationsOf, narrow, type Row } from './bounds.ts';
import { agrees, type Block, holdsIn, ownerOf, type System, sumIn, type World } from './system.ts';

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

/** Of the steps left, one fitting may use this part. */
const fittingShare = 20;

/** A world where row `target` (whose bounds are its wanted value) holds, one swap away from `base`; or null. */
export function swapWorld(system: System, known: Domain, target: number, base: World, effort: Effort): World | null {
  const practice = ownerOf(system.cells, system.rows[target]);
  if (practice === null) return null;
  const block = blockOf(system, practice);
  const partners = partnersOf(system, block, base);
  const moves: World[] = [];
  const own = ownEquations(system, block);
  const domain = near(system, known, block, base, target, effort.reach);
  // A contradiction shows when the first cell is placed.
  narrow(own, domain, own.rows.keys());
  for (const moved of movesOf(own, domain, valuesIn(base, block), { left: effort.steps })) {
    const world = withPartner(system, block, partners, base, moved);
    if (world !== null) return world;
    moves.push(moved);
    if (moves.length >= effort.moves) break;
  }
  const steps = { left: effort.fittedSteps };
  for (const moved of moves.slice(0, effort.fittedMoves)) {
    const alone = withMoves(block, base, moved);
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
  return domainOf(known, block, base, (place) => {
    return system.rows[target]?.places.includes(place) ? 3 * reach : reach;
  });
}

/** Bounds of the practice's cells alone. */
function domainOf(known: Domain, { places }: Block, base: World, reachOf: (place: number) => number): Domain {
  return {
    low: places.map((place) => Math.max(known.low[place] ?? 0, (base[place] ?? 0) - reachOf(place))),
    high: places.map((place) => Math.min(known.high[place] ?? 0, (base[place] ?? 0) + reachOf(place))),
  };
}

/** Of each block met so far the rows about it alone: of the system, and the same by the places of its cells in the block. */
const ownRows = new WeakMap<Block, { readonly rows: readonly Row[]; readonly own: Equations }>();

/** What is said of the practice alone. Asked for again and again, while only the bounds of the rows change. */
function ownEquations(system: System, block: Block): Equations {
  let found = ownRows.get(block);
  if (found === undefined) {
    const parts = block.parts.flatMap(({ row: at, places, times }) => {
      const row = block.rows.has(at) ? system.rows[at] : undefined;
      return row ? [{ row, own: { ...row, places, times } }] : [];
    });
    const own = equationsOf(
      parts.map((part) => part.own),
      block.places.length,
    );
    found = { rows: parts.map(({ row }) => row), own };
    ownRows.set(block, found);
  }
  const { rows, own } = found;
  for (const [index, { lower, upper }] of rows.entries()) {
    const row = own.rows[index];
    if (row === undefined) continue;
    row.lower = lower;
    row.upper = upper;
  }
  return own;
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
  const left = equationsOf(rows, partner.places.length);
  const domain = domainOf(known, partner, base, () => reach);
  steps.left -= 1;
  if (!narrow(left, domain, left.rows.keys())) return null;
  const own = { left: Math.ceil(steps.left / fittingShare) };
  const before = own.left;
  const [placed] = movesOf(left, domain, valuesIn(base, partner), own);
  steps.left -= before - Math.max(0, own.left);
  if (placed === undefined) return null;
  const world = withMoves(partner, alone, placed);
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

function valuesIn(world: World, { places }: Block): readonly number[] {
  return places.map((place) => world[place] ?? 0);
}

/** `moved` are the values of the practice's cells. */
function withMoves({ places }: Block, base: World, moved: readonly number[]): number[] {
  const world = [...base];
  for (const [at, place] of places.entries()) world[place] = moved[at] ?? 0;
  return world;
}

/** Alone if the printed intervals allow it, else with each other practice as partner. */
function withPartner(
  system: System,
  block: Block,
  partners: readonly string[],
  base: World,
  moved: readonly number[],
): World | null {
  const alone = withMoves(block, base, moved);
  if (agrees(system, alone)) return alone;
  const changed = block.places.filter((place) => alone[place] !== base[place]);
  for (const partner of partners) {
    const others = opposite(system, partner, base, alone, changed);
    if (others === null) continue;
    const world = [...alone];
    for (const [place, value] of others) world[place] = value;
    // Most fail where they have just been changed: the rest need not be looked at.
    const holds = others.every(([place]) => system.rowsOf[place]?.every((row) => holdsIn(system.rows[row], world)));
    if (holds && agrees(system, world)) return world;
  }
  return null;
}

/** The partner's counts after the opposite moves; null when one cannot be. */
function opposite(
  { placeOf, cells, start: { low, high } }: System,
  partner: string,
  base: World,
  alone: World,
  changed: readonly number[],
): readonly (readonly [place: number, value: number])[] | null {
  const places = placeOf.get(partner);
  const others: (readonly [number, number])[] = [];
  for (const place of changed) {
    const other = places?.get(cells[place]?.column ?? '');
    if (other === undefined) break;
    const value = (base[other] ?? 0) - ((alone[place] ?? 0) - (base[place] ?? 0));
    if (value < (low[other] ?? 0) || value > (high[other] ?? 0)) return null;
    others.push([other, value]);
  }
  return others;
}

/** Ways to place the practice's own persons, cell by cell, each as near as possible to where it was. */
function* movesOf(
  own: Equations,
  domain: Domain,
  base: readonly number[],
  steps: { left: number },
): Generator<readonly number[]> {
  const place = domain.low.findIndex((low, at) => low < (domain.high[at] ?? 0));
  if (place < 0) {
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
    if (narrow(own, tried, own.rowsOf[place] ?? [])) yield* movesOf(own, tried, base, steps);
  }
}

function blockOf(system: System, practice: string): Block {
  return system.blocks.get(practice) ?? { practice, places: [], rows: new Set(), parts: [] };
}

/** Those with most persons first: they can give and take. */
function partnersOf(system: System, block: Block, base: World): readonly string[] {
  const others = [...system.blocks.values()].filter((other) => other !== block);
  const sizes = others.map(({ practice, places }) => {
    let size = 0;
    for (const place of places) size += base[place] ?? 0;
    return { practice, size };
  });
  return sizes.sort((a, b) => b.size - a.size).map(({ practice }) => practice);
}
