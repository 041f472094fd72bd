/**
 * From a released report to the plain data a handout template arranges: every number already a Danish string, every
 * section with the id of the block it came from.
 */
import { formatDate, formatDuration, formatWeekdayDate } from '../danish.ts';
import type {
  ReleasedBlock,
  ReleasedBlockOf,
  ReleasedIndicator,
  ReleasedQuestion,
  ReleasedReport,
} from '../model/released.ts';
import { type FigureSource, type FigureView, viewFigure } from './figures.ts';
import { type FactView, type KeyFigure, keyFigures, meetingFacts } from './front.ts';
import { type MethodView, viewMethod } from './method.ts';

export interface Edition {
  readonly report: ReleasedReport;
  /** First eight characters of the SHA-256 of released.json: tells an old printout from a corrected one. */
  readonly hash: string;
  readonly shapes: FigureSource['shapes'];
}

export interface QuestionView {
  readonly number: number;
  readonly text: string;
  readonly hint: string;
  readonly sub: readonly string[];
  /** Empty, or where it is discussed: "Se figur 2". */
  readonly elsewhere: string;
}

/** A part of the page: `kind` is the component's folder in templates/components. */
type SectionView = { readonly id: string } & (
  | { readonly kind: 'text'; readonly title: string; readonly body: string }
  | { readonly kind: 'facts'; readonly title: string; readonly items: readonly FactView[]; readonly source: string }
  | { readonly kind: 'cards'; readonly title: string; readonly intro: string; readonly cards: readonly CardView[] }
  | {
      readonly kind: 'figure';
      readonly number: number;
      readonly figure: FigureView;
      readonly questions: readonly QuestionView[];
      readonly lines: readonly number[];
      /** More practices than one page side holds with their table: the table follows on the next. */
      readonly long: boolean;
    }
  | {
      readonly kind: 'questions';
      readonly title: string;
      readonly intro: string;
      readonly time: string;
      /** Ruled lines for each answer. */
      readonly lines: readonly number[];
      readonly items: readonly QuestionView[];
    }
  | { readonly kind: 'agreements'; readonly title: string; readonly intro: string; readonly rows: readonly number[] }
  | { readonly kind: 'follow-up'; readonly title: string; readonly body: string; readonly when: string }
);

interface CardView {
  readonly title: string;
  readonly text: string;
}

export interface HandoutView {
  readonly title: string;
  readonly description: string;
  readonly author: string;
  readonly cluster: string;
  readonly occasion: string;
  readonly heading: string;
  readonly lead: string;
  readonly keyFigures: readonly KeyFigure[];
  readonly task: string;
  readonly facts: readonly FactView[];
  readonly sections: readonly SectionView[];
  readonly method: MethodView;
  readonly running: string;
  readonly footer: string;
  readonly synthetic: boolean;
}

export async function viewHandout(edition: Edition): Promise<HandoutView> {
  const { report } = edition;
  const sections: SectionView[] = [];
  for (const block of report.blocks) sections.push(...(await viewBlock(block, edition)));
  return {
    ...frameOf(edition, 'Handout'),
    heading: report.pack.title,
    lead: report.pack.lead,
    keyFigures: keyFigures(report),
    task: report.pack.task,
    facts: meetingFacts(report),
    sections,
    method: viewMethod(report),
  };
}

/** What every document of an edition shares: title, running head and foot. */
export function frameOf({ report, hash }: Edition, kind: string) {
  const { cluster, pack, meeting } = report;
  const round = meeting.round > 1 ? `, runde ${meeting.round}` : '';
  return {
    title: `${kind}: ${pack.title}, ${cluster.name}, ${formatDate(meeting.date)}`,
    description: `${kind} til klyngemøde. ${pack.lead}`,
    author: pack.provider,
    cluster: cluster.name,
    occasion: `Klyngemøde ${formatDate(meeting.date)}${round}`,
    running: `${cluster.name} · ${pack.short}`,
    footer: `${dataDate(report)} · Udgave ${hash}${report.synthetic ? ' · Konstruerede tal' : ''}`,
    synthetic: report.synthetic,
  };
}

function dataDate({ tables }: ReleasedReport): string {
  const latest = tables
    .map(({ extracted }) => extracted)
    .sort()
    .at(-1);
  return latest === undefined ? 'Uden data' : `Data hentet ${formatDate(latest)}`;
}

async function viewBlock(block: ReleasedBlock, edition: Edition): Promise<SectionView[]> {
  const { id } = block;
  switch (block.type) {
    case 'text':
      return [{ id, kind: 'text', title: block.title, body: block.body }];
    case 'facts':
      return [{ id, kind: 'facts', title: block.title, items: factsOf(block), source: block.source ?? '' }];
    case 'cards':
      return [{ id, kind: 'cards', title: block.title, intro: block.intro ?? '', cards: block.cards }];
    case 'indicator':
      return [await viewIndicator(block, edition)];
    case 'questions':
    case 'summing-up':
      return [viewQuestions(block)];
    case 'agreements':
      return [{ id, kind: 'agreements', title: block.title, intro: block.intro ?? '', rows: range(block.rows) }];
    case 'follow-up':
      return [{ id, kind: 'follow-up', title: block.title, body: block.body, when: followUpWhen(block) }];
    // Preparation is one fact line on the first page; the tables are described on the last one.
    case 'preparation':
    case 'extraction':
      return [];
  }
}

function factsOf(block: ReleasedBlockOf<'facts'>): FactView[] {
  return block.items.map(({ label, text, url }) => ({ label, text, url: url ?? '' }));
}

async function viewIndicator(block: ReleasedBlockOf<'indicator'>, { report, shapes }: Edition): Promise<SectionView> {
  const source = { tables: report.tables, shapes };
  return {
    id: block.id,
    kind: 'figure',
    number: block.figure,
    figure: await viewFigure(block.indicator, 'handout', `f${block.figure}`, source),
    questions: block.questions.map((question) => viewQuestion(question, false)),
    lines: range(linesFor(peersIn(block.indicator), report.meeting.profile === 'aaben')),
    long: peersIn(block.indicator) > 40,
  };
}

/** Room to write, as much as the practices leave; names and counts take more of the page than letters. */
function linesFor(peers: number, open: boolean): number {
  if (peers === 0) return 8;
  return peers <= 9 && !open ? 4 : 2;
}

/** How much of the page the practices take: a map or a distribution as much as twelve. */
function peersIn(indicator: ReleasedIndicator): number {
  return 'peers' in indicator ? indicator.peers.length : 12;
}

function viewQuestions(block: ReleasedBlockOf<'questions'> | ReleasedBlockOf<'summing-up'>): SectionView {
  return {
    id: block.id,
    kind: 'questions',
    title: block.title,
    intro: block.intro ?? '',
    time: formatDuration(block.minutes),
    lines: range(block.type === 'questions' ? 3 : 2),
    items: block.items.map((question) => viewQuestion(question, true)),
  };
}

/** In the list of questions, one that belongs to a figure is answered there. */
export function viewQuestion({ number, text, hint, sub, figure }: ReleasedQuestion, inList: boolean): QuestionView {
  const elsewhere = inList && figure !== null ? `(se figur ${figure})` : '';
  return { number, text, hint: hint ?? '', sub, elsewhere };
}

export function followUpWhen({ earliest, latest, months }: ReleasedBlockOf<'follow-up'>): string {
  const [first = 6, last] = months;
  const until =
    latest === undefined || last === undefined ? '' : ` og senest ${formatWeekdayDate(latest)} (${last} måneder efter)`;
  return `Tidligst ${formatWeekdayDate(earliest)} (${first} måneder efter mødet)${until}`;
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}
