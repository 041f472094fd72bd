/**
 * The counts behind an edition as the unknowns of one system (D9), so that figures from the same table are seen together:
 * "five or more", "ten or more", the distribution and the number of contacts are all sums of the same groups of persons.
 *
 * A named column (`kontakter.children`) is cut wherever some figure cuts it. Per practice there is one cell between each
 * cut and the next, and every figure is a sum of cells, or a sum weighted by the number of contacts.
 */
import type { Analysis, GroupedColumn, IndicatorAnalysis, ShareAnalysis } from '../model/analysis.ts';
import type { AuditCell, Statement, Term } from './system.ts';

/** What is known of one named column before anything is printed. */
export interface Counted {
  /** Numbers of contacts where some figure begins, from 0 = everyone. */
  readonly cuts: readonly number[];
  /** Contacts of a person in the first group; null without groups, and then contacts cannot be counted. */
  readonly lowest: number | null;
  /** Persons from each cut and up, by practice. */
  readonly from: ReadonlyMap<number, ReadonlyMap<string, number>>;
}

export type Counts = ReadonlyMap<string, Counted>;

export function countsOf(analysis: Analysis): Counts {
  const edges = edgesOf(analysis.indicators);
  const from = new Map<string, Map<number, Map<string, number>>>();
  const note = (name: string, cut: number, practice: string, count: number): void => {
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
      return [name, { cuts: sorted, lowest: edges.get(name)?.[0] ?? null, from: cuts }];
    }),
  );
}

type Note = (name: string, cut: number, practice: string, count: number) => void;

function noteIndicator(indicator: IndicatorAnalysis, note: Note): void {
  switch (indicator.kind) {
    case 'proportion':
    case 'event-share':
      noteShare(indicator, note);
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
  for (const { ydernummer, x, n, persons } of practices) {
    if (indicator.kind === 'proportion') {
      note(indicator.numerator, indicator.from ?? 0, ydernummer, x);
      note(indicator.denominator, 0, ydernummer, n);
    } else if (persons !== undefined) note(indicator.numerator, 0, ydernummer, persons);
  }
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

/** Where the groups of each column begin. */
function edgesOf(indicators: readonly IndicatorAnalysis[]): ReadonlyMap<string, readonly number[]> {
  const columns = indicators.flatMap(groupedIn);
  return new Map(
    columns.map(({ name, practices }) => {
      const edges = (practices[0]?.bins ?? []).map(({ contacts }) => contacts);
      return [name, edges.sort((a, b) => a - b)];
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
