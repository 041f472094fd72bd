/**
 * The meeting's calendar file: the meeting itself, every deadline before it with who must act, and the earliest follow-up.
 * Stable ids, so that importing a later edition moves the entries instead of doubling them. Times are written in UTC, which
 * every calendar shows as Danish time; deadlines are whole days.
 */
import ical, { type ICalCalendar } from 'ical-generator';
import type { ReleasedBlock, ReleasedReport } from '../model/released.ts';

type Step = Extract<ReleasedBlock, { type: 'preparation' }>['steps'][number];

export function calendarFile(report: ReleasedReport): string {
  const { meeting, pack, cluster, blocks } = report;
  const name = `Klyngemøde: ${pack.short}, ${cluster.name}`;
  const calendar = ical({ name, prodId: { company: 'klyngepakker', product: 'klyngepakker', language: 'DA' } });
  const id = (part: string) => `${cluster.id}-${pack.id}-${meeting.round}-${part}@klyngepakker`;
  // Written files take the meeting's date as today (no clock): the same figures give the same file.
  const stamp = utc(meeting.date, '00:00');
  calendar.createEvent({
    id: id('moede'),
    stamp,
    start: danishTime(meeting.date, meeting.start),
    end: danishTime(meeting.date, meeting.end),
    summary: name,
    location: meeting.place,
    description: pack.task,
  });
  const steps = blocks.flatMap((block) => (block.type === 'preparation' ? block.steps : []));
  for (const [at, step] of steps.entries()) {
    if (step.date === undefined) continue;
    const summary = `Frist: ${step.who}, ${pack.short} (${cluster.name})`;
    addDay(calendar, { id: id(`frist-${at + 1}`), stamp, date: step.date, summary, description: describe(step) });
  }
  for (const [at, block] of blocks.filter((one) => one.type === 'follow-up').entries()) {
    const summary = `Tidligst opfølgning: ${pack.short}, ${cluster.name}`;
    const description = `Fra denne dag kan klyngen mødes igen om tallene fra ${name}.`;
    addDay(calendar, { id: id(`opfoelgning-${at + 1}`), stamp, date: block.earliest, summary, description });
  }
  return calendar.toString();
}

interface Day {
  readonly id: string;
  readonly stamp: Date;
  readonly date: string;
  readonly summary: string;
  readonly description: string;
}

function addDay(calendar: ICalCalendar, { id, stamp, date, summary, description }: Day): void {
  calendar.createEvent({ id, stamp, allDay: true, start: utc(date, '00:00'), summary, description });
}

function describe({ what, to, cc, condition, note }: Step): string {
  const receiver = to === undefined ? '' : `Til: ${to ?? '[udfyldes]'}${cc === undefined ? '' : `, med ${cc} i cc`}.`;
  const before = condition === undefined ? '' : `Forudsætning: ${condition}`;
  return [what, receiver, before, note ?? ''].filter((part) => part !== '').join('\n');
}

function utc(date: string, time: string): Date {
  return new Date(`${date}T${time}:00Z`);
}

/** Danish clock time as a moment: summer time from the last Sunday of March to that of October, at 01:00 UTC. */
export function danishTime(date: string, time: string): Date {
  const winter = new Date(utc(date, time).getTime() - hour);
  const year = Number(date.slice(0, 4));
  const summer = winter >= lastSunday(year, 3) && winter < lastSunday(year, 10);
  return summer ? new Date(winter.getTime() - hour) : winter;
}

const hour = 3_600_000;

function lastSunday(year: number, month: number): Date {
  const last = new Date(Date.UTC(year, month, 0, 1));
  return new Date(last.getTime() - last.getUTCDay() * 24 * hour);
}
