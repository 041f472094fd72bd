/**
 * One meeting's figures as sums of the unknowns (unknowns.ts), whichever edition they are printed in: every statement and
 * every protected count is made from these terms.
 */
import { type Analysis, type ShareAnalysis, sharesOf } from '../model/analysis.ts';
import { countedBy, listSize, splitGroup } from '../model/columns.ts';
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

export function termsOf(frame: Frame, share: ShareAnalysis, practices: readonly string[]): ShareTerms {
  const { numerator: name, from, denominator } = countedBy(share.indicator);
  const numerator = name === null ? null : at(frame, name, practices, from);
  if (countsContacts(share)) return contactsOf(frame, numerator, at(frame, denominator, practices));
  const persons = numerator ? personTerms(frame.counts, numerator) : [];
  const whole = denominator === listSize ? [] : personTerms(frame.counts, at(frame, denominator, practices));
  return { numerator: persons, denominator: whole, of: sizeOf(frame, share, practices), persons };
}

/** Contacts, as against persons or plain events: then the persons behind them are given too. */
export function countsContacts({ kind, practices }: ShareAnalysis): boolean {
  return kind === 'event-share' && practices.some(({ persons }) => persons !== undefined);
}

function contactsOf(frame: Frame, numerator: Persons | null, denominator: Persons): ShareTerms {
  const events = numerator && contactTerms(frame.counts, numerator);
  const all = contactTerms(frame.counts, denominator);
  if (!numerator || !events || !all) throw new Error('contacts cannot be tried without groups');
  return { numerator: events, denominator: all, of: null, persons: personTerms(frame.counts, numerator) };
}

/**
 * Sizes are known to everyone (DISCLOSURE 2, intruder 3), unless they are themselves what some figure counts: all the
 * events that some of them are a share of are no size.
 */
function sizeOf(frame: Frame, share: ShareAnalysis, practices: readonly string[]): number | null {
  const { denominator } = countedBy(share.indicator);
  if (share.kind === 'event-share' || isCounted(frame, denominator)) return null;
  const sizes = new Map(share.practices.map(({ ydernummer, n }) => [ydernummer, n]));
  return practices.reduce((total, practice) => total + (sizes.get(practice) ?? 0), 0);
}

function isCounted({ analysis }: Frame, name: string): boolean {
  const inShare = sharesOf(analysis).some((share) => {
    const { numerator, from, denominator } = countedBy(share.indicator);
    const plainEvents = share.kind === 'event-share' && !countsContacts(share);
    return (
      (numerator === name && from === undefined && !countsContacts(share)) || (plainEvents && denominator === name)
    );
  });
  const inFlow = analysis.indicators.some(
    (one) => one.kind === 'flow' && one.steps.slice(1).some((step) => step.name === name),
  );
  return inShare || inFlow;
}

export function at(frame: Frame, name: string, practices: readonly string[], from?: number): Persons {
  const { base, group } = splitGroup(name);
  const column = frame.own.get(base);
  const place = group === null ? -1 : (column?.groups.findIndex(({ label }) => label === group) ?? -1);
  if (column && place >= 0) {
    const [first, next] = [column.groups[place], column.groups[place + 1]];
    const span = { from: first?.contacts ?? 0, ...(next ? { below: next.contacts } : {}) };
    return { name: frame.names.get(base) ?? '', practices, edges: column.cuts, ...span };
  }
  const edges = frame.own.get(name)?.cuts ?? [];
  return { name: frame.names.get(name) ?? '', practices, edges, ...(from === undefined ? {} : { from }) };
}

export function minus(all: readonly Term[], some: readonly Term[]): readonly Term[] {
  return [...all, ...some.map(({ cell, times }) => ({ cell, times: -times }))];
}
