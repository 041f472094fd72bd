import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSortKeys } from '../../../scripts/publish/content/sortkey.ts';

const sorted = (keys: readonly string[]) => keys.toSorted(compareSortKeys);

describe('sort keys of fuzzy dates', () => {
  it.each([
    ['a year before its months', ['2019-03', '2019'], ['2019', '2019-03']],
    ['a month before its later days', ['2019-03-12', '2019-03'], ['2019-03', '2019-03-12']],
    ['December before the next year', ['2020', '2019-12-31'], ['2019-12-31', '2020']],
    ['a period by its start', ['2021-01-05', '2020-02/2021-01'], ['2020-02/2021-01', '2021-01-05']],
    ['periods of one start by their end', ['2018-03/2019', '2018-03/2018-05'], ['2018-03/2018-05', '2018-03/2019']],
    ['a date before a period of the same start', ['2018-03/2018-05', '2018-03-01'], ['2018-03-01', '2018-03/2018-05']],
    [
      'a whole month after its 28 days',
      ['2019-02/2019-02', '2019-02/2019-02-28'],
      ['2019-02/2019-02-28', '2019-02/2019-02'],
    ],
  ])('put %s', (_name, keys, expected) => {
    expect(sorted(keys)).toEqual(expected);
  });

  it('keep the written order of equal starts, however exact', () => {
    expect(sorted(['2019-01', '2019', '2019-01-01'])).toEqual(['2019-01', '2019', '2019-01-01']);
    expect(sorted(['2019-01-01', '2019', '2019-01'])).toEqual(['2019-01-01', '2019', '2019-01']);
  });

  it('come in one order only, whichever order they are compared in', () => {
    const part = (from: number, to: number) =>
      fc.integer({ min: from, max: to }).map((n) => String(n).padStart(2, '0'));
    const moment = fc.oneof(
      fc.constantFrom('2018', '2019'),
      fc.tuple(fc.constantFrom('2018', '2019'), part(1, 3)).map((parts) => parts.join('-')),
      fc.tuple(fc.constantFrom('2018', '2019'), part(1, 3), part(1, 3)).map((parts) => parts.join('-')),
    );
    const key = fc.oneof(
      moment,
      fc.tuple(moment, moment).map((ends) => ends.join('/')),
    );
    fc.assert(
      fc.property(key, key, key, (a, b, c) => {
        expect(compareSortKeys(a, b)).toBe(-compareSortKeys(b, a) || 0);
        if (compareSortKeys(a, b) <= 0 && compareSortKeys(b, c) <= 0)
          expect(compareSortKeys(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
