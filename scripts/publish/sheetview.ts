/**
 * From a practice's own sheet to the plain data its template arranges: one message first, then its place among the
 * letters, its own distribution, and a question for the meeting. "Jeres praksis" and a letter; no name, no number.
 */
import { formatNumber, formatPercent, formatWeekdayDate } from '../danish.ts';
import type { OwnDistribution, OwnShare, OwnSheet, ReleasedReport } from '../model/released.ts';
import { ownChange } from './changewords.ts';
import { viewFigure } from './figures.ts';
import type { TableView } from './tables.ts';
import { type Edition, frameOf } from './view.ts';
import { cellText, contactsWord, hiddenWord } from './words.ts';

export interface SheetView {
  readonly heading: string;
  readonly letter: string;
  readonly cover: string;
  readonly parts: readonly {
    readonly title: string;
    readonly message: string;
    readonly svg: string;
    readonly caption: string;
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
  const source = { tables: report.tables, shapes: edition.shapes };
  const parts = [];
  for (const [at, own] of sheet.shares.entries()) {
    const figure = await viewFigure(own.share, 'sheet', `${prefix}s${at + 1}`, source, sheet.letter);
    parts.push({
      title: own.share.title,
      message: [ownMessage(own), ownChange(own)].filter((part) => part !== null).join(' '),
      svg: sheet.letter === null ? '' : figure.svg,
      caption: ownCaption(own),
    });
  }
  return {
    heading: report.pack.title,
    letter: letterLine(sheet, report),
    cover,
    parts,
    tables: sheet.distributions.map(distributionTable),
    question: sheet.question ? `${sheet.question.number}. ${sheet.question.text}` : '',
  };
}

export function viewSheets(edition: Edition, sheets: readonly SheetView[], covers: boolean): SheetsView {
  return { ...frameOf(edition, 'Eget ark'), sheets, covers };
}

function letterLine({ letter }: OwnSheet, { meeting }: ReleasedReport): string {
  const when = `Mødet er ${formatWeekdayDate(meeting.date)}.`;
  if (meeting.profile === 'aaben') return `${when} På mødet står praksis med navn, som alle har sagt ja til.`;
  if (meeting.profile === 'total') return `${when} På mødet vises kun klyngens tal. Kun I kan se jeres egne tal her.`;
  if (letter === null)
    return `${when} Klyngen er så lille, at praksis ikke vises hver for sig. Kun I kan se tallene her.`;
  return `${when} I er praksis ${letter} i mødets figurer. Kun I ved det.`;
}

/** Own figure in counts and percent, then what chance allows us to say of it. */
export function ownMessage(own: OwnShare): string {
  const { x, n, value, share, interval } = own;
  if (value === null) return 'Der er ingen tal for jeres praksis i perioden.';
  const about = share.approximate ? 'cirka ' : '';
  const range = interval
    ? ` Tilfældig variation alene kan flytte tallet mellem ${formatPercent(interval.lower)} og ${formatPercent(interval.upper)}.`
    : '';
  return `Hos jer: ${formatNumber(x)} af ${formatNumber(n)}, altså ${about}${formatPercent(value)} ${share.phrase}.${range} ${comparison(own)}`.trim();
}

const places = {
  'far-below':
    'Jeres tal er tydeligt lavere. Forskellen er større, end man kan vente ved tilfældighed, så se nærmere på det.',
  below: 'Jeres tal er lavere, end man normalt kan vente ved tilfældighed.',
  within: 'Jeres tal er inden for det, man kan forvente ved tilfældighed.',
  above: 'Jeres tal er højere, end man normalt kan vente ved tilfældighed.',
  'far-above':
    'Jeres tal er tydeligt højere. Forskellen er større, end man kan vente ved tilfældighed, så se nærmere på det.',
} as const;

const besideRest = {
  below: 'Det er lavere end i resten af klyngen, og forskellen er større, end tilfældigheder normalt kan forklare.',
  within: 'Forskellen til resten af klyngen er ikke større, end tilfældigheder kan forklare.',
  above: 'Det er højere end i resten af klyngen, og forskellen er større, end tilfældigheder normalt kan forklare.',
} as const;

function comparison({ against, verdict, share, n }: OwnShare): string {
  const level = levelOf(share, against);
  if (n < 10) return `${level}Tallet bygger på så få, at det ikke kan sammenlignes.`;
  if (verdict === 'unknown')
    return `${level}Et barns kontakter hænger sammen, så vi kan ikke sige, om forskellen er tilfældig.`;
  if (against !== 'rest') return `${level}${places[verdict]}`;
  return `${level}${besideRest[verdict === 'far-below' ? 'below' : verdict === 'far-above' ? 'above' : verdict]}`;
}

function levelOf({ benchmarks, cluster }: OwnShare['share'], against: OwnShare['against']): string {
  const [benchmark] = benchmarks;
  if (against === 'benchmark' && benchmark) return `${benchmark.label} ligger på ${formatPercent(benchmark.value)}. `;
  return cluster.status === 'shown' ? `Hele klyngen ligger på ${cellText(cluster)}. ` : '';
}

function ownCaption({ share }: OwnShare): string {
  const hidden = share.peers.some(({ cell }) => cell.status === 'withheld')
    ? ` Praksis med ${hiddenWord} tal er ikke tegnet.`
    : '';
  return `Det udfyldte felt er jer. Ringene er de andre praksis med deres bogstav.${hidden}`;
}

function distributionTable({ title, bins }: OwnDistribution): TableView {
  return {
    caption: title,
    head: [
      { text: 'Antal kontakter', number: false },
      { text: 'Jeres børn', number: true },
      { text: 'Hele klyngen', number: true },
    ],
    rows: bins.map(({ label, own, cluster }) => ({
      head: contactsWord(label),
      cells: [String(own), cellText(cluster)],
      strong: false,
    })),
  };
}
