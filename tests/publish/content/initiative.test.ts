import { describe, expect, it } from 'vitest';
import { sectionInitiative, slidesInitiative } from '../../../scripts/publish/content/initiative.ts';
import { blockOf, frame } from './blocks.ts';

const long =
  'Kommunen undersøger sammen med borgeren, hvilke tilbud der kan bruges nu, og skriver dem i den fælles plan.';
const points = (count: number) => Array.from({ length: count }, (_, at) => ({ text: `${at + 1}. ${long}` }));

const initiatives = blockOf('initiative', {
  title: 'Initiativer',
  groups: [
    {
      title: 'Børn',
      items: [
        { number: '1', title: 'Kun et navn' },
        { number: '2/4', title: 'Overgange', goal: 'Viden følger med.' },
      ],
    },
    {
      title: 'Voksne',
      items: [
        { number: '2/4', title: 'Ét forløb', status: points(8), who: points(8), results: points(2), source: 'Notat' },
      ],
    },
  ],
});

describe('initiatives', () => {
  it('have a link in the overview when there is more to read, and only then', async () => {
    const { groups, details } = await sectionInitiative(initiatives, frame);
    expect(groups.map(({ items }) => items.map(({ number, target }) => [number, target]))).toEqual([
      [
        ['1', ''],
        ['2/4', '#b5-i2'],
      ],
      [['2/4', '#b5-i3']],
    ]);
    expect(details.map(({ id }) => id)).toEqual(['b5-i2', 'b5-i3']);
  });

  it('link on slides to the slide, and go on over several when they are long', async () => {
    const slides = await slidesInitiative(initiatives, frame);
    const ids = slides.map(({ id }) => id);
    expect(ids.slice(0, 4)).toEqual(['b5', 'b5-i2', 'b5-i3', 'b5-i3-2']);
    expect(new Set(ids).size).toBe(ids.length);
    const [overview] = slides;
    if (!overview?.overview) throw new Error('the overview comes first');
    expect(overview.groups.flatMap(({ items }) => items.map(({ target }) => target))).toEqual([
      '',
      '#s-b5-i2',
      '#s-b5-i3',
    ]);
  });

  it('lose no point where they are broken, and say that they go on', async () => {
    const slides = (await slidesInitiative(initiatives, frame)).filter(({ id }) => id.startsWith('b5-i3'));
    const told = slides.flatMap((slide) => (slide.overview ? [] : [slide]));
    expect(told.map(({ title }) => title)).toEqual(['Ét forløb', ...told.slice(1).map(() => 'Ét forløb – fortsat')]);
    const count = (label: string) =>
      told.flatMap(({ parts }) => parts.filter((part) => part.label === label).flatMap(({ items }) => items)).length;
    expect([count('Status'), count('Hvem'), count('Resultater')]).toEqual([8, 8, 2]);
    expect(told.map(({ source }) => source).filter((source) => source !== '')).toEqual(['Notat']);
    expect(told.at(-1)?.source).toBe('Notat');
  });
});
