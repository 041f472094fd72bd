import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { findLeaks, type LeakFile, type LeakSecrets } from '../../scripts/audit/leaks.ts';

const secrets: LeakSecrets = {
  ydernumre: ['997104', '012345', '998557'],
  practiceNames: ['Lægehuset Svalevolden', 'Lægerne Bøg & Eg'],
  canaries: ['70139', 'Kanariefuglen'],
  profile: 'lukket',
  hidden: [
    { label: 'F', values: ['3', '60', '5 %', '3 af 60'] },
    { label: 'I', values: ['4', '7 %'] },
  ],
};

/** A handout as it should be: letters, whole percents, F and I hidden, a font, a chart, a hash in the footer. */
const clean = `<!doctype html><html lang="da"><head><style>
@font-face { font-family: "S"; src: url("data:font/woff2;base64,${'d09GMgABAAAAA997104BBBB012345CC'.repeat(40)}=") }
.a { color: #997104; width: 33.3333% }</style></head><body id="side-3">
<h1>Børn med mange kontakter</h1>
<p>I 2026 så vi på 3027 børn. Tre praksis er skjult. I kan læse 4 spørgsmål på side 3, og 7 % er ikke mange.</p>
<svg role="img" aria-label="A 31 %, B 5 %, C 3 %, D 60 %. F og I er skjult." viewBox="0 0 646 300">
<g><path d="M997104,12.5 L30.25,4.5"/><circle cx="12.5" cy="7" r="3" fill="#997104"/></g>
<g><text>A</text><text>31 %</text></g><g><text>B</text><text>5 %</text></g><g><text>0 %</text><text>60 %</text></g></svg>
<table><tr><th>Praksis</th><th>Andel</th></tr>
<tr><td>A</td><td>31 %</td><td>300 og over</td></tr><tr><td>B</td><td>5 %</td><td>30-99</td></tr>
<tr><td>F</td><td>skjult</td></tr><tr><td>I</td><td>skjult</td></tr></table>
<p>Kontakt 38 12 34 56. Mødet er 17.03.2026 kl. 14:00-17:30. Udgave 4f997104ab12.</p></body></html>`;

const page = (text: string, kind: LeakFile['kind'] = 'html'): LeakFile => ({ name: 'handout.html', kind, text });
const planted = (from: string, to: string): LeakFile => {
  expect(clean).toContain(from);
  return page(clean.replace(from, to));
};
const codes = (file: LeakFile, more: Partial<LeakSecrets> = {}) =>
  findLeaks([file], { ...secrets, ...more }).map((leak) => leak.code);

describe('a clean file', () => {
  test('has no leaks: fonts, colours, hashes, coordinates and pronouns are no false alarms', () => {
    expect(findLeaks([page(clean)], secrets)).toEqual([]);
  });

  test('nor have the other kinds', () => {
    const files: LeakFile[] = [
      {
        name: 'data.csv',
        kind: 'csv',
        text: 'indikator;runde;praksis;kategori;vist\na;3;F;;skjult\na;4;I;;skjult\na;1;A;;3',
      },
      {
        name: 'released.json',
        kind: 'json',
        text: '{"round":3,"peers":[{"label":"F","cell":{"status":"withheld"},"small":false},{"label":"A","cell":{"status":"shown","value":3}}]}',
      },
      { name: 'moede.ics', kind: 'ics', text: 'DTSTAMP:20260312T140000Z\nUID:midtby-1@klyngepakker' },
      { name: 'handout.pdf', kind: 'pdf-meta', text: 'Title: Akutte kontakter\nCreationDate: D:20260312140000' },
    ];
    expect(findLeaks(files, secrets)).toEqual([]);
  });

  test('seasons, open groups and the letters at the ends of lines are no figures of the one before', () => {
    const hidden = [{ label: 'F', values: ['24', '2023', '65', '220'] }];
    const found = (text: string, kind: LeakFile['kind']) => codes(page(text, kind), { hidden });
    for (const group of ['2023/24', '2023/2024', '65+'])
      expect(found(`a;1;F;${group};skjult`, 'csv'), group).toEqual([]);
    const ends = (last: string) =>
      `<svg><g><text>F</text><text>D 290</text><text>G 27,5 %</text><text>${last}</text></g></svg>`;
    expect(found(ends('B 220'), 'svg')).toEqual([]);
    expect(found(ends('F 220'), 'svg')).toEqual(['skjult-tal']);
    for (const leak of ['24', '65', '2023', '2024/65'])
      expect(found(`a;1;F;2023;${leak}`, 'csv'), leak).toEqual(['skjult-tal']);
  });
});

describe('planted faults', () => {
  test.each([
    ['FAULT a practice number in the text', 'Tre praksis', 'Praksis 997104'],
    ['FAULT a practice number without its leading zero', 'Tre praksis', 'Praksis 12345'],
    ['FAULT a practice number written as an amount', 'Tre praksis', 'Praksis 997.104'],
    ['FAULT a practice number as a decimal of a spreadsheet', 'Tre praksis', 'Praksis 997104.0'],
    ['FAULT a practice number in an id', 'id="side-3"', 'id="yder997104"'],
    ['FAULT a practice number in a link', '<h1>', '<h1><a href="#997104">x</a>'],
    ['FAULT a practice number in a class', '<h1>', '<h1 class="p-998557">'],
    ['FAULT a practice number in an alt text', 'F og I er skjult', '998557 er skjult'],
    ['FAULT a practice number in a style sheet', '.a {', '.p998557 {'],
  ])('%s', (_, from, to) => {
    expect(codes(planted(from, to))).toEqual(['ydernummer']);
  });

  test('FAULT a file name with a practice number', () => {
    expect(codes({ name: 'midtby/997104.pdf', kind: 'pdf-text', text: 'Handout' })).toEqual(['ydernummer']);
    expect(codes({ name: 'praksis_12345.html', kind: 'name', text: 'praksis_12345.html' })).toEqual(['ydernummer']);
  });

  test('FAULT a PDF title with a practice name, in any case', () => {
    expect(codes({ name: 'a.pdf', kind: 'pdf-meta', text: 'Title: LÆGEHUSET\u00a0 svalevolden' })).toEqual([
      'praksisnavn',
    ]);
    expect(
      codes({ name: 'a.pdf', kind: 'pdf-meta', text: 'Title: LÆGEHUSET\u00a0 svalevolden' }, { profile: 'aaben' }),
    ).toEqual([]);
  });

  test.each([
    ['an entity', 'L&aelig;gerne B&oslash;g &amp; Eg'],
    ['a line break', 'Lægehuset\n  Svalevolden'],
    ['a file name', 'laegehuset-svalevolden.pdf'],
    ['a link', 'href="laegerne_boeg_eg"'],
  ])('FAULT a practice name with %s', (_, name) => {
    expect(codes(planted('Tre praksis', name))).toEqual(['praksisnavn']);
  });

  test('a name inside a longer word is not the name', () => {
    expect(codes(planted('Tre praksis', 'Lægehuset Svalevoldens'))).toEqual([]);
  });

  test.each(['md5', 'sha1', 'sha256'])('FAULT a plain hash (%s) of a practice number, whole or shortened', (name) => {
    const digest = createHash(name).update('998557').digest();
    const forms = [digest.toString('hex'), digest.toString('base64'), digest.toString('base64url')];
    for (const form of [...forms, digest.toString('hex').slice(0, 12).toUpperCase()]) {
      expect(codes(planted('4f997104ab12', form))).toEqual(['hash']);
    }
    const loose = createHash(name).update('12345').digest('hex');
    expect(codes(planted('4f997104ab12', loose))).toEqual(['hash']);
    expect(codes(planted('4f997104ab12', createHash(name).update('555555').digest('hex')))).toEqual([]);
  });

  test.each(['120314-1234', '1203141234', '720314-1234', '310100 1234'])(
    'FAULT something like a CPR number: %s',
    (cpr) => {
      expect(codes(planted('Tre praksis', cpr))).toEqual(['cpr']);
    },
  );

  test.each(['329914-1234', '38123456', '310200-1234', '12.1203141234', 'a1203141234'])('no CPR number: %s', (text) => {
    expect(codes(planted('Tre praksis', text))).toEqual([]);
  });

  test.each(['70139', '70.139', '70\u00a0139', 'Lægehuset Kanariefuglen'])('FAULT a canary: %s', (canary) => {
    expect(codes(planted('Tre praksis', canary))).toEqual(['kanariefugl']);
  });

  test.each([
    ['in its table row', '<tr><td>F</td><td>skjult</td>', '<tr><td>F</td><td>5 %</td>'],
    ['as a count in its table row', '<tr><td>I</td><td>skjult</td>', '<tr><td>I</td><td>skjult</td><td>(4)</td>'],
    ['in the alt text', 'F og I er skjult.', 'F 5&nbsp;%, I er skjult.'],
    ['in its group of the chart', '<text>B</text><text>5 %</text>', '<text>F</text><text>5 %</text>'],
    ['in a sentence', 'Tre praksis er skjult.', 'I praksis F var det 3 af 60.'],
    ['before it in a sentence', 'Tre praksis er skjult.', 'Der var 3 i praksis F.'],
    ['as a pair', 'Tre praksis er skjult.', 'A 31 %, F: 5 % og B 8 %.'],
  ])('FAULT a hidden figure %s', (_, from, to) => {
    expect(codes(planted(from, to))).toEqual(['skjult-tal']);
  });

  test('FAULT a hidden figure in the CSV, the JSON, the calendar or the text of the PDF', () => {
    const cell = '{"label":"F","cell":{"status":"shown","value":5}}';
    expect(codes(page('a;1;F;;5 %', 'csv'))).toEqual(['skjult-tal']);
    expect(codes(page(`{"peers":[${cell}]}`, 'json'))).toEqual(['skjult-tal']);
    expect(codes(page('DESCRIPTION:Praksis F havde 5 %.', 'ics'))).toEqual(['skjult-tal']);
    expect(codes(page('A 31 %\nF 5 %\nB 8 %', 'pdf-text'))).toEqual(['skjult-tal']);
    expect(codes(page('A 31 %\nF skjult\nB 5 %', 'pdf-text'))).toEqual([]);
  });

  test('FAULT a withheld cell that carries something', () => {
    expect(codes(page('{"cell":{"status":"withheld","reason":"primary"}}', 'json'))).toEqual(['skjult-tal']);
  });

  test.each([
    ['a coordinate', 'cx="12.5"', 'cx="12.537"'],
    ['a path', 'L30.25,4.5', 'L30.2541,4.5'],
    ['a very small number', 'cy="7"', 'cy="7e-8"'],
    ['a placed element', '<h1>', '<h1 style="left:31.467%">'],
  ])('FAULT geometry finer than the printed number: %s with three decimals', (_, from, to) => {
    expect(codes(planted(from, to))).toEqual(['geometri']);
  });

  test('FAULT a data attribute, a comment and a source map', () => {
    expect(codes(planted('<td>31 %</td>', '<td data-value="31">31 %</td>'))).toEqual(['data-attribut']);
    expect(codes(planted('<h1>', '<!-- kladde --><h1>'))).toEqual(['kommentar']);
    expect(codes(planted('.a {', '/*# sourceMappingURL=a.css.map */ .a {'))).toEqual(['kildekort']);
  });

  test('the message never quotes what was found', () => {
    const leaks = findLeaks([planted('Tre praksis', '997104 Lægehuset Svalevolden 120314-1234 70139')], secrets);
    expect(leaks.map((leak) => leak.code).sort()).toEqual(['cpr', 'kanariefugl', 'praksisnavn', 'ydernummer']);
    expect(JSON.stringify(leaks)).not.toMatch(/997104|Svalevolden|120314|70139/);
  });
});

test('a page of 400 KB is read to its end, for 300 numbers and 30 names', () => {
  const many = Array.from({ length: 300 }, (_, i) => String(900_000 + 37 * i));
  const names = many.slice(0, 30).map((number) => `Lægerne i Gade ${number}`);
  const text = clean.replace('</body>', `${clean.slice(clean.indexOf('<p>'))}</body>`.repeat(520));
  expect(text.length).toBeGreaterThan(390_000);
  const all = { ...secrets, ydernumre: many, practiceNames: names };
  expect(codes(page(text), all)).toEqual([]);
  const last = text.lastIndexOf('</p>');
  const planted = `${text.slice(0, last)} ${many[299]} ${text.slice(last)}`;
  expect(codes(page(planted), all)).toEqual(['ydernummer']);
});
