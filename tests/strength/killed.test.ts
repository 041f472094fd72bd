/** A build that is killed at any moment: every meeting is old or new, and the next build mends all. */
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataSet, fingerprints, openWorkshop, type Workshop } from '../workshop.ts';
import { run, start } from './program.ts';

const meetings = ['midtby/akutte-kontakter-1', 'aadalen/akutte-kontakter-1'];
const countFile = `${dataSet}/akutte-kontakter/kontakter.csv`;
const packFile = 'content/akutte-kontakter/pack.yaml';
const environment = { KLYNGEPAKKER_SECRET: '5e'.repeat(32) };
const points = 20;

let workshop: Workshop;
const folders = ['output', 'private'] as const;
const inside = (...path: string[]) => join(workshop.root, ...path);
/** What the two folders hold when nobody kills anything. */
const whole = { old: {} as Made, new: {} as Made };
const texts = { old: {} as Record<string, string>, new: {} as Record<string, string> };
let duration = 0;

type Made = Record<string, Record<string, string>>;

const made = (): Made =>
  Object.fromEntries(
    folders.map((folder) => {
      const files = Object.entries(fingerprints(inside(folder))).filter(([name]) => !name.startsWith('.lavet/'));
      return [folder, Object.fromEntries(files)];
    }),
  );

const filesOf = (files: Record<string, string> = {}, meeting: string) =>
  Object.entries(files).filter(([name]) => name.startsWith(`${meeting}/`));

const build = () => run(workshop.root, ['build', '--data', dataSet], environment);

function put(which: 'old' | 'new'): void {
  for (const [file, text] of Object.entries(texts[which])) workshop.write(file, text);
}

beforeAll(async () => {
  workshop = openWorkshop(['midtby', 'aadalen']);
  for (const file of [countFile, packFile]) texts.old[file] = workshop.read(file);
  texts.new[packFile] = (texts.old[packFile] ?? '').replace(/^title: .*$/m, '$& igen');
  texts.new[countFile] = (texts.old[countFile] ?? '').replace(
    /^(\d+;1;1;)(\d+)/m,
    (_, row, n) => `${row}${Number(n) + 50}`,
  );
  put('new');
  expect((await build()).err).toBe('');
  whole.new = made();
  put('old');
  expect((await build()).err).toBe('');
  whole.old = made();
  for (const folder of folders)
    cpSync(inside(folder), inside(`${folder}-foer`), { recursive: true, preserveTimestamps: true });
  put('new');
  const began = performance.now();
  await build();
  duration = performance.now() - began;
  for (const meeting of meetings) {
    for (const folder of folders)
      expect(filesOf(whole.new[folder], meeting)).not.toEqual(filesOf(whole.old[folder], meeting));
  }
});
afterAll(() => workshop.close());

/** Evenly over the whole build, and each a little off. */
const moments = Array.from({ length: points }, (_, at) => (at + ((at * 7919) % 101) / 101) / points);

it.each(moments)('killed when %f of it had passed', async (moment) => {
  for (const folder of folders) {
    rmSync(inside(folder), { recursive: true });
    cpSync(inside(`${folder}-foer`), inside(folder), { recursive: true, preserveTimestamps: true });
  }
  put('new');
  const { child, ended } = start(workshop.root, ['build', '--data', dataSet], environment);
  await wait(duration * moment);
  child.kill('SIGKILL');
  await ended;
  const left = made();
  for (const meeting of meetings) {
    for (const folder of folders) {
      const [before, after] = [whole.old, whole.new].map((one) => filesOf(one[folder], meeting));
      // Between two moves there is none, and the old one waits beside.
      const aside = filesOf(left[folder], meeting.replace('/', '/.').concat('.gammel'));
      const there = filesOf(left[folder], meeting);
      const found =
        there.length > 0
          ? there
          : aside.map(([name, hash]) => [name.replace('/.', '/').replace('.gammel/', '/'), hash]);
      expect([before, after], `${folder}/${meeting}`).toContainEqual(found);
    }
  }
  // Every other time the author regrets: what was begun must not be found anywhere.
  const next = moments.indexOf(moment) % 2 === 0 ? 'new' : 'old';
  put(next);
  expect(await build()).toMatchObject({ code: 0, err: '' });
  expect(made()).toEqual(whole[next]);
  const hidden = folders.flatMap((folder) => readdirSync(inside(folder), { recursive: true, encoding: 'utf8' }));
  expect(hidden.filter((name) => /(^|\/)\./.test(name) && !name.startsWith('.lavet'))).toEqual([]);
});
