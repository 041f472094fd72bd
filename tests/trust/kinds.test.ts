/**
 * What holds for flows, rates, trends, ready figures and named groups, however the figures fall: from the files of a small
 * cluster to what is released, and then an attacker that shares no code with the audit (attack.ts).
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharesOf } from '../../scripts/model/analysis.ts';
import type { Profile } from '../../scripts/model/counts.ts';
import { changedAt, type KindsPractice, plentiful, yderOf } from '../input/kinds.ts';
import { approveKinds, figureOf, figuresIn, labelAt, type Made, releaseKinds } from '../release/kinds.ts';
import { type Attack, staysInDoubt, targetsOf } from './attack.ts';

const count = (most: number) =>
  fc.oneof(
    { arbitrary: fc.integer({ min: 0, max: 7 }), weight: 1 },
    { arbitrary: fc.integer({ min: 8, max: most }), weight: 2 },
  );

const practice: fc.Arbitrary<KindsPractice> = fc
  .record({
    enlisted: fc.integer({ min: 300, max: 4000 }),
    five: count(40),
    missed: count(30),
    sent: count(200),
    received: count(200),
    given: fc.tuple(count(300), count(80), count(30), count(20)),
    years: fc.tuple(count(400), count(400), count(400)),
    steps: fc.tuple(count(200), count(60), count(30)),
    tenths: fc.integer({ min: 0, max: 300 }),
  })
  .map(({ five, missed, steps, tenths, ...rest }) => {
    const [mothers = 0, treated = 0, women = 0] = steps.toSorted((a, b) => a - b);
    const ddd = `${Math.floor(tenths / 10)},${tenths % 10}`;
    return { ...rest, five, missed: Math.min(five, missed), ddd, women, treated, mothers };
  });

const cluster = (least: number, most: number) => fc.array(practice, { minLength: least, maxLength: most });
/** One of the counts is nought in all practices but two: then their sum tells the second of the first. */
function thinned(what: 'mothers' | 'sent' | 'year' | 'given', few: number): KindsPractice[] {
  return plentiful.map((one, at): KindsPractice => {
    const count = at === 0 ? few : at === 1 ? 9 : 0;
    const [penicillin, macrolide, , other] = one.given;
    const years = [one.years[0], count, one.years[2]] as const;
    const given = [penicillin, macrolide, count, other] as const;
    return {
      ...one,
      ...{ mothers: { mothers: count }, sent: { sent: count }, year: { years }, given: { given } }[what],
    };
  });
}

const profile = fc.constantFrom<Profile>('lukket', 'aaben', 'total');
const isSmall = (value: number) => value > 0 && value < 5;

function attackOn(made: Made, practices: readonly KindsPractice[], reader: number | null): Attack {
  const who = new Map(practices.map((_, at) => [labelAt(made, at), at]));
  return { practices, who, report: made.report, reader };
}

describe('what is released of any cluster', () => {
  test('is never a count below the threshold, nor one that leaves so few, nor one of fewer than ten', () => {
    const seen = { shown: 0, withheld: 0, banded: 0 };
    fc.assert(
      fc.property(cluster(3, 9), profile, (practices, shown) => {
        const made = releaseKinds(practices, { profile: shown });
        const labels = new Map(practices.map((_, at) => [yderOf(at), labelAt(made, at)]));
        const released = figuresIn(made.report).flatMap((one) => {
          if (one.kind === 'trend') return one.periods.map(({ share }) => share);
          return 'peers' in one ? [one] : [];
        });
        for (const share of sharesOf(made.analysis)) {
          const figure = released.find(({ id }) => id === share.id);
          if (!figure) throw new Error(`${share.id} is not printed`);
          const { x, n } = share.cluster;
          if (figure.cluster.status === 'shown')
            expect([share.kind, isSmall(x), n < 10]).toEqual([share.kind, false, false]);
          if (share.kind === 'value') expect(figure.cluster).toEqual({ status: 'withheld' });
          for (const one of share.practices) {
            const cell = figure.peers.find(({ label }) => label === labels.get(one.ydernummer))?.cell;
            if (cell) seen[cell.status] += 1;
            if (cell?.status !== 'shown') continue;
            const left = share.kind === 'proportion' ? one.n - one.x : 0;
            expect([share.id, isSmall(one.x), isSmall(left), one.n < 10]).toEqual([share.id, false, false, false]);
            if (shown === 'lukket') expect(Object.keys(cell)).toEqual(['status', 'value']);
          }
        }
      }),
      { numRuns: 150, seed: 20_261_125 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });

  test('is never a small sum: of a step, of a total, of a group', () => {
    const seen = { shown: 0, withheld: 0 };
    fc.assert(
      fc.property(
        cluster(1, 9),
        fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9000 })),
        (list, totals) => {
          const made = releaseKinds(list, { totals });
          const sum = (pick: (one: KindsPractice) => number) => list.reduce((all, one) => all + pick(one), 0);
          const steps = [sum(({ women }) => women), sum(({ treated }) => treated), sum(({ mothers }) => mothers)];
          const flow = figureOf(made, 'trin', 'flow');
          const cells = [
            ...flow.steps.map(({ cell }) => cell),
            ...figureOf(made, 'beskeder', 'totals').totals.map(({ cell }) => cell),
          ];
          for (const cell of cells) seen[cell.status] += 1;
          for (const [at, { cell }] of flow.steps.entries()) {
            if (cell.status !== 'shown') continue;
            expect(cell.count).toBe(steps[at]);
            expect([
              isSmall(cell.count),
              at > 0 && isSmall((steps[at - 1] ?? 0) - cell.count),
              list.length < 3,
            ]).toEqual([false, false, false]);
          }
          for (const { cell } of figureOf(made, 'beskeder', 'totals').totals)
            if (cell.status === 'shown') expect([isSmall(cell.count), list.length < 3]).toEqual([false, false]);
        },
      ),
      { numRuns: 150, seed: 20_261_125 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });

  test('passes the audit at the caution that the build comes to', () => {
    const needed = new Map<string, number>();
    fc.assert(
      fc.property(cluster(3, 9), profile, (practices, shown) => {
        const made = approveKinds(practices, { profile: shown });
        needed.set(made.caution, (needed.get(made.caution) ?? 0) + 1);
        expect(made.findings.map(({ code }) => code)).not.toContain('not-true');
      }),
      { numRuns: 120, seed: 20_261_125 },
    );
    expect(needed.get('rules') ?? 0).toBeGreaterThan(100);
  });
});

describe('an attacker with an integer program', () => {
  test('works out no small count, whoever it is', () => {
    let tried = 0;
    fc.assert(
      fc.property(cluster(5, 8), profile, fc.nat(), (practices, shown, pick) => {
        const made = approveKinds(practices, { profile: shown });
        const reader = pick % 3 === 0 ? null : pick % practices.length;
        const attack = attackOn(made, practices, reader);
        for (const target of targetsOf(practices)) {
          if (target.practice === reader) continue;
          tried += 1;
          expect([target.name, staysInDoubt(attack, target)]).toEqual([target.name, true]);
        }
      }),
      { numRuns: 12, seed: 20_261_125 },
    );
    expect(tried).toBeGreaterThan(100);
  }, 120_000);

  test.each(['mothers', 'sent', 'year', 'given'] as const)(
    'takes its own from no sum: %s',
    (what) => {
      for (const few of [1, 2]) {
        for (const shown of ['lukket', 'total'] as const) {
          const practices = thinned(what, few);
          const attack = attackOn(approveKinds(practices, { profile: shown }), practices, 1);
          const targets = targetsOf(practices).filter((target) => target.practice === 0);
          expect(targets.length).toBeGreaterThan(0);
          for (const target of targets)
            expect([few, shown, target.name, staysInDoubt(attack, target)]).toEqual([few, shown, target.name, true]);
        }
      }
    },
    60_000,
  );

  test('would work it out where the figures are printed without the rules', () => {
    const practices = changedAt(0, { treated: 7, mothers: 3, sent: 2 });
    const made = approveKinds(practices);
    const attack = attackOn(made, practices, null);
    const targets = targetsOf(practices);
    expect(targets.map(({ name }) => name)).toEqual(expect.arrayContaining(['mothers', 'sent', 'not mothers']));
    expect(targets.filter((target) => !staysInDoubt(attack, target))).toEqual([]);
    // The same pages with everyone's messages shown but those of one.
    const all = structuredClone(made.report);
    for (const figure of figuresIn(all)) {
      if (figure.id !== 'sendt' || figure.kind !== 'rate') continue;
      const [sent, enlisted] = [572 - 40 + 2, 18_680];
      Object.assign(figure, { cluster: { status: 'shown', value: 29, count: { x: sent, n: enlisted } } });
      for (const peer of figure.peers) {
        const at = attack.who.get(peer.label) ?? 0;
        const [x, n] = [practices[at]?.sent ?? 0, practices[at]?.enlisted ?? 0];
        if (at !== 0) Object.assign(peer, { cell: { status: 'shown', value: 0, count: { x, n } } });
      }
    }
    const [two] = targets.filter(({ name }) => name === 'sent');
    if (!two) throw new Error('there is one');
    expect(staysInDoubt({ ...attack, report: all }, two)).toBe(false);
    expect(plentiful[0]?.sent).toBe(40);
  }, 60_000);
});
