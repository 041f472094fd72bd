/**
 * One practice's own exact figures, for that practice only. Part of model/released.ts, which seals them and from where the
 * rest of the house takes these types.
 */
import type { Cell, Funnel, PreviousRound, ReleasedShare } from './figures.ts';
import type { ReleasedQuestion } from './releasedblocks.ts';

/** One practice's share in its own words; `tail` is the practice's own exact tail class or difference from the rest. */
export interface OwnShare {
  readonly share: ReleasedShare;
  readonly x: number;
  readonly n: number;
  /** Rounded as shown; null when n is 0. */
  readonly value: number | null;
  readonly interval: { readonly lower: number; readonly upper: number } | null;
  /** What the practice is held against: the first benchmark, or the rest of the cluster. */
  readonly against: 'benchmark' | 'rest' | 'none';
  readonly verdict: 'far-below' | 'below' | 'within' | 'above' | 'far-above' | 'unknown';
  /** The practice's own figure in the round before; null where it has none. */
  readonly previous: OwnPrevious | null;
  /** Control limits around the first benchmark, to draw the practice's own point among (D11); null without one. */
  readonly funnel: Funnel | null;
}

export interface OwnPrevious {
  readonly comparable: PreviousRound['comparable'];
  readonly x: number;
  readonly n: number;
  /** Rounded as shown; null when n is 0. */
  readonly value: number | null;
  /** `none` where the periods overlap, or where there was nobody to count in one of the rounds. */
  readonly change: PreviousRound['change'];
}

export interface OwnDistribution {
  readonly title: string;
  /** Own exact number of persons, and the cluster's percent as released. */
  readonly bins: readonly { readonly label: string; readonly own: number; readonly cluster: Cell }[];
}

/** Own exact steps beside the cluster's as released. */
export interface OwnFlow {
  readonly title: string;
  readonly steps: readonly { readonly label: string; readonly own: number }[];
  readonly product: { readonly words: string; readonly own: number } | null;
}

export interface OwnTrend {
  readonly title: string;
  /** By period: the own share, or null where nothing was delivered. */
  readonly periods: readonly { readonly label: string; readonly own: OwnShare }[];
}

export interface OwnSheetData {
  /** File name only; never printed. */
  readonly ydernummer: string;
  /** Own letter in this edition, or null without letters. */
  readonly letter: string | null;
  readonly shares: readonly OwnShare[];
  readonly distributions: readonly OwnDistribution[];
  readonly flows: readonly OwnFlow[];
  readonly trends: readonly OwnTrend[];
  readonly question: ReleasedQuestion | null;
}
