import { describe, expect, it } from 'vitest';
import { cellSchema } from '../../scripts/model/figures.ts';
import type { Peer } from '../../scripts/model/released.ts';
import { meetingFacts } from '../../scripts/publish/front.ts';
import { broken, checkText, goodPack } from '../input/packs.ts';
import { dataSetOf, indicatorsOf, nameOf, type Outcome, releaseOf, replaced, twelve, ydernummerOf } from './cluster.ts';

const peersOf = ({ report }: Outcome): Peer[] =>
  indicatorsOf(report).flatMap((indicator) => ('peers' in indicator ? indicator.peers : []));
const cellOf = (outcome: Outcome, at: number) => {
  const letter = outcome.letters.get(ydernummerOf(at));
  return outcome.many.peers.find(({ label }) => label === letter)?.cell;
};

/** Keys of an object and of all inside it. */
function keysIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]);
}

describe('consent', () => {
  const without = replaced(3, { all: [500, 100, 400], consents: false });
  const outcome = releaseOf({ practices: without });

  it('is asked for before any total is made', () => {
    const eleven = twelve.filter((_, at) => at !== 3);
    const x = eleven.reduce((sum, { all }) => sum + all[2], 0);
    const n = eleven.reduce((sum, { all }) => sum + all[0] + all[1] + all[2], 0);
    expect(outcome.many.cluster).toMatchObject({ status: 'shown', count: { x, n } });
    const whole = releaseOf({ practices: replaced(3, { all: [500, 100, 400] }) });
    expect(whole.many.cluster).toMatchObject({ count: { x: x + 400, n: n + 1000 } });
  });

  it('leaves the same pages as if the practice had never been in the data, but for how many are missing', () => {
    const moved = releaseOf({ practices: replaced(3, { all: [1, 1, 1], consents: false }) });
    expect(outcome.json).toBe(moved.json);
    expect(outcome.report.practices).toEqual({ total: 12, shown: 11, letters: true });
  });

  it('gives the practice no letter and no sheet; its name stands among the missing', () => {
    expect([...outcome.letters.keys()]).not.toContain(ydernummerOf(3));
    expect(outcome.sheets.map(({ ydernummer }) => ydernummer)).not.toContain(ydernummerOf(3));
    expect(outcome.analysis.missing).toMatchObject([{ practice: { ydernummer: ydernummerOf(3) }, reason: 'samtykke' }]);
  });

  it('is not enough without figures', () => {
    const late = releaseOf({ practices: replaced(3, { all: [1, 1, 1], delivers: false }) });
    expect(late.analysis.missing).toMatchObject([{ practice: { ydernummer: ydernummerOf(3) }, reason: 'tal' }]);
    expect(late.many.cluster).toEqual(outcome.many.cluster);
  });
});

describe('letters', () => {
  const order = ({ letters }: Outcome) => [...letters].toSorted(([, a], [, b]) => (a < b ? -1 : 1)).map(([id]) => id);
  const listed = twelve.map((_, at) => ydernummerOf(at));

  it('are A to L, one each, not in the order of list, number or value', () => {
    const outcome = releaseOf({ practices: twelve });
    expect([...outcome.letters.values()].toSorted().join('')).toBe('ABCDEFGHIJKL');
    expect(order(outcome)).not.toEqual(listed);
    expect(order(outcome)).not.toEqual(listed.toReversed());
    expect(
      outcome.many.peers
        .map(({ label }) => label)
        .toSorted()
        .join(''),
    ).toBe('ABCDEFGHIJKL');
  });

  it('are the same for the same input, in whatever order the files are', () => {
    const first = releaseOf({ practices: twelve });
    expect(order(releaseOf({ practices: twelve }))).toEqual(order(first));
    expect(releaseOf({ practices: twelve }).json).toBe(first.json);
  });

  it('are drawn anew for another round, another cluster and another key', () => {
    const first = order(releaseOf({ practices: twelve }));
    expect(order(releaseOf({ practices: twelve, round: 2 }))).not.toEqual(first);
    expect(order(releaseOf({ practices: twelve, cluster: 'syd' }))).not.toEqual(first);
    expect(order(releaseOf({ practices: twelve, secret: 'b2' }))).not.toEqual(first);
  });

  it.each([1, 2, 3, 4])('are not given to %i practices: no peers, own sheets without a letter', (count) => {
    const outcome = releaseOf({ practices: twelve.slice(0, count) });
    expect(outcome.letters.size).toBe(0);
    expect(outcome.report.practices).toEqual({ total: count, shown: count, letters: false });
    expect(peersOf(outcome)).toEqual([]);
    expect(outcome.sheets.map(({ letter }) => letter)).toEqual(Array(count).fill(null));
  });

  it('are given to five, counted after consent', () => {
    expect(releaseOf({ practices: twelve.slice(0, 5) }).letters.size).toBe(5);
    const fourLeft = twelve.slice(0, 5).map((practice, at) => ({ ...practice, consents: at > 0 }));
    expect(releaseOf({ practices: fourLeft }).letters.size).toBe(0);
  });

  it('are not given without a key of 32 bytes', () => {
    expect(() => releaseOf({ practices: twelve, secret: 'a' })).toThrow('32 bytes');
  });
});

describe('the closed profile', () => {
  const outcome = releaseOf({ practices: twelve });

  it('shows of a peer a letter, a whole percent and a band of size: no count, no interval', () => {
    expect(outcome.many.peers).toHaveLength(12);
    for (const peer of peersOf(outcome)) {
      expect(Object.keys(peer).toSorted()).toEqual(['cell', 'label', 'size', 'small']);
      expect(peer.label).toMatch(/^[A-L]$/);
      expect(Object.keys(peer.cell).toSorted()).toEqual(['status', 'value']);
      expect(peer.cell.status === 'shown' && Number.isInteger(peer.cell.value)).toBe(true);
    }
  });

  it('says no practice number or name anywhere', () => {
    twelve.forEach((_, at) => {
      expect(outcome.json).not.toContain(ydernummerOf(at));
      expect(outcome.json).not.toContain(nameOf(at));
    });
    expect(keysIn(outcome.report)).not.toEqual(expect.arrayContaining(['ydernummer']));
    expect(keysIn(outcome.report)).not.toEqual(expect.arrayContaining(['persons', 'reason', 'ydernumre']));
  });

  it('gives a practice its own exact figures, and of others what is shared, on its sheet', () => {
    outcome.sheets.forEach((sheet, at) => {
      const [a, b, c] = twelve[at]?.all ?? [0, 0, 0];
      expect(sheet.ydernummer).toBe(ydernummerOf(at));
      expect(sheet.letter).toBe(outcome.letters.get(ydernummerOf(at)));
      expect(sheet.shares[0]).toMatchObject({ x: c, n: a + b + c, share: outcome.many });
      const { ydernummer: _, ...inside } = sheet;
      expect(JSON.stringify(inside)).not.toMatch(/99\d{4}|Hemmelig/);
    });
  });

  it('orders by what is shown, so that the order tells no more', () => {
    const values = outcome.many.peers.map(({ cell }) => (cell.status === 'shown' ? cell.value : -1));
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    const ties = outcome.many.peers.filter((_, at) => values[at] === values[at + 1] || values[at] === values[at - 1]);
    const groups = Map.groupBy(ties, ({ cell }) => JSON.stringify(cell));
    for (const group of groups.values())
      expect(group.map(({ label }) => label)).toEqual(group.map(({ label }) => label).toSorted());
  });
});

describe('a practice that must be hidden', () => {
  it.each([
    ['one to four in the numerator', [60, 40, 1]],
    ['four in the numerator', [60, 40, 4]],
    ['one to four outside it', [2, 1, 60]],
    ['fewer than ten in all', [9, 0, 0]],
    ['all of fewer than twenty', [0, 0, 19]],
  ] as const)('has only its status: %s', (_, all) => {
    const outcome = releaseOf({ practices: replaced(5, { all }) });
    expect(cellOf(outcome, 5)?.status).not.toBe('shown');
    for (const peer of peersOf(outcome)) {
      if (peer.cell.status !== 'withheld') continue;
      expect(peer.cell).toEqual({ status: 'withheld' });
      expect(Object.keys(peer).toSorted()).toEqual(['cell', 'label', 'small']);
      expect(peer.small).toBe(false);
    }
  });

  it.each([
    ['nobody in the numerator', [60, 40, 0]],
    ['five in the numerator', [60, 40, 5]],
    ['all of twenty', [0, 0, 20]],
    ['ten in all', [5, 0, 5]],
  ] as const)('is not this one: %s', (_, all) => {
    const shown = releaseOf({ practices: replaced(5, { all }) });
    expect(cellOf(shown, 5)).toEqual({
      status: 'shown',
      value: Math.round((100 * all[2]) / (all[0] + all[1] + all[2])),
    });
  });

  it('is not worked out from the cluster: others are hidden with it, or the cluster figure is', () => {
    const { many } = releaseOf({ practices: replaced(5, { all: [60, 40, 3] }) });
    const hidden = many.peers.filter(({ cell }) => cell.status === 'withheld').length;
    expect(many.cluster.status === 'withheld' || hidden >= 3).toBe(true);
  });

  it('leaves the same pages whichever of the possible numbers is the true one', () => {
    // Two hidden practices of one size trade a child: every total stays, so every page must.
    const trade = (x: number, y: number) => {
      const pair = new Map([
        [4, { all: [60, 48 - x, x], outOfHours: [30, 12, 8] }],
        [5, { all: [60, 48 - y, y], outOfHours: [30, 12, 8] }],
      ] as const);
      return releaseOf({ practices: twelve.map((practice, at) => pair.get(at as 4 | 5) ?? practice) });
    };
    const first = trade(2, 3);
    expect(cellOf(first, 4)).toEqual({ status: 'withheld' });
    expect(cellOf(first, 5)).toEqual({ status: 'withheld' });
    const shares = ({ many }: Outcome) => ({ ...many });
    expect(shares(trade(3, 2))).toEqual(shares(first));
    expect(shares(trade(1, 4))).toEqual(shares(first));
  });

  it('makes most of a cluster hidden or banded: then the page says so', () => {
    const outcome = releaseOf({
      practices: twelve.map((practice, at) => (at < 6 ? { all: [60, 40, 1 + (at % 4)] } : practice)),
    });
    expect(outcome.many.sparse).toBe(true);
    for (const { cell } of outcome.many.peers) expect(cellSchema.safeParse(cell).success).toBe(true);
  });
});

describe('the total profile', () => {
  const outcome = releaseOf({ practices: twelve, profile: 'total' });

  it('has no peers and no letters, and the same cluster figure', () => {
    expect(peersOf(outcome)).toEqual([]);
    expect(outcome.report.practices.letters).toBe(false);
    expect(outcome.many.cluster).toEqual(releaseOf({ practices: twelve }).many.cluster);
    expect(outcome.many.median).toBeNull();
  });
});

describe('an own sheet', () => {
  it.each(['lukket', 'aaben', 'total'] as const)(
    'names the practice as the shared pages do, or not at all: %s',
    (profile) => {
      const { sheets, many } = releaseOf({ practices: twelve, profile });
      const labels = new Set(many.peers.map(({ label }) => label));
      const named = sheets.flatMap(({ letter }) => (letter === null ? [] : [letter]));
      expect(named.filter((letter) => !labels.has(letter))).toEqual([]);
      expect(named).toHaveLength(profile === 'lukket' ? 12 : named.length);
    },
  );
});

describe('the open profile', () => {
  const outcome = releaseOf({ practices: replaced(5, { all: [60, 40, 2] }), profile: 'aaben' });
  const peer = (at: number) => outcome.many.peers.find(({ label }) => label === nameOf(at));

  it('has names, counts and intervals', () => {
    const shown = twelve.flatMap(({ all: [a, b, c] }, at) => {
      const cell = peer(at)?.cell;
      return cell?.status === 'shown' ? [{ cell, x: c, n: a + b + c }] : [];
    });
    expect(shown.length).toBeGreaterThan(5);
    for (const { cell, x, n } of shown) {
      expect(cell.count).toEqual({ x, n });
      expect(cell.interval?.lower).toBeLessThanOrEqual(cell.value);
      expect(cell.interval?.upper).toBeGreaterThanOrEqual(cell.value);
    }
    expect(outcome.many.peers.map(({ label }) => label).toSorted()).toEqual(
      twelve.map((_, at) => nameOf(at)).toSorted(),
    );
  });

  it('hides small counts all the same', () => {
    expect(peer(5)?.cell).toEqual({ status: 'withheld' });
  });

  it('has names but no practice numbers', () => {
    expect(outcome.json).not.toMatch(/99\d{4}/);
  });
});

describe('the blocks', () => {
  it('number questions through the pack, and figures through the handout', () => {
    const { report } = releaseOf({ practices: twelve });
    const asked = report.blocks.flatMap((block) =>
      block.type === 'questions' || block.type === 'summing-up' ? block.items : [],
    );
    expect(asked.map(({ id, number, figure }) => [id, number, figure])).toEqual([
      ['hvorfor', 1, 1],
      ['hvad', 2, null],
      ['tanker', 3, null],
    ]);
    const figures = report.blocks.flatMap((block) => (block.type === 'indicator' ? [block] : []));
    expect(figures.map(({ figure, indicator }) => [figure, indicator.id])).toEqual([
      [1, 'mange'],
      [2, 'vagtandel'],
      [3, 'fordeling'],
      [4, 'koncentration'],
      [5, 'kort'],
    ]);
    expect(figures[0]?.questions).toEqual([asked[0]]);
  });

  it.each([
    ['2026-08-31', '2027-02-28', '2027-08-31', '2026-07-31'],
    ['2024-02-29', '2024-08-29', '2025-02-28', '2024-01-30'],
    ['2026-12-31', '2027-06-30', '2027-12-31', '2026-12-01'],
  ])('reckon their dates from the meeting on %s', (date, earliest, latest, order) => {
    const { report } = releaseOf({ practices: twelve, date });
    const followUp = report.blocks.find(({ type }) => type === 'follow-up');
    expect(followUp).toMatchObject({ earliest, latest, months: [6, 12] });
    const preparation = report.blocks.find(({ type }) => type === 'preparation');
    expect(preparation).toMatchObject({ steps: [{ daysBefore: 30, date: order }] });
  });

  it('have no latest date where the pack has one number of months', () => {
    const { pack } = checkText(broken('months: [6, 12]', 'months: [6]'));
    if (!pack) throw new Error('the pack has a fault');
    const { report } = releaseOf({ practices: twelve, pack });
    expect(report.blocks.find(({ type }) => type === 'follow-up')).not.toHaveProperty('latest');
  });

  it('carry the period and source of each table, and whether they are constructed', () => {
    const { report } = releaseOf({ practices: twelve });
    expect(report.tables.map(({ id, from, to, contacts }) => [id, from, to, contacts])).toEqual([
      ['kontakter', '2025-01-01', '2025-12-31', 'alle'],
      ['vagt', '2025-01-01', '2025-12-31', 'vagttid'],
      ['kommuner', '2025-01-01', '2025-12-31', undefined],
    ]);
    expect(report.synthetic).toBe(false);
  });
});

describe('what is made by hand here', () => {
  it('is a good pack and the data it asks for', () => {
    expect(checkText(goodPack).problems).toEqual([]);
    expect(dataSetOf({ practices: twelve }).tables.map(({ rows }) => rows.length)).toEqual([36, 36, 1]);
  });
});

describe('what the pack says of itself', () => {
  const released = (next: string) => {
    const text = broken(
      'revised: "2026-01-05"',
      `revised: "2026-01-05"\nreview: { owner: KAP-S, checker: DSAM, next: "${next}" }`,
    );
    const { pack } = checkText(text);
    if (!pack) throw new Error('the pack has a fault');
    return releaseOf({ practices: twelve, pack }).report;
  };

  it('tells when it should have been looked at again before the meeting, and only then', () => {
    const { meeting } = releaseOf({ practices: twelve }).report;
    expect(released(meeting.date).pack.overdue).toBeUndefined();
    const report = released('2020-01-31');
    expect(report.pack.overdue).toEqual({ owner: 'KAP-S', since: '2020-01-31' });
    const said = meetingFacts(report).find(({ label }) => label === 'Eftersyn')?.text;
    expect(said).toMatch(/senest 31\.\sjanuar 2020\. Spørg KAP-S/);
    expect(meetingFacts(released(meeting.date)).map(({ label }) => label)).not.toContain('Eftersyn');
  });

  it('says who takes a figure’s next step, and when', () => {
    const by =
      'step: Ring til fem.\n    step-by: { who: Hver praksis, when: inden jul }\n    title: Børn med mange kontakter';
    const { pack } = checkText(broken('title: Børn med mange kontakter', by));
    if (!pack) throw new Error('the pack has a fault');
    expect(releaseOf({ practices: twelve, pack }).many.step).toBe('Ring til fem. Hver praksis, inden jul.');
  });
});
