/** The demo as the tests of the pages read it: three meetings and both briefings, or with ALLE_SIDER=1 everything. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from '../../scripts/build.ts';
import { clusterPacks, clusterSet } from '../bench/sets.ts';
import { filesUnder } from '../workshop.ts';

const root = resolve(import.meta.dirname, '../..');
/** The smallest cluster, the largest, and one with a second round; a pack each. */
const meetings = [
  { clusters: ['aadalen'], packs: ['foraeldre-med-psykisk-lidelse'] },
  { clusters: ['storbyen-oest'], packs: ['samarbejde-med-sundhedsplejen'] },
  { clusters: ['fjord-nord'], packs: ['akutte-kontakter'] },
];
const briefings = { clusters: [], packs: ['den-naere-psykiatri', 'anbefalinger-fase-1'] };
const everything = { clusters: [], packs: [] };

export interface Demo {
  readonly output: string;
  readonly vault: string;
  /** Paths of files inside `output`. */
  readonly names: readonly string[];
  readonly failed: readonly string[];
  readonly close: () => void;
}

/** Also clusters of these sizes, with every pack and both rounds, when everything is asked for. */
const sizes = [5, 14, 26, 70];

export async function buildDemo(pdf: boolean): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), 'klyngepakker-sider-'));
  const [output, vault] = [join(folder, 'output'), join(folder, 'private')];
  const all = process.env.ALLE_SIDER === '1';
  const effects = { environment: process.env, node: process.version, progress: () => {} };
  const standard = {
    root,
    data: 'data/demo',
    out: output,
    vault,
    pdf,
    sheets: true,
    jobs: 2,
    force: false,
    shard: null,
  };
  const failed: string[] = [];
  for (const filter of all ? [everything] : [...meetings, briefings]) {
    failed.push(...(await build({ ...standard, ...filter }, effects)).failed);
  }
  for (const size of all ? sizes : []) {
    const name = `klynge-af-${size}`;
    const made = clusterSet(join(folder, name), 6, size);
    const place = { root: made.root, data: made.data, out: join(output, name), vault: join(vault, name) };
    const packs = clusterPacks.map(({ id }) => id);
    failed.push(...(await build({ ...standard, ...place, clusters: [], packs }, effects)).failed);
  }
  const names = [...filesUnder(output).keys()];
  return { output, vault, names, failed, close: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What is wrong, file by file, so that one run shows everything. */
export async function findings(
  names: readonly string[],
  look: (name: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of names) for (const one of await look(name)) found.push(`${name}: ${one}`);
  return found;
}
