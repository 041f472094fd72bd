/**
 * A released indicator as it stands on a page: sentence, measure, chart, caption, table twin. Handout and slide differ in
 * size only.
 */
import { renderSvg } from '../charts/svg.ts';
import type { Medium } from '../charts/theme.ts';
import { capital, formatPeriod, list } from '../danish.ts';
import type { ReleasedIndicator, ReleasedShare, SourceTable } from '../model/released.ts';
import { captionOf } from './captions.ts';
import { isShare, lower, unitWords } from './cellwords.ts';
import { type ExtraChart, extraCharts } from './extracharts.ts';
import { altOf, hasPeers, specOf } from './figurecharts.ts';
import { flowRemarks } from './flowwords.ts';
import { distributionRemarks } from './shapewords.ts';
import type { TableView } from './tableparts.ts';
import { tablesOf } from './tables.ts';
import {
  againstBenchmark,
  besideFinding,
  besideRemarks,
  finding,
  measureWords,
  shareRemarks,
  sparseRemark,
} from './words.ts';

export interface FigureView {
  readonly finding: string;
  readonly measure: string;
  readonly remarks: readonly string[];
  /** Inline SVG, or '' when there is nothing that may be drawn. */
  readonly svg: string;
  readonly caption: string;
  /** Further charts of the same figure: in the handout as room allows, each on a slide of its own. */
  readonly extras: readonly ExtraChart[];
  readonly credit: string;
  /** Side by side, each with its own head. */
  readonly tables: readonly TableView[];
  /** One table of some length and short names: the reading aids stand to its right. */
  readonly beside: boolean;
  readonly aids: readonly Aid[];
  readonly caveats: readonly string[];
  readonly source: string;
  readonly synthetic: boolean;
}

/** How a figure is read, and what to do about it: each of two mirrored ones has its own, under its title. */
interface Aid {
  readonly heading: string;
  readonly reading: string;
  readonly step: string;
}

export interface FigureSource {
  readonly tables: readonly SourceTable[];
  /** Municipality shapes by name: `standard`, or the pack's own file. */
  readonly shapes: Readonly<Record<string, unknown>>;
  readonly round: number;
}

/** `id` must be unique in the page; `beside` is a second share, drawn mirrored against the first. */
export async function viewFigure(
  indicator: ReleasedIndicator,
  medium: Medium,
  id: string,
  source: FigureSource,
  beside: ReleasedShare | null = null,
): Promise<FigureView> {
  const spec = specOf(indicator, beside, medium, source.shapes);
  const tables = tablesOf(indicator, beside);
  const rows = tables[0]?.rows ?? [];
  return {
    finding: isShare(indicator) && beside ? besideFinding(indicator, beside) : finding(indicator),
    measure: measureOf(indicator, beside, source),
    remarks: remarksOf(indicator, beside),
    svg: spec === null ? '' : await renderSvg(spec, id, altOf(indicator, beside)),
    caption: captionOf(indicator, beside, medium),
    extras: beside ? [] : await extraCharts(indicator, medium, id, source.round),
    credit: indicator.kind === 'municipality' ? mapCredit : '',
    tables,
    beside: tables.length === 1 && rows.length > 6 && isNarrow(tables[0], isShare(indicator) && !beside),
    aids: [indicator, ...(beside ? [beside] : [])].map(({ title, directionNote, step = '' }) => ({
      heading: beside ? title : 'Sådan kan I læse tallet',
      reading: directionNote,
      step,
    })),
    caveats: [...new Set([...indicator.caveats, ...(beside?.caveats ?? [])])],
    source: sourceOf(indicator, beside, source),
    synthetic: indicator.synthetic,
  };
}

/** Leaves half the page free: letters do, names only beside few and short columns. */
function isNarrow(table: TableView | undefined, plain: boolean): boolean {
  if (!table) return false;
  const longest = Math.max(0, ...table.rows.filter(({ strong }) => !strong).map(({ head }) => head.length));
  const [first] = table.rows;
  const named = first !== undefined && first.head.length > 2;
  return longest < 20 && (!named || (plain && table.head.length <= 4));
}

const mapCredit = 'Kommunegrænser: react-denmark-map (MIT), forenklet.';

function remarksOf(indicator: ReleasedIndicator, beside: ReleasedShare | null): string[] {
  switch (indicator.kind) {
    case 'distribution':
      return distributionRemarks(indicator);
    case 'flow':
      return flowRemarks(indicator);
    case 'concentration':
    case 'municipality':
    case 'totals':
      return [];
    case 'trend': {
      const last = indicator.periods.at(-1)?.share;
      return last ? [againstBenchmark(last), sparseRemark(last)].filter((one) => one !== null) : [];
    }
    default:
      return beside ? mirroredRemarks(indicator, beside) : shareRemarks(indicator);
  }
}

function mirroredRemarks(share: ReleasedShare, beside: ReleasedShare): string[] {
  const ratio = hasPeers(share) || hasPeers(beside) ? besideRemarks(share, beside) : [];
  const said = [...ratio, sparseRemark(share) ?? sparseRemark(beside)];
  return said.filter((sentence) => sentence !== null);
}

/** What is measured, of whom and when: the line under the heading. */
function measureOf(indicator: ReleasedIndicator, beside: ReleasedShare | null, source: FigureSource): string {
  if (indicator.kind === 'municipality') return `${indicator.title}, ${indicator.year}`;
  if (indicator.kind === 'trend') {
    const [first, last] = [indicator.periods.at(0), indicator.periods.at(-1)];
    return first && last ? `${measureWords(last.share)}, ${first.label}–${last.label}` : indicator.title;
  }
  const what = isShare(indicator) && beside ? mirroredMeasure(indicator, beside) : measureWords(indicator);
  const period = periodOf(indicator, source);
  return period === '' ? what : `${what}, ${period}`;
}

/** What the two have in common is said once. */
function mirroredMeasure(share: ReleasedShare, beside: ReleasedShare): string {
  const alike = share.denominatorWords === beside.denominatorWords && share.kind !== 'value';
  if (!alike) return `${measureWords(share)}, og ${lower(measureWords(beside))}`;
  const of = share.unit === 'percent' ? 'af ' : '';
  const clause = share.numeratorWords.includes(', ') ? ',' : '';
  const what = `${capital(share.numeratorWords)}${clause} og ${beside.numeratorWords}`;
  return `${what}, ${unitWords(share.unit)} ${of}${share.denominatorWords}`;
}

function periodOf(indicator: ReleasedIndicator, source: FigureSource): string {
  const table = source.tables.find(({ id }) => id === indicator.tables[0]);
  return table ? formatPeriod(table.from, table.to) : '';
}

function sourceOf(indicator: ReleasedIndicator, beside: ReleasedShare | null, source: FigureSource): string {
  const ids = [...indicator.tables, ...(beside?.tables ?? [])];
  const named = [...new Set(source.tables.filter(({ id }) => ids.includes(id)).map((table) => table.source))];
  const marked = named.some((name) => name.startsWith('Konstruer'));
  const from = named.length === 0 ? '' : `Kilde: ${list(named)}.`;
  return `${from}${indicator.synthetic && !marked ? ' Konstruerede tal.' : ''}`.trim();
}
