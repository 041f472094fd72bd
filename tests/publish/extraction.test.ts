import { describe, expect, it } from 'vitest';
import type { ReleasedBlockOf } from '../../scripts/model/released.ts';
import { sectionsExtraction, slidesExtraction } from '../../scripts/publish/extraction.ts';

function blockWith(parts: Partial<ReleasedBlockOf<'extraction'>>): ReleasedBlockOf<'extraction'> {
  return { id: 'b4', type: 'extraction', title: 'Udtræk', notes: [], recipes: [], warnings: [], ...parts };
}
const recipes = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ title: `System ${at + 1}`, steps: ['Søg.', 'Tæl.'] }));

describe('a section on extraction', () => {
  it('is there for recipes or warnings, not for notes alone', () => {
    expect(sectionsExtraction(blockWith({ notes: ['Bestilt hos regionen.'] }))).toEqual([]);
    expect(sectionsExtraction(blockWith({ warnings: ['Se efter.'] }))).toHaveLength(1);
    expect(sectionsExtraction(blockWith({ recipes: recipes(1) }))).toHaveLength(1);
  });

  it.each([
    [1, 'one'],
    [2, 'two'],
    [3, 'three'],
    [4, 'two'],
    [6, 'three'],
  ])('sets %i recipes in columns: %s', (count, columns) => {
    expect(sectionsExtraction(blockWith({ recipes: recipes(count) }))).toMatchObject([{ columns }]);
  });
});

describe('slides on extraction', () => {
  it('are one for each recipe, none for warnings', () => {
    expect(slidesExtraction(blockWith({ warnings: ['Se efter.'] }))).toEqual([]);
    const slides = slidesExtraction(blockWith({ recipes: recipes(2) }));
    expect(slides.map(({ id, title, sub }) => [id, title, sub])).toEqual([
      ['b4', 'System 1', 'Udtræk'],
      ['b4-2', 'System 2', 'Udtræk'],
    ]);
  });

  it('go on with the next number', () => {
    const steps = Array.from({ length: 14 }, (_, at) => `Trin nummer ${at + 1}.`);
    const slides = slidesExtraction(blockWith({ recipes: [{ title: 'Lang', steps }] }));
    expect(slides.map(({ title }) => title)).toEqual(['Lang', 'Lang – fortsat']);
    expect(slides.flatMap((slide) => slide.steps)).toEqual(steps.map((text, at) => ({ number: at + 1, text })));
  });
});
