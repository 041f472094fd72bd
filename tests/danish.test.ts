import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  capital,
  formatDate,
  formatDateOrMonth,
  formatDayMonth,
  formatDeviation,
  formatDigitDate,
  formatDuration,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatTime,
  formatWeekdayDate,
  inSentence,
  isWeekend,
  list,
  numberWord,
  weekday,
} from '../scripts/danish.ts';

const nbsp = '\u00a0';
const minus = '\u2212';

describe('a number', () => {
  it.each([
    [0, 0, '0'],
    [999, 0, '999'],
    [1000, 0, '1.000'],
    [1234567, 0, '1.234.567'],
    [12.5, 1, '12,5'],
    [1234.5, 1, '1.234,5'],
    [12, 1, '12,0'],
    [-4, 0, `${minus}4`],
    [-1234.5, 1, `${minus}1.234,5`],
    [-0.04, 1, '0,0'],
    [-0, 0, '0'],
    [123.45678, 3, '123,457'],
    [0.0001, 4, '0,0001'],
  ])('%d with %i decimals is %s', (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text);
  });

  it('has a space before the per cent sign that does not break', () => {
    expect(formatPercent(18)).toBe(`18${nbsp}%`);
    expect(formatPercent(0.4, 1)).toBe(`0,4${nbsp}%`);
    expect(formatPercent(1860)).toBe(`1.860${nbsp}%`);
  });

  it.each([
    [12, 0, `+12${nbsp}%`],
    [-4, 0, `${minus}4${nbsp}%`],
    [0, 0, `0${nbsp}%`],
    [-12.5, 1, `${minus}12,5${nbsp}%`],
  ])('as a deviation has its sign: %d', (value, decimals, text) => {
    expect(formatDeviation(value, decimals)).toBe(text);
  });

  it.each([
    [0.04, 0],
    [-0.04, 0],
    [0.04, 1],
  ])('has no sign when it is printed as nought: %d', (value, decimals) => {
    expect(formatDeviation(value, decimals)).toBe(formatPercent(0, decimals));
  });

  it('is a word up to twelve', () => {
    expect([0, 1, 2, 12, 13, 1300].map(numberWord)).toEqual(['nul', 'én', 'to', 'tolv', '13', '1.300']);
  });
});

describe('a list', () => {
  it.each([
    [[], ''],
    [['A'], 'A'],
    [['A', 'B'], 'A og B'],
    [['A', 'B', 'C'], 'A, B og C'],
  ])('of %j', (items, text) => {
    expect(list(items)).toBe(text);
  });

  it('may end with another word', () => {
    expect(list(['A', 'B'], 'eller')).toBe('A eller B');
  });

  it('and a small letter in running text, but for acronyms and proper names', () => {
    expect(['Privat psykiater', 'Øjenlæge', 'PCV og psykiatri', 'Aarhus Kommune', ''].map(inSentence)).toEqual([
      'privat psykiater',
      'øjenlæge',
      'PCV og psykiatri',
      'Aarhus Kommune',
      '',
    ]);
  });

  it('and a capital, Danish letters too', () => {
    expect([capital('ærø'), capital('Å'), capital('')]).toEqual(['Ærø', 'Å', '']);
  });
});

describe('a date', () => {
  it('of a source may be a month, and then no day is said', () => {
    expect([formatDateOrMonth('2021-08'), formatDateOrMonth('2021-08-01')]).toEqual([
      'august 2021',
      `1.${nbsp}august 2021`,
    ]);
  });

  it.each([
    ['2026-03-12', `12.${nbsp}marts 2026`, `torsdag den 12.${nbsp}marts 2026`],
    ['2026-01-01', `1.${nbsp}januar 2026`, `torsdag den 1.${nbsp}januar 2026`],
    ['2024-02-29', `29.${nbsp}februar 2024`, `torsdag den 29.${nbsp}februar 2024`],
    ['2026-12-31', `31.${nbsp}december 2026`, `torsdag den 31.${nbsp}december 2026`],
    ['2026-05-02', `2.${nbsp}maj 2026`, `lørdag den 2.${nbsp}maj 2026`],
    ['2026-08-30', `30.${nbsp}august 2026`, `søndag den 30.${nbsp}august 2026`],
  ])('%s', (iso, date, long) => {
    expect(formatDate(iso)).toBe(date);
    expect(formatWeekdayDate(iso)).toBe(long);
    expect(formatDayMonth(iso)).toBe(date.replace(/ \d+$/, ''));
  });

  it('is in digits where a record system takes it', () => {
    expect(['1979-07-30', '2024-02-09'].map(formatDigitDate)).toEqual(['30-07-1979', '09-02-2024']);
  });

  it('has the same weekday in every time zone', () => {
    expect(['2026-03-29', '2026-10-25'].map(weekday)).toEqual(['søndag', 'søndag']);
    expect(['2026-08-29', '2026-08-30', '2026-08-31'].map(isWeekend)).toEqual([true, true, false]);
  });

  it.each([
    ['2026-03-12', -30, '2026-02-10'],
    ['2024-03-01', -1, '2024-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    // Summer time begins: the day has 23 hours in Denmark and counts as one.
    ['2026-03-29', 1, '2026-03-30'],
  ])('%s and %i days', (iso, days, expected) => {
    expect(addDays(iso, days)).toBe(expected);
  });

  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-12', 6, '2026-09-12'],
    ['2026-07-12', 6, '2027-01-12'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('%s and %i months', (iso, months, expected) => {
    expect(addMonths(iso, months)).toBe(expected);
  });
});

describe('a period', () => {
  it.each([
    ['2025-01-01', '2025-12-31', '2025'],
    ['2025-01-01', '2025-06-30', `1.${nbsp}januar–30.${nbsp}juni 2025`],
    ['2024-07-01', '2025-06-30', `1.${nbsp}juli 2024–30.${nbsp}juni 2025`],
    ['2024-01-01', '2025-12-31', `1.${nbsp}januar 2024–31.${nbsp}december 2025`],
    ['2025-10-15', '2025-12-31', `15.${nbsp}oktober–31.${nbsp}december 2025`],
  ])('%s to %s', (from, to, text) => {
    expect(formatPeriod(from, to)).toBe(text);
  });
});

describe('a time', () => {
  it.each([
    [45, `45${nbsp}minutter`],
    [60, `1${nbsp}time`],
    [90, `1½${nbsp}time`],
    [120, `2${nbsp}timer`],
    // "To en halv time": one half hour, so no plural.
    [150, `2½${nbsp}time`],
    [100, `100${nbsp}minutter`],
    [1, `1${nbsp}minut`],
  ])('%i minutes', (minutes, text) => {
    expect(formatDuration(minutes)).toBe(text);
  });

  it('of day has a full stop', () => {
    expect(formatTime('14:05')).toBe('14.05');
  });
});
