import { describe, expect, it } from 'vitest';
import { readPacks } from '../../scripts/input/project.ts';
import type { BlockOf } from '../../scripts/model/blocks.ts';
import { collectProblems } from '../../scripts/model/problem.ts';
import { at, broken, checkText, goodPack, goodPackParsed, goodShared, told } from './packs.ts';

/** Just this one problem, at the place where `needle` stands (for the given time) in the broken pack. */
function expectOnly(text: string, code: string, needle: string, occurrence = 1) {
  const { pack, problems } = checkText(text);
  expect(told(problems)).toEqual([`error ${code} pack.yaml:${at(text, needle, occurrence)}`]);
  expect(pack).toBeNull();
  const [problem] = problems;
  expect(problem?.excerpt).toBe(text.split('\n')[(problem?.place.line ?? 1) - 1]);
  expect(problem?.message).not.toMatch(/expected|received|Invalid|Too /);
  return problem;
}

describe('a good pack', () => {
  it('has no problem, and defaults where the author wrote nothing', () => {
    const pack = goodPackParsed();
    expect(pack.id).toBe('proeve');
    expect(pack.indicators.mange).toMatchObject({ threshold: 5, sensitive: false, references: [], caveats: [] });
    expect(pack.blocks.map(({ id, block }) => `${id} ${block.type}`).slice(0, 3)).toEqual([
      'b1 text',
      'b2 preparation',
      'b3 indicator',
    ]);
  });

  it('knows the line of each block, for what the browser finds later', () => {
    const { blocks } = goodPackParsed();
    expect(blocks.map(({ line }) => line).slice(0, 3)).toEqual(
      ['text:', 'preparation:', 'indicator:'].map((name) => Number(at(goodPack, `- ${name}`).split(':')[0])),
    );
  });

  it('has its shared text in its place, and own words win over it', () => {
    const summing = (pack = goodPackParsed()) =>
      pack.blocks.find(({ block }) => block.type === 'summing-up')?.block as BlockOf<'summing-up'>;
    expect(summing()).toMatchObject({ title: 'Opsamling', minutes: 15, items: [{ id: 'tanker', sub: [] }] });
    const own = checkText(broken('from: shared/opsamling', 'from: shared/opsamling\n      title: Vores egen')).pack;
    expect(summing(own ?? undefined)).toMatchObject({ title: 'Vores egen', minutes: 15 });
    expect(summing()).not.toHaveProperty('from');
  });

  it('may be any of those in content/', () => {
    const { report, problems } = collectProblems();
    const packs = readPacks('.', report);
    expect(told(problems().filter(({ severity }) => severity === 'error'))).toEqual([]);
    expect(packs.map(({ id }) => id)).toContain('akutte-kontakter');
  });
});

describe('the form of a pack', () => {
  it.each([
    ['an empty file', '', 'noegle', '»pakken« har ingen værdi.'],
    ['a list', '- a\n', 'noegle', '»pakken« skal have nøgler med indrykning under sig.'],
    ['a word', 'hej\n', 'noegle', '»pakken« skal have nøgler med indrykning under sig.'],
  ])('cannot be %s', (_, text, __, message) => {
    const { pack, problems } = checkText(text);
    expect(pack).toBeNull();
    expect(told(problems)).toEqual(['error vaerdi-forkert pack.yaml:1:1']);
    expect(problems[0]?.message).toBe(message);
  });

  it('tells a missing key', () => {
    const problem = expectOnly(broken('price: Gratis\n', ''), 'noegle-mangler', 'id: proeve');
    expect(problem?.message).toBe('»price« mangler.');
  });

  it('tells a missing key of a block at the block', () => {
    expectOnly(broken('      body: Tekst.\n', ''), 'noegle-mangler', 'text:\n      title: Introduktion');
  });

  it.each([
    ['at the top', broken('price: Gratis', 'price: Gratis\nprise: Dyr'), 'prise', 'price'],
    ['in a table', broken('    contacts: vagttid', '    contacts: vagttid\n    filen: x'), 'filen', 'file'],
    ['in an indicator', broken('    mark: 5', '    mark: 5\n    capeats: []'), 'capeats', 'caveats'],
    ['in a block', broken('      body: Tekst.', '      body: Tekst.\n      slides: [a]'), 'slides', 'slide'],
    ['in a step', broken('          days-before: 30', '          day-before: 30'), 'day-before', 'days-before'],
  ])('tells an unknown key %s and the nearest one', (_, text, key, guess) => {
    expect(expectOnly(text, 'noegle-ukendt', `${key}:`)?.hint).toBe(`Mente du »${guess}«?`);
  });

  it('suggests nothing where nothing is near', () => {
    const text = broken('price: Gratis', 'price: Gratis\nxyzxyz: 1');
    expect(expectOnly(text, 'noegle-ukendt', 'xyzxyz')?.hint).toBe('Slet den, eller se content/pack.schema.json.');
  });

  it('tells a value that is not among those allowed, and which are', () => {
    const problem = expectOnly(broken('type: cluster-pack', 'type: pakke'), 'vaerdi-ukendt', 'type: pakke');
    expect(problem?.hint).toBe('Tilladt: cluster-pack, briefing.');
  });

  it.each([
    ['kind: concentration', 'kind: koncentration'],
    ['grain: municipality', 'grain: kommune'],
  ])('tells an unknown kind of thing: %s', (from, to) => {
    expectOnly(broken(from, to), 'vaerdi-ukendt', to);
  });

  const revised = 'skal være en måned som 2026-03 eller en dato som 2026-03-12.';

  it('takes a month for the date of a source that says no more', () => {
    expect(checkText(broken('revised: "2026-01-05"', 'revised: "2026-01"')).pack?.revised).toBe('2026-01');
  });

  it.each([
    ['text for a number', 'minutes: 120', 'minutes: to timer', '»minutes« skal være et tal.'],
    ['half a number', 'minutes: 120', 'minutes: 120.5', '»minutes« skal være et helt tal.'],
    ['too short a meeting', 'minutes: 120', 'minutes: 20', '»minutes« skal være mindst 30.'],
    ['too long a meeting', 'minutes: 120', 'minutes: 1000', '»minutes« skal være højst 480.'],
    ['a number for text', 'price: Gratis', 'price: 100', '»price« skal være tekst.'],
    ['nothing after the colon', 'price: Gratis', 'price:', '»price« har ingen værdi.'],
    ['too long a short title', 'short: Prøve', `short: ${'x'.repeat(41)}`, '»short« skal have højst 40 tegn.'],
    ['a date in words', 'revised: "2026-01-05"', 'revised: 5. januar', `»revised« ${revised}`],
    ['a month that is none', 'revised: "2026-01-05"', 'revised: "2026-13"', `»revised« ${revised}`],
    ['an empty list', 'months: [6, 12]', 'months: []', '»months« skal have mindst 1 i listen.'],
    ['a low threshold', 'mark: 5', 'threshold: 2', '»threshold« skal være mindst 3.'],
  ])('tells %s', (_, from, to, message) => {
    expect(expectOnly(broken(from, to), 'vaerdi-forkert', to)?.message).toBe(message);
  });

  it('tells the first hundred of thousands of faults, and how many more there are', () => {
    const text = broken(
      '  - agreements:',
      `  - checklist:\n      title: T\n      items: [${'1, '.repeat(5000)}]\n  - agreements:`,
    );
    const { problems } = checkText(text);
    expect(problems).toHaveLength(101);
    expect(problems.map(({ message }) => message)).toContain(
      'Filen har 4900 fejl mere af slagsen »vaerdi-forkert«, som ikke er vist.',
    );
  });

  it('repeats no more of a stranger’s text than one can read', () => {
    const [problem] = checkText(broken('price: Gratis', `price: Gratis\n${'x'.repeat(100_000)}: 1`)).problems;
    expect(problem?.code).toBe('noegle-ukendt');
    expect(JSON.stringify(problem).length).toBeLessThan(1500);
  });

  // Forms and made-up data are written under the name of the file, and hold the headers.
  it.each([
    '../../../x.csv',
    '/etc/x.csv',
    'mappe/x.csv',
    '..\\x.csv',
    'C:x.csv',
    '.skjult.csv',
    '=x.csv',
    ' x.csv',
    `${'x'.repeat(101)}.csv`,
  ])('tells a file that is no plain name: %j', (name) => {
    const written = `file: ${JSON.stringify(name)}`;
    const problem = expectOnly(broken('file: vagt.csv', written), 'vaerdi-forkert', written);
    expect(problem?.message).toBe('»file« skal være et filnavn uden mappe, fx kontakter.csv.');
  });

  it.each(['=1+1', '+a', '-a', '@SUM(A1)', '\ta', ''])('tells a header that a spreadsheet would run: %j', (header) => {
    const written = `value: ${JSON.stringify(header)}`;
    const problem = expectOnly(broken('value: vaerdi', written), 'vaerdi-forkert', written);
    expect(problem?.message).toBe('»value« skal være en overskrift, der begynder med et bogstav eller et tal.');
  });

  it.each(['javascript:alert(1)', 'http://kap-s.dk/', 'file:///etc/passwd', 'data:text/html,x'])(
    'refuses an address that is not https: %s',
    (url) => {
      const text = broken('  publisher: KAP-S', `  publisher: KAP-S\n  url: ${url}`);
      expectOnly(text, 'vaerdi-forkert', `url: ${url}`);
    },
  );

  it('tells an id with capital letters', () => {
    const text = broken('  vagt:\n', '  Vagt:\n').replace('vagt.children', 'Vagt.children');
    const problem = expectOnly(text, 'vaerdi-forkert', '  Vagt:\n'.trim());
    expect(problem?.message).toBe('»Vagt« skal bestå af små bogstaver a-z, tal og bindestreg, højst 80.');
  });

  it('tells an id that is not the folder’s name', () => {
    expectOnly(broken('id: proeve', 'id: andet'), 'pakke-id', 'id: andet');
  });

  it('tells everything in one run, in order', () => {
    const text = broken('provider: KAP-S', 'provide: KAP-S')
      .replace('type: cluster-pack', 'type: pakke')
      .replace('  - text:', '  - tekst:');
    expect(told(checkText(text).problems)).toEqual([
      'error noegle-mangler pack.yaml:1:1',
      'error vaerdi-ukendt pack.yaml:2:1',
      `error noegle-ukendt pack.yaml:${at(text, 'provide:')}`,
      `error blok-ukendt pack.yaml:${at(text, 'tekst:')}`,
    ]);
  });
});

describe('a block', () => {
  it.each([
    [
      'two names',
      broken('      body: Tekst.', '      body: Tekst.\n    cards: {}'),
      'text:\n      title: Introduktion',
    ],
    ['no name', broken('  - agreements:\n      title: Aftaler', '  - {}'), '{}'],
    ['only a word', broken('  - agreements:\n      title: Aftaler', '  - aftaler'), 'aftaler\n'],
  ])('cannot have %s', (_, text, needle) => {
    expectOnly(text, 'blok-form', needle);
  });

  it.each([
    ['tekst', 'Navne: text, facts'],
    ['texts', 'Mente du »text«?'],
    ['constructor', 'Navne: text, facts'],
  ])('must be known: %s', (name, hint) => {
    expect(expectOnly(broken('  - text:', `  - ${name}:`), 'blok-ukendt', `${name}:`)?.hint).toContain(hint);
  });

  it('tells a fault of shared text in the file that holds it, and of own words in the pack', () => {
    const shared = goodShared.replace('minutes: 15', 'minuter: 15');
    expect(told(checkText(goodPack, { opsamling: shared }).problems)).toEqual([
      'error noegle-mangler content/shared/opsamling.yaml:1:1',
      'error noegle-ukendt content/shared/opsamling.yaml:2:1',
    ]);
    const text = broken('from: shared/opsamling', 'from: shared/opsamling\n      minutes: mange');
    expect(told(checkText(text, { opsamling: shared }).problems)).toContain(
      `error vaerdi-forkert pack.yaml:${at(text, 'minutes: mange')}`,
    );
  });

  it.each([
    ['../opsamling'],
    ['shared/../opsamling'],
    ['shared/../../data/demo/praksis'],
    ['/etc/passwd'],
    ['shared//etc/passwd'],
    ['shared/opsamling.yaml'],
    ['shared/findes-ikke'],
    ['opsamling'],
    ['shared/'],
    ['[shared/opsamling]'],
  ])('gets nothing from %s', (from) => {
    const asked: string[] = [];
    const text = broken('from: shared/opsamling', `from: ${from}`);
    expectOnly(text, 'faelles-mangler', 'from: '.concat(from));
    checkText(text, new Proxy({}, { getOwnPropertyDescriptor: (_, name) => void asked.push(String(name)) }));
    expect(asked.every((name) => /^[a-z0-9-]+$/.test(name))).toBe(true);
  });

  it.each([
    ['title: "x\n', ['error faelles-fejl pack.yaml', 'error yaml content/shared/opsamling.yaml:2:1']],
    ['hej\n', ['error faelles-fejl pack.yaml']],
    ['- a\n', ['error faelles-fejl pack.yaml']],
    ['', ['error faelles-fejl pack.yaml']],
  ])('tells shared text that cannot be read: %j', (text, expected) => {
    const { pack, problems } = checkText(goodPack, { opsamling: text });
    expect(pack).toBeNull();
    const place = at(goodPack, 'from: shared');
    expect(told(problems).toSorted()).toEqual(
      expected.map((line) => line.replace(/pack\.yaml$/, `pack.yaml:${place}`)).toSorted(),
    );
  });
});

describe('what a pack must decide, because the sources leave it open', () => {
  it.each(['vagt', 'kommuner'])('is the period of each table: %s', (id) => {
    const start = goodPack.indexOf(`  ${id}:\n`);
    const period = goodPack.indexOf('    period:\n      months: 12\n', start);
    const text = goodPack.slice(0, period) + goodPack.slice(period).replace('    period:\n      months: 12\n', '');
    const problem = expectOnly(text, 'periode-aaben', `${id}:\n    file`);
    expect(problem?.hint).toContain('period: { months: 12 }');
  });

  it.each(['alle', 'vagttid'])('is which contacts are counted: %s', (which) => {
    const text = broken(`    contacts: ${which}\n`, '');
    const problem = expectOnly(text, 'kontakter-aabne', which === 'alle' ? 'kontakter:\n    file' : 'vagt:\n    file');
    expect(problem?.hint).toContain('contacts: alle');
  });
});

describe('the meaning of a pack', () => {
  it('is nothing without a table', () => {
    const text = goodPack.slice(0, goodPack.indexOf('tables:')) + goodPack.slice(goodPack.indexOf('blocks:'));
    const bare = text.replace(/ {2}- (indicator|map):\n {6}show: .*\n( {6}questions: .*\n)?/g, '');
    expectOnly(bare, 'tabel-ingen', 'id: proeve');
  });

  it.each([
    ['overlap', '["1", "2-4", "4+"]'],
    ['backwards', '["5+", "2-4", "1"]'],
    ['nonsense', '["1", "mange", "5+"]'],
  ])('has groups without a fault: %s', (_, groups) => {
    const text = goodPack.replace('groups: ["1", "2-4", "5+"]', `groups: ${groups}`);
    const { problems } = checkText(text);
    expect(told(problems)).toContain(`error grupper pack.yaml:${at(text, `groups: ${groups}`)}`);
  });

  it.each([
    ['words', '["1", "2-4", "5 og derover"]'],
    ['names', '["få", "flere", "mange"]'],
  ])('counts contacts only in groups with numbers: %s', (_, groups) => {
    const text = goodPack.replaceAll('groups: ["1", "2-4", "5+"]', `groups: ${groups}`);
    const { pack, problems } = checkText(text);
    expect(pack).toBeNull();
    expect(told(problems)).toContain(`error grupper pack.yaml:${at(text, 'counts: [kontakter.children]')}`);
  });

  it.each([
    ['numerator: vagt.children', 'numerator: vagt.childen', 'Mente du »vagt.children«?'],
    ['value: kommuner.value', 'value: kommunerne.value', 'Mente du »kommuner.value«?'],
    [
      'counts: [kontakter.children]',
      'counts: [alt.andet]',
      'Der findes: kontakter.children, vagt.children, kommuner.value.',
    ],
    ['count: kontakter.children', 'count: kontakter.constructor', 'Der findes'],
    ['value: kommuner.value', 'value: constructor.name', 'Der findes'],
  ])('asks for columns that exist: %s', (from, to, hint) => {
    expect(expectOnly(broken(from, to), 'kolonne-ukendt', to)?.hint).toContain(hint);
  });

  it.each([
    ['numerator: vagt.children', 'numerator: kommuner.value'],
    ['counts: [kontakter.children]', 'counts: [kommuner.value]'],
    ['value: kommuner.value', 'value: kontakter.children'],
  ])('takes figures of practices from tables of practices, and the map from municipalities: %s', (from, to) => {
    expectOnly(broken(from, to), 'tabel-forkert', to);
  });

  it.each([
    ['an event share', 'numerator: vagt.children'],
    ['a distribution', 'counts: [vagt.children]'],
    ['a concentration', 'count: vagt.children'],
  ])('needs groups for %s', (_, line) => {
    const category = '    category:\n      column: antal_kontakter\n      groups: ["1", "2-4", "5+"]\n';
    const cut = goodPack.lastIndexOf(category);
    const flat = goodPack.slice(0, cut) + goodPack.slice(cut + category.length);
    const key = line.split(':')[0] ?? '';
    const text =
      key === 'numerator'
        ? flat
        : broken(`${key}: ${key === 'counts' ? '[kontakter.children]' : 'kontakter.children'}`, line, flat).replace(
            'numerator: vagt.children',
            'numerator: kontakter.children',
          );
    expectOnly(text, 'grupper-mangler', line);
  });

  it('needs groups where a share counts from a number of contacts', () => {
    const category = '    category:\n      column: antal_kontakter\n      groups: ["1", "2-4", "5+"]\n';
    const cut = goodPack.lastIndexOf(category);
    const flat = goodPack.slice(0, cut) + goodPack.slice(cut + category.length);
    const text = broken(
      '    kind: proportion\n    title: Børn med mange kontakter\n    numerator: kontakter.children',
      '    kind: proportion\n    title: Børn med mange kontakter\n    numerator: vagt.children',
      flat,
    ).replace('kind: event-share', 'kind: proportion');
    expectOnly(text, 'grupper-mangler', 'numerator: vagt.children');
  });

  it('divides out-of-hours contacts by contacts that include them', () => {
    const text = broken('    contacts: alle', '    contacts: dagtid');
    expectOnly(text, 'andel-umulig', 'vagtandel:\n    kind');
  });

  it.each([
    ['    from: 5\n    numerator-words', '    from: 3\n    numerator-words', 'mange'],
    ['    from: 5\n    people', '    from: 4\n    people', 'koncentration'],
  ])('counts from where a group begins', (from, to) => {
    const text = broken(from, to);
    expect(expectOnly(text, 'graense-skaev', to.trim().split('\n')[0] ?? '')?.hint).toBe('Grupperne er 1, 2-4, 5+.');
  });

  it('shows indicators that exist', () => {
    const { problems } = checkText(broken('show: mange', 'show: mang'));
    const text = broken('show: mange', 'show: mang');
    expect(told(problems)).toEqual([
      `warning indikator-ubrugt pack.yaml:${at(text, 'mange:\n    kind')}`,
      `error indikator-ukendt pack.yaml:${at(text, 'show: mang')}`,
    ]);
    expect(problems[1]?.hint).toBe('Mente du »mange«?');
  });

  it('warns of an indicator that is not shown, and builds', () => {
    const text = broken('  - indicator:\n      show: fordeling\n', '');
    const { pack, problems } = checkText(text);
    expect(told(problems)).toEqual([`warning indikator-ubrugt pack.yaml:${at(text, 'fordeling:\n    kind')}`]);
    expect(pack).not.toBeNull();
  });

  it.each([
    ['  - map:\n      show: kort', '  - indicator:\n      show: kort'],
    ['  - indicator:\n      show: fordeling', '  - map:\n      show: fordeling'],
  ])('shows municipalities on the map and nothing else there', (from, to) => {
    expectOnly(broken(from, to), 'blok-forkert', to.split('\n')[1]?.trim() ?? '');
  });

  it('asks a question once', () => {
    const text = broken('        - id: hvad\n', '        - id: hvorfor\n');
    expectOnly(text, 'spoergsmaal-dobbelt', 'id: hvorfor\n', 2);
  });

  it('asks a question once, in shared text too', () => {
    const text = broken('        - id: hvad\n', '        - id: tanker\n');
    expectOnly(text, 'spoergsmaal-dobbelt', 'summing-up');
  });

  it('asks at a figure for a question that exists', () => {
    const text = broken('questions: [hvorfor]', 'questions: [hvorfr]');
    expect(expectOnly(text, 'spoergsmaal-ukendt', 'hvorfr')?.hint).toBe('Mente du »hvorfor«?');
  });

  it('binds a question to one figure', () => {
    const text = broken('      show: vagtandel\n', '      show: vagtandel\n      questions: [hvorfor]\n');
    expectOnly(text, 'spoergsmaal-bundet', 'hvorfor', 2);
  });
});
