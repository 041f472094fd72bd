/**
 * Counts of the cluster that are printed as they are: the steps of a flow and a pair of totals. No practice is shown, but a
 * total can give one away: it must be made of several practices (D15), not be small itself (D2), and leave every practice
 * in doubt of every other's small count. What is shown of single practices elsewhere has been chosen with the totals taken
 * as known (protection.ts), or else their table is withheld here.
 */
import type { CountedColumn, FlowAnalysis, Total, TotalsAnalysis } from '../model/analysis.ts';
import { parseColumn } from '../model/columns.ts';
import type { CountCell, ReleasedFlow, ReleasedTotals } from '../model/released.ts';
import { type Definition, definitionOf } from './definition.ts';
import { mayShowGroup } from './derived.ts';
import type { ColumnCell, ColumnRule } from './primary.ts';
import { totalLeavesDoubt } from './reach.ts';

const withheld: CountCell = { status: 'withheld' };
const leastPractices = 3;

export function releaseFlow(
  analysis: FlowAnalysis,
  definition: Definition,
  hiddenTables: ReadonlySet<string>,
): ReleasedFlow {
  const { indicator } = analysis;
  const steps = analysis.steps.map((step, place) => {
    const whole = analysis.steps[place - 1] ?? null;
    const safe = !hiddenTables.has(parseColumn(step.name).table) && mayShowSum(step, whole, indicator);
    return { label: step.label, cell: safe ? shown(sumOf(step)) : withheld };
  });
  const last = steps.at(-1)?.cell ?? withheld;
  const { product } = indicator;
  return {
    kind: 'flow',
    ...definitionOf(indicator, definition),
    steps,
    product: product
      ? { ...product, cell: last.status === 'shown' ? shown(last.count * product.times) : withheld }
      : null,
  };
}

/** Of a total that was delivered as such the practices' parts are unknown; `members` is how many practices the cluster has. */
export function releaseTotals(
  analysis: TotalsAnalysis,
  definition: Definition,
  hiddenTables: ReadonlySet<string>,
  members: { readonly total: number; readonly shown: number },
): ReleasedTotals {
  const { indicator } = analysis;
  return {
    kind: 'totals',
    ...definitionOf(indicator, definition),
    totals: analysis.totals.map((total, place) => {
      const table = parseColumn(indicator.counts[place]?.count ?? '').table;
      const safe = !hiddenTables.has(table) && mayShowTotal(total, indicator.threshold, members);
      return { label: total.label, cell: safe && total.count !== null ? shown(total.count) : withheld };
    }),
  };
}

function mayShowTotal(
  { count, pooled, also }: Total,
  threshold: number,
  { total, shown: within }: { readonly total: number; readonly shown: number },
): boolean {
  const rule = { threshold, sensitive: false };
  if (pooled) return mayShowSum(pooled, null, rule);
  if (count === null || total < leastPractices || (count > 0 && count < threshold)) return false;
  // It counts practices without consent too: beside the sum of the others it would be their figure.
  if (also && (within < total || sumOf(also) !== count)) return false;
  return also === null || mayShowSum(also, null, rule);
}

/** `whole`: the step that this one is part of, and which is printed beside it. */
function mayShowSum(
  column: CountedColumn,
  whole: CountedColumn | null,
  { threshold, sensitive }: Pick<ColumnRule, 'threshold' | 'sensitive'>,
): boolean {
  const cells = column.practices.map(({ ydernummer, count }) => ({ id: ydernummer, x: count, n: count }));
  if (!mayShowGroup(cells, { threshold, sensitive, kind: 'category' })) return false;
  if (whole === null) return totalLeavesDoubt(cells, { threshold, sensitive, kind: 'rate' });
  const sizes = new Map(whole.practices.map(({ ydernummer, count }) => [ydernummer, count]));
  const parts = cells.map((cell): ColumnCell => ({ ...cell, n: sizes.get(cell.id) ?? cell.x }));
  const rule: ColumnRule = { threshold, sensitive, kind: 'proportion' };
  return mayShowGroup(parts, rule) && totalLeavesDoubt(parts, rule);
}

function sumOf({ practices }: CountedColumn): number {
  return practices.reduce((sum, { count }) => sum + count, 0);
}

function shown(count: number): CountCell {
  return { status: 'shown', count };
}
