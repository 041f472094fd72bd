/**
 * CONFIDENTIAL. Exact figures per practice, before anything is hidden. Made by statistics/analyse, read by
 * release/release only.
 */
import type { Cluster, Meeting, Period, Practice } from './counts.ts';
import type { IndicatorOf } from './pack.ts';

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
  /** Whole percent as printed, rounded on the exact fraction; null when n is 0. */
  readonly percent: number | null;
}

/** A practice's own figure held against a benchmark or the rest of its cluster. */
export interface Verdict {
  readonly against: 'benchmark' | 'rest' | 'none';
  readonly place: 'far-below' | 'below' | 'within' | 'above' | 'far-above' | 'unknown';
}

export interface PracticeFigure extends Figure {
  readonly ydernummer: string;
  readonly verdict: Verdict;
}

/** A fixed figure from outside the cluster, in percent with its exact fraction when it is known. */
export interface Benchmark {
  readonly level: 'region' | 'land' | 'maal';
  /** Exact share in percent (not rounded). */
  readonly percent: number;
  readonly source: string;
  readonly reason: string;
}

export interface ShareAnalysis {
  readonly id: string;
  readonly indicator: IndicatorOf<'proportion'> | IndicatorOf<'event-share'>;
  readonly kind: 'proportion' | 'event-share';
  readonly practices: readonly PracticeFigure[];
  readonly cluster: Figure;
  readonly benchmarks: readonly Benchmark[];
  /** An event share counts an open top group at its lower edge, so the figure is approximate. */
  readonly approximate: boolean;
  /** The round before this one; null in the first round. */
  readonly previous: PreviousShare | null;
  /** Event shares: each practice's persons by number of contacts in the two columns, for the audit. */
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

/** Number of persons by number of contacts, for one table. `contacts` is the group's lower edge. */
export interface DistributionBin {
  readonly label: string;
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

export type IndicatorAnalysis = ShareAnalysis | DistributionAnalysis | ConcentrationAnalysis | MunicipalityAnalysis;

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
