/** Counts of the cluster as they are: steps that are parts of each other, and totals. Sums only. */
import type { CountedColumn, FlowAnalysis, Total, TotalsAnalysis } from '../model/analysis.ts';
import { parseColumn } from '../model/columns.ts';
import type { IndicatorOf } from '../model/indicators.ts';
import { type Case, countOf, rowsOf } from './rows.ts';

export function analyseFlow(id: string, indicator: IndicatorOf<'flow'>, details: Case): FlowAnalysis {
  const steps = indicator.steps.map(({ count, label }) => ({ label, ...countedColumn(count, details) }));
  return { id, indicator, kind: 'flow', steps };
}

export function analyseTotals(id: string, indicator: IndicatorOf<'totals'>, details: Case): TotalsAnalysis {
  const totals = indicator.counts.map(({ count, label }): Total => {
    const { table, column } = parseColumn(count);
    if (details.pack.tables[table]?.grain === 'cluster') {
      const row = rowsOf(details, table).find(({ unit }) => unit === details.cluster);
      return { label, count: row?.values[column] ?? null, pooled: null, also: sameAs(count, details) };
    }
    const pooled = countedColumn(count, details);
    return { label, count: pooled.practices.reduce((sum, one) => sum + one.count, 0), pooled, also: null };
  });
  return { id, indicator, kind: 'totals', totals };
}

function countedColumn(name: string, details: Case): CountedColumn {
  const practices = details.practices.map((practice) => ({
    ydernummer: practice.ydernummer,
    count: countOf(details, name, practice),
  }));
  return { name, practices };
}

/** Whoever has both the practices' counts and the cluster's calls them the same, in the file or in the pack. */
function sameAs(name: string, details: Case): CountedColumn | null {
  const { table, column } = parseColumn(name);
  const heading = details.pack.tables[table]?.columns[column];
  const found = Object.entries(details.pack.tables).flatMap(([id, other]) => {
    if (other.grain !== 'practice') return [];
    const same = Object.entries(other.columns).find(([own, header]) => header === heading || own === column);
    return same ? [`${id}.${same[0]}`] : [];
  });
  return found[0] === undefined ? null : countedColumn(found[0], details);
}
