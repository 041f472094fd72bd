/**
 * From a released report to the plain data a handout template arranges: every number already a Danish string, every
 * section with the id of the block it came from.
 */
import { formatDate, formatDuration, formatWeekdayDate } from '../danish.ts';
import type { ReleasedBlock, ReleasedBlockOf, ReleasedQuestion, ReleasedReport } from '../model/released.ts';
import { type ContentFrame, type ContentSection, viewContent } from './content.ts';
import { type DateWindowSection, viewDateWindow } from './datewindow.ts';
import { type ExtractionSection, sectionsExtraction } from './extraction.ts';
import { type FigureSource, type FigureView, viewFigure } from './figures.ts';
import { type FactView, type KeyFigure, keyFigures, meetingFacts } from './front.ts';
import { type MethodView, viewMethod } from './method.ts';
import { type PromisesSection, sectionsPromises } from './promises.ts';
import { linesFor, mostWithTable, peersIn } from './room.ts';

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
export type SectionView = ContentSection | MeetingSection | DateWindowSection | ExtractionSection | PromisesSection;

type MeetingSection = { readonly id: string } & (
  | { readonly kind: 'text'; readonly title: string; readonly body: string }
  | { readonly kind: 'facts'; readonly title: string; readonly items: readonly FactView[]; readonly source: string }
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

export interface HandoutView {
  readonly title: string;
  readonly description: string;
  readonly author: string;
  readonly cluster: string;
  readonly occasion: string;
  readonly heading: string;
  readonly lead: string;
  readonly keyFigures: readonly KeyFigure[];
  /** What the task is called: a meeting ends in it, a briefing is read for it. */
  readonly taskTitle: string;
  readonly task: string;
  readonly facts: readonly FactView[];
  readonly sections: readonly SectionView[];
  /** Components whose own style the page needs. */
  readonly styles: readonly string[];
  /** Null in a briefing: nothing is counted there. */
  readonly method: MethodView | null;
  readonly notice: string;
  readonly running: string;
  readonly footer: string;
  readonly synthetic: boolean;
}

export async function viewHandout(edition: Edition): Promise<HandoutView> {
  const { report } = edition;
  const sections = [...sectionsPromises(report), ...(await viewSections(report.blocks, materialOf(edition)))];
  return {
    ...frameOf(edition, 'Handout'),
    heading: report.pack.title,
    lead: report.pack.lead,
    keyFigures: keyFigures(report),
    taskTitle: 'Det skal mødet munde ud i',
    task: report.pack.task,
    facts: meetingFacts(report),
    sections,
    styles: stylesOf(sections),
    method: viewMethod(report),
    notice: report.synthetic
      ? 'Konstruerede tal: tallene om praksis og kommuner i figurer og tabeller er opdigtede og lavet til demonstration.'
      : '',
  };
}

/** What blocks are arranged from, in a meeting's pages and in a briefing's. */
export interface Material {
  readonly content: ContentFrame;
  readonly source: FigureSource;
  /** Practices stand with their names and counts. */
  readonly open: boolean;
}

export function materialOf({ report, shapes }: Edition): Material {
  return {
    content: { blocks: report.blocks, municipalities: report.cluster.municipalities },
    source: { tables: report.tables, shapes, round: report.meeting.round },
    open: report.meeting.profile === 'aaben',
  };
}

export async function viewSections(blocks: readonly ReleasedBlock[], material: Material): Promise<SectionView[]> {
  const sections: SectionView[] = [];
  for (const block of blocks.filter((one) => standsIn(one, 'handout'))) {
    sections.push(...(await viewBlock(block, material)));
  }
  return sections;
}

export function stylesOf(parts: readonly { readonly kind: string }[]): string[] {
  return [...new Set(parts.map(({ kind }) => kind))].sort();
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

async function viewBlock(block: ReleasedBlock, material: Material): Promise<SectionView[]> {
  const { id } = block;
  switch (block.type) {
    case 'text':
      return [{ id, kind: 'text', title: block.title, body: block.body }];
    case 'facts':
      return [{ id, kind: 'facts', title: block.title, items: factsOf(block), source: block.source ?? '' }];
    case 'indicator':
      return [await viewIndicator(block, material)];
    case 'questions':
    case 'summing-up':
      return [viewQuestions(block)];
    case 'agreements':
      return [{ id, kind: 'agreements', title: block.title, intro: block.intro ?? '', rows: range(block.rows) }];
    case 'follow-up':
      return [{ id, kind: 'follow-up', title: block.title, body: block.body, when: followUpWhen(block) }];
    // One fact line on the first page.
    case 'preparation':
      return [];
    case 'extraction':
      return sectionsExtraction(block);
    case 'date-window':
      return [viewDateWindow(block)];
    default:
      return [await viewContent(block, material.content)];
  }
}

/** A block may stand in one of the two only. */
export function standsIn(block: ReleasedBlock, medium: 'handout' | 'deck'): boolean {
  return !('only' in block) || block.only === undefined || block.only === medium;
}

function factsOf(block: ReleasedBlockOf<'facts'>): FactView[] {
  return block.items.map(({ label, text, url }) => ({ label, text, url: url ?? '' }));
}

async function viewIndicator(block: ReleasedBlockOf<'indicator'>, { source, open }: Material): Promise<SectionView> {
  const figure = await viewFigure(block.indicator, 'handout', `f${block.figure}`, source, block.beside ?? null);
  return {
    id: block.id,
    kind: 'figure',
    number: block.figure,
    figure,
    questions: block.questions.map((question) => viewQuestion(question, false)),
    lines: range(figure.extras.length > 0 ? 2 : linesFor(peersIn(block.indicator), open || block.beside !== undefined)),
    long: peersIn(block.indicator) > mostWithTable,
  };
}

function viewQuestions(block: ReleasedBlockOf<'questions'> | ReleasedBlockOf<'summing-up'>): SectionView {
  return {
    id: block.id,
    kind: 'questions',
    title: block.title,
    intro: block.intro ?? '',
    // Where every question is discussed at a figure, so is the time (agenda.ts).
    time: block.items.every(({ figure }) => figure !== null) ? '' : formatDuration(block.minutes),
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
