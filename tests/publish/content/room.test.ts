import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillEvenly, fillPages, linesOf, sharePages } from '../../../scripts/publish/content/room.ts';

const itself = (height: number) => height;

describe('the room on a slide', () => {
  it('is filled in order, a page at a time', () => {
    expect(fillPages([4, 4, 4, 2, 9], itself, 10)).toEqual([[4, 4], [4, 2], [9]]);
  });

  it('gives what is taller than a page one of its own', () => {
    expect(fillPages([3, 12, 3], itself, 10)).toEqual([[3], [12], [3]]);
  });

  it('is shared evenly when the last page would be left with the rest', () => {
    expect(fillEvenly([3, 3, 3, 3], itself, 9)).toEqual([
      [3, 3],
      [3, 3],
    ]);
  });

  it('is not shared evenly where that would not fit', () => {
    expect(fillEvenly([2, 2, 2, 8], itself, 8)).toEqual([[2, 2, 2], [8]]);
  });

  it.each([
    [7, 6, [4, 3]],
    [6, 6, [6]],
    [11, 5, [4, 4, 3]],
    [1, 5, [1]],
  ])('for %i phases, at most %i side by side, is %j', (count, most, lengths) => {
    const items = Array.from({ length: count }, (_, at) => at);
    const pages = sharePages(items, most);
    expect(pages.map((page) => page.length)).toEqual(lengths);
    expect(pages.flat()).toEqual(items);
  });

  it('loses nothing and keeps the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }), (heights) => {
        for (const pages of [fillPages(heights, itself, 10), fillEvenly(heights, itself, 10)]) {
          expect(pages.flat()).toEqual(heights);
          const sums = pages.map((page) => page.reduce((sum, height) => sum + height, 0));
          expect(sums.every((sum, at) => sum <= 10 || pages[at]?.length === 1)).toBe(true);
        }
      }),
    );
  });

  it('takes more lines for narrower columns', () => {
    const text = 'Kommunen undersøger sammen med borgeren, hvilke tilbud der kan bruges nu.';
    const lines = (width: number) => linesOf(text, { size: 24, leading: 31, width });
    expect(lines(1150)).toBe(1);
    expect(lines(500)).toBe(2);
    expect(lines(260)).toBeGreaterThan(2);
  });
});
