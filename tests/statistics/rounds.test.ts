import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShareAnalysis } from '../../scripts/model/analysis.ts';
import { analyse, indexRows } from '../../scripts/statistics/analyse.ts';
import { changeOf } from '../../scripts/statistics/rounds.ts';
import { goodPackParsed } from '../input/packs.ts';
import { type MadePractice, twelve, ydernummerOf } from '../release/cluster.ts';
import { absent, dataOf, type Rounds, risen } from '../release/rounds.ts';

function analysed(rounds: Rounds = {}, round = 2) {
  const data = dataOf(rounds);
  const meeting = data.meetings.find((one) => one.round === round);
  if (!meeting) throw new Error('there is no such meeting');
  return analyse(goodPackParsed(), data, indexRows(data), meeting);
}

const share = (id: string, rounds?: Rounds, round?: number) =>
  analysed(rounds, round).indicators.find((one) => one.id === id) as ShareAnalysis;
const replace = (list: readonly MadePractice[], at: number, practice: MadePractice) =>
  list.map((one, place) => (place === at ? practice : one));

describe('a change of a share', () => {
  // Newcombe 1998, method 10, as in tests/statistics/change.test.ts: 48 of 80 against 56 of 70 is 0.0524 to 0.3339.
  it.each([
    ['higher', [48, 80], [56, 70]],
    ['within', [48, 80], [44, 70]],
    ['lower', [56, 70], [48, 80]],
    ['within', [0, 20], [0, 20]],
    ['within', [20, 20], [20, 20]],
    ['higher', [0, 200], [20, 200]],
    ['none', [0, 0], [5, 10]],
    ['none', [5, 10], [0, 0]],
  ] as const)('is %s from %j to %j', (change, [x1, n1], [x2, n2]) => {
    expect(changeOf('proportion', { x: x1, n: n1 }, { x: x2, n: n2 })).toBe(change);
  });

  it('is never judged where contacts of one child hang together', () => {
    expect(changeOf('event-share', { x: 10, n: 1000 }, { x: 500, n: 1000 })).toBe('unknown');
    expect(changeOf('event-share', { x: 0, n: 0 }, { x: 500, n: 1000 })).toBe('none');
  });

  it('turns round when the rounds do', () => {
    const figure = fc.integer({ min: 1, max: 400 }).chain((n) => fc.record({ x: fc.nat(n), n: fc.constant(n) }));
    const other = { lower: 'higher', higher: 'lower', within: 'within', unknown: 'unknown', none: 'none' } as const;
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        expect(changeOf('proportion', b, a)).toBe(other[changeOf('proportion', a, b)]);
      }),
    );
  });

  it('of practices where nothing changed is called one in at most 5 % of 4,000', () => {
    let state = 7;
    const random = () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state / 2147483648;
    };
    const draw = () => Array.from({ length: 120 }, random).filter((chance) => chance < 0.2).length;
    const told = Array.from({ length: 4000 }, () =>
      changeOf('proportion', { x: draw(), n: 120 }, { x: draw(), n: 120 }),
    ).filter((change) => change !== 'within').length;
    // Three standard errors above 5 %.
    expect(told / 4000).toBeLessThan(0.0603);
    expect(told / 4000).toBeGreaterThan(0.02);
  });
});

describe('the round before', () => {
  it('is not there in the first round', () => {
    expect(analysed({}, 1).previous).toBeNull();
    expect(share('mange', {}, 1).previous).toBeNull();
  });

  it('has the figures of its own meeting', () => {
    const { previous } = share('mange');
    const own = share('mange', {}, 1);
    expect(previous).toMatchObject({ comparable: 'yes', both: 12, change: 'higher', cluster: own.cluster });
    expect(previous?.practices.map(({ ydernummer, x, n }) => [ydernummer, x, n])).toEqual(
      own.practices.map(({ ydernummer, x, n }) => [ydernummer, x, n]),
    );
    expect({ ...analysed().previous, meeting: null }).toEqual({ ...analysed({}, 1), meeting: null });
  });

  it('is not judged for contacts', () => {
    expect(share('vagtandel').previous).toMatchObject({ comparable: 'yes', change: 'unknown' });
  });

  it.each([
    ['the day before', '2025-12-31', 'overlap'],
    ['rolling months', '2025-07-01', 'overlap'],
    ['the day after', '2026-01-01', 'yes'],
  ] as const)('is compared only when the periods share no day: %s', (_, from, comparable) => {
    const { previous } = share('mange', { from });
    expect(previous?.comparable).toBe(comparable);
    expect(previous?.change).toBe(comparable === 'yes' ? 'higher' : 'none');
    expect(previous?.practices.every(({ change }) => change === 'none')).toBe(comparable === 'overlap');
  });

  it('one table that overlaps is enough', () => {
    const data = dataOf();
    const periods = data.periods.map((one) =>
      one.table === 'vagt' && one.round === 2 ? { ...one, from: '2025-10-01' } : one,
    );
    const [, meeting] = data.meetings;
    if (!meeting) throw new Error('there are two');
    const { indicators } = analyse(goodPackParsed(), { ...data, periods }, indexRows(data), meeting);
    const comparable = indicators.flatMap((one) => ('previous' in one ? [one.previous?.comparable] : []));
    expect(comparable).toEqual(['yes', 'overlap']);
  });

  it('is told apart from a round that was never delivered', () => {
    const nobody = twelve.map(() => absent);
    expect(share('mange', { first: nobody }).previous).toMatchObject({ comparable: 'no-data', practices: [], both: 0 });
    const data = dataOf();
    const periods = data.periods.filter(({ round }) => round === 2);
    const [, meeting] = data.meetings;
    if (!meeting) throw new Error('there are two');
    const { indicators } = analyse(goodPackParsed(), { ...data, periods }, indexRows(data), meeting);
    expect((indicators[0] as ShareAnalysis).previous?.comparable).toBe('no-data');
  });

  it('keeps who has left, and judges the cluster by those in both', () => {
    // Eleven unchanged; the one who left had nearly all of the many, the one who came has none of them.
    const first = replace(replace(twelve, 0, { all: [10, 10, 900] }), 1, absent);
    const second = replace(replace(twelve, 0, absent), 1, { all: [500, 400, 0] });
    const { previous, cluster } = share('mange', { first, second });
    expect(previous?.practices).toHaveLength(11);
    expect(previous).toMatchObject({ both: 10, change: 'within' });
    expect(changeOf('proportion', previous?.cluster ?? { x: 0, n: 0 }, cluster)).toBe('lower');
    const left = previous?.practices.find(({ ydernummer }) => ydernummer === ydernummerOf(0));
    expect(left).toMatchObject({ x: 900, n: 920, change: 'none' });
  });

  it('gives each practice its own change', () => {
    const second = replace(twelve, 4, { all: [60, 40, 100] });
    const { previous } = share('mange', { second });
    expect(previous?.practices.map(({ change }) => change)).toEqual(
      twelve.map((_, at) => (at === 4 ? 'higher' : 'within')),
    );
  });

  it('is the third round’s second, not its first', () => {
    const data = dataOf();
    const third = { ...data.meetings[1], round: 3 } as (typeof data.meetings)[number];
    const { previous } = analyse(goodPackParsed(), data, indexRows(data), third);
    expect(previous?.meeting.round).toBe(2);
    expect(risen.length).toBe(previous?.practices.length);
  });
});
