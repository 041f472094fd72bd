import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  listEditions,
  manifestOf,
  mendFolder,
  privateMode,
  publicMode,
  removeEdition,
  sha256,
  writeFileWhole,
  writeFolder,
} from '../../scripts/publish/output.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'klyngepakker-output-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const put = (path: string, text: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};
const get = (path: string) => readFileSync(join(root, path), 'utf8');
const mode = (path: string) => (statSync(join(root, path)).mode & 0o777).toString(8);

describe('a folder', () => {
  it('is written whole, with folders inside, and replaces the one before', () => {
    writeFolder(
      join(root, 'nord/a-1'),
      new Map([
        ['x.txt', 'old'],
        ['gone.txt', ''],
      ]),
      publicMode,
    );
    writeFolder(
      join(root, 'nord/a-1'),
      new Map<string, string | Uint8Array>([
        ['x.txt', 'new'],
        ['in/y.bin', Buffer.from([1, 2])],
      ]),
      publicMode,
    );
    expect(get('nord/a-1/x.txt')).toBe('new');
    expect(existsSync(join(root, 'nord/a-1/gone.txt'))).toBe(false);
    expect([...readFileSync(join(root, 'nord/a-1/in/y.bin'))]).toEqual([1, 2]);
    expect(readdirSync(join(root, 'nord'))).toEqual(['a-1']);
  });

  it('leaves the old one and nothing else when a file cannot be written', () => {
    writeFolder(join(root, 'nord/a-1'), new Map([['x.txt', 'old']]), publicMode);
    const clash = new Map([
      ['x', 'a file'],
      ['x/y.txt', 'in a file'],
    ]);
    expect(() => writeFolder(join(root, 'nord/a-1'), clash, publicMode)).toThrow();
    expect(get('nord/a-1/x.txt')).toBe('old');
    expect(readdirSync(join(root, 'nord'))).toEqual(['a-1']);
  });

  it('is for the owner alone when it is private, and for all when it is public', () => {
    writeFolder(join(root, 'p/nord/a-1'), new Map([['in/x.txt', '']]), privateMode);
    for (const folder of ['p', 'p/nord', 'p/nord/a-1', 'p/nord/a-1/in']) expect(mode(folder), folder).toBe('700');
    expect(mode('p/nord/a-1/in/x.txt')).toBe('600');
    writeFolder(join(root, 'o/a-1'), new Map([['x.txt', '']]), publicMode);
    expect(mode('o/a-1')).toBe((0o755 & ~process.umask()).toString(8));
    expect(mode('o/a-1/x.txt')).toBe((0o644 & ~process.umask()).toString(8));
  });
});

describe('a build that was stopped', () => {
  it('before the new folder was moved in: the old one is put back, the new one thrown away', () => {
    put('nord/.a-1.gammel/x.txt', 'old');
    put('nord/.a-1.ny-abc123/x.txt', 'half');
    mendFolder(join(root, 'nord'));
    expect(get('nord/a-1/x.txt')).toBe('old');
    expect(readdirSync(join(root, 'nord'))).toEqual(['a-1']);
  });

  it('after the new folder was moved in: the new one stays, the old one is cleared away', () => {
    put('nord/a-1/x.txt', 'new');
    put('nord/.a-1.gammel/x.txt', 'old');
    mendFolder(join(root, 'nord'));
    expect(get('nord/a-1/x.txt')).toBe('new');
    expect(readdirSync(join(root, 'nord'))).toEqual(['a-1']);
  });

  it('while files were written: the old one stays as it is', () => {
    put('nord/a-1/x.txt', 'old');
    put('nord/.a-1.ny-Xy9/x.txt', 'half');
    mendFolder(join(root, 'nord'));
    expect(get('nord/a-1/x.txt')).toBe('old');
    expect(readdirSync(join(root, 'nord'))).toEqual(['a-1']);
  });

  it('leaves what is not ours alone, and a folder that is not there', () => {
    put('nord/.git/x', '1');
    put('nord/.gammel', '2');
    mendFolder(join(root, 'nord'));
    mendFolder(join(root, 'syd'));
    expect(readdirSync(join(root, 'nord')).toSorted()).toEqual(['.gammel', '.git']);
  });
});

describe('the overview', () => {
  it('lists what a build has made and nothing else', () => {
    put('nord/b-1/released.json', '{}');
    put('nord/a-1/released.json', '{}');
    put('nord/.a-1.ny-x/released.json', '{}');
    put('syd/billeder/ferie.jpg', '');
    put('README.md', '');
    expect(listEditions(root)).toEqual(['nord/a-1', 'nord/b-1']);
    expect(listEditions(join(root, 'findes-ikke'))).toEqual([]);
  });

  it('removes a meeting, and its cluster’s folder when it was the last', () => {
    put('nord/a-1/released.json', '{}');
    put('nord/b-1/released.json', '{}');
    removeEdition(root, 'nord/a-1');
    expect(readdirSync(join(root, 'nord'))).toEqual(['b-1']);
    removeEdition(root, 'nord/b-1');
    expect(existsSync(join(root, 'nord'))).toBe(false);
  });

  it('has the hash of every file', () => {
    put('nord/a-1/x.txt', 'abc');
    expect(JSON.parse(manifestOf(root, ['nord/a-1'])).files).toEqual({
      // sha256sum of the three letters abc, FIPS 180-2 appendix B.1
      'nord/a-1/x.txt': 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('is written beside its place and moved in', () => {
    writeFileWhole(join(root, 'o/index.html'), 'one', publicMode);
    writeFileWhole(join(root, 'o/index.html'), 'two', publicMode);
    expect(get('o/index.html')).toBe('two');
    expect(readdirSync(join(root, 'o'))).toEqual(['index.html']);
  });
});
