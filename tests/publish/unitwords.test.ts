/** Figures that are not percents: rates, ready figures with a target, counts of the cluster, periods. */
import { describe, expect, it } from 'vitest';
import { numberText, valueText } from '../../scripts/charts/units.ts';
import type {
  Cell,
  CountCell,
  OwnShare,
  Peer,
  ReleasedFlow,
  ReleasedShare,
  ReleasedTotals,
  ReleasedTrend,
} from '../../scripts/model/released.ts';
import { cellText } from '../../scripts/publish/cellwords.ts';
import { flowAlt, flowRemarks, ratioWords, trendAlt } from '../../scripts/publish/flowwords.ts';
import { flowMessage, overlapLine, ownMessage, shareMessage } from '../../scripts/publish/sheetwords.ts';
import { tablesOf } from '../../scripts/publish/tables.ts';
import {
  besideFinding,
  besideRemarks,
  figureTitle,
  finding,
  shareAlt,
  shareRemarks,
} from '../../scripts/publish/words.ts';

const nbsp = '\u00a0';
const per = `pr.${nbsp}1.000`;
const withheld: Cell = { status: 'withheld' };
const shown = (value: number): Cell => ({ status: 'shown', value });
const count = (number: number | null): CountCell =>
  number === null ? { status: 'withheld' } : { status: 'shown', count: number };
const peer = (label: string, cell: Cell): Peer => ({ label, cell, size: '100-299', small: false });

const definition = {
  id: 'x',
  title: 'Opioidforbrug',
  direction: 'lower-better' as const,
  directionNote: '',
  caveats: [],
  synthetic: false,
  tables: [],
};

function share(change: Partial<ReleasedShare> = {}): ReleasedShare {
  return {
    ...definition,
    kind: 'rate',
    unit: 'per-1000',
    phrase: 'tilmeldte børn gav anledning til en besked',
    numeratorWords: 'beskeder',
    denominatorWords: 'tilmeldte børn',
    approximate: false,
    axis: 10,
    cluster: shown(3.1),
    position: 'none',
    benchmarks: [],
    peers: [],
    median: null,
    sparse: false,
    previous: null,
    funnel: null,
    ...change,
  };
}

const target = { level: 'maal' as const, label: 'Mål', value: 350, source: '', reason: '' };
const nine = [510, 470, 420, 380, 340, 300, 280, 190, 120].map((value, at) =>
  peer(String.fromCharCode(65 + at), shown(value)),
);
const value = (change: Partial<ReleasedShare> = {}) =>
  share({
    kind: 'value',
    unit: { words: 'døgndoser pr. 1.000 tilmeldte om dagen' },
    phrase: 'døgndoser',
    cluster: withheld,
    axis: 600,
    peers: nine,
    median: 340,
    benchmarks: [target],
    ...change,
  });

describe('a number in its unit', () => {
  it.each([
    [12, 'percent', `12${nbsp}%`],
    [3.1, 'per-1000', '3,1'],
    [2, 'per-1000', '2,0'],
    [0.31, 'per-1000', '0,31'],
    [0.3, 'per-1000', '0,30'],
    [0, 'per-1000', '0'],
    [90, 'per-1000', '90'],
    [1200, 'per-1000', '1.200'],
    [340, { words: 'døgndoser' }, '340'],
    [4, { words: 'besøg' }, '4'],
    [4.5, { words: 'besøg' }, '4,5'],
  ] as const)('%j %j is %s', (number, unit, text) => {
    expect(numberText(number, unit)).toBe(text);
  });

  it('has its unit in a sentence, unless it is the pack’s own', () => {
    expect(valueText(3.1, 'per-1000')).toBe(`3,1 ${per}`);
    expect(valueText(12, 'percent')).toBe(`12${nbsp}%`);
    expect(valueText(340, { words: 'døgndoser' })).toBe('340');
  });

  it('is a band or the one word where it is not shown', () => {
    expect(cellText({ status: 'banded', from: 20, to: 40 }, 'per-1000')).toBe('20 til under 40');
    expect(cellText(withheld, 'per-1000')).toBe('skjult');
  });
});

describe('a rate', () => {
  it('is said per 1,000', () => {
    expect(finding(share())).toBe(`3,1 ${per} tilmeldte børn gav anledning til en besked`);
  });

  it('says why nothing is said of chance', () => {
    const region = { ...target, level: 'region' as const, label: 'Region Sjælland', value: 2.5 };
    expect(shareRemarks(share({ benchmarks: [region], position: 'unknown', peers: nine }))).toEqual([
      `Region Sjælland ligger på 2,5 ${per}. Flere hændelser kan gælde den samme person, så vi kan ikke sige, om en forskel er tilfældig.`,
    ]);
  });

  it('has the figure without the unit in its table, and the unit at the top', () => {
    const [table] = tablesOf(share({ peers: [peer('A', shown(2)), peer('B', withheld)] }));
    expect(table?.head.map(({ text }) => text)).toEqual(['Praksis', `Pr.${nbsp}1.000`, 'Personer bag']);
    expect(table?.rows.map(({ head, cells }) => [head, cells[0]])).toEqual([
      ['A', '2,0'],
      ['B', 'skjult'],
      ['Klyngen', '3,1'],
    ]);
  });
});

describe('a ready figure', () => {
  it('has the middle of those shown and the target, and never speaks of a hidden cluster', () => {
    expect(finding(value())).toBe('Blandt de ni viste praksis er medianen 340 døgndoser; målet er højst 350');
    expect(finding(value({ median: null }))).toBe('Opioidforbrug: målet er højst 350');
    expect(finding(value({ median: null, benchmarks: [] }))).toBe('Opioidforbrug');
  });

  it('turns the target with the direction', () => {
    expect(finding(value({ direction: 'higher-better' }))).toContain('målet er mindst 350');
    expect(finding(value({ direction: 'neither' }))).toMatch(/målet er 350$/);
  });

  it('counts those above the target, as printed', () => {
    expect(shareRemarks(value())).toEqual(['Fire af de ni viste praksis ligger over målet.']);
    const at = nine.map(({ label }) => peer(label, shown(350)));
    expect(shareRemarks(value({ peers: at }))).toEqual(['Ingen af de ni viste praksis ligger over målet.']);
  });

  it('has no row for the cluster, and neither praise nor blame', () => {
    const [table] = tablesOf(value());
    expect(table?.rows.map(({ head }) => head)).toEqual([...'ABCDEFGHI', 'Mål']);
    expect(table?.rows.at(-1)?.cells[0]).toBe('højst 350');
    const all = [finding(value()), ...shareRemarks(value()), shareAlt(value()).description].join(' ');
    expect(all).not.toMatch(/skjult|bedst|dårlig|for højt|for lavt|signifikant/);
  });
});

describe('two mirrored rates', () => {
  it('are said together', () => {
    const out = share({ cluster: shown(1.6), phrase: 'gik ud' });
    expect(besideFinding(share({ phrase: 'kom ind' }), out)).toBe(`3,1 ${per} kom ind, og 1,6 ${per} gik ud`);
    expect(besideFinding(share(), share({ cluster: withheld }))).toBe(finding(share()));
  });

  it('are said without saying twice what they have in common', () => {
    const letters = { counted: 'breve', cluster: shown(11) };
    const from = share({ ...letters, title: 'Breve fra kommunen', phrase: 'tilmeldte kom fra kommunen' });
    const to = share({
      ...letters,
      title: 'Breve til kommunen',
      phrase: 'tilmeldte kom fra praksis',
      cluster: shown(6.9),
    });
    expect(besideFinding(from, to)).toBe(`11 breve ${per} tilmeldte kom fra kommunen og 6,9 fra praksis`);
    expect(figureTitle(from, to)).toBe('Breve fra og til kommunen');
    expect(figureTitle(from, share({ title: 'Breve til praksis' }))).toBe('Breve fra kommunen og til praksis');
    expect(figureTitle(from, share())).toBe('Breve fra kommunen og opioidforbrug');
    expect(besideRemarks(from, to)).toEqual(['Der er 1,6 gange så mange breve fra kommunen som til kommunen.']);
    expect(besideRemarks(to, from)).toEqual(['Der er 1,6 gange så mange breve fra kommunen som til kommunen.']);
    expect(besideRemarks(from, { ...to, cluster: shown(11) })).toEqual([
      'Der er lige mange breve fra kommunen og til kommunen.',
    ]);
    expect(besideRemarks(from, { ...to, denominatorWords: 'børn' })).toEqual([
      'Det ene tal er 1,6 gange så stort som det andet.',
    ]);
    expect(besideRemarks(from, { ...to, cluster: withheld })).toEqual([]);
  });
});

describe('steps', () => {
  const flow: ReleasedFlow = {
    ...definition,
    kind: 'flow',
    title: 'Mødre i behandling',
    phrase: 'er i behandling og har børn',
    steps: [
      { label: 'Kvinder på 30-40 år', cell: count(1412) },
      { label: 'i behandling', cell: count(123) },
      { label: 'heraf med børn', cell: count(23) },
    ],
    product: { words: 'statussamtaler om året', times: 2, cell: count(46) },
  };

  it('are the last of the first', () => {
    expect(finding(flow)).toBe('23 af 1.412 kvinder på 30-40 år er i behandling og har børn');
    expect(flowRemarks(flow)).toEqual(['Det svarer til 46 statussamtaler om året (23 gange to).']);
    expect(flowAlt(flow).description).toContain('Heraf i behandling: 123. Heraf med børn: 23.');
  });

  it('say nothing of a hidden last one', () => {
    const hidden = { ...flow, steps: [...flow.steps.slice(0, 2), { label: 'heraf med børn', cell: count(null) }] };
    expect(finding(hidden)).toBe('Mødre i behandling: klyngens tal er skjult');
    expect(flowRemarks({ ...hidden, product: null })).toEqual([]);
    expect(tablesOf(hidden)[0]?.rows[2]?.cells).toEqual(['skjult']);
  });

  it('are a practice’s own on its own sheet', () => {
    const steps = flow.steps.map(({ label }, at) => ({ label, own: [41, 6, 2][at] ?? 0 }));
    expect(flowMessage({ title: '', steps, product: { words: 'statussamtaler om året', own: 4 } })).toBe(
      'Hos jer: 41 kvinder på 30-40 år, heraf 6 i behandling, heraf 2 med børn. Det svarer til 4 statussamtaler om året.',
    );
  });
});

describe('two totals', () => {
  const totals = (a: number | null, b: number | null): ReleasedTotals => ({
    ...definition,
    kind: 'totals',
    title: 'Beskeder',
    phrase: 'i året',
    totals: [
      { label: 'Beskeder ind', cell: count(a) },
      { label: 'Beskeder ud', cell: count(b) },
    ],
  });

  it.each([
    [812, 430, '1,9 gange så mange'],
    [195, 100, 'knap dobbelt så mange'],
    [200, 100, 'dobbelt så mange'],
    [100, 203, 'godt dobbelt så mange'],
    [296, 100, 'knap tre gange så mange'],
    [250, 100, '2,5 gange så mange'],
    [1240, 100, '12 gange så mange'],
    [100, 100, 'lige mange'],
    [102, 100, 'næsten lige mange'],
    [100, 0, ''],
    [0, 0, ''],
  ])('%i and %i: %s', (a, b, words) => {
    expect(ratioWords(a, b)).toBe(words);
  });

  it('stand in one sentence, and a hidden one has no ratio', () => {
    expect(finding(totals(812, 430))).toBe('812 beskeder ind mod 430 beskeder ud i året: 1,9 gange så mange');
    expect(finding(totals(812, null))).toBe('812 beskeder ind mod et skjult antal beskeder ud i året');
    expect(finding(totals(null, null))).toBe('Beskeder: klyngens tal er skjult');
  });
});

describe('a trend', () => {
  const trend = (clusters: readonly Cell[]): ReleasedTrend => ({
    ...definition,
    kind: 'trend',
    title: 'Indlæggelser',
    phrase: 'tilmeldte blev indlagt',
    periods: clusters.map((cluster, at) => ({
      label: String(2021 + at),
      share: share({ cluster, peers: [peer('A', shown(at + 1)), peer('B', withheld)] }),
    })),
  });

  it('is the last shown period against the first', () => {
    expect(finding(trend([shown(42), shown(40), shown(31)]))).toBe(
      `31 ${per} tilmeldte blev indlagt i 2023 mod 42 ${per} i 2021`,
    );
    expect(finding(trend([withheld, shown(40), withheld]))).toBe(`40 ${per} tilmeldte blev indlagt i 2022`);
    expect(finding(trend([withheld, withheld]))).toBe('Indlæggelser: klyngens tal er skjult');
  });

  it('says what is counted, as the first page does', () => {
    const bare = trend([shown(42), shown(31)]);
    const periods = bare.periods.map((one) => ({ ...one, share: { ...one.share, counted: 'indlæggelser' } }));
    expect(finding({ ...bare, periods })).toBe(
      `31 indlæggelser ${per} tilmeldte blev indlagt i 2022 mod 42 ${per} i 2021`,
    );
  });

  it('has a column for each period in its table', () => {
    const [table] = tablesOf(trend([shown(42), withheld, shown(31)]));
    expect(table?.head.map(({ text }) => text)).toEqual(['Praksis', '2021', '2022', '2023']);
    expect(table?.rows.map(({ head, cells }) => [head, ...cells])).toEqual([
      ['A', '1,0', '2,0', '3,0'],
      ['B', 'skjult', 'skjult', 'skjult'],
      ['Klyngen', '42', 'skjult', '31'],
    ]);
    expect(trendAlt(trend([shown(42), shown(31)])).description).toContain(`2021: 42 ${per} og 2022: 31 ${per}`);
  });
});

describe('a practice’s own figure', () => {
  const own = (one: ReleasedShare, change: Partial<OwnShare> = {}): OwnShare => ({
    share: one,
    x: 12,
    n: 3800,
    value: 3.2,
    interval: null,
    against: 'none',
    verdict: 'unknown',
    previous: null,
    funnel: null,
    ...change,
  });

  it('is a count of events among persons', () => {
    expect(ownMessage(own(share()))).toBe(
      `Hos jer: 3,2 ${per} tilmeldte børn gav anledning til en besked (12 på 3.800 tilmeldte børn). Hele klyngen ligger på 3,1 ${per}. Flere hændelser kan gælde den samme person, så vi kan ikke sige, om en forskel er tilfældig.`,
    );
  });

  it.each([
    ['lower-better', 'below', true],
    ['lower-better', 'far-below', true],
    ['lower-better', 'above', false],
    ['higher-better', 'above', true],
    ['higher-better', 'within', false],
    ['neither', 'far-below', false],
  ] as const)('where %s counts, %s is a strength: %s', (direction, verdict, strength) => {
    const one = share({ kind: 'proportion', unit: 'percent', direction });
    const said = ownMessage(own(one, { against: 'rest', verdict }));
    expect(said.endsWith('Det kan være en styrke, som de andre kan lære af.')).toBe(strength);
  });

  it('is told apart from the rest by no more than its own interval allows', () => {
    const one = share({ kind: 'proportion', unit: 'percent', cluster: shown(14) });
    const verdict = { value: 31, against: 'rest', verdict: 'above' } as const;
    const said = (lower: number) => ownMessage(own(one, { ...verdict, interval: { lower, upper: 73 } }));
    expect(said(13)).toContain('Forskellen er lige på grænsen af, hvad tilfældigheder kan forklare.');
    expect(said(13)).not.toContain('større, end tilfældigheder');
    expect(said(15)).toContain('større, end tilfældigheder normalt kan forklare');
  });

  it('is not compared with a round that shares months, which is said once where it holds for several', () => {
    const previous = { comparable: 'overlap', x: 1, n: 2, value: 3, change: 'none' } as const;
    const [one, other] = [own(share(), { previous }), own(share())];
    expect(overlapLine([one, other])).toBe('');
    expect(shareMessage(one, false)).toContain('Tallet dækker delvis den samme tid');
    expect(overlapLine([one, one])).toContain('sammenlignes ikke');
    expect(shareMessage(one, true)).toBe(ownMessage(one));
  });

  it('is a ready figure, and the side of the target it lies on', () => {
    const said = (number: number) => ownMessage(own(value(), { x: 0, n: 1600, value: number }));
    expect(said(360)).toBe(
      'Hos jer: 360 døgndoser. Tallet bygger på 1.600 personer. Målet er højst 350. Jeres tal ligger over.',
    );
    expect(said(300)).toContain('Jeres tal ligger under.');
    expect(said(350)).toContain('Jeres tal er det samme.');
  });
});
