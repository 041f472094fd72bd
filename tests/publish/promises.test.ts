import { describe, expect, it } from 'vitest';
import type { ReleasedReport } from '../../scripts/model/released.ts';
import { sectionsPromises, slidesPromises } from '../../scripts/publish/promises.ts';

const promised = (count: number, what: string) =>
  ({
    promises: Array.from({ length: count }, (_, at) => ({ what: `${what} ${at + 1}`, who: 'Alle', due: '2026-10-07' })),
  }) as unknown as ReleasedReport;

describe('what was agreed last time', () => {
  it('stands in the handout with who and when, in words where they are open', () => {
    const open = { promises: [{ what: 'Ring til kommunen', who: '', due: '' }] } as unknown as ReleasedReport;
    expect(sectionsPromises(open)[0]?.items).toEqual([
      { what: 'Ring til kommunen', who: 'Ikke skrevet ned', due: 'Ingen frist' },
    ]);
    expect(sectionsPromises(promised(1, 'Nyt opslag'))[0]?.items[0]?.due).toMatch(/^7\.\soktober 2026$/);
  });

  it('is left out where there is nothing', () => {
    expect(sectionsPromises(promised(0, ''))).toEqual([]);
    expect(slidesPromises(promised(0, ''))).toEqual([]);
  });

  it('goes on to another slide when there is much of it, and nothing is lost', () => {
    const short = slidesPromises(promised(7, 'Nyt opslag'));
    expect(short.map(({ items }) => items.length)).toEqual([5, 2]);
    expect(short.map(({ title }) => title)).toEqual(['Det aftalte vi sidst (1 af 2)', 'Det aftalte vi sidst (2 af 2)']);
    const long = slidesPromises(promised(6, 'Alle praksis taler arbejdsgangen igennem med personalet. '.repeat(4)));
    expect(long.flatMap(({ items }) => items)).toHaveLength(6);
    expect(Math.max(...long.map(({ items }) => items.length))).toBeLessThan(3);
    expect(new Set(long.map(({ id }) => id)).size).toBe(long.length);
  });
});
