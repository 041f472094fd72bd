/** The table twins of the figures: the same numbers as the chart, for those who read numbers or cannot see the chart. */
import { formatNumber, formatPercent } from '../danish.ts';
import type {
  Cell,
  Peer,
  ReleasedIndicator,
  ReleasedMunicipality,
  ReleasedShare,
  SizeBand,
} from '../model/released.ts';
import { cellText, contactsWord, municipalityValue, ownMunicipalities } from './words.ts';

export interface TableView {
  readonly caption: string;
  readonly head: readonly { readonly text: string; readonly number: boolean }[];
  readonly rows: readonly { readonly head: string; readonly cells: readonly string[]; readonly strong: boolean }[];
}

export function tablesOf(indicator: ReleasedIndicator): TableView[] {
  switch (indicator.kind) {
    case 'proportion':
    case 'event-share':
      return shareTables(indicator);
    case 'distribution':
      return indicator.series.map((series) => ({
        caption: series.title,
        head: [column('Antal kontakter'), column('Andel af børnene', true)],
        rows: series.bins.map(({ label, cell, many }) => ({
          head: contactsWord(label),
          cells: [cellText(cell)],
          strong: many,
        })),
      }));
    case 'concentration':
      return [];
    case 'municipality':
      return [municipalityTable(indicator)];
  }
}

/** Peers in the order of the chart, many of them in three tables side by side; cluster and benchmarks close the last. */
function shareTables(share: ReleasedShare): TableView[] {
  const named = share.peers.some(({ label }) => label.length > 2);
  const exactly = share.peers.some(({ cell }) => cell.status === 'shown' && cell.count !== undefined);
  const behind = behindOf(share, exactly, named);
  const cells = (cell: Cell, rest: readonly string[]) => [cellText(cell), ...rest.slice(0, behind.length)];
  const short = share.peers.length > 14;
  const rows = [
    ...share.peers.map((peer) => row(peer.label, cells(peer.cell, exactly ? exact(peer.cell) : [sizeText(peer)]))),
    row('Klyngen', cells(share.cluster, exact(share.cluster)), true),
    ...share.benchmarks.map(({ label, value }) =>
      row(short ? (label.split(' ')[0] ?? label) : label, [formatPercent(value), ...behind.map(() => '–')]),
    ),
  ];
  const parts = partsFor(rows.length, named, exactly);
  const each = Math.ceil(rows.length / parts);
  return Array.from({ length: parts }, (_, at) => ({
    caption: at === 0 ? share.title : 'Fortsat',
    head: [column('Praksis'), column('Andel', true), ...behind.map((text) => column(text, true))],
    rows: rows.slice(at * each, (at + 1) * each),
  }));
}

/** Heads of the columns after the percent. Names leave no room for a column that tells nothing more. */
function behindOf(share: ReleasedShare, exactly: boolean, named: boolean): string[] {
  if (exactly) return ['Antal', 'Tilfældig variation'];
  if (named) return [];
  return [share.kind === 'proportion' ? 'Personer bag' : 'Kontakter bag'];
}

function partsFor(rows: number, named: boolean, exactly: boolean): number {
  if (named) return exactly || rows <= 6 ? 1 : 2;
  return rows <= 16 ? 1 : 3;
}

/** Numerator and denominator, and the range that chance alone could give. */
function exact(cell: Cell): [string, string] {
  if (cell.status !== 'shown' || !cell.count) return ['–', '–'];
  const { count, interval } = cell;
  const range = interval ? `${formatNumber(interval.lower)}–${formatPercent(interval.upper)}` : '–';
  return [`${formatNumber(count.x)} af ${formatNumber(count.n)}`, range];
}

/** How much stands behind a figure, roughly; a dash where the figure is hidden. */
function sizeText({ size }: Peer): string {
  const text: SizeBand | undefined = size;
  return text?.replace('-', '–').replace(' og over', '+') ?? '–';
}

function column(text: string, number = false) {
  return { text, number };
}

function row(head: string, cells: readonly string[], strong = false) {
  return { head, cells, strong };
}

function municipalityTable(map: ReleasedMunicipality): TableView {
  const known = map.municipalities.filter(({ rank }) => rank !== null).length;
  return {
    caption: 'Egne kommuner',
    head: [
      column('Kommune'),
      column('Region'),
      column('I forhold til det forventede', true),
      column('Plads fra lavest', true),
    ],
    rows: ownMunicipalities(map).map(({ name, region, value, rank }) =>
      row(name, [region, municipalityValue(value, map.scale), rank === null ? '–' : `${rank} af ${known}`]),
    ),
  };
}
