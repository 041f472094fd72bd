import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BandView, bandOf, bandWidths, chooseBands } from '../../scripts/release/bands.ts';

const cells = [
  { id: 'a', x: 0, n: 20 },
  { id: 'b', x: 3, n: 15 },
  { id: 'c', x: 17, n: 17 },
  { id: 'd', x: 4, n: 9 },
];

describe('bands (D6b)', () => {
  test('hold the share, have fixed cuts, and 100 % belongs to the last one', () => {
    const figure = fc
      .integer({ min: 1, max: 400 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(figure, fc.constantFrom(...bandWidths), ([x, n], width) => {
        const view = chooseBands([{ id: 'p', x, n: n + 10 }], (bands) => width === widthOf(bands))?.bands;
        const band = view?.get('p') ?? { from: -1, to: -1 };
        const percent = (100 * x) / (n + 10);
        expect(band.from % width).toBe(0);
        expect(band.from <= percent + 1e-9 && percent < band.to).toBe(true);
      }),
    );
    expect(bandOf(17, 17, [0, 50, 100])).toEqual({ from: 50, to: 100 });
    expect(bandOf(3, 15, [0, 20, 40, 100])).toEqual({ from: 20, to: 40 });
    expect(bandOf(29, 145, [0, 20, 100])).toEqual({ from: 20, to: 100 });
  });

  test('the narrowest that passes is taken, and each width is asked about once', () => {
    const asked: number[] = [];
    const choice = chooseBands(cells, (bands) => {
      asked.push(widthOf(bands));
      return widthOf(bands) >= 20;
    });
    expect(asked).toEqual([5, 10, 20]);
    expect(choice).toEqual({
      width: 20,
      bands: new Map([
        ['a', { from: 0, to: 20 }],
        ['b', { from: 20, to: 40 }],
        ['c', { from: 80, to: 100 }],
      ]),
    });
  });

  test('none passes: none', () => {
    expect(chooseBands(cells, () => false)).toBeNull();
    expect(chooseBands(cells, () => false, [10, 50])).toBeNull();
  });

  test("the pack's own cuts are the only ones tried", () => {
    expect(chooseBands(cells, () => true, [10, 50])).toEqual({
      width: 'own',
      bands: new Map([
        ['a', { from: 0, to: 10 }],
        ['b', { from: 10, to: 50 }],
        ['c', { from: 50, to: 100 }],
      ]),
    });
    expect(() => chooseBands(cells, () => true, [50, 10])).toThrow('rise');
  });

  test('a practice with fewer than ten has no band', () => {
    expect(chooseBands(cells, () => true)?.bands.has('d')).toBe(false);
  });
});

function widthOf(bands: BandView): number {
  const [first] = bands.values();
  return first === undefined ? 0 : first.to - first.from;
}
