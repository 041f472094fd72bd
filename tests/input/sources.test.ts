import { describe, expect, it } from 'vitest';
import { changed, checkWith, expectOnly, goodFiles, withRow } from './sets.ts';

const codes = (changes: Parameters<typeof checkWith>[0]) => checkWith(changes).problems.map(({ code }) => code);

describe('perioder.csv', () => {
  it('each table of a planned meeting needs a period, told once', () => {
    const { problems } = checkWith({
      ...changed('perioder.csv', 'akutte;exams;1;2025-01-01;2025-12-31;2026-01-15;Praksis;nej\n', ''),
      'moeder.csv': `${goodFiles['moeder.csv']}syd;akutte;1;2026-04-01;14:00;17:00;;;\n`,
    });
    const errors = problems.filter(({ severity }) => severity === 'error');
    expectOnly(errors, { code: 'periode-mangler', at: 'moeder.csv:2:C2' });
    expect(errors[0]?.message).toContain('»exams«');
  });

  it('a municipality table may have a period for its round or for all rounds', () => {
    expect(codes(changed('perioder.csv', 'kort;;', 'kort;1;'))).toEqual([]);
    expect(codes(changed('perioder.csv', 'kort;;', 'kort;2;'))).toEqual(['periode-mangler']);
    expect(codes(changed('perioder.csv', 'exams;1', 'exams;')).sort()).toEqual(['periode-mangler', 'vaerdi-mangler']);
  });

  it('an unknown table, with the nearest', () => {
    const { problems } = checkWith(withRow('perioder.csv', 'akutte;exam;1;2025-01-01;2025-12-31;2026-01-15;R;ja'));
    expectOnly(problems, { code: 'tabel-ukendt', at: 'perioder.csv:5:B5' });
    expect(problems[0]?.hint).toContain('»exams«');
  });

  it('from after to', () => {
    const { problems } = checkWith(changed('perioder.csv', '2025-01-01;2025-12-31', '2026-01-01;2025-12-31'));
    expectOnly(problems, { code: 'periode-vendt', at: 'perioder.csv:2:E2', secret: '2025-12-31' });
  });

  it('extracted before the period was over', () => {
    const { problems } = checkWith(changed('perioder.csv', '2026-01-15;Regionen', '2025-12-15;Regionen'));
    expectOnly(problems, {
      code: 'udtraek-tidligt',
      at: 'perioder.csv:2:F2',
      severity: 'warning',
      secret: '2025-12-15',
    });
  });

  it('another length than the pack asks for', () => {
    const { problems } = checkWith(changed('perioder.csv', '2025-01-01;2025-12-31', '2025-07-01;2025-12-31'));
    expectOnly(problems, { code: 'periode-laengde', at: 'perioder.csv:2:E2', severity: 'warning' });
    expect(problems[0]?.message).toContain('12 måneder');
  });

  it('the same period twice', () => {
    const { problems } = checkWith(withRow('perioder.csv', 'akutte;kort;0;2017-01-01;2017-12-31;2019-12-01;M;nej'));
    expectOnly(problems, { code: 'raekke-dobbelt', at: 'perioder.csv:5:B5' });
  });

  it('whether the figures are constructed must be said', () => {
    const { problems } = checkWith(changed('perioder.csv', 'Regionen;ja', 'Regionen;'));
    expectOnly(problems, { code: 'vaerdi-mangler', at: 'perioder.csv:2:H2' });
  });
});

describe('referencer.csv', () => {
  const header = 'pakke;indikator;runde;niveau;kode;taeller;naevner;vaerdi;kilde\n';
  const reference = (row: string) => checkWith({ 'referencer.csv': `${header}${row}\n` });

  it('is read from counts or from a percentage', () => {
    const { problems, data } = reference(
      'akutte;missed-exam;1;region;Region Sjælland;120;980;;eSundhed\nakutte;missed-exam;1;Mål;;;;12,5;DSAM',
    );
    expect(problems).toEqual([]);
    expect(data.references).toEqual([
      {
        pack: 'akutte',
        indicator: 'missed-exam',
        round: 1,
        level: 'region',
        code: 'Region Sjælland',
        numerator: 120,
        denominator: 980,
        value: null,
        source: 'eSundhed',
      },
      {
        pack: 'akutte',
        indicator: 'missed-exam',
        round: 1,
        level: 'maal',
        code: '',
        numerator: null,
        denominator: null,
        value: 12.5,
        source: 'DSAM',
      },
    ]);
  });

  it.each([
    ['an unknown indicator', 'akutte;missed;1;land;;;;12,5;K', 'reference-indikator', 'B2'],
    ['an unknown level', 'akutte;missed-exam;1;kommune;;;;12,5;K', 'niveau-ukendt', 'D2'],
    ['a region without a name', 'akutte;missed-exam;1;region;;;;12,5;K', 'vaerdi-mangler', 'E2'],
    ['half a fraction', 'akutte;missed-exam;1;land;;120;;;K', 'reference-ufuldstaendig', 'B2'],
    ['half a fraction and a value', 'akutte;missed-exam;1;land;;120;;12,5;K', 'reference-ufuldstaendig', 'B2'],
    ['no figure', 'akutte;missed-exam;1;land;;;;;K', 'reference-ufuldstaendig', 'B2'],
    ['a figure that is none', 'akutte;missed-exam;1;land;;ca. 120;980;;K', 'tal-ugyldigt', 'F2'],
    ['numerator above denominator', 'akutte;missed-exam;1;land;;981;980;;K', 'taeller-over-naevner', 'F2'],
    ['nothing to divide by', 'akutte;missed-exam;1;land;;0;0;;K', 'taeller-over-naevner', 'F2'],
    ['more than all', 'akutte;missed-exam;1;land;;;;100,5;K', 'vaerdi-udenfor', 'H2'],
    ['an ambiguous figure', 'akutte;missed-exam;1;land;;;;1.250;K', 'tal-tvetydigt', 'H2'],
    ['no source', 'akutte;missed-exam;1;land;;;;12,5;', 'vaerdi-mangler', 'I2'],
  ])('%s', (_, row, code, cell) => {
    const { problems, data } = reference(row);
    expectOnly(problems, { code, at: `referencer.csv:2:${cell}` });
    expect(data.references).toEqual([]);
  });

  it('the same figure twice', () => {
    const { problems } = reference('akutte;missed-exam;1;land;;;;12,5;K\nakutte;missed-exam;1;land;;1;8;;K');
    expectOnly(problems, { code: 'raekke-dobbelt', at: 'referencer.csv:3:B3' });
  });
});
