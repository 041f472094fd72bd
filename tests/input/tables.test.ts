import { describe, expect, it } from 'vitest';
import type { CountRow } from '../../scripts/model/counts.ts';
import { indicatorSchema } from '../../scripts/model/indicators.ts';
import type { Table } from '../../scripts/model/pack.ts';
import { type Checked, changed, checkWith, expectOnly, goodFiles, pack, withRow } from './sets.ts';

const rowsOf = ({ data }: Checked, table: string): readonly Omit<CountRow, 'line' | 'file'>[] =>
  (data.tables.find((each) => each.table === table)?.rows ?? []).map(({ line: _line, file: _file, ...row }) => row);

/** The pack with one table changed. */
const packWith = (id: string, change: Partial<Table>) => ({
  packs: [{ ...pack, tables: { ...pack.tables, [id]: { ...pack.tables[id], ...change } as Table } }],
});

describe('tables of practices', () => {
  it("are read by the pack's own names", () => {
    expect(rowsOf(checkWith({}), 'exams')).toEqual([
      { unit: '991001', round: 1, category: '', values: { missed: 7, of: 38 } },
      { unit: '991002', round: 1, category: '', values: { missed: 2, of: 19 } },
    ]);
  });

  it('a group left out is nobody; a practice left out has not delivered', () => {
    const rows = rowsOf(checkWith({}), 'kontakter').map(({ unit, category, values }) => [
      unit,
      category,
      values.children,
    ]);
    expect(rows).toEqual([
      ['991001', '1', 40],
      ['991001', '2-4', 22],
      ['991001', '5+', 7],
      ['991002', '1', 31],
      ['991002', '2-4', 12],
      ['991002', '5+', 0],
      ['991003', '1', 0],
      ['991003', '2-4', 0],
      ['991003', '5+', 3],
    ]);
    const without = checkWith(changed('akutte/kontakter.csv', '991003;1;5+;3\n', ''));
    expect(rowsOf(without, 'kontakter').map(({ unit }) => unit)).not.toContain('991003');
  });

  it('each round stands for itself', () => {
    const rows = rowsOf(checkWith(withRow('akutte/kontakter.csv', '991002;2;1;9')), 'kontakter');
    expect(rows.filter(({ round }) => round === 2).map(({ category, values }) => [category, values.children])).toEqual([
      ['1', 9],
      ['2-4', 0],
      ['5+', 0],
    ]);
  });

  it('a missing figure stays missing', () => {
    const checked = checkWith(changed('akutte/undersoegelser.csv', '2;19', '-;19'));
    expect(checked.problems).toEqual([]);
    expect(rowsOf(checked, 'exams')[1]?.values).toEqual({ missed: null, of: 19 });
  });

  it.each(['*', '<5'])('a figure hidden by the supplier (%s) is missing, with a warning', (mark) => {
    const checked = checkWith(changed('akutte/kontakter.csv', '5+;7', `5+;${mark}`));
    expectOnly(checked.problems, {
      code: 'tal-maskeret',
      at: 'akutte/kontakter.csv:4:D4',
      severity: 'warning',
      secret: mark,
    });
    expect(rowsOf(checked, 'kontakter')[2]?.values).toEqual({ children: null });
  });

  it.each([
    ['negative', '-22', 'tal-negativt'],
    ['a fraction', '22,5', 'tal-broek'],
    ['no number', 'toogtyve', 'tal-ugyldigt'],
  ])('a count that is %s', (_, text, code) => {
    const { problems } = checkWith(changed('akutte/kontakter.csv', '2-4;22', `2-4;${text}`));
    expectOnly(problems, { code, at: 'akutte/kontakter.csv:3:D3', secret: text });
  });

  it('groups are found in spite of dashes and spaces', () => {
    const checked = checkWith(changed('akutte/kontakter.csv', '991001;1;2-4', '991001;1; 2 – 4 '));
    expect(checked.problems).toEqual([]);
    expect(rowsOf(checked, 'kontakter')[1]?.values).toEqual({ children: 22 });
  });

  it('an unknown group, with those there are', () => {
    const { problems } = checkWith(changed('akutte/kontakter.csv', '991001;1;2-4', '991001;1;6-9'));
    expectOnly(problems, { code: 'kategori-ukendt', at: 'akutte/kontakter.csv:3:C3', secret: '6-9' });
    expect(problems[0]?.hint).toContain('1, 2-4, 5+');
  });

  it('a group that is not told', () => {
    const { problems } = checkWith(changed('akutte/kontakter.csv', '991001;1;2-4', '991001;1;'));
    expectOnly(problems, { code: 'vaerdi-mangler', at: 'akutte/kontakter.csv:3:C3' });
  });

  it('an unknown practice, and none is suggested', () => {
    const { problems } = checkWith(withRow('akutte/undersoegelser.csv', '991009;1;2;19'));
    expectOnly(problems, { code: 'praksis-ukendt', at: 'akutte/undersoegelser.csv:4:A4', secret: '9910' });
  });

  it('a ydernummer that is none', () => {
    const { problems } = checkWith(withRow('akutte/undersoegelser.csv', '9910039;1;2;19'));
    expectOnly(problems, { code: 'ydernummer-ugyldigt', at: 'akutte/undersoegelser.csv:4:A4', secret: '9910039' });
  });

  it('the same row twice', () => {
    const { problems } = checkWith(withRow('akutte/undersoegelser.csv', '991001;1;2;19'));
    expectOnly(problems, { code: 'raekke-dobbelt', at: 'akutte/undersoegelser.csv:4:A4', secret: '991001' });
    expect(problems[0]?.message).toContain('linje 2');
    const group = checkWith(withRow('akutte/kontakter.csv', '991001;1;2–4;19'));
    expectOnly(group.problems, { code: 'raekke-dobbelt', at: 'akutte/kontakter.csv:8:A8', secret: '991001' });
  });

  it('numerator above denominator in a row', () => {
    const { problems } = checkWith(changed('akutte/undersoegelser.csv', '7;38', '39;38'));
    expectOnly(problems, { code: 'taeller-over-naevner', at: 'akutte/undersoegelser.csv:2:C2', secret: '39' });
    expect(problems[0]?.message).toContain('»uden« er større end »boern_5_aar«');
    expect(checkWith(changed('akutte/undersoegelser.csv', '7;38', '38;38')).problems).toEqual([]);
  });

  it('but not where the indicator counts groups only', () => {
    const from = indicatorSchema.parse({ ...pack.indicators['missed-exam'], from: 5 });
    const packs = [{ ...pack, indicators: { 'missed-exam': from } }];
    expect(checkWith(changed('akutte/undersoegelser.csv', '7;38', '39;38'), { packs }).problems).toEqual([]);
  });

  it('rows of practices without consent are kept', () => {
    const checked = checkWith({ 'samtykke.csv': 'ydernummer;pakke;dato\n' });
    expect(checked.problems).toEqual([]);
    expect(rowsOf(checked, 'exams')).toHaveLength(2);
  });

  it('groups of the pack that overlap', () => {
    const category = { column: 'antal kontakter', groups: ['1', '2-4', '4-5', '5+'] };
    const { problems } = checkWith({}, packWith('kontakter', { category }));
    expectOnly(problems, { code: 'grupper', at: 'akutte/kontakter.csv:1:C1' });
    expect(problems[0]?.message).toContain('»2-4« og »4-5« overlapper');
  });

  it('a total last is not a practice', () => {
    expect(checkWith(withRow('akutte/undersoegelser.csv', 'I alt;;9;57')).problems).toEqual([]);
  });

  it('two tables may share a file', () => {
    const sharing = packWith('exams', { file: 'kontakter.csv' });
    const text = 'ydernummer;runde;antal kontakter;boern;uden;boern_5_aar\n991001;1;1;40;7;38\n';
    const checked = checkWith({ 'akutte/kontakter.csv': text, 'akutte/undersoegelser.csv': null }, sharing);
    expect(checked.problems).toEqual([]);
    expect(rowsOf(checked, 'exams')[0]?.values).toEqual({ missed: 7, of: 38 });
    expect(rowsOf(checked, 'kontakter')[0]?.values).toEqual({ children: 40 });
  });
});

describe('tables of municipalities', () => {
  it('serve every round when they have no round', () => {
    expect(rowsOf(checkWith({}), 'kort')).toEqual([
      { unit: '101', round: 0, category: '', values: { value: -8.5 } },
      { unit: '147', round: 0, category: '', values: { value: 12.25 } },
      { unit: '155', round: 0, category: '', values: { value: null } },
    ]);
  });

  it('may have one', () => {
    const text = 'kommunekode;runde;værdi\n101;1;-8,5\n101;2;3\n';
    expect(rowsOf(checkWith({ 'akutte/kort.csv': text }), 'kort').map(({ round }) => round)).toEqual([1, 2]);
    const { problems } = checkWith({ 'akutte/kort.csv': text.replace(';2;', ';;') });
    expectOnly(problems, { code: 'vaerdi-mangler', at: 'akutte/kort.csv:3:B3' });
  });

  it.each([
    ['an unknown municipality', '102;3', 'kommune-ukendt', 'A5', '102'],
    ['a municipality twice', '0101;3', 'raekke-dobbelt', 'A5', '0101'],
    ['a value above the range', '155;30,01', 'vaerdi-udenfor', 'B5', '30,01'],
    ['a value below the range', '155;-31', 'vaerdi-udenfor', 'B5', '-31'],
    ['an ambiguous value', '155;1.125', 'tal-tvetydigt', 'B5', '1.125'],
  ])('%s', (_, row, code, cell, secret) => {
    const base = goodFiles['akutte/kort.csv'] ?? '';
    const text = `${base.replace('155;\n', '\n')}${row}\n`;
    const { problems } = checkWith({ 'akutte/kort.csv': text });
    expectOnly(problems, { code, at: `akutte/kort.csv:5:${cell}`, secret });
  });

  it('a decimal point is read, with a warning', () => {
    const checked = checkWith(changed('akutte/kort.csv', '12,25', '12.25'));
    expectOnly(checked.problems, {
      code: 'decimalpunktum',
      at: 'akutte/kort.csv:3:B3',
      severity: 'warning',
      secret: '12.25',
    });
    expect(rowsOf(checked, 'kort')[1]?.values).toEqual({ value: 12.25 });
  });
});

describe('groups that a spreadsheet has made into dates', () => {
  const asWritten = '991001;1;1;40\n991001;1;2-4;22\n991001;1;5+;7\n';
  const head = 'ydernummer;runde;antal kontakter;boern\n';

  it.each(['02-04-2026', '04-02-2026', '2026-04-02', '02-apr', '4-feb', '2. april'])('are groups again: %s', (date) => {
    const text = `${head}${asWritten.replace('2-4', date)}991002;1;1;31\n991002;1;${date};12\n991003;1;5+;3\n`;
    const { problems, data } = checkWith({ 'akutte/kontakter.csv': text });
    expectOnly(problems, { code: 'gruppe-som-dato', at: 'akutte/kontakter.csv:3:C3', severity: 'warning' });
    expect(data.tables).toEqual(checkWith({ 'akutte/kontakter.csv': text.replaceAll(date, '2-4') }).data.tables);
  });

  it('stay unknown where no group has the two numbers', () => {
    const text = `${head}${asWritten.replace('2-4', '05-09-2026')}991002;1;1;31\n991003;1;5+;3\n`;
    const { problems } = checkWith({ 'akutte/kontakter.csv': text });
    expectOnly(problems, { code: 'kategori-ukendt', at: 'akutte/kontakter.csv:3:C3', secret: '05-09-2026' });
  });
});
