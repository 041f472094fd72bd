/**
 * What the words about chance are worth. Clusters of practices that do nothing differently are drawn again and again:
 * how many are told that they stand out? And practices that do differ: are they ever told the opposite?
 *
 * Limits. One in twenty (95 %) is the most by the binomial's own tails; counts are whole numbers, so it is less. Against
 * the rest of the cluster the method (Newcombe) is approximate: one in twenty and what the drawing itself may err by,
 * three standard errors, clusters taken as the units because practices of one cluster are held against each other.
 */
import { describe, expect, test } from 'vitest';
import type { OwnShare } from '../../scripts/model/released.ts';
import { ownMessage } from '../../scripts/publish/sheetwords.ts';
import { newcombeDifference } from '../../scripts/statistics/change.ts';
import { tailClass } from '../../scripts/statistics/tail.ts';
import { ownVerdict } from '../../scripts/statistics/verdict.ts';
import { demoIn, makeCluster, sharesIn } from './demo.ts';

interface Practice {
  readonly x: number;
  readonly n: number;
}

interface Cluster {
  /** The rate that all practices of the cluster truly have. */
  readonly rate: number;
  readonly practices: readonly Practice[];
}

/** mulberry32: the same numbers on every machine. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function draw(random: () => number, n: number, rate: number): Practice {
  let x = 0;
  for (let person = 0; person < n; person += 1) if (random() < rate) x += 1;
  return { x, n };
}

function identical(clusters: number, practices: number, seed: number): readonly Cluster[] {
  const random = generator(seed);
  return Array.from({ length: clusters }, () => {
    const rate = 0.05 + 0.35 * random();
    const sizes = Array.from({ length: practices }, () => 20 + Math.floor(381 * random()));
    return { rate, practices: sizes.map((n) => draw(random, n, rate)) };
  });
}

function total(practices: readonly Practice[]): Practice {
  const sum = (pick: (one: Practice) => number) => practices.reduce((all, one) => all + pick(one), 0);
  return { x: sum(({ x }) => x), n: sum(({ n }) => n) };
}

/** Mean over clusters of a share of practices, with its standard error. */
function meanOf(shares: readonly number[]): { readonly mean: number; readonly error: number } {
  const mean = shares.reduce((sum, one) => sum + one, 0) / shares.length;
  const spread = shares.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (shares.length - 1);
  return { mean, error: Math.sqrt(spread / shares.length) };
}

function shareOf<T>(list: readonly T[], has: (one: T) => boolean): number {
  return list.filter(has).length / list.length;
}

const clusters = identical(1000, 14, 20_260_907);

describe('1,000 clusters of 14 practices that do nothing differently', () => {
  test('are drawn as they should be', () => {
    const all = clusters.flatMap(({ practices }) => practices);
    expect(all).toHaveLength(14_000);
    expect(Math.min(...all.map(({ n }) => n))).toBe(20);
    expect(Math.max(...all.map(({ n }) => n))).toBe(400);
    // Standard scores against the true rate: mean 0, spread 1, standard error 1/sqrt(14,000) = 0.0085.
    const scores = clusters.flatMap(({ rate, practices }) =>
      practices.map(({ x, n }) => (x - n * rate) / Math.sqrt(n * rate * (1 - rate))),
    );
    const { mean, error } = meanOf(scores);
    expect(Math.abs(mean)).toBeLessThan(4 * error);
    expect(error * Math.sqrt(scores.length)).toBeCloseTo(1, 1);
  });

  test('against a fixed benchmark: at most 5 % stand out, at most 0.2 % far', () => {
    const classes = clusters.map(({ rate, practices }) => practices.map(({ x, n }) => tailClass(x, n, rate)));
    const out = meanOf(classes.map((list) => shareOf(list, (one) => one !== 'within')));
    const far = meanOf(classes.map((list) => shareOf(list, (one) => one === 'far-below' || one === 'far-above')));
    // By the tails themselves the expectation is below the limit, so no allowance is made for the drawing.
    expect(out.mean).toBeLessThanOrEqual(0.05);
    expect(far.mean).toBeLessThanOrEqual(0.002);
    // And the words are used: a rule that never speaks would pass the above.
    expect(out.mean).toBeGreaterThan(0.025);
    expect(out.error).toBeLessThan(0.002);
    for (const side of ['below', 'above']) {
      expect(shareOf(classes.flat(), (one) => one?.endsWith(side) ?? false)).toBeLessThanOrEqual(0.025);
    }
  });

  test('the verdict on an own sheet is that class', () => {
    for (const { rate, practices } of clusters.slice(0, 50)) {
      for (const own of practices) {
        const verdict = ownVerdict(own, total(practices), rate);
        expect(verdict).toEqual({ against: 'benchmark', place: tailClass(own.x, own.n, rate) });
      }
    }
  });

  test('against the rest of the cluster: at most 5 % and three standard errors', () => {
    const places = clusters.map(({ practices }) => {
      const cluster = total(practices);
      return practices.map((own) => ownVerdict(own, cluster, null).place);
    });
    const out = meanOf(places.map((list) => shareOf(list, (one) => one !== 'within')));
    expect(out.error).toBeLessThan(0.0025);
    expect(out.mean).toBeLessThanOrEqual(0.05 + 3 * out.error);
    expect(out.mean).toBeGreaterThan(0.025);
    for (const side of ['below', 'above']) {
      const one = meanOf(places.map((list) => shareOf(list, (place) => place === side)));
      // The interval leans a little with few events: each side is told apart, and allowed half as much again.
      expect(one.mean, side).toBeLessThanOrEqual(0.0375 + 3 * one.error);
    }
  });
});

test('the rest of the cluster is without the practice itself', () => {
  for (const { practices } of clusters.slice(0, 100)) {
    for (const [place, own] of practices.entries()) {
      const rest = total(practices.filter((_, at) => at !== place));
      const { lower, upper } = newcombeDifference(rest.x, rest.n, own.x, own.n) ?? { lower: 0, upper: 0 };
      const wanted = lower > 0 ? 'above' : upper < 0 ? 'below' : 'within';
      expect(ownVerdict(own, total(practices), null)).toEqual({ against: 'rest', place: wanted });
    }
  }
});

describe('many comparisons (DISCLOSURE 1)', () => {
  test('with twelve practices at most 46 % of the clusters have one outside 95 %', () => {
    expect(1 - 0.95 ** 12).toBeCloseTo(0.46, 2);
    const some = identical(1000, 12, 12).map(({ rate, practices }) =>
      practices.some(({ x, n }) => tailClass(x, n, rate) !== 'within') ? 1 : 0,
    );
    const { mean, error } = meanOf(some);
    expect(mean).toBeLessThanOrEqual(1 - 0.95 ** 12);
    // It is no rare thing, and the page must not read as if it were.
    expect(mean).toBeGreaterThan(0.25);
    expect(error).toBeLessThan(0.016);
  });
});

describe('practices whose true rate is known to be another', () => {
  const [demo] = sharesIn(
    makeCluster(demoIn('lukket'), 'heden').meetings[0]?.released.report ?? fail('the demo has Heden'),
  );

  /** The words on the practice's own sheet. */
  function words(own: Practice, cluster: Practice, benchmark: number | null): string {
    if (!demo) throw new Error('the demo has a share');
    const { against, place } = ownVerdict(own, cluster, benchmark);
    const share = { ...demo, kind: 'proportion', approximate: false } as const;
    const none = { value: 0, interval: null, previous: null, funnel: null };
    return ownMessage({ ...none, share, ...own, against, verdict: place } satisfies OwnShare);
  }

  const higher = /Jeres tal er (?:tydeligt )?højere|Det er højere/;
  const lower = /Jeres tal er (?:tydeligt )?lavere|Det er lavere/;

  test.each([
    ['half of the benchmark', 0.1, 0.2, lower, higher],
    ['twice the benchmark', 0.3, 0.15, higher, lower],
    ['much above', 0.6, 0.4, higher, lower],
    ['a rare thing', 0.03, 0.06, lower, higher],
  ] as const)('%s: told the right way, the wrong way never more than 2.5 %%', (_, rate, benchmark, right, wrong) => {
    const random = generator(7);
    const told = Array.from({ length: 2000 }, () => {
      const own = draw(random, 20 + Math.floor(381 * random()), rate);
      return words(own, own, benchmark);
    });
    // The wrong tail is far below 2.5 % when the rate is truly on the other side: none of 2,000 is allowed ten.
    expect(told.filter((one) => wrong.test(one)).length).toBeLessThan(10);
    expect(shareOf(told, (one) => right.test(one))).toBeGreaterThan(0.4);
    expect(told.every((one) => right.test(one) || wrong.test(one) || /inden for/.test(one))).toBe(true);
  });

  test.each([
    ['lower than the rest', 0.1, 0.2, lower, higher],
    ['higher than the rest', 0.3, 0.15, higher, lower],
  ] as const)('%s of the cluster: the same', (_, rate, others, right, wrong) => {
    const random = generator(11);
    const told = Array.from({ length: 1000 }, () => {
      const own = draw(random, 20 + Math.floor(381 * random()), rate);
      const rest = Array.from({ length: 13 }, () => draw(random, 20 + Math.floor(381 * random()), others));
      return words(own, total([own, ...rest]), null);
    });
    expect(told.filter((one) => wrong.test(one)).length).toBeLessThan(5);
    expect(shareOf(told, (one) => right.test(one))).toBeGreaterThan(0.6);
    expect(told.every((one) => right.test(one) || wrong.test(one) || /ikke større/.test(one))).toBe(true);
  });

  test('and of 400 persons at half of the benchmark nearly everyone is told', () => {
    const random = generator(13);
    const told = Array.from({ length: 1000 }, () => words(draw(random, 400, 0.1), { x: 0, n: 0 }, 0.2));
    expect(shareOf(told, (one) => lower.test(one))).toBeGreaterThan(0.99);
  });
});

function fail(message: string): never {
  throw new Error(message);
}
