/**
 * From a practice's own sheet to the plain data its template arranges: one message first, then its place among the
 * letters, its own distribution, and a question for the meeting. "Jeres praksis" and a letter; no name, no number.
 */
import { formatNumber, formatPercent, formatWeekdayDate } from '../danish.ts';
import type { OwnDistribution, OwnSheet, ReleasedReport } from '../model/released.ts';
import { cellText, groupWord } from './cellwords.ts';
import { partsOf, type SheetChart } from './sheetparts.ts';
import { chooseCharts } from './sheetroom.ts';
import { overlapLine } from './sheetwords.ts';
import { column, row, type TableView } from './tableparts.ts';
import { groupHead } from './tables.ts';
import { type Edition, frameOf } from './view.ts';

export interface SheetView {
  readonly heading: string;
  readonly letter: string;
  readonly cover: string;
  readonly parts: readonly {
    readonly title: string;
    readonly message: string;
    readonly charts: readonly SheetChart[];
  }[];
  readonly tables: readonly TableView[];
  readonly question: string;
}

export interface SheetsView {
  readonly title: string;
  readonly author: string;
  readonly description: string;
  readonly occasion: string;
  readonly footer: string;
  readonly synthetic: boolean;
  /** A slip with the practice's name before each sheet: for the printed pile only. */
  readonly covers: boolean;
  readonly sheets: readonly SheetView[];
}

/** `cover` is the practice's name for the slip that is thrown away, or '' in the file that the practice gets. */
export async function viewSheet(sheet: OwnSheet, edition: Edition, cover: string, prefix: string): Promise<SheetView> {
  const { report } = edition;
  const parts = await partsOf(sheet, report, prefix);
  const letter = [letterLine(sheet, report), overlapLine(sheet.shares)].filter((line) => line !== '').join(' ');
  const tables = sheet.distributions.map((own) => distributionTable(own, report));
  const question = sheet.question ? `${sheet.question.number}. ${sheet.question.text}` : '';
  const charts = chooseCharts(parts, {
    heading: report.pack.title,
    letter,
    synthetic: report.synthetic,
    tableRows: Math.max(0, ...tables.map(({ rows }) => rows.length)),
    question,
  });
  return {
    heading: report.pack.title,
    letter,
    cover,
    parts: parts.map(({ title, message }, at) => ({ title, message, charts: charts[at] ?? [] })),
    tables,
    question,
  };
}

export function viewSheets(edition: Edition, sheets: readonly SheetView[], covers: boolean): SheetsView {
  return { ...frameOf(edition, 'Eget ark'), sheets, covers };
}

function letterLine({ letter }: OwnSheet, { meeting }: ReleasedReport): string {
  const when = `Mødet er ${formatWeekdayDate(meeting.date)}.`;
  if (meeting.profile === 'aaben')
    return `${when} På mødet står praksis med navn. Det har alle, der vises, sagt ja til.`;
  if (meeting.profile === 'total') return `${when} På mødet vises kun klyngens tal. Kun I kan se jeres egne tal her.`;
  if (letter === null)
    return `${when} Klyngen er så lille, at praksis ikke vises hver for sig. Kun I kan se tallene her.`;
  return `${when} I er praksis ${letter} i mødets figurer. De andre får ikke at vide, hvilket bogstav I har.`;
}

/** In the words of the shared distribution of that name. */
function distributionTable({ title, bins }: OwnDistribution, { blocks }: ReleasedReport): TableView {
  const shared = blocks
    .flatMap((block) =>
      block.type === 'indicator' && block.indicator.kind === 'distribution' ? [block.indicator] : [],
    )
    .find(({ series }) => series.some((one) => one.title === title));
  const all = bins.reduce((sum, { own }) => sum + own, 0);
  const counted = (own: number) =>
    all === 0 ? '0' : `${formatNumber(own)} (${formatPercent(Math.round((100 * own) / all))})`;
  return {
    caption: title,
    head: [
      column(groupHead(shared?.groupWords)),
      column(`Jeres ${shared?.people ?? 'tal'} (andel)`, true),
      column('Hele klyngen', true),
    ],
    rows: bins.map(({ label, own, cluster }) =>
      row(groupWord(label, shared?.groupWords), [counted(own), cellText(cluster)]),
    ),
  };
}
