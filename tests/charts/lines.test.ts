/** Trend, slope and funnel: gaps where a period is hidden, names that do not lie on each other, limits where they belong. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFunnel } from '../../scripts/charts/funnel.ts';
import { drawSlope, slopeRows } from '../../scripts/charts/slope.ts';
import { spread } from '../../scripts/charts/spread.ts';
import type { Spec } from '../../scripts/charts/svg.ts';
import { textWidth } from '../../scripts/charts/textwidth.ts';
import { colour } from '../../scripts/charts/theme.ts';
import { drawTrend, namesFit } from '../../scripts/charts/trend.ts';
import type { Cell, ReleasedShare, ReleasedTrend } from '../../scripts/model/released.ts';
import { letter, linesOf, marksOf, peer, share, shown, sizeOf, withheld } from './shares.ts';

function trendOf(periods: readonly Partial<ReleasedShare>[]): ReleasedTrend {
  const { kind: _kind, unit: _unit, ...rest } = share();
  const { id, title, direction, directionNote, caveats, synthetic, tables, phrase } = rest;
  return {
    kind: 'trend',
    ...{ id, title, direction, directionNote, caveats, synthetic, tables, phrase },
    periods: periods.map((change, at) => ({ label: String(2020 + at), share: share(change) })),
  };
}

/** One practice A with the given cells, in a cluster that is shown in all periods. */
const one = (cells: readonly Cell[]) => trendOf(cells.map((cell) => ({ peers: [peer('A', cell)] })));

function drawn(spec: Spec | null): Spec {
  if (!spec) throw new Error('nothing was drawn');
  return spec;
}

describe('labels moved apart', () => {
  it('have the gap between them, stay inside and keep their order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 12 }), (wanted) => {
        const placed = spread(wanted, 5, 0, 100);
        const order = wanted.map((_, at) => at).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
        const sorted = order.map((at) => placed[at] ?? Number.NaN);
        for (const [at, y] of sorted.entries()) {
          expect(y).toBeGreaterThanOrEqual(-1e-9);
          expect(y).toBeLessThanOrEqual(100 + 1e-9);
          if (at > 0) expect(y - (sorted[at - 1] ?? 0)).toBeGreaterThanOrEqual(5 - 1e-9);
        }
      }),
    );
  });

  it('stay where they are when they are apart, and meet around the middle when they are not', () => {
    expect(spread([10, 50, 30], 5, 0, 100)).toEqual([10, 50, 30]);
    expect(spread([50, 50, 50], 10, 0, 100)).toEqual([40, 50, 60]);
    expect(spread([0, 0], 10, 0, 100)).toEqual([0, 10]);
    expect(spread([1, 2, 3], 10, 0, 10)).toEqual([0, 5, 10]);
  });
});

describe('a trend', () => {
  it('is one line from shown to shown', () => {
    const spec = drawn(drawTrend(one([shown(10), shown(20), shown(40)]), 'handout'));
    const [line] = linesOf(spec, colour.band);
    const heights = (line ?? []).map(({ y }) => y);
    expect(heights).toHaveLength(3);
    const [first = 0, second = 0, third = 0] = heights;
    // From 10 to 20 is half as far up as from 20 to 40.
    expect((second - third) / (first - second)).toBeCloseTo(2);
  });

  it('has a gap where a period is hidden, and no point there', () => {
    const spec = drawn(drawTrend(one([shown(10), shown(20), withheld, shown(40)]), 'handout'));
    expect(linesOf(spec, colour.band).map(({ length }) => length)).toEqual([2]);
    expect(marksOf(spec, 'point').filter(({ fill }) => fill === colour.band)).toHaveLength(3);
  });

  it('says nothing of what is hidden', () => {
    const banded: Cell = { status: 'banded', from: 0, to: 20 };
    const hidden = drawTrend(one([shown(10), withheld]), 'handout');
    expect(drawTrend(one([shown(10), banded]), 'handout')).toEqual(hidden);
    expect(drawTrend(trendOf([{ cluster: withheld }, { cluster: withheld }]), 'handout')).toBeNull();
  });

  it('has the reader’s own line in its own colour and shape, and not among the peers', () => {
    const spec = drawn(drawTrend(one([shown(10), shown(20)]), 'sheet', { letter: 'A', values: [11, 21] }));
    expect(linesOf(spec, colour.band)).toEqual([]);
    expect(linesOf(spec, colour.own)).toHaveLength(1);
    expect(marksOf(spec, 'point').filter(({ shape }) => shape === 'diamond')).toHaveLength(2);
  });

  it.each([5, 12, 26])('of %i practices names each of them, and no name lies on another', (count) => {
    const peers = (shift: number) =>
      Array.from({ length: count }, (_, at) => peer(letter(at), shown(20 + ((at * 7 + shift) % 23))));
    const trend = trendOf([0, 3, 5].map((shift) => ({ peers: peers(shift) })));
    for (const medium of ['handout', 'slide'] as const) {
      expect(namesFit(trend, medium)).toBe(true);
      const spec = drawn(drawTrend(trend, medium));
      const names = marksOf(spec, 'text').filter(({ text }) => /^[A-Z] \d|^Klyngen/.test(text));
      expect(names).toHaveLength(count + 1);
      expectApart(names, sizeOf(spec).width);
    }
  });

  it('of 70 practices names the cluster alone', () => {
    const peers = Array.from({ length: 70 }, (_, at) => peer(letter(at), shown(at)));
    const trend = trendOf([{ peers }, { peers }]);
    expect(namesFit(trend, 'slide')).toBe(false);
    const texts = marksOf(drawn(drawTrend(trend, 'slide')), 'text').map(({ text }) => text);
    expect(texts.filter((text) => /[A-Z]/.test(text))).toEqual(['Klyngen 30']);
  });
});

/** No two boxes of text overlap, and none leaves the paper. */
function expectApart(names: ReturnType<typeof marksOf>, width: number): void {
  const boxes = names.map(({ text, x, y, size, align }) => {
    const wide = textWidth({ fontSize: size, fontWeight: text.includes('Klyngen') ? 700 : 400 }, text);
    const from = align === 'right' ? x - wide : x;
    return { from, to: from + wide, y, size };
  });
  for (const [at, box] of boxes.entries()) {
    expect([box.from >= 0, box.to <= width + 1]).toEqual([true, true]);
    for (const other of boxes.slice(at + 1)) {
      const apart = box.to <= other.from || other.to <= box.from || Math.abs(box.y - other.y) >= box.size;
      expect(apart).toBe(true);
    }
  }
}

describe('a slope', () => {
  const now = [peer('A', shown(20)), peer('B', shown(30)), peer('C', withheld), peer('D', shown(40))];
  const previous = (before: readonly Cell[], comparable: 'yes' | 'overlap' = 'yes'): ReleasedShare['previous'] => ({
    comparable,
    cluster: shown(24),
    practices: 4,
    change: 'within',
    peers: now.map(({ label }, at) => ({ label, before: before[at] ?? withheld })),
  });
  const rounds = ['Runde 1', 'Runde 2'] as const;

  it('has those who are shown in both rounds, and the cluster', () => {
    const both = share({ peers: now, previous: previous([shown(10), withheld, shown(20), shown(50)]) });
    expect(slopeRows(both).map(({ label, before, now: later }) => [label, before, later])).toEqual([
      ['A', 10, 20],
      ['D', 50, 40],
      ['Klyngen', 24, 30],
    ]);
    const spec = drawn(drawSlope(both, rounds, 'handout'));
    expect(linesOf(spec, colour.band)).toHaveLength(2);
    expect(marksOf(spec, 'text').filter(({ text }) => /[BC]\b/.test(text))).toEqual([]);
  });

  it('is not drawn for one practice, nor for periods that overlap', () => {
    const alone = previous([shown(10), withheld, withheld, withheld]);
    expect(drawSlope(share({ peers: now, previous: alone }), rounds, 'slide')).toBeNull();
    const overlap = previous([shown(10), shown(10), shown(10), shown(10)], 'overlap');
    expect(drawSlope(share({ peers: now, previous: overlap }), rounds, 'slide')).toBeNull();
    expect(drawSlope(share({ peers: now }), rounds, 'slide')).toBeNull();
  });

  it.each([5, 12, 26])('of %i practices has every name at both ends, apart', (count) => {
    const peers = Array.from({ length: count }, (_, at) => peer(letter(at), shown(15 + (at % 9))));
    const before = peers.map(({ label }, at) => ({ label, before: shown(12 + (at % 7)) }));
    const round = { ...previous([]), peers: before } as NonNullable<ReleasedShare['previous']>;
    const spec = drawn(drawSlope(share({ peers, previous: round, unit: 'percent' }), rounds, 'slide'));
    const names = marksOf(spec, 'text').filter(({ text }) => !text.startsWith('Runde'));
    expect(names).toHaveLength(2 * (count + 1));
    for (const align of ['left', 'right']) {
      expectApart(
        names.filter((name) => name.align === align),
        sizeOf(spec).width,
      );
    }
  });
});

describe('a funnel', () => {
  const limits = (n: number, by: number) => ({ lower: Math.max(0, 0.2 - by / n), upper: 0.2 + by / n });
  const funnel = {
    benchmark: 0.2,
    points: [20, 60, 100, 200].map((n) => ({ n, inner: limits(n, 4), outer: limits(n, 20) })),
  };
  const region = { level: 'region' as const, label: 'Region Sjælland', value: 20, source: '', reason: '' };
  const one20 = share({ unit: 'percent', axis: 50, benchmarks: [region] });

  it('has the reader’s point alone, at its own share and size', () => {
    const spec = drawn(drawFunnel(one20, funnel, [{ label: 'Jer', x: 33, n: 110, own: true }], 'sheet'));
    const [point, ...others] = marksOf(spec, 'point');
    expect(others).toEqual([]);
    expect(point?.shape).toBe('diamond');
    // 110 is halfway from 20 to 200; 30 % is halfway from 20 % (the benchmark's line) to 40 %.
    const [level] = linesOf(spec, colour.reference);
    const [from, to] = [level?.[0], level?.[1]];
    expect(point?.x).toBeCloseTo(((from?.x ?? 0) + (to?.x ?? 0)) / 2);
    const forty = marksOf(spec, 'text').find(({ text }) => text === '40')?.y ?? Number.NaN;
    expect(point?.y).toBeCloseTo(((from?.y ?? 0) + forty) / 2);
  });

  it('cuts its limits at the top of the paper', () => {
    const spec = drawn(drawFunnel(one20, funnel, [{ label: 'Jer', x: 10, n: 100, own: true }], 'sheet'));
    const [zero = Number.NaN, forty = Number.NaN] = ['0', '40'].map(
      (tick) => marksOf(spec, 'text').find(({ text }) => text === tick)?.y,
    );
    const fifty = zero + ((forty - zero) * 50) / 40;
    const all = [...linesOf(spec, colour.band), ...linesOf(spec, colour.peer)].flat();
    expect(all.length).toBeGreaterThan(8);
    expect(Math.min(...all.map(({ y }) => y))).toBeGreaterThanOrEqual(fifty - 1e-9);
  });

  it('is not drawn for nobody', () => {
    expect(drawFunnel(one20, funnel, [{ label: 'Jer', x: 0, n: 0, own: true }], 'sheet')).toBeNull();
    expect(drawFunnel(one20, { benchmark: 0.2, points: [] }, [{ label: 'A', x: 1, n: 9, own: false }], 'slide')).toBe(
      null,
    );
  });
});
