/**
 * A pack's blocks made ready for one meeting: dates counted from the meeting, questions numbered once for handout, deck
 * and guide alike, figures numbered, indicators replaced by what may be shown of them.
 */
import { addDays, addMonths } from '../danish.ts';
import type { Question } from '../model/blocks.ts';
import type { Meeting } from '../model/counts.ts';
import type { Pack, PlacedBlock } from '../model/pack.ts';
import type { ReleasedBlock, ReleasedIndicator, ReleasedQuestion } from '../model/released.ts';

interface BlockFrame {
  readonly meeting: Meeting;
  readonly indicators: ReadonlyMap<string, ReleasedIndicator>;
  readonly questions: ReadonlyMap<string, ReleasedQuestion>;
  readonly figures: ReadonlyMap<string, number>;
}

export function releaseBlocks(
  pack: Pack,
  meeting: Meeting,
  indicators: ReadonlyMap<string, ReleasedIndicator>,
): ReleasedBlock[] {
  const figures = numberFigures(pack);
  const questions = numberQuestions(pack, figures);
  return pack.blocks.map((placed) => releaseBlock(placed, { meeting, indicators, questions, figures }));
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
  const numbered = (ids: readonly string[]) => ids.map((one) => known(frame.questions.get(one), one));
  switch (block.type) {
    case 'indicator':
    case 'map':
      return {
        id,
        type: 'indicator',
        figure: known(frame.figures.get(id), id),
        indicator: known(frame.indicators.get(block.show), block.show),
        questions: numbered(block.questions),
      };
    case 'questions':
    case 'summing-up':
      return { id, ...block, items: numbered(block.items.map((item) => item.id)) };
    case 'preparation':
      return {
        id,
        type: block.type,
        title: block.title,
        steps: block.steps.map((step) => releaseStep(step, frame.meeting)),
      };
    case 'follow-up': {
      const [first = 6, last] = block.months;
      const latest = last === undefined ? {} : { latest: addMonths(frame.meeting.date, last) };
      return { id, ...block, earliest: addMonths(frame.meeting.date, first), ...latest };
    }
    default:
      return { id, ...block };
  }
}

type Step = Extract<PlacedBlock['block'], { type: 'preparation' }>['steps'][number];

function releaseStep({ 'days-before': daysBefore, ...step }: Step, meeting: Meeting) {
  if (daysBefore === undefined) return step;
  return { ...step, daysBefore, date: addDays(meeting.date, -daysBefore) };
}

function known<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`${name} was checked but is not there`);
  return value;
}
