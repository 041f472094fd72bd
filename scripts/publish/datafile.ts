/**
 * data.csv: the released figures for a Danish Excel (UTF-8 with BOM, semicolon, decimal comma), one row per figure:
 * `indikator;runde;praksis;kategori;vist`. Cells that a spreadsheet would take for a formula are made harmless.
 */

import { numberText } from '../charts/units.ts';
import { formatNumber } from '../danish.ts';
import type { ReleasedIndicator, ReleasedReport, ReleasedShare } from '../model/released.ts';
import { cellText, countText, isShare, unitWords } from './cellwords.ts';

type Row = readonly [indicator: string, practice: string, category: string, shown: string];

export function dataFile(report: ReleasedReport): string {
  const indicators = indicatorsOf(report);
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

/**
 * A leading apostrophe keeps Excel from running the cell; a minus before nothing but a number is a number. A cell is one
 * line: no reader can take its second line for a row.
 */
function csvCell(text: string): string {
  const line = text.replace(/[\r\n]+/g, ' ');
  const dangerous = /^\s*[=+\-@]|^\t/.test(line) && !/^[+-]?\d[\d.,]*([\u00a0 ]%)?$/.test(line);
  const safe = dangerous ? `'${line}` : line;
  return /[";]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Each once, also where one stands both alone and mirrored against another. */
function indicatorsOf({ blocks }: ReleasedReport): ReleasedIndicator[] {
  const all = blocks.flatMap((block) =>
    block.type === 'indicator' ? [block.indicator, ...(block.beside ? [block.beside] : [])] : [],
  );
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

/** The round before, where it may be held against this one; under this edition's letters. */
function previousRows(indicator: ReleasedIndicator): Row[] {
  if (!isShare(indicator)) return [];
  const { id, previous, unit } = indicator;
  if (previous?.comparable !== 'yes') return [];
  const category = categoryOf(indicator);
  const peers = previous.peers.map(({ label, before }): Row => [id, label, category, cellText(before, unit)]);
  if (indicator.kind === 'value') return peers;
  return [...peers, [id, 'Klyngen', category, cellText(previous.cluster, unit)]];
}

function rowsOf(indicator: ReleasedIndicator): Row[] {
  const { id } = indicator;
  switch (indicator.kind) {
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
    case 'flow': {
      const { steps, product } = indicator;
      const last = product ? [{ label: product.words, cell: product.cell }] : [];
      return [...steps, ...last].map(({ label, cell }): Row => [id, 'Klyngen', label, countText(cell)]);
    }
    case 'totals':
      return indicator.totals.map(({ label, cell }): Row => [id, 'Klyngen', label, countText(cell)]);
    case 'trend':
      return indicator.periods.flatMap(({ label, share }) => shareRows(share, id, label));
    default:
      return shareRows(indicator, id, categoryOf(indicator));
  }
}

function shareRows(share: ReleasedShare, id: string, category: string): Row[] {
  const { peers, cluster, benchmarks, unit, kind } = share;
  return [
    ...peers.map(({ label, cell }): Row => [id, label, category, cellText(cell, unit)]),
    ...(kind === 'value' ? [] : [[id, 'Klyngen', category, cellText(cluster, unit)] as const]),
    ...benchmarks.map((one): Row => [id, one.label, category, numberText(one.value, unit)]),
  ];
}

/** A percentage says what it is; other figures have their unit beside them. */
function categoryOf({ unit }: ReleasedShare): string {
  return unit === 'percent' ? '' : unitWords(unit);
}

/** With the keyboard's minus: Excel takes the typographic one for text. */
function spreadsheetNumber(value: number): string {
  return formatNumber(value, 1).replace('\u2212', '-');
}
