/** Forms that come back from the practices under names of their own, beside or instead of a table's file. */
import { describe, expect, it } from 'vitest';
import type { PackTables } from '../../scripts/input/known.ts';
import { checkWith, expectOnly, pack, placeText } from './sets.ts';

const head = 'ydernummer;runde;uden;boern_5_aar\n';
const one = `${head}991001;1;7;38\n`;
const two = `${head}991002;1;2;19\n`;
const instead = { 'akutte/undersoegelser.csv': null };

const figures = (checked: ReturnType<typeof checkWith>, table = 'exams') =>
  checked.data.tables
    .find((each) => each.table === table)
    ?.rows.map(({ unit, category, values }) => [unit, category, ...Object.values(values)].join(' '));
const told = (checked: ReturnType<typeof checkWith>) =>
  checked.problems.map((problem) => `${problem.severity} ${problem.code} ${placeText(problem)}`);

const contacts = 'ydernummer;runde;antal kontakter;boern\n';
/** A second table with the same columns as the first. */
const twins: PackTables = {
  ...pack,
  tables: { ...pack.tables, vagt: { ...pack.tables.kontakter, file: 'laegevagt.csv' } as PackTables['tables'][string] },
};

describe('files with names of their own', () => {
  it('that begin with the table’s name are its rows, whatever follows', () => {
    const checked = checkWith({
      ...instead,
      'akutte/undersoegelser-991001.csv': one,
      'akutte/Undersoegelser (2).csv': two,
    });
    expect(told(checked)).toEqual([]);
    expect(figures(checked)).toEqual(['991001  7 38', '991002  2 19']);
  });

  it('are put beside what the table’s own file holds', () => {
    const checked = checkWith({ 'akutte/undersoegelser.csv': one, 'akutte/undersoegelser-fra-bakken.csv': two });
    expect(told(checked)).toEqual([]);
    expect(figures(checked)).toEqual(['991001  7 38', '991002  2 19']);
  });

  it('may have their columns in another order', () => {
    const turned = 'boern_5_aar;uden;runde;ydernummer\n19;2;1;991002\n';
    const checked = checkWith({ 'akutte/undersoegelser.csv': one, 'akutte/undersoegelser-b.csv': turned });
    expect(figures(checked)).toEqual(['991001  7 38', '991002  2 19']);
  });

  it('are known by their headers, with a word about it', () => {
    const checked = checkWith({ ...instead, 'akutte/Fra regionen.csv': `${one}991002;1;2;19\n` });
    expectOnly(checked.problems, { code: 'fil-genkendt', at: 'akutte/Fra regionen.csv', severity: 'warning' });
    expect(figures(checked)).toEqual(['991001  7 38', '991002  2 19']);
  });

  it('are asked about when two tables have those headers, unless the name tells them apart', () => {
    const rows = `${contacts}991001;1;1;4\n`;
    const unclear = checkWith({ 'akutte/fra regionen.csv': rows }, { packs: [twins] });
    expect(told(unclear)).toContain('error fil-flertydig data/x/akutte/fra regionen.csv:1');
    const clear = checkWith({ 'akutte/fra regionen, laegevagt.csv': rows }, { packs: [twins] });
    expect(told(clear)).toContain('warning fil-genkendt data/x/akutte/fra regionen, laegevagt.csv');
    expect(figures(clear, 'vagt')?.slice(0, 1)).toEqual(['991001 1 4']);
  });

  it('are not read when no table has their headers', () => {
    const checked = checkWith({ 'akutte/adresser.csv': 'navn;adresse\nA;B\n' });
    expectOnly(checked.problems, { code: 'fil-ukendt', at: 'akutte/adresser.csv', severity: 'warning' });
  });

  it('are told for their own mistakes, at their own line', () => {
    const wrong = `${head}991002;1;to;19\n`;
    const checked = checkWith({ 'akutte/undersoegelser.csv': one, 'akutte/undersoegelser-b.csv': wrong });
    expectOnly(checked.problems, { code: 'tal-ugyldigt', at: 'akutte/undersoegelser-b.csv:2:C2' });
    const broken = checkWith({ 'akutte/undersoegelser.csv': one, 'akutte/undersoegelser-b.csv': 'uden;mere\n1;2\n' });
    expect(new Set(broken.problems.map(({ place }) => place.file))).toEqual(
      new Set(['data/x/akutte/undersoegelser-b.csv']),
    );
  });

  it('stop the run when they hold a CPR number', () => {
    const checked = checkWith({ 'akutte/undersoegelser-b.csv': `${head}991002;1;2;010203-1234\n` });
    expectOnly(checked.problems, { code: 'cpr', at: 'akutte/undersoegelser-b.csv:2:D2', secret: '1234' });
  });

  it('do not replace the file of a table that nobody has delivered', () => {
    expect(told(checkWith(instead))).toEqual(['error fil-mangler data/x/akutte/undersoegelser.csv']);
  });
});

describe('the same practice in two files', () => {
  const other = `${head}991001;1;9;38\n`;
  const both = (name: string, text: string) => checkWith({ [`akutte/${name}`]: text });

  it('is counted once when the figures are the same', () => {
    const checked = both('undersoegelser-991001.csv', one);
    expect(told(checked)).toEqual([]);
    expect(figures(checked)).toEqual(['991001  7 38', '991002  2 19']);
  });

  it('is refused when they are not, with both files and rows', () => {
    const { problems } = both('undersoegelser-991001.csv', other);
    expectOnly(problems, { code: 'praksis-to-filer', at: 'akutte/undersoegelser-991001.csv:2:A2', secret: '991001;' });
    expect(problems[0]?.message).toContain('data/x/akutte/undersoegelser.csv, linje 2');
  });

  it('is corrected by the file that says so, with a word about it', () => {
    const checked = both('undersoegelser-991001-rettet.csv', other);
    expectOnly(checked.problems, {
      code: 'praksis-rettet',
      at: 'akutte/undersoegelser-991001-rettet.csv:2:A2',
      severity: 'warning',
    });
    expect(figures(checked)).toEqual(['991001  9 38', '991002  2 19']);
  });

  it('is refused when two corrections disagree', () => {
    const checked = checkWith({
      'akutte/undersoegelser-a-rettet.csv': other,
      'akutte/undersoegelser-b-rettet.csv': `${head}991001;1;8;38\n`,
    });
    expect(told(checked)).toEqual([
      'warning praksis-rettet data/x/akutte/undersoegelser-a-rettet.csv:2:A2',
      'error praksis-to-filer data/x/akutte/undersoegelser-b-rettet.csv:2:A2',
    ]);
  });

  it('is corrected as a whole: a group that the correction leaves out is empty', () => {
    const checked = checkWith({ 'akutte/kontakter-rettet.csv': `${contacts}991001;1;1;41\n` });
    expect(figures(checked, 'kontakter')?.filter((row) => row.startsWith('991001'))).toEqual([
      '991001 1 41',
      '991001 2-4 0',
      '991001 5+ 0',
    ]);
  });

  it('may have one round in each', () => {
    const checked = both('undersoegelser-runde-2.csv', `${head}991001;2;5;40\n`);
    expect(figures(checked)).toEqual(['991001  7 38', '991002  2 19', '991001  5 40']);
  });
});
