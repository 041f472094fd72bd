/**
 * Finds another world: whole numbers in every cell that agree with everything the reader knows, and in which one
 * protected sum has a chosen value.
 *
 * The audit accepts a value as possible only when such a world has been written down in full and checked. That makes it
 * sound for any structure (several groupings of the same cells, weighted sums, bands), where bounds from interval
 * arithmetic would claim more doubt than there is. The search starts from the truth and repairs one broken statement
 * after the other, so it usually moves only a handful of counts. It may give up; what is not found counts as impossible:
 * the audit then refuses too much, never too little. On columns, nested groups and two-way tables it has been compared
 * with exact bounds and with all worlds on paper (tests/audit).
 */

import { copy, type Domain, narrow, type Row } from './bounds.ts';
import { type Effort, swapWorld } from './swaps.ts';
import { agrees, missing, type System, sumIn, type World } from './system.ts';

const attempts = 3;
const stepsPerAttempt = 150;
const optionsPerStep = 10;

const quick: Effort = {
  reach: 3,
  moves: 40,
  steps: 600,
  fittedMoves: 20,
  partners: 12,
  fittedReach: 8,
  fittedSteps: 3000,
};

const thorough: Effort = {
  reach: 6,
  moves: 200,
  steps: 4000,
  fittedMoves: 40,
  partners: 12,
  fittedReach: 20,
  fittedSteps: 4000,
};

/** A single change that makes the broken statement less broken. */
interface Option {
  readonly place: number;
  readonly value: number;
  /** How broken all statements together are after it. */
  readonly cost: number;
}

interface Search {
  readonly system: System;
  readonly attempt: number;
  left: number;
}

/**
 * A world where row `target` has this value, or null. `known` are bounds already narrowed by all rows; `bases` are worlds
 * to start from, the likeliest first. Looking thoroughly is only for what a quick look did not find.
 */
export function findWorld(
  system: System,
  known: Domain,
  target: number,
  value: number,
  bases: readonly World[],
  thoroughly: boolean,
): World | null {
  const row = system.rows[target];
  if (row === undefined) throw new Error('no such row');
  const { lower, upper } = row;
  row.lower = value;
  row.upper = value;
  try {
    const domain = copy(known);
    if (!narrow(system, domain, [target])) return null;
    if (!thoroughly) return firstOf(bases, (base) => swapWorld(system, domain, target, base, quick));
    return (
      firstOf([...Array(attempts).keys()], (attempt) => repair({ system, attempt, left: stepsPerAttempt }, domain)) ??
      firstOf(bases, (base) => swapWorld(system, domain, target, base, thorough))
    );
  } finally {
    row.lower = lower;
    row.upper = upper;
  }
}

function firstOf<T>(starts: readonly T[], search: (start: T) => World | null): World | null {
  for (const start of starts) {
    const world = search(start);
    if (world !== null) return world;
  }
  return null;
}

/** Every cell as near the truth as the bounds allow; then the shortest broken statement is mended in the best way. */
function repair(search: Search, domain: Domain): World | null {
  const { system } = search;
  const world = system.truth.map((truth, place) =>
    Math.min(domain.high[place] ?? 0, Math.max(domain.low[place] ?? 0, truth)),
  );
  const values = system.rows.map((row) => sumIn(row, world));
  const broken = shortestBroken(system.rows, values);
  if (broken === null) return agrees(system, world) ? world : null;
  for (const { place, value } of optionsFor(search, broken, domain, world, values).slice(0, optionsPerStep)) {
    search.left -= 1;
    if (search.left < 0) return null;
    const tried = copy(domain);
    tried.low[place] = value;
    tried.high[place] = value;
    if (!narrow(system, tried, system.rowsOf[place] ?? [])) continue;
    const found = repair(search, tried);
    if (found !== null) return found;
  }
  return null;
}

function shortestBroken(rows: readonly Row[], values: readonly number[]): number | null {
  let shortest: number | null = null;
  let length = Number.POSITIVE_INFINITY;
  for (const [index, row] of rows.entries()) {
    if (row.places.length >= length || missing(row, values[index] ?? 0) === 0) continue;
    shortest = index;
    length = row.places.length;
  }
  return shortest;
}

/** The changes that help the broken row, those first that break the least elsewhere. */
function optionsFor(
  { system, attempt }: Search,
  broken: number,
  domain: Domain,
  world: World,
  values: readonly number[],
): readonly Option[] {
  const row = system.rows[broken];
  if (row === undefined) throw new Error('no such row');
  const gap = missing(row, values[broken] ?? 0);
  const options: Option[] = [];
  for (const [index, place] of row.places.entries()) {
    const now = world[place] ?? 0;
    const low = domain.low[place] ?? 0;
    const high = domain.high[place] ?? 0;
    if (low === high) continue;
    for (const value of helpful(now, gap / (row.times[index] ?? 1), low, high)) {
      options.push({ place, value, cost: costOf(system, place, value - now, values) });
    }
  }
  // Later attempts take equally good changes from the other end, then from the middle.
  const turned = (place: number) => (attempt === 0 ? place : attempt === 1 ? -place : (place * 7919) % 1009);
  return options.sort((a, b) => a.cost - b.cost || turned(a.place) - turned(b.place) || a.value - b.value);
}

/** The whole step (rounded both ways) and the smallest one, within the bounds. */
function helpful(now: number, step: number, low: number, high: number): ReadonlySet<number> {
  const steps = [Math.floor(step), Math.ceil(step), Math.sign(step)];
  const values = steps.map((one) => Math.min(high, Math.max(low, now + one)));
  return new Set(values.filter((value) => value !== now && value > now === step > 0));
}

/** Change in how broken the rows of one cell are; weights are taken out so that contacts and persons count alike. */
function costOf(system: System, place: number, change: number, values: readonly number[]): number {
  let cost = 0;
  for (const index of system.rowsOf[place] ?? []) {
    const row = system.rows[index];
    if (row === undefined) continue;
    const times = row.times[row.places.indexOf(place)] ?? 0;
    const before = values[index] ?? 0;
    cost += (Math.abs(missing(row, before + times * change)) - Math.abs(missing(row, before))) / row.heaviest;
  }
  return cost;
}
