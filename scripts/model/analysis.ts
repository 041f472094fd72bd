/**
 * CONFIDENTIAL. Exact figures per practice, before anything is hidden. Made by statistics/analyse, read by
 * release/release only.
 */
import type { ShareIndicator } from './columns.ts';
import type { Agreement, Cluster, Meeting, Period, Practice } from './counts.ts';
import type { Funnel, Unit } from './figures.ts';
import type { IndicatorOf } from './indicators.ts';

interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** x of n for one unit; `persons` when x counts events: how many different persons they come from. */
export interface Figure {
  readonly x: number;
  readonly n: number;
  readonly persons?: number;
  /** 95 % interval as fractions, or null where no honest one exists. */
  readonly interval: Interval | null;
  /** In the share's unit, rounded as printed on the exact fraction; null when n is 0 or there is no figure. */
  readonly value: number | null;
}

/** A practice's own figure held against a benchmark or the rest of its cluster. */
export interface Verdict {
  readonly against: 'benchmark' | 'rest' | 'none';
  readonly place: 'far-below' | 'below' | 'within' | 'above' | 'far-above' | 'unknown';
}

export interface PracticeFigure extends Figure {
  readonly ydernummer: string;
  readonly verdict: Verdict;
  /** Control limits for practices up to somewhat more than its own size: for its own sheet only. */
  readonly funnel: Funnel | null;
}

/** A fixed figure from outside the cluster, in the share's unit. */
export interface Benchmark {
  readonly level: 'region' | 'land' | 'maal';
  /** Not rounded. */
  readonly exact: number;
  /** As printed: rounded like every other figure, a target as it was given. */
  readonly value: number;
  readonly source: string;
  readonly reason: string;
}

export interface ShareAnalysis {
  /** The indicator's id; of a period of a trend `<id>@<period>`. */
  readonly id: string;
  readonly indicator: ShareIndicator;
  readonly kind: ShareIndicator['kind'];
  readonly unit: Unit;
  /** Of a ready figure x is the count behind it, as far as it is known or follows from the unit; else 0. */
  readonly practices: readonly PracticeFigure[];
  /** Ready figures cannot be pooled: their cluster has no value. */
  readonly cluster: Figure;
  readonly benchmarks: readonly Benchmark[];
  /** An event share counts an open top group at its lower edge, so the figure is approximate. */
  readonly approximate: boolean;
  /** The round before this one; null in the first round. */
  readonly previous: PreviousShare | null;
  /** Control limits around the first benchmark, up to the largest practice and beyond; null without one. */
  readonly funnel: Funnel | null;
  /** Shares of contacts: each practice's persons by number of contacts in the two columns, for the audit. */
  readonly groups?: readonly GroupedColumn[];
}

export interface GroupedColumn {
  /** `table.column`. */
  readonly name: string;
  readonly practices: readonly PracticeDistribution[];
}

/** Round 2 against round 1. `unknown`: no honest interval; `none`: nothing to compare, or nothing that may be compared. */
export type Change = 'lower' | 'within' | 'higher' | 'unknown' | 'none';

export interface PreviousFigure extends Figure {
  readonly ydernummer: string;
  readonly change: Change;
}

/** The same share in the round before. Figures stand here also where they may not be compared. */
export interface PreviousShare {
  /** `overlap`: some persons and contacts would be counted in both rounds; `no-data`: the round was never delivered. */
  readonly comparable: 'yes' | 'overlap' | 'no-data';
  /** Everyone who delivered then, whether or not they deliver now. */
  readonly cluster: Figure;
  readonly practices: readonly PreviousFigure[];
  /** How many practices are in both rounds. */
  readonly both: number;
  /** Of the practices in both rounds taken together: who came and who left is no change in anyone's work. */
  readonly change: Change;
}

/** Number of persons by number of contacts, for one table. */
export interface DistributionBin {
  readonly label: string;
  /** The group's lower edge; of groups with names of their own the place, from 1. */
  readonly contacts: number;
  readonly open: boolean;
  readonly persons: number;
  /** Whole percent of all persons in the distribution; null when there are none. */
  readonly percent: number | null;
}

interface PracticeDistribution {
  readonly ydernummer: string;
  readonly bins: readonly DistributionBin[];
}

export interface DistributionSeries {
  readonly table: string;
  readonly title: string;
  /** Groups with names of their own, in the order the pack has them. */
  readonly named: boolean;
  readonly cluster: readonly DistributionBin[];
  readonly practices: readonly PracticeDistribution[];
}

export interface DistributionAnalysis {
  readonly id: string;
  readonly indicator: IndicatorOf<'distribution'>;
  readonly kind: 'distribution';
  readonly series: readonly DistributionSeries[];
}

/** "At least y % of the contacts come from x % of the persons", cluster only. */
export interface ConcentrationAnalysis {
  readonly id: string;
  readonly indicator: IndicatorOf<'concentration'>;
  readonly kind: 'concentration';
  readonly table: string;
  /** Persons in the top group of each practice, to see whether the cluster's figure gives one away. */
  readonly practices: readonly { readonly ydernummer: string; readonly x: number; readonly n: number }[];
  readonly personsTop: number;
  readonly persons: number;
  readonly contactsTop: number;
  readonly contacts: number;
  /** Whole percent; null where there is nothing to divide by. */
  readonly personsPercent: number | null;
  readonly contactsPercent: number | null;
  /** True when the top group is open, so that its share of the contacts is a lower bound. */
  readonly atLeast: boolean;
}

/** One count of each practice. */
export interface CountedColumn {
  /** `table.column`, maybe `@group`. */
  readonly name: string;
  readonly practices: readonly { readonly ydernummer: string; readonly count: number }[];
}

/** Each step is part of the one before, in every practice. */
export interface FlowAnalysis {
  readonly id: string;
  readonly indicator: IndicatorOf<'flow'>;
  readonly kind: 'flow';
  readonly steps: readonly (CountedColumn & { readonly label: string })[];
}

export interface Total {
  readonly label: string;
  /** Null where the cluster's row is missing. */
  readonly count: number | null;
  /** The practices it is the sum of; null where the cluster's total was delivered as such. */
  readonly pooled: CountedColumn | null;
  /** A delivered total that a column of practices counts too, by its name or heading. */
  readonly also: CountedColumn | null;
}

export interface TotalsAnalysis {
  readonly id: string;
  readonly indicator: IndicatorOf<'totals'>;
  readonly kind: 'totals';
  readonly totals: readonly Total[];
}

/** A share for each period, oldest first. */
export interface TrendAnalysis {
  readonly id: string;
  readonly indicator: IndicatorOf<'trend'>;
  readonly kind: 'trend';
  readonly periods: readonly { readonly label: string; readonly share: ShareAnalysis }[];
}

interface MunicipalityValue {
  readonly code: string;
  readonly value: number | null;
}

/** Published figures of all municipalities: not confidential in themselves. */
export interface MunicipalityAnalysis {
  readonly id: string;
  readonly indicator: IndicatorOf<'municipality'>;
  readonly kind: 'municipality';
  readonly values: readonly MunicipalityValue[];
  /** The cluster's own municipalities. */
  readonly own: readonly string[];
}

export type IndicatorAnalysis =
  | ShareAnalysis
  | TrendAnalysis
  | FlowAnalysis
  | TotalsAnalysis
  | DistributionAnalysis
  | ConcentrationAnalysis
  | MunicipalityAnalysis;

/** Everything with a figure for each practice: shares, and the periods of trends. */
export function sharesOf({ indicators }: Pick<Analysis, 'indicators'>): readonly ShareAnalysis[] {
  return indicators.flatMap((one) => {
    if (isShare(one)) return [one];
    return one.kind === 'trend' ? one.periods.map(({ share }) => share) : [];
  });
}

export function isShare(one: IndicatorAnalysis): one is ShareAnalysis {
  return one.kind === 'proportion' || one.kind === 'event-share' || one.kind === 'rate' || one.kind === 'value';
}

export interface Analysis {
  readonly meeting: Meeting;
  readonly cluster: Cluster;
  /** Practices whose figures may be used: consent given and figures delivered. */
  readonly practices: readonly Practice[];
  /** Practices of the cluster left out, with the reason; named in private/ only. */
  readonly missing: readonly { readonly practice: Practice; readonly reason: 'samtykke' | 'tal' }[];
  readonly indicators: readonly IndicatorAnalysis[];
  /** By table id. */
  readonly periods: Readonly<Record<string, Period>>;
  /** What the cluster agreed on last time; empty in the first round. */
  readonly promises: readonly Agreement[];
  /** The whole round before, as it stood at its own meeting; null in the first round. */
  readonly previous: Analysis | null;
}

/** What a count of an edition that was sent is called, whoever asks for it: persons with at least `from` and fewer than `below` contacts, in one practice and round. */
export interface CountName {
  readonly pack: string;
  readonly round: number;
  readonly column: string;
  readonly from: number;
  readonly below: number | null;
  readonly practice: string;
}
