/** Whatever write or move the disk refuses: what lay there before lies there still, and nothing half-written beside it. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { publicMode, writeFileWhole, writeFolder } from '../../scripts/publish/output.ts';
import { readSecret, takeTurn, writeRecord, writeVault } from '../../scripts/publish/vault.ts';
import { fingerprints } from '../workshop.ts';

/** Counts down to the call that fails; never, when it is below nought. */
const disk = vi.hoisted(() => ({ left: -1 }));

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const failing = (what: 'writeFileSync' | 'renameSync') =>
    ((path: string, ...rest: [never]) => {
      if (disk.left-- !== 0) return (real[what] as (...all: unknown[]) => void)(path, ...rest);
      // A full disk still has room for the name of the file.
      if (what === 'writeFileSync') real.writeFileSync(path, '');
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', path });
    }) as never;
  return { ...real, writeFileSync: failing('writeFileSync'), renameSync: failing('renameSync') };
});

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'klyngepakker-fuld-'));
});
afterEach(() => {
  disk.left = -1;
  rmSync(root, { recursive: true, force: true });
});

const files = (text: string) =>
  new Map([
    ['a.txt', text],
    ['in/b.txt', text],
    ['c.txt', text],
  ]);

/** Fails the first call, then the second and so on, until the work needs no more. */
function failEach(work: () => void): number {
  const before = fingerprints(root);
  for (let call = 0; ; call++) {
    disk.left = call;
    try {
      work();
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' });
      disk.left = -1;
      expect(fingerprints(root)).toEqual(before);
      expect(readdirSync(root, { recursive: true }).filter((name) => /\.(ny|gammel)/.test(String(name)))).toEqual([]);
      continue;
    }
    disk.left = -1;
    return call;
  }
}

describe('a disk that is full', () => {
  it('leaves a public folder as it was', () => {
    writeFolder(join(root, 'nord/a-1'), files('old'), publicMode);
    // Three files, and two moves.
    expect(failEach(() => writeFolder(join(root, 'nord/a-1'), files('new'), publicMode))).toBe(5);
  });

  it('leaves a private folder as it was, what was sent too', () => {
    writeVault(root, 'nord/a-1', new Map([...files('old'), ['send/x.zip', 'z'], ['send-liste.csv', 'l']]));
    expect(failEach(() => writeVault(root, 'nord/a-1', files('new')))).toBe(7);
  });

  it('leaves a single file as it was', () => {
    writeFileWhole(join(root, 'index.html'), 'old', publicMode);
    writeRecord(root, 'byggeri', '{}');
    expect(failEach(() => writeFileWhole(join(root, 'index.html'), 'new', publicMode))).toBe(2);
    expect(failEach(() => writeRecord(root, 'byggeri', '{"x":1}'))).toBe(2);
  });

  it('leaves no half key, and no turn that nobody has', () => {
    const vault = join(root, 'private');
    const self = { pid: 4711, isAlive: () => true };
    expect(failEach(() => readSecret(vault, undefined))).toBe(2);
    expect(existsSync(join(vault, 'secret.key'))).toBe(true);
    expect(failEach(() => takeTurn(vault, null, self))).toBe(1);
  });
});
