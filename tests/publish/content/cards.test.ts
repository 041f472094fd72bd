import { describe, expect, it } from 'vitest';
import { slidesCards } from '../../../scripts/publish/content/cards.ts';
import { blockOf, frame } from './blocks.ts';

async function pagesOf(count: number, text: string) {
  const cards = Array.from({ length: count }, (_, at) => ({
    title: `Kort ${at + 1}`,
    text,
    url: 'https://example.org/',
  }));
  const block = blockOf('cards', { title: 'Kort', intro: 'Udsagn, frit gengivet.', cards });
  return await slidesCards(block, frame);
}

const short = 'Få ord.';
/** Some three lines and some six lines of 31 px in half a slide. */
const long = 'Aftal, hvem der tager opkald fra kommunen, og hvornår. En halv time om formiddagen er nok.';
const longest = `${long} ${long}`;

describe('cards on slides', () => {
  it.each([
    [6, short, [6]],
    [4, long, [4]],
    [6, long, [4, 2]],
    [5, long, [3, 2]],
    [3, longest, [2, 1]],
    [6, longest, [2, 2, 2]],
  ])('%i of them, each "%s", stand as %j', async (count, text, lengths) => {
    expect((await pagesOf(count, text)).map(({ cards }) => cards.length)).toEqual(lengths);
  });

  it('have the introduction on every slide, ids of their own, and no links', async () => {
    const slides = await pagesOf(6, longest);
    expect(slides.map(({ id, title, intro }) => [id, title, intro])).toEqual([
      ['b5', 'Kort', 'Udsagn, frit gengivet.'],
      ['b5-2', 'Kort – fortsat', 'Udsagn, frit gengivet.'],
      ['b5-3', 'Kort – fortsat', 'Udsagn, frit gengivet.'],
    ]);
    expect(JSON.stringify(slides)).not.toContain('https');
  });
});
