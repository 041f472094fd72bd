import { describe, expect, it } from 'vitest';
import { sectionChecklist, slidesChecklist } from '../../../scripts/publish/content/checklist.ts';
import { slidesComparison } from '../../../scripts/publish/content/comparison.ts';
import { sectionEvents, slidesEvents } from '../../../scripts/publish/content/events.ts';
import { sectionOffers, slidesOffers } from '../../../scripts/publish/content/offers.ts';
import { slidesStory } from '../../../scripts/publish/content/story.ts';
import { breakRows } from '../../../scripts/publish/content/tablebreak.ts';
import { blockOf, frameOf } from './blocks.ts';

const nothing = frameOf([]);
const words = (count: number) => Array.from({ length: count }, () => 'sundhed').join(' ');

describe('a long table', () => {
  const parts = (heights: readonly number[], most: number) => breakRows(heights, (height) => height, most);

  it.each([
    [[10, 10, 10], 100, [3]],
    [[50, 50, 50, 50], 100, [2, 2]],
    [[10, 10, 10, 10, 10, 10, 10, 10], 45, [4, 4]],
    [[90, 10, 10], 60, [1, 2]],
    [[200], 60, [1]],
    [[], 60, []],
  ])('of rows %j in tables of %i has %j rows in each', (heights, most, counts) => {
    expect(parts(heights, most).map((part) => part.length)).toEqual(counts);
  });

  it('loses no row and keeps their order', () => {
    for (let count = 1; count < 60; count++) {
      const heights = Array.from({ length: count }, (_, at) => 20 + ((at * 37) % 61));
      const split = parts(heights, 300);
      expect(split.flat()).toEqual(heights);
      // Half a row more than the aim at either end.
      for (const part of split) expect(part.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(300 + 80);
    }
  });
});

describe('events', () => {
  const entry = (date: string, sort: string, tags: readonly string[] = []) => ({
    date,
    sort,
    lane: 'læge',
    type: 'contact',
    text: date,
    tags,
  });
  const block = blockOf('events', {
    title: 'x',
    lanes: ['læge', 'kommune'],
    published: true,
    entries: [
      entry('2/1', '2019-01-02', ['a', 'b']),
      entry('uden', 'undated', ['a']),
      { ...entry('i januar', '2019-01'), type: 'referral', to: 'kommune' },
    ],
    summary: [
      { text: 'opkald', tag: 'a' },
      { text: 'møde', tag: 'b' },
      { text: 'afslag', tag: 'c' },
    ],
  });

  it('are counted by their tags, never typed', async () => {
    expect((await sectionEvents(block, nothing)).summary).toBe('3 hændelser, heraf 2 opkald, 1 møde og 0 afslag.');
    const [, counted] = await slidesEvents(block, nothing);
    expect(counted?.counts.map(({ value }) => value)).toEqual([2, 1, 0]);
  });

  it('are listed in order with their words as written', async () => {
    const { tables } = await sectionEvents(block, nothing);
    expect(
      tables.flatMap(({ rows }) => rows.map(({ number, date, lane, type }) => [number, date, lane, type])),
    ).toEqual([
      [1, 'i januar', 'Læge', 'Henvisning til kommune'],
      [2, '2/1', 'Læge', 'Kontakt'],
      [3, 'uden', 'Læge', 'Kontakt'],
    ]);
  });

  it('that fill more than a slide take two, and no third for what is counted', async () => {
    const many = Array.from({ length: 120 }, (_, at) => entry(`dag ${at}`, `2019-0${1 + (at % 9)}-1${at % 8}`, ['a']));
    const slides = await slidesEvents(
      blockOf('events', { title: 'x', lanes: ['læge'], entries: many, summary: [{ text: 'opkald', tag: 'a' }] }),
      nothing,
    );
    expect(slides.map(({ id, sub }) => [id, sub])).toEqual([
      ['b5', '120 hændelser, heraf 120 opkald.'],
      ['b5-2', ''],
    ]);
  });
});

describe('offers', () => {
  const row = { name: 'N', content: 'C' };
  const offers = (...rows: object[]) => blockOf('offers', { title: 'T', snapshot: '2021-06', rows });

  it('have the columns that some row has', async () => {
    const of = async (...rows: object[]) => (await sectionOffers(offers(...rows), nothing)).columns;
    expect(await of(row)).toEqual(['Tilbud', 'Indhold']);
    expect(await of(row, { ...row, age: '18' }, { ...row, payment: 'Gratis' })).toEqual([
      'Tilbud',
      'Indhold',
      'Alder',
      'Betaling',
    ]);
    expect(await of({ ...row, target: 'a', age: 'b', referral: 'c', payment: 'd' })).toEqual([
      'Tilbud',
      'Indhold',
      'Målgruppe',
      'Alder',
      'Henvisning og betaling',
    ]);
  });

  it('fill the width of the page exactly', async () => {
    const section = await sectionOffers(
      offers({ ...row, target: words(3), age: '18-24 år', referral: 'Ingen', updated: 'juni' }),
      nothing,
    );
    expect(section.widths.reduce((sum, width) => sum + width, 0)).toBe(172);
    expect(section.widths[1]).toBeGreaterThan(50);
  });

  it('say how old they are', async () => {
    const warning = 'Listen er et øjebliksbillede fra juni 2021. Tjek, at tilbuddet stadig findes.';
    expect((await sectionOffers(offers(row), nothing)).warning).toBe(warning);
    expect((await slidesOffers(offers(row), nothing))[0]?.warning).toBe(warning);
  });

  it('can be chosen between only where there is a choice', async () => {
    const { choices } = await sectionOffers(
      offers({ ...row, age: 'a', payment: 'x' }, { ...row, age: 'b', payment: 'x' }, { ...row, age: 'a' }),
      nothing,
    );
    expect(choices).toEqual([{ name: 'age', label: 'Alder', options: ['a', 'b'] }]);
  });

  it.each([
    [1, ['']],
    [2, ['Tilbud 1–2 af 2']],
    [5, ['Tilbud 1–2 af 5', 'Tilbud 3–4 af 5', 'Tilbud 5 af 5']],
  ])('%i are paged two by two', async (count, subs) => {
    const slides = await slidesOffers(offers(...Array.from({ length: count }, () => row)), nothing);
    expect(slides.map(({ sub }) => sub)).toEqual(subs);
    expect(new Set(slides.map(({ id }) => id)).size).toBe(slides.length);
  });
});

describe('a story', () => {
  const story = (...texts: string[]) =>
    blockOf('story', { title: 'T', parts: texts.map((text) => ({ heading: 'H', text })) });

  it('that is short stands on one slide in large letters', async () => {
    expect(await slidesStory(story('a', 'b'), nothing)).toMatchObject([{ large: true, more: '' }]);
  });

  it('that is long is divided where both slides are about equally full', async () => {
    const slides = await slidesStory(story(words(60), words(20), words(20), words(60)), nothing);
    expect(slides.map(({ parts, more }) => [parts.length, more])).toEqual([
      [2, ''],
      [2, 'Fortsat'],
    ]);
  });
});

describe('a checklist', () => {
  const list = (raw: object) => blockOf('checklist', { title: 'T', ...raw });

  it('has a column for each municipality, or one to be named by hand', async () => {
    const block = list({ items: ['a'], columns: ['Hvem'], 'per-municipality': true });
    expect((await sectionChecklist(block, frameOf([], ['Lejre', 'Roskilde']))).columns).toEqual([
      'Hvem',
      'Lejre',
      'Roskilde',
    ]);
    expect((await sectionChecklist(block, nothing)).columns).toEqual(['Hvem', 'Kommune']);
  });

  it('numbers its empty rows on from the items', async () => {
    const { tables } = await sectionChecklist(list({ items: ['a', 'b'], rows: 2, columns: ['x'] }), nothing);
    expect(tables.flatMap(({ rows }) => rows)).toEqual(['a', 'b', '3', '4']);
    const empty = await sectionChecklist(list({ rows: 3, columns: ['x'] }), nothing);
    expect([empty.corner, ...empty.tables.flatMap(({ rows }) => rows)]).toEqual(['Nr.', '1', '2', '3']);
  });

  it('says what may be written', async () => {
    expect((await sectionChecklist(list({ items: ['a'], choices: ['ja', 'delvist', 'nej'] }), nothing)).choices).toBe(
      'Skriv: ja, delvist, nej',
    );
  });

  it('fills the width exactly', async () => {
    const { widths } = await sectionChecklist(list({ rows: 2, columns: ['a', 'b', 'c', 'd', 'e'] }), nothing);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100, 9);
  });

  it('goes on to another slide when it is long', async () => {
    const slides = await slidesChecklist(list({ items: Array.from({ length: 25 }, (_, at) => `p${at}`) }), nothing);
    expect(slides.map(({ points }) => points.length)).toEqual([9, 9, 7]);
  });
});

describe('a comparison', () => {
  it.each([
    [3, 'large'],
    [25, 'medium'],
    [60, 'small'],
  ])('with %i words in a column is set %s', async (count, size) => {
    const points = Array.from({ length: 5 }, () => words(count / 5 < 1 ? 1 : count / 5));
    const block = blockOf('comparison', {
      title: 'T',
      sides: [
        { title: 'A', points },
        { title: 'B', points: [] },
        { title: 'C', points: [] },
      ],
    });
    expect((await slidesComparison(block, nothing))[0]?.size).toBe(size);
  });

  it('takes the slide’s points where they are given', async () => {
    const block = blockOf('comparison', {
      title: 'T',
      sides: [
        { title: 'A', points: ['lang'], slide: ['kort'] },
        { title: 'B', points: ['b'] },
      ],
    });
    expect((await slidesComparison(block, nothing))[0]?.sides.map(({ points }) => points)).toEqual([['kort'], ['b']]);
  });
});
