/**
 * Figures of the cluster as a whole: distribution, concentration and the municipalities on the map. No practice is shown
 * in them, but a total can still give a small count away, so the same rules hold.
 */
import type {
  ConcentrationAnalysis,
  DistributionAnalysis,
  DistributionBin,
  DistributionSeries,
  MunicipalityAnalysis,
} from '../model/analysis.ts';
import type { Cell, ReleasedConcentration, ReleasedDistribution, ReleasedMunicipality } from '../model/released.ts';
import { type Definition, definitionOf } from './definition.ts';
import { totalLeavesDoubt } from './reach.ts';
import { type Group, protectDistribution } from './tail.ts';

export interface DistributionFrame {
  /** Tables whose totals would give a hidden practice away; nothing of them is printed. */
  readonly hiddenTables: ReadonlySet<string>;
  /** Only three groups. */
  readonly coarse: boolean;
  /** What a table counts, in words. */
  readonly what: (table: string) => string;
}

export function releaseDistribution(
  analysis: DistributionAnalysis,
  definition: Definition,
  { hiddenTables, coarse, what }: DistributionFrame,
): ReleasedDistribution {
  const { mark, threshold, people, one, many } = analysis.indicator;
  return {
    kind: 'distribution',
    ...definitionOf(analysis.indicator, definition),
    people,
    thePeople: analysis.indicator['the-people'],
    ...(one === undefined || many === undefined ? {} : { groupWords: { one, many } }),
    ...(mark === undefined ? {} : { mark }),
    series: analysis.series.map((series) => {
      const safe = hiddenTables.has(series.table)
        ? null
        : protectDistribution(countsOf(series), threshold, series.named);
      const groups = safe && coarse ? threeGroups(safe) : safe;
      return {
        title: series.title,
        what: what(series.table),
        persons: groups ? sum(series.cluster.map(({ persons }) => persons)) : null,
        bins: groups ? groups.map((group) => releaseBin(series, group, mark)) : hiddenBins(series, mark),
      };
    }),
  };
}

/** The first two groups and everything after them. */
function threeGroups(groups: readonly Group[]): readonly Group[] {
  const [first, second, third] = groups;
  const last = groups.at(-1);
  return first && second && third && last ? [first, second, { first: third.first, last: last.last }] : groups;
}

/** One row per practice, so that the protection can look at what each one knows. */
function countsOf(series: DistributionSeries): readonly (readonly number[])[] {
  return series.practices.map(({ bins }) => bins.map(({ persons }) => persons));
}

type Bin = ReleasedDistribution['series'][number]['bins'][number];

function releaseBin(series: DistributionSeries, group: Group, mark: number | undefined): Bin {
  const bins = series.cluster.slice(group.first, group.last + 1);
  const [first, last] = [bins.at(0), bins.at(-1)];
  const all = sum(series.cluster.map(({ persons }) => persons));
  if (!first || !last || all === 0) return { label: first?.label ?? '', cell: withheld, many: false };
  const label = first === last ? first.label : mergedLabel(first, last, series.named);
  const percent = bins.length === 1 ? first.percent : wholePercent(sum(bins.map(({ persons }) => persons)), all);
  return {
    label,
    cell: percent === null ? withheld : { status: 'shown', value: percent },
    many: mark !== undefined && first.contacts >= mark,
  };
}

function mergedLabel(first: DistributionBin, last: DistributionBin, named: boolean): string {
  if (named) return 'øvrige';
  return last.open ? `${first.contacts}+` : `${first.contacts}-${last.label.split('-').at(-1)}`;
}

function hiddenBins(series: DistributionSeries, mark: number | undefined): Bin[] {
  return series.cluster.map(({ label, contacts }) => ({
    label,
    cell: withheld,
    many: mark !== undefined && contacts >= mark,
  }));
}

export function releaseConcentration(
  analysis: ConcentrationAnalysis,
  definition: Definition,
  hiddenTables: ReadonlySet<string>,
): ReleasedConcentration {
  const { indicator } = analysis;
  const rule = { threshold: indicator.threshold, sensitive: false, kind: 'proportion' } as const;
  const cells = analysis.practices.map(({ ydernummer, x, n }) => ({ id: ydernummer, x, n }));
  const safe = !hiddenTables.has(analysis.table) && totalLeavesDoubt(cells, rule);
  const { personsPercent, contactsPercent } = analysis;
  const shown = safe && personsPercent !== null && contactsPercent !== null;
  return {
    kind: 'concentration',
    ...definitionOf(indicator, definition),
    from: indicator.from,
    people: indicator.people,
    thePeople: indicator['the-people'],
    atLeast: analysis.atLeast,
    persons: shown ? { status: 'shown', value: personsPercent } : withheld,
    contacts: shown ? { status: 'shown', value: contactsPercent } : withheld,
  };
}

export interface MapFrame {
  readonly names: readonly { readonly code: string; readonly name: string; readonly region: string }[];
  readonly scale: 'afvigelse_pct' | 'indeks';
  readonly shapes: string;
  readonly year: string;
}

/** Published figures: shown as they are, every municipality of the country, the missing ones too. */
export function releaseMunicipality(
  analysis: MunicipalityAnalysis,
  definition: Definition,
  frame: MapFrame,
): ReleasedMunicipality {
  const values = new Map(analysis.values.map(({ code, value }) => [code, value]));
  const known = [...values.values()].filter((value) => value !== null);
  return {
    kind: 'municipality',
    ...definitionOf(analysis.indicator, definition),
    scale: frame.scale,
    classes: analysis.indicator.classes,
    shapes: frame.shapes,
    year: frame.year,
    municipalities: frame.names.map(({ code, name, region }) => {
      const value = values.get(code) ?? null;
      const rank = value === null ? null : 1 + known.filter((other) => other > value).length;
      return { code, name, region, value, rank, own: analysis.own.includes(code) };
    }),
  };
}

const withheld: Cell = { status: 'withheld' };

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Half away from zero on the exact fraction; merged groups have no percent of their own in the analysis. */
function wholePercent(part: number, whole: number): number {
  return Math.floor((200 * part + whole) / (2 * whole));
}
