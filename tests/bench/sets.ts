/** Projects to measure on: the packs as they are, and constructed figures of a country's clusters. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { synthesise } from '../../scripts/author/synth.ts';
import { readMunicipalities, readPacks } from '../../scripts/input/project.ts';

export interface BenchSet {
  /** A folder with content/ and data/. */
  readonly root: string;
  readonly data: string;
  readonly meetings: number;
  readonly practices: number;
}

/** Cluster packs are met about twice each. */
const rounds = 2;
const quiet = () => {};
export const clusterPacks = readPacks('.', quiet).filter(({ type }) => type === 'cluster-pack');

/** The first `meetings` of a country of clusters of about 14 practices. */
export function nationalSet(root: string, meetings: number): BenchSet {
  const clusters = Math.ceil(meetings / (clusterPacks.length * rounds));
  return writeSet(root, meetings, filesOf('landet', clusters, 14));
}

/** One cluster of just so many practices. Sizes vary from seed to seed: one is found that has it. */
export function clusterSet(root: string, meetings: number, practices: number): BenchSet {
  for (let number = 0; number < 1000; number++) {
    const files = filesOf(`klynge-${number}`, 1, practices);
    if (rowsIn(files.get('praksis.csv')) === practices) return writeSet(root, meetings, files);
  }
  throw new Error(`no cluster of ${practices}`);
}

function filesOf(seed: string, clusters: number, practices: number): ReadonlyMap<string, string> {
  return synthesise({ packs: clusterPacks, municipalities: readMunicipalities('.'), seed, clusters, practices });
}

function writeSet(root: string, meetings: number, files: ReadonlyMap<string, string>): BenchSet {
  cpSync('content', join(root, 'content'), { recursive: true });
  const data = 'data/bench';
  const list = files.get('moeder.csv') ?? '';
  const kept = list.split('\r\n').slice(0, meetings + 1);
  for (const [name, text] of [...files, ['moeder.csv', `${kept.join('\r\n')}\r\n`] as const]) {
    const path = join(root, data, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return { root, data, meetings: kept.length - 1, practices: rowsIn(files.get('praksis.csv')) };
}

function rowsIn(text: string | undefined): number {
  return (text?.trim().split('\r\n').length ?? 1) - 1;
}

/** One woman more among those asked about in the first cluster: a correction that no check minds. */
export function correctOneCell({ root, data }: BenchSet): void {
  const path = join(root, data, 'foraeldre-med-psykisk-lidelse/soegning.csv');
  const [head = '', first = '', ...rest] = readFileSync(path, 'utf8').split('\r\n');
  const cells = first.split(';');
  cells[2] = String(Number(cells[2]) + 1);
  writeFileSync(path, [head, cells.join(';'), ...rest].join('\r\n'));
}

export function changeOneText({ root }: BenchSet): void {
  const path = join(root, 'content/foraeldre-med-psykisk-lidelse/pack.yaml');
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(/^lead: .*$/m, 'lead: Her er en ny indledning.');
  if (changed === text) throw new Error(`${path} has no lead to change`);
  writeFileSync(path, changed);
}
