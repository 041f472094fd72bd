/** What a machine can refuse, and how it is told: one line of Danish, exit code 3, nothing lost. */
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { troubleOf } from '../scripts/commands/trouble.ts';
import { dataSet, filesUnder, openWorkshop, type Workshop } from './workshop.ts';

const cli = resolve(import.meta.dirname, '../scripts/cli.ts');
let workshop: Workshop;
beforeAll(() => {
  workshop = openWorkshop(['aadalen']);
});
afterAll(() => workshop.close());

function build(...options: readonly string[]): Promise<{ readonly code: number | null; readonly err: string }> {
  return new Promise((done) => {
    const args = [cli, 'build', '--no-pdf', '--data', dataSet, ...options];
    const env = { ...process.env, KLYNGEPAKKER_SECRET: '5e'.repeat(32) };
    const child = execFile(process.execPath, args, { cwd: workshop.root, env }, (_, __, err) =>
      done({ code: child.exitCode, err }),
    );
  });
}

describe('a file that stands where a folder should be', () => {
  it.each([
    ['output', 'output'],
    ['the cluster’s', 'output/aadalen'],
    ['private', 'private'],
    ['the cluster’s own', 'private/aadalen'],
  ])('is told and left alone: %s', async (_, place) => {
    mkdirSync(join(workshop.root, place, '..'), { recursive: true });
    writeFileSync(join(workshop.root, place), 'min fil');
    const { code, err } = await build();
    expect(err).toMatch(/^Der er en fil, hvor der skulle være en mappe, eller omvendt\. [^\n]*\n$/);
    expect(code).toBe(3);
    expect(String(filesUnder(workshop.root).get(place))).toBe('min fil');
    rmSync(join(workshop.root, 'output'), { recursive: true, force: true });
    rmSync(join(workshop.root, 'private'), { recursive: true, force: true });
  });
});

it.each([
  ['ENOSPC', /^Disken er fuld.* urørt.*\(output\/x\)\.$/],
  ['EROFS', /^Filen eller mappen kan ikke bruges: den er skrivebeskyttet.*\(output\/x\)\.$/],
  ['EBUSY', /åben i et andet program/],
  ['ENAMETOOLONG', /^Stien er for lang/],
])('%s is told in Danish', (code, words) => {
  expect(troubleOf(Object.assign(new Error(code), { code, path: 'output/x' }))).toMatch(words);
});

it('a fault of ours is not taken for the machine’s', () => {
  expect(troubleOf(new TypeError('x is not a function'))).toBeNull();
  expect(troubleOf(Object.assign(new Error('x'), { code: 'ERR_ASSERTION' }))).toBeNull();
  expect(troubleOf('x')).toBeNull();
});
