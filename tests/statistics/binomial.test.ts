import { describe, expect, it } from 'vitest';
import { binomialAtLeast, binomialAtMost, binomialMass } from '../../scripts/statistics/binomial.ts';
import { relativeError } from './relative.ts';

/*
 * Reference values: sums of masses at 60 digits with Python's mpmath 1.3.0, rounded to the nearest double. No method of
 * ours was used: the first mass through mpmath's loggamma, the others by ratio, added in the direction they fall.
 */

/** x, n, probability, P(X >= x) */
const atLeast: readonly (readonly [number, number, number, number])[] = [
  [0, 10, 0.9, 1.0],
  [3, 10, 0.9, 0.9999996264],
  [9, 10, 0.9, 0.7360989291000001],
  [10, 10, 0.9, 0.3486784401000001],
  [5, 20, 0.9, 0.9999999999996737],
  [14, 20, 0.9, 0.9976139105910339],
  [20, 20, 0.9, 0.12157665459056935],
  [30, 40, 0.95, 0.9999970843516165],
  [40, 40, 0.95, 0.12851215656510312],
  [0, 100, 0.01, 1.0],
  [1, 100, 0.01, 0.6339676587267705],
  [6, 100, 0.01, 0.0005345344639930333],
  [30, 100, 0.01, 1.4873458206704102e-35],
  [60, 500, 0.3, 1.0],
  [120, 500, 0.3, 0.9987971639296156],
  [150, 500, 0.3, 0.516865146334484],
  [171, 500, 0.3, 0.0236996846954954],
  [182, 500, 0.3, 0.0012402148086948588],
  [300, 500, 0.3, 1.01085415571809e-43],
  [7, 2000, 0.0035, 0.5505502110145071],
  [14, 2000, 0.0035, 0.012662631220391168],
  [20, 2000, 0.0035, 4.26343534804622e-5],
  [48_000, 100_000, 0.5, 1.0],
  [49_500, 100_000, 0.5, 0.9992258201845774],
  [50_000, 100_000, 0.5, 0.5012615631070984],
  [50_310, 100_000, 0.5, 0.025147028677331814],
  [50_500, 100_000, 0.5, 0.0007911799394257978],
  [52_000, 100_000, 0.5, 5.765469333361488e-37],
  [850, 1_000_000, 0.001, 0.999999479420743],
  [900, 1_000_000, 0.001, 0.9993808124898681],
  [1000, 1_000_000, 0.001, 0.5042115551669923],
  [1062, 1_000_000, 0.001, 0.026707282822906242],
  [1100, 1_000_000, 0.001, 0.0009574669700285419],
  [1300, 1_000_000, 0.001, 6.581496977958813e-20],
  [897_000, 1_000_000, 0.9, 1.0],
  [899_411, 1_000_000, 0.9, 0.9752194194608389],
  [900_000, 1_000_000, 0.9, 0.5008422104052387],
  [900_588, 1_000_000, 0.9, 0.02502144673167296],
  [903_000, 1_000_000, 0.9, 4.93628934859275e-24],
  [480_000, 1_000_000, 0.5, 1.0],
  [499_020, 1_000_000, 0.5, 0.9750605156738159],
  [500_000, 1_000_000, 0.5, 0.5003989421806658],
  [500_981, 1_000_000, 0.5, 0.024939484326184064],
];

/** x, n, probability, P(X <= x) */
const atMost: readonly (readonly [number, number, number, number])[] = [
  [0, 10, 0.9, 9.999999999999978e-11],
  [3, 10, 0.9, 9.121599999999986e-6],
  [9, 10, 0.9, 0.6513215599],
  [10, 10, 0.9, 1.0],
  [5, 20, 0.9, 9.481303719999969e-12],
  [14, 20, 0.9, 0.011253134164508988],
  [20, 20, 0.9, 1.0],
  [30, 40, 0.95, 2.068330541218542e-5],
  [40, 40, 0.95, 1.0],
  [0, 100, 0.01, 0.3660323412732295],
  [1, 100, 0.01, 0.7357619789229563],
  [6, 100, 0.01, 0.9999289163386288],
  [30, 100, 0.01, 1.0],
  [60, 500, 0.3, 1.1227680309078638e-21],
  [120, 500, 0.3, 0.0016791353186316018],
  [150, 500, 0.3, 0.5220432311694986],
  [171, 500, 0.3, 0.9811448981331024],
  [182, 500, 0.3, 0.9990957826697996],
  [300, 500, 0.3, 1.0],
  [7, 2000, 0.0035, 0.5987139881641664],
  [14, 2000, 0.0035, 0.9943694362395039],
  [20, 2000, 0.0035, 0.9999861730074777],
  [48_000, 100_000, 0.5, 5.765469333361488e-37],
  [49_500, 100_000, 0.5, 0.0007911799394257978],
  [50_000, 100_000, 0.5, 0.5012615631070984],
  [50_310, 100_000, 0.5, 0.9752221426652375],
  [50_500, 100_000, 0.5, 0.9992258201845774],
  [52_000, 100_000, 0.5, 1.0],
  [850, 1_000_000, 0.001, 6.163412282947038e-7],
  [900, 1_000_000, 0.001, 0.0006940154622868554],
  [1000, 1_000_000, 0.001, 0.5084093682207755],
  [1062, 1_000_000, 0.001, 0.975151505730873],
  [1100, 1_000_000, 0.001, 0.9991371002480112],
  [1300, 1_000_000, 0.001, 1.0],
  [897_000, 1_000_000, 0.9, 1.2001654789676975e-23],
  [899_411, 1_000_000, 0.9, 0.0249742580280341],
  [900_000, 1_000_000, 0.9, 0.5004875960756138],
  [900_588, 1_000_000, 0.9, 0.9751732132493112],
  [903_000, 1_000_000, 0.9, 1.0],
  [499_020, 1_000_000, 0.5, 0.025056366266393123],
  [500_000, 1_000_000, 0.5, 0.5003989421806658],
  [500_981, 1_000_000, 0.5, 0.9751769401006967],
  [520_000, 1_000_000, 0.5, 1.0],
];

describe('binomial tails', () => {
  it.each(atLeast)('P(X >= %i) of %i at %f agrees with 60-digit arithmetic', (x, n, probability, right) => {
    expect(relativeError(binomialAtLeast(x, n, probability), right)).toBeLessThan(1e-11);
  });

  it.each(atMost)('P(X <= %i) of %i at %f agrees with 60-digit arithmetic', (x, n, probability, right) => {
    expect(relativeError(binomialAtMost(x, n, probability), right)).toBeLessThan(1e-11);
  });

  it('has masses that equal fractions worked out by hand', () => {
    expect(binomialMass(2, 4, 0.5)).toBeCloseTo(6 / 16, 15);
    expect(binomialMass(0, 3, 0.1)).toBeCloseTo(0.729, 15);
    expect(binomialMass(3, 3, 0.1)).toBeCloseTo(0.001, 15);
  });

  it('has masses that add to one at a million', () => {
    let sum = 0;
    for (let x = 495_000; x <= 505_000; x += 1) sum += binomialMass(x, 1_000_000, 0.5);
    expect(sum).toBeCloseTo(1, 12);
  });

  it('is certain at the ends', () => {
    expect(binomialAtLeast(0, 10, 0.3)).toBe(1);
    expect(binomialAtMost(10, 10, 0.3)).toBe(1);
    expect(binomialMass(0, 0, 0.3)).toBe(1);
  });

  it('has no chance in it at a probability of 0 or 1', () => {
    expect([binomialMass(0, 5, 0), binomialMass(1, 5, 0), binomialMass(5, 5, 1), binomialMass(4, 5, 1)]).toEqual([
      1, 0, 1, 0,
    ]);
    expect([binomialAtLeast(1, 5, 0), binomialAtMost(0, 5, 0)]).toEqual([0, 1]);
    expect([binomialAtLeast(5, 5, 1), binomialAtMost(4, 5, 1)]).toEqual([1, 0]);
  });

  it('refuses counts and probabilities that are none', () => {
    expect(() => binomialMass(3, 2, 0.5)).toThrow('binomialMass: x must not exceed n');
    expect(() => binomialAtLeast(-1, 2, 0.5)).toThrow('binomialAtLeast: x must be a whole number');
    expect(() => binomialAtMost(1, 2.5, 0.5)).toThrow('binomialAtMost: n must be a whole number');
    expect(() => binomialAtMost(1, 2, 90)).toThrow('binomialAtMost: probability must be a fraction from 0 to 1');
    expect(() => binomialAtMost(1, 2, Number.NaN)).toThrow('probability must be a fraction');
  });
});
