/**
 * `npm run bench`: builds constructed figures of a country in steps, against the floor of the same pages, and writes
 * bench.json and docs/performance.md. 60 meetings at the most, 600 (the country) with --full. Takes two to five minutes, 600
 * eight to fifteen.
 */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BuildNote } from './buildonce.ts';
import { type Figures, performancePage, type Step, targetLines } from './figures.ts';
import { phasesOf } from './phases.ts';
import { type BenchSet, changeOneText, clusterPacks, clusterSet, correctOneCell, nationalSet } from './sets.ts';
import { type Watched, watch } from './watch.ts';

const sizes = process.argv.includes('--full') ? [10, 60, 600] : [10, 60];
/** How many meetings one change is measured among. */
const changedAmong = 60;
const place = mkdtempSync(join(tmpdir(), 'klyngepakker-bench-'));
const tell = (line: string) => process.stdout.write(`${line}\n`);
const environment = { NODE_COMPILE_CACHE: resolve('node_modules/.cache/node') };
const run = (name: string, ...args: readonly string[]) =>
  watch([join(import.meta.dirname, `${name}.ts`), ...args], environment);

interface Built extends Watched {
  readonly note: BuildNote;
}

/** Briefings are left out: they are the same two however many meet. */
async function build({ root, data }: BenchSet, sheets: boolean, before: readonly string[] = []): Promise<Built> {
  const order = JSON.stringify({ root, data, sheets, packs: clusterPacks.map(({ id }) => id) });
  const watched = await watch([...before, join(import.meta.dirname, 'buildonce.ts'), order], environment);
  return { ...watched, note: JSON.parse(watched.output) };
}

const stepOf = ({ output: _, ...watched }: Watched, meetings: number, firstAfter: number | null): Step => ({
  ...watched,
  meetings,
  firstAfter,
});

async function measureStep(set: BenchSet): Promise<Step> {
  const { note, ...watched } = await build(set, false);
  tell(`${set.meetings} meetings: ${watched.seconds.toFixed(1)} s`);
  return stepOf(watched, set.meetings, note.firstAfter);
}

/** The middle one of three, each of a folder of its own. */
async function measureOne(make: (root: string) => BenchSet): Promise<Step> {
  const steps: Step[] = [];
  for (let time = 0; time < 3; time++) steps.push(await measureStep(make(join(place, `one-${steps.length}`))));
  for (const time of steps.keys()) rmSync(join(place, `one-${time}`), { recursive: true });
  return steps.toSorted((a, b) => a.seconds - b.seconds)[1] as Step;
}

async function change(set: BenchSet, edit: (set: BenchSet) => void): Promise<Figures['cell']> {
  edit(set);
  const { seconds, note } = await build(set, false);
  return { seconds, made: note.made, unchanged: note.unchanged };
}

async function measureSheets(): Promise<Figures['sheets']> {
  const [without, all] = [nationalSet(join(place, 'without'), 10), nationalSet(join(place, 'all'), 10)];
  const { seconds } = await build(without, false);
  const full = await build(all, true);
  const count = readdirSync(join(all.root, 'private'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /praksis.\d{6}\.pdf$/.test(path),
  ).length;
  return { count, seconds: full.seconds - seconds };
}

async function measureDemo(): Promise<Figures['demo']> {
  const args = ['scripts/cli.ts', 'build', '--out', join(place, 'demo'), '--private', join(place, 'demo-private')];
  const { seconds } = await watch(args, environment);
  // The one that made the key is followed by one that looks again; from then on nothing is other than before.
  await watch(args, environment);
  const again = await watch(args, environment);
  const meetings = Number(/(\d+) møder/.exec(again.output)?.[1]);
  return { seconds, meetings, unchanged: again.seconds };
}

async function measurePhases(): Promise<Figures['phases']> {
  const profiles = join(place, 'profiles');
  await build(nationalSet(join(place, 'profiled'), 10), false, ['--cpu-prof', '--cpu-prof-dir', profiles]);
  return phasesOf(profiles);
}

function largestSharedPdf(root: string): number {
  const files = readdirSync(join(root, 'output'), { recursive: true, encoding: 'utf8' });
  return Math.max(
    ...files.filter((path) => path.endsWith('.pdf')).map((path) => statSync(join(root, 'output', path)).size),
  );
}

async function measure(): Promise<Figures> {
  const load = loadavg()[0] ?? 0;
  const usual = await measureOne((root) => clusterSet(root, 1, 14));
  const cluster = { usual: clusterSet(join(place, 'usual'), 6, 14), large: clusterSet(join(place, 'large'), 6, 50) };
  const [few, many] = [await measureStep(cluster.usual), await measureStep(cluster.large)];
  const steps = [usual];
  const sets = sizes.map((meetings) => nationalSet(join(place, `${meetings}`), meetings));
  for (const set of sets) steps.push(await measureStep(set));
  const [ten, largest] = [sets[0] as BenchSet, sets.at(-1) as BenchSet];
  const floor = stepOf(await run('floor', largest.root), largest.meetings, null);
  tell(`the floor of ${floor.meetings}: ${floor.seconds.toFixed(1)} s`);
  const raw = join(place, 'raw');
  await run('floor', ten.root, raw);
  const { output: pdfUa } = await run('finish', raw);
  await build(largest, false);
  const { seconds } = await build(largest, false);
  const meetings = largest.meetings;
  const changed = sets.find(({ meetings }) => meetings === changedAmong) as BenchSet;
  const cell = await change(changed, correctOneCell);
  const text = await change(changed, changeOneText);
  const edition = 'klynge-001/akutte-kontakter-1';
  const { output: preview } = await run('preview', ten.root, ten.data, edition);
  return {
    machine: { processor: cpus()[0]?.model ?? '', cores: availableParallelism(), node: process.version, load },
    steps,
    floor,
    sheets: await measureSheets(),
    usual: { practices: 14, cpu: few.cpu.node + few.cpu.browser },
    large: { practices: 50, cpu: many.cpu.node + many.cpu.browser },
    pdfUa: Number(pdfUa),
    largestPdf: largestSharedPdf(largest.root),
    cell,
    text,
    preview: JSON.parse(preview),
    unchanged: { seconds, meetings },
    demo: await measureDemo(),
    phases: await measurePhases(),
  };
}

try {
  const figures = await measure();
  writeFileSync('bench.json', `${JSON.stringify(figures, null, 2)}\n`);
  writeFileSync('docs/performance.md', performancePage(figures));
  tell(targetLines(figures));
} finally {
  rmSync(place, { recursive: true, force: true });
}
