import { expect, it } from 'vitest';
import type { IndicatorAnalysis } from '../../scripts/model/analysis.ts';
import { kindsPack, plentiful, readKinds, yderOf } from '../input/kinds.ts';
import { broken } from '../input/packs.ts';
import { analyseKinds } from '../release/kinds.ts';

const one = <K extends IndicatorAnalysis['kind']>(id: string, kind: K, ...from: Parameters<typeof analyseKinds>) => {
  const found = analyseKinds(...from).indicators.find((each) => each.id === id);
  if (found?.kind !== kind) throw new Error(`no ${id}`);
  return found as Extract<IndicatorAnalysis, { kind: K }>;
};

it('a flow has each step of each practice', () => {
  const { steps } = one('trin', 'flow', plentiful.slice(0, 2));
  expect(steps.map(({ label, name, practices }) => [label, name, practices.map(({ count }) => count)])).toEqual([
    ['Kvinder', 'kvinder.all', [140, 152]],
    ['I behandling', 'kvinder.treated', [12, 14]],
    ['Med børn', 'kvinder.mothers', [6, 7]],
  ]);
});

it('a total is the cluster’s own row, or what its practices add up to', () => {
  expect(one('beskeder', 'totals', plentiful, { totals: [5012, 0] }).totals).toEqual([
    { label: 'Sendt', count: 5012, pooled: null, also: null },
    { label: 'Modtaget', count: 0, pooled: null, also: null },
  ]);
  const pack = readKinds(broken('count: i-alt.out', 'count: beskeder.sent', kindsPack));
  const [sent] = one('beskeder', 'totals', plentiful.slice(0, 3), {}, pack).totals;
  // 40 + 49 + 58.
  expect(sent?.count).toBe(147);
  expect(sent?.pooled?.practices[1]).toEqual({ ydernummer: yderOf(1), count: 49 });
});

it('a total is known to be counted by practices too when it is called the same, in the pack or in the file', () => {
  const named = readKinds(kindsPack.replace('out: afsendt', 'sent: afsendt').replace('i-alt.out', 'i-alt.sent'));
  const headed = readKinds(broken('out: afsendt', 'out: sendt', kindsPack));
  for (const [pack, options] of [
    [named, {}],
    [headed, { sentAs: 'sendt' }],
  ] as const) {
    const { totals } = one('beskeder', 'totals', plentiful.slice(0, 3), options, pack);
    expect(totals.map(({ also }) => also?.name ?? null)).toEqual(['beskeder.sent', null]);
    expect(totals[0]?.also?.practices.map(({ count }) => count)).toEqual([40, 49, 58]);
  }
});

it('practices without consent are in no step and no total but the one that was delivered whole', () => {
  const { steps } = one('trin', 'flow', plentiful.slice(0, 3), { agreed: (at) => at !== 1 });
  expect(steps[0]?.practices.map(({ count }) => count)).toEqual([140, 164]);
});
