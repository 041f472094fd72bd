import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { ReleasedReport } from '../../scripts/model/released.ts';
import { calendarFile, danishTime } from '../../scripts/publish/calendar.ts';
import { releaseOf, twelve } from '../release/cluster.ts';

const report = {
  ...releaseOf({ practices: twelve }).report,
  blocks: [
    {
      id: 'b1',
      type: 'preparation',
      title: 'Forberedelse',
      steps: [
        { who: 'Klyngekoordinator', what: 'Bestil tallene; husk æøå', to: null, daysBefore: 30, date: '2027-02-09' },
        { who: 'Alle', what: 'Læs op' },
      ],
    },
    { id: 'b2', type: 'follow-up', title: 'Opfølgning', body: 'Igen', earliest: '2027-09-11', months: [6] },
  ],
} as unknown as ReleasedReport;

/** Read by another library than the one that wrote it. */
function eventsIn(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
}

describe('the calendar file', () => {
  const events = eventsIn(calendarFile(report));

  it('has the meeting, each dated deadline and the earliest follow-up', () => {
    expect(events.map(({ uid }) => uid.slice(`nord-${report.pack.id}-1-`.length))).toEqual([
      'moede@klyngepakker',
      'frist-1@klyngepakker',
      'opfoelgning-1@klyngepakker',
    ]);
  });

  it('has deadlines as whole days, with who and to whom', () => {
    const [, deadline] = events;
    expect(deadline?.startDate.isDate).toBe(true);
    expect(deadline?.startDate.toString()).toBe('2027-02-09');
    expect(deadline?.summary).toContain('Klyngekoordinator');
    expect(deadline?.description).toBe('Bestil tallene; husk æøå\nTil: [udfyldes].');
  });

  it('keeps its ids when the meeting is moved, so that a new import moves the entries', () => {
    const moved = { ...report, meeting: { ...report.meeting, date: '2027-04-01' } };
    expect(eventsIn(calendarFile(moved)).map(({ uid }) => uid)).toEqual(events.map(({ uid }) => uid));
  });

  it('is the same file each time', () => {
    expect(calendarFile(report)).toBe(calendarFile(report));
  });
});

/** Against the clock of the International Date tables: summer time 2027 is 28 March to 31 October. */
describe('Danish clock time', () => {
  it.each([
    ['2027-03-11', '16:00', '2027-03-11T15:00:00.000Z'],
    ['2027-03-27', '23:59', '2027-03-27T22:59:00.000Z'],
    ['2027-03-28', '16:00', '2027-03-28T14:00:00.000Z'],
    ['2027-10-30', '16:00', '2027-10-30T14:00:00.000Z'],
    ['2027-10-31', '16:00', '2027-10-31T15:00:00.000Z'],
  ])('%s %s is %s', (date, time, moment) => {
    expect(danishTime(date, time).toISOString()).toBe(moment);
  });
});
