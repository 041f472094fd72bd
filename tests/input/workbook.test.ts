/** Spreadsheets as suppliers send them, made by another library than the one that reads them. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { DataFile } from '../../scripts/input/folder.ts';
import { openWorkbook } from '../../scripts/input/workbook.ts';
import { bytesOf, checkWith, expectOnly, goodFiles } from './sets.ts';

type Value = string | number | boolean | Date | null;
interface Ark {
  readonly name: string;
  readonly rows: Value[][];
}

const write = (...sheets: Ark[]): Promise<Uint8Array> => writeXlsx({ sheets: sheets.map((one) => ({ ...one })) });
const book = async (rows: Value[][], name = 'Ark1'): Promise<DataFile> => openWorkbook(await write({ name, rows }));

/** The workbook with one of its parts rewritten, or another put beside them. */
function withPart(bytes: Uint8Array, name: string, change: (text: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const before = strFromU8(parts[name] ?? new Uint8Array());
  const after = change(before);
  if (after === before) throw new Error(`${name} was not changed`);
  return zipSync({ ...parts, [name]: strToU8(after) });
}

const sheetPart = 'xl/worksheets/sheet1.xml';
const head = ['ydernummer', 'runde', 'uden', 'boern_5_aar'];
const exams: Value[][] = [head, [991001, 1, 7, 38], [991002, 1, 2, 19]];
const inExams = (file: DataFile) => ({ 'akutte/undersoegelser.csv': null, 'akutte/undersoegelser.xlsx': file });
const at = 'akutte/undersoegelser.xlsx';
const rowsOf = (checked: ReturnType<typeof checkWith>, table: string) =>
  checked.data.tables
    .find((one) => one.table === table)
    ?.rows.map(({ unit, values, line }) => ({ unit, values, line }));

describe('a spreadsheet in the place of a CSV', () => {
  it('gives the same figures, with the rows of the sheet as lines', async () => {
    const checked = checkWith(inExams(await book(exams)));
    expect(checked.problems).toEqual([]);
    const renamed = JSON.stringify(checkWith({}).data).replaceAll('undersoegelser.csv', 'undersoegelser.xlsx');
    expect(checked.data).toEqual(JSON.parse(renamed));
  });

  it('keeps Danish letters, decimals as they are, and every way to write a date', async () => {
    const practices: Value[][] = [
      ['ydernummer', 'praksisnavn', 'klynge', 'kommunekode', 'tilmeldte'],
      ['991001', 'Lægehuset Ærø & Øst', 'nord', 101, 3200],
      [991002, 'Ålægerne', 'nord', 147, '1600'],
      [991003, 'Solopraksis Eng', 'syd', '155', 1550],
    ];
    const consents: Value[][] = [
      ['ydernummer', 'pakke', 'dato', 'aaben'],
      [991001, 'akutte', new Date(Date.UTC(2026, 0, 2)), true],
      [991002, 'akutte', '02-01-2026', 'nej'],
      [991003, 'akutte', '2/1 2026', false],
    ];
    const values: Value[][] = [
      ['kommunekode', 'vaerdi'],
      [101, -8.5],
      [147, 0.1 + 0.2],
      [155, null],
    ];
    const { data, problems } = checkWith({
      'praksis.csv': null,
      'praksis.xlsx': await book(practices),
      'samtykke.csv': null,
      'Samtykke.XLSX': await book(consents),
      'akutte/kort.csv': null,
      'akutte/kort.xlsx': await book(values),
    });
    expect(problems).toEqual([]);
    expect(data.practices.map(({ name }) => name)).toEqual(['Lægehuset Ærø & Øst', 'Ålægerne', 'Solopraksis Eng']);
    expect(data.consents.map(({ date, open }) => `${date} ${open}`)).toEqual([
      '2026-01-02 true',
      '2026-01-02 false',
      '2026-01-02 false',
    ]);
    expect(data.tables.find(({ table }) => table === 'kort')?.rows.map(({ values: { value } }) => value)).toEqual([
      -8.5,
      0.3,
      null,
    ]);
  });

  it('reads a time of day, and a date that carries one', async () => {
    // 0.6041666… of a day is 14:30; the writer's own cell style says that it is a date.
    const bytes = await write({
      name: 'Ark1',
      rows: [
        ['a', 'b'],
        [new Date(Date.UTC(1899, 11, 31, 14, 30)), new Date(Date.UTC(2026, 2, 12, 17, 45))],
      ],
    });
    const opened = await openWorkbook(bytes);
    expect('sheets' in opened && opened.sheets[0]?.rows[1]?.cells).toEqual(['14:30', '2026-03-12 17:45']);
  });

  it('takes the sheet that is named as the file, and warns of others that hold something', async () => {
    const bytes = await write({ name: 'Noter', rows: [['Husk at ringe']] }, { name: 'Undersoegelser', rows: exams });
    const checked = checkWith(inExams(await openWorkbook(bytes)));
    expectOnly(checked.problems, { code: 'ark-ulaest', at, severity: 'warning', secret: 'Husk' });
    expect(rowsOf(checked, 'exams')).toEqual(rowsOf(checkWith({}), 'exams'));
  });

  it('takes the first sheet otherwise, and does not miss the help sheet of our own forms', async () => {
    const bytes = await write({ name: 'Tal', rows: exams }, { name: 'Vejledning', rows: [['Sådan gør du']] });
    expect(checkWith(inExams(await openWorkbook(bytes))).problems).toEqual([]);
  });

  it('skips empty rows and the sum at the end, and counts rows as Excel does', async () => {
    const rows: Value[][] = [[], head, [], [991001, 1, 7, 38], [991002, 1, 2, null], ['I alt', null, 9, 57]];
    const checked = checkWith(inExams(await book(rows)));
    expect(rowsOf(checked, 'exams')?.map(({ line }) => line)).toEqual([4, 5]);
  });

  it.each([
    ['a fraction where a count should be', 7.5, 'tal-broek', 'C2'],
    ['a negative count', -7, 'tal-negativt', 'C2'],
    ['a text', 'syv', 'tal-ugyldigt', 'C2'],
  ])('tells %s at its row and column letter', async (_, value, code, cell) => {
    const checked = checkWith(inExams(await book([head, [991001, 1, value, 38], [991002, 1, 2, 19]])));
    expectOnly(checked.problems, { code, at: `${at}:2:${cell}` });
  });

  it('reads what a formula was last worked out to', async () => {
    const bytes = withPart(await write({ name: 'A', rows: exams }), sheetPart, (xml) =>
      xml.replace('<v>38</v>', '<f>19+19</f><v>38</v>'),
    );
    expect(rowsOf(checkWith(inExams(await openWorkbook(bytes))), 'exams')?.[0]?.values).toEqual({ missed: 7, of: 38 });
  });

  it.each([
    ['was never worked out', (xml: string) => xml.replace('<v>38</v>', '<f>19+19</f>')],
    [
      'ended in an error',
      (xml: string) => xml.replace(/<c r="D2"[^>]*><v>38<\/v>/, '<c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v>'),
    ],
  ])('tells a formula that %s', async (_, change) => {
    const bytes = withPart(await write({ name: 'A', rows: exams }), sheetPart, change);
    expectOnly(checkWith(inExams(await openWorkbook(bytes))).problems, { code: 'formel-uden-tal', at: `${at}:2:D2` });
  });

  it('does not take 18 % for 0,18', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'A',
          columns: [{}, { numFmt: '0%' }],
          rows: [
            ['kommunekode', 'vaerdi'],
            [101, 0.18],
            [147, 1],
            [155, 2],
          ],
        },
      ],
    });
    const checked = checkWith({ 'akutte/kort.csv': null, 'akutte/kort.xlsx': await openWorkbook(bytes) });
    expect(checked.problems.map(({ code, place }) => `${code} ${place.cell}`)).toContain('tal-ugyldigt B2');
  });
});

describe('a CPR number in a spreadsheet', () => {
  const cpr = '010203-1234';

  it('stops the file at its cell, also when it is a number or on a sheet that nobody reads', async () => {
    const text = checkWith(inExams(await book([head, [991001, 1, cpr, 38]])));
    expectOnly(text.problems, { code: 'cpr', at: `${at}:2:C2`, secret: '1234' });
    const number = checkWith(inExams(await book([head, [102031234, 1, 7, 38]])));
    expectOnly(number.problems, { code: 'cpr', at: `${at}:2:A2`, secret: '1234' });
    const bytes = await write({ name: 'Tal', rows: exams }, { name: 'Liste', rows: [['navn'], [`Et barn ${cpr}`]] });
    const other = checkWith(inExams(await openWorkbook(bytes)));
    expectOnly(other.problems, { code: 'cpr', at: `${at}:2:A2`, secret: '1234' });
    expect(other.problems[0]?.message).toContain('ark nr. 2');
  });

  it('is found in what a pivot table remembers and in a text that no cell shows', async () => {
    const bytes = await write({ name: 'Tal', rows: exams });
    const pivot = zipSync({
      ...unzipSync(bytes),
      'xl/pivotCache/pivotCacheRecords1.xml': strToU8(`<pivotCacheRecords><r><s v="${cpr}"/></r></pivotCacheRecords>`),
    });
    expectOnly(checkWith(inExams(await openWorkbook(pivot))).problems, { code: 'cpr', at, secret: '1234' });
    const strings = withPart(bytes, 'xl/sharedStrings.xml', (xml) =>
      xml.replace('</sst>', `<si><t>${cpr}</t></si></sst>`),
    );
    expectOnly(checkWith(inExams(await openWorkbook(strings))).problems, { code: 'cpr', at, secret: '1234' });
  });

  it('stops the run in a file that nobody asked for', async () => {
    const { problems } = checkWith({ 'liste.xlsx': await book([['navn'], [cpr]]) });
    expect(problems.map(({ code }) => code)).toEqual(['fil-ukendt', 'cpr']);
  });
});

describe('what is no plain spreadsheet', () => {
  it.each([
    ['text', bytesOf(goodFiles['akutte/undersoegelser.csv'] ?? ''), 'regneark-i-stykker'],
    ['an empty file', new Uint8Array(), 'regneark-i-stykker'],
    [
      'the old Excel format, or one with a password',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      'regneark-format',
    ],
    ['a zip of something else', zipSync({ 'content.xml': strToU8('<x/>') }), 'regneark-format'],
  ])('is told when it is %s', async (_, bytes, code) => {
    expectOnly(checkWith(inExams(await openWorkbook(bytes))).problems, { code, at });
  });

  it('is told when half of it is missing, when it has macros, and when its XML declares entities', async () => {
    const bytes = await write({ name: 'A', rows: exams });
    const told = async (changed: Uint8Array) =>
      checkWith(inExams(await openWorkbook(changed))).problems.map(({ code }) => code);
    expect(await told(bytes.slice(0, bytes.length / 2))).toEqual(['regneark-i-stykker']);
    expect(await told(zipSync({ ...unzipSync(bytes), 'xl/vbaProject.bin': new Uint8Array(9) }))).toEqual([
      'regneark-format',
    ]);
    const entity = withPart(bytes, sheetPart, (xml) =>
      xml.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
    );
    expect(await told(entity)).toEqual(['regneark-i-stykker']);
    expect(await told(withPart(bytes, sheetPart, (xml) => xml.slice(0, xml.length / 2)))).toEqual([
      'regneark-i-stykker',
    ]);
  });

  it('is refused when a small file unpacks to more than 20 MB, and when one cell stands a million rows away', async () => {
    const bytes = await write({ name: 'A', rows: exams });
    const bomb = zipSync({ ...unzipSync(bytes), 'xl/bomb.xml': new Uint8Array(21 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    expectOnly(checkWith(inExams(await openWorkbook(bomb))).problems, { code: 'fil-for-stor', at });
    const far = withPart(bytes, sheetPart, (xml) =>
      xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    );
    expectOnly(checkWith(inExams(await openWorkbook(far))).problems, { code: 'fil-for-stor', at });
  });

  it('is never larger in memory than the zip says', async () => {
    const bytes = zipSync({ 'xl/workbook.xml': new Uint8Array(1_000_000) });
    // The size of what is packed, in the file's entry and in the list at the end of the zip: 1.000.000 becomes 9.
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let offset = 0; offset < bytes.length - 4; offset++) {
      if (view.getUint32(offset, true) === 1_000_000) view.setUint32(offset, 9, true);
    }
    expect(await openWorkbook(bytes)).toHaveProperty('code');
  });
});

it('refuses two files for the same table, a CSV and a spreadsheet, and still looks for CPR numbers in both', async () => {
  const both = checkWith({ 'akutte/undersoegelser.xlsx': await book(exams) });
  expectOnly(both.problems, { code: 'fil-dobbelt', at });
  const { problems } = checkWith({ 'akutte/undersoegelser.xlsx': await book([head, ['010203-1234', 1, 7, 38]]) });
  expect(problems.map(({ code }) => code).sort()).toEqual(['cpr', 'fil-dobbelt']);
});

it('the library that judges agrees on what is in the file', async () => {
  const { sheets } = await readXlsx(await write({ name: 'Tal', rows: exams }));
  expect(sheets[0]?.rows).toEqual(exams);
});
