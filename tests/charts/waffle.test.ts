import { describe, expect, it } from 'vitest';
import { renderSvg } from '../../scripts/charts/svg.ts';
import { drawWaffle, type WafflePart } from '../../scripts/charts/waffle.ts';

const parts: readonly WafflePart[] = [
  { label: 'uden genindlæggelse', count: 9 },
  { label: 'med én', count: 3 },
  { label: 'med to til seks', count: 2 },
];
const text = { title: 'Prikker', description: 'Ni, tre og to.' };

async function looksOf(whole: number, list: readonly WafflePart[]): Promise<readonly string[]> {
  const svg = await renderSvg(drawWaffle(whole, list, 'handout', 900), 'w', text);
  // A circle is drawn with arcs, a diamond with straight lines.
  return [...svg.matchAll(/<path [^>]*d="([^"]*)"[^>]*fill="(#\w+)"[^>]*stroke="/g)].map(
    ([, shape = '', fill]) => `${shape.includes('A') ? 'round' : 'pointed'} ${fill}`,
  );
}

function countsOf(looks: readonly string[]): readonly number[] {
  return [...new Set(looks)].map((look) => looks.filter((one) => one === look).length);
}

describe('a waffle', () => {
  it('has one dot for each of the whole, and a look for each part', async () => {
    expect(countsOf(await looksOf(14, parts))).toEqual([9, 3, 2]);
  });

  it('shows four parts that stay apart without colour', async () => {
    const looks = await looksOf(
      100,
      [71, 19, 9, 1].map((count, at) => ({ label: `del ${at}`, count })),
    );
    expect(countsOf(looks)).toEqual([71, 19, 9, 1]);
    const [first, second, third, fourth] = [...new Set(looks)];
    expect([first, second].every((look) => look?.startsWith('round'))).toBe(true);
    expect([third, fourth].every((look) => look?.startsWith('pointed'))).toBe(true);
    expect([second, fourth].every((look) => look?.endsWith('#ffffff'))).toBe(true);
  });

  it('names every part, also an empty one, with its number', async () => {
    const svg = await renderSvg(
      drawWaffle(
        3,
        [
          { label: 'alle', count: 3 },
          { label: 'ingen', count: 0 },
        ],
        'slide',
        380,
      ),
      'w',
      text,
    );
    expect([...svg.matchAll(/>([^<]+)<\/text>/g)].map(([, words]) => words)).toEqual(['3', 'alle', '0', 'ingen']);
  });

  it('refuses parts that do not make the whole', () => {
    expect(() => drawWaffle(15, parts, 'handout', 900)).toThrow('sum to 14, not 15');
  });
});
