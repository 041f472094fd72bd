import { describe, expect, it } from 'vitest';
import { csvText, dataFile } from '../../scripts/publish/datafile.ts';
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
    ['a\nb', '"a\nb"'],
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
