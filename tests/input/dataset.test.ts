import { describe, expect, it } from 'vitest';
import { bytesOf, checkWith, expectOnly, goodFiles, pack, placeText, withRow } from './sets.ts';

const codes = (changes: Parameters<typeof checkWith>[0]) => checkWith(changes).problems.map(({ code }) => code);

describe('a set without a fault', () => {
  const { data, problems } = checkWith({});

  it('gives no problem', () => {
    expect(problems).toEqual([]);
  });

  it('is read as it stands', () => {
    expect(data.folder).toBe('data/x');
    expect(data.clusters[0]).toEqual({
      id: 'nord',
      name: 'Klynge Nord',
      region: 'Region Sjælland',
      municipalities: ['101', '147'],
    });
    expect(data.practices[1]).toEqual({
      ydernummer: '991002',
      name: 'Lægehuset Bakken',
      cluster: 'nord',
      municipality: '147',
      listSize: 1600,
    });
    expect(data.consents).toEqual(
      ['991001', '991002', '991003'].map((ydernummer) => ({
        ydernummer,
        pack: 'akutte',
        date: '2026-01-02',
        open: false,
      })),
    );
    expect(data.meetings).toEqual([
      {
        cluster: 'nord',
        pack: 'akutte',
        round: 1,
        date: '2026-03-12',
        start: '14:00',
        end: '17:30',
        place: 'Lokale A',
        note: '',
        profile: 'lukket',
        line: 2,
      },
    ]);
    expect(data.periods[2]).toEqual({
      pack: 'akutte',
      table: 'kort',
      round: 0,
      from: '2017-01-01',
      to: '2017-12-31',
      extracted: '2019-12-01',
      source: 'Ministeriet',
      synthetic: false,
    });
    expect(data.periods[0]?.synthetic).toBe(true);
    expect(data.tables.map(({ table }) => table)).toEqual(['kontakter', 'exams', 'kort']);
    expect([data.agreements, data.references]).toEqual([[], []]);
  });

  it('is the same in Windows-1252 with tabs and CRLF', () => {
    const files = Object.fromEntries(
      Object.entries(goodFiles).map(([name, text]) => {
        const other = text.replaceAll(';', '\t').replaceAll('\n', '\r\n');
        return [name, Uint8Array.from(other, (letter) => letter.codePointAt(0) ?? 0)];
      }),
    );
    expect(checkWith(files)).toEqual({ data, problems: [] });
  });
});

describe('files', () => {
  it.each(['klynger.csv', 'praksis.csv', 'samtykke.csv', 'moeder.csv', 'perioder.csv'])('%s must be there', (name) => {
    expectOnly(checkWith({ [name]: null }).problems, { code: 'fil-mangler', at: name });
  });

  it("a pack's table must be there when a meeting needs it", () => {
    expectOnly(checkWith({ 'akutte/kort.csv': null }).problems, { code: 'fil-mangler', at: 'akutte/kort.csv' });
    const nothingPlanned = 'klynge;pakke;runde;moededato;start;slut;sted\n';
    expect(codes({ 'akutte/kort.csv': null, 'moeder.csv': nothingPlanned })).toEqual([]);
  });

  it('a file that cannot be used does not hide the faults of the others', () => {
    const { problems, data } = checkWith({
      'praksis.csv': 'ydernummer;"praksisnavn\n',
      ...withRow('akutte/undersoegelser.csv', '991001;1;9;8'),
      ...withRow('samtykke.csv', '999999;akute;x'),
    });
    expect(problems.map((problem) => `${problem.code} ${placeText(problem)}`)).toEqual([
      'raekke-dobbelt data/x/akutte/undersoegelser.csv:4:A4',
      'taeller-over-naevner data/x/akutte/undersoegelser.csv:4:C4',
      'citationstegn data/x/praksis.csv:1',
      'dato-ugyldig data/x/samtykke.csv:5:C5',
      'pakke-ukendt data/x/samtykke.csv:5:B5',
    ]);
    expect(data.practices).toEqual([]);
    expect(data.clusters).toHaveLength(2);
  });

  it('a misspelt name is warned of', () => {
    const { problems } = checkWith({ 'aftale.csv': 'x\n' });
    expectOnly(problems, { code: 'fil-ukendt', at: 'aftale.csv', severity: 'warning' });
    expect(problems[0]?.hint).toContain('aftaler.csv');
    expect(codes({ 'akutte/mere.csv': 'x\n' })).toEqual(['fil-ukendt']);
    expect(codes({ 'anden-pakke/mere.csv': 'x\n' })).toEqual([]);
  });

  it('names are found whatever their case', () => {
    expect(codes({ 'praksis.csv': null, 'Praksis.CSV': goodFiles['praksis.csv'] ?? '' })).toEqual([]);
  });

  it.each(['praksis.csv', 'akutte/kontakter.csv', 'aftaler.csv', 'andet.csv', 'anden-pakke/mere.csv'])(
    'a CPR number in %s stops the run',
    (name) => {
      const { problems } = checkWith({ [name]: `${goodFiles[name] ?? 'a;b\n'}x;010203-1234\n` });
      const errors = problems.filter(({ code }) => code === 'cpr');
      const line = (goodFiles[name] ?? 'a;b\n').split('\n').length;
      expectOnly(errors, { code: 'cpr', at: `${name}:${line}:B${line}`, secret: '1234' });
    },
  );

  it('an unknown column stops the run; the rest is still read', () => {
    const { problems, data } = checkWith({
      'akutte/undersoegelser.csv': 'ydernummer;runde;uden;boern_5_aar;navn\n991001;1;3;8;Bo\n',
    });
    expectOnly(problems, { code: 'overskrift-ukendt', at: 'akutte/undersoegelser.csv:1:E1', secret: 'navn' });
    expect(data.tables.find(({ table }) => table === 'exams')?.rows).toHaveLength(1);
  });
});

describe('many faults', () => {
  it('a hundred of a kind are told, then how many more', () => {
    const rows = Array.from({ length: 250 }, (_, index) => `99${1000 + index};1;x;8`).join('\n');
    const practices = Array.from({ length: 250 }, (_, index) => `99${1000 + index};P;nord;101;900`).join('\n');
    const { problems } = checkWith({
      'praksis.csv': `ydernummer;praksisnavn;klynge;kommunekode;tilmeldte\n${practices}\n`,
      'akutte/undersoegelser.csv': `ydernummer;runde;uden;boern_5_aar\n${rows}\n`,
    });
    expect(problems.filter(({ code }) => code === 'tal-ugyldigt')).toHaveLength(100);
    const [summary] = problems.filter(({ code }) => code === 'flere-af-slagsen');
    expect(summary).toMatchObject({ severity: 'error', place: { file: 'data/x/akutte/undersoegelser.csv' } });
    expect(summary?.message).toContain('150');
  });

  it('a large set is read whole', () => {
    const numbers = Array.from({ length: 3000 }, (_, index) => String(100_000 + index * 7));
    const practices = numbers.map((number) => `${number};Praksis;nord;101;1600`);
    const rows = numbers.flatMap((number) =>
      Array.from({ length: 15 }, (_, round) =>
        ['1', '2-4', '5+'].map((group) => `${number};${round + 1};${group};17`),
      ).flat(),
    );
    const table = bytesOf(`ydernummer;runde;antal kontakter;boern\n${rows.join('\n')}\n`);
    expect(table.length).toBeGreaterThan(1_900_000);
    const files = {
      'praksis.csv': `ydernummer;praksisnavn;klynge;kommunekode;tilmeldte\n${practices.join('\n')}\n`,
      'samtykke.csv': 'ydernummer;pakke;dato\n',
      'akutte/undersoegelser.csv': `ydernummer;runde;uden;boern_5_aar\n${numbers[0]};1;3;9\n`,
      'akutte/kontakter.csv': table,
    };
    const { problems, data } = checkWith(files);
    expect(problems).toEqual([]);
    expect(data.tables[0]?.rows).toHaveLength(rows.length);
  });
});

it('only the packs that are given are looked at', () => {
  const nothingPlanned = 'klynge;pakke;runde;moededato;start;slut;sted\n';
  const onlyHeaders = {
    'moeder.csv': nothingPlanned,
    'samtykke.csv': 'ydernummer;pakke;dato\n',
    'perioder.csv': 'pakke;tabel;runde;fra;til;udtrukket;kilde;konstrueret\n',
  };
  expect(checkWith(onlyHeaders, { packs: [] })).toMatchObject({ problems: [], data: { tables: [] } });
  expect(checkWith(onlyHeaders, { packs: [pack] }).data.tables).toHaveLength(3);
});
