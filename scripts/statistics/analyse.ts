/**
 * Exact figures for one meeting: from what was read to what is known, before anything is hidden. Practices without
 * consent are dropped here, before any total is made.
 */
import type {
  Analysis,
  Benchmark,
  ConcentrationAnalysis,
  DistributionAnalysis,
  DistributionBin,
  DistributionSeries,
  Figure,
  GroupedColumn,
  IndicatorAnalysis,
  MunicipalityAnalysis,
  ShareAnalysis,
} from '../model/analysis.ts';
import type { CountRow, DataSet, Meeting, Period, Practice } from '../model/counts.ts';
import type { Indicator, IndicatorOf, Pack } from '../model/pack.ts';
import { concentration } from './concentration.ts';
import { type ContactTable, eventShare } from './eventshare.ts';
import { pooled } from './pooled.ts';
import { wilsonInterval } from './proportion.ts';
import { roundRatio } from './rounding.ts';
import { withPrevious } from './rounds.ts';
import { binsFor, type Case, countOf, personsIn, type RowIndex, type Rows, resolve, rowsOf } from './rows.ts';
import { ownVerdict, unknownVerdict } from './verdict.ts';

export { indexRows, type RowIndex } from './rows.ts';

/** From the second round on, the round before is worked out in the same way and held beside it. */
export function analyse(pack: Pack, data: DataSet, rows: RowIndex, meeting: Meeting): Analysis {
  const analysis = analyseRound(pack, data, rows, meeting);
  if (meeting.round === 1) return analysis;
  return withPrevious(analysis, analyseRound(pack, data, rows, { ...meeting, round: meeting.round - 1 }));
}

function analyseRound(pack: Pack, data: DataSet, rows: RowIndex, meeting: Meeting): Analysis {
  const cluster = data.clusters.find(({ id }) => id === meeting.cluster);
  if (!cluster) throw new Error(`meeting of an unknown cluster ${meeting.cluster}`);
  const members = data.practices.filter((practice) => practice.cluster === cluster.id);
  const missing = members.flatMap((practice) => {
    const reason = whyMissing(practice, { pack, rows, meeting }, data);
    return reason ? [{ practice, reason }] : [];
  });
  const practices = members.filter((practice) => !missing.some((one) => one.practice === practice));
  const details: Case = { pack, data, rows, meeting, region: cluster.region, practices };
  return {
    meeting,
    cluster,
    practices,
    missing,
    indicators: Object.entries(pack.indicators).map(([id, indicator]) =>
      analyseIndicator(id, indicator, details, cluster.municipalities),
    ),
    periods: periodsOf(pack, data, meeting),
    previous: null,
  };
}

function whyMissing(practice: Practice, from: Rows, data: DataSet): 'samtykke' | 'tal' | null {
  const agreed = data.consents.some((one) => one.ydernummer === practice.ydernummer && one.pack === from.pack.id);
  if (!agreed) return 'samtykke';
  const tables = Object.entries(from.pack.tables).filter(([, table]) => table.grain === 'practice');
  const delivered = tables.every(([id]) => isWhole(rowsOf(from, id).filter((row) => row.unit === practice.ydernummer)));
  return delivered ? null : 'tal';
}

/** A figure that the supplier masked or left out is unknown, not nought: such a practice counts as not delivered. */
function isWhole(rows: readonly CountRow[]): boolean {
  return rows.length > 0 && rows.every(({ values }) => Object.values(values).every((value) => value !== null));
}

function analyseIndicator(id: string, indicator: Indicator, details: Case, own: readonly string[]): IndicatorAnalysis {
  switch (indicator.kind) {
    case 'proportion':
    case 'event-share':
      return analyseShare(id, indicator, details);
    case 'distribution':
      return analyseDistribution(id, indicator, details);
    case 'concentration':
      return analyseConcentration(id, indicator, details);
    case 'municipality':
      return analyseMunicipality(id, indicator, details, own);
  }
}

function analyseShare(
  id: string,
  indicator: IndicatorOf<'proportion'> | IndicatorOf<'event-share'>,
  details: Case,
): ShareAnalysis {
  const proportion = indicator.kind === 'proportion';
  const counts = details.practices.map((practice): Counts & { readonly ydernummer: string } => ({
    ydernummer: practice.ydernummer,
    ...(proportion ? proportionOf(indicator, details, practice) : eventsOf(indicator, details, practice)),
  }));
  const cluster = figureOf(pooledCounts(counts), proportion);
  const benchmarks = benchmarksOf(id, indicator.references, details);
  const verdictOf = (counted: Counts) =>
    proportion ? ownVerdict(counted, cluster, benchmarks[0]?.percent ?? null) : unknownVerdict;
  return {
    id,
    indicator,
    kind: indicator.kind,
    practices: counts.map((counted) => ({
      ydernummer: counted.ydernummer,
      ...figureOf(counted, proportion),
      verdict: verdictOf(counted),
    })),
    cluster,
    benchmarks,
    approximate: counts.some((counted) => counted.approximate === true),
    previous: null,
    ...(proportion
      ? {}
      : { groups: [groupedColumn(indicator.numerator, details), groupedColumn(indicator.denominator, details)] }),
  };
}

function groupedColumn(name: string, details: Case): GroupedColumn {
  const practices = details.practices.map((practice) => ({
    ydernummer: practice.ydernummer,
    bins: binsFor(details, name, practice),
  }));
  return { name, practices };
}

interface Counts {
  readonly x: number;
  readonly n: number;
  readonly persons?: number;
  /** An open group with somebody in it was counted at its lower edge. */
  readonly approximate?: boolean;
}

function pooledCounts(counts: readonly Counts[]): Counts {
  const sum = pooled(counts);
  const persons = counts.map((one) => one.persons).filter((one) => one !== undefined);
  return persons.length === 0 ? sum : { ...sum, persons: persons.reduce((total, one) => total + one, 0) };
}

/**
 * Contacts of one child are not independent and the two tables do not tell which belong together, so an event share has
 * no honest interval.
 */
function figureOf({ x, n, persons }: Counts, proportion: boolean): Figure {
  const interval = proportion ? wilsonInterval(x, n) : null;
  return { x, n, interval, percent: roundRatio(x, n), ...(persons === undefined ? {} : { persons }) };
}

/** x of n persons; with `from`, only the groups from that number of contacts count in x. */
function proportionOf(indicator: IndicatorOf<'proportion'>, details: Case, practice: Practice): Counts {
  const { numerator, denominator, from } = indicator;
  return { x: countOf(details, numerator, practice, from), n: countOf(details, denominator, practice, undefined) };
}

function eventsOf(indicator: IndicatorOf<'event-share'>, details: Case, practice: Practice): Counts {
  const top = binsFor(details, indicator.numerator, practice);
  const share = eventShare(contactTable(top), contactTable(binsFor(details, indicator.denominator, practice)));
  return { x: share.numerator, n: share.denominator, persons: personsIn(top), approximate: share.approximate };
}

function contactTable(bins: readonly DistributionBin[]): ContactTable {
  return {
    rows: bins.map(({ contacts, persons }) => ({ contacts, children: persons })),
    openTop: bins.some((bin) => bin.open),
  };
}

function analyseDistribution(id: string, indicator: IndicatorOf<'distribution'>, details: Case): DistributionAnalysis {
  const series = indicator.counts.map((name): DistributionSeries => {
    const { table, id: tableId } = resolve(details.pack, name);
    return {
      table: tableId,
      title: table.title,
      cluster: binsFor(details, name, null),
      practices: groupedColumn(name, details).practices,
    };
  });
  return { id, indicator, kind: 'distribution', series };
}

function analyseConcentration(
  id: string,
  indicator: IndicatorOf<'concentration'>,
  details: Case,
): ConcentrationAnalysis {
  const bins = binsFor(details, indicator.count, null);
  const table = bins.map(({ contacts, persons }) => ({ contacts, children: persons }));
  const result = concentration(
    table,
    indicator.from,
    bins.some((bin) => bin.open),
  );
  return {
    id,
    indicator,
    kind: 'concentration',
    table: resolve(details.pack, indicator.count).id,
    practices: details.practices.map((practice) => ({
      ydernummer: practice.ydernummer,
      x: countOf(details, indicator.count, practice, indicator.from),
      n: countOf(details, indicator.count, practice, undefined),
    })),
    personsTop: result.childrenTop,
    persons: result.children,
    contactsTop: result.contactsTop,
    contacts: result.contacts,
    personsPercent: roundRatio(result.childrenTop, result.children),
    contactsPercent: roundRatio(result.contactsTop, result.contacts),
    atLeast: result.atLeast,
  };
}

function analyseMunicipality(
  id: string,
  indicator: IndicatorOf<'municipality'>,
  details: Case,
  own: readonly string[],
): MunicipalityAnalysis {
  const [tableId = '', column = ''] = indicator.value.split('.');
  const rows = rowsOf(details, tableId);
  const values = rows.map((row) => ({ code: row.unit, value: row.values[column] ?? null }));
  return { id, indicator, kind: 'municipality', values, own };
}

function benchmarksOf(id: string, wanted: IndicatorOf<'proportion'>['references'], details: Case): Benchmark[] {
  return wanted.flatMap(({ level, reason }) => {
    const found = details.data.references.find(
      (one) =>
        one.pack === details.pack.id &&
        one.indicator === id &&
        one.level === level &&
        (one.round === details.meeting.round || one.round === 0) &&
        (level !== 'region' || one.code === details.region),
    );
    if (!found) return [];
    const percent = found.value ?? (100 * (found.numerator ?? 0)) / (found.denominator || 1);
    return [{ level, percent, source: found.source, reason }];
  });
}

function periodsOf(pack: Pack, data: DataSet, meeting: Meeting): Record<string, Period> {
  const ids = Object.keys(pack.tables);
  const found = data.periods.filter(
    (period) => period.pack === pack.id && ids.includes(period.table) && [meeting.round, 0].includes(period.round),
  );
  return Object.fromEntries(found.map((period) => [period.table, period]));
}
