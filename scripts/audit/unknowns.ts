/**
 * The counts behind an edition as the unknowns of one system (D9), so that figures from the same table are seen together:
 * "five or more", "ten or more", the distribution and the number of contacts are all sums of the same groups of persons.
 *
 * A named column (`kontakter.children`) is cut wherever some figure cuts it. Per practice there is one cell between each
 * cut and the next, and every figure is a sum of cells, or a sum weighted by the number of contacts.
 *
 * One group of a column (`t.c@2024`) is a part of that column's cells where its groups are known here; otherwise it is a
 * column of its own, which other editions with other years then have in common with this one.
 */
import {
  type Analysis,
  type CountedColumn,
  type GroupedColumn,
  type IndicatorAnalysis,
  isShare,
  type ShareAnalysis,
} from '../model/analysis.ts';
import { countedBy, listSize, splitGroup } from '../model/columns.ts';
import type { AuditCell, Statement, Term } from './system.ts';

/** What is known of one named column before anything is printed. */
export interface Counted {
  /** Numbers of contacts where some figure begins, from 0 = everyone. */
  readonly cuts: readonly number[];
  /** Contacts of a person in the first group; null without groups, and then contacts cannot be counted. */
  readonly lowest: number | null;
  /** Persons from each cut and up, by practice. */
  readonly from: ReadonlyMap<number, ReadonlyMap<string, number>>;
  /** The groups by name, in order, with where each begins; empty where they are not known. */
  readonly groups: readonly { readonly label: string; readonly contacts: number }[];
}

export type Counts = ReadonlyMap<string, Counted>;

export function countsOf(analysis: Analysis): Counts {
  const groups = groupsIn(analysis.indicators);
  const edges = new Map([...groups].map(([name, list]) => [name, list.map(({ contacts }) => contacts)]));
  const from = new Map<string, Map<number, Map<string, number>>>();
  const note = (name: string, cut: number, practice: string, count: number): void => {
    // Enlisted patients are known to all, and a group of a column whose groups are known is a part of its cells.
    const { base, group } = splitGroup(name);
    if (name === listSize || (group !== null && edges.has(base))) return;
    const cuts = from.get(name) ?? new Map<number, Map<string, number>>();
    const at = settle(cut, edges.get(name));
    const practices = cuts.get(at) ?? new Map<string, number>();
    const before = practices.get(practice);
    if (before !== undefined && before !== count) throw new Error(`two figures of ${name} disagree`);
    from.set(name, cuts.set(at, practices.set(practice, count)));
  };
  for (const indicator of analysis.indicators) {
    noteIndicator(indicator, note);
    for (const column of groupedIn(indicator)) noteGroups(column, note);
  }
  return new Map(
    [...from].map(([name, cuts]) => {
      const sorted = [...cuts.keys()].sort((a, b) => a - b);
      return [name, { cuts: sorted, lowest: edges.get(name)?.[0] ?? null, from: cuts, groups: groups.get(name) ?? [] }];
    }),
  );
}

type Note = (name: string, cut: number, practice: string, count: number) => void;

function noteIndicator(indicator: IndicatorAnalysis, note: Note): void {
  if (isShare(indicator)) {
    noteShare(indicator, note);
    return;
  }
  switch (indicator.kind) {
    case 'trend':
      for (const { share } of indicator.periods) noteShare(share, note);
      break;
    case 'flow':
      for (const step of indicator.steps) noteColumn(step, note);
      break;
    case 'totals':
      for (const column of indicator.totals.flatMap(({ pooled, also }) => pooled ?? also ?? []))
        noteColumn(column, note);
      break;
    case 'concentration':
      for (const { ydernummer, x, n } of indicator.practices) {
        note(indicator.indicator.count, indicator.indicator.from, ydernummer, x);
        note(indicator.indicator.count, 0, ydernummer, n);
      }
      break;
    case 'distribution':
    case 'municipality':
      break;
  }
}

function noteShare({ indicator, practices }: ShareAnalysis, note: Note): void {
  const { numerator, from, denominator } = countedBy(indicator);
  for (const { ydernummer, x, n, persons } of practices) {
    // Contacts are sums over the groups of persons, and both columns come with those.
    if (numerator !== null) note(numerator, persons === undefined ? (from ?? 0) : 0, ydernummer, persons ?? x);
    if (persons === undefined) note(denominator, 0, ydernummer, n);
  }
}

function noteColumn({ name, practices }: CountedColumn, note: Note): void {
  for (const { ydernummer, count } of practices) note(name, 0, ydernummer, count);
}

/** Columns that come with persons by number of contacts. */
function groupedIn(indicator: IndicatorAnalysis): readonly GroupedColumn[] {
  if (indicator.kind === 'event-share') return indicator.groups ?? [];
  if (indicator.kind !== 'distribution') return [];
  const { series } = indicator;
  return series.map(({ practices }, place) => ({ name: indicator.indicator.counts[place] ?? '', practices }));
}

function noteGroups({ name, practices }: GroupedColumn, note: Note): void {
  for (const { ydernummer, bins } of practices) {
    for (const { contacts } of bins) {
      const above = bins.filter((bin) => bin.contacts >= contacts);
      const persons = above.reduce((total, bin) => total + bin.persons, 0);
      note(name, contacts, ydernummer, persons);
    }
  }
}

/** The groups of each column that comes with them, with where each begins. */
function groupsIn(indicators: readonly IndicatorAnalysis[]): ReadonlyMap<string, Counted['groups']> {
  const columns = indicators.flatMap(groupedIn);
  return new Map(
    columns.map(({ name, practices }) => {
      const groups = (practices[0]?.bins ?? []).map(({ label, contacts }) => ({ label, contacts }));
      return [name, groups.sort((a, b) => a.contacts - b.contacts)];
    }),
  );
}

/** "From 6" means from the next group that begins at 6 or later, and the first group is everyone. */
function settle(cut: number, edges: readonly number[] | undefined): number {
  if (edges === undefined) return cut;
  const edge = edges.find((one) => one >= cut) ?? cut;
  return edge === edges[0] ? 0 : edge;
}

export function cellsOf(counts: Counts): readonly AuditCell[] {
  return [...counts].flatMap(([name, counted]) =>
    [...new Set([...counted.from.values()].flatMap((practices) => [...practices.keys()]))].flatMap((practice) => {
      const cuts = cutsOf(counted, practice);
      return cuts.map((cut, place): AuditCell => {
        const above = counted.from.get(cuts[place + 1] ?? Number.NaN)?.get(practice) ?? 0;
        const x = (counted.from.get(cut)?.get(practice) ?? 0) - above;
        return {
          id: cellId(name, cut, practice),
          practice,
          column: `${name}>=${cut}`,
          x,
          most: Number.POSITIVE_INFINITY,
        };
      });
    }),
  );
}

/** A practice that takes part in only one of two editions has only that one's cuts. */
export function cutsOf({ cuts, from }: Counted, practice: string): readonly number[] {
  return cuts.filter((cut) => from.get(cut)?.has(practice));
}

/** Which persons: with at least `from` contacts and fewer than `below`, in these practices. */
export interface Persons {
  readonly name: string;
  readonly practices: readonly string[];
  readonly from?: number;
  readonly below?: number;
  /** The cuts that this edition itself counts by: another edition's must not change what a contact weighs in this one. */
  readonly edges: readonly number[];
}

export function personTerms(counts: Counts, { name, practices, from = 0, below }: Persons): readonly Term[] {
  const counted = counts.get(name);
  if (counted === undefined) return [];
  return practices.flatMap((practice) => {
    const cuts = cutsOf(counted, practice).filter((cut) => isWithin(cut, from, below, counted));
    return cuts.map((cut) => ({ cell: cellId(name, cut, practice), times: 1 }));
  });
}

/** Contacts of the same persons, an open group at its lower edge; null where the column has no groups. */
export function contactTerms(counts: Counts, which: Persons): readonly Term[] | null {
  const counted = counts.get(which.name);
  if (counted === undefined || counted.lowest === null) return null;
  const lowest = counted.lowest;
  return which.practices.flatMap((practice) => {
    const cuts = cutsOf(counted, practice).filter((cut) => isWithin(cut, which.from ?? 0, which.below, counted));
    return cuts.map((cut) => ({ cell: cellId(which.name, cut, practice), times: edgeAt(cut, which.edges) || lowest }));
  });
}

function edgeAt(cut: number, edges: readonly number[]): number {
  return edges.findLast((edge) => edge <= cut) ?? 0;
}

/** Everyone's known size, as a statement. */
export function knownSize(what: string, terms: readonly Term[], n: number): Statement {
  return { what, terms, lower: n, upper: n };
}

function isWithin(cut: number, from: number, below: number | undefined, { lowest }: Counted): boolean {
  const contacts = cut === 0 ? (lowest ?? 0) : cut;
  return (from === 0 || contacts >= from) && (below === undefined || contacts < below);
}

function cellId(name: string, cut: number, practice: string): string {
  return `${name}>=${cut}#${practice}`;
}
