/** The table twins of the figures: the same numbers as the chart, for those who read numbers or cannot see the chart. */
import { benchmarkValue, rangeText, unitHead } from '../charts/units.ts';
import { capital, formatNumber } from '../danish.ts';
import type {
  Cell,
  ReleasedDistribution,
  ReleasedFlow,
  ReleasedIndicator,
  ReleasedMunicipality,
  ReleasedShare,
  ReleasedTotals,
} from '../model/released.ts';
import { cellText, countText, groupWord } from './cellwords.ts';
import { stepLabel } from './flowwords.ts';
import { municipalityValue, ownMunicipalities } from './shapewords.ts';
import { column, inParts, row, sizeText, type TableRow, type TableView } from './tableparts.ts';
import { butterflyTables, trendTables } from './widetables.ts';

/** `beside` is the second of two mirrored shares. */
export function tablesOf(indicator: ReleasedIndicator, beside: ReleasedShare | null = null): TableView[] {
  switch (indicator.kind) {
    case 'distribution':
      return distributionTables(indicator);
    case 'concentration':
      return [];
    case 'municipality':
      return [municipalityTable(indicator)];
    case 'flow':
      return [flowTable(indicator)];
    case 'totals':
      return [totalsTable(indicator)];
    case 'trend':
      return trendTables(indicator);
    default:
      return beside ? butterflyTables(indicator, beside) : shareTables(indicator);
  }
}

/** Peers in the order of the chart, many of them in three tables side by side; cluster and benchmarks close the last. */
function shareTables(share: ReleasedShare): TableView[] {
  const named = share.peers.some(({ label }) => label.length > 2);
  const exactly = share.peers.some(({ cell }) => cell.status === 'shown' && cell.count !== undefined);
  const before = beforeOf(share);
  const behind = behindOf(share, exactly, named);
  const cells = (cell: Cell, then: string, rest: readonly string[]) => [
    cellText(cell, share.unit),
    ...(before ? [then] : []),
    ...rest.slice(0, behind.length),
  ];
  const short = share.peers.length > 14;
  const rows = [
    ...share.peers.map((peer) =>
      row(
        peer.label,
        cells(peer.cell, before?.get(peer.label) ?? '–', exactly ? exact(peer.cell, share) : [sizeText(peer)]),
      ),
    ),
    ...clusterRow(share, (cell) => cells(cell, before?.get('') ?? '–', behindCluster(cell, share, short))),
    ...share.benchmarks.map((one) =>
      row(short ? (one.label.split(' ')[0] ?? one.label) : one.label, [
        benchmarkValue(one, share),
        ...(before ? ['–'] : []),
        ...behind.map(() => '–'),
      ]),
    ),
  ];
  const head = [
    column('Praksis'),
    column(unitHead(share.unit), true),
    ...(before ? [column('Sidste runde', true)] : []),
    ...behind.map((text) => column(text, true)),
  ];
  return inParts(share.title, head, rows, partsFor(rows.length, named, exactly));
}

/** Ready figures cannot be pooled, so they have no row for the cluster. */
function clusterRow(share: ReleasedShare, cells: (cell: Cell) => readonly string[]): TableRow[] {
  return share.kind === 'value' ? [] : [row('Klyngen', cells(share.cluster), true)];
}

/** The round before by label, the cluster's under ''; null where the rounds may not be held side by side. */
function beforeOf({ previous, unit }: ReleasedShare): ReadonlyMap<string, string> | null {
  if (previous?.comparable !== 'yes') return null;
  const peers = previous.peers.map(({ label, before }) => [label, cellText(before, unit)] as const);
  return new Map([...peers, ['', cellText(previous.cluster, unit)]]);
}

/** Heads of the columns after the figure. Names leave no room for a column that tells nothing more. */
function behindOf(share: ReleasedShare, exactly: boolean, named: boolean): string[] {
  if (exactly) return ['Antal', 'Tilfældig variation'];
  if (named) return [];
  return [share.kind === 'event-share' ? 'Kontakter bag' : 'Personer bag'];
}

function partsFor(rows: number, named: boolean, exactly: boolean): number {
  if (named) return exactly || rows <= 6 ? 1 : 2;
  return rows <= 16 ? 1 : 3;
}

/** In narrow columns the denominator alone, which is what the column is called. */
function behindCluster(cell: Cell, share: ReleasedShare, short: boolean): [string, string] {
  const [counts, range] = exact(cell, share);
  const narrow = short && share.previous !== null && cell.status === 'shown' && cell.count;
  return [narrow ? formatNumber(narrow.n) : counts, range];
}

/** Numerator and denominator, and the range that chance alone could give. */
function exact(cell: Cell, { kind, unit }: ReleasedShare): [string, string] {
  if (cell.status !== 'shown' || !cell.count) return ['–', '–'];
  const { count, interval } = cell;
  const range = interval ? rangeText(interval.lower, interval.upper, unit) : '–';
  // Events are no part of the persons.
  return [`${formatNumber(count.x)} ${kind === 'rate' ? 'på' : 'af'} ${formatNumber(count.n)}`, range];
}

function distributionTables({ series, groupWords, thePeople }: ReleasedDistribution): TableView[] {
  return series.map(({ title, bins }) => ({
    caption: title,
    head: [column(groupHead(groupWords)), column(`Andel af ${thePeople}`, true)],
    rows: bins.map(({ label, cell, many }) => row(groupWord(label, groupWords), [cellText(cell)], many)),
  }));
}

/** "Antal kontakter", or "Gruppe" where the groups have names of their own. */
export function groupHead(words: ReleasedDistribution['groupWords']): string {
  return words ? `Antal ${words.many}` : 'Gruppe';
}

function flowTable({ title, steps, product }: ReleasedFlow): TableView {
  return {
    caption: title,
    head: [column('Trin'), column('Hele klyngen', true)],
    rows: [
      ...steps.map(({ label, cell }, at) => row(stepLabel(label, at), [countText(cell)])),
      ...(product ? [row(capital(product.words), [countText(product.cell)], true)] : []),
    ],
  };
}

function totalsTable({ title, totals }: ReleasedTotals): TableView {
  return {
    caption: title,
    head: [column('Hvad der er talt'), column('Hele klyngen', true)],
    rows: totals.map(({ label, cell }) => row(capital(label), [countText(cell)])),
  };
}

function municipalityTable(map: ReleasedMunicipality): TableView {
  const known = map.municipalities.filter(({ rank }) => rank !== null).length;
  return {
    caption: 'Egne kommuner',
    head: [
      column('Kommune'),
      column('Region'),
      column('I forhold til det forventede', true),
      column('Plads, 1 er højest', true),
    ],
    rows: ownMunicipalities(map).map(({ name, region, value, rank }) =>
      row(name, [region, municipalityValue(value, map.scale), rank === null ? '–' : `${rank} af ${known}`]),
    ),
  };
}
