/** The demo as the tests of the pages read it: three meetings and both briefings, or everything with ALLE_SIDER=1. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from '../../scripts/build.ts';
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

export async function buildDemo(pdf: boolean): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), 'klyngepakker-sider-'));
  const [output, vault] = [join(folder, 'output'), join(folder, 'private')];
  const effects = { environment: process.env, node: process.version, progress: () => {} };
  const failed: string[] = [];
  for (const filter of process.env.ALLE_SIDER === '1' ? [everything] : [...meetings, briefings]) {
    const options = {
      root,
      data: 'data/demo',
      out: output,
      vault,
      pdf,
      sheets: true,
      jobs: 2,
      force: false,
      shard: null,
      ...filter,
    };
    failed.push(...(await build(options, effects)).failed);
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
