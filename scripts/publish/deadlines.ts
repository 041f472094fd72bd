/** What must be done before the meeting, in words: when, by whom, sent to whom, and why a day earlier than counted. */
import { capital, formatWeekdayDate } from '../danish.ts';
import type { ReleasedBlock, ReleasedBlockOf } from '../model/released.ts';

export type PreparationStep = ReleasedBlockOf<'preparation'>['steps'][number];

export function stepsOf(blocks: readonly ReleasedBlock[]): readonly PreparationStep[] {
  return blocks.flatMap((block) => (block.type === 'preparation' ? block.steps : []));
}

/** The one line of the first page: who must begin, and when. Null when nothing has a date. */
export function preparationLine(blocks: readonly ReleasedBlock[]): string | null {
  const dated = stepsOf(blocks).find(({ date }) => date !== undefined);
  if (dated?.date === undefined) return null;
  const days = daysBefore(dated.daysBefore ?? 0);
  return [
    `${dated.who} har første frist ${formatWeekdayDate(dated.date)}${dated.closed === undefined ? `, ${days}` : ''}`,
    ...(dated.closed === undefined ? [] : [`${capital(days)} falder ${closedWords(dated.closed)}`]),
    ...(dated.to === null ? [`Modtager: ${toFillIn}`] : []),
  ].join('. ');
}

/** A step as one line of the facilitator's overview. */
export function deadlineLine(step: PreparationStep): string {
  const closed = step.closed === undefined ? '' : ` (fristen falder ${closedWords(step.closed)})`;
  const when = step.date === undefined ? 'Inden mødet' : `Senest ${formatWeekdayDate(step.date)}${closed}`;
  return [`${when}: ${step.who}.`, step.what, receiver(step)].filter((part) => part !== '').join(' ');
}

/** What the guide tells beside a step: the day, the receiver, the condition, the warning. */
export function deadlineRemarks(step: PreparationStep): string[] {
  const { closed, daysBefore: days, condition, note } = step;
  const remarks = [
    days === undefined || closed !== undefined ? '' : `${capital(daysBefore(days))}.`,
    closed === undefined ? '' : `${capital(daysBefore(days ?? 0))} falder ${closedWords(closed)}.`,
    receiver(step),
    condition === undefined ? '' : `Forudsætning: ${condition}`,
    note ?? '',
  ];
  return remarks.filter((remark) => remark !== '');
}

/** A receiver that the source leaves open is to be filled in; that nobody receives it is said by saying nothing. */
function receiver({ to, cc }: PreparationStep): string {
  if (to === undefined) return '';
  return `Til: ${to ?? toFillIn}${cc === undefined ? '' : `, med ${cc} i cc`}.`;
}

function closedWords(closed: string): string {
  return ['lørdag', 'søndag'].includes(closed) ? 'i en weekend' : `på ${closed}`;
}

const toFillIn = '[udfyldes]';

function daysBefore(days: number): string {
  if (days === 0) return 'på mødets dag';
  return days === 1 ? 'dagen før mødet' : `${days} dage før mødet`;
}
