/**
 * One meeting's figures as sums of the unknowns (unknowns.ts), whichever edition they are printed in: every statement and
 * every protected count is made from these terms.
 */
import type { Analysis, ShareAnalysis } from '../model/analysis.ts';
import { linkColumns } from './linked.ts';
import type { Term } from './system.ts';
import { type Counts, contactTerms, type Persons, personTerms } from './unknowns.ts';

/** One round; `counts` are of all rounds together, where `names` tells which column is which of its `own`. */
export interface Frame {
  readonly analysis: Analysis;
  readonly counts: Counts;
  readonly names: ReadonlyMap<string, string>;
  readonly own: Counts;
  readonly practices: readonly string[];
}

export function framesOf(analyses: readonly Analysis[]): {
  readonly counts: Counts;
  readonly frames: readonly Frame[];
} {
  const { counts, columns } = linkColumns(analyses);
  const frames = analyses.map((analysis, place): Frame => {
    const practices = analysis.practices.map(({ ydernummer }) => ydernummer);
    return { analysis, counts, ...(columns[place] ?? { own: new Map(), names: new Map() }), practices };
  });
  return { counts, frames };
}

export interface ShareTerms {
  readonly numerator: readonly Term[];
  readonly denominator: readonly Term[];
  /** The denominator when everybody knows it. */
  readonly of: number | null;
  /** Persons behind events. */
  readonly persons: readonly Term[];
}

export function termsOf(frame: Frame, { indicator }: ShareAnalysis, practices: readonly string[]): ShareTerms {
  const numerator = at(
    frame,
    indicator.numerator,
    practices,
    indicator.kind === 'proportion' ? indicator.from : undefined,
  );
  const denominator = at(frame, indicator.denominator, practices);
  const persons = personTerms(frame.counts, numerator);
  if (indicator.kind === 'proportion') {
    const of = sizeOf(frame, indicator.denominator, practices);
    return { numerator: persons, denominator: personTerms(frame.counts, denominator), of, persons };
  }
  const events = contactTerms(frame.counts, numerator);
  const all = contactTerms(frame.counts, denominator);
  if (events === null || all === null) throw new Error(`${indicator.title}: contacts cannot be tried without groups`);
  return { numerator: events, denominator: all, of: null, persons };
}

function sizeOf(frame: Frame, name: string, practices: readonly string[]): number | null {
  const counted = sharesOf(frame).some(
    ({ indicator }) => indicator.kind === 'proportion' && indicator.numerator === name && indicator.from === undefined,
  );
  const everyone = frame.own.get(name)?.from.get(0);
  if (counted || everyone === undefined) return null;
  return practices.reduce((total, practice) => total + (everyone.get(practice) ?? 0), 0);
}

export function sharesOf({ analysis }: Frame): readonly ShareAnalysis[] {
  return analysis.indicators.filter(
    (one): one is ShareAnalysis => one.kind === 'proportion' || one.kind === 'event-share',
  );
}

export function at(frame: Frame, name: string, practices: readonly string[], from?: number): Persons {
  const edges = frame.own.get(name)?.cuts ?? [];
  return { name: frame.names.get(name) ?? '', practices, edges, ...(from === undefined ? {} : { from }) };
}

export function minus(all: readonly Term[], some: readonly Term[]): readonly Term[] {
  return [...all, ...some.map(({ cell, times }) => ({ cell, times: -times }))];
}
