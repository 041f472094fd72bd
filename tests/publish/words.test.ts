import { describe, expect, it } from 'vitest';
import type {
  Cell,
  Peer,
  ReleasedConcentration,
  ReleasedDistribution,
  ReleasedMunicipality,
  ReleasedShare,
} from '../../scripts/model/released.ts';
import { cellText, groupWord } from '../../scripts/publish/cellwords.ts';
import { concentrationAlt, distributionAlt, municipalityValue } from '../../scripts/publish/shapewords.ts';
import { finding, hiddenPeers, shareAlt, shareRemarks } from '../../scripts/publish/words.ts';

const nbsp = '\u00a0';
const withheld: Cell = { status: 'withheld' };
const shown = (value: number): Cell => ({ status: 'shown', value });
const peer = (label: string, cell: Cell): Peer => ({ label, cell, size: '30-99', small: false });
const hidden = (label: string): Peer => ({ label, cell: withheld, small: false });

const definition = {
  id: 'mange',
  title: 'Børn med mange kontakter',
  direction: 'neither' as const,
  directionNote: '',
  caveats: [],
  synthetic: false,
  tables: [],
};

function share(change: Partial<ReleasedShare> = {}): ReleasedShare {
  return {
    ...definition,
    kind: 'proportion',
    unit: 'percent',
    funnel: null,
    phrase: 'af børnene havde fem eller flere kontakter',
    numeratorWords: 'børn med fem eller flere kontakter',
    denominatorWords: 'børn med kontakt',
    approximate: false,
    axis: 50,
    cluster: { status: 'shown', value: 18, count: { x: 1518, n: 8437 }, interval: { lower: 17, upper: 19 } },
    position: 'none',
    benchmarks: [],
    peers: [peer('C', shown(31)), peer('A', shown(20)), peer('B', shown(9))],
    median: null,
    sparse: false,
    previous: null,
    ...change,
  };
}

const benchmark = { level: 'region' as const, label: 'Region Sjælland', value: 22, source: '', reason: '' };
const everything = (one: ReleasedShare) =>
  [finding(one), ...shareRemarks(one), shareAlt(one).title, shareAlt(one).description, hiddenPeers(one) ?? ''].join(
    ' ',
  );

describe('a cell in words', () => {
  it.each([
    [shown(18), `18${nbsp}%`],
    [shown(0), `0${nbsp}%`],
    [shown(100), `100${nbsp}%`],
    [{ status: 'banded', from: 20, to: 40 } as const, `20–39${nbsp}%`],
    [{ status: 'banded', from: 0, to: 5 } as const, `0–4${nbsp}%`],
    [{ status: 'banded', from: 80, to: 100 } as const, `80–100${nbsp}%`],
    [withheld, 'skjult'],
  ])('%j', (cell, text) => {
    expect(cellText(cell)).toBe(text);
  });
});

describe('the finding', () => {
  it('is the cluster’s figure and what it is of', () => {
    expect(finding(share())).toBe(`18${nbsp}% af børnene havde fem eller flere kontakter`);
  });

  it('says that it is about so many, when it is', () => {
    expect(finding(share({ approximate: true }))).toBe(`Cirka 18${nbsp}% af børnene havde fem eller flere kontakter`);
  });

  it('says that the figure is hidden, and no number', () => {
    const text = finding(share({ cluster: withheld }));
    expect(text).toBe('Børn med mange kontakter: klyngens tal er skjult');
    expect(text).not.toMatch(/\d/);
  });
});

describe('the comparison with a figure from outside', () => {
  const against = (position: ReleasedShare['position'], change: Partial<ReleasedShare> = {}) =>
    shareRemarks(share({ position, benchmarks: [benchmark], ...change }))[0];

  it.each([
    ['within', 'Forskellen til klyngen er ikke større, end tilfældigheder kan forklare.'],
    ['below', 'Klyngen ligger lavere, og forskellen er større, end tilfældigheder kan forklare.'],
    ['above', 'Klyngen ligger højere, og forskellen er større, end tilfældigheder kan forklare.'],
  ] as const)('%s', (position, sentence) => {
    expect(against(position)).toBe(`Region Sjælland ligger på 22${nbsp}%. ${sentence}`);
  });

  it('says nothing of chance where no interval is honest, and for contacts why', () => {
    expect(against('unknown')).toBe(`Region Sjælland ligger på 22${nbsp}%.`);
    const contacts = against('unknown', { kind: 'event-share' });
    expect(contacts).toContain('Flere kontakter kan komme fra den samme person');
    expect(contacts).not.toMatch(/lavere|højere/);
  });

  it('is left out without a benchmark or a figure', () => {
    expect(shareRemarks(share())).toEqual([]);
    expect(against('within', { cluster: withheld })).toBeUndefined();
  });
});

describe('the remarks', () => {
  it('give the median of the practices, and none where some are hidden: those are seldom the middle ones', () => {
    expect(shareRemarks(share({ median: 20 }))).toEqual([`Blandt de tre viste praksis er medianen 20${nbsp}%.`]);
    const partly = share({ median: 20, peers: [...share().peers, hidden('D')] });
    expect(shareRemarks(partly)).toEqual([]);
  });

  it('send the reader to the own sheet where most is hidden or banded', () => {
    const gaps = share({ sparse: true, peers: [peer('A', shown(20)), hidden('B'), hidden('C')] });
    expect(shareRemarks(gaps)).toEqual(['To af de tre praksis kan ikke vises. Jeres eget tal står på jeres eget ark.']);
    const bands = share({ sparse: true, peers: [peer('A', { status: 'banded', from: 0, to: 20 })] });
    expect(shareRemarks(bands)[0]).toContain('vist som et interval');
  });

  it('are three short sentences at most', () => {
    const most = share({ sparse: true, median: 20, benchmarks: [benchmark], position: 'within' });
    expect(shareRemarks(most)).toHaveLength(3);
  });
});

describe('what is said of hidden practices', () => {
  const one = share({ peers: [peer('A', shown(20)), hidden('B'), hidden('D')] });

  it('is their letters and one neutral word', () => {
    expect(hiddenPeers(one)).toBe('Skjult: B og D.');
    expect(hiddenPeers(share())).toBeNull();
    expect(shareAlt(one).description).toContain('Skjult: B og D.');
  });

  it('is no number, no size and no reason', () => {
    const only = share({ cluster: withheld, peers: [hidden('A'), hidden('B')], sparse: true });
    expect(everything(only)).not.toMatch(/\d/);
    expect(everything(only)).not.toMatch(/under fem|færre end|<|1.4 personer/);
  });
});

describe('the description of the chart', () => {
  it('has how many there are, the ends, the cluster and the benchmark', () => {
    const { title, description } = shareAlt(share({ benchmarks: [benchmark] }));
    expect(title).toBe('Prikdiagram: Børn med mange kontakter.');
    expect(description).toBe(
      `Tre praksis med hver sit bogstav på en akse i procent. Praksis C er højest med 31${nbsp}% og praksis B er lavest med 9${nbsp}%. Klyngens tal er 18${nbsp}%. Region Sjælland: 22${nbsp}%. Alle tal står i handoutets tabel.`,
    );
  });

  it('calls nobody highest or lowest where others stand beside them', () => {
    const all = share({ peers: ['A', 'B', 'C'].map((letter) => peer(letter, shown(20))) });
    expect(shareAlt(all).description).not.toMatch(/højest|lavest/);
    const two = share({ peers: [peer('A', shown(31)), peer('B', shown(31)), peer('C', shown(9))] });
    expect(shareAlt(two).description).not.toMatch(/Praksis A er højest/);
  });

  it('does not speak of letters where practices stand by name', () => {
    const open = share({ peers: [peer('Lægerne Havblik', shown(31)), peer('Lægehuset Bakken', shown(9))] });
    expect(shareAlt(open).description).not.toContain('bogstav');
  });
});

describe('never', () => {
  const cases: readonly ReleasedShare[] = [
    share(),
    share({ position: 'above', benchmarks: [benchmark], median: 20, direction: 'lower-better' }),
    share({ position: 'below', benchmarks: [benchmark], direction: 'higher-better' }),
    share({ sparse: true, cluster: withheld, peers: [hidden('A'), peer('B', shown(3))] }),
  ];

  it.each(cases)('a bare rank, praise, blame or the word significant', (one) => {
    expect(everything(one)).not.toMatch(/\bnr\. ?\d|\bnummer \d|\bplads\b|\brang/i);
    expect(everything(one)).not.toMatch(/\bgod|\bdårlig|\bbedst|\bværst|\bflot|desværre|signifikant/i);
  });

  it.each(cases)('an English number or a space before % that breaks', (one) => {
    expect(everything(one)).not.toMatch(/\d\.\d(?!\d\d)|\d,\d{3}|\d %/);
  });
});

describe('a distribution', () => {
  const series = (bins: ReleasedDistribution['series'][number]['bins']): ReleasedDistribution => ({
    ...definition,
    kind: 'distribution',
    phrase: 'af børnene havde kun én kontakt',
    people: 'børn',
    thePeople: 'børnene',
    groupWords: { one: 'kontakt', many: 'kontakter' },
    series: [{ title: 'Alle kontakter', what: '', persons: 100, bins }],
  });

  it('begins with the first group', () => {
    expect(finding(series([{ label: '1', cell: shown(42), many: false }]))).toBe(
      `42${nbsp}% af børnene havde kun én kontakt`,
    );
    expect(finding(series([{ label: '1', cell: withheld, many: false }]))).toBe(definition.title);
  });

  it('is told group by group to those who do not see it', () => {
    const { description } = distributionAlt(
      series([
        { label: '1', cell: shown(42), many: false },
        { label: '2-4', cell: shown(50), many: false },
        { label: '5+', cell: withheld, many: true },
      ]),
    );
    expect(description).toBe(
      `Alle kontakter: 1 kontakt 42${nbsp}%, 2–4 kontakter 50${nbsp}%, 5 eller flere kontakter skjult.`,
    );
  });

  it.each([
    ['1', '1 kontakt'],
    ['2', '2 kontakter'],
    ['5-9', '5–9 kontakter'],
    ['10+', '10 eller flere kontakter'],
  ])('has its groups in words: %s', (label, words) => {
    expect(groupWord(label, { one: 'kontakt', many: 'kontakter' })).toBe(words);
  });
});

describe('groups with names of their own', () => {
  it('are called by them', () => {
    expect(groupWord('Begge dele', undefined)).toBe('Begge dele');
    expect(groupWord('1', undefined)).toBe('1');
  });
});

describe('a concentration', () => {
  const few = (persons: Cell, contacts: Cell): ReleasedConcentration => ({
    ...definition,
    kind: 'concentration',
    phrase: 'af kontakterne',
    from: 5,
    people: 'børn',
    thePeople: 'børnene',
    atLeast: true,
    persons,
    contacts,
  });

  it('says that so few stand for at least so many', () => {
    const text = `16${nbsp}% af børnene står for mindst 44${nbsp}% af kontakterne`;
    expect(finding(few(shown(16), shown(44)))).toBe(text);
    expect(concentrationAlt(few(shown(16), shown(44))).description).toBe(`${text}.`);
    expect(finding({ ...few(shown(16), shown(44)), atLeast: false })).not.toContain('mindst');
  });

  it('says nothing where one of the two is hidden', () => {
    expect(finding(few(withheld, shown(44)))).not.toMatch(/\d/);
    expect(finding(few(shown(16), withheld))).not.toMatch(/\d/);
  });
});

describe('the municipalities', () => {
  const map = (
    values: readonly (number | null)[],
    scale: ReleasedMunicipality['scale'] = 'afvigelse_pct',
  ): ReleasedMunicipality => ({
    ...definition,
    kind: 'municipality',
    phrase: 'i forhold til det forventede',
    scale,
    classes: [-10, -5, 5, 10],
    shapes: 'standard',
    year: '2017',
    municipalities: values.map((value, at) => ({
      code: `10${at}`,
      name: ['Ærø', 'Køge', 'Faxe'][at] ?? '',
      region: '',
      value,
      rank: value === null ? null : 1,
      own: true,
    })),
  });

  it.each([
    [[8], `Ærø ligger 8${nbsp}% over det forventede`],
    [[-13.4], `Ærø ligger 13,4${nbsp}% under det forventede`],
    [[0], 'Ærø ligger som forventet'],
    [[null], 'Ærø har intet tal'],
    [[8, -2], `Ærø ligger 8${nbsp}% over det forventede og Køge ligger 2${nbsp}% under det forventede`],
  ])('%j', (values, text) => {
    expect(finding(map(values))).toBe(text);
  });

  it('may be an index, where 100 is as expected', () => {
    expect(finding(map([108], 'indeks'))).toBe(`Ærø ligger 8${nbsp}% over det forventede`);
    expect(municipalityValue(108, 'indeks')).toBe('108');
    expect(municipalityValue(-4, 'afvigelse_pct')).toBe(`\u22124${nbsp}%`);
    expect(municipalityValue(null, 'indeks')).toBe('intet tal');
  });
});
