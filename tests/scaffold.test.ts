/** A pack to begin from: it is whole, nothing is written over, and a maintainer is told what to do with a bad name. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../scripts/build.ts';
import { makeNewPack } from '../scripts/desk.ts';
import { filesUnder, openWorkshop, type Workshop } from './workshop.ts';

let workshop: Workshop;
beforeEach(() => {
  workshop = openWorkshop(['aadalen']);
});
afterEach(() => workshop.close());

const make = (id: string) => makeNewPack({ root: workshop.root, id, today: '2026-11-25' });

describe('a new pack', () => {
  it('is checked without a word, and its meetings are made', async () => {
    const { problems, data } = make('aarskontrol-kol');
    expect(problems).toEqual([]);
    rmSync(join(workshop.root, 'content/akutte-kontakter'), { recursive: true });
    expect((await check({ root: workshop.root, data })).problems).toEqual([]);
    const result = await workshop.build({ data });
    expect(result.failed).toEqual([]);
    expect(result.built.length).toBeGreaterThan(2);
    const handout = workshop.read(`output/${result.built[0]}/handout.html`);
    expect(handout).toContain('Årskontrol');
    expect(handout).toContain('Konstruerede tal');
  }, 600_000);

  it('takes the place of nothing', () => {
    make('ny');
    const before = filesUnder(workshop.root);
    expect(() => make('ny')).toThrow('content/ny findes');
    expect(() => make('akutte-kontakter')).toThrow('findes i forvejen');
    expect(filesUnder(workshop.root)).toEqual(before);
  });

  it.each(['Årskontrol', '../ud', 'a b', 'KOL', ''])('is refused under the name %j', (id) => {
    expect(() => make(id)).toThrow('små bogstaver');
  });
});
