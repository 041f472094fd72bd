/**
 * A pack's blocks made ready for one meeting: dates counted from the meeting, questions numbered once for handout, deck
 * and guide alike, figures numbered, indicators replaced by what may be shown of them.
 */
import { addDays, addMonths } from '../danish.ts';
import type { BlockOf, Question } from '../model/blocks.ts';
import type { Meeting, Period } from '../model/counts.ts';
import type { Pack, PlacedBlock } from '../model/pack.ts';
import type {
  ReleasedBlock,
  ReleasedBlockOf,
  ReleasedIndicator,
  ReleasedQuestion,
  ReleasedShare,
} from '../model/released.ts';
import { birthWindow } from './birthwindow.ts';
import { closedOn, workingDayBy } from './holidays.ts';

interface BlockFrame {
  /** Null in a briefing, which may hold nothing that needs one. */
  readonly meeting: Meeting | null;
  /** Of each table. */
  readonly periods: Readonly<Record<string, Period>>;
  readonly indicators: ReadonlyMap<string, ReleasedIndicator>;
  readonly questions: ReadonlyMap<string, ReleasedQuestion>;
  readonly figures: ReadonlyMap<string, number>;
}

export function releaseBlocks(
  pack: Pack,
  meeting: Meeting | null,
  indicators: ReadonlyMap<string, ReleasedIndicator>,
  periods: Readonly<Record<string, Period>> = {},
): ReleasedBlock[] {
  const figures = numberFigures(pack);
  const questions = numberQuestions(pack, figures);
  return pack.blocks.map((placed) => releaseBlock(placed, { meeting, periods, indicators, questions, figures }));
}

function numberFigures(pack: Pack): ReadonlyMap<string, number> {
  const shown = pack.blocks.filter(({ block }) => block.type === 'indicator' || block.type === 'map');
  return new Map(shown.map(({ id }, at) => [id, at + 1]));
}

/** Question 3 is question 3 everywhere: numbered through the pack in the order they stand. */
function numberQuestions(pack: Pack, figures: ReadonlyMap<string, number>): ReadonlyMap<string, ReleasedQuestion> {
  const boundTo = new Map<string, number>();
  for (const { id, block } of pack.blocks) {
    if (block.type !== 'indicator' && block.type !== 'map') continue;
    for (const question of block.questions) boundTo.set(question, figures.get(id) ?? 0);
  }
  const all = pack.blocks.flatMap(({ block }): readonly Question[] =>
    block.type === 'questions' || block.type === 'summing-up' ? block.items : [],
  );
  return new Map(
    all.map((question, at) => [question.id, { ...question, number: at + 1, figure: boundTo.get(question.id) ?? null }]),
  );
}

function releaseBlock({ id, block }: PlacedBlock, frame: BlockFrame): ReleasedBlock {
  switch (block.type) {
    case 'indicator':
    case 'map':
      return releaseIndicator(id, block, frame);
    case 'questions':
    case 'summing-up': {
      const asked = block.items.map((question) => question.id);
      return { id, ...block, items: numbered(asked, frame) };
    }
    case 'preparation':
      return { id, ...block, steps: block.steps.map((step) => releaseStep(step, frame.meeting)) };
    case 'date-window': {
      const { table, ...rest } = block;
      const { extracted } = known(frame.periods[table], table);
      return { id, ...rest, extracted, ...birthWindow(extracted, block.ages) };
    }
    case 'follow-up': {
      const { date } = known(frame.meeting ?? undefined, 'the meeting');
      const [first = 6, last] = block.months;
      const latest = last === undefined ? {} : { latest: addMonths(date, last) };
      return { id, ...block, earliest: addMonths(date, first), ...latest };
    }
    default:
      return { id, ...block };
  }
}

function releaseIndicator(
  id: string,
  block: BlockOf<'indicator'> | BlockOf<'map'>,
  frame: BlockFrame,
): ReleasedBlockOf<'indicator'> {
  const { show, questions, only, facilitator } = block;
  const beside = block.type === 'indicator' ? block.beside : undefined;
  return {
    id,
    type: 'indicator',
    figure: known(frame.figures.get(id), id),
    indicator: known(frame.indicators.get(show), show),
    ...(beside === undefined ? {} : { beside: rateOf(beside, frame) }),
    questions: numbered(questions, frame),
    ...(only === undefined ? {} : { only }),
    ...(facilitator === undefined ? {} : { facilitator }),
  };
}

function rateOf(id: string, { indicators }: BlockFrame): ReleasedShare {
  const indicator = known(indicators.get(id), id);
  if (indicator.kind !== 'rate') throw new Error(`${id} was checked but is not a rate`);
  return indicator;
}

function numbered(ids: readonly string[], { questions }: BlockFrame): ReleasedQuestion[] {
  return ids.map((id) => known(questions.get(id), id));
}

type Step = BlockOf<'preparation'>['steps'][number];

function releaseStep({ 'days-before': daysBefore, ...step }: Step, meeting: Meeting | null) {
  if (daysBefore === undefined || meeting === null) return step;
  const day = addDays(meeting.date, -daysBefore);
  const closed = closedOn(day);
  return { ...step, daysBefore, date: workingDayBy(day), ...(closed === null ? {} : { closed }) };
}

function known<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`${name} was checked but is not there`);
  return value;
}
