import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeyMissing, readSecret, writeVault } from '../../scripts/publish/vault.ts';

let root: string;
beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), 'klyngepakker-vault-')), 'private');
});
afterEach(() => rmSync(join(root, '..'), { recursive: true, force: true }));

const hex = (secret: Uint8Array) => Buffer.from(secret).toString('hex');
const mode = (path: string) => (statSync(join(root, path)).mode & 0o777).toString(8);

describe('the key', () => {
  it('is made on the first build, 32 random bytes for the owner alone, and read on the next', () => {
    const first = readSecret(root, undefined);
    expect(first).toHaveLength(32);
    expect(mode('secret.key')).toBe('600');
    expect(mode('')).toBe('700');
    expect(readFileSync(join(root, 'secret.key'), 'utf8')).toBe(`${hex(first)}\n`);
    expect(hex(readSecret(root, undefined))).toBe(hex(first));
    expect(hex(readSecret(`${root}-2`, undefined))).not.toBe(hex(first));
  });

  it('may come from the environment, and then no file is made', () => {
    expect(hex(readSecret(root, 'ab'.repeat(32)))).toBe('ab'.repeat(32));
    expect(existsSync(root)).toBe(false);
    expect(readSecret(root, '')).toHaveLength(32);
  });

  it.each(['kort', 'ab'.repeat(31), `${'ab'.repeat(31)}a`, 'x'.repeat(64), `${'ab'.repeat(32)} `])(
    'is refused when it is too short or no key, and not repeated: %s',
    (given) => {
      expect(() => readSecret(root, given)).toThrow(KeyMissing);
      expect(() => readSecret(root, given)).not.toThrow(given);
      writeVault(root, 'nord/a-1', new Map());
      writeFileSync(join(root, 'secret.key'), given.trim() === 'ab'.repeat(32) ? 'x' : given);
      expect(() => readSecret(root, undefined)).toThrow(KeyMissing);
    },
  );

  it.each(['ledger.json', 'nord'])('is never made anew beside what an old one made: %s', (name) => {
    readSecret(root, undefined);
    rmSync(join(root, 'secret.key'));
    if (name === 'nord') writeVault(root, 'nord/a-1', new Map([['noegle.csv', '']]));
    else writeFileSync(join(root, name), '{}');
    expect(() => readSecret(root, undefined)).toThrow(KeyMissing);
    expect(readdirSync(root)).toEqual([name]);
  });

  it('is whole bytes: no half of the key is left out', () => {
    const odd = `${'ab'.repeat(32)}c`;
    expect(() => readSecret(root, odd)).toThrow(KeyMissing);
  });
});

describe('the vault', () => {
  it('is for the owner alone, file by file', () => {
    writeVault(
      root,
      'nord/a-1',
      new Map([
        ['noegle.csv', 'A'],
        ['praksis/991001.pdf', 'B'],
      ]),
    );
    for (const folder of ['nord', 'nord/a-1', 'nord/a-1/praksis']) expect(mode(folder), folder).toBe('700');
    for (const file of ['nord/a-1/noegle.csv', 'nord/a-1/praksis/991001.pdf']) expect(mode(file), file).toBe('600');
  });

  it('holds nothing of a practice that has left', () => {
    writeVault(root, 'nord/a-1', new Map([['praksis/991001.pdf', 'B']]));
    writeVault(root, 'nord/a-1', new Map([['praksis/991002.pdf', 'B']]));
    expect(readdirSync(join(root, 'nord/a-1/praksis'))).toEqual(['991002.pdf']);
  });
});
