import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../scripts/input/csv.ts';
import type { Grid } from '../../scripts/input/grid.ts';
import { collectProblems, type Problem } from '../../scripts/model/problem.ts';
import { bytesOf } from './sets.ts';

function parse(content: string | Uint8Array): { csv: Grid | null; problems: readonly Problem[] } {
  const { report, problems } = collectProblems();
  const csv = parseCsv('data/x/f.csv', typeof content === 'string' ? bytesOf(content) : content, report);
  return { csv, problems: problems() };
}

const cellsOf = (csv: Grid | null) => csv?.rows.map(({ cells }) => cells);
const told = (problems: readonly Problem[]) =>
  problems.map(({ code, place: { line, cell } }) => [code, line, cell].filter((part) => part !== undefined).join(':'));

const danish = 'navn;sted\r\nBlåbærgård;Ærø – Øst\r\n';
const utf16 = (text: string, bigEnd: boolean) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return new Uint8Array(bigEnd ? bytes.swap16() : bytes);
};
/** Every letter of `danish` in Windows-1252 by its own number, the en dash among them. */
const windows1252 = Uint8Array.from(danish, (letter) => (letter === '–' ? 0x96 : (letter.codePointAt(0) ?? 0)));

describe('encodings', () => {
  it.each([
    ['UTF-8', bytesOf(danish)],
    ['UTF-8 with byte order mark', Uint8Array.of(0xef, 0xbb, 0xbf, ...bytesOf(danish))],
    ['UTF-16, little end first', utf16(danish, false)],
    ['UTF-16, big end first', utf16(danish, true)],
    ['Windows-1252', windows1252],
  ])('%s gives the same letters', (_, bytes) => {
    const { csv, problems } = parse(bytes);
    expect(csv?.headers).toEqual(['navn', 'sted']);
    expect(cellsOf(csv)).toEqual([['Blåbærgård', 'Ærø – Øst']]);
    expect(problems).toEqual([]);
  });

  it('reads the euro sign, which Latin-1 does not have', () => {
    expect(cellsOf(parse(Uint8Array.of(...bytesOf('a\n'), 0x80, 0x0a)).csv)).toEqual([['€']]);
  });

  /** As »CSV (MS-DOS)« has them in code page 850: æ 0x91, ø 0x9b, å 0x86, Æ 0x92, Ø 0x9d, Å 0x8f. */
  it.each([
    ['Blåbær', [0x42, 0x6c, 0x86, 0x62, 0x91, 0x72]],
    ['Møn', [0x4d, 0x9b, 0x6e]],
    ['Åkær', [0x8f, 0x6b, 0x91, 0x72]],
    ['Øst', [0x9d, 0x73, 0x74]],
  ])('warns of the letters of MS-DOS: %s', (_, word) => {
    const { problems } = parse(Uint8Array.of(...bytesOf('navn\n'), ...word, 0x0a));
    expect(told(problems)).toEqual(['tegn-forvansket:2']);
  });

  it('lets quotation marks and apostrophes be', () => {
    const { problems } = parse(
      Uint8Array.of(...bytesOf('navn\n'), 0x91, 0x48, 0x92, 0x20, 0x6e, 0x92, 0x73, 0xe6, 0x0a),
    );
    expect(problems).toEqual([]);
  });

  it('warns of letters that were broken before', () => {
    const { csv, problems } = parse('a;b\n1;2\n3;BlÃ¥bÃ¦r\n');
    expect(csv?.rows).toHaveLength(2);
    expect(told(problems)).toEqual(['tegn-forvansket:3']);
    expect(problems[0]?.severity).toBe('warning');
  });

  it.each([
    ['a spreadsheet', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6)],
    ['half a UTF-16 letter', Uint8Array.of(0xff, 0xfe, 0x41)],
    ['UTF-16 without a mark', Uint8Array.of(0x41, 0, 0x3b, 0)],
  ])('refuses %s', (_, bytes) => {
    const { csv, problems } = parse(bytes);
    expect(csv).toBeNull();
    expect(told(problems)).toEqual(['fil-ikke-csv']);
  });
});

describe('separators and line ends', () => {
  it.each([
    ['semicolon', 'a;b\n1,5;2\n'],
    ['tab', 'a\tb\n1,5\t2\n'],
    ['comma', 'a,b\n"1,5",2\n'],
    ['comma in a quoted header', '"a";"b"\n1,5;2\n'],
    ["Excel's own line", 'sep=;\na;b\n1,5;2\n'],
  ])('%s', (_, text) => {
    const { csv, problems } = parse(text);
    expect(csv?.headers).toEqual(['a', 'b']);
    expect(cellsOf(csv)).toEqual([['1,5', '2']]);
    expect(problems).toEqual([]);
  });

  it('is told by the header, not by the cells', () => {
    expect(cellsOf(parse('a;b\nx,y,z,v;w\n').csv)).toEqual([['x,y,z,v', 'w']]);
    expect(parse('"a,b,c,d";e\n1;2\n').csv?.headers).toEqual(['a,b,c,d', 'e']);
  });

  it.each(['\n', '\r\n', '\r'])('counts lines ended by %j', (end) => {
    const { csv } = parse(['', 'a;b', '', '1;"x', 'y"', '2;3', ''].join(end));
    expect(csv?.headerLine).toBe(2);
    expect(csv?.rows.map(({ line, row }) => [line, row])).toEqual([
      [4, 4],
      [6, 5],
    ]);
    expect(cellsOf(csv)).toEqual([
      ['1', 'x\ny'],
      ['2', '3'],
    ]);
  });

  it('counts the line that names the separator', () => {
    expect(parse('sep=;\na\n1\n').csv?.rows[0]?.line).toBe(3);
  });

  it('reads doubled quotes inside a quoted cell', () => {
    expect(cellsOf(parse('a;b\n"x ""y"" z";2\n').csv)).toEqual([['x "y" z', '2']]);
  });
});

describe('rows', () => {
  it('tolerates a separator last in every line', () => {
    const { csv, problems } = parse('a;b;\n1;2;\n3;4\n5;6;;;\n');
    expect(csv?.headers).toEqual(['a', 'b']);
    expect(csv?.rows).toHaveLength(3);
    expect(problems).toEqual([]);
  });

  it('skips empty lines and lines of separators', () => {
    expect(cellsOf(parse(';;\na;b\n\n;\n  ;\n1;2\n\n').csv)).toEqual([['1', '2']]);
  });

  it.each(['I alt', 'i alt:', 'TOTAL', 'Sum', 'Hovedtotal'])('drops the last row when it is »%s«', (word) => {
    expect(cellsOf(parse(`a;b\n1;2\n${word};2\n`).csv)).toEqual([['1', '2']]);
    expect(cellsOf(parse(`a;b\n1;2\n;${word}\n;;\n`).csv)).toEqual([['1', '2']]);
  });

  it('keeps a sum that is not last, and words that begin like one', () => {
    expect(cellsOf(parse('a;b\nI alt;2\nSummerby;3\n').csv)).toEqual([
      ['I alt', '2'],
      ['Summerby', '3'],
    ]);
  });

  it('tells of every row with too few or too many cells and keeps the others', () => {
    const { csv, problems } = parse('a;b\n1\n2;3;Hemmelig\n4;5\n');
    expect(told(problems)).toEqual(['celler-antal:2:B2', 'celler-antal:3:C3']);
    expect(cellsOf(csv)).toEqual([['4', '5']]);
    expect(JSON.stringify(problems)).not.toContain('Hemmelig');
  });

  it.each([
    ['never closed', 'a;b\n1;2\n\n3;"Hemmelig\n5;6\n7;8\n', 4],
    ['opened inside a cell', 'a;b\n1;2\n3;Hemm"elig\n', 3],
    ['followed by a letter', 'a;b\n"Hemm"elig;2\n', 2],
    ['in the header', '"a;b\n1;2\n', 1],
  ])('places a quote %s where its row begins', (_, text, line) => {
    const { csv, problems } = parse(text);
    expect(csv).toBeNull();
    expect(told(problems)).toEqual([`citationstegn:${line}`]);
    expect(JSON.stringify(problems)).not.toContain('emm');
  });

  it.each(['', '\n\n', ';;\n', '\uFEFF'])('says that %j is empty', (text) => {
    const { csv, problems } = parse(text);
    expect(csv).toBeNull();
    expect(told(problems)).toEqual(['fil-tom']);
  });

  it('reads a file of headers only', () => {
    expect(parse('a;b\n').csv?.rows).toEqual([]);
  });
});

describe('CPR numbers', () => {
  it('stops the file and says where, with the name of the column', () => {
    const { csv, problems } = parse('ydernummer;Bemærkning\n991001;x\n991002;se 010203-1234\n');
    expect(csv).toBeNull();
    expect(told(problems)).toEqual(['cpr:3:B3']);
    expect(problems[0]?.severity).toBe('error');
    expect(problems[0]?.message).toContain('»Bemærkning« (B)');
    expect(JSON.stringify(problems)).not.toContain('1234');
  });

  it('finds all of them, also in headers, extra cells, totals and rows of the wrong length', () => {
    const { problems } = parse('a;0102031234\n1;2;3;0102031235\n010203-1236\nI alt;010203-1237\n');
    expect(told(problems)).toEqual(['cpr:1:B1', 'cpr:2:D2', 'cpr:3:A3', 'cpr:4:B4']);
    expect(JSON.stringify(problems)).not.toMatch(/123[4-7]/);
  });

  it('quotes no header when the first row is data', () => {
    const { problems } = parse('991001;Jens Hansen\n991002;Jens 010203-1234\n');
    expect(told(problems)).toEqual(['cpr:2:B2']);
    expect(JSON.stringify(problems)).not.toContain('Jens');
  });

  it('searches the lines of a file whose quotes are broken, also after the break', () => {
    const { problems } = parse('a;b\n1;x"y\n2;0102031234\n');
    expect(told(problems)).toEqual(['citationstegn:2', 'cpr:3']);
  });

  it('is found in every encoding', () => {
    expect(told(parse(utf16('æ;b\n1;0102031234\n', false)).problems)).toEqual(['cpr:2:B2']);
    expect(told(parse(Uint8Array.of(0xe6, ...bytesOf(';b\n1;0102031234\n'))).problems)).toEqual(['cpr:2:B2']);
  });
});

describe('size', () => {
  it('reads 2.6 MB whole', () => {
    const row = (index: number) => `99${String(index % 10000).padStart(4, '0')};1;5-9;${index % 300}`;
    const text = `ydernummer;runde;kontakter;boern\r\n${Array.from({ length: 150_000 }, (_, i) => row(i)).join('\r\n')}`;
    const bytes = bytesOf(text);
    expect(bytes.length).toBeGreaterThan(2_600_000);
    expect(parse(bytes).csv?.rows).toHaveLength(150_000);
  });

  it('refuses 100 MB with a message', () => {
    const { csv, problems } = parse(new Uint8Array(100 * 1024 * 1024).fill(0x31));
    expect(csv).toBeNull();
    expect(told(problems)).toEqual(['fil-for-stor']);
  });

  it('refuses millions of tiny rows', () => {
    expect(told(parse('a\n'.repeat(1_000_002)).problems)).toEqual(['fil-for-stor']);
  });

  it('gives up on one endless row', () => {
    expect(told(parse(`a;b\n1;"${'x;\n'.repeat(200_000)}`).problems)).toEqual(['citationstegn:2']);
  });
});
