import { describe, expect, it } from 'vitest';
import { addDays } from '../../scripts/danish.ts';
import { birthWindow } from '../../scripts/release/birthwindow.ts';

describe('dates of birth of those from 30 to 40 years', () => {
  it.each([
    // The source's own example.
    ['2020-07-29', '1979-07-30', '1990-07-29'],
    ['2025-12-31', '1985-01-01', '1995-12-31'],
    ['2024-02-28', '1983-03-01', '1994-02-28'],
    ['2024-02-29', '1983-03-01', '1994-02-28'],
    ['2024-03-01', '1983-03-02', '1994-03-01'],
    // 1980 and 1992 had a 29 February: it is left out at the old end, and is too young at the other.
    ['2021-02-28', '1980-03-01', '1991-02-28'],
    ['2022-02-28', '1981-03-01', '1992-02-28'],
    ['2022-03-01', '1981-03-02', '1992-03-01'],
  ])('on %s', (date, from, to) => {
    expect(birthWindow(date, [30, 40])).toEqual({ from, to });
  });
});

describe('dates of birth of other ages', () => {
  it.each([
    ['newborns', [0, 0], '2026-06-15', '2025-06-16', '2026-06-15'],
    ['children of five', [5, 5], '2024-02-29', '2018-03-01', '2019-02-28'],
    ['children up to twelve', [0, 12], '2026-01-01', '2013-01-02', '2026-01-01'],
    ['leap year to leap year', [4, 7], '2024-02-29', '2016-03-01', '2020-02-29'],
  ] as const)('%s', (_, ages, date, from, to) => {
    expect(birthWindow(date, ages)).toEqual({ from, to });
  });
});

/** Whole years by the calendar: one more when month and day have been reached. */
function ageOn(date: string, born: string): number {
  const years = Number(date.slice(0, 4)) - Number(born.slice(0, 4));
  return date.slice(5) < born.slice(5) ? years - 1 : years;
}

function days(from: string, to: string): string[] {
  const all: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) all.push(day);
  return all;
}

describe('against ages counted one by one', () => {
  it('differs over ten years only for those born on 29 February, on 28 February of a year without the 29th', () => {
    const births = days('1972-01-01', '2001-12-31');
    const differing = new Set<string>();
    for (const date of days('2018-01-01', '2027-12-31')) {
      const { from, to } = birthWindow(date, [30, 40]);
      for (const born of births) {
        const age = ageOn(date, born);
        const right = age >= 30 && age <= 40;
        if (right !== (born >= from && born <= to)) differing.add(`${date} ${born} ${right ? 'left out' : 'taken in'}`);
      }
    }
    // 41 years before 2021 and 2025 there was a 29 February.
    expect([...differing]).toEqual(['2021-02-28 1980-02-29 left out', '2025-02-28 1984-02-29 left out']);
  }, 60_000);
});
