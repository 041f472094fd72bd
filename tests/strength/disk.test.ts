/** Disks that are really full or closed: small ones in memory, which only root may mount. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataSet, fingerprints, openWorkshop, type Workshop } from '../workshop.ts';
import { type Ended, run } from './program.ts';

const meetings = ['midtby/akutte-kontakter-1', 'aadalen/akutte-kontakter-1'];
const environment = { KLYNGEPAKKER_SECRET: '5e'.repeat(32) };
const packFile = 'content/akutte-kontakter/pack.yaml';
const megabyte = 1_000_000;

let workshop: Workshop;
let disk: string;
let text = '';

const mayMount = canMount();

function canMount(): boolean {
  const place = join(import.meta.dirname, '.proeve');
  mkdirSync(place, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' });
    execFileSync('umount', [place]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(place, { recursive: true });
  }
}

const folders = ['output', 'private'] as const;
const build = (extra: Record<string, string> = {}): Promise<Ended> => {
  const args = ['build', '--data', dataSet, '--out', join(disk, 'output'), '--private', join(disk, 'private')];
  return run(workshop.root, args, { ...environment, ...extra });
};
const made = () =>
  Object.fromEntries(
    folders.map((folder) => {
      const files = Object.entries(fingerprints(join(disk, folder))).filter(([name]) => !name.startsWith('.lavet/'));
      return [folder, Object.fromEntries(files)];
    }),
  );
const meetingIn = (files: Record<string, string> = {}, meeting: string) =>
  Object.entries(files).filter(([name]) => name.startsWith(`${meeting}/`));
const temporary = () => {
  const names = folders.flatMap((folder) => readdirSync(join(disk, folder), { recursive: true, encoding: 'utf8' }));
  return names.filter((name) => /(^|\/)\.[^/]*\.(ny|gammel)/.test(name));
};

function mount(size: string): void {
  mkdirSync(disk, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]);
}

/** Takes all room but so much. */
function fill(left: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, 'fyld'), Buffer.alloc(Math.max(0, bavail * bsize - left)));
}

const retitle = (more: string) => workshop.write(packFile, text.replace(/^title: .*$/m, `$&${more}`));

describe.skipIf(!mayMount)(mayMount ? 'a disk' : 'NOT TRIED, as only root may mount: a disk', () => {
  beforeAll(() => {
    workshop = openWorkshop(['midtby', 'aadalen']);
    disk = join(workshop.root, 'disk');
    text = workshop.read(packFile);
  });
  beforeEach(async () => {
    mount('64m');
    expect(await build()).toMatchObject({ code: 0, err: '' });
  });
  afterEach(() => {
    execFileSync('umount', [disk]);
    retitle('');
  });
  afterAll(() => workshop.close());

  it.each([0, 0.3 * megabyte, 1.2 * megabyte])(
    'that is full when %d bytes more are written leaves every meeting whole, and the next build mends',
    async (left) => {
      const old = made();
      retitle(' igen');
      fill(left);
      const { code, err } = await build();
      expect(err).toMatch(/^Disken er fuld, så det nye kunne ikke skrives\. [^\n]*\n$/);
      expect(code).toBe(3);
      const between = made();
      expect(temporary()).toEqual([]);
      rmSync(join(disk, 'fyld'));
      expect(await build()).toMatchObject({ code: 0, err: '' });
      const mended = made();
      for (const folder of folders) {
        for (const meeting of meetings) {
          const [before, found, after] = [old, between, mended].map((one) => meetingIn(one[folder], meeting));
          expect([before, after], `${folder}/${meeting}`).toContainEqual(found);
          expect(after).not.toEqual(before);
        }
      }
      for (const folder of folders) rmSync(join(disk, folder), { recursive: true });
      await build();
      expect(made()).toEqual(mended);
    },
  );

  it('that is closed for writing is told, and nothing is changed', async () => {
    const old = made();
    retitle(' igen');
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const { code, err } = await build();
    expect(err).toMatch(/^Filen eller mappen kan ikke bruges: den er skrivebeskyttet[^\n]*\n$/);
    expect(code).toBe(3);
    expect(made()).toEqual(old);
  });

  it('that has no room for the browser is told, and no half of one stays', async () => {
    const old = made();
    retitle(' igen');
    const small = join(workshop.root, 'lille');
    mkdirSync(small, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', small]);
    try {
      const { code, err } = await build({ TMPDIR: small, PUPPETEER_EXECUTABLE_PATH: '' });
      expect(err).toMatch(/^Disken er fuld[^\n]*\n$/);
      expect(code).toBe(3);
      expect(readdirSync(small).filter((name) => name.includes('chromium'))).toEqual([]);
      expect(made()).toEqual(old);
      expect(existsSync(join(disk, 'output/index.html'))).toBe(true);
    } finally {
      execFileSync('umount', [small]);
    }
  });
});
