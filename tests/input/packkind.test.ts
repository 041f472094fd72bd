import { describe, expect, it } from 'vitest';
import { at, broken, checkText, goodPack, told } from './packs.ts';

const rates = ['sendt', 'modtaget']
  .map(
    (id) => `  ${id}:
    kind: rate
    title: Meddelelser
    numerator: kontakter.children
    denominator: praksis.tilmeldte
    numerator-words: meddelelser
    denominator-words: tilmeldte
    phrase: pr. 1.000 tilmeldte
    direction: neither
    direction-note: Kan betyde flere ting.
`,
  )
  .join('');
const mirrored = goodPack
  .replace('blocks:\n', () => `${rates}blocks:\n`)
  .replace(
    '  - indicator:\n      show: vagtandel\n',
    (old) => `  - indicator:\n      show: sendt\n      beside: modtaget\n${old}`,
  );

const briefing = `id: proeve
type: briefing
title: Oplæg
short: Oplæg
lead: Et oplæg til prøve.
task: Tal om det.
revised: "2026-01-05"
provider: KAP-S
source:
  title: Kilden
  publisher: KAP-S
blocks:
  - text:
      title: Introduktion
      body: Tekst.
  - questions:
      title: Drøftelse
      minutes: 30
      items:
        - id: hvad
          text: Hvad kan vi gøre?
`;

function only(text: string, code: string, needle: string, severity = 'error') {
  const { pack, problems } = checkText(text);
  expect(told(problems)).toEqual([`${severity} ${code} pack.yaml:${at(text, needle)}`]);
  expect(pack === null).toBe(severity === 'error');
  return problems[0];
}

describe('a klyngepakke', () => {
  it.each(['price: Gratis', 'minutes: 120', 'duration: 2 timer'])('says %s', (line) => {
    const problem = only(broken(`${line}\n`, ''), 'noegle-mangler', 'id: proeve');
    expect(problem?.message).toBe(`»${line.split(':')[0]}« mangler.`);
  });
});

describe('a briefing', () => {
  it('is content alone, and needs neither price nor minutes', () => {
    expect(checkText(briefing).problems).toEqual([]);
  });

  it.each([
    ['extraction', '      title: Udtræk\n      notes: [Sådan.]\n'],
    ['preparation', '      title: Forberedelse\n      steps: [{ who: Alle, what: Læs. }]\n'],
    ['follow-up', '      title: Opfølgning\n      body: Mødes.\n      months: [6]\n'],
  ])('has no %s: it belongs to a meeting', (name, lines) => {
    const problem = only(`${briefing}  - ${name}:\n${lines}`, 'blok-kraever-moede', `${name}:`);
    expect(problem?.message).toContain(`»${name}«`);
  });

  it.each([
    ['indicator', '      show: mange\n', 'indikator-ukendt'],
    ['map', '      show: kort\n', 'indikator-ukendt'],
    [
      'date-window',
      '      title: Søgning\n      people: kvinder\n      ages: [30, 40]\n      table: antal\n',
      'tabel-ukendt',
    ],
  ])('has no %s, and no data for it', (name, lines, other) => {
    const text = `${briefing}  - ${name}:\n${lines}`;
    const codes = checkText(text).problems.map(({ code }) => code);
    expect(codes.toSorted()).toEqual(['blok-kraever-moede', other].toSorted());
  });

  it('has neither tables nor indicators', () => {
    const text = goodPack.replace('type: cluster-pack', 'type: briefing');
    const problems = checkText(text).problems.filter(({ code }) => code === 'oplaeg-med-data');
    expect(told(problems)).toEqual(
      ['tables:', 'indicators:'].map((key) => `error oplaeg-med-data pack.yaml:${at(text, key)}`),
    );
  });
});

describe('a window of birth dates', () => {
  const window = (table: string, ages: string) =>
    `${goodPack}  - date-window:\n      title: Søgning\n      people: kvinder\n      ages: ${ages}\n      table: ${table}\n`;

  it.each([
    ['a span', '[30, 40]'],
    ['one age', '[5, 5]'],
  ])('is counted for %s from a table of the pack', (_, ages) => {
    expect(checkText(window('kontakter', ages)).problems).toEqual([]);
  });

  it('has a table that exists', () => {
    expect(only(window('kontakten', '[30, 40]'), 'tabel-ukendt', 'table: kontakten')?.hint).toBe(
      'Mente du »kontakter«?',
    );
  });

  it('goes from the youngest to the oldest', () => {
    only(window('kontakter', '[40, 30]'), 'alder-vendt', 'ages: [40, 30]');
  });
});

describe('a rate beside another', () => {
  it('is shown by it', () => {
    expect(checkText(mirrored).problems).toEqual([]);
  });

  it('exists', () => {
    const text = mirrored.replace('beside: modtaget', 'beside: modtage');
    const { problems } = checkText(text);
    expect(told(problems)).toEqual([
      `warning indikator-ubrugt pack.yaml:${at(text, 'modtaget:\n    kind')}`,
      `error indikator-ukendt pack.yaml:${at(text, 'beside: modtage')}`,
    ]);
    expect(problems[1]?.hint).toBe('Mente du »modtaget«?');
  });

  it.each([
    ['a share', 'mange'],
    ['itself', 'sendt'],
  ])('is not %s', (_, id) => {
    const text = mirrored.replace('beside: modtaget', `beside: ${id}`);
    const problems = checkText(text).problems.filter(({ severity }) => severity === 'error');
    expect(told(problems)).toEqual([`error spejling-umulig pack.yaml:${at(text, `beside: ${id}`)}`]);
  });

  it('is not beside a share', () => {
    const text = broken('      show: vagtandel\n', '      show: vagtandel\n      beside: modtaget\n', mirrored);
    only(text, 'spejling-umulig', 'beside: modtaget\n  - indicator:\n      show: fordeling');
  });
});

describe('steps before the meeting', () => {
  it('without a receiver are listed, and the pack builds', () => {
    const text = broken('          days-before: 30', '          days-before: 30\n          to:');
    const problem = only(text, 'modtager-mangler', 'to:\n', 'warning');
    expect(problem?.message).toBe('Trin 1 (Klyngekoordinator) har ingen modtager. Der kommer til at stå »[udfyldes]«.');
  });

  it('that nobody receives are left alone', () => {
    expect(checkText(goodPack).problems).toEqual([]);
  });
});

describe('the words after a figure', () => {
  it.each(['af børnene havde fem', 'af kontakterne gik til'])('begin with "af" where it is per cent: %s', (words) => {
    const line = `phrase: ${words.slice(3)}`;
    only(broken(`phrase: ${words}`, line), 'frase-uden-af', line, 'warning');
  });

  it('do not where it is per 1,000', () => {
    const perThousand = broken('phrase: af børnene havde fem', 'per: 1000\n    phrase: børn havde fem');
    expect(checkText(perThousand).problems).toEqual([]);
  });
});

describe('numbers', () => {
  const extraction = (step: string) =>
    `${goodPack}  - extraction:\n      title: Udtræk\n      recipes:\n        - title: Alle systemer\n          steps: [${JSON.stringify(step)}]\n`;

  it.each(['1. Søg på N05A.', '2: Søg på N05A.', '12) Søg på N05A.'])('are set by the program: %s', (step) => {
    only(extraction(step), 'nummer-i-teksten', step, 'warning');
  });

  it.each(['5. juni er fristen.', '2 gange om året tælles op.', '10.000 rækker er nok.', 'Søg på N05A.'])(
    'that belong to the text may stay: %s',
    (step) => {
      expect(checkText(extraction(step)).problems).toEqual([]);
    },
  );

  it.each([
    ['a question', 'text: Hvad kan vi gøre?'],
    ['a step', 'what: Bestil tallene.'],
  ])('are not written before %s', (_, line) => {
    const text = broken(line, line.replace(': ', ': 1. '));
    only(text, 'nummer-i-teksten', line.replace(': ', ': 1. '), 'warning');
  });

  it('in shared questions are told at the block', () => {
    const shared = 'title: Opsamling\nminutes: 15\nitems:\n  - id: tanker\n    text: 1. Hvad tænker I nu?\n';
    const { problems } = checkText(goodPack, { opsamling: shared });
    expect(told(problems)).toEqual([`warning nummer-i-teksten pack.yaml:${at(goodPack, 'summing-up:')}`]);
  });
});
