/**
 * Exact figures for one meeting: from what was read to what is known, before anything is hidden. Practices without
 * consent are dropped here, before any total is made.
 */
import type {
  Analysis,
  ConcentrationAnalysis,
  DistributionAnalysis,
  DistributionSeries,
  IndicatorAnalysis,
  MunicipalityAnalysis,
} from '../model/analysis.ts';
import { areNumbers } from '../model/columns.ts';
import type { CountRow, DataSet, Meeting, Period, Practice } from '../model/counts.ts';
import type { Indicator, IndicatorOf } from '../model/indicators.ts';
import type { Pack } from '../model/pack.ts';
import { concentration } from './concentration.ts';
import { roundRatio } from './rounding.ts';
import { withPrevious } from './rounds.ts';
import { binsFor, type Case, countOf, type RowIndex, type Rows, resolve, rowsAbout, rowsOf } from './rows.ts';
import { analyseShare, analyseTrend, groupedColumn } from './shares.ts';
import { analyseFlow, analyseTotals } from './sums.ts';

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
  // In an order of their own: nothing made may follow the order of rows in a file.
  const members = data.practices
    .filter((practice) => practice.cluster === cluster.id)
    .sort((a, b) => (a.ydernummer < b.ydernummer ? -1 : 1));
  const missing = members.flatMap((practice) => {
    const reason = whyMissing(practice, { pack, rows, meeting }, data);
    return reason ? [{ practice, reason }] : [];
  });
  const practices = members.filter((practice) => !missing.some((one) => one.practice === practice));
  const details: Case = { pack, data, rows, meeting, region: cluster.region, cluster: cluster.id, practices };
  return {
    meeting,
    cluster,
    practices,
    missing,
    indicators: Object.entries(pack.indicators).map(([id, indicator]) =>
      analyseIndicator(id, indicator, details, cluster.municipalities),
    ),
    periods: periodsOf(pack, data, meeting),
    promises: data.agreements.filter(
      (one) => one.cluster === cluster.id && one.pack === pack.id && one.round === meeting.round - 1,
    ),
    previous: null,
  };
}

const agreed = new WeakMap<DataSet, ReadonlySet<string>>();

/** Practice and pack of each consent, made once for the whole data set. */
function consentsOf(data: DataSet): ReadonlySet<string> {
  const known = agreed.get(data) ?? new Set(data.consents.map(({ ydernummer, pack }) => `${ydernummer} ${pack}`));
  agreed.set(data, known);
  return known;
}

function whyMissing(practice: Practice, from: Rows, data: DataSet): 'samtykke' | 'tal' | null {
  if (!consentsOf(data).has(`${practice.ydernummer} ${from.pack.id}`)) return 'samtykke';
  const tables = Object.entries(from.pack.tables).filter(([, table]) => table.grain === 'practice');
  const delivered = tables.every(([id]) => isWhole(rowsAbout(practice.ydernummer, rowsOf(from, id))));
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
    case 'rate':
    case 'value':
      return analyseShare(id, indicator, details);
    case 'trend':
      return analyseTrend(id, indicator, details);
    case 'flow':
      return analyseFlow(id, indicator, details);
    case 'totals':
      return analyseTotals(id, indicator, details);
    case 'distribution':
      return analyseDistribution(id, indicator, details);
    case 'concentration':
      return analyseConcentration(id, indicator, details);
    case 'municipality':
      return analyseMunicipality(id, indicator, details, own);
  }
}

function analyseDistribution(id: string, indicator: IndicatorOf<'distribution'>, details: Case): DistributionAnalysis {
  const series = indicator.counts.map((name): DistributionSeries => {
    const { table, id: tableId } = resolve(details.pack, name);
    return {
      table: tableId,
      title: table.title,
      named: !areNumbers(table.category?.groups ?? []),
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
      n: countOf(details, indicator.count, practice),
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

function periodsOf(pack: Pack, data: DataSet, meeting: Meeting): Record<string, Period> {
  const ids = Object.keys(pack.tables);
  const found = data.periods.filter(
    (period) => period.pack === pack.id && ids.includes(period.table) && [meeting.round, 0].includes(period.round),
  );
  return Object.fromEntries(found.map((period) => [period.table, period]));
}
