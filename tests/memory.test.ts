/**
 * A build after a build makes again what has changed and nothing else, and what it leaves is what a build of everything
 * makes. Each ingredient is changed in turn; the state of the files tells what was written.
 */
import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuildResult, build } from '../scripts/build.ts';
import { changeOneText, clusterPacks, clusterSet, correctOneCell } from './bench/sets.ts';
import { importsOf } from './house.ts';
import { buildOptions, dataSet, filesUnder, fingerprints, openWorkshop, rowsOf, type Workshop } from './workshop.ts';

/** In the order of the work list. */
const meetings = ['midtby/akutte-kontakter-1', 'aadalen/akutte-kontakter-1'] as const;
const [lettered, small] = meetings;
let workshop: Workshop;

beforeAll(async () => {
  workshop = openWorkshop(['midtby', 'aadalen']);
  await workshop.build();
});
afterAll(() => workshop.close());

/** Builds, and holds it against a build of everything with the same key. */
async function madeBy(options: Parameters<Workshop['build']>[0] = {}): Promise<readonly string[]> {
  const result: BuildResult = await workshop.build(options);
  expect(result.failed).toEqual([]);
  const after = { output: fingerprints(folder('output')), private: visible(fingerprints(folder('private'))) };
  await workshop.build({ ...options, force: true });
  expect(after).toEqual({ output: fingerprints(folder('output')), private: visible(fingerprints(folder('private'))) });
  return result.built.filter((edition) => !result.unchanged.includes(edition));
}

const folder = (name: string) => join(workshop.root, name);
const visible = (files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).filter(([name]) => !name.startsWith('.')));

/** A count that can be one larger without breaking a sum: children without contacts. */
function addChild(cluster: string): void {
  const [practice] = rowsOf(workshop, 'praksis.csv').filter((row) => row.klynge === cluster);
  const file = `${dataSet}/akutte-kontakter/kontakter.csv`;
  const line = workshop
    .read(file)
    .split('\r\n')
    .find((one) => one.startsWith(`${practice?.ydernummer};1;0;`) || one.startsWith(`${practice?.ydernummer};1;1;`));
  if (!line) throw new Error('no such line');
  const cells = line.split(';');
  const more = [...cells.slice(0, -1), String(Number(cells.at(-1)) + 1)].join(';');
  workshop.change(file, line, more);
}

describe('a build of the same', () => {
  it('writes no meeting', async () => {
    const before = filesUnder(folder('output'));
    const written = [...before.keys()].filter((name) => name.split('/').length === 3);
    const times = written.map((name) => statSync(join(folder('output'), name)).mtimeMs);
    const result = await workshop.build();
    expect(result.unchanged).toEqual(meetings);
    expect(written.map((name) => statSync(join(folder('output'), name)).mtimeMs)).toEqual(times);
    expect(written.length).toBeGreaterThan(8);
  });

  it('says again what was said of a meeting when it was made', async () => {
    const first = await workshop.build({ force: true });
    const second = await workshop.build();
    expect(second.problems).toEqual(first.problems);
  });
});

describe('makes again', () => {
  it('the meetings of one cluster when one of its practices gets another figure', async () => {
    addChild('aadalen');
    expect(await madeBy()).toEqual([small]);
  });

  it('all meetings of a pack when its text changes', async () => {
    workshop.change('content/akutte-kontakter/pack.yaml', 'minutes: 210', 'minutes: 210 # rettet');
    expect(await madeBy()).toEqual([]);
    const title = /^title: .*\n/m.exec(workshop.read('content/akutte-kontakter/pack.yaml'))?.[0] ?? '';
    workshop.change('content/akutte-kontakter/pack.yaml', `\n${title}`, `\n${title.trimEnd()} igen\n`);
    expect(await madeBy()).toEqual(meetings);
  });

  it('those of a region when its figure changes', async () => {
    const file = `${dataSet}/referencer.csv`;
    const lines = workshop.read(file).split('\r\n');
    const row = lines.find((line) => line.includes(';region;Region Midtjylland;')) ?? '';
    const cells = row.split(';');
    workshop.change(file, row, [...cells.slice(0, 5), String(Number(cells[5]) + 1), ...cells.slice(6)].join(';'));
    // aadalen lies in another region.
    expect(await madeBy()).toEqual([lettered]);
  });

  it('one that somebody has changed, or taken a file from', async () => {
    writeFileSync(join(folder('output'), small, 'handout.html'), 'rettet');
    expect(await madeBy()).toEqual([small]);
    rmSync(join(folder('private'), lettered, 'noegle.csv'));
    expect(await madeBy()).toEqual([lettered]);
    writeFileSync(join(folder('output'), small, 'fremmed.txt'), '');
    expect(await madeBy()).toEqual([small]);
  });

  it('one whose record is broken', async () => {
    writeFileSync(join(folder('private'), '.lavet', `${small}.json`), '{"format":');
    expect(await madeBy()).toEqual([small]);
  });

  it('all that have letters with another key', async () => {
    const result = await workshop.build({}, { ...process.env, KLYNGEPAKKER_SECRET: 'ab'.repeat(32) });
    expect(result.unchanged).toEqual([small]);
    expect(await madeBy()).toEqual([lettered]);
  });

  it('all with another browser', async () => {
    const path = join(workshop.root, 'browser');
    writeFileSync(path, '');
    const other = { ...process.env, PUPPETEER_EXECUTABLE_PATH: path };
    expect((await workshop.build({}, other)).unchanged).toEqual([]);
    expect((await workshop.build({}, other)).unchanged).toEqual(meetings);
    utimesSync(path, 1, 1);
    expect((await workshop.build({}, other)).unchanged).toEqual([]);
  });
});

describe('of a cluster that meets about several packs', () => {
  it('only those are made again that the change shows in', async () => {
    const root = mkdtempSync(join(tmpdir(), 'klyngepakker-flere-'));
    const set = clusterSet(root, 6, 7);
    const make = async (force: boolean) => {
      const options = { ...buildOptions(root), data: set.data, packs: clusterPacks.map(({ id }) => id), force };
      const effects = { environment: process.env, node: process.version, progress: () => {} };
      const { built, unchanged, failed } = await build(options, effects);
      expect(failed).toEqual([]);
      return built.filter((edition) => !unchanged.includes(edition));
    };
    const rounds = [1, 2].map((round) => `klynge-001/foraeldre-med-psykisk-lidelse-${round}`);
    expect(await make(false)).toHaveLength(6);
    for (const change of [changeOneText, correctOneCell]) {
      change(set);
      const made = await make(false);
      expect(rounds).toEqual(expect.arrayContaining([...made]));
      expect(made.length).toBeGreaterThan(0);
      const after = fingerprints(join(root, 'output'));
      await make(true);
      expect(after).toEqual(fingerprints(join(root, 'output')));
      expect(await make(false)).toEqual([]);
    }
    rmSync(root, { recursive: true });
  });
});

describe('printed files', () => {
  it('are taken over when their page is the same, and printed when it is not or they were touched', async () => {
    const only = { pdf: true, clusters: ['aadalen'] };
    await workshop.build(only);
    const printed = filesUnder(join(folder('output'), small));
    // Without a browser nothing can be printed: what is there must have been taken over.
    const blind = { ...process.env, PUPPETEER_EXECUTABLE_PATH: '' };
    rmSync(join(folder('output'), small, 'data.csv'));
    const again = await workshop.build(only, blind);
    expect(again.unchanged).toEqual([]);
    expect(filesUnder(join(folder('output'), small))).toEqual(printed);
    writeFileSync(join(folder('output'), small, 'handout.pdf'), 'ikke en PDF');
    await workshop.build(only);
    expect(filesUnder(join(folder('output'), small))).toEqual(printed);
  });

  it('depend on no code but what their record hashes', async () => {
    const { printingNames } = await import('../scripts/memory.ts');
    const sources = filesUnder(join(import.meta.dirname, '../scripts'));
    const seen = new Set<string>();
    const follow = (path: string): void => {
      if (seen.has(path) || !sources.has(path)) return;
      seen.add(path);
      for (const next of importsOf(path, String(sources.get(path)))) follow(next);
    };
    for (const start of ['publish/pdf.ts', 'publish/pdffinish.ts']) follow(start);
    const inside = [...seen].filter((path) => printingNames.some((name) => path.startsWith(`publish/${name}`)));
    expect([...seen].filter((path) => !inside.includes(path) && !path.startsWith('model/'))).toEqual([]);
  });
});

describe('a build in parts', () => {
  it('makes the same files as one build, and leaves the others alone', async () => {
    await workshop.build({ force: true });
    const whole = fingerprints(folder('output'));
    const out = join(workshop.root, 'dele');
    const parts = [1, 2].map((number) => ({ out, shard: { number, of: 2 } }));
    const made = [];
    for (const part of parts) made.push((await workshop.build(part)).built);
    expect(made.flat().toSorted()).toEqual(meetings.toSorted());
    expect(made.every((built) => built.length === 1)).toBe(true);
    const result = await workshop.build({ out });
    expect(result.unchanged).toEqual(meetings);
    expect(fingerprints(out)).toEqual(whole);
  });

  it('refuses to make a key of its own', async () => {
    const vault = join(workshop.root, 'tom');
    await expect(workshop.build({ vault, shard: { number: 1, of: 2 } })).rejects.toThrow('samme nøgle');
  });
});
