/**
 * A released indicator as it stands on a page: sentence, measure, chart, caption, table twin. Handout, slide and own
 * sheet differ in size only.
 */
import { drawComparison } from '../charts/comparison.ts';
import { drawConcentration } from '../charts/concentration.ts';
import { drawDistribution } from '../charts/distribution.ts';
import { drawMap, mapText } from '../charts/map.ts';
import { drawStrip } from '../charts/strip.ts';
import { type ChartText, renderSvg, type Spec } from '../charts/svg.ts';
import { drawSwarm } from '../charts/swarm.ts';
import type { Medium } from '../charts/theme.ts';
import { capital, formatNumber, formatPercent, formatPeriod, list } from '../danish.ts';
import type { ReleasedDistribution, ReleasedIndicator, ReleasedShare, SourceTable } from '../model/released.ts';
import { type TableView, tablesOf } from './tables.ts';
import {
  concentrationAlt,
  concentrationWords,
  distributionAlt,
  finding,
  hiddenPeers,
  shareAlt,
  shareRemarks,
} from './words.ts';

export interface FigureView {
  readonly finding: string;
  readonly measure: string;
  readonly remarks: readonly string[];
  /** Inline SVG, or '' when there is nothing that may be drawn. */
  readonly svg: string;
  readonly caption: string;
  readonly credit: string;
  /** Side by side, each with its own head. */
  readonly tables: readonly TableView[];
  /** One table of some length and short names: the reading aids stand to its right. */
  readonly beside: boolean;
  readonly reading: string;
  readonly caveats: readonly string[];
  readonly step: string;
  readonly source: string;
  readonly synthetic: boolean;
}

export interface FigureSource {
  readonly tables: readonly SourceTable[];
  /** Municipality shapes by name: `standard`, or the pack's own file. */
  readonly shapes: Readonly<Record<string, unknown>>;
}

/** `id` must be unique in the page; `ownLetter` is set on own sheets only. */
export async function viewFigure(
  indicator: ReleasedIndicator,
  medium: Medium,
  id: string,
  source: FigureSource,
  ownLetter: string | null = null,
): Promise<FigureView> {
  const spec = specOf(indicator, medium, source, ownLetter);
  const tables = tablesOf(indicator);
  const rows = tables[0]?.rows ?? [];
  return {
    finding: finding(indicator),
    measure: measureOf(indicator, source),
    remarks: remarksOf(indicator),
    svg: spec === null ? '' : await renderSvg(spec, id, altOf(indicator)),
    caption: captionOf(indicator),
    credit: indicator.kind === 'municipality' ? mapCredit : '',
    tables,
    beside: tables.length === 1 && rows.length > 6 && rows.every(({ head }) => head.length < 20),
    reading: indicator.directionNote,
    caveats: indicator.caveats,
    step: indicator.step ?? '',
    source: sourceOf(indicator, source),
    synthetic: indicator.synthetic,
  };
}

const mapCredit = 'Kommunegrænser: react-denmark-map (MIT), forenklet.';

/** Null when nothing of it may be shown: then the page has words only. */
function specOf(
  indicator: ReleasedIndicator,
  medium: Medium,
  source: FigureSource,
  ownLetter: string | null,
): Spec | null {
  switch (indicator.kind) {
    case 'proportion':
    case 'event-share':
      return shareSpec(indicator, medium, ownLetter);
    case 'distribution':
      return indicator.series.every(({ persons }) => persons === null) ? null : drawDistribution(indicator, medium);
    case 'concentration':
      return indicator.persons.status === 'shown'
        ? drawConcentration(indicator, concentrationWords(indicator), medium)
        : null;
    case 'municipality':
      return drawMap(indicator, source.shapes[indicator.shapes], medium);
  }
}

/** On the own sheet one axis with all letters, unless they are bands; elsewhere a row for each practice. */
function shareSpec(share: ReleasedShare, medium: Medium, ownLetter: string | null): Spec | null {
  const states = new Set(share.peers.map(({ cell }) => cell.status));
  if (!states.has('shown') && !states.has('banded')) {
    return share.cluster.status === 'shown' && medium !== 'sheet' ? drawComparison(share, medium) : null;
  }
  if (medium === 'sheet' && ownLetter !== null && !states.has('banded')) return drawSwarm(share, ownLetter);
  return drawStrip(share, medium, ownLetter);
}

function altOf(indicator: ReleasedIndicator): ChartText {
  switch (indicator.kind) {
    case 'proportion':
    case 'event-share':
      return shareAlt(indicator);
    case 'distribution':
      return distributionAlt(indicator);
    case 'concentration':
      return concentrationAlt(indicator);
    case 'municipality':
      return mapText(indicator);
  }
}

function remarksOf(indicator: ReleasedIndicator): string[] {
  if (indicator.kind === 'proportion' || indicator.kind === 'event-share') return shareRemarks(indicator);
  if (indicator.kind === 'distribution') return distributionRemarks(indicator);
  return [];
}

function distributionRemarks({ series }: ReleasedDistribution): string[] {
  const second = series[1]?.bins[0]?.cell;
  return second?.status === 'shown' ? [`For kontakter til lægevagten er det ${formatPercent(second.value)}.`] : [];
}

/** What is measured, of whom and when: the line under the heading. */
function measureOf(indicator: ReleasedIndicator, source: FigureSource): string {
  const period = periodOf(indicator, source);
  if (indicator.kind === 'municipality') return `${indicator.title}, ${indicator.year}`;
  if (indicator.kind === 'distribution' || indicator.kind === 'concentration') return `${indicator.title}, ${period}`;
  return `${capital(indicator.numeratorWords)}, i procent af ${indicator.denominatorWords}, ${period}`;
}

function periodOf(indicator: ReleasedIndicator, source: FigureSource): string {
  const table = source.tables.find(({ id }) => id === indicator.tables[0]);
  return table ? formatPeriod(table.from, table.to) : '';
}

function sourceOf(indicator: ReleasedIndicator, source: FigureSource): string {
  const tables = source.tables.filter(({ id }) => indicator.tables.includes(id));
  const named = [...new Set(tables.map((table) => table.source))];
  const marked = named.some((name) => name.startsWith('Konstruer'));
  return `Kilde: ${list(named)}.${indicator.synthetic && !marked ? ' Konstruerede tal.' : ''}`;
}

function captionOf(indicator: ReleasedIndicator): string {
  switch (indicator.kind) {
    case 'proportion':
    case 'event-share':
      return shareCaption(indicator);
    case 'distribution':
      return `Tallet over hver søjle er andelen af børnene i procent${distributionNumbers(indicator)}.${manyNote(indicator)}`;
    case 'concentration':
      return 'Den mørke del af den øverste bjælke er børnene med mange kontakter. Den mørke del af den nederste er deres kontakter.';
    case 'municipality':
      return 'Egne kommuner har kraftig kant og navn. Skraveret: intet tal. På kortet fylder store kommuner mest; til højre tæller alle lige meget.';
  }
}

/** A group that reaches below the mark is not dark, so the words stand only where a dark bar does. */
function manyNote({ series }: ReleasedDistribution): string {
  return series.some(({ bins }) => bins.some(({ many }) => many)) ? ' Mørke søjler er mange kontakter.' : '';
}

function distributionNumbers({ series }: ReleasedDistribution): string {
  const numbers = series.flatMap(({ persons }) => (persons === null ? [] : [`${formatNumber(persons)} børn`]));
  return numbers.length === 0 ? '' : ` (${list(numbers)})`;
}

function shareCaption(share: ReleasedShare): string {
  const hidden = hiddenPeers(share) ?? '';
  if (share.peers.every(({ cell }) => cell.status === 'withheld')) {
    const range =
      share.cluster.status === 'shown' && share.cluster.interval
        ? 'Stregen er det, tilfældig variation alene kan give. '
        : '';
    return `${range}${hidden}`.trim();
  }
  const banded = share.peers.some(({ cell }) => cell.status === 'banded');
  const small = share.peers.some((peer) => peer.small && peer.cell.status === 'shown');
  const sentences = [
    banded ? 'Hver bjælke er det interval, praksis ligger i.' : 'Hver prik er en praksis.',
    share.cluster.status === 'shown' ? 'Sort linje: hele klyngen.' : '',
    share.benchmarks.length > 0 ? 'Stiplet linje: sammenligningstal.' : '',
    small ? 'Åben prik: færre end 30 bag tallet, lille grundlag.' : '',
    hidden,
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
