/** Draws every column of a pack's practice tables for every practice and round, parts never larger than their wholes. */
import type { PackHead } from '../model/pack.ts';
import { canaryCount } from './synth-canaries.ts';
import { packColumns, type SynthColumn } from './synth-columns.ts';
import { type Contacts, contactTraits, drawContacts, drawPart, plantContacts, plantPart } from './synth-contacts.ts';
import type { SynthPractice } from './synth-places.ts';
import { type Random, randomStream } from './synth-random.ts';

/** Counts by category, in the table's order; '' where it has none. */
type Cells = ReadonlyMap<string, number>;

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
  if (column === undefined) throw new Error(`No practice table has the column ${ref}`);
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
    column.contacts === null ? plainCells(draws, column, practice, round) : groupCells(draws, column, practice, round);
  const first = column.contacts?.find((group) => group.from > 0)?.label ?? column.categories[0] ?? '';
  const drawn = practice.canary ? new Map([...cells, [first, canaryCount(column.order)]]) : cells;
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
  const planted = plantContacts(drawContacts(held, traits.mean * drift, random), practice.plant, column.mark);
  return planted.slice(Math.max(0, planted.length - most));
}

/** A plain count: of its whole where it has one, else of the practice's size, shared between its categories. */
function plainCells(draws: Draws, column: SynthColumn, practice: SynthPractice, round: number): Cells {
  if (practice.before !== null && (practice.plant === 'twin' || practice.plant === 'double')) {
    const factor = practice.plant === 'twin' ? 1 : 2;
    const copied = cellsOf(draws, column, practice.before, round);
    return new Map([...copied].map(([category, count]) => [category, count * factor]));
  }
  const traits = stream(draws, column, practice, 'traits');
  const random = stream(draws, column, practice, round);
  const level = Math.exp(0.3 * traits.normal());
  const cells = column.categories.map((category): [string, number] => {
    if (column.within.length > 0) {
      const most = limit(draws, column, practice, round, category);
      return [category, plantCount(random.binomial(most, Math.min(0.9, column.share * level)), most, practice)];
    }
    const mean =
      ((practice.listSize / 1600) * column.expected * Math.exp(0.12 * traits.normal())) / column.categories.length;
    return [category, plantWhole(random.poisson(mean), practice)];
  });
  return new Map(cells);
}

function plantCount(count: number, most: number, practice: SynthPractice): number {
  if (practice.plant === 'zero') return 0;
  if (practice.plant === 'few') return Math.min(3, most);
  return practice.plant === 'everyone' || practice.plant === 'everyone-small' ? most : count;
}

function plantWhole(count: number, practice: SynthPractice): number {
  if (practice.plant === 'tiny') return 8;
  if (practice.plant === 'everyone-small') return 14;
  return practice.plant === 'everyone' ? Math.max(24, count) : count;
}

/** The most this cell can be: its share of the smallest column it is a part of. */
function limit(draws: Draws, column: SynthColumn, practice: SynthPractice, round: number, category: string): number {
  return column.within.reduce((least, ref) => {
    const cells = cellsOf(draws, columnOf(draws, ref), practice, round);
    const total = [...cells.values()].reduce((sum, count) => sum + count, 0);
    return Math.min(least, cells.get(category) ?? Math.floor(total / column.categories.length));
  }, Number.POSITIVE_INFINITY);
}
