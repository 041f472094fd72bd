import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMoment } from '../../scripts/charts/moments.ts';
import { isSortKey } from '../../scripts/input/sortkeys.ts';
import { at, checkText, goodPack, told } from './packs.ts';

const content = `  - challenges:
      title: Udfordringer
      items:
        - { id: kapacitet, title: Kapacitet, text: For få hænder. }
        - { id: overblik, title: Overblik, text: Svært at finde rundt. }
  - recommendations:
      title: Anbefalinger
      items:
        - { id: shared-care, title: Shared care, summary: Del forløbet., text: Tekst., addresses: [kapacitet, overblik] }
  - matrix:
      title: Hvad svarer på hvad
  - timeline:
      title: Tidsplan
      phases:
        - { when: Forår 2018, sort: 2018-03/2018-05, title: Vision }
        - { when: ultimo 2021, sort: 2021-12 }
  - events:
      title: Forløb
      lanes: [almen praksis, hospital]
      entries:
        - { date: "20/5", sort: 2018-05-20, lane: almen praksis, type: referral, to: hospital, text: Henvist., tags: [henvisning] }
        - { date: Uden dato, sort: undated, lane: hospital, type: refusal, text: Afvist. }
      summary:
        - { text: henvisninger, tag: henvisning }
  - events:
      title: Barnets år
      scale: age
      lanes: [praksis]
      entries:
        - { date: 5 uger, sort: "0.1", lane: praksis, type: examination, text: Undersøgelse. }
        - { date: 1-5 år, sort: 1/5, lane: praksis, type: contact, text: Årlige undersøgelser. }
  - figures:
      title: Tal
      source: Kilden
      waffle:
        label: Patienter
        whole: 14
        parts:
          - { label: Ingen genindlæggelse, count: 9 }
          - { label: Én, count: 3 }
          - { label: To til seks, count: 2 }
`;
const pack = goodPack + content;

function only(from: string, to: string, code: string, needle: string, occurrence = 1) {
  if (pack.split(from).length !== 2) throw new Error(`the pack has ${pack.split(from).length - 1} times ${from}`);
  const text = pack.replace(from, () => to);
  const checked = checkText(text);
  expect(told(checked.problems)).toEqual([`error ${code} pack.yaml:${at(text, needle, occurrence)}`]);
  expect(checked.pack).toBeNull();
  return checked.problems[0];
}

describe('blocks of content', () => {
  it('without a fault are told nothing', () => {
    expect(checkText(pack).problems).toEqual([]);
  });

  it.each([
    ['near one', 'kapasitet', 'Mente du »kapacitet«?'],
    ['near none', 'a-2-1', 'Udfordringer: kapacitet, overblik.'],
    ['of a recommendation itself', 'shared-care', 'Udfordringer: kapacitet, overblik.'],
  ])('answer challenges that exist: %s', (_, id, hint) => {
    const problem = only('[kapacitet, overblik]', `[overblik, ${id}]`, 'henvisning-ukendt', `${id}]`);
    expect(problem?.message).toBe(`Der er ingen udfordring »${id}«.`);
    expect(problem?.hint).toBe(hint);
  });

  it.each([
    ['two challenges', 'id: overblik,', 'id: kapacitet,', 2],
    ['a challenge and a recommendation', 'id: shared-care', 'id: overblik', 2],
  ])('have ids of their own: %s', (_, from, to, occurrence) => {
    const text = pack.replace(from, () => to);
    const doubles = checkText(text).problems.filter(({ code }) => code === 'id-dobbelt');
    expect(told(doubles)).toEqual([`error id-dobbelt pack.yaml:${at(text, to, occurrence)}`]);
  });

  it('make a matrix only of both challenges and recommendations', () => {
    const text = `${goodPack}  - matrix:\n      title: Hvad svarer på hvad\n`;
    expect(told(checkText(text).problems)).toEqual([`error matrix-tom pack.yaml:${at(text, 'matrix:')}`]);
  });

  it.each([
    ['the lane of an event', 'lane: hospital, type', 'lane: hospitalet, type', 'lane: hospitalet'],
    ['the lane it leads to', 'to: hospital,', 'to: hospitall,', 'to: hospitall'],
  ])('have lanes that are drawn: %s', (_, from, to, needle) => {
    expect(only(from, to, 'bane-ukendt', needle)?.hint).toBe('Mente du »hospital«?');
  });

  it('name the lanes where none is near', () => {
    const problem = only('to: hospital,', 'to: kommunen,', 'bane-ukendt', 'to: kommunen');
    expect(problem?.hint).toBe('Baner: almen praksis, hospital.');
  });

  it('count tags that some event has', () => {
    const problem = only('tag: henvisning }', 'tag: henvisninger }', 'maerke-ukendt', 'tag: henvisninger');
    expect(problem?.hint).toBe('Mente du »henvisning«?');
  });

  it.each([
    ['a month that is none', '2018-05-20', '2018-13'],
    ['a day that is none', '2018-05-20', '2018-02-30'],
    ['an end before the start', '2018-05-20', '2018-05/2018-03'],
    ['an age on a line of dates', '2018-05-20', '"0.5"'],
    ['words', '2018-05-20', 'Maj'],
    ['a date on a line of ages', '1/5,', '2018-05,'],
    ['ages from high to low', '1/5,', '5/1,'],
  ])('can be sorted: not %s', (_, from, to) => {
    const problem = only(`sort: ${from}`, `sort: ${to}`, 'sortering-ugyldig', `sort: ${to}`);
    expect(problem?.message).toContain('kan ikke sorteres');
  });

  it('of a timeline are sorted by what exists', () => {
    only('sort: 2021-12', 'sort: 2021-31', 'sortering-ugyldig', 'sort: 2021-31');
  });

  it('have parts that make the whole', () => {
    const problem = only('count: 9', 'count: 8', 'dele-sum', 'parts:');
    expect(problem?.message).toBe('Delene giver 13 tilsammen, men i alt er 14.');
  });
});

describe('a sort key', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '2019',
      '2019-02',
      '2019-02-29',
      '2020-02-29',
      '2019-12-31',
      '2019-00',
      '5',
      '0.1',
      '1.',
      '',
      'maj',
    ),
    fc.stringMatching(/^[0-9./-]{0,10}$/),
  );
  const key = fc.oneof(
    piece,
    fc.tuple(piece, piece).map(([a, b]) => `${a}/${b}`),
    fc.constant('undated'),
  );

  it.each(['date', 'age'] as const)('passes just when it can be drawn on a line of %ss', (scale) => {
    fc.assert(
      fc.property(key, (sort) => {
        const drawn = () => parseMoment(sort, scale);
        if (isSortKey(sort, scale)) expect(drawn).not.toThrow();
        else expect(drawn).toThrow();
      }),
      { numRuns: 2000 },
    );
  });
});
