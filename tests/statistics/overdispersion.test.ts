import { describe, expect, it } from 'vitest';
import { overdispersion } from '../../scripts/statistics/overdispersion.ts';

const twoLevels = Object.freeze(
  Array.from({ length: 20 }, (_, i) => Object.freeze({ x: i % 2 === 0 ? 40 : 60, n: 100 })),
);

/** x = 10 + 3 (i mod 7) + i, n = 80 + 5 i for i = 0 to 24, so that sizes and shares differ. */
const varied = Array.from({ length: 25 }, (_, i) => ({ x: 10 + 3 * (i % 7) + i, n: 80 + 5 * i }));

describe('overdispersion', () => {
  it('is worked out by hand for two levels: every z is 2 or -2', () => {
    // phi = 4; tau squared = (80 - 19) / (w (20 - 1)) with w = 100 / 0.25 = 400.
    const found = overdispersion(twoLevels, 0.5, 'proportion');
    expect(found?.practices).toBe(20);
    expect(found?.phi).toBeCloseTo(4, 12);
    expect(found?.additiveVariance).toBeCloseTo(61 / 7600, 14);
    expect(found?.probability).toBeCloseTo(3.925932226286e-9, 18); // scipy.stats.chi2.sf(80, 20)
  });

  /*
   * scipy 1.17.1 and numpy: z at the target, numpy.percentile (linear, that is type 7) 10 and 90, clip, chi2.sf, and
   * the tau_func of FunnelPlotR (R/od_adjustment.R) written out.
   */
  it('agrees with numpy and scipy for proportions', () => {
    const found = overdispersion(varied, 0.25, 'proportion');
    expect(found?.phi).toBeCloseTo(2.1481244422006656, 10);
    expect(found?.probability).toBeCloseTo(0.0007259416629407192, 10);
    expect(found?.additiveVariance).toBeCloseTo(0.0016621331596550562, 12);
  });

  it('agrees with numpy and scipy for rates', () => {
    const found = overdispersion(varied, 0.2, 'rate');
    expect(found?.phi).toBeCloseTo(1.2850079530833745, 10);
    expect(found?.probability).toBeCloseTo(0.15442144308282202, 10);
    expect(found?.additiveVariance).toBeCloseTo(0.0004849830892312132, 12);
  });

  it('is not moved by how extreme one practice is, once it is beyond the tenth', () => {
    const once = overdispersion([...varied, { x: 120, n: 150 }], 0.25, 'proportion');
    const more = overdispersion([...varied, { x: 150, n: 150 }], 0.25, 'proportion');
    expect(once).toEqual(more);
  });

  it('is never estimated in a cluster, counting only practices with somebody in them', () => {
    expect(overdispersion(twoLevels.slice(1), 0.5, 'proportion')).toBeNull();
    expect(overdispersion([...twoLevels.slice(1), { x: 0, n: 0 }], 0.5, 'proportion')).toBeNull();
    expect(overdispersion([...twoLevels, { x: 0, n: 0 }], 0.5, 'proportion')?.practices).toBe(20);
  });

  it('is null where the target leaves no chance', () => {
    expect(overdispersion(twoLevels, 0, 'proportion')).toBeNull();
    expect(overdispersion(twoLevels, 1, 'proportion')).toBeNull();
    expect(overdispersion(twoLevels, 0, 'rate')).toBeNull();
  });

  it('finds nothing where every practice is on target', () => {
    const onTarget = Array.from({ length: 20 }, () => ({ x: 50, n: 100 }));
    expect(overdispersion(onTarget, 0.5, 'proportion')).toEqual({
      practices: 20,
      phi: 0,
      probability: 1,
      additiveVariance: 0,
    });
  });

  it('refuses what are not counts or a target', () => {
    expect(() => overdispersion([{ x: 3, n: 2 }], 0.5, 'proportion')).toThrow('overdispersion: x must not exceed n');
    expect(() => overdispersion([{ x: 3, n: 2 }], 0.5, 'rate')).not.toThrow();
    expect(() => overdispersion([{ x: 0.5, n: 2 }], 0.5, 'rate')).toThrow('overdispersion: x must be a whole number');
    expect(() => overdispersion([], 50, 'proportion')).toThrow('overdispersion: target must be a fraction from 0 to 1');
    expect(() => overdispersion([], -1, 'rate')).toThrow('overdispersion: target must be a finite number of 0 or more');
  });
});
