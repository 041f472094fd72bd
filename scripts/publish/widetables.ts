/** Tables with more than one figure for each practice: two mirrored shares, and a share over the periods. */
import { unitHead } from '../charts/units.ts';
import type { Cell, ReleasedBenchmark, ReleasedShare, ReleasedTrend } from '../model/released.ts';
import { cellText } from './cellwords.ts';
import { column, inParts, row, sizeText, type TableRow, type TableView } from './tableparts.ts';
import { figureTitle, mirroredHeads } from './words.ts';

/** By letter, as in the chart. */
export function butterflyTables(share: ReleasedShare, beside: ReleasedShare): TableView[] {
  const other = new Map(beside.peers.map((peer) => [peer.label, peer]));
  const named = share.peers.some(({ label }) => label.length > 2);
  // One column of sizes can only stand for both where both are divided by the same.
  const alike = share.denominatorWords === beside.denominatorWords;
  const sized = alike && !named && share.peers.some(({ size }) => size !== undefined);
  const two = (left: Cell, right: Cell | undefined) => [
    cellText(left, share.unit),
    right ? cellText(right, beside.unit) : '–',
  ];
  const peers = [...share.peers].sort((a, b) => a.label.length - b.label.length || (a.label < b.label ? -1 : 1));
  const rows: TableRow[] = [
    ...(named ? share.peers : peers).map((peer) =>
      row(peer.label, [
        ...two(peer.cell, other.get(peer.label)?.cell),
        ...(sized ? [sizeText(peer.size ? peer : (other.get(peer.label) ?? peer))] : []),
      ]),
    ),
    row('Klyngen', [...two(share.cluster, beside.cluster), ...(sized ? ['–'] : [])], true),
  ];
  const narrow = rows.length > 16;
  const short = mirroredHeads(share, beside);
  const [left, right] = narrow ? (short ?? ['Venstre', 'Højre']) : [share.title, beside.title];
  const head = [
    column('Praksis'),
    column(left, true),
    column(right, true),
    ...(sized ? [column('Personer bag', true)] : []),
  ];
  const caption = narrow && !short ? 'Venstre og højre side' : figureTitle(share, beside);
  return inParts(caption, head, rows, !narrow ? 1 : named ? 2 : 3);
}

/** A column for each period; by the letters of the last one. */
export function trendTables({ periods, title }: ReleasedTrend): TableView[] {
  const last = periods.at(-1)?.share;
  if (!last) return [];
  const labels = [...new Set(periods.flatMap(({ share }) => share.peers.map(({ label }) => label)))];
  const sorted = labels.sort((a, b) => (a.length > 2 || b.length > 2 ? 0 : a.length - b.length) || (a < b ? -1 : 1));
  const text = (cell: Cell | undefined, share: ReleasedShare) => (cell ? cellText(cell, share.unit) : '–');
  const each = (of: (share: ReleasedShare) => Cell | undefined) => periods.map(({ share }) => text(of(share), share));
  const benchmarks = [...new Set(periods.flatMap(({ share }) => share.benchmarks.map(({ label }) => label)))];
  const rows: TableRow[] = [
    ...sorted.map((label) =>
      row(
        label,
        each(({ peers }) => peers.find((peer) => peer.label === label)?.cell),
      ),
    ),
    ...(last.kind === 'value'
      ? []
      : [
          row(
            'Klyngen',
            each(({ cluster }) => cluster),
            true,
          ),
        ]),
    ...benchmarks.map((label) =>
      row(
        shortFor(label, rowsMany(sorted)),
        each((share) => benchmarkCell(share, label)),
      ),
    ),
  ];
  const head = [column('Praksis'), ...periods.map(({ label }) => column(label, true))];
  const unit = last.unit === 'percent' ? '' : `, ${unitHead(last.unit).toLowerCase()}`;
  return inParts(`${title}${unit}`, head, rows, partsFor(rows.length, periods.length, sorted));
}

function benchmarkCell({ benchmarks }: ReleasedShare, label: string): Cell | undefined {
  const found: ReleasedBenchmark | undefined = benchmarks.find((one) => one.label === label);
  return found ? { status: 'shown', value: found.value } : undefined;
}

function rowsMany(labels: readonly string[]): boolean {
  return labels.length > 14;
}

function shortFor(label: string, many: boolean): string {
  return many ? (label.split(' ')[0] ?? label) : label;
}

/** As many side by side as the columns leave room for. */
function partsFor(rows: number, periods: number, labels: readonly string[]): number {
  if (rows <= 10 || periods > 6 || labels.some(({ length }) => length > 2)) return 1;
  return rows > 24 && periods <= 3 ? 3 : 2;
}
