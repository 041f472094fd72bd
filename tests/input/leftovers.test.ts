/** What a pack must not print: unfinished texts, addresses that lead nowhere, and how to reach a person. */
import { describe, expect, it } from 'vitest';
import { broken, checkText, goodPack, told } from './packs.ts';

const problemsOf = (text: string) =>
  told(checkText(broken('what: Bestil tallene.', `what: ${JSON.stringify(text)}`)).problems);
const line = goodPack.split('\n').findIndex((one) => one.includes('what: Bestil tallene.')) + 1;

describe('in a text of a pack', () => {
  it.each([
    ['pladsholder', 'Send til [udfyldes].'],
    ['pladsholder', 'Mødet er den [indsæt dato].'],
    ['pladsholder', 'TODO: skriv resten'],
    ['pladsholder', 'Ring på XXX'],
    ['pladsholder', 'Lorem ipsum dolor'],
    ['pladsholder', 'Se [siden](https://www.example.com/a).'],
    ['pladsholder', 'Se [siden](https://localhost/a).'],
    ['kontakt-i-teksten', 'Skriv til anne@klinik.example.'],
    ['kontakt-i-teksten', 'Kald 12 34 56 78.'],
    ['kontakt-i-teksten', 'Kald +45 12 34 56 78.'],
    ['kontakt-i-teksten', 'Tlf.: 12345678'],
    ['kontakt-i-teksten', 'Ring til 1234 5678 og spørg.'],
  ])('%s is told of »%s«, at its line', (code, text) => {
    const [problem, ...others] = problemsOf(text);
    expect(others).toEqual([]);
    expect(problem).toMatch(new RegExp(`^warning ${code} pack\\.yaml:${line}:`));
  });

  it.each([
    'Ring til 112 eller 1813.',
    'Fra 2018 til 2020 blev 12.345.678 kontakter talt.',
    'Se [vejledningen](https://www.sst.dk/navn).',
    'Kontakterne faldt fra 20 til 15, og 10 af 12 sagde ja.',
    'Datoerne 25/10, 5/11, 12/11 og 14/1 2020.',
    'Perioden 2019-10-25 2020-01-14.',
  ])('nothing is told of »%s«', (text) => {
    expect(problemsOf(text)).toEqual([]);
  });
});

it('in a shared text it is told in the shared file', () => {
  const shared = 'title: Opsamling\nminutes: 15\nitems:\n  - id: tanker\n    text: TODO\n';
  expect(told(checkText(goodPack, { opsamling: shared }).problems)).toEqual([
    expect.stringMatching(/^warning pladsholder .*opsamling\.yaml:5:/),
  ]);
});
