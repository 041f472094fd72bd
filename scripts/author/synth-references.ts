/** Region, country and target figures for the indicators that ask for them, on the level of the figures themselves. */
import { listSize, splitGroup } from '../model/columns.ts';
import type { PackHead } from '../model/pack.ts';
import type { PackCounts } from './synth-counts.ts';
import { type CsvCell, oneDecimal } from './synth-csv.ts';
import { type Levelled, perOf, statedTarget } from './synth-levels.ts';
import { isRatio } from './synth-parts.ts';
import { rounds, syntheticSource } from './synth-periods.ts';
import type { SynthPractice } from './synth-places.ts';
import { type Random, randomStream } from './synth-random.ts';

type Row = readonly CsvCell[];

interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** `practices`: those whose figures nobody has bent into a worst case. */
export function referenceRows(
  pack: PackHead,
  counts: PackCounts,
  practices: readonly SynthPractice[],
  regions: readonly string[],
  seed: string,
): Row[] {
  return Object.entries(pack.indicators).flatMap(([id, indicator]) => {
    if ((!isRatio(indicator) && indicator.kind !== 'value') || indicator.references.length === 0) return [];
    return rounds.flatMap((round) => {
      const pooled = pool(indicator, counts, practices, round);
      const levels = indicator.references.map(({ level }) => level);
      const made = regions.map((region) =>
        regionFigure(pooled, practices.length, indicator, randomStream(seed, 'region', pack.id, id, region)),
      );
      const row = (level: string, code: string, figures: Row): Row => [
        pack.id,
        id,
        round,
        level,
        code,
        ...figures,
        syntheticSource,
      ];
      return [
        ...(levels.includes('region')
          ? regions.map((name, at) => row('region', name, cellsOf(indicator, made.slice(at, at + 1))))
          : []),
        ...(levels.includes('land') ? [row('land', '', cellsOf(indicator, made))] : []),
        ...(levels.includes('maal') ? [row('maal', '', ['', '', oneDecimal(target(indicator, pooled))])] : []),
      ];
    });
  });
}

/** Summed over the practices. A ready figure is weighed by the persons behind it, a trend read in its last year. */
function pool(indicator: Levelled, counts: PackCounts, practices: readonly SynthPractice[], round: number): Fraction {
  const sum = (weigh: (practice: SynthPractice) => number) =>
    practices.reduce((total, practice) => total + weigh(practice), 0);
  const tally = (name: string, from: number) => (practice: SynthPractice) =>
    name === listSize ? practice.listSize : countOf(indicator, counts, name, practice, round, from);
  if (indicator.kind === 'value') {
    const persons = tally(indicator.n, 0);
    const level = tally(indicator.value, 0);
    return { numerator: sum((practice) => level(practice) * persons(practice)), denominator: sum(persons) };
  }
  const from = indicator.kind === 'proportion' ? (indicator.from ?? 0) : 0;
  return { numerator: sum(tally(indicator.numerator, from)), denominator: sum(tally(indicator.denominator, 0)) };
}

/** Persons, or contacts counted from the lower end of each group. */
function countOf(
  indicator: Levelled,
  counts: PackCounts,
  name: string,
  practice: SynthPractice,
  round: number,
  least: number,
): number {
  const { base, group } = splitGroup(name);
  const column = counts.columns.get(base);
  const cells = [...counts.cells(base, practice, round)];
  const last = column?.years ? cells.slice(-1) : cells;
  return last
    .filter(([label]) => group === null || group === label)
    .reduce((total, [label, count]) => {
      const edge = column?.contacts?.find((one) => one.label === label)?.from ?? least;
      if (edge < least) return total;
      return total + (indicator.kind === 'event-share' && column?.contacts && group === null ? count * edge : count);
    }, 0);
}

/** As many practices as a region has, a few percent above or below the level of the set. */
function regionFigure(pooled: Fraction, practices: number, indicator: Levelled, random: Random): Fraction {
  const denominator = Math.round((pooled.denominator / Math.max(1, practices)) * (180 + 320 * random.uniform()));
  const share = pooled.denominator === 0 ? 0 : pooled.numerator / pooled.denominator;
  const factor = 0.95 + 0.1 * random.uniform();
  const most = perOf(indicator) === 100 ? denominator : Number.POSITIVE_INFINITY;
  return { numerator: Math.min(most, Math.round(denominator * share * factor)), denominator };
}

/** Counts where there are any: a trend has one for every year, a ready figure none. */
function cellsOf(indicator: Levelled, figures: readonly Fraction[]): Row {
  const total = (pick: (figure: Fraction) => number): number => figures.reduce((sum, figure) => sum + pick(figure), 0);
  const [numerator, denominator] = [total((figure) => figure.numerator), total((figure) => figure.denominator)];
  if (indicator.kind !== 'value' && indicator.kind !== 'trend') return [numerator, denominator, ''];
  return ['', '', oneDecimal(denominator === 0 ? 0 : (perOf(indicator) * numerator) / denominator)];
}

/** As the pack states it, else a whole number a little on the good side of the level, or at it where neither side is. */
function target(indicator: Levelled, pooled: Fraction): number {
  const stated = statedTarget(indicator);
  if (stated !== null) return stated;
  const level = pooled.denominator === 0 ? 0 : (perOf(indicator) * pooled.numerator) / pooled.denominator;
  const factor = { 'lower-better': 0.85, 'higher-better': 1.1, neither: 1 }[indicator.direction];
  const aimed = Math.round(level * factor);
  return perOf(indicator) === 100 ? Math.min(100, aimed) : aimed;
}
