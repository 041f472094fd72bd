import { describe, expect, it } from 'vitest';
import type { ReleasedBlock, ReleasedReport } from '../../scripts/model/released.ts';
import { csvText, dataFile } from '../../scripts/publish/datafile.ts';
import { peer, share, shown, withheld } from '../charts/shares.ts';
import { releaseOf, replaced } from '../release/cluster.ts';

const cell = (text: string) => csvText([[text]]).slice(1, -2);

describe('a cell', () => {
  it.each([
    '=1+1',
    '=HYPERLINK("https://x")',
    '+1+1',
    '-1+1',
    "-2+3+cmd|' /C calc'!A0",
    '-A1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
  ])('that a spreadsheet would run is made text: %j', (text) => {
    expect(cell(text).replace(/^"/, '')).toMatch(/^'/);
  });

  it.each(['-4', '+4', '-4,5', '-1.234,5', '12', '18\u00a0%', '-4\u00a0%', 'A', 'skjult', 'Lægerne = os'])(
    'that is a number or a word stays as it is: %s',
    (text) => {
      expect(cell(text)).toBe(text);
    },
  );

  it.each([
    ['a;b', '"a;b"'],
    ['a"b', '"a""b"'],
    ['a\nb', 'a b'],
    ['a\r\n=1', 'a =1'],
    ['=a;"b"', '"\'=a;""b"""'],
  ])('is quoted where it must be: %j', (text, written) => {
    expect(cell(text)).toBe(written);
  });
});

describe('data.csv', () => {
  const { report, many } = releaseOf({ practices: replaced(5, { all: [60, 40, 3] }) });
  const text = dataFile(report);
  const rows = text
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((row) => row.split(';'));

  it('is what a Danish Excel opens right: byte order mark, semicolons, Windows lines, one head', () => {
    expect(text.startsWith('\uFEFFindikator;runde;praksis;kategori;vist\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(rows.every(({ length }) => length === 5)).toBe(true);
  });

  it('has each peer as it is shown, and for a hidden one the word alone', () => {
    const peers = rows.filter(([id, , practice]) => id === 'mange' && practice !== 'Klyngen');
    expect(peers.map(([, , label]) => label)).toEqual(many.peers.map(({ label }) => label));
    const hidden = many.peers.filter(({ cell }) => cell.status === 'withheld').map(({ label }) => label);
    expect(hidden.length).toBeGreaterThan(0);
    for (const letter of hidden)
      expect(peers.find(([, , label]) => label === letter)).toEqual(['mange', '1', letter, '', 'skjult']);
  });

  it('has negative numbers with the minus of the keyboard', () => {
    expect(rows.find(([id]) => id === 'kort')?.[4]).toBe('-8,5');
    expect(text).not.toContain('\u2212');
  });
});

describe('data.csv of figures that are not shares of persons', () => {
  const { kind: _kind, unit: _unit, ...rest } = share();
  const { title, direction, directionNote, caveats, synthetic, tables, phrase } = rest;
  const definition = { title, direction, directionNote, caveats, synthetic, tables, phrase };
  const block = (indicator: object, beside?: object) =>
    ({
      id: 'b',
      type: 'indicator',
      figure: 1,
      questions: [],
      indicator,
      ...(beside ? { beside } : {}),
    }) as ReleasedBlock;
  const count = (number: number) => ({ status: 'shown', count: number });
  const linesOf = (blocks: readonly ReleasedBlock[]) => {
    const report = { meeting: { round: 2 }, blocks } as unknown as ReleasedReport;
    return dataFile(report).slice(1).trimEnd().split('\r\n').slice(1);
  };

  it('has both sides of mirrored rates once, with what they are counted in', () => {
    const ind = share({ id: 'ind', peers: [peer('A', shown(2)), peer('B', withheld)] });
    const ud = share({ id: 'ud', peers: [peer('A', shown(12))], cluster: withheld });
    expect(linesOf([block(ind, ud), block(ud)])).toEqual([
      'ind;2;A;pr.\u00a01.000;2,0',
      'ind;2;B;pr.\u00a01.000;skjult',
      'ind;2;Klyngen;pr.\u00a01.000;30',
      'ud;2;A;pr.\u00a01.000;12',
      'ud;2;Klyngen;pr.\u00a01.000;skjult',
    ]);
  });

  it('has ready figures without a row for the cluster, and the target as a number', () => {
    const target = { level: 'maal', label: 'Mål', value: 350, source: '', reason: '' } as const;
    const unit = { words: 'døgndoser' };
    const value = share({ id: 'v', kind: 'value', unit, cluster: withheld, peers: [peer('A', shown(340))] });
    expect(linesOf([block({ ...value, direction: 'lower-better', benchmarks: [target] })])).toEqual([
      'v;2;A;døgndoser;340',
      'v;2;Mål;døgndoser;350',
    ]);
  });

  it('has a row for each step, total and period', () => {
    const steps = [
      { label: 'Kvinder', cell: count(1412) },
      { label: 'heraf i behandling', cell: withheld },
    ];
    const product = { words: 'samtaler om året', times: 2, cell: withheld };
    const totals = [
      { label: 'Ind', cell: count(812) },
      { label: 'Ud', cell: count(430) },
    ];
    const periods = ['2023', '2024'].map((label, at) => ({
      label,
      share: share({ id: 'a', peers: [peer('A', at === 0 ? shown(5) : withheld)] }),
    }));
    expect(
      linesOf([
        block({ ...definition, kind: 'flow', id: 'f', steps, product }),
        block({ ...definition, kind: 'totals', id: 't', totals }),
        block({ ...definition, kind: 'trend', id: 'a', periods }),
      ]),
    ).toEqual([
      'f;2;Klyngen;Kvinder;1.412',
      'f;2;Klyngen;heraf i behandling;skjult',
      'f;2;Klyngen;samtaler om året;skjult',
      't;2;Klyngen;Ind;812',
      't;2;Klyngen;Ud;430',
      'a;2;A;2023;5,0',
      'a;2;Klyngen;2023;30',
      'a;2;A;2024;skjult',
      'a;2;Klyngen;2024;30',
    ]);
  });
});
