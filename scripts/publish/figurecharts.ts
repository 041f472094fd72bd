/** Which chart an indicator gets, and what it is told as to those who do not see it. */
import { drawBigNumbers } from '../charts/bignumbers.ts';
import { drawButterfly } from '../charts/butterfly.ts';
import { drawComparison } from '../charts/comparison.ts';
import { drawConcentration } from '../charts/concentration.ts';
import { drawDistribution } from '../charts/distribution.ts';
import { drawFlow } from '../charts/flow.ts';
import { drawMap, mapText } from '../charts/map.ts';
import { drawStrip } from '../charts/strip.ts';
import type { ChartText, Spec } from '../charts/svg.ts';
import type { Medium, WideMedium } from '../charts/theme.ts';
import { drawTrend } from '../charts/trend.ts';
import { capital } from '../danish.ts';
import type { CountCell, ReleasedFlow, ReleasedIndicator, ReleasedShare, ReleasedTotals } from '../model/released.ts';
import { cellSaid, countText, hiddenWord, isShare } from './cellwords.ts';
import { flowAlt, stepLabel, totalsAlt, totalsRatio, trendAlt } from './flowwords.ts';
import { concentrationAlt, concentrationWords, distributionAlt } from './shapewords.ts';
import { besideRatio, butterflyAlt, shareAlt } from './words.ts';

/** Null when nothing of it may be shown: then the page has words only. `shapes` are the municipalities', by name. */
export function specOf(
  indicator: ReleasedIndicator,
  beside: ReleasedShare | null,
  medium: Medium,
  shapes: Readonly<Record<string, unknown>>,
): Spec | null {
  const wide = wideOf(medium);
  switch (indicator.kind) {
    case 'distribution':
      return indicator.series.every(({ persons }) => persons === null) ? null : drawDistribution(indicator, medium);
    case 'concentration':
      return indicator.persons.status === 'shown'
        ? drawConcentration(indicator, concentrationWords(indicator), wide)
        : null;
    case 'municipality':
      return drawMap(indicator, shapes[indicator.shapes], wide);
    case 'flow':
      return flowSpec(indicator, wide);
    case 'totals':
      return totalsSpec(indicator, wide);
    case 'trend':
      return drawTrend(indicator, medium);
    default:
      return beside ? butterflySpec(indicator, beside, medium) : shareSpec(indicator, medium);
  }
}

function wideOf(medium: Medium): WideMedium {
  return medium === 'guide' ? 'handout' : medium;
}

/** More practices than this need columns, and those the width of the paper. */
const mostNarrow = 36;

/** Whether the chart is drawn to stand beside its notes in the guide. */
export function fitsBesideNotes(indicator: ReleasedIndicator, beside: ReleasedShare | null): boolean {
  if (indicator.kind === 'distribution') return true;
  if (indicator.kind === 'trend') return !indicator.periods.some(({ share }) => hasNames(share));
  if (!isShare(indicator) || indicator.peers.length > mostNarrow || hasNames(indicator)) return false;
  return beside === null || hasPeers(indicator) || hasPeers(beside);
}

/** Names would take all the room that dots and bars need; letters do not. */
function hasNames({ peers }: ReleasedShare): boolean {
  return peers.some(({ label }) => label.length > 2);
}

/** A row for each practice, or the cluster beside its benchmark. */
function shareSpec(share: ReleasedShare, medium: Medium): Spec | null {
  if (hasPeers(share)) return drawStrip(share, medium);
  return share.cluster.status === 'shown' ? drawComparison(share, medium) : null;
}

/** Something of at least one practice may be drawn. */
export function hasPeers({ peers }: ReleasedShare): boolean {
  return peers.some(({ cell }) => cell.status !== 'withheld');
}

/** Where no practice may be shown, the cluster's two numbers. */
function butterflySpec(share: ReleasedShare, beside: ReleasedShare, medium: Medium): Spec | null {
  if (hasPeers(share) || hasPeers(beside)) {
    return drawButterfly(share, beside, { left: share.title, right: beside.title, hidden: hiddenWord }, medium);
  }
  if (share.cluster.status !== 'shown' && beside.cluster.status !== 'shown') return null;
  const numbers = [share, beside].map(({ cluster, unit, title }) => ({
    text: cellSaid(cluster, unit),
    label: title,
    value: cluster.status === 'shown' ? cluster.value : null,
  }));
  return drawBigNumbers(numbers, capital(besideRatio(share, beside)), wideOf(medium));
}

function flowSpec({ steps, product }: ReleasedFlow, medium: WideMedium): Spec | null {
  if (steps.every(({ cell }) => cell.status === 'withheld')) return null;
  const big = product?.cell.status === 'shown' ? { text: countText(product.cell), words: product.words } : null;
  const drawn = steps.map(({ label, cell }, at) => ({ label: stepLabel(label, at), count: countOf(cell) }));
  return drawFlow(drawn, big, hiddenWord, medium);
}

function totalsSpec(totals: ReleasedTotals, medium: WideMedium): Spec | null {
  if (totals.totals.every(({ cell }) => cell.status === 'withheld')) return null;
  const numbers = totals.totals.map(({ label, cell }) => ({
    text: countText(cell),
    label: capital(label),
    value: countOf(cell),
  }));
  return drawBigNumbers(numbers, capital(totalsRatio(totals)), medium);
}

function countOf(cell: CountCell): number | null {
  return cell.status === 'shown' ? cell.count : null;
}

export function altOf(indicator: ReleasedIndicator, beside: ReleasedShare | null): ChartText {
  switch (indicator.kind) {
    case 'distribution':
      return distributionAlt(indicator);
    case 'concentration':
      return concentrationAlt(indicator);
    case 'municipality':
      return mapText(indicator);
    case 'flow':
      return flowAlt(indicator);
    case 'totals':
      return totalsAlt(indicator);
    case 'trend':
      return trendAlt(indicator);
    default:
      return beside ? butterflyAlt(indicator, beside) : shareAlt(indicator);
  }
}
