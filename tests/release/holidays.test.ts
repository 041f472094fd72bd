import { describe, expect, it } from 'vitest';
import { addDays } from '../../scripts/danish.ts';
import { closedOn } from '../../scripts/release/holidays.ts';

function closedDays(year: number): string[] {
  const days = Array.from({ length: 366 }, (_, at) => addDays(`${year}-01-01`, at));
  return days.flatMap((day) => {
    const why = day.startsWith(String(year)) ? closedOn(day) : null;
    return why === null || why === 'lørdag' || why === 'søndag' ? [] : [`${day.slice(5)} ${why}`];
  });
}

describe('days when nobody is at work', () => {
  // As the npm package date-holidays 3.37.0 lists the public holidays of 2027.
  it('are the public holidays and the three days that are kept like them', () => {
    expect(closedDays(2027)).toEqual([
      '01-01 nytårsdag',
      '03-25 skærtorsdag',
      '03-26 langfredag',
      '03-28 påskedag',
      '03-29 2. påskedag',
      '05-06 Kristi himmelfartsdag',
      '05-16 pinsedag',
      '05-17 2. pinsedag',
      '06-05 grundlovsdag',
      '12-24 juleaftensdag',
      '12-25 juledag',
      '12-26 2. juledag',
      '12-31 nytårsaftensdag',
    ]);
  });

  it('had General Prayer Day among them until 2023', () => {
    expect(closedOn('2023-05-05')).toBe('store bededag');
    expect(['2024-04-26', '2025-05-16', '2026-05-01', '2027-04-23'].map(closedOn)).toEqual([null, null, null, null]);
  });

  it.each([
    // Easter Sunday at both ends of what is possible; and days counted from it.
    ['2038-04-25', 'påskedag'],
    ['2285-03-22', 'påskedag'],
    ['2024-04-01', '2. påskedag'],
    ['2026-05-14', 'Kristi himmelfartsdag'],
    // Whit Monday and Constitution Day on one day: the public holiday is named.
    ['2028-06-05', '2. pinsedag'],
  ])('%s is %s', (day, name) => {
    expect(closedOn(day)).toBe(name);
  });

  it('are also Saturdays and Sundays, named as such', () => {
    expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map(closedOn)).toEqual([
      null,
      'lørdag',
      'søndag',
      null,
    ]);
  });

  it('are not the days that only some have off', () => {
    expect(['2025-05-01', '2026-05-15', '2026-04-01'].map(closedOn)).toEqual([null, null, null]);
  });
});
