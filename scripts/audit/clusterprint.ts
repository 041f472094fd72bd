/** What the cluster's own figures say: distributions, concentrations, flows and totals. */
import type { IndicatorAnalysis } from '../model/analysis.ts';
import type {
  CountCell,
  ReleasedConcentration,
  ReleasedDistribution,
  ReleasedFlow,
  ReleasedTotals,
} from '../model/released.ts';
import { at, type Frame } from './frame.ts';
import { cellStatements } from './shareprint.ts';
import type { Statement } from './system.ts';
import { contactTerms, knownSize, personTerms } from './unknowns.ts';

type Kind = IndicatorAnalysis['kind'];

function analysed<K extends Kind>(frame: Frame, id: string, kind: K): Extract<IndicatorAnalysis, { kind: K }> {
  const found = frame.analysis.indicators.find((one) => one.id === id);
  if (found?.kind !== kind) throw new Error(`${id} is printed but was never counted`);
  return found as Extract<IndicatorAnalysis, { kind: K }>;
}

export function publishedDistribution(frame: Frame, released: ReleasedDistribution): readonly Statement[] {
  const { indicator, series } = analysed(frame, released.id, 'distribution');
  return released.series.flatMap(({ bins, persons }, place) => {
    const name = indicator.counts[place] ?? '';
    const everyone = personTerms(frame.counts, at(frame, name, frame.practices));
    const labels = bins.map(({ label }) => label);
    const edges = series[place]?.named
      ? namedEdges(frame, name, labels)
      : labels.map((label) => Number.parseInt(label, 10));
    const printed = bins.flatMap(({ cell }, index) => {
      const group = {
        ...at(frame, name, frame.practices, edges[index]),
        below: edges[index + 1] ?? Number.POSITIVE_INFINITY,
      };
      const numerator = personTerms(frame.counts, group);
      return cellStatements(
        released.title,
        { numerator, denominator: everyone, of: persons, persons: numerator },
        cell,
      );
    });
    return persons === null ? printed : [knownSize(released.title, everyone, persons), ...printed];
  });
}

/** Named groups stand as they are in the pack, each alone but the last, which may hold all that are left. */
function namedEdges(frame: Frame, name: string, labels: readonly string[]): readonly number[] {
  const groups = frame.own.get(name)?.groups ?? [];
  return labels.map((label, place) => {
    const group = groups[place];
    const isTail = place === labels.length - 1;
    if (!group || (!isTail && group.label !== label))
      throw new Error('a group is printed in a way that cannot be tried');
    return group.contacts;
  });
}

export function publishedConcentration(frame: Frame, released: ReleasedConcentration): readonly Statement[] {
  const { indicator } = analysed(frame, released.id, 'concentration');
  const all = at(frame, indicator.count, frame.practices);
  const top = { ...all, from: indicator.from };
  const persons = personTerms(frame.counts, top);
  const statements = cellStatements(
    released.title,
    { numerator: persons, denominator: personTerms(frame.counts, all), of: null, persons },
    released.persons,
  );
  const [numerator, denominator] = [contactTerms(frame.counts, top), contactTerms(frame.counts, all)];
  if (numerator === null || denominator === null) return statements;
  return [
    ...statements,
    ...cellStatements(released.title, { numerator, denominator, of: null, persons }, released.contacts),
  ];
}

/** The product says what the last step says; printed alone it would say it as well. */
export function publishedFlow(frame: Frame, released: ReleasedFlow): readonly Statement[] {
  const { steps } = analysed(frame, released.id, 'flow');
  const termsAt = (place: number) => personTerms(frame.counts, at(frame, steps[place]?.name ?? '', frame.practices));
  const printed = released.steps.flatMap(({ cell }, place) => countStatements(released.title, termsAt(place), cell));
  const { product } = released;
  if (product?.cell.status !== 'shown') return printed;
  const last = { status: 'shown', count: product.cell.count / product.times } as const;
  return [...printed, ...countStatements(released.title, termsAt(steps.length - 1), last)];
}

/**
 * A total that was delivered as such says nothing of single practices, unless a column of practices counts the same: by
 * its name, or because it adds up to just that. Where the names agree and the sums do not, others are counted in it
 * who are not here; that cannot be tried, and the statement is left untrue, which refuses it.
 */
export function publishedTotals(frame: Frame, released: ReleasedTotals): readonly Statement[] {
  const { totals } = analysed(frame, released.id, 'totals');
  return released.totals.flatMap(({ cell }, place) => {
    const total = totals[place];
    if (!total || cell.status !== 'shown') return [];
    const named = (total.pooled ?? total.also)?.name;
    const alike = [...frame.own].flatMap(([name, { from }]) => {
      const counts = from.get(0);
      const sum = frame.practices.reduce((all, practice) => all + (counts?.get(practice) ?? 0), 0);
      return counts && sum === cell.count ? [name] : [];
    });
    const names = new Set(named === undefined ? alike : [named, ...alike]);
    return [...names].flatMap((name) =>
      countStatements(released.title, personTerms(frame.counts, at(frame, name, frame.practices)), cell),
    );
  });
}

function countStatements(what: string, terms: Parameters<typeof knownSize>[1], cell: CountCell): readonly Statement[] {
  return cell.status === 'shown' ? [knownSize(what, terms, cell.count)] : [];
}
