import { describe, expect, it } from 'vitest';
import { type Cell, columnLetter } from '../../scripts/input/cells.ts';
import { checkDate, checkTime } from '../../scripts/input/dates.ts';
import {
  checkCount,
  checkDecimal,
  checkRound,
  checkYdernummer,
  checkYesNo,
  requireCount,
} from '../../scripts/input/values.ts';
import { collectProblems, type Report } from '../../scripts/model/problem.ts';

/** The value, and the codes told at C7; no message may hold the text. */
function read<T>(check: (cell: Cell, report: Report) => T, text: string): [T, ...string[]] {
  const { report, problems } = collectProblems();
  const value = check({ text, file: 'f.csv', line: 7, row: 7, column: 2 }, report);
  for (const { place, message, hint } of problems()) {
    expect(place).toEqual({ file: 'f.csv', line: 7, cell: 'C7' });
    if (text.length > 2) expect(`${message} ${hint}`.split(/[^\p{L}\d:./-]+/u)).not.toContain(text);
  }
  return [value, ...problems().map(({ code }) => code)];
}

describe('counts', () => {
  it.each([
    ['0', 0],
    ['007', 7],
    ['1920', 1920],
    ['1 920', 1920],
    ['1 234 567', 1_234_567],
  ])('%j is %d', (text, value) => {
    expect(read(checkCount, text)).toEqual([value]);
  });

  it.each(['', '-', '–', '.', '..'])('%j is missing', (text) => {
    expect(read(checkCount, text)).toEqual([null]);
  });

  it.each([
    ['1.920', 1920, 'tusindtalspunktum'],
    ['12.345.678', 12_345_678, 'tusindtalspunktum'],
    ['*', null, 'tal-maskeret'],
    ['<5', null, 'tal-maskeret'],
    ['< 10', null, 'tal-maskeret'],
    ['-3', null, 'tal-negativt'],
    ['−3', null, 'tal-negativt'],
    ['12,5', null, 'tal-broek'],
    ['12.5', null, 'tal-broek'],
    ['0.920', null, 'tal-broek'],
    ['1.920,5', null, 'tal-broek'],
    ['1,920', null, 'tal-broek'],
    ['1.92.0', null, 'tal-broek'],
    ['mange', null, 'tal-ugyldigt'],
    ['12 %', null, 'tal-ugyldigt'],
    ['1e3', null, 'tal-ugyldigt'],
    ['1 92', null, 'tal-ugyldigt'],
    ['9999999999', null, 'tal-ugyldigt'],
    ['5-9', null, 'tal-ugyldigt'],
  ])('%j is %j and told as %s', (text, value, code) => {
    expect(read(checkCount, text)).toEqual([value, code]);
  });

  it('a hidden or missing count is no count where one is required', () => {
    expect(read(requireCount, '<5')).toEqual([null, 'vaerdi-mangler']);
    expect(read(requireCount, '')).toEqual([null, 'vaerdi-mangler']);
    expect(read(requireCount, '77')).toEqual([77]);
  });
});

describe('decimals', () => {
  it.each([
    ['12,5', 12.5],
    ['-8', -8],
    ['−8,25', -8.25],
    ['+15', 15],
    ['0,920', 0.92],
    ['1,920', 1.92],
    ['1.920,5', 1920.5],
    ['1 920,5', 1920.5],
    ['1.920.000', 1_920_000],
  ])('%j is %d', (text, value) => {
    expect(read(checkDecimal, text)).toEqual([value]);
  });

  it.each([
    ['1.920', null, 'tal-tvetydigt'],
    ['-105.250', null, 'tal-tvetydigt'],
    ['12.5', 12.5, 'decimalpunktum'],
    ['0.920', 0.92, 'decimalpunktum'],
    ['12,5 %', null, 'tal-ugyldigt'],
    ['1.92,5', null, 'tal-ugyldigt'],
    ['1.920 000', null, 'tal-ugyldigt'],
    ['*', null, 'tal-maskeret'],
  ])('%j is %j and told as %s', (text, value, code) => {
    expect(read(checkDecimal, text)).toEqual([value, code]);
  });

  it('an empty cell is missing', () => {
    expect(read(checkDecimal, '')).toEqual([null]);
  });
});

describe('dates and times', () => {
  it.each(['29/7 2020', '29-07-2020', '29.07.2020', '29/7-2020', '29. 7. 2020', '2020-07-29'])('%j', (text) => {
    expect(read(checkDate, text)).toEqual(['2020-07-29']);
  });

  it.each(['30-02-2020', '2020-13-01', '29-02-2019', '29/7 20', '2020', '1/1 1899', '29-072020', '07/29/2020'])(
    '%j is no date',
    (text) => {
      expect(read(checkDate, text)).toEqual([null, 'dato-ugyldig']);
    },
  );

  it('29 February exists in a leap year', () => {
    expect(read(checkDate, '29-02-2024')).toEqual(['2024-02-29']);
  });

  it.each([
    ['09:30', '09:30'],
    ['9.30', '09:30'],
    ['17:30:00', '17:30'],
    ['23:59', '23:59'],
  ])('%j is %j', (text, value) => {
    expect(read(checkTime, text)).toEqual([value]);
  });

  it.each(['24:00', '9', '17:60', 'kl. 9'])('%j is no time', (text) => {
    expect(read(checkTime, text)).toEqual([null, 'klokkeslaet-ugyldigt']);
  });
});

describe('ydernummer, round, yes and no', () => {
  it('keeps and restores leading zeros', () => {
    expect(read(checkYdernummer, '061654')).toEqual(['061654']);
    expect(read(checkYdernummer, '77410')).toEqual(['077410', 'ydernummer-nul']);
    expect(read(checkYdernummer, '7704')).toEqual(['007704', 'ydernummer-nul']);
  });

  it.each(['1234567', '12A456', '061 654', '991001,0', '123'])('%j is no ydernummer', (text) => {
    expect(read(checkYdernummer, text)).toEqual([null, 'ydernummer-ugyldigt']);
  });

  it('rounds count from 1; 0 only where every round is served', () => {
    const one = (cell: Cell, report: Report) => checkRound(cell, 1, report);
    const any = (cell: Cell, report: Report) => checkRound(cell, 0, report);
    expect(read(one, '2')).toEqual([2]);
    expect(read(one, '0')).toEqual([null, 'runde-ugyldig']);
    expect(read(one, '')).toEqual([null, 'vaerdi-mangler']);
    expect(read(one, '1,5')).toEqual([null, 'runde-ugyldig']);
    expect(read(any, '')).toEqual([0]);
    expect(read(any, '0')).toEqual([0]);
  });

  it('yes and no, also as a Danish Excel writes them', () => {
    expect(['ja', 'JA', 'SAND'].map((text) => read(checkYesNo, text))).toEqual([[true], [true], [true]]);
    expect(['nej', 'Nej', 'FALSK'].map((text) => read(checkYesNo, text))).toEqual([[false], [false], [false]]);
    expect(read(checkYesNo, 'måske')).toEqual([null, 'ja-nej']);
    expect(read(checkYesNo, '')).toEqual([null, 'vaerdi-mangler']);
  });
});

it('columns are named as in a spreadsheet', () => {
  expect([0, 2, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual(['A', 'C', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
