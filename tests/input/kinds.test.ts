/** Rates, ready figures, trends, flows and totals: what a pack may say of them, and what its files may hold. */
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../scripts/model/problem.ts';
import { changedAt, checkKinds, kindsData, kindsFiles, kindsPack, plentiful, readKinds } from './kinds.ts';
import { at, broken } from './packs.ts';

const told = (problems: readonly Problem[]) =>
  problems.map(({ code, place }) =>
    [code, place.line, place.column ?? place.cell].filter((part) => part !== undefined).join(':'),
  );

/** The pack with one text replaced: the one fault, and where it is. */
function expectFault(from: string, to: string, code: string, needle: string): Problem | undefined {
  const text = broken(from, to, kindsPack);
  const { problems } = checkKinds(text);
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(told(errors)).toEqual([`${code}:${at(text, needle)}`]);
  return errors[0];
}

/** The file with one text replaced. */
function withFault(file: string, from: string, to: string): readonly string[] {
  const files = kindsFiles(plentiful);
  const text = files[file] ?? '';
  expect(text.split(from)).toHaveLength(2);
  const { problems } = kindsData({ ...files, [file]: text.replace(from, to) });
  expect(problems.every(({ place }) => place.file === `data/x/${file}`)).toBe(true);
  return told(problems);
}

describe('a pack with every kind', () => {
  it('is good, and so are its files', () => {
    expect(checkKinds().problems).toEqual([]);
    expect(kindsData(kindsFiles(plentiful)).problems).toEqual([]);
  });

  it('names single groups as they stand in the table', () => {
    const problem = expectFault(
      'midler.given@Penicillin',
      'midler.given@penicilin',
      'gruppe-ukendt',
      'numerator: midler.given@penicilin',
    );
    expect(problem?.hint).toContain('Penicillin, Makrolid');
    expectFault(
      'numerator: beskeder.sent',
      'numerator: beskeder.sent@Nord',
      'gruppe-ukendt',
      'numerator: beskeder.sent@Nord',
    );
  });

  it('makes trends, distributions and the like of whole columns', () => {
    expectFault('numerator: aar.given', 'numerator: aar.given@2022', 'gruppe-ukendt', 'numerator: aar.given@2022');
    expectFault(
      'counts: [midler.given]',
      'counts: [midler.given@Andet]',
      'gruppe-ukendt',
      'counts: [midler.given@Andet]',
    );
    expectFault(
      'numerator: aar.given',
      'numerator: beskeder.sent',
      'grupper-mangler',
      'numerator: beskeder.sent, denominator: praksis.tilmeldte,\n      references',
    );
  });

  it('divides by the enlisted patients, and counts them nowhere', () => {
    expectFault(
      'numerator: beskeder.received',
      'numerator: praksis.tilmeldte',
      'kolonne-ukendt',
      'numerator: praksis.tilmeldte',
    );
    expectFault(
      'denominator: midler.given',
      'denominator: praksis.tilmeldte',
      'kolonne-ukendt',
      'denominator: praksis.tilmeldte,\n      numerator-words: recepter',
    );
  });

  it('takes totals from practices or clusters, everything else from practices', () => {
    expect(checkKinds(broken('count: i-alt.out', 'count: beskeder.sent', kindsPack)).problems).toEqual([]);
    expectFault('numerator: beskeder.received', 'numerator: i-alt.in', 'tabel-forkert', 'numerator: i-alt.in');
  });

  it('reads ready figures with decimals, so nothing else may count by them', () => {
    expectFault('numerator: beskeder.received', 'numerator: doser.ddd', 'kolonne-dobbelt', 'value: doser.ddd');
  });

  it('has both words for its groups or none', () => {
    const text = broken('counts: [midler.given]', 'counts: [midler.given], one: recept', kindsPack);
    expect(checkKinds(text).problems.map(({ code }) => code)).toEqual(['ord-mangler', 'grupper']);
  });

  it('does not ask which contacts are counted where nothing is a contact', () => {
    const medicines = kindsPack
      .replace(
        'groups: [Penicillin, Makrolid, Tetracyklin, Andet]',
        'groups: ["5-9", "10-15", "16-20", "21-25", "26+"]',
      )
      .replace('numerator: midler.given@Penicillin', 'numerator: midler.given@5-9')
      .replace('counts: [midler.given]', 'counts: [midler.given], one: lægemiddel, many: lægemidler');
    // A share of a group of them by all of them is one side with numbers, one without.
    expect(checkKinds(medicines).problems.map(({ code }) => code)).toEqual(['kontakter-aabne', 'andel-umulig']);
    const alone = medicines.replace('kind: event-share', 'kind: proportion');
    expect(checkKinds(alone).problems).toEqual([]);
    const contacts = alone.replace('one: lægemiddel, many: lægemidler', 'one: kontakt, many: kontakter');
    expect(checkKinds(contacts).problems.map(({ code }) => code)).toEqual(['kontakter-aabne']);
  });

  it('refuses groups that overlap: the polypharmacy groups as they are often written', () => {
    const bins = (last: string) =>
      kindsPack
        .replace(
          'groups: [Penicillin, Makrolid, Tetracyklin, Andet]',
          `groups: ["5-9", "10-15", "16-20", "21-25", "${last}"]`,
        )
        .replace('kind: event-share', 'kind: proportion')
        .replace('numerator: midler.given@Penicillin', 'numerator: midler.given@5-9');
    const problems = checkKinds(bins('25+')).problems;
    expect(problems.map(({ code }) => code)).toContain('grupper');
    expect(problems[0]?.message).toBe('Grupperne »21-25« og »25+« overlapper.');
    expect(checkKinds(bins('26+')).problems).toEqual([]);
  });
});

describe('the files of such a pack', () => {
  it('have ready figures with decimals, never below nought', () => {
    const { data } = kindsData(kindsFiles(changedAt(0, { ddd: '0,375' })));
    expect(data.tables.find(({ table }) => table === 'doser')?.rows[0]?.values).toEqual({ ddd: 0.375 });
    expect(withFault('slags/doser.csv', ';11,05', ';-11,05')).toEqual(['tal-negativt:2:C2']);
    expect(withFault('slags/doser.csv', ';11,05', ';1.105')).toEqual(['tal-tvetydigt:2:C2']);
    expect(withFault('slags/beskeder.csv', ';40;', ';40,5;')).toEqual(['tal-broek:2:C2']);
  });

  it('have a row for the cluster, of a cluster there is, once', () => {
    const { data } = kindsData(kindsFiles(plentiful, { totals: [5012, 4390] }));
    expect(data.tables.find(({ table }) => table === 'i-alt')?.rows).toEqual([
      {
        unit: 'nord',
        round: 1,
        category: '',
        values: { out: 5012, in: 4390 },
        file: 'data/x/slags/i-alt.csv',
        line: 2,
      },
    ]);
    expect(withFault('slags/i-alt.csv', 'nord;1;5012;4390\n', 'nord;1;5012;4390\nnord;1;1;1\n')).toEqual([
      'raekke-dobbelt:3:A3',
    ]);
    expect(withFault('slags/i-alt.csv', '5012', '50,5')).toEqual(['tal-broek:2:C2']);
    const gone = kindsData({ ...kindsFiles(plentiful), 'slags/i-alt.csv': 'klynge;runde;afsendt;indgaaet\n' }).problems;
    expect(gone.map(({ code, severity }) => [code, severity])).toContainEqual(['tal-ingen', 'warning']);
    const unknown = kindsData({
      ...kindsFiles(plentiful),
      'slags/i-alt.csv': 'klynge;runde;afsendt;indgaaet\nsyd;1;2;3\n',
    }).problems;
    expect(unknown.map(({ code }) => code)).toContain('klynge-ukendt');
  });

  it('have no more without than there are, step by step', () => {
    expect(told(kindsData(kindsFiles(changedAt(2, { missed: 35, five: 34 }))).problems)).toEqual([
      'taeller-over-naevner:4:C4',
    ]);
    expect(told(kindsData(kindsFiles(changedAt(3, { mothers: 19, treated: 18 }))).problems)).toEqual([
      'taeller-over-naevner:5:E5',
    ]);
    expect(told(kindsData(kindsFiles(changedAt(3, { women: 17, treated: 18 }))).problems)).toEqual([
      'taeller-over-naevner:5:D5',
    ]);
  });

  it('have no more patients than are enlisted; of events there may be more', () => {
    const few = kindsData(kindsFiles(changedAt(1, { enlisted: 12, treated: 13, women: 30 })));
    expect(told(few.problems)).toEqual(['del-over-hele:3']);
    expect(few.problems[0]?.message).toBe('Praksis har flere i »kvinder i behandling« end i »tilmeldte«.');
    expect(few.problems[0]?.place.file).toBe('data/x/slags/kvinder.csv');
    expect(kindsData(kindsFiles(changedAt(1, { sent: 9000 }))).problems).toEqual([]);
  });

  it('are told of in the file they came in', () => {
    const files = kindsFiles(changedAt(1, { enlisted: 12, treated: 13, women: 30 }));
    const [name, text] = Object.entries(files).find(([one]) => one.endsWith('kvinder.csv')) ?? ['', ''];
    const [head, first, second, ...rest] = String(text).split('\n');
    const few = kindsData({
      ...files,
      [name]: [head, first, ...rest].join('\n'),
      [name.replace('kvinder.csv', 'kvinder-991002.csv')]: [head, second].join('\n'),
    });
    expect(few.problems.map(({ place }) => place)).toEqual([{ file: 'data/x/slags/kvinder-991002.csv', line: 2 }]);
  });

  it('have no larger part in another table', () => {
    const pack = readKinds(broken('count: kvinder.mothers', 'count: boern.missed', kindsPack));
    const files = kindsFiles(changedAt(4, { treated: 20, missed: 30, five: 44 }));
    const { problems } = kindsData(files, pack);
    expect(told(problems)).toEqual(['del-over-hele:6']);
    expect(problems[0]?.message).toBe('Praksis har flere i »Med børn« end i »I behandling«.');
  });
});

describe('what figures of other kinds are held against', () => {
  const references = (...rows: string[]) =>
    kindsData(kindsFiles(plentiful, { references: rows })).problems.map(({ code }) => code);

  it('may be above a hundred where it is no percentage', () => {
    expect(references('sendt;maal;;;;340,5', 'doser;maal;;;;1250', 'aar;land;;;;215', 'behandlet;land;;;;999')).toEqual(
      [],
    );
    expect(references('behandlet;land;;;;1000,5')).toEqual(['vaerdi-udenfor']);
    expect(references('penicillin;land;;;;100,5')).toEqual(['vaerdi-udenfor']);
    expect(references('sendt;maal;;;;-1')).toEqual(['vaerdi-udenfor']);
  });

  it('may have more events than persons, but not more of a part', () => {
    expect(references('sendt;land;;4100;1600;')).toEqual([]);
    expect(references('behandlet;land;;4100;1600;')).toEqual(['taeller-over-naevner']);
  });

  it('is a ready figure for ready figures', () => {
    expect(references('doser;land;;4100;1600;')).toEqual(['reference-ufuldstaendig']);
  });

  it('may be of one year of a trend', () => {
    expect(references('aar@2023;land;;;;215', 'aar;land;;;;210')).toEqual([]);
    expect(references('aar@2021;land;;;;215')).toEqual(['reference-indikator']);
    expect(references('sendt@2023;land;;;;215')).toEqual(['reference-indikator']);
  });
});
