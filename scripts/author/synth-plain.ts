/** Plain counts and ready figures: no number of contacts behind them, but wholes, groups, years or a level. */
import type { SynthColumn } from './synth-columns.ts';
import type { SynthPractice } from './synth-places.ts';
import type { Random } from './synth-random.ts';

/** By category, in the table's order; '' where it has none. */
export type Cells = ReadonlyMap<string, number>;

/** What a column is drawn from, for one practice and round. */
export interface Source {
  readonly practice: SynthPractice;
  readonly round: number;
  /** What the practices of a cluster, and all of the pack, have in common in this column. */
  readonly cluster: Random;
  readonly pack: Random;
  readonly stream: (what: string | number) => Random;
  /** Another column of the same practice and round. */
  readonly cells: (ref: string) => Cells;
  /** The most a cell can be. */
  readonly limit: (category: string) => number;
}

/** Of its whole where it has one, else of the practice's size; shared between its groups, or once for every year. */
export function drawPlain(column: SynthColumn, source: Source): Cells {
  if (column.within.length > 0) return drawPart(column, source);
  if (column.years) return drawYears(column, source);
  const random = source.stream(source.round);
  const total = plantTotal(random.poisson(usual(column, source) * drifted(column, source.round)), column, source);
  return column.categories.length === 1
    ? new Map([[column.categories[0] ?? '', total]])
    : shareOut(total, column, source, random);
}

/** Binomial in each group or year of the whole. The same years stand in both rounds, with the same figures. */
function drawPart(column: SynthColumn, source: Source): Cells {
  const level = Math.exp(0.3 * source.stream('traits').normal());
  const random = source.stream(column.years ? 'years' : source.round);
  const cells = column.categories.map((category, index): [string, number] => {
    const most = source.limit(category);
    const drift = column.years ? column.drift ** (index + 1 - column.categories.length) : drifted(column, source.round);
    const drawn = random.binomial(most, Math.min(0.9, column.share * level * drift));
    return [category, plantPart(drawn, most, column, source.practice)];
  });
  return new Map(cells);
}

/** A practice keeps its level from year to year, but for a mild drift and chance. */
function drawYears(column: SynthColumn, source: Source): Cells {
  const random = source.stream('years');
  const level = usual(column, source);
  const years = column.categories.map((year, index): [string, number] => {
    const drift = column.drift ** (index + 1 - column.categories.length);
    const drawn = random.poisson(level * drift * Math.exp(0.06 * random.normal()));
    return [year, plantTotal(drawn, column, source)];
  });
  return new Map(years);
}

/** Each group has its share, the same in all practices but for a little; those singled out have the share told. */
function shareOut(total: number, column: SynthColumn, source: Source, random: Random): Cells {
  const traits = source.stream('groups');
  const fixed = [...column.fixed.values()].reduce((sum, share) => sum + share, 0);
  const drawn = column.categories.map((label) => column.fixed.get(label) ?? 0.25 + source.pack.gamma(2));
  const loose = column.categories.reduce((sum, label, at) => sum + (column.fixed.has(label) ? 0 : (drawn[at] ?? 0)), 0);
  const weights = column.categories.map((label, at) => {
    const share = column.fixed.get(label) ?? ((drawn[at] ?? 0) * Math.max(0.05, 1 - fixed)) / loose;
    return plantWeight(share * Math.exp(0.2 * traits.normal()), column.fixed.has(label), source.practice);
  });
  let left = total;
  let weight = weights.reduce((sum, one) => sum + one, 0);
  const cells = column.categories.map((label, at): [string, number] => {
    const own = weights[at] ?? 0;
    const count = weight > 0 ? random.binomial(left, Math.min(1, own / weight)) : 0;
    left -= count;
    weight -= own;
    return [label, count];
  });
  return new Map(cells);
}

/**
 * A ready figure with one decimal. It follows the events behind it where they are counted: standardising for age and sex
 * moves it only a little.
 */
export function drawValue(column: SynthColumn, source: Source, count: SynthColumn | null): Cells {
  const traits = source.stream('traits').normal();
  const random = source.stream(source.round);
  const cells = column.categories.map((category, index): [string, number] => {
    const events = count && source.cells(count.ref).get(category);
    const mean = count && (usualSize(count, source) * count.expected) / count.categories.length;
    const followed = events !== null && events !== undefined && mean ? (events / mean) ** 0.9 : null;
    const own = Math.exp(column.spread * traits) * drifted(column, column.years ? index + 1 : source.round);
    const value = column.expected * (followed ?? own) * Math.exp(0.05 * random.normal());
    return [category, Math.round(10 * value) / 10];
  });
  return new Map(cells);
}

function usual(column: SynthColumn, source: Source): number {
  const local = column.spread > 0.12 ? 0.4 * column.spread * source.cluster.normal() : 0;
  return (
    usualSize(column, source) * column.expected * Math.exp(local + column.spread * source.stream('traits').normal())
  );
}

/** In doctors: enlisted patients, or the persons it is counted per, by 1,600. */
function usualSize({ per }: SynthColumn, source: Source): number {
  if (per === null) return source.practice.listSize / 1600;
  return [...source.cells(per).values()].reduce((sum, count) => sum + count, 0) / 1600;
}

/** Wholes are as large in the next round; what is counted moves a little. */
function drifted({ counted, within, value, drift }: SynthColumn, round: number): number {
  return counted || within.length > 0 || value !== null ? drift ** (round - 1) : 1;
}

function plantTotal(count: number, column: SynthColumn, { practice }: Source): number {
  const { plant } = practice;
  if (column.counted) {
    if (plant === 'zero') return 0;
    return plant === 'few' ? 3 : column.events ? count : Math.min(count, practice.listSize);
  }
  if (plant === 'tiny') return 8;
  if (plant === 'everyone-small') return 14;
  return plant === 'everyone' ? Math.max(24, count) : count;
}

/** Everyone is in the part only where that can happen: not where one in fifty usually is. */
function plantPart(count: number, most: number, { share }: SynthColumn, { plant }: SynthPractice): number {
  if (plant === 'zero') return 0;
  if (plant === 'few') return Math.min(3, most);
  return (plant === 'everyone' || plant === 'everyone-small') && share >= 0.1 ? most : count;
}

/** The groups that an indicator singles out: nobody, or everybody. */
function plantWeight(weight: number, fixed: boolean, { plant }: SynthPractice): number {
  if (plant === 'zero' && fixed) return 0;
  return (plant === 'everyone' || plant === 'everyone-small') && !fixed ? weight / 1e6 : weight;
}
