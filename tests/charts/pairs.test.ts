/** Mirrored bars, steps and two totals: what is hidden has no mark, and lengths are the printed numbers'. */
import { describe, expect, it } from 'vitest';
import { drawBigNumbers } from '../../scripts/charts/bignumbers.ts';
import { drawButterfly } from '../../scripts/charts/butterfly.ts';
import { drawFlow } from '../../scripts/charts/flow.ts';
import { renderSvg } from '../../scripts/charts/svg.ts';
import { textWidth } from '../../scripts/charts/textwidth.ts';
import { colour } from '../../scripts/charts/theme.ts';
import { type Drawn, letter, marksOf, peer, share, shown, sizeOf, withheld } from './shares.ts';

const words = { left: 'Beskeder ind', right: 'Beskeder ud', hidden: 'skjult' };
const length = ({ x, x2 }: Drawn) => x2 - x;

describe('mirrored bars', () => {
  const left = share({ peers: [peer('C', shown(40)), peer('A', shown(20)), peer('B', withheld)], cluster: shown(30) });
  const right = share({ peers: [peer('A', shown(10)), peer('B', shown(20)), peer('C', withheld)], cluster: shown(15) });
  const spec = drawButterfly(left, right, words, 'handout');
  const bars = marksOf(spec, 'rect');
  const texts = marksOf(spec, 'text').map(({ text }) => text);

  it('are as long as their numbers on one scale for both sides', () => {
    // A: 20 and 10, B: nothing and 20, C: 40 and nothing, the cluster: 30 and 15.
    const unit = Math.max(...bars.map(length)) / 40;
    expect(bars.map((one) => Math.round(length(one) / unit))).toEqual([20, 10, 20, 40, 30, 15]);
  });

  it('stand by letter, whatever the order of the numbers', () => {
    expect(texts.filter((text) => /^[A-C]$|Klyngen/.test(text))).toEqual(['A', 'B', 'C', 'Klyngen']);
  });

  it('have the word and no mark where a figure is hidden', () => {
    expect(texts.filter((text) => text === 'skjult')).toHaveLength(2);
    expect(bars).toHaveLength(6);
    const middle = marksOf(spec, 'text').find(({ text }) => text === 'B')?.y ?? 0;
    expect(bars.filter(({ y, y2 }) => y < middle && middle < y2)).toHaveLength(1);
  });

  it('do not change by a point when what is hidden differs', () => {
    const size = { size: '300 og over' as const };
    const other = { ...left, peers: left.peers.map((one) => (one.label === 'B' ? { ...one, ...size } : one)) };
    expect(drawButterfly(other, right, words, 'handout')).toEqual(spec);
  });

  it('are open on a small number, and the whole band where they are bands', () => {
    const few = share({ peers: [peer('A', shown(20), true), peer('B', { status: 'banded', from: 20, to: 40 })] });
    const none = share({ peers: [peer('A', withheld), peer('B', withheld)], cluster: withheld });
    const drawn = marksOf(drawButterfly(few, none, words, 'handout'), 'rect');
    const [band, cluster] = drawn;
    expect(drawn).toHaveLength(2);
    expect(band?.fill).toBe(colour.band);
    // From 20 to 40 is two thirds of the cluster's 30.
    expect(length(band as Drawn) / length(cluster as Drawn)).toBeCloseTo(2 / 3);
  });

  it.each([5, 12, 26, 70])('of %i practices lie inside the paper, with a bar for each', (count) => {
    const peers = Array.from({ length: count }, (_, at) => peer(letter(at), shown(10 + at / 2)));
    for (const medium of ['handout', 'slide'] as const) {
      const one = share({ peers, unit: 'percent' });
      const drawn = drawButterfly(one, one, words, medium);
      const { width, height } = sizeOf(drawn);
      expect(marksOf(drawn, 'rect').length).toBeGreaterThanOrEqual(2 * count);
      for (const { x, x2, y2 } of marksOf(drawn, 'rect')) {
        expect(x2 - x).toBeGreaterThan(2);
        expect([x >= 0, x2 <= width, y2 <= height]).toEqual([true, true, true]);
      }
      for (const { text, x, align, size } of marksOf(drawn, 'text')) {
        const wide = textWidth({ fontSize: size }, text);
        const start = align === 'right' ? x - wide : align === 'center' ? x - wide / 2 : x;
        expect(start).toBeGreaterThanOrEqual(-1);
        expect(start + wide).toBeLessThanOrEqual(width + 1);
      }
    }
  });
});

describe('steps', () => {
  const steps = [
    { label: 'Kvinder', count: 400 },
    { label: 'Heraf i behandling', count: 100 },
    { label: 'Heraf med børn', count: null },
  ];

  it('are bars on one scale, and a hidden one is a word', () => {
    const spec = drawFlow(steps, null, 'skjult', 'handout');
    const bars = marksOf(spec, 'rect').filter(({ fill }) => fill === colour.reference);
    expect(bars.map(length).map((each, _, [first = 1]) => each / first)).toEqual([1, 0.25]);
    expect(marksOf(spec, 'text').map(({ text }) => text)).toContain('skjult');
  });

  it('keep a Danish thousand whole when the coordinates are rounded', async () => {
    const many = [
      { label: 'Kvinder', count: 1412 },
      { label: 'Heraf', count: 23 },
    ];
    const product = { text: '1.046', words: 'samtaler' };
    const svg = await renderSvg(drawFlow(many, product, 'skjult', 'handout'), 'f', { title: 't', description: 'd' });
    expect(svg).toContain('>1.412<');
    expect(svg).toContain('>1.046<');
    expect(svg).not.toMatch(/="[^"]*\d\.\d\d/);
  });
});

describe('two totals', () => {
  it('have a bar each as long as the number, and none when it is hidden', () => {
    const numbers = [
      { text: '812', label: 'Ind', value: 812 },
      { text: '406', label: 'Ud', value: 406 },
    ];
    const [first, second] = marksOf(drawBigNumbers(numbers, 'Dobbelt så mange', 'slide'), 'rect');
    expect(length(second as Drawn) / length(first as Drawn)).toBeCloseTo(0.5);
    const one = [numbers[0], { text: 'skjult', label: 'Ud', value: null }].filter((each) => each !== undefined);
    expect(marksOf(drawBigNumbers(one, '', 'slide'), 'rect')).toHaveLength(1);
  });
});
