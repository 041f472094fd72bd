/** Files made to exhaust: told with their place, in bounded memory. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packValue } from '../hostile.ts';
import { dataSet, openWorkshop, type Workshop } from '../workshop.ts';
import { run } from './program.ts';

const countFile = `${dataSet}/akutte-kontakter/kontakter.csv`;
const packFile = 'content/akutte-kontakter/pack.yaml';
let workshop: Workshop;
let good: { readonly counts: string; readonly pack: string };
beforeAll(() => {
  workshop = openWorkshop(['aadalen']);
  good = { counts: workshop.read(countFile), pack: workshop.read(packFile) };
});
afterAll(() => workshop.close());

/** With a gigabyte for everything that JavaScript keeps. */
const check = () => run(workshop.root, ['check', '--data', dataSet], { NODE_OPTIONS: '--max-old-space-size=1024' });

const header = 'ydernummer;runde;antal_kontakter;boern\n';
const filled = (size: number, text: string) => Buffer.concat([Buffer.from(header), Buffer.alloc(size, text)]);

it.each([
  ['100 MB', () => filled(100e6, '997104;1;1;40\n'), 'fil-for-stor'],
  ['more than a million rows', () => filled(49e6, '997104;1;1;40\n'), 'fil-for-stor'],
  ['almost a million faults', () => filled(999_000 * 8, '9;1;1;4\n'), 'flere-af-slagsen'],
  ['one line', () => filled(49e6, 'x'), 'citationstegn'],
  ['a quote without an end', () => filled(49e6, '"x\n'), 'citationstegn'],
  ['columns without end', () => Buffer.alloc(49e6, 'a;'), 'citationstegn'],
  ['CPR numbers', () => filled(10e6, '010203-1234;1;1;1\n'), 'flere-af-slagsen'],
  ['nothing but line ends', () => Buffer.alloc(49e6, '\n'), 'fil-tom'],
])('a CSV of %s', async (_, bytes, code) => {
  writeFileSync(join(workshop.root, countFile), bytes());
  const ended = await check();
  workshop.write(countFile, good.counts);
  expect(ended.code).toBe(1);
  expect(ended.err).toMatch(new RegExp(`^${countFile}(:\\d+)?  fejl  .*\\[${code}\\]$`, 'm'));
  expect(ended.err).not.toMatch(/\n\s+at |heap/);
  expect(ended.err.split('\n').length).toBeLessThan(1000);
});

const json = (value: object) => JSON.stringify({ ...packValue('akutte-kontakter'), ...value }, null, 1);
const items = (length: number, item: unknown) => Array.from({ length }, () => item);

it.each([
  ['a billion laughs', `a: &a [x, x]\n${'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n'.repeat(9)}`, 'yaml-alias'],
  [
    'a nest of maps',
    `${Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')} 1\n`,
    'yaml-stor|yaml',
  ],
  ['anchors', '- &a x\n'.repeat(200_000), 'vaerdi-forkert'],
  ['lists in a list', `a: [${'[],'.repeat(600_000)}]`, 'noegle-mangler'],
  [
    'keys that nobody knows',
    json(Object.fromEntries(items(30_000, 0).map((_, at) => [`n${at}`, 1]))),
    'flere-af-slagsen',
  ],
  ['a key without end', json({ ['x'.repeat(1_900_000)]: 1 }), 'noegle-ukendt'],
  ['blocks that are none', json({ blocks: items(100_000, null) }), 'flere-af-slagsen'],
  [
    'faults in one list',
    json({ blocks: [{ checklist: { title: 'x', items: items(100_000, 1) } }] }),
    'flere-af-slagsen',
  ],
  ['characters that cannot be seen', json({ blocks: items(20_000, '\u200b') }), 'flere-af-slagsen'],
])('a pack of %s', async (_, text, code) => {
  workshop.write(packFile, text);
  const ended = await check();
  workshop.write(packFile, good.pack);
  expect(ended.code).toBe(1);
  expect(ended.err).toMatch(new RegExp(`^${packFile}(:\\d+:\\d+)?  fejl  .*\\[(${code})\\]$`, 'm'));
  expect(ended.err).not.toMatch(/\n\s+at |heap/);
  expect(ended.err.length).toBeLessThan(300_000);
});

it('a pack of 10,000 lines is read, and a page made of it', async () => {
  const lines = items(2500, 0).map(
    (_, at) => `  - text:\n      title: Afsnit ${at}\n      body: |\n        Tekst ${at}\n`,
  );
  workshop.write(packFile, good.pack.replace(/^blocks:\n/m, `blocks:\n${lines.join('')}`));
  expect(workshop.read(packFile).split('\n').length).toBeGreaterThan(10_000);
  expect(await check()).toMatchObject({ code: 0, err: '' });
  const built = await run(workshop.root, ['build', '--no-pdf', '--data', dataSet]);
  workshop.write(packFile, good.pack);
  expect(built).toMatchObject({ code: 0, err: '' });
  expect(workshop.read('output/aadalen/akutte-kontakter-1/handout.html')).toContain('Afsnit 2499');
});
