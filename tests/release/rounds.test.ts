import { describe, expect, it } from 'vitest';
import type { PreviousRound, ReleasedShare } from '../../scripts/model/released.ts';
import { changeRemark, ownChange, roundsNote } from '../../scripts/publish/changewords.ts';
import { shareRemarks } from '../../scripts/publish/words.ts';
import { type MadePractice, nameOf, replaced, twelve, ydernummerOf } from './cluster.ts';
import { absent, audit, letterOf, type Made, makeRounds, planted, type Rounds, risen } from './rounds.ts';

const nbsp = '\u00a0';
const percent = ({ all: [a, b, c] }: MadePractice) => Math.round((100 * c) / (a + b + c));
const second = (rounds?: Rounds): Made => makeRounds(rounds).at(-1) as Made;
const before = (made: Made, at: number, share: ReleasedShare = made.many) =>
  share.previous?.peers.find(({ label }) => label === letterOf(made, at))?.before;
const withheld = { status: 'withheld' };
const one = (at: number, practice: MadePractice, list = twelve) =>
  list.map((each, place) => (place === at ? practice : each));

describe('the first round', () => {
  it('has nothing before it', () => {
    const [first] = makeRounds();
    expect(first?.many.previous).toBeNull();
    expect(first?.sheets.flatMap(({ shares }) => shares.map(({ previous }) => previous))).toEqual(Array(24).fill(null));
    expect(changeRemark(first?.many as ReleasedShare)).toBeNull();
    expect(roundsNote([first?.many as ReleasedShare])).toBeNull();
  });

  it('is the same whether or not a second is planned', () => {
    const [alone] = makeRounds({ planned: [1] });
    const [first] = makeRounds();
    expect(JSON.stringify(first?.report)).toBe(JSON.stringify(alone?.report));
  });
});

describe('the second round', () => {
  const made = second();

  it('shows what the first round’s own edition showed, under its own letters', () => {
    const [first] = makeRounds();
    expect(made.many.previous).toMatchObject({ comparable: 'yes', practices: 12, change: 'higher' });
    expect(made.many.previous?.cluster).toEqual(first?.many.cluster);
    twelve.forEach((practice, at) => {
      expect(before(made, at)).toEqual({ status: 'shown', value: percent(practice) });
    });
  });

  it('has letters that both rounds share, and that are not those of the first edition', () => {
    const [first] = makeRounds();
    expect(made.many.previous?.peers.map(({ label }) => label)).toEqual(made.many.peers.map(({ label }) => label));
    expect([...made.letters]).not.toEqual([...(first?.letters ?? [])]);
  });

  it('gives of peers no count and no interval of the round before', () => {
    for (const { before: cell } of made.many.previous?.peers ?? [])
      expect(Object.keys(cell).sort()).toEqual(['status', 'value']);
  });

  it('does not judge contacts', () => {
    expect(made.duty.previous?.change).toBe('unknown');
  });

  it('has an axis that holds both rounds', () => {
    const high = second({ first: one(3, { all: [10, 5, 60] }), second: twelve });
    expect(high.many.axis).toBeGreaterThanOrEqual(80);
  });

  it('passes the audit together with the first, in every profile', () => {
    for (const profile of ['lukket', 'aaben', 'total'] as const) expect(audit(makeRounds({ profile }))).toEqual([]);
  });

  it('passes alone, when the first round never had a meeting', () => {
    const alone = makeRounds({ planned: [2] });
    expect(alone).toHaveLength(1);
    expect(alone[0]?.many.previous?.comparable).toBe('yes');
    expect(audit(alone)).toEqual([]);
  });

  it('shows the practices as the profile says', () => {
    expect(second({ profile: 'total' }).many.previous?.peers).toEqual([]);
    expect(second({ profile: 'total' }).many.previous?.cluster.status).toBe('shown');
    expect(second({ profile: 'aaben' }).many.previous?.peers.map(({ label }) => label)).toContain(nameOf(0));
  });
});

describe('periods that overlap', () => {
  const made = second({ from: '2025-07-01' });

  it('give the new figures and no comparison', () => {
    expect(made.many.cluster.status).toBe('shown');
    expect(made.many.previous).toEqual({
      comparable: 'overlap',
      cluster: withheld,
      practices: 12,
      change: 'none',
      peers: [],
    });
    expect(shareRemarks(made.many).join(' ')).toContain('dækker delvis den samme tid');
    expect(made.sheets[0]?.shares[0]?.previous).toMatchObject({ comparable: 'overlap', change: 'none' });
  });

  it('is a round that was never delivered no comparison at all', () => {
    const none = second({ first: twelve.map(() => absent) });
    expect(none.many.previous).toBeNull();
    expect(none.sheets[0]?.shares[0]?.previous).toBeNull();
    expect(audit([none])).toEqual([]);
  });
});

describe('only where both rounds are shown', () => {
  const small: MadePractice = { all: [60, 40, 2], outOfHours: [30, 12, 8] };

  it('hidden now: not shown then either', () => {
    const made = second({ second: one(5, small, risen) });
    const hidden = made.many.peers.filter(({ cell }) => cell.status !== 'shown').map(({ label }) => label);
    expect(hidden).toContain(letterOf(made, 5));
    for (const { label, before: cell } of made.many.previous?.peers ?? [])
      expect(cell.status).toBe(hidden.includes(label) ? 'withheld' : 'shown');
    expect(audit(makeRounds({ second: one(5, small, risen) }))).toEqual([]);
  });

  it('hidden then: the same practices are hidden as in its own edition', () => {
    const [first, made] = makeRounds({ first: replaced(5, small) });
    if (!first || !made) throw new Error('there are two rounds');
    const then = new Set(twelve.keys().filter((at) => before(made, at)?.status === 'withheld'));
    const own = new Set(
      twelve.keys().filter((at) => first.cells.get('mange')?.get(ydernummerOf(at))?.status === 'withheld'),
    );
    expect(then).toEqual(own);
    expect(then.size).toBeGreaterThanOrEqual(3);
    expect(made.many.peers.every(({ cell }) => cell.status === 'shown')).toBe(true);
    expect(audit([first, made])).toEqual([]);
  });

  it('bands then: no practice’s figure', () => {
    const sparse = twelve.map((practice, at) => (at < 6 ? { all: [60, 40, 1 + (at % 4)] as const } : practice));
    const made = second({ first: sparse });
    expect(made.many.previous?.peers.every(({ before: cell }) => cell.status === 'withheld')).toBe(true);
    expect(audit(makeRounds({ first: sparse }))).toEqual([]);
  });

  it('no cluster figure in one of them: no change', () => {
    const few = twelve.map(({ all: [a, b] }, at) => ({ all: [a, b, at === 0 ? 2 : 0] as const }));
    const made = second({ first: few });
    expect(made.many.previous).toMatchObject({ cluster: withheld, change: 'none' });
    expect(changeRemark(made.many)).toBeNull();
  });
});

describe('changed membership', () => {
  it('judges those in both, and says how many', () => {
    const made = second({ first: one(0, absent), second: one(1, absent, risen) });
    expect(made.many.previous).toMatchObject({ practices: 10, change: 'higher' });
    expect(before(made, 0)).toEqual(withheld);
    expect(made.many.previous?.peers).toHaveLength(11);
    expect(made.many.previous?.peers.map(({ label }) => label)).toEqual(made.many.peers.map(({ label }) => label));
    expect(changeRemark(made.many)).toContain('Blandt de ti praksis, der er med i begge runder, er tallet steget mere');
    expect(audit(makeRounds({ first: one(0, absent), second: one(1, absent, risen) }))).toEqual([]);
  });

  it('prints the first round’s own total, never that of those in both', () => {
    const [first, made] = makeRounds({ first: one(0, absent), second: one(1, absent, risen) });
    expect(made?.many.previous?.cluster).toEqual(first?.many.cluster);
  });

  it('says nothing of chance when someone who came or left is hidden: the word would tell of its count', () => {
    const small: MadePractice = { all: [60, 40, 2], outOfHours: [30, 12, 8] };
    const left = second({ first: one(0, small), second: one(0, absent, risen) });
    expect(left.many.previous).toMatchObject({ practices: 11, change: 'none' });
    expect(changeRemark(left.many)).toContain('ikke helt de samme praksis');
    const came = second({ first: one(0, absent), second: one(0, small, risen) });
    expect(came.many.previous?.change).toBe('none');
  });

  it('says nothing of chance when only two were there both times', () => {
    const old = twelve.map((practice, at) => (at < 7 ? practice : absent));
    const young = risen.map((practice, at) => (at > 4 ? practice : absent));
    const made = second({ first: old, second: young });
    expect(made.many.previous).toMatchObject({ practices: 2, change: 'none' });
  });

  it('is no comparison of practices where there were too few for letters', () => {
    const made = second({ first: twelve.map((practice, at) => (at < 4 ? practice : absent)) });
    expect(made.many.previous?.peers.every(({ before: cell }) => cell.status === 'withheld')).toBe(true);
    // Of the four only the total is used, which is printed anyway; all who came are shown.
    expect(made.many.previous).toMatchObject({ practices: 4, change: 'higher' });
  });

  it('keeps small clusters whole: cluster figures only', () => {
    const four = { first: twelve.slice(0, 4), second: risen.slice(0, 4) };
    const made = second(four);
    expect(made.many.previous).toMatchObject({ practices: 4, peers: [], change: 'higher' });
    expect(audit(makeRounds(four))).toEqual([]);
  });
});

describe('the audit of two rounds', () => {
  const small: MadePractice = { all: [60, 40, 2], outOfHours: [30, 12, 8] };
  const rounds = () => makeRounds({ first: replaced(5, small) }) as [Made, Made];
  type Peers = NonNullable<ReleasedShare['previous']>['peers'];
  const withPeers = (made: Made, change: (peers: Peers) => Peers) =>
    planted(made, 'mange', (share) => ({
      ...share,
      previous: share.previous && { ...share.previous, peers: change(share.previous.peers) },
    }));

  it('FAULT a practice hidden in the first round printed beside the second', () => {
    const [first, made] = rounds();
    const fault = withPeers(made, (peers) =>
      peers.map((peer) =>
        peer.label === letterOf(made, 5) ? { ...peer, before: { status: 'shown', value: 2 } } : peer,
      ),
    );
    expect(audit([first, made])).toEqual([]);
    expect(audit([first, fault]).map(({ figure }) => figure)).toContain('proeve-1/mange');
    expect(audit([fault]).map(({ figure }) => figure)).toContain('proeve-1/mange');
  });

  it('FAULT everyone else’s count printed beside the second round, so that the first round’s total gives the small one away', () => {
    const [first, made] = rounds();
    const fault = withPeers(made, (peers) =>
      peers.map((peer) => {
        const at = twelve.findIndex((_, place) => letterOf(made, place) === peer.label);
        const practice = twelve[at];
        if (at === 5 || !practice) return peer;
        const [a, b, c] = practice.all;
        return { ...peer, before: { status: 'shown', value: percent(practice), count: { x: c, n: a + b + c } } };
      }),
    );
    expect(audit([first, fault]).map(({ figure }) => figure)).toContain('proeve-1/mange');
  });

  it('FAULT the first round printed as the practices in both: the difference is the one that left', () => {
    const [first, made] = makeRounds({ first: replaced(5, small), second: one(5, absent, risen) }) as [Made, Made];
    const others = twelve.filter((_, at) => at !== 5);
    const x = others.reduce((sum, { all }) => sum + all[2], 0);
    const n = others.reduce((sum, { all: [a, b, c] }) => sum + a + b + c, 0);
    const fault = planted(made, 'mange', (share) => ({
      ...share,
      previous: share.previous && {
        ...share.previous,
        cluster: { status: 'shown', value: Math.round((100 * x) / n), count: { x, n } },
      },
    }));
    expect(audit([first, made])).toEqual([]);
    expect(audit([first, fault]).map(({ code }) => code)).toContain('not-true');
  });

  it('FAULT a letter that nobody has, and a round that was never counted', () => {
    const [, made] = rounds();
    const stranger = withPeers(made, (peers) => [...peers, { label: 'Ø', before: { status: 'shown', value: 9 } }]);
    expect(() => audit([stranger])).toThrow('unknown label');
    const lost: Made = { ...made, audited: { ...made.audited, analysis: { ...made.analysis, previous: null } } };
    expect(() => audit([lost])).toThrow('never counted');
  });
});

describe('own sheets', () => {
  const made = second({ first: one(0, absent), second: one(4, { all: [60, 40, 100] }) });
  const own = (at: number) => {
    const sheet = made.sheets.find(({ ydernummer }) => ydernummer === ydernummerOf(at));
    const share = sheet?.shares[0];
    if (!share) throw new Error('there is no such sheet');
    return share;
  };

  it('have the practice’s own exact figure of the round before, and what chance allows to say', () => {
    const [a, b, c] = twelve[4]?.all ?? [0, 0, 0];
    expect(own(4).previous).toEqual({ comparable: 'yes', x: c, n: a + b + c, value: 15, change: 'higher' });
    expect(ownChange(own(4))).toBe(
      `Sidste runde: 15${nbsp}% (${c} af ${a + b + c}). Stigningen er større, end tilfældigheder normalt kan forklare.`,
    );
    expect(ownChange(own(6))).toContain('Ændringen er ikke større end tilfældig variation.');
  });

  it('say nothing where the practice was not in the round before', () => {
    expect(own(0).previous).toBeNull();
    expect(ownChange(own(0))).toBeNull();
  });

  it('say why they cannot say', () => {
    const share = own(6);
    const previous = { comparable: 'yes', x: 2, n: 8, value: 25, change: 'within' } as const;
    expect(ownChange({ ...share, previous })).toContain('bygger på så få');
    expect(ownChange({ ...share, previous: { ...previous, x: 0, n: 0, value: null, change: 'none' } })).toBe(
      'I sidste runde var der ingen tal for jeres praksis.',
    );
    // Why is said by the sentence before it, of the practice's place (ownMessage).
    expect(ownChange({ ...share, previous: { ...previous, n: 80, change: 'unknown' } })).toContain(
      'Om ændringen er tilfældig, kan vi heller ikke sige.',
    );
    expect(ownChange({ ...share, previous: { ...previous, comparable: 'overlap' } })).toContain('den samme tid');
  });
});

describe('the words', () => {
  const previous = (change: PreviousRound['change'], value = 10): PreviousRound => ({
    comparable: 'yes',
    cluster: { status: 'shown', value },
    practices: 12,
    change,
    peers: [],
  });
  const share = (change: Partial<ReleasedShare>): ReleasedShare => ({
    ...second().many,
    cluster: { status: 'shown', value: 12 },
    position: 'none',
    benchmarks: [],
    ...change,
  });

  it.each([
    [
      'within',
      `Sidste runde var tallet 10${nbsp}%. Blandt de tolv praksis, der er med i begge runder, er ændringen ikke større end tilfældig variation.`,
    ],
    [
      'lower',
      `Sidste runde var tallet 10${nbsp}%. Blandt de tolv praksis, der er med i begge runder, er tallet faldet mere, end tilfældigheder normalt kan forklare.`,
    ],
    [
      'higher',
      `Sidste runde var tallet 10${nbsp}%. Blandt de tolv praksis, der er med i begge runder, er tallet steget mere, end tilfældigheder normalt kan forklare.`,
    ],
    ['unknown', `Sidste runde var tallet 10${nbsp}%. Om ændringen er tilfældig, kan vi ikke sige.`],
    [
      'none',
      `Sidste runde var tallet 10${nbsp}%. Det er ikke helt de samme praksis som sidst, så vi siger ikke, om ændringen er tilfældig.`,
    ],
  ] as const)('%s', (change, sentence) => {
    expect(changeRemark(share({ previous: previous(change) }))).toBe(sentence);
  });

  it('do not call the same figure a change', () => {
    expect(changeRemark(share({ previous: previous('within', 12) }))).toContain('også 12');
    expect(changeRemark(share({ previous: previous('lower', 12) }))).toContain('når der rundes af');
  });

  it('do not give the same reason twice', () => {
    const remark = changeRemark(share({ previous: previous('unknown'), position: 'unknown' }));
    expect(remark).not.toContain('hænger sammen');
  });

  it('say once why a change must be large', () => {
    expect(roundsNote([share({ previous: previous('within') })])).toContain('patienter er med i begge runder');
    expect(roundsNote([share({ previous: previous('unknown') })])).toBeNull();
  });

  it('neither praise nor blame', () => {
    const changes = ['lower', 'within', 'higher', 'unknown', 'none'] as const;
    const all = changes.map((change) => changeRemark(share({ previous: previous(change) }))).join(' ');
    expect(all).not.toMatch(/bedre|dårlig|værre|forbedr|forværr|fremgang|tilbagegang|desværre|heldigvis|signifikant/i);
  });
});
