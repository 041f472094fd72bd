/**
 * One practice's own sheet: its own exact figures, its letter, and of everyone else only what the shared pages show.
 * No practice name and no number inside; the number names the file under private/ and nothing more.
 */
import type { Analysis, DistributionSeries, PracticeFigure, ShareAnalysis } from '../model/analysis.ts';
import type {
  Cell,
  OwnDistribution,
  OwnPrevious,
  OwnShare,
  OwnSheet,
  ReleasedDistribution,
  ReleasedQuestion,
  ReleasedReport,
  ReleasedShare,
} from '../model/released.ts';
import { sealSheet } from '../model/released.ts';
import { isShare } from './protection.ts';

export function releaseSheets(
  analysis: Analysis,
  report: ReleasedReport,
  letters: ReadonlyMap<string, string>,
): OwnSheet[] {
  const released = report.blocks.flatMap((block) => (block.type === 'indicator' ? [block] : []));
  // In the open profile practices stand with their names, and in `total` not at all: a letter would point at nobody.
  const lettered = analysis.meeting.profile === 'lukket';
  const question = released.find(({ questions }) => questions.length > 0)?.questions[0] ?? null;
  return analysis.practices.map(({ ydernummer }) =>
    sealSheet({
      ydernummer,
      letter: lettered ? (letters.get(ydernummer) ?? null) : null,
      shares: released.flatMap(({ indicator }) => ownShares(analysis, indicator, ydernummer)),
      distributions: released.flatMap(({ indicator }) => ownDistributions(analysis, indicator, ydernummer)),
      question: question satisfies ReleasedQuestion | null,
    }),
  );
}

type Indicator = Extract<ReleasedReport['blocks'][number], { type: 'indicator' }>['indicator'];

function ownShares(analysis: Analysis, indicator: Indicator, ydernummer: string): OwnShare[] {
  if (indicator.kind !== 'proportion' && indicator.kind !== 'event-share') return [];
  const found = analysis.indicators.filter(isShare).find(({ id }) => id === indicator.id);
  const figure = found?.practices.find((one) => one.ydernummer === ydernummer);
  return found && figure ? [ownShare(indicator, figure, ownBefore(found, ydernummer))] : [];
}

function ownShare(share: ReleasedShare, figure: PracticeFigure, previous: OwnPrevious | null): OwnShare {
  const { x, n, percent, interval, verdict } = figure;
  return {
    share,
    x,
    n,
    value: percent,
    interval: interval && { lower: Math.round(interval.lower * 100), upper: Math.round(interval.upper * 100) },
    against: verdict.against,
    verdict: verdict.place,
    previous,
  };
}

/** A practice knows its own figures, so the rules for what is shared do not touch them. */
function ownBefore({ previous }: ShareAnalysis, ydernummer: string): OwnPrevious | null {
  if (!previous || previous.comparable === 'no-data') return null;
  const figure = previous.practices.find((one) => one.ydernummer === ydernummer);
  if (!figure) return null;
  const { x, n, percent, change } = figure;
  return { comparable: previous.comparable, x, n, value: percent, change };
}

function ownDistributions(analysis: Analysis, indicator: Indicator, ydernummer: string): OwnDistribution[] {
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
  const starts = groups.map(({ label }) => Number.parseInt(label, 10));
  return {
    title: series.title,
    bins: groups.map(({ label, cell }, at): { label: string; own: number; cluster: Cell } => {
      const [from, next] = [starts[at] ?? 0, starts[at + 1] ?? Number.POSITIVE_INFINITY];
      const inside = bins.filter(({ contacts }) => contacts >= from && contacts < next);
      return { label, own: inside.reduce((total, { persons }) => total + persons, 0), cluster: cell };
    }),
  };
}
