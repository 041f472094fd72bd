/**
 * A build of which nothing has changed does nothing at all; each thing it is made from, changed alone, makes it look again
 * and leaves what a build of everything leaves.
 */
import { execFile } from 'node:child_process';
import { cpSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildWhatChanged } from '../scripts/lastbuild.ts';
import { buildOptions, dataSet, filesUnder, fingerprints, openWorkshop, type Workshop } from './workshop.ts';

const meetings = ['midtby/akutte-kontakter-1', 'aadalen/akutte-kontakter-1'] as const;
const repository = resolve(import.meta.dirname, '..');
let workshop: Workshop;
const originals = new Map<string, string>();
const packFile = 'content/akutte-kontakter/pack.yaml';
const sharedFile = 'content/shared/opsamling.yaml';
const practiceFile = `${dataSet}/praksis.csv`;

beforeAll(async () => {
  workshop = openWorkshop(['midtby', 'aadalen']);
  for (const file of [packFile, sharedFile, practiceFile]) originals.set(file, workshop.read(file));
  await build();
  // The first one made the key, which counts as new.
  await build();
});
/** The next test begins with a build of the project as it was. */
afterEach(async () => {
  for (const [file, text] of originals) workshop.write(file, text);
  await build();
});
afterAll(() => workshop.close());

const inside = (path: string) => join(workshop.root, path);
const visible = (folder: string) =>
  Object.fromEntries(Object.entries(fingerprints(inside(folder))).filter(([name]) => !name.startsWith('.')));
const everything = () => ({ output: visible('output'), private: visible('private') });

interface Asked {
  readonly force?: boolean;
  readonly node?: string;
  readonly environment?: Record<string, string>;
}

async function build({ force = false, node = process.version, environment = {} }: Asked = {}) {
  let looked = false;
  const options = {
    root: workshop.root,
    data: dataSet,
    out: inside('output'),
    vault: inside('private'),
    clusters: [],
    packs: [],
    pdf: false,
    sheets: true,
    jobs: 2,
    force,
    shard: null,
  };
  const progress = () => {
    looked = true;
  };
  const result = await buildWhatChanged(options, { environment: { ...process.env, ...environment }, node, progress });
  return { result, looked };
}

/** Whether the build looked at the meetings, and how many of them it made. */
async function buildAgain(asked: Asked = {}): Promise<{ looked: boolean; made: number }> {
  const { result, looked } = await build(asked);
  expect([result.failed, result.built]).toEqual([[], meetings]);
  return { looked, made: meetings.length - result.unchanged.length };
}

/** The same, held against a build of everything. */
async function buildAndCompare(): Promise<{ looked: boolean; made: number }> {
  const answer = await buildAgain();
  const left = everything();
  await build({ force: true });
  expect(left).toEqual(everything());
  return answer;
}

describe('a build of the same', () => {
  it('looks at nothing and writes nothing', async () => {
    const files = [...filesUnder(inside('output')).keys()].map((name) => join(inside('output'), name));
    const times = files.map((file) => statSync(file).mtimeMs);
    expect(await buildAgain()).toEqual({ looked: false, made: 0 });
    expect(files.map((file) => statSync(file).mtimeMs)).toEqual(times);
  });

  it('says again what was said', async () => {
    // A file that nobody asked for is a warning.
    writeFileSync(inside(`${dataSet}/fremmed.csv`), 'a;b\r\n1;2\r\n');
    const [first, second] = [await build(), await build()];
    expect(first.result.problems.map(({ code }) => code)).toEqual(['fil-ukendt']);
    expect(second).toEqual({ looked: false, result: { ...first.result, unchanged: meetings } });
    rmSync(inside(`${dataSet}/fremmed.csv`));
  });

  it('is made again with --force', async () => {
    expect(await buildAgain({ force: true })).toEqual({ looked: true, made: 2 });
  });
});

describe('everything is looked at again when', () => {
  it('the key is another, and again when it comes back', async () => {
    const environment = { KLYNGEPAKKER_SECRET: 'ab'.repeat(32) };
    // aadalen has too few practices for letters: nothing of it follows from the key.
    expect(await buildAgain({ environment })).toEqual({ looked: true, made: 1 });
    expect(await buildAgain({ environment })).toEqual({ looked: false, made: 0 });
    expect(await buildAndCompare()).toEqual({ looked: true, made: 1 });
  });

  it('the browser is another', async () => {
    workshop.write('browser', '');
    const environment = { PUPPETEER_EXECUTABLE_PATH: inside('browser') };
    expect(await buildAgain({ environment })).toEqual({ looked: true, made: 2 });
    expect(await buildAgain({ environment })).toEqual({ looked: false, made: 0 });
    utimesSync(inside('browser'), 1, 1);
    expect(await buildAgain({ environment })).toEqual({ looked: true, made: 2 });
  });

  it('Node is another', async () => {
    expect(await buildAgain({ node: 'v24.0.0' })).toEqual({ looked: true, made: 2 });
    expect(await buildAgain({ node: 'v24.0.0' })).toEqual({ looked: false, made: 0 });
    expect(await buildAgain({ node: 'v24.0.1' })).toEqual({ looked: true, made: 2 });
  });
});

describe('the build looks again, and makes only what it must, when', () => {
  it('a file of the data set is new, though nobody reads it', async () => {
    const file = inside(`${dataSet}/.note`);
    writeFileSync(file, '');
    expect(await buildAgain()).toEqual({ looked: true, made: 0 });
    expect(await buildAgain()).toEqual({ looked: false, made: 0 });
    rmSync(file);
    expect(await buildAgain()).toEqual({ looked: true, made: 0 });
  });

  it('what a link in the data set leads to has changed, and links that lead nowhere or round do not matter', async () => {
    writeFileSync(inside('kopi.txt'), 'a');
    symlinkSync(inside('kopi.txt'), inside(`${dataSet}/genvej.txt`));
    symlinkSync(inside(dataSet), inside(`${dataSet}/rundt`));
    symlinkSync('sig-selv', inside(`${dataSet}/sig-selv`));
    expect((await buildAgain()).looked).toBe(true);
    expect((await buildAgain()).looked).toBe(false);
    writeFileSync(inside('kopi.txt'), 'b');
    expect((await buildAgain()).looked).toBe(true);
    for (const name of ['genvej.txt', 'rundt', 'sig-selv']) rmSync(inside(`${dataSet}/${name}`));
  });

  it('a text of the pack is other than it was', async () => {
    workshop.write(packFile, workshop.read(packFile).replace(/^title: (.*)$/m, 'title: $1 igen'));
    expect(await buildAndCompare()).toEqual({ looked: true, made: 2 });
  });

  it('a shared text is other than it was', async () => {
    const before = workshop.read(sharedFile);
    workshop.write(sharedFile, `${before}\n# rettet\n`);
    expect(await buildAgain()).toEqual({ looked: true, made: 0 });
    workshop.write(sharedFile, before.replace(/(text: [^\n]*\w)/, '$1 nu'));
    expect(workshop.read(sharedFile)).not.toBe(before);
    expect(await buildAndCompare()).toEqual({ looked: true, made: 2 });
  });

  it.each(['output/index.html', 'output/manifest.json'])('%s has been changed', async (file) => {
    workshop.write(file, 'rettet');
    expect(await buildAndCompare()).toEqual({ looked: true, made: 0 });
  });

  it('a file is changed without its size, or taken away, in output/ or private/', async () => {
    const json = `output/${meetings[0]}/released.json`;
    workshop.write(json, workshop.read(json).replace('e', 'f'));
    expect(await buildAndCompare()).toEqual({ looked: true, made: 1 });
    rmSync(inside(`private/${meetings[1]}/mangler.txt`));
    expect(await buildAndCompare()).toEqual({ looked: true, made: 1 });
  });

  it('its own record is broken or gone', async () => {
    workshop.write('private/.lavet/byggeri.json', '{"format":"klyngepakker-byggeri-1"');
    expect(await buildAgain()).toEqual({ looked: true, made: 0 });
    rmSync(inside('private/.lavet'), { recursive: true });
    expect(await buildAgain()).toEqual({ looked: true, made: 2 });
  });

  it('the last build failed', async () => {
    workshop.write(practiceFile, workshop.read(practiceFile).replace('\r\n99', '\r\nx99'));
    expect((await build()).result.built).toEqual([]);
    workshop.write(practiceFile, originals.get(practiceFile) ?? '');
    expect((await buildAgain()).made).toBe(0);
  });
});

describe('a file that is changed while it is read', () => {
  const folders = () => [visible('output'), visible('private')];

  /** What a build leaves when `when` is called between the looking for changes and the reading, and `then` at its end. */
  async function buildWhile(when: () => void, then: () => void): Promise<void> {
    let asked = 0;
    // Or it would not look at all.
    rmSync(inside('private/.lavet/byggeri.json'));
    const options = {
      ...buildOptions(workshop.root),
      // Asked when the files have been hashed, and before they are read.
      get force() {
        if (++asked === 2) when();
        return false;
      },
    };
    const progress = () => then();
    await buildWhatChanged(options, { environment: process.env, node: process.version, progress });
    expect(asked).toBeGreaterThanOrEqual(2);
  }
  const old = () => originals.get(packFile) ?? '';
  const fresh = () => old().replace(/^title: .*$/m, '$& igen');
  const put = (text: string) => workshop.write(packFile, text);

  it('gives the new or the old, and the next build the new', async () => {
    const before = folders();
    await buildWhile(
      () => {},
      () => put(fresh()),
    );
    expect(folders()).toEqual(before);
    await buildAndCompare();
    expect(folders()).not.toEqual(before);
  });

  it('is not taken for the one that was there before and after', async () => {
    const before = folders();
    await buildWhile(
      () => put(fresh()),
      () => put(old()),
    );
    // This one read what was there for a moment.
    expect(folders()).not.toEqual(before);
    expect((await buildAgain()).looked).toBe(true);
    expect(folders()).toEqual(before);
  });
});

describe('on the command line, with a copy of the code', () => {
  const last = (out: string) => /\((\d+) lavet nu, (\d+) uændrede\)/.exec(out)?.slice(1).map(Number);

  function runBuild(): Promise<string> {
    return new Promise((done, fail) => {
      const args = ['scripts/cli.ts', 'build', '--no-pdf', '--data', dataSet, '--cluster', 'aadalen'];
      execFile(process.execPath, args, { cwd: workshop.root }, (error, out) => (error ? fail(error) : done(out)));
    });
  }

  it.each([
    ['a template', 'templates/handout.njk', '<main', '<main title="Prøve"'],
    ['a style', 'templates/styles/handout.css', '\n', '\n/* prøve */\n'],
    ['a script', 'scripts/danish.ts', '\n', '\n// prøve\n'],
    ['the packages', 'package-lock.json', '"lockfileVersion"', '"prøve": 1, "lockfileVersion"'],
  ])('%s', async (_, file, from, to) => {
    for (const name of ['scripts', 'templates', 'package.json', 'package-lock.json']) {
      cpSync(join(repository, name), inside(name), { recursive: true });
    }
    rmSync(inside('node_modules'), { force: true });
    symlinkSync(join(repository, 'node_modules'), inside('node_modules'));
    await runBuild();
    expect(last(await runBuild())).toEqual([0, 1]);
    const before = workshop.read(file);
    workshop.write(file, before.replace(from, to));
    expect(workshop.read(file)).not.toBe(before);
    // Nothing of the meeting is as it was, so the line says nothing of what is.
    expect(last(await runBuild())).toBeUndefined();
  });
});
