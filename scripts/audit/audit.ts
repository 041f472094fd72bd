/**
 * The gate before anything is written (DISCLOSURE D9): plays the reader who tries to work out a small count.
 *
 * It shares no code with `release`. It is told the truth, what everybody knows (denominators), what is about to be
 * printed in all packs and tables of a cluster together, and which counts are to be protected. It then takes the part
 * of an outsider and of each practice in turn, which knows its own counts and, to be on the safe side, which letter is
 * whose. A count passes when enough other values of it can be shown to agree with all that the reader knows
 * (worlds.ts): all of 1..T-1; or at least T-1 values of which one is 0 or at least T; or everything that was possible
 * before anything was printed.
 */

import { boundsOf, narrow } from './bounds.ts';
import { leavesDoubt } from './doubt.ts';
import { partsOf } from './parts.ts';
import {
  type AuditCell,
  knownTo,
  type Statement,
  type System,
  sumIn,
  systemFor,
  type Term,
  type World,
} from './system.ts';
import { findWorld } from './worlds.ts';

export type { AuditCell, Statement, Term } from './system.ts';

/** A count of persons that must not be worked out when it is small. */
export interface ProtectedCount {
  /** The indicator or table, for the report: never a figure, a letter or a practice. */
  readonly what: string;
  /** `<pakke>-<runde>/<indikator>`: which figure to take back when the count can be worked out. */
  readonly figure?: string;
  readonly terms: readonly Term[];
  /** The denominator when those without the property are to be protected too (proportions), else null. */
  readonly of: number | null;
  readonly threshold: number;
  /** Nought and everyone are protected as well. */
  readonly sensitive: boolean;
}

export interface AuditInput {
  readonly cells: readonly AuditCell[];
  /** Known beforehand: sizes, and how one count is the sum of others. */
  readonly known: readonly Statement[];
  readonly published: readonly Statement[];
  readonly protected: readonly ProtectedCount[];
}

export interface AuditFinding {
  readonly code: 'can-be-worked-out' | 'not-true';
  readonly what: string;
  /** As given with the protected count; null for a statement that is not true. */
  readonly figure: string | null;
  /** Danish, without figures, letters or names: it may be read aloud. */
  readonly message: string;
}

/** One side of a protected count: those with the property, or those without. */
interface Aim {
  readonly what: string;
  readonly figure: string | null;
  readonly terms: readonly Term[];
  readonly plus: number;
  readonly threshold: number;
}

const sensitiveThreshold = 10;
const leastThreshold = 3;
/** "All of them" tells of each single one in a group smaller than this (D3). */
const leastForEveryone = 20;

/** Empty: may be written. */
export function auditEdition(input: AuditInput): readonly AuditFinding[] {
  const found = new Map<string, AuditFinding>();
  for (const part of partsOf(input)) {
    for (const finding of findings(part)) found.set(finding.message, finding);
  }
  return [...found.values()];
}

/** The same, but stops at the first finding: for choosing between bands. */
export function auditPasses(input: AuditInput): boolean {
  return findings(input).next().done === true;
}

/** How many small counts were tried, for the report to the data officer. */
export function countTried(input: AuditInput): { readonly readers: number; readonly counts: number } {
  return { readers: readersOf(input).length, counts: aimsOf(input).length };
}

function* findings(input: AuditInput): Generator<AuditFinding> {
  const aims = aimsOf(input);
  const statements = [...input.known, ...input.published];
  const targets = aims.map(({ terms }) => ({
    terms,
    lower: Number.NEGATIVE_INFINITY,
    upper: Number.POSITIVE_INFINITY,
  }));
  const printed = systemFor(input.cells, [...statements, ...targets]);
  const before = systemFor(input.cells, [...input.known, ...targets]);
  yield* untrue(statements, printed);
  const pool: World[] = [];
  // One peer that can work it out is enough; the others would only repeat the same words.
  const failed = { outsider: new Set<string>(), peer: new Set<string>() };
  for (const reader of readersOf(input)) {
    const questions = {
      reader,
      aims,
      system: knownTo(printed, reader),
      first: statements.length,
      before: knownTo(before, reader),
      firstBefore: input.known.length,
    };
    for (const { what, figure } of failing(questions, pool, reader === null ? failed.outsider : failed.peer)) {
      const who = reader === null ? 'En læser udefra' : 'En praksis, der kender sit eget tal,';
      const message = `${who} kan regne et lille tal ud i »${what}«.`;
      yield { code: 'can-be-worked-out', what, figure, message };
    }
  }
}

/** A statement that the truth does not fulfil is a fault in print, and no world could be found beside it (D18). */
function* untrue(statements: readonly Statement[], { rows, truth }: System): Generator<AuditFinding> {
  for (const [index, { what }] of statements.entries()) {
    const row = rows[index];
    if (row === undefined) throw new Error('no such row');
    const value = sumIn(row, truth);
    if (value >= row.lower && value <= row.upper) continue;
    yield { code: 'not-true', what, figure: null, message: `Det, der trykkes i »${what}«, passer ikke med tallene.` };
  }
}

interface Questions {
  readonly reader: string | null;
  readonly aims: readonly Aim[];
  /** What the reader knows when all is printed; the row of the first aim is `first`. */
  readonly system: System;
  readonly first: number;
  /** What it knew before; likewise. */
  readonly before: System;
  readonly firstBefore: number;
}

/**
 * What fails for one reader, one of each name, except those that have `failed` already. `pool` holds the worlds found for earlier readers: one that
 * leaves this reader's own counts alone is possible for it too.
 */
function* failing(
  { reader, aims, system, first, before, firstBefore }: Questions,
  pool: World[],
  failed: Set<string>,
): Generator<Aim> {
  // A contradiction has been reported by `untrue`; here it means that nothing can be shown to be possible.
  narrow(system, system.start, system.rows.keys());
  narrow(before, before.start, before.rows.keys());
  const possible = askWorlds(system, first, aims, pool);
  for (const [index, aim] of aims.entries()) {
    const row = system.rows[first + index];
    const own = row?.places.every((place) => system.cells[place]?.practice === reader) ?? true;
    if (own || failed.has(aim.what)) continue;
    const [least, most] = boundsBefore(before, firstBefore + index, aim);
    const truth = row ? sumIn(row, system.truth) + aim.plus : 0;
    // A value that cannot be had costs a long search, and often other values are doubt enough: a quick look first.
    const doubtful = [false, true].some((thoroughly) =>
      leavesDoubt(aim.threshold, { truth, least, most }, (value) => possible(index, value, thoroughly)),
    );
    if (doubtful) continue;
    failed.add(aim.what);
    yield aim;
  }
}

function boundsBefore(before: System, index: number, aim: Aim): readonly [number, number] {
  const row = before.rows[index];
  if (row === undefined) throw new Error('no such row');
  const [least, most] = boundsOf(row, before.start);
  return [least + aim.plus, most + aim.plus];
}

/**
 * Answers whether an aim can have a value. Remembers the values of all aims in each world found: one world usually
 * answers many questions, and the one nearest to a question is where the search for the next begins.
 */
function askWorlds(
  system: System,
  first: number,
  aims: readonly Aim[],
  pool: World[],
): (index: number, value: number, thoroughly: boolean) => boolean {
  const seen = aims.map(() => new Map<number, World>());
  const { low, high } = system.start;
  const remember = (world: World): void => {
    for (const [index, aim] of aims.entries()) {
      const row = system.rows[first + index];
      if (row !== undefined) seen[index]?.set(sumIn(row, world) + aim.plus, world);
    }
  };
  const fits = (world: World) =>
    world.every((value, place) => value >= (low[place] ?? 0) && value <= (high[place] ?? 0));
  for (const world of [system.truth, ...pool]) if (fits(world)) remember(world);
  return (index, value, thoroughly) => {
    const worlds = seen[index] ?? new Map<number, World>();
    if (worlds.has(value)) return true;
    const nearest = [...worlds].sort(([a], [b]) => Math.abs(a - value) - Math.abs(b - value)).slice(0, 2);
    const bases = nearest.map(([, world]) => world);
    const wanted = value - (aims[index]?.plus ?? 0);
    const world = findWorld(system, system.start, first + index, wanted, bases, thoroughly);
    if (world === null) return false;
    pool.push(world);
    remember(world);
    return true;
  };
}

function readersOf(input: AuditInput): readonly (string | null)[] {
  return [null, ...new Set(input.cells.map((cell) => cell.practice))];
}

/** Only counts that are small in truth are protected; the others may be printed. */
function aimsOf(input: AuditInput): readonly Aim[] {
  const truth = new Map(input.cells.map((cell) => [cell.id, cell.x]));
  return input.protected.flatMap(({ what, figure = null, terms, of, threshold, sensitive }) => {
    const x = terms.reduce((total, term) => total + term.times * (truth.get(term.cell) ?? 0), 0);
    const limit = Math.max(threshold, leastThreshold, sensitive ? sensitiveThreshold : 0);
    const aims: Aim[] = [];
    if (x < limit && (x > 0 || sensitive)) aims.push({ what, figure, terms, plus: 0, threshold: limit });
    if (of === null || of === 0) return aims;
    const left = of - x;
    if (left < limit && (left > 0 || sensitive || of < leastForEveryone)) {
      const without = terms.map((term) => ({ cell: term.cell, times: -term.times }));
      aims.push({ what, figure, terms: without, plus: of, threshold: limit });
    }
    return aims;
  });
}
