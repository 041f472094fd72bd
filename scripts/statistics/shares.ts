/**
 * Figures with one value for each practice: proportions, shares of events, rates, ready figures, and a trend as one rate
 * for each of its periods.
 *
 * **Intervals.** Persons are independent of each other, events are not: one patient's contacts, prescriptions and
 * messages hang together, and how they are spread over patients is not delivered. So only proportions have intervals,
 * verdicts and funnels.
 */
import type { Figure, GroupedColumn, ShareAnalysis, TrendAnalysis } from '../model/analysis.ts';
import { listSize, parseColumn, type ShareIndicator, weighsContacts, withGroup } from '../model/columns.ts';
import type { Practice } from '../model/counts.ts';
import type { Unit } from '../model/figures.ts';
import type { IndicatorOf } from '../model/indicators.ts';
import { benchmarksOf } from './benchmarks.ts';
import { type ContactTable, eventShare } from './eventshare.ts';
import { funnelCurve } from './funnelcurve.ts';
import { pooled } from './pooled.ts';
import { wilsonInterval } from './proportion.ts';
import { readyCount } from './readycount.ts';
import { binsFor, type Case, countOf, personsIn, readyFigure, resolve } from './rows.ts';
import { roundReady, roundShown, scaleOf, unitOf } from './shown.ts';
import { ownVerdict, unknownVerdict } from './verdict.ts';

export function analyseShare(id: string, indicator: ShareIndicator, details: Case, also: string[] = []): ShareAnalysis {
  const unit = unitOf(indicator);
  const proportion = indicator.kind === 'proportion';
  const counts = details.practices.map((practice) => ({
    ydernummer: practice.ydernummer,
    ...countsOf(indicator, details, practice),
  }));
  const cluster = pooledFigure(counts, indicator, unit);
  const benchmarks = benchmarksOf([id, ...also], indicator.references, unit, details);
  const target = benchmarks[0] && proportion ? benchmarks[0].exact / scaleOf(unit) : null;
  const funnelOf = (sizes: readonly number[]) => (target === null ? null : funnelCurve(target, sizes));
  return {
    id,
    indicator,
    kind: indicator.kind,
    unit,
    practices: counts.map((counted) => ({
      ydernummer: counted.ydernummer,
      ...figureOf(counted, indicator, unit),
      verdict: proportion ? ownVerdict(counted, cluster, target) : unknownVerdict,
      funnel: funnelOf([counted.n]),
    })),
    cluster,
    benchmarks,
    approximate: counts.some((counted) => counted.approximate === true),
    previous: null,
    funnel: funnelOf(counts.map(({ n }) => n)),
    ...groupsOf(indicator, details),
  };
}

/** The years of a trend, each of them a rate of its own. What a year is held against may be given for that year or for all. */
export function analyseTrend(id: string, indicator: IndicatorOf<'trend'>, details: Case): TrendAnalysis {
  const { kind: _kind, ...rest } = indicator;
  const labels = resolve(details.pack, indicator.numerator).table.category?.groups ?? [];
  const periods = labels.map((label) => {
    const numerator = withGroup(indicator.numerator, label);
    const denominator = inGroup(indicator.denominator, label, details);
    const share = analyseShare(withGroup(id, label), { ...rest, kind: 'rate', numerator, denominator }, details, [id]);
    return { label, share };
  });
  return { id, indicator, kind: 'trend', periods };
}

/** Persons of the same year where they are delivered by year, else the same for all years. */
function inGroup(name: string, label: string, { pack }: Case): string {
  if (name === listSize || parseColumn(name).group !== null) return name;
  return resolve(pack, name).table.category ? withGroup(name, label) : name;
}

interface Counts {
  readonly x: number;
  readonly n: number;
  readonly persons?: number;
  /** A figure delivered ready, not made from x and n. */
  readonly ready?: number | null;
  /** An open group with somebody in it was counted at its lower edge. */
  readonly approximate?: boolean;
}

function countsOf(indicator: ShareIndicator, details: Case, practice: Practice): Counts {
  switch (indicator.kind) {
    case 'proportion':
      return {
        x: countOf(details, indicator.numerator, practice, indicator.from),
        n: countOf(details, indicator.denominator, practice),
      };
    case 'event-share':
      return countsContacts(indicator, details)
        ? contactsOf(indicator, details, practice)
        : plainCounts(indicator, details, practice);
    case 'rate':
      return plainCounts(indicator, details, practice);
    case 'value':
      return readyOf(indicator, details, practice);
  }
}

function plainCounts(indicator: IndicatorOf<'event-share' | 'rate'>, details: Case, practice: Practice): Counts {
  return {
    x: countOf(details, indicator.numerator, practice),
    n: countOf(details, indicator.denominator, practice),
  };
}

function countsContacts({ numerator }: IndicatorOf<'event-share'>, { pack }: Case): boolean {
  return weighsContacts(resolve(pack, numerator).table, numerator);
}

function contactsOf(indicator: IndicatorOf<'event-share'>, details: Case, practice: Practice): Counts {
  const top = binsFor(details, indicator.numerator, practice);
  const share = eventShare(contactTable(top), contactTable(binsFor(details, indicator.denominator, practice)));
  return { x: share.numerator, n: share.denominator, persons: personsIn(top), approximate: share.approximate };
}

function contactTable(bins: ReturnType<typeof binsFor>): ContactTable {
  return {
    rows: bins.map(({ contacts, persons }) => ({ contacts, children: persons })),
    openTop: bins.some((bin) => bin.open),
  };
}

function readyOf(indicator: IndicatorOf<'value'>, details: Case, practice: Practice): Counts {
  const ready = readyFigure(details, indicator.value, practice);
  const n = countOf(details, indicator.n, practice);
  const known = indicator.count === undefined ? null : countOf(details, indicator.count, practice);
  const x = known ?? (ready === null ? null : readyCount(ready, n, indicator.unit)) ?? 0;
  return { x, n, ready };
}

function figureOf(counted: Counts, indicator: ShareIndicator, unit: Unit): Figure {
  const { x, n, persons, ready } = counted;
  const interval = indicator.kind === 'proportion' ? wilsonInterval(x, n) : null;
  const value = indicator.kind === 'value' ? readyValue(ready, n, unit) : roundShown(x, n, unit);
  return { x, n, interval, value, ...(persons === undefined ? {} : { persons }) };
}

function readyValue(ready: number | null | undefined, n: number, unit: Unit): number | null {
  return ready === null || ready === undefined || n === 0 ? null : roundReady(ready, unit);
}

/** The mean of practices' ready figures is nobody's figure, so the cluster has none. */
function pooledFigure(counts: readonly Counts[], indicator: ShareIndicator, unit: Unit): Figure {
  const sum = pooled(counts);
  const persons = counts.map((one) => one.persons).filter((one) => one !== undefined);
  const together = persons.length === 0 ? sum : { ...sum, persons: persons.reduce((total, one) => total + one, 0) };
  return figureOf(together, indicator, unit);
}

function groupsOf(indicator: ShareIndicator, details: Case): { readonly groups?: readonly GroupedColumn[] } {
  if (indicator.kind !== 'event-share' || !countsContacts(indicator, details)) return {};
  return { groups: [groupedColumn(indicator.numerator, details), groupedColumn(indicator.denominator, details)] };
}

export function groupedColumn(name: string, details: Case): GroupedColumn {
  const practices = details.practices.map((practice) => ({
    ydernummer: practice.ydernummer,
    bins: binsFor(details, name, practice),
  }));
  return { name, practices };
}
