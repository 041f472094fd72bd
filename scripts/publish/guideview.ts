/**
 * The facilitator's guide (drejebog): what to do before, during and after the meeting, with dates and clock times. Made
 * from the released report alone, so it can be mailed: how many practices are missing, never which.
 */
import { capital, formatDate, formatDuration, formatTime, formatWeekdayDate } from '../danish.ts';
import type { ReleasedBlock, ReleasedBlockOf, ReleasedReport } from '../model/released.ts';
import { type Agenda, type AgendaStep, planAgenda } from './agenda.ts';
import { lower } from './cellwords.ts';
import { deadlineRemarks, stepsOf } from './deadlines.ts';
import type { DeckView } from './deck.ts';
import { fitsBesideNotes } from './figurecharts.ts';
import { type FigureView, viewFigure } from './figures.ts';
import { type FactView, meetingFacts } from './front.ts';
import { type PromiseView, viewPromises } from './promises.ts';
import { type Edition, followUpWhen, frameOf, type QuestionView, viewQuestion } from './view.ts';
import { figureTitle } from './words.ts';

interface Deadline {
  readonly when: string;
  readonly who: string;
  readonly what: string;
  readonly remarks: readonly string[];
}

interface GuideFigure extends FigureView {
  /** The chart stands beside its notes. */
  readonly narrow: boolean;
}

interface StepView {
  readonly id: string;
  readonly title: string;
  readonly time: string;
  readonly minutes: string;
  readonly slides: string;
  readonly figures: readonly GuideFigure[];
  readonly questions: readonly QuestionView[];
  readonly notes: readonly string[];
  readonly objections: readonly { readonly said: string; readonly answer: string }[];
}

/** A line of the timetable: a step, or a break between two. */
interface AgendaRow {
  readonly time: string;
  readonly minutes: string;
  readonly title: string;
  readonly slides: string;
}

export interface GuideView extends ReturnType<typeof frameOf> {
  readonly heading: string;
  readonly task: string;
  readonly facts: readonly FactView[];
  readonly deadlines: readonly Deadline[];
  /** Null in the first round; empty when nothing was brought back from the last. */
  readonly promises: readonly PromiseView[] | null;
  readonly agenda: readonly AgendaRow[];
  readonly length: string;
  readonly steps: readonly StepView[];
  readonly after: readonly string[];
  readonly attendance: readonly number[];
  /** The two forms share a page. */
  readonly shortList: boolean;
  readonly agreements: readonly number[];
}

/** `deck` tells on which slides a step is shown. */
export async function viewGuide(edition: Edition, deck: DeckView): Promise<GuideView> {
  const { report } = edition;
  const agenda = planAgenda(report.blocks, report.meeting.start, report.meeting.end);
  const steps = await Promise.all(agenda.steps.map((step, at) => viewStep(step, edition, deck, at === 0)));
  return {
    ...frameOf(edition, 'Drejebog'),
    heading: report.pack.title,
    task: report.pack.task,
    facts: meetingFacts(report),
    deadlines: deadlinesOf(report),
    promises: report.meeting.round === 1 ? null : viewPromises(report),
    agenda: rowsOf(agenda, steps),
    length: formatDuration(agenda.minutes),
    steps,
    after: afterwards(report),
    attendance: range(report.practices.total + attendanceExtra),
    shortList: formsShare(report.practices.total + attendanceExtra),
    agreements: range(8),
  };
}

/** Lines for guests. */
const attendanceExtra = 2;
/** Lines of the list on its first page and on those after; the agreements take as much as so many. */
const formLines = { first: 23, next: 24, agreements: 12 };

/** Whether the agreements fit under the last names. */
function formsShare(lines: number): boolean {
  const last = lines <= formLines.first ? lines : (lines - formLines.first) % formLines.next;
  return last + formLines.agreements <= formLines.first;
}

/** The meeting's first step also has the slides before it: the title, what was agreed last time, the task. */
async function viewStep(
  step: AgendaStep,
  { report, shapes }: Edition,
  deck: DeckView,
  isFirst: boolean,
): Promise<StepView> {
  const { blocks } = step;
  const figures = blocks.filter((block) => block.type === 'indicator');
  const source = { tables: report.tables, shapes, round: report.meeting.round };
  return {
    id: `trin-${step.timed.id}`,
    title: titleOf(step),
    time: `${formatTime(step.start)}–${formatTime(step.end)}`,
    minutes: `${step.minutes} min.`,
    slides: slidesOf(blocks, deck, isFirst),
    figures: await Promise.all(
      figures.map(async ({ indicator, figure, beside = null }) => {
        const narrow = fitsBesideNotes(indicator, beside);
        const view = await viewFigure(indicator, narrow ? 'guide' : 'handout', `g${figure}`, source, beside);
        // Where nothing may be drawn the notes have the page to themselves.
        return { ...view, narrow: narrow && view.svg !== '' };
      }),
    ),
    questions: blocks.flatMap(questionsIn).map((question) => viewQuestion(question, false)),
    notes: blocks.flatMap(({ facilitator }) => facilitator?.notes ?? []),
    objections: blocks.flatMap(({ facilitator }) => facilitator?.objections ?? []),
  };
}

/** The block that asks for the time gives the step its name. */
function titleOf({ timed }: AgendaStep): string {
  if (timed.type === 'indicator') return figureTitle(timed.indicator, timed.beside ?? null);
  return 'title' in timed && timed.title ? timed.title : '';
}

/** Questions at a figure are asked there; the list asks the rest. */
function questionsIn(block: ReleasedBlock) {
  if (block.type === 'indicator') return block.questions;
  if (block.type === 'summing-up') return block.items;
  return block.type === 'questions' ? block.items.filter(({ figure }) => figure === null) : [];
}

function slidesOf(blocks: readonly ReleasedBlock[], { slides }: DeckView, isFirst: boolean): string {
  const ids = new Set(blocks.map(({ id }) => id));
  const places = slides.flatMap(({ id }, at) => (ids.has(id.split('-')[0] ?? '') ? [at + 1] : []));
  const [first, last] = [isFirst ? 1 : places[0], places.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last ? `Lysbillede ${first}` : `Lysbillede ${first}–${last}`;
}

function rowsOf({ steps: timed, breaks }: Agenda, steps: readonly StepView[]): AgendaRow[] {
  const rows = [
    ...steps.map(({ time, title, slides }, at) => ({
      start: timed[at]?.start ?? '',
      row: { time, minutes: String(timed[at]?.minutes ?? ''), title, slides: slides.replace('Lysbillede ', '') },
    })),
    ...breaks.map(({ start, end, minutes }) => ({
      start,
      row: { time: `${formatTime(start)}–${formatTime(end)}`, minutes: String(minutes), title: 'Pause', slides: '' },
    })),
  ];
  return rows.sort((a, b) => (a.start < b.start ? -1 : 1)).map(({ row }) => row);
}

function deadlinesOf({ blocks }: ReleasedReport): Deadline[] {
  return stepsOf(blocks).map((step) => ({
    when: step.date === undefined ? 'Inden mødet' : `Senest ${formatWeekdayDate(step.date)}`,
    who: step.who,
    what: step.what,
    remarks: deadlineRemarks(step),
  }));
}

function afterwards({ blocks, meeting }: ReleasedReport): string[] {
  const followUps = blocks.filter((block): block is ReleasedBlockOf<'follow-up'> => block.type === 'follow-up');
  return [
    `Skriv aftalerne ind i aftaler.csv: klyngens korte navn, pakken, runde ${meeting.round}, aftalen, hvem der har ansvaret, og fristen. Så har I dem samlet til næste møde.`,
    'Send handoutet til dem, der ikke var med. Send aldrig nøglen, og send kun en praksis dens eget ark.',
    'Makulér den trykte nøgle og de ark, der ikke er delt ud.',
    ...followUps.map((block) => `Næste møde om tallene: ${lower(followUpWhen(block))}.`),
    `Har nogen fundet en fejl i tallene, så ret filen, lav materialet igen, og sammenlign udgavens mærke i sidefoden. Dette materiale er fra mødet ${formatDate(meeting.date)}.`,
  ].map(capital);
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}
