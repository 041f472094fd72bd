/**
 * data.csv: the released figures for a Danish Excel (UTF-8 with BOM, semicolon, decimal comma), one row per figure:
 * `indikator;runde;praksis;kategori;vist`. Cells that a spreadsheet would take for a formula are made harmless.
 */
import { formatNumber } from '../danish.ts';
import type { ReleasedIndicator, ReleasedReport } from '../model/released.ts';
import { cellText } from './words.ts';

type Row = readonly [indicator: string, practice: string, category: string, shown: string];

export function dataFile(report: ReleasedReport): string {
  const indicators = report.blocks.flatMap((block) => (block.type === 'indicator' ? [block.indicator] : []));
  const { round } = report.meeting;
  const inRound =
    (number: number) =>
    ([id, ...rest]: Row) => [id, String(number), ...rest];
  return csvText([
    ['indikator', 'runde', 'praksis', 'kategori', 'vist'],
    ...indicators.flatMap(previousRows).map(inRound(round - 1)),
    ...indicators.flatMap(rowsOf).map(inRound(round)),
  ]);
}

export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`;
}

/** A leading apostrophe keeps Excel from running the cell; a minus before nothing but a number is a number. */
function csvCell(text: string): string {
  const dangerous = /^[=+\-@\t\r\n]/.test(text) && !/^[+-]?\d[\d.,]*([\u00a0 ]%)?$/.test(text);
  const safe = dangerous ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The round before, where it may be held against this one; under this edition's letters. */
function previousRows(indicator: ReleasedIndicator): Row[] {
  if (indicator.kind !== 'proportion' && indicator.kind !== 'event-share') return [];
  const { id, previous } = indicator;
  if (previous?.comparable !== 'yes') return [];
  const peers = previous.peers.map(({ label, before }): Row => [id, label, '', cellText(before)]);
  return [...peers, [id, 'Klyngen', '', cellText(previous.cluster)]];
}

function rowsOf(indicator: ReleasedIndicator): Row[] {
  const { id } = indicator;
  switch (indicator.kind) {
    case 'proportion':
    case 'event-share':
      return [
        ...indicator.peers.map(({ label, cell }): Row => [id, label, '', cellText(cell)]),
        [id, 'Klyngen', '', cellText(indicator.cluster)],
        ...indicator.benchmarks.map(({ label, value }): Row => [id, label, '', `${formatNumber(value)}\u00a0%`]),
      ];
    case 'distribution':
      return indicator.series.flatMap(({ title, bins }) =>
        bins.map(({ label, cell }): Row => [id, 'Klyngen', `${title}: ${label}`, cellText(cell)]),
      );
    case 'concentration':
      return [
        [id, 'Klyngen', 'andel af personerne', cellText(indicator.persons)],
        [id, 'Klyngen', 'andel af kontakterne', cellText(indicator.contacts)],
      ];
    case 'municipality':
      return indicator.municipalities.map(
        ({ code, name, value }): Row => [id, '', `${code} ${name}`, value === null ? '' : spreadsheetNumber(value)],
      );
  }
}

/** With the keyboard's minus: Excel takes the typographic one for text. */
function spreadsheetNumber(value: number): string {
  return formatNumber(value, 1).replace('\u2212', '-');
}
