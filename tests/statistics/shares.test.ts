/** Figures of every kind for one practice and the cluster, counted by hand from the files. */
import { describe, expect, it } from 'vitest';
import { type ShareAnalysis, sharesOf } from '../../scripts/model/analysis.ts';
import { changedAt, kindsPack, plentiful, readKinds } from '../input/kinds.ts';
import { broken } from '../input/packs.ts';
import { analyseKinds } from '../release/kinds.ts';

function shareOf(id: string, ...from: Parameters<typeof analyseKinds>): ShareAnalysis {
  const share = sharesOf(analyseKinds(...from)).find((one) => one.id === id);
  if (!share) throw new Error(`no ${id}`);
  return share;
}

const first = (share: ShareAnalysis) => {
  const { x, n, value } = share.practices[0] ?? { x: 0, n: 0, value: null };
  return [x, n, value];
};

describe('a proportion', () => {
  it('is x of n in whole percent, with an interval', () => {
    const share = shareOf('uden', plentiful);
    // 6 of 24; together 6+7+…+13 = 76 of 24+29+…+59 = 332, 22,9 %.
    expect(first(share)).toEqual([6, 24, 25]);
    expect([share.unit, share.cluster.x, share.cluster.n, share.cluster.value]).toEqual(['percent', 76, 332, 23]);
    expect(share.cluster.interval?.lower).toBeCloseTo(0.187, 3);
  });

  it('is per 1,000 of the enlisted in two digits', () => {
    const share = shareOf('behandlet', plentiful);
    // 12 of 1,600 is 7,5; 14 of 1,810 is 7,73; together 152 of 18,680, 8,137.
    expect(first(share)).toEqual([12, 1600, 7.5]);
    expect(share.practices[1]?.value).toBe(7.7);
    expect([share.unit, share.cluster.x, share.cluster.n, share.cluster.value]).toEqual(['per-1000', 152, 18_680, 8.1]);
    expect(share.practices[0]?.verdict.against).toBe('rest');
  });

  it('is held against what comes first of its benchmarks, as a fraction', () => {
    const references = ['behandlet;maal;;;;20'];
    const pack = readKinds(
      broken(
        'numerator: kvinder.treated,',
        'numerator: kvinder.treated, references: [{ level: maal, reason: R }],',
        kindsPack,
      ),
    );
    const share = shareOf('behandlet', plentiful, { references }, pack);
    // 12 of 1,600 where 32 were expected: far below.
    expect(share.practices[0]?.verdict).toEqual({ against: 'benchmark', place: 'far-below' });
    expect(share.funnel?.benchmark).toBe(0.02);
  });
});

describe('events', () => {
  it('in a share of named groups are added as they stand', () => {
    const share = shareOf('penicillin', plentiful);
    // 300 of 300+60+25+18.
    expect(first(share)).toEqual([300, 403, 74]);
    expect([share.cluster.x, share.cluster.n]).toEqual([2960, 3952]);
    expect([share.practices[0]?.persons, share.cluster.persons, share.groups]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('of persons may be more than the persons', () => {
    const share = shareOf('sendt', changedAt(0, { sent: 2345 }));
    expect(first(share)).toEqual([2345, 1600, 1500]);
  });

  it.each(['penicillin', 'sendt', 'aar@2023'])('have no interval, no verdict and no funnel: %s', (id) => {
    const share = shareOf(id, plentiful, { references: ['aar;land;;;;215'] });
    expect([share.cluster.interval, share.funnel]).toEqual([null, null]);
    for (const { interval, verdict, funnel } of share.practices)
      expect([interval, verdict.place, funnel]).toEqual([null, 'unknown', null]);
  });
});

describe('a ready figure', () => {
  it('is rounded to two digits by its own decimals, and is nobody’s together', () => {
    const share = shareOf('doser', changedAt(0, { ddd: '11,5' }));
    expect(share.practices.map(({ value }) => value)).toEqual([12, 12, 13, 14, 15, 17, 18, 19]);
    expect([share.unit, share.cluster.value]).toEqual([{ words: 'døgndoser pr. 1.000 tilmeldte' }, null]);
  });

  it('hides a count that follows from its unit', () => {
    // 11,05 per 1,000 of 1,600 is 17; 1,9 is 3,04.
    expect(first(shareOf('doser', plentiful))).toEqual([17, 1600, 11]);
    expect(first(shareOf('doser', changedAt(0, { ddd: '1,9' })))).toEqual([3, 1600, 1.9]);
  });

  it('has the count that the pack names, where it does', () => {
    const pack = readKinds(broken('n: praksis.tilmeldte,', 'n: praksis.tilmeldte, count: beskeder.sent,', kindsPack));
    expect(first(shareOf('doser', plentiful, {}, pack))).toEqual([40, 1600, 11]);
  });
});

describe('a trend', () => {
  const trend = analyseKinds(plentiful, {
    references: ['aar;land;;;;215', 'aar@2023;land;;2210;9000;'],
  }).indicators.find(({ id }) => id === 'aar');
  const periods = trend?.kind === 'trend' ? trend.periods : [];

  it('is a rate for each year, oldest first', () => {
    expect(periods.map(({ label, share }) => [label, share.id, share.kind])).toEqual([
      ['2022', 'aar@2022', 'rate'],
      ['2023', 'aar@2023', 'rate'],
      ['2024', 'aar@2024', 'rate'],
    ]);
    // 400, 420 and 390 of 1,600.
    expect(periods.map(({ share }) => share.practices[0]?.value)).toEqual([250, 260, 240]);
  });

  it('is held against its own year, or else against what is given for all of it', () => {
    expect(periods.map(({ share }) => share.benchmarks[0]?.value)).toEqual([220, 250, 220]);
    expect(periods[1]?.share.benchmarks[0]?.exact).toBeCloseTo(245.56, 2);
  });
});

describe('benchmarks', () => {
  it('are rounded like the figure, but a target is printed as it was given', () => {
    const references = ['uden;maal;;;;12,5', 'uden;land;;9000;41000;', 'doser;maal;;;;17,25'];
    const share = shareOf('uden', plentiful, { references });
    // 9,000 of 41,000 is 21,95 %.
    expect(share.benchmarks.map(({ level, value }) => [level, value])).toEqual([
      ['maal', 12.5],
      ['land', 22],
    ]);
    expect(share.benchmarks[1]?.exact).toBeCloseTo(21.9512, 4);
    expect(shareOf('doser', plentiful, { references }).benchmarks[0]?.value).toBe(17.25);
    // Half goes up.
    expect(shareOf('uden', plentiful, { references: ['uden;land;;;;12,5'] }).benchmarks[0]?.value).toBe(13);
  });
});
