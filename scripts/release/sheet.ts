/**
 * One practice's own sheet: its own exact figures, its letter, and of everyone else only what the shared pages show.
 * No practice name and no number inside; the number names the file under private/ and nothing more.
 */
import {
  type Analysis,
  type DistributionSeries,
  type PracticeFigure,
  type ShareAnalysis,
  sharesOf,
} from '../model/analysis.ts';
import type {
  Cell,
  OwnDistribution,
  OwnFlow,
  OwnPrevious,
  OwnShare,
  OwnSheet,
  OwnTrend,
  ReleasedBlockOf,
  ReleasedDistribution,
  ReleasedIndicator,
  ReleasedQuestion,
  ReleasedReport,
  ReleasedShare,
} from '../model/released.ts';
import { sealSheet } from '../model/released.ts';
import { roundFor, scaleOf } from './scale.ts';

export function releaseSheets(
  analysis: Analysis,
  report: ReleasedReport,
  letters: ReadonlyMap<string, string>,
): OwnSheet[] {
  const blocks = report.blocks.flatMap((block) => (block.type === 'indicator' ? [block] : []));
  const shown = new Map(blocks.flatMap((block) => figuresIn(block)).map((one) => [one.id, one]));
  const released = [...shown.values()];
  // In the open profile practices stand with their names, and in `total` not at all: a letter would point at nobody.
  const lettered = analysis.meeting.profile === 'lukket';
  const question = blocks.find(({ questions }) => questions.length > 0)?.questions[0] ?? null;
  return analysis.practices.map(({ ydernummer }) =>
    sealSheet({
      ydernummer,
      letter: lettered ? (letters.get(ydernummer) ?? null) : null,
      shares: released.flatMap((one) => ownShares(analysis, one, ydernummer)),
      distributions: released.flatMap((one) => ownDistributions(analysis, one, ydernummer)),
      flows: released.flatMap((one) => ownFlows(analysis, one, ydernummer)),
      trends: released.flatMap((one) => ownTrends(analysis, one, ydernummer)),
      question: question satisfies ReleasedQuestion | null,
    }),
  );
}

/** A figure and the one beside it; shown twice it stands once on the sheet. */
function figuresIn({ indicator, beside }: ReleasedBlockOf<'indicator'>): readonly ReleasedIndicator[] {
  return beside ? [indicator, beside] : [indicator];
}

function ownShares(analysis: Analysis, indicator: ReleasedIndicator, ydernummer: string): OwnShare[] {
  return 'peers' in indicator ? ownIn(analysis, indicator, ydernummer) : [];
}

function ownIn(analysis: Analysis, share: ReleasedShare, ydernummer: string): OwnShare[] {
  const found = sharesOf(analysis).find(({ id }) => id === share.id);
  const figure = found?.practices.find((one) => one.ydernummer === ydernummer);
  return found && figure ? [ownShare(share, figure, ownBefore(found, ydernummer))] : [];
}

function ownTrends(analysis: Analysis, indicator: ReleasedIndicator, ydernummer: string): OwnTrend[] {
  if (indicator.kind !== 'trend') return [];
  const periods = indicator.periods.flatMap(({ label, share }) =>
    ownIn(analysis, share, ydernummer).map((own) => ({ label, own })),
  );
  return [{ title: indicator.title, periods }];
}

function ownFlows(analysis: Analysis, indicator: ReleasedIndicator, ydernummer: string): OwnFlow[] {
  const found = analysis.indicators.find(({ id }) => id === indicator.id);
  if (indicator.kind !== 'flow' || found?.kind !== 'flow') return [];
  const steps = found.steps.map(({ label, practices }) => {
    return { label, own: practices.find((one) => one.ydernummer === ydernummer)?.count ?? 0 };
  });
  const { product } = indicator;
  const own = (steps.at(-1)?.own ?? 0) * (product?.times ?? 0);
  return [{ title: indicator.title, steps, product: product && { words: product.words, own } }];
}

function ownShare(share: ReleasedShare, figure: PracticeFigure, previous: OwnPrevious | null): OwnShare {
  const { x, n, value, interval, verdict, funnel } = figure;
  const limit = (fraction: number) => roundFor(fraction * scaleOf(share.unit), share.unit);
  return {
    share,
    x,
    n,
    value,
    interval: interval && { lower: limit(interval.lower), upper: limit(interval.upper) },
    against: verdict.against,
    verdict: verdict.place,
    previous,
    funnel,
  };
}

/** A practice knows its own figures, so the rules for what is shared do not touch them. */
function ownBefore({ previous }: ShareAnalysis, ydernummer: string): OwnPrevious | null {
  if (!previous || previous.comparable === 'no-data') return null;
  const figure = previous.practices.find((one) => one.ydernummer === ydernummer);
  if (!figure) return null;
  const { x, n, value, change } = figure;
  return { comparable: previous.comparable, x, n, value, change };
}

function ownDistributions(analysis: Analysis, indicator: ReleasedIndicator, ydernummer: string): OwnDistribution[] {
  if (indicator.kind !== 'distribution') return [];
  const found = analysis.indicators.find(({ id }) => id === indicator.id);
  if (found?.kind !== 'distribution') return [];
  return found.series.map((series, at) => ownDistribution(series, indicator.series[at], ydernummer));
}

/** In the groups that the cluster's distribution is printed in, so that the two can be held side by side. */
function ownDistribution(
  series: DistributionSeries,
  shared: ReleasedDistribution['series'][number] | undefined,
  ydernummer: string,
): OwnDistribution {
  const bins = series.practices.find((one) => one.ydernummer === ydernummer)?.bins ?? [];
  const groups = shared?.bins ?? [];
  const starts = groups.map(({ label }, at) => (series.named ? at + 1 : Number.parseInt(label, 10)));
  return {
    title: series.title,
    bins: groups.map(({ label, cell }, at): { label: string; own: number; cluster: Cell } => {
      const [from, next] = [starts[at] ?? 0, starts[at + 1] ?? Number.POSITIVE_INFINITY];
      const inside = bins.filter(({ contacts }) => contacts >= from && contacts < next);
      return { label, own: inside.reduce((total, { persons }) => total + persons, 0), cluster: cell };
    }),
  };
}
