import { describe, expect, it } from 'vitest';
import { drawRings } from '../../scripts/charts/rings.ts';
import { renderSvg } from '../../scripts/charts/svg.ts';

const text = { title: 'Ringe', description: 'Indefra og ud.' };
const wordsIn = async (titles: readonly string[]) => {
  const svg = await renderSvg(drawRings(titles, 'handout', 300), 'r', text);
  return [...svg.matchAll(/>([^<]+)<\/text>/g)].map(([, words]) => words);
};

describe('rings', () => {
  it('have their names inside', async () => {
    const words = await wordsIn(['Indre hjul', 'Ydre hjul', 'Ledelsesopbakning']);
    expect(words.toSorted()).toEqual(['Indre hjul', 'Ledelsesopbakning', 'Ydre hjul']);
  });

  it('have numbers, all of them, when one name has no room', async () => {
    const words = await wordsIn([
      'Familien',
      'Ledelse og myndighed på tværs af kommuner, region og almen praksis',
      'Alle andre',
    ]);
    expect(words.toSorted()).toEqual(['1', '2', '3']);
  });
});
