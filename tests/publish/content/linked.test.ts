import { describe, expect, it } from 'vitest';
import { sectionChallenges, slidesChallenges } from '../../../scripts/publish/content/challenges.ts';
import { sectionMatrix } from '../../../scripts/publish/content/matrix.ts';
import { sectionRecommendations, slidesRecommendations } from '../../../scripts/publish/content/recommendations.ts';
import { blockOf, frameOf } from './blocks.ts';

const challenges = blockOf('challenges', {
  title: 'Udfordringer',
  items: [
    { id: 'u1', number: '2.1', title: 'Kapacitet', text: 'For **få** hænder. Og for lidt tid.' },
    { id: 'u2', title: 'Overblik', text: 'Mange [tilbud](https://x.dk).', slide: 'Kort' },
  ],
});
const advice = (change: object = {}) =>
  blockOf('recommendations', {
    title: 'Anbefalinger',
    items: [
      { id: 'a1', number: '3.1', title: 'Ring', summary: 'Ring mere.', text: 'x', addresses: ['u1', 'u2'], ...change },
      { id: 'a2', number: '3.2', title: 'Skriv', summary: 'Skriv.', text: 'x', addresses: ['u2'], status: 'afprøves' },
      { id: 'a3', title: 'Mød', summary: 'Mød op.', text: 'x' },
    ],
  });
const frame = frameOf([challenges, advice()]);
const matrix = blockOf('matrix', { title: 'Matrix' });

describe('challenges and recommendations', () => {
  it('point at each other', async () => {
    const { items } = await sectionChallenges(challenges, frame);
    expect(items.map(({ answers }) => answers.map(({ label }) => label))).toEqual([
      ['3.1 Ring'],
      ['3.1 Ring', '3.2 Skriv'],
    ]);
    const section = await sectionRecommendations(advice(), frame);
    expect(section.items[0]?.addresses.map(({ url, label }) => [url, label])).toEqual([
      [`#${items[0]?.anchor}`, '2.1 Kapacitet'],
      [`#${items[1]?.anchor}`, 'Overblik'],
    ]);
    expect(items[0]?.answers[0]?.url).toBe(`#${section.items[0]?.anchor}`);
  });

  it('are named without a link when they only stand on a slide', async () => {
    const { items } = await sectionRecommendations(advice(), frameOf([{ ...challenges, only: 'deck' }, advice()]));
    expect(items[0]?.addresses[0]).toMatchObject({ url: '', label: '2.1 Kapacitet' });
  });

  it('throw where a recommendation answers something that is not there', async () => {
    const broken = advice({ addresses: ['u9'] });
    const blocks = frameOf([challenges, broken]);
    await expect(sectionRecommendations(broken, blocks)).rejects.toThrow('"a1" answers "u9"');
    await expect(sectionChallenges(challenges, blocks)).rejects.toThrow('"a1" answers "u9"');
    await expect(sectionMatrix(matrix, blocks)).rejects.toThrow('"a1" answers "u9"');
  });

  it('begin the slide with the first sentence where it has no words of its own', async () => {
    const [slide] = await slidesChallenges(challenges, frame);
    expect(slide?.items.map(({ text }) => text)).toEqual(['For få hænder.', 'Kort']);
  });

  it('have an overview and a slide each, and only that when there is one', async () => {
    const slides = await slidesRecommendations(advice(), frame);
    expect(slides.map(({ id, overview }) => [id, overview])).toEqual([
      ['b5', true],
      ['b5-2', false],
      ['b5-3', false],
      ['b5-4', false],
    ]);
    expect(slides[0]).toMatchObject({
      items: [{ note: 'Svarer på 2.1 og Overblik.' }, { note: 'Svarer på Overblik. Status: afprøves.' }, { note: '' }],
    });
    const single = blockOf('recommendations', {
      title: 'Én',
      items: [{ id: 'a', title: 'Ring', summary: 'Ring.', text: 'x' }],
    });
    expect(await slidesRecommendations(single, frameOf([single]))).toEqual([
      {
        id: 'b5',
        kind: 'recommendations',
        title: 'Ring',
        overview: false,
        kicker: 'Anbefaling',
        points: ['Ring.'],
        note: '',
      },
    ]);
  });
});

describe('the matrix', () => {
  it('marks what belongs together, with the fewer as columns', async () => {
    const { columns, rows, corner } = await sectionMatrix(matrix, frame);
    expect(corner).toBe('Anbefaling');
    expect(columns.map(({ id }) => id)).toEqual(['u1', 'u2']);
    expect(rows.map(({ id, marks }) => [id, ...marks])).toEqual([
      ['a1', true, true],
      ['a2', false, true],
      ['a3', false, false],
    ]);
  });

  it('turns when the recommendations are fewer', async () => {
    const one = blockOf('recommendations', {
      title: 'A',
      items: [{ id: 'a1', title: 'Ring', summary: 's', text: 'x', addresses: ['u2'] }],
    });
    const { columns, rows, corner } = await sectionMatrix(matrix, frameOf([challenges, one]));
    expect(corner).toBe('Udfordring');
    expect(columns.map(({ id }) => id)).toEqual(['a1']);
    expect(rows.map(({ id, marks }) => [id, ...marks])).toEqual([
      ['u1', false],
      ['u2', true],
    ]);
  });

  it('does not mistake a challenge for a recommendation of the same id', async () => {
    const same = blockOf('challenges', {
      title: 'U',
      items: [
        { id: 'x', title: 'X', text: 't' },
        { id: 'y', title: 'Y', text: 't' },
      ],
    });
    const other = blockOf('recommendations', {
      title: 'A',
      items: [
        { id: 'x', title: 'X', summary: 's', text: 't', addresses: ['y'] },
        { id: 'z', title: 'Z', summary: 's', text: 't', addresses: ['x'] },
      ],
    });
    const { rows } = await sectionMatrix(matrix, frameOf([same, other]));
    expect(rows.map(({ id, marks }) => [id, ...marks])).toEqual([
      ['x', false, true],
      ['z', true, false],
    ]);
  });

  it('throws without one of the two', async () => {
    await expect(sectionMatrix(matrix, frameOf([challenges]))).rejects.toThrow(/needs a block/);
    await expect(sectionMatrix(matrix, frameOf([]))).rejects.toThrow(/needs a block/);
  });
});
