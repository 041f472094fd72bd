/** Draws every column of a pack's tables for every practice and round, parts never larger than their wholes. */
import type { PackHead } from '../model/pack.ts';
import { canaryCount } from './synth-canaries.ts';
import { packColumns, type SynthColumn } from './synth-columns.ts';
import {
  type Contacts,
  contactReach,
  contactTraits,
  drawContacts,
  drawPart,
  plantContacts,
  plantPart,
} from './synth-contacts.ts';
import type { SynthPractice } from './synth-places.ts';
import { type Cells, drawPlain, drawValue, type Source } from './synth-plain.ts';
import { type Random, randomStream } from './synth-random.ts';

export interface PackCounts {
  readonly columns: ReadonlyMap<string, SynthColumn>;
  readonly cells: (ref: string, practice: SynthPractice, round: number) => Cells;
}

interface Draws {
  readonly seed: string;
  readonly columns: ReadonlyMap<string, SynthColumn>;
  readonly contacts: Map<string, Contacts>;
  readonly cells: Map<string, Cells>;
}

export function packCounts(pack: PackHead, seed: string): PackCounts {
  const draws: Draws = { seed, columns: packColumns(pack), contacts: new Map(), cells: new Map() };
  return {
    columns: draws.columns,
    cells: (ref, practice, round) => cellsOf(draws, columnOf(draws, ref), practice, round),
  };
}

function columnOf(draws: Draws, ref: string): SynthColumn {
  const column = draws.columns.get(ref);
  if (column === undefined) throw new Error(`No table has the column ${ref}`);
  return column;
}

function stream(draws: Draws, column: SynthColumn, practice: SynthPractice, what: string | number): Random {
  return randomStream(draws.seed, 'counts', column.pack, column.ref, practice.ydernummer, String(what));
}

function cellsOf(draws: Draws, column: SynthColumn, practice: SynthPractice, round: number): Cells {
  const key = `${column.ref}|${practice.ydernummer}|${round}`;
  const known = draws.cells.get(key);
  if (known !== undefined) return known;
  const cells =
    column.contacts === null
      ? (copiedCells(draws, column, practice, round) ?? freshCells(draws, column, practice, round))
      : groupCells(draws, column, practice, round);
  const first = column.contacts?.find((group) => group.from > 0)?.label ?? column.categories[0] ?? '';
  const marked = practice.canary && column.value === null;
  const drawn = marked ? new Map([...cells, [first, canaryCount(column.order)]]) : cells;
  draws.cells.set(key, drawn);
  return drawn;
}

function groupCells(draws: Draws, column: SynthColumn, practice: SynthPractice, round: number): Cells {
  const groups = column.contacts ?? [];
  const cells = new Map(groups.map((group) => [group.label, 0]));
  const highest = groups.reduce((top, group) => Math.max(top, group.to), 0);
  for (const count of contactsOf(draws, column, practice, round)) {
    const held = Math.min(count, highest);
    const label = groups.find((group) => group.from <= held && held <= group.to)?.label;
    if (label !== undefined) cells.set(label, (cells.get(label) ?? 0) + 1);
  }
  return cells;
}

function contactsOf(draws: Draws, column: SynthColumn, practice: SynthPractice, round: number): Contacts {
  const key = `${column.ref}|${practice.ydernummer}|${round}`;
  const known = draws.contacts.get(key);
  if (known !== undefined) return known;
  const drawn = copiedContacts(draws, column, practice, round) ?? freshContacts(draws, column, practice, round);
  draws.contacts.set(key, drawn);
  return drawn;
}

/** A `twin` has its neighbour's figures, a `double` twice its counts: equal shares either way. */
function copiedCells(draws: Draws, column: SynthColumn, practice: SynthPractice, round: number): Cells | null {
  if (practice.before === null || (practice.plant !== 'twin' && practice.plant !== 'double')) return null;
  const factor = practice.plant === 'twin' || column.value !== null ? 1 : 2;
  const copied = cellsOf(draws, column, practice.before, round);
  return new Map([...copied].map(([category, count]) => [category, count * factor]));
}

function freshCells(draws: Draws, column: SynthColumn, practice: SynthPractice, round: number): Cells {
  const source: Source = {
    practice,
    round,
    cluster: randomStream(draws.seed, 'counts', column.pack, column.ref, practice.cluster),
    pack: randomStream(draws.seed, 'counts', column.pack, column.ref),
    stream: (what) => stream(draws, column, practice, what),
    cells: (ref) => cellsOf(draws, columnOf(draws, ref), practice, round),
    limit: (category) => limit(draws, column, practice, round, category),
  };
  if (column.value === null) return drawPlain(column, source);
  const count = column.value.count;
  return drawValue(column, source, count === null ? null : columnOf(draws, count));
}

/** A `twin` has its neighbour's persons, a `double` has each of them twice: equal shares either way. */
function copiedContacts(draws: Draws, column: SynthColumn, practice: SynthPractice, round: number): Contacts | null {
  if (practice.before === null || (practice.plant !== 'twin' && practice.plant !== 'double')) return null;
  const copied = contactsOf(draws, column, practice.before, round);
  return practice.plant === 'twin' ? copied : [...copied, ...copied];
}

function freshContacts(draws: Draws, column: SynthColumn, practice: SynthPractice, round: number): Contacts {
  const cluster = randomStream(draws.seed, 'counts', column.pack, column.ref, practice.cluster);
  const traits = contactTraits(stream(draws, column, practice, 'traits'), cluster, column.share);
  const random = stream(draws, column, practice, round);
  const whole = column.within.map((ref) => columnOf(draws, ref)).find((candidate) => candidate.contacts !== null);
  if (whole !== undefined) {
    const all = contactsOf(draws, whole, practice, round);
    return plantPart(drawPart(all, traits.part, random), all, practice.plant);
  }
  const persons = random.poisson((practice.listSize / 1600) * column.expected * traits.size);
  const most = limit(draws, column, practice, round, '');
  const held = Math.min(persons, most);
  const drift = Math.exp(0.06 * random.normal() - (round > 1 ? 0.05 : 0));
  const { lowest, stretch } = contactReach(column.contacts ?? []);
  const drawn = drawContacts(held, traits.mean * stretch * drift, random);
  const shifted = lowest > 1 ? drawn.map((count) => lowest + count) : drawn;
  const planted = plantContacts(shifted, practice.plant, column.mark, lowest);
  return planted.slice(Math.max(0, planted.length - most));
}

/** The most this cell can be: its share of the smallest column it is a part of. */
function limit(draws: Draws, column: SynthColumn, practice: SynthPractice, round: number, category: string): number {
  return column.within.reduce((least, ref) => {
    const cells = cellsOf(draws, columnOf(draws, ref), practice, round);
    const total = [...cells.values()].reduce((sum, count) => sum + count, 0);
    return Math.min(least, cells.get(category) ?? Math.floor(total / column.categories.length));
  }, Number.POSITIVE_INFINITY);
}
