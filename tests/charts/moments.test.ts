import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, inOrder, parseMoment } from '../../scripts/charts/moments.ts';

describe('a sort key of dates', () => {
  // Days since 1 January 1970: 2018-01-01 is day 17,532 (48 years of which 12 leap: 48 * 365 + 12).
  it.each([
    ['2018', 17_532, 17_532 + 365, 0, false],
    ['2018-01', 17_532, 17_532 + 31, 1, false],
    ['2018-12', 17_532 + 334, 17_532 + 365, 1, false],
    ['2018-01-01', 17_532, 17_533, 2, false],
    ['2018-01-01/2018-01-02', 17_532, 17_534, 2, true],
    ['2018-01/2018-02', 17_532, 17_532 + 59, 1, true],
    ['2016-02-29', 17_532 - 365 - 307, 17_532 - 365 - 306, 2, false],
  ])('%s begins on day %i and ends on day %i', (sort, from, to, precision, lasting) => {
    expect(parseMoment(sort, 'date')).toEqual({ from, to, precision, lasting });
  });

  it.each([
    '',
    '2018-13',
    '2018-00',
    '2017-02-29',
    '2018-04-31',
    '18-01',
    '2018-1',
    '2019/2018',
    '2018/2019/2020',
    '0.1',
  ])('is refused when it is %j', (sort) => {
    expect(() => parseMoment(sort, 'date')).toThrow(/no sort key/);
  });

  it('counts days over a year that is not a leap year by the rule of centuries', () => {
    expect(dayNumber(1900, 3, 1) - dayNumber(1900, 2, 28)).toBe(1);
    expect(dayNumber(2000, 3, 1) - dayNumber(2000, 2, 28)).toBe(2);
  });
});

describe('a sort key of ages', () => {
  it.each([
    ['0.1', 0.1, 0.1, false],
    ['0.42', 0.42, 0.42, false],
    ['1', 1, 1, false],
    ['0/1', 0, 1, true],
    ['0.1/5', 0.1, 5, true],
  ])('%s goes from %d to %d', (sort, from, to, lasting) => {
    expect(parseMoment(sort, 'age')).toEqual({ from, to, precision: 2, lasting });
  });

  it.each(['', '5 uger', '-1', '1/0', '0,1', '.5', '2018-01'])('is refused when it is %j', (sort) => {
    expect(() => parseMoment(sort, 'age')).toThrow(/no sort key/);
  });
});

describe('the order of events', () => {
  const order = (sorts: readonly string[], scale: 'date' | 'age' = 'date') =>
    inOrder(
      sorts.map((sort, at) => ({ sort, at })),
      scale,
    );

  it('puts a year before its months, a month before its days, a period by its start and then its end', () => {
    const right = [
      '2018',
      '2018-01',
      '2018-01-01',
      '2018-01-01/2018-01-02',
      '2018-01-01/2018-01-09',
      '2018-01-15',
      '2018-02',
      '2019-10-10/2019-10-11',
      '2020-02/2020-03',
      '2020-02/2021-01',
      '2020-02-01',
      '2021-01-05',
      'undated',
    ];
    expect(order(right.toReversed()).map(({ sort }) => sort)).toEqual(right);
    expect(order([...right.slice(7), ...right.slice(0, 7)]).map(({ sort }) => sort)).toEqual(right);
  });

  it('comes out the same, whichever order the keys are written in', () => {
    const part = fc.integer({ min: 1, max: 3 }).map((n) => `0${n}`);
    const year = fc.constantFrom('2018', '2019');
    const moment = fc.oneof(
      year,
      fc.tuple(year, part).map((parts) => parts.join('-')),
      fc.tuple(year, part, part).map((parts) => parts.join('-')),
    );
    const later = fc.tuple(moment, fc.constantFrom('2020', '2020-02', '2020-02-01')).map((ends) => ends.join('/'));
    const keys = fc.uniqueArray(fc.oneof(moment, later, fc.constant('undated')), { maxLength: 12 });
    fc.assert(
      fc.property(keys, (all) => {
        const sorted = order(all).map(({ sort }) => sort);
        expect(order(all.toReversed()).map(({ sort }) => sort)).toEqual(sorted);
        // What is less exact stands before all that it may mean.
        for (const [at, key] of sorted.entries())
          for (const before of key.includes('/') ? [] : sorted.slice(0, at))
            expect(before.startsWith(`${key}-`)).toBe(false);
      }),
    );
  });

  it('leaves equal keys as they are written', () => {
    expect(order(['2019-05-01', 'undated', '2018', '2019-05-01', 'undated']).map(({ at }) => at)).toEqual([
      2, 0, 3, 1, 4,
    ]);
  });

  it('sorts ages as numbers, not as text', () => {
    expect(order(['10', '2', '0.42', '0.1'], 'age').map(({ sort }) => sort)).toEqual(['0.1', '0.42', '2', '10']);
  });
});
