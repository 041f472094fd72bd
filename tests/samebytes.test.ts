/** The same input gives the same bytes, wherever and however it is built. */
import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataSet, fingerprints, openWorkshop, type Workshop } from './workshop.ts';

const cli = resolve(import.meta.dirname, '../scripts/cli.ts');
let here: Workshop;
let there: Workshop;

beforeAll(() => {
  [here, there] = [openWorkshop(['midtby', 'aadalen']), openWorkshop(['midtby', 'aadalen'])];
});
afterAll(() => {
  here.close();
  there.close();
});

function build(
  { root }: Workshop,
  environment: Record<string, string>,
  ...options: readonly string[]
): Promise<string> {
  const env = { ...process.env, KLYNGEPAKKER_SECRET: '5e'.repeat(32), ...environment };
  return new Promise((done) => {
    const args = [cli, 'build', '--data', dataSet, ...options];
    execFile(process.execPath, args, { cwd: root, env }, (error, _, err) =>
      done(error ? `${error.message} ${err}` : err),
    );
  });
}

function made({ root }: Workshop): Record<string, Record<string, string>> {
  const files = Object.entries(fingerprints(join(root, 'private'))).filter(([name]) => !name.startsWith('.'));
  return { output: fingerprints(join(root, 'output')), private: Object.fromEntries(files) };
}

/** Every data file with its rows the other way round. (Of aftaler.csv the order is content: the list as it was agreed.) */
function turn(workshop: Workshop): void {
  for (const name of globSync('**/*.csv', { cwd: join(workshop.root, dataSet) })) {
    const [head = '', ...rows] = workshop.read(`${dataSet}/${name}`).trimEnd().split('\r\n');
    workshop.write(`${dataSet}/${name}`, `${[head, ...rows.toReversed()].join('\r\n')}\r\n`);
  }
}

it('in another folder, time zone and language, of rows in another order, in parts, and with other pages at a time', async () => {
  turn(there);
  const elsewhere = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
  expect(await build(here, { TZ: 'America/Los_Angeles' }, '--jobs', '2')).toBe('');
  for (const part of ['2/2', '1/2']) expect(await build(there, elsewhere, '--jobs', '3', '--shard', part)).toBe('');
  expect(await build(there, elsewhere)).toBe('');
  const [first, second] = [made(here), made(there)];
  expect(second).toEqual(first);
  const names = Object.values(first).flatMap(Object.keys);
  expect(names.filter((name) => name.endsWith('.pdf')).length).toBeGreaterThan(20);
});
