/** Specifications that differ in their rows alone share what was made of the first. */
import { describe, expect, it } from 'vitest';
import { renderSvg, type Spec } from '../../scripts/charts/svg.ts';

const text = { title: 'Prøve.', description: 'To søjler.' };

function bars(values: readonly { readonly name: string; readonly size: number }[]): Spec {
  const encoding = { y: { field: 'name', type: 'nominal' }, x: { field: 'size', type: 'quantitative' } };
  return { data: { values }, mark: { type: 'bar', clip: true }, encoding } as unknown as Spec;
}

const few = bars([
  { name: 'Ål', size: 3 },
  { name: 'Ø', size: 5 },
]);
const many = bars(Array.from({ length: 7 }, (_, at) => ({ name: `Række ${at}`, size: 900 * at + 1 })));

describe('a chart', () => {
  it('is the same whatever was drawn before it or is drawn beside it', async () => {
    const first = await renderSvg(few, 'a', text);
    const other = await renderSvg(many, 'a', text);
    expect(other).not.toBe(first);
    expect(other).toContain('Række 6');
    expect(other).not.toContain('Ål');
    const together = await Promise.all([few, many, few, many].map((spec) => renderSvg(spec, 'a', text)));
    expect(together).toEqual([first, other, first, other]);
  });

  it('leaves the rows it is given as they were', async () => {
    const rows = [Object.freeze({ name: 'A', size: 1 })];
    await renderSvg(bars(Object.freeze(rows)), 'b', text);
    expect(Reflect.ownKeys(rows[0] ?? {})).toEqual(['name', 'size']);
  });
});
