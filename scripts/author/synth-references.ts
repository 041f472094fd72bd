/** Region, country and target figures for the indicators that ask for them, on the level of the figures themselves. */
import type { Indicator, PackHead } from '../model/pack.ts';
import { isShare } from './synth-columns.ts';
import type { PackCounts } from './synth-counts.ts';
import { type CsvCell, oneDecimal } from './synth-csv.ts';
import { rounds, syntheticSource } from './synth-meetings.ts';
import type { SynthPractice } from './synth-places.ts';
import { randomStream } from './synth-random.ts';

type Row = readonly CsvCell[];
type ShareIndicator = Extract<Indicator, { numerator: string }>;

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
    if (!isShare(indicator) || indicator.references.length === 0) return [];
    return rounds.flatMap((round) => {
      const pooled = poolShare(indicator, counts, practices, round);
      const levels = indicator.references.map(({ level }) => level);
      const made = regions.map((region) =>
        regionFigure(pooled, practices.length, randomStream(seed, 'region', pack.id, id, region)),
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
          ? regions.map((name, at) => row('region', name, countCells(made.slice(at, at + 1))))
          : []),
        ...(levels.includes('land') ? [row('land', '', countCells(made))] : []),
        ...(levels.includes('maal') ? [row('maal', '', ['', '', oneDecimal(target(indicator, pooled))])] : []),
      ];
    });
  });
}

/** Summed over the practices; persons, or contacts counted from the lower end of each group. */
function poolShare(
  indicator: ShareIndicator,
  counts: PackCounts,
  practices: readonly SynthPractice[],
  round: number,
): Fraction {
  const from = indicator.kind === 'proportion' ? (indicator.from ?? 0) : 0;
  const sum = (ref: string, least: number): number => {
    const groups = counts.columns.get(ref)?.contacts ?? null;
    const weigh = ([label, count]: readonly [string, number]): number => {
      const edge = groups?.find((group) => group.label === label)?.from ?? least;
      return edge < least ? 0 : indicator.kind === 'event-share' ? count * edge : count;
    };
    const cells = practices.flatMap((practice) => [...counts.cells(ref, practice, round)]);
    return cells.reduce((total, cell) => total + weigh(cell), 0);
  };
  return { numerator: sum(indicator.numerator, from), denominator: sum(indicator.denominator, 0) };
}

/** As many practices as a region has, a few percent above or below the level of the set. */
function regionFigure(pooled: Fraction, practices: number, random: ReturnType<typeof randomStream>): Fraction {
  const denominator = Math.round((pooled.denominator / Math.max(1, practices)) * (180 + 320 * random.uniform()));
  const share = pooled.denominator === 0 ? 0 : pooled.numerator / pooled.denominator;
  const factor = 0.95 + 0.1 * random.uniform();
  return { numerator: Math.min(denominator, Math.round(denominator * share * factor)), denominator };
}

function countCells(figures: readonly Fraction[]): Row {
  const total = (pick: (figure: Fraction) => number): number => figures.reduce((sum, figure) => sum + pick(figure), 0);
  return [total((figure) => figure.numerator), total((figure) => figure.denominator), ''];
}

/** A whole percent a little on the good side of the level, or at it where neither side is good. */
function target(indicator: ShareIndicator, pooled: Fraction): number {
  const percent = pooled.denominator === 0 ? 0 : (100 * pooled.numerator) / pooled.denominator;
  const factor = { 'lower-better': 0.85, 'higher-better': 1.1, neither: 1 }[indicator.direction];
  return Math.min(100, Math.round(percent * factor));
}
