/**
 * Packs that are in none of the sources (tests/cases), with figures that synth makes from their definitions alone: a new
 * pack must need no code.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { synthesise } from '../scripts/author/synth.ts';
import { type BuildResult, build, check } from '../scripts/build.ts';
import { readMunicipalities, readPacks } from '../scripts/input/project.ts';
import type { Problem } from '../scripts/model/problem.ts';
import { parseReport, type ReleasedIndicator, type ReleasedReport } from '../scripts/model/released.ts';

const repository = resolve(import.meta.dirname, '..');
const cases = join(repository, 'tests/cases');
/** In every cast of the demo: a closed cluster of ten single doctors, and an open one across two municipalities. */
const clusters = ['vesterled', 'sund-og-baelt'];

const opened: string[] = [];
afterAll(() => {
  for (const root of opened) rmSync(root, { recursive: true, force: true });
});

/** A project with the case's pack and figures made for it; `change` bends the pack before anything is read. */
function openCase(name: string, change: (text: string) => string = (text) => text): string {
  const root = mkdtempSync(join(tmpdir(), `klyngepakker-${name}-`));
  opened.push(root);
  cpSync(join(repository, 'templates'), join(root, 'templates'), { recursive: true });
  cpSync(join(repository, 'content/shared'), join(root, 'content/shared'), { recursive: true });
  cpSync(join(cases, name, 'content'), join(root, 'content'), { recursive: true });
  const pack = join(root, 'content', name, 'pack.yaml');
  const files = synthesise({ packs: readPacks(root, () => {}), municipalities: readMunicipalities(root), seed: 'sag' });
  for (const [file, text] of files) {
    mkdirSync(dirname(join(root, 'data/sag', file)), { recursive: true });
    writeFileSync(join(root, 'data/sag', file), text);
  }
  writeFileSync(pack, change(readFileSync(pack, 'utf8')));
  return root;
}

function buildCase(root: string): Promise<BuildResult> {
  const folders = { root, data: 'data/sag', out: join(root, 'output'), vault: join(root, 'private') };
  const options = { ...folders, clusters, packs: [], pdf: false, sheets: true, jobs: 2, force: false, shard: null };
  return build(options, { environment: process.env, node: process.version, progress: () => {} });
}

interface Built {
  readonly report: ReleasedReport;
  /** The handout's words without its marks. */
  readonly words: string;
}

function read(root: string, edition: string): Built {
  const file = (name: string) => readFileSync(join(root, 'output', edition, name), 'utf8');
  const page = file('handout.html').replace(/<style[\s\S]*?<\/style>/g, '');
  const words = page
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ');
  return { report: parseReport(file('released.json')), words };
}

function indicatorsOf({ blocks }: ReleasedReport): ReadonlyMap<string, ReleasedIndicator> {
  return new Map(
    blocks.flatMap((block) => (block.type === 'indicator' ? [[block.indicator.id, block.indicator] as const] : [])),
  );
}

function find<K extends ReleasedIndicator['kind']>(report: ReleasedReport, id: string, kind: K) {
  const indicator = indicatorsOf(report).get(id);
  if (indicator?.kind !== kind) throw new Error(`${id} is ${indicator?.kind ?? 'missing'} and not ${kind}`);
  return indicator as ReleasedIndicator & { readonly kind: K };
}

const told = (problems: readonly Problem[]) => problems.map(({ code, message, place }) => ({ code, message, place }));

describe.each(readdirSync(cases))('%s', (name) => {
  it('is read without a remark, and so are the figures that synth makes for it', async () => {
    const root = openCase(name);
    expect(told((await check({ root, data: 'data/sag' })).problems)).toEqual([]);
  });
});

describe('antibiotika', () => {
  const root = openCase('antibiotika');
  const editions = ['vesterled/antibiotika-1', 'vesterled/antibiotika-2', 'sund-og-baelt/antibiotika-1'];
  let result: BuildResult;
  beforeAll(async () => {
    result = await buildCase(root);
  });

  it('is built for both rounds, closed and open', () => {
    const { problems, built, failed } = result;
    expect(told(problems.filter(({ severity }) => severity === 'error'))).toEqual([]);
    expect(failed).toEqual([]);
    expect([...built].sort()).toEqual([...editions].sort());
  });

  it('holds prescriptions against the target that the pack states', () => {
    const { report, words } = read(root, 'vesterled/antibiotika-1');
    const rate = find(report, 'recepter-1000', 'rate');
    expect(rate.benchmarks).toMatchObject([{ level: 'maal', value: 350 }]);
    expect(rate.unit).toBe('per-1000');
    if (rate.cluster.status !== 'shown') throw new Error('the cluster is hidden');
    expect(rate.cluster.value).toBeGreaterThan(300);
    expect(rate.cluster.value).toBeLessThan(500);
    const narrow = find(report, 'smalt', 'event-share');
    expect(narrow.benchmarks).toMatchObject([{ level: 'maal', value: 36 }]);
    if (narrow.cluster.status !== 'shown') throw new Error('the cluster is hidden');
    expect(narrow.cluster.value).toBeGreaterThan(25);
    expect(narrow.cluster.value).toBeLessThan(42);
    expect(words).toContain('Målet er højst 350 pr. 1.000.');
    expect(words).toContain('Målet er mindst 36 %.');
  });

  it('shows ready figures without a figure for the cluster', () => {
    const { report, words } = read(root, 'sund-og-baelt/antibiotika-1');
    const dose = find(report, 'forbrug', 'value');
    expect(dose.cluster.status).toBe('withheld');
    expect(dose.benchmarks).toMatchObject([{ level: 'region' }]);
    expect(dose.peers.filter(({ cell }) => cell.status === 'shown').length).toBeGreaterThan(6);
    expect(dose.median).toBeGreaterThan(5);
    expect(dose.median).toBeLessThan(25);
    expect(words).toContain('viste praksis er medianen');
    expect(words).toContain('døgndoser pr. 1.000 tilmeldte om dagen');
  });

  it('calls the types of the distribution by their names', () => {
    const { report, words } = read(root, 'vesterled/antibiotika-1');
    const types = find(report, 'typer', 'distribution');
    expect(types.groupWords).toBeUndefined();
    expect(types.series[0]?.bins.map(({ label }) => label)).toEqual([
      'Phenoxymethylpenicillin',
      'Bredspektret penicillin',
      'Makrolid',
      'Pivmecillinam',
      'Andet',
    ]);
    for (const label of ['Bredspektret penicillin', 'Makrolid']) expect(words).toContain(label);
  });
});

describe('polyfarmaci', () => {
  it('counts patients per 1,000 and in groups that begin at five', async () => {
    const root = openCase('polyfarmaci');
    const { problems, failed } = await buildCase(root);
    expect(told(problems.filter(({ severity }) => severity === 'error'))).toEqual([]);
    expect(failed).toEqual([]);
    const { report, words } = read(root, 'vesterled/polyfarmaci-1');
    const five = find(report, 'mindst-fem', 'proportion');
    expect(five.unit).toBe('per-1000');
    if (five.cluster.status !== 'shown') throw new Error('the cluster is hidden');
    expect(five.cluster.value).toBeGreaterThan(70);
    expect(five.cluster.value).toBeLessThan(130);
    const groups = find(report, 'fordeling', 'distribution');
    expect(groups.mark).toBe(10);
    expect(groups.groupWords).toEqual({ one: 'lægemiddel', many: 'lægemidler' });
    expect(words).toContain('5–9 lægemidler');
    expect(words).toMatch(/\d+ pr\. 1\.000 tilmeldte får mindst fem lægemidler/);
    expect(words).toMatch(/\d+ % af patienterne med mindst fem lægemidler får fem til ni/);
  });

  it('is refused with the groups of the original, which have 25 twice', async () => {
    const root = openCase('polyfarmaci', (text) => text.replace('"26+"', '"25+"'));
    const faults = told((await check({ root, data: 'data/sag' })).problems).filter(({ code }) => code === 'grupper');
    const lines = readFileSync(join(root, 'content/polyfarmaci/pack.yaml'), 'utf8').split('\n');
    expect(faults[0]).toMatchObject({
      message: 'Grupperne »21-25« og »25+« overlapper.',
      place: { file: 'content/polyfarmaci/pack.yaml', line: lines.findIndex((line) => line.includes('"25+"')) + 1 },
    });
  });
});

describe('spirometri', () => {
  it('draws a line for each practice over three years, and two totals from a table of clusters', async () => {
    const root = openCase('spirometri');
    const { problems, failed } = await buildCase(root);
    expect(told(problems.filter(({ severity }) => severity === 'error'))).toEqual([]);
    expect(failed).toEqual([]);
    const { report, words } = read(root, 'vesterled/spirometri-1');
    const lines = find(report, 'spirometrier', 'trend');
    expect(lines.periods.map(({ label }) => label)).toEqual(['2022', '2023', '2024']);
    const labels = lines.periods.map(({ share }) => share.peers.map(({ label }) => label).sort());
    expect(labels[0]).toEqual('ABCDEFGHIJ'.split(''));
    expect(labels[2]).toEqual(labels[0]);
    expect(words).toMatch(/\d+ pr\. 1\.000 tilmeldte fik lavet en spirometri i 2024 mod \d+ pr\. 1\.000 i 2022/);
    const [patients, checked] = find(report, 'kontroller', 'totals').totals;
    if (patients?.cell.status !== 'shown' || checked?.cell.status !== 'shown') throw new Error('a total is hidden');
    const row = readFileSync(join(root, 'data/sag/spirometri/kol.csv'), 'utf8').match(/vesterled;1;(\d+);(\d+)/);
    expect([patients.cell.count, checked.cell.count]).toEqual([Number(row?.[1]), Number(row?.[2])]);
    expect(words).toContain('patienter med KOL mod');
  });
});
