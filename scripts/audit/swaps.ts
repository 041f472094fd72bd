/**
 * Another world by a swap: one practice's persons are moved among its groups so that everything said of that practice
 * still holds, and a second practice makes the opposite moves, so that everything said of the cluster holds too.
 *
 * That is how such tables differ from each other in most cases, so it is tried first; each world is checked in full.
 */
import { agrees, copy, type Domain, narrow, type System, type World } from './system.ts';

/** How far a count is moved from where it is, and how many ways of moving one practice's persons are tried. */
const reach = 3;
const mostMoves = 40;
const mostSteps = 600;

/** The cells of one practice and the rows that are about it alone. */
interface Block {
  readonly practice: string;
  readonly places: readonly number[];
  readonly rows: ReadonlySet<number>;
}

/** A world where row `target` (whose bounds are its wanted value) holds, one swap away from `base`; or null. */
export function swapWorld(system: System, known: Domain, target: number, base: World): World | null {
  const practice = ownerOf(system, target);
  if (practice === null) return null;
  const block = blockOf(system, practice);
  const domain = copy(known);
  for (const place of block.places) {
    const wide = system.rows[target]?.places.includes(place) ? reach * reach : reach;
    domain.low[place] = Math.max(known.low[place] ?? 0, (base[place] ?? 0) - wide);
    domain.high[place] = Math.min(known.high[place] ?? 0, (base[place] ?? 0) + wide);
  }
  if (!narrow(system, domain, block.rows, block.rows)) return null;
  const steps = { left: mostSteps };
  let moves = 0;
  for (const moved of movesOf(system, block, domain, base, steps)) {
    const world = withPartner(system, block, base, moved);
    if (world !== null) return world;
    moves += 1;
    if (moves >= mostMoves) return null;
  }
  return null;
}

/** Alone if the printed intervals allow it, else with each other practice as partner. */
function withPartner(system: System, block: Block, base: World, moved: World): World | null {
  const alone = base.map((value, place) =>
    system.cells[place]?.practice === block.practice ? (moved[place] ?? 0) : value,
  );
  if (agrees(system, alone)) return alone;
  const changed = block.places.filter((place) => moved[place] !== base[place]);
  for (const partner of partnersOf(system, block, base)) {
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
  system: System,
  block: Block,
  domain: Domain,
  base: World,
  steps: { left: number },
): Generator<World> {
  const place = block.places.find((one) => (domain.low[one] ?? 0) < (domain.high[one] ?? 0));
  if (place === undefined) {
    yield domain.low;
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
  const places = [...system.cells.keys()].filter((place) => system.cells[place]?.practice === practice);
  const inside = [...system.rows.keys()].filter((row) => ownerOf(system, row) === practice);
  return { practice, places, rows: new Set(inside) };
}

/** The practice a row is about, or null when it is about several. */
function ownerOf(system: System, row: number): string | null {
  const [first, ...rest] = system.rows[row]?.places ?? [];
  if (first === undefined) return null;
  const owner = system.cells[first]?.practice ?? null;
  return rest.every((place) => system.cells[place]?.practice === owner) ? owner : null;
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
