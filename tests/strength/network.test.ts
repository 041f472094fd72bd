/** A build where there is no network at all makes the same bytes; and where calls can be watched, none goes out. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataSet, fingerprints, openWorkshop, type Workshop } from '../workshop.ts';
import { run } from './program.ts';

const environment = { KLYNGEPAKKER_SECRET: '5e'.repeat(32) };
const args = ['build', '--force', '--data', dataSet];
let workshop: Workshop;
let whole: Record<string, string>;
beforeAll(async () => {
  workshop = openWorkshop(['aadalen']);
  expect(await run(workshop.root, args, environment)).toMatchObject({ code: 0, err: '' });
  whole = fingerprints(join(workshop.root, 'output'));
});
afterAll(() => workshop.close());

/** A network namespace with nothing in it, not even this machine itself. */
const alone = [
  ['unshare', '-n'],
  ['unshare', '-rn'],
].find((command) => works([...command, 'true']));
const watching = works(['strace', '-V']);

function works([program = '', ...rest]: readonly string[]): boolean {
  try {
    execFileSync(program, rest, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

it.skipIf(!alone)(alone ? 'without a network' : 'NOT TRIED, unshare is not allowed: without a network', async () => {
  expect(await run(workshop.root, args, environment, alone)).toMatchObject({ code: 0, err: '' });
  expect(fingerprints(join(workshop.root, 'output'))).toEqual(whole);
});

it.skipIf(!watching)(watching ? 'watched' : 'NOT TRIED, there is no strace: watched', async () => {
  const log = join(workshop.root, 'kald.txt');
  const watch = ['strace', '-f', '-qq', '-e', 'trace=connect,bind,sendto,sendmsg', '-o', log];
  expect(await run(workshop.root, args, environment, watch)).toMatchObject({ code: 0, err: '' });
  const calls = readFileSync(log, 'utf8').split('\n');
  expect(calls.length).toBeGreaterThan(100);
  expect(calls.filter((call) => /AF_INET/.test(call))).toEqual([]);
});
