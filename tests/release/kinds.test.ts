/** Rates, ready figures, trends, flows, totals and named groups on their way out: hand-counted, and what must be hidden. */
import { describe, expect, it } from 'vitest';
import { areNumbers } from '../../scripts/model/columns.ts';
import { mergeTail, protectDistribution } from '../../scripts/release/tail.ts';
import { changedAt, type KindsPractice, kindsPack, plentiful, readKinds } from '../input/kinds.ts';
import { broken } from '../input/packs.ts';
import { figureOf, labelAt, type Made, releaseKinds, shareOf } from './kinds.ts';

const cellAt = (made: Made, id: string, at: number) =>
  shareOf(made, id).peers.find(({ label }) => label === labelAt(made, at));
const counts = (cells: readonly { readonly status: string; readonly count?: number }[]) =>
  cells.map((cell) => cell.count ?? cell.status);
const stepsOf = (
  practices: readonly KindsPractice[],
  ...more: [Parameters<typeof releaseKinds>[1]?, Parameters<typeof releaseKinds>[2]?]
) => counts(figureOf(releaseKinds(practices, ...more), 'trin', 'flow').steps.map(({ cell }) => cell));

describe('a cluster with plenty of everything', () => {
  const made = releaseKinds(plentiful, { references: ['uden;maal;;;;12,5'] });

  it('is shown, and the audit has nothing against it', () => {
    expect(made.findings).toEqual([]);
    for (const id of ['uden', 'behandlet', 'penicillin', 'sendt', 'modtaget', 'doser'] as const)
      expect([id, cellAt(made, id, 0)?.cell.status]).toEqual([id, 'shown']);
  });

  it('has rates in two digits, of which the cluster’s has its count and no interval', () => {
    const sent = shareOf(made, 'sendt');
    // 40 of 1,600 is 25,0; 49 of 1,810 is 27,07; together 572 of 18,680 is 30,62.
    expect([cellAt(made, 'sendt', 0)?.cell, cellAt(made, 'sendt', 1)?.cell]).toEqual([
      { status: 'shown', value: 25 },
      { status: 'shown', value: 27 },
    ]);
    expect(sent.cluster).toEqual({ status: 'shown', value: 31, count: { x: 572, n: 18_680 } });
    expect([sent.unit, sent.position, sent.axis]).toEqual(['per-1000', 'none', 35]);
    // 30 and 31 in the middle; the half goes up.
    expect(sent.median).toBe(31);
  });

  it('has an interval per 1,000 where persons are counted', () => {
    // Wilson for 152 of 18,680: 6,945 to 9,532 per 1,000.
    expect(shareOf(made, 'behandlet').cluster).toMatchObject({
      value: 8.1,
      interval: { lower: 6.9, upper: 9.5 },
    });
  });

  it('has ready figures without a cluster figure, in the pack’s unit', () => {
    const doses = shareOf(made, 'doser');
    expect([doses.cluster, doses.unit]).toEqual([{ status: 'withheld' }, { words: 'døgndoser pr. 1.000 tilmeldte' }]);
    expect([doses.numeratorWords, doses.previous]).toEqual(['', null]);
  });

  it('has one rate for each year under the same letters, on one axis', () => {
    const { periods } = figureOf(made, 'aar', 'trend');
    const letters = (at: number) => periods[at]?.share.peers.map(({ label }) => label).toSorted();
    expect(periods.map(({ label }) => label)).toEqual(['2022', '2023', '2024']);
    expect(letters(1)).toEqual(letters(0));
    expect(new Set(periods.map(({ share }) => share.axis)).size).toBe(1);
    expect(periods[0]?.share.cluster).toMatchObject({ count: { x: 3508, n: 18_680 } });
  });

  it('has the steps and what the last of them comes to', () => {
    const flow = figureOf(made, 'trin', 'flow');
    // 140+152+…+224, 12+14+…+26, 6+7+…+13.
    expect(counts(flow.steps.map(({ cell }) => cell))).toEqual([1456, 152, 76]);
    expect(flow.product).toEqual({ times: 2, words: 'samtaler om året', cell: { status: 'shown', count: 152 } });
  });

  it('has named groups as they are called', () => {
    const [series] = figureOf(made, 'midler', 'distribution').series;
    expect(series?.bins.map(({ label }) => label)).toEqual(['Penicillin', 'Makrolid', 'Tetracyklin', 'Andet']);
    expect(figureOf(made, 'midler', 'distribution')).not.toHaveProperty('groupWords');
    expect(areNumbers(['Penicillin'])).toBe(false);
  });

  it('knows the cluster’s municipalities by name', () => {
    expect(made.report.cluster.municipalities).toEqual(['København']);
  });

  it('gives each practice its own of all of it', () => {
    const [sheet] = made.sheets;
    expect(sheet?.shares.map(({ share, x, n, value }) => [share.id, x, n, value])).toEqual([
      ['uden', 6, 24, 25],
      ['behandlet', 12, 1600, 7.5],
      ['penicillin', 300, 403, 74],
      ['sendt', 40, 1600, 25],
      ['modtaget', 60, 1600, 38],
      ['doser', 17, 1600, 11],
    ]);
    expect(sheet?.flows).toEqual([
      {
        title: 'Hvem det gælder',
        steps: [
          { label: 'Kvinder', own: 140 },
          { label: 'I behandling', own: 12 },
          { label: 'Med børn', own: 6 },
        ],
        product: { words: 'samtaler om året', own: 12 },
      },
    ]);
    expect(sheet?.trends.map(({ title, periods }) => [title, periods.map(({ label, own }) => [label, own.x])])).toEqual(
      [
        [
          'Recepter år for år',
          [
            ['2022', 400],
            ['2023', 420],
            ['2024', 390],
          ],
        ],
      ],
    );
    expect(sheet?.distributions[0]?.bins.map(({ own }) => own)).toEqual([300, 60, 25, 18]);
  });
});

describe('a funnel', () => {
  const references = ['uden;maal;;;;12,5'];
  const [closed, open] = (['lukket', 'aaben'] as const).map((profile) =>
    releaseKinds(plentiful, { profile, references }),
  );

  it('is on the own sheet, no further than the practice itself', () => {
    const largest = closed?.sheets.map(({ shares }) => shares[0]?.funnel?.points.at(-1)?.n);
    // 1.2 times 24, …, 59, to the next 1, 2 or 5 with zeros.
    expect(largest).toEqual([50, 50, 50, 50, 100, 100, 100, 100]);
    expect(closed?.sheets[0]?.shares[0]?.funnel?.benchmark).toBe(0.125);
    expect(closed?.sheets[0]?.shares[1]?.funnel).toBeNull();
  });

  it('is shared in the open profile only', () => {
    expect(closed && shareOf(closed, 'uden').funnel).toBeNull();
    const funnel = open && shareOf(open, 'uden').funnel;
    expect(funnel?.points.map(({ n }) => n)).toEqual(expect.arrayContaining(plentiful.map(({ five }) => five)));
    expect(open && shareOf(open, 'behandlet').funnel).toBeNull();
  });

  it('goes no further than the largest practice that is shown', () => {
    const twelve = [...plentiful, ...plentiful.slice(0, 4)];
    const made = releaseKinds(changedAt(7, { five: 900, missed: 2 }, twelve), { profile: 'aaben', references });
    expect(cellAt(made, 'uden', 7)?.cell).toEqual({ status: 'withheld' });
    const along = shareOf(made, 'uden').funnel?.points.map(({ n }) => n) ?? [];
    expect(along.length).toBeGreaterThan(5);
    expect(along).not.toContain(900);
    expect(along.filter((n) => n > 54).length).toBeLessThanOrEqual(1);
  });

  it('is not there beside bands', () => {
    const few = plentiful.map((one, at) => ({ ...one, missed: at % 2 === 0 ? 2 : one.missed }));
    const made = releaseKinds(few, { profile: 'aaben', references });
    const share = shareOf(made, 'uden');
    expect(share.peers.some(({ cell }) => cell.status === 'banded')).toBe(true);
    expect(share.funnel).toBeNull();
  });
});

describe('small counts', () => {
  it('hide a rate, and another one that would give it away', () => {
    const made = releaseKinds(changedAt(2, { sent: 3 }));
    const hidden = plentiful.map((_, at) => cellAt(made, 'sendt', at)?.cell.status === 'withheld');
    expect(hidden[2]).toBe(true);
    expect(hidden.filter(Boolean).length).toBeGreaterThanOrEqual(2);
    expect(made.findings).toEqual([]);
    expect(cellAt(made, 'modtaget', 2)?.cell.status).toBe('shown');
  });

  it('hide a rate with no bound on what others have: of events there may be more than persons', () => {
    // With persons, four hidden practices of forty would be few enough to say that the small one is not nought.
    const list = plentiful.map((one) => ({ ...one, enlisted: 400 }));
    const made = releaseKinds(list.map((one, at) => (at === 2 ? { ...one, sent: 3 } : { ...one, sent: 900 })));
    expect(cellAt(made, 'sendt', 2)?.cell).toEqual({ status: 'withheld' });
    expect(made.findings).toEqual([]);
  });

  it('hide a ready figure, by its count or by what follows from its unit', () => {
    const derived = releaseKinds(changedAt(1, { ddd: '2,2' }));
    expect(plentiful.map((_, at) => cellAt(derived, 'doser', at)?.cell.status)).toEqual(
      plentiful.map((_, at) => (at === 1 ? 'withheld' : 'shown')),
    );
    const pack = readKinds(broken('n: praksis.tilmeldte,', 'n: praksis.tilmeldte, count: beskeder.sent,', kindsPack));
    const counted = releaseKinds(changedAt(1, { sent: 2 }), {}, pack);
    expect(cellAt(counted, 'doser', 1)?.cell.status).toBe('withheld');
    // Its total stands at the rate, and each shown figure is taken to give its count away.
    expect(
      plentiful.filter((_, at) => cellAt(counted, 'doser', at)?.cell.status === 'withheld').length,
    ).toBeGreaterThan(1);
    expect(counted.findings).toEqual([]);
  });

  it('hide one year of a trend and leave the others', () => {
    const made = releaseKinds(changedAt(3, { years: [433, 2, 429] }));
    const { periods } = figureOf(made, 'aar', 'trend');
    const hidden = periods.map(({ share }) => share.peers.filter(({ cell }) => cell.status === 'withheld').length);
    expect([hidden[0], hidden[2], (hidden[1] ?? 0) >= 2]).toEqual([0, 0, true]);
    expect(made.findings).toEqual([]);
  });

  it('hide the events that others are a share of, together with these', () => {
    const made = releaseKinds(changedAt(0, { given: [0, 1, 1, 1] }));
    const share = shareOf(made, 'penicillin');
    expect(cellAt(made, 'penicillin', 0)?.cell.status).toBe('withheld');
    expect(share.peers.filter(({ cell }) => cell.status === 'withheld').length).toBeGreaterThan(1);
    expect(made.findings).toEqual([]);
  });
});

describe('a step is withheld', () => {
  it('when the cluster has few, or few are left of the step before', () => {
    const few = plentiful.map((one, at) => ({ ...one, mothers: at === 0 ? 3 : 0 }));
    expect(stepsOf(few)).toEqual([1456, 152, 'withheld']);
    const nearlyAll = plentiful.map((one, at) => ({ ...one, mothers: at === 0 ? one.treated - 2 : one.treated }));
    expect(stepsOf(nearlyAll)[2]).toBe('withheld');
  });

  it('when it would tell a practice of another', () => {
    const two = plentiful.map((one, at) => ({ ...one, mothers: at === 0 ? 3 : at === 1 ? 12 : 0 }));
    // The one with twelve takes its own from fifteen.
    expect(stepsOf(two)).toEqual([1456, 152, 'withheld']);
  });

  it('when one practice is nearly all of it, or there are two', () => {
    expect(stepsOf(changedAt(0, { women: 9000, treated: 700, mothers: 500 }, plentiful.slice(0, 4)))).toEqual([
      'withheld',
      'withheld',
      'withheld',
    ]);
    expect(stepsOf(plentiful.slice(0, 2))).toEqual(['withheld', 'withheld', 'withheld']);
  });

  it('and what it comes to with it', () => {
    const few = plentiful.map((one, at) => ({ ...one, mothers: at === 0 ? 3 : 0 }));
    expect(figureOf(releaseKinds(few), 'trin', 'flow').product?.cell).toEqual({ status: 'withheld' });
  });

  it('when more caution is needed, with everything else that is a sum', () => {
    expect(stepsOf(plentiful)).toEqual([1456, 152, 76]);
    const made = releaseKinds(plentiful, {}, undefined, 'no-distribution');
    expect(counts(figureOf(made, 'trin', 'flow').steps.map(({ cell }) => cell))).toEqual([
      'withheld',
      'withheld',
      'withheld',
    ]);
    expect(figureOf(made, 'beskeder', 'totals').totals.map(({ cell }) => cell.status)).toEqual([
      'withheld',
      'withheld',
    ]);
  });
});

describe('a total', () => {
  const totals = (...from: Parameters<typeof releaseKinds>) =>
    counts(figureOf(releaseKinds(...from), 'beskeder', 'totals').totals.map(({ cell }) => cell));
  const pooled = readKinds(broken('count: i-alt.out', 'count: beskeder.sent', kindsPack));
  const alike = readKinds(kindsPack.replace('out: afsendt', 'sent: afsendt').replace('i-alt.out', 'i-alt.sent'));

  it('that was delivered as such is shown, but not a small one', () => {
    expect(totals(plentiful, { totals: [5012, 4] })).toEqual([5012, 'withheld']);
    expect(totals(plentiful, { totals: [5, 0] })).toEqual([5, 0]);
    expect(totals(plentiful.slice(0, 2))).toEqual(['withheld', 'withheld']);
  });

  it('of practices must leave each in doubt', () => {
    expect(totals(plentiful, {}, pooled)).toEqual([572, 4390]);
    expect(
      totals(
        plentiful.map((one, at) => ({ ...one, sent: at === 0 ? 3 : at === 1 ? 40 : 0 })),
        {},
        pooled,
      )[0],
    ).toBe('withheld');
    expect(totals(changedAt(0, { sent: 9000 }), {}, pooled)[0]).toBe('withheld');
  });

  it('that practices are counted in too is shown when it is their sum and nobody is missing', () => {
    expect(totals(plentiful, { totals: [572, 4390] }, alike)).toEqual([572, 4390]);
    expect(totals(plentiful, { totals: [580, 4390] }, alike)).toEqual(['withheld', 4390]);
    expect(totals(plentiful, { totals: [572, 4390], agreed: (at) => at > 0 }, alike)).toEqual(['withheld', 4390]);
    expect(totals(plentiful, { totals: [572, 4390], agreed: (at) => at > 0 })).toEqual([572, 4390]);
  });
});

describe('named groups', () => {
  const rows = [
    [300, 60, 2, 18],
    [320, 63, 0, 20],
    [340, 66, 0, 22],
    [360, 69, 1, 24],
  ];

  it('are merged with all that are left of the list, never with a neighbour alone', () => {
    expect(mergeTail(rows)).toBe(4);
    // By numbers the third goes into the second; by names the third and all after it are the others.
    expect(protectDistribution(rows)).toEqual([
      { first: 0, last: 0 },
      { first: 1, last: 2 },
      { first: 3, last: 3 },
    ]);
    expect(protectDistribution(rows, 5, true)).toEqual([
      { first: 0, last: 0 },
      { first: 1, last: 1 },
      { first: 2, last: 3 },
    ]);
  });

  it('say so on the page, and the sheet has the same groups', () => {
    const made = releaseKinds(
      plentiful.map((one, at) => ({ ...one, given: [one.given[0], one.given[1], at === 0 ? 3 : 0, one.given[3]] })),
    );
    expect(figureOf(made, 'midler', 'distribution').series[0]?.bins.map(({ label }) => label)).toEqual([
      'Penicillin',
      'Makrolid',
      'øvrige',
    ]);
    expect(made.sheets[0]?.distributions[0]?.bins.map(({ label, own }) => [label, own])).toEqual([
      ['Penicillin', 300],
      ['Makrolid', 60],
      ['øvrige', 21],
    ]);
    expect(made.findings).toEqual([]);
  });
});
