import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignLetters, bundleToken, letterAt } from '../../scripts/release/pseudonym.ts';

const secret = new Uint8Array(32).fill(7);
const edition = { cluster: 'nord', pack: 'febrile-boern', edition: '1' };
const practices = ['012345', '023456', '034567', '045678', '056789', '067890', '078901'];
const ydernumre = fc.uniqueArray(fc.stringMatching(/^\d{6}$/), { minLength: 5, maxLength: 40 });

describe('letters (D13)', () => {
  test('same input gives the same letters, whatever the order of the file', () => {
    fc.assert(
      fc.property(ydernumre, fc.uint8Array({ minLength: 32, maxLength: 64 }), (list, key) => {
        const first = assignLetters({ secret: key, ...edition, ydernumre: list });
        const second = assignLetters({ secret: key, ...edition, ydernumre: [...list].reverse() });
        expect([...second]).toEqual([...first]);
        expect([...first.values()]).toEqual(list.map((_, place) => letterAt(place)));
        expect(new Set(first.keys())).toEqual(new Set(list));
      }),
    );
  });

  test('are not the order of the list, of the numbers or of a plain hash', () => {
    const drawn = [...assignLetters({ secret, ...edition, ydernumre: practices }).keys()];
    const hashed = ['md5', 'sha1', 'sha256'].map((name) =>
      [...practices].sort((a, b) =>
        createHash(name).update(a).digest('hex') < createHash(name).update(b).digest('hex') ? -1 : 1,
      ),
    );
    for (const order of [practices, [...practices].reverse(), ...hashed]) expect(drawn).not.toEqual(order);
  });

  test.each([
    ['cluster', { cluster: 'syd' }],
    ['pack', { pack: 'diabetes' }],
    ['edition', { edition: '2' }],
    ['secret', { secret: new Uint8Array(32).fill(8) }],
  ])('another %s gives other letters', (_, change) => {
    const one = assignLetters({ secret, ...edition, ydernumre: practices });
    const two = assignLetters({ secret, ...edition, ydernumre: practices, ...change });
    expect([...two.keys()]).not.toEqual([...one.keys()]);
  });

  test('fewer than five practices get none', () => {
    expect(assignLetters({ secret, ...edition, ydernumre: practices.slice(0, 4) }).size).toBe(0);
    expect(assignLetters({ secret, ...edition, ydernumre: practices.slice(0, 5) }).size).toBe(5);
  });

  test('the alphabet goes on after Z', () => {
    expect([0, 25, 26, 27, 51, 52, 701, 702].map(letterAt)).toEqual(['A', 'Z', 'AA', 'AB', 'AZ', 'BA', 'ZZ', 'AAA']);
  });

  test('a short secret, a practice twice and an ambiguous name are refused', () => {
    const short = new Uint8Array(31);
    expect(() => assignLetters({ secret: short, ...edition, ydernumre: practices })).toThrow('32 bytes');
    expect(() => bundleToken({ secret: short, ...edition, ydernummer: '012345' })).toThrow('32 bytes');
    expect(() => assignLetters({ secret, ...edition, ydernumre: ['012345', '012345'] })).toThrow('twice');
    expect(() => assignLetters({ secret, ...edition, pack: 'a|b', ydernumre: practices })).toThrow('bar');
  });
});

describe('names of mailed sheets (D14)', () => {
  test('are keyed, differ between practices and editions, and are no plain hash', () => {
    const tokens = practices.map((ydernummer) => bundleToken({ secret, ...edition, ydernummer }));
    expect(new Set(tokens).size).toBe(practices.length);
    expect(bundleToken({ secret, ...edition, ydernummer: '012345' })).toBe(tokens[0]);
    expect(bundleToken({ secret, ...edition, edition: '2', ydernummer: '012345' })).not.toBe(tokens[0]);
    expect(tokens.every((token) => /^[0-9a-f]{20}$/.test(token))).toBe(true);
    expect(createHash('sha256').update('012345').digest('hex')).not.toContain(tokens[0]);
  });
});
