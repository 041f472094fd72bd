/** A chart of the guide keeps within the 340 px (90 mm) that are left beside its notes: wider, it would be set smaller. */
import { describe, expect, it } from 'vitest';
import { renderSvg } from '../../scripts/charts/svg.ts';
import type { ReleasedIndicator, ReleasedShare } from '../../scripts/model/released.ts';
import { fitsBesideNotes, specOf } from '../../scripts/publish/figurecharts.ts';
import { letter, peer, share, shown, withheld } from '../charts/shares.ts';

async function widthOf(indicator: ReleasedIndicator, beside: ReleasedShare | null): Promise<number> {
  expect(fitsBesideNotes(indicator, beside)).toBe(true);
  const spec = specOf(indicator, beside, 'guide', {});
  if (spec === null) throw new Error('nothing was drawn');
  const svg = await renderSvg(spec, 'x', { title: 'x', description: 'x' });
  return Number(/viewBox="0 0 ([\d.]+) /.exec(svg)?.[1]);
}

const peers = (count: number) =>
  Array.from({ length: count }, (_, at) => peer(letter(at), at % 9 === 8 ? withheld : shown(at)));
const references = [
  { label: 'Region Hovedstaden', level: 'region', value: 31, source: 'x' },
  { label: 'Danmark', level: 'land', value: 33, source: 'x' },
] as unknown as ReleasedShare['benchmarks'];

describe.each([5, 14, 26, 36])('%i practices', (count) => {
  it('stand in a strip', async () => {
    const figure = share({ peers: peers(count), benchmarks: references, axis: 70 });
    expect(await widthOf(figure, null)).toBeLessThanOrEqual(342);
  });

  it('stand mirrored', async () => {
    const beside = share({ title: 'Beskeder den anden vej til praksis fra kommunen', peers: peers(count) });
    expect(await widthOf(share({ peers: peers(count) }), beside)).toBeLessThanOrEqual(342);
  });

  it('stand as lines over years', async () => {
    const periods = ['2022', '2023', '2024'].map((label) => ({ label, share: share({ peers: peers(count) }) }));
    const trend = { ...share(), kind: 'trend', periods } as unknown as ReleasedIndicator;
    expect(await widthOf(trend, null)).toBeLessThanOrEqual(342);
  });
});

it('a cluster alone stands beside what it is held against', async () => {
  expect(await widthOf(share({ benchmarks: references }), null)).toBeLessThanOrEqual(342);
});

it('two distributions have their long names on several lines', async () => {
  const bins = ['1', '2', '3', '4', '5+'].map((label) => ({ label, cell: shown(20), many: label === '5+' }));
  const series = ['Børn efter antal kontakter i alt', 'Børn efter antal kontakter til lægevagten'].map((title) => ({
    title,
    bins,
    persons: 100,
  }));
  const distribution = {
    kind: 'distribution',
    id: 'x',
    title: 'x',
    series,
    groupWords: { one: 'kontakt', many: 'kontakter' },
  };
  expect(await widthOf(distribution as unknown as ReleasedIndicator, null)).toBeLessThanOrEqual(342);
});

it('what needs the width of the paper has its notes below', () => {
  expect(fitsBesideNotes({ ...share(), kind: 'totals' } as unknown as ReleasedIndicator, null)).toBe(false);
  expect(fitsBesideNotes(share(), share())).toBe(false);
  expect(fitsBesideNotes(share({ peers: peers(70) }), null)).toBe(false);
  const named = share({ peers: [peer('Lægerne Søndergade', shown(3))] });
  expect(fitsBesideNotes(named, null)).toBe(false);
  const trend = { ...named, kind: 'trend', periods: [{ label: '2024', share: named }] };
  expect(fitsBesideNotes(trend as unknown as ReleasedIndicator, null)).toBe(false);
});
