/** A project of its own in a temporary folder: the real content and templates, and constructed data to be changed at will. */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { synthesise } from '../scripts/author/synth.ts';
import { type BuildOptions, type BuildResult, build } from '../scripts/build.ts';
import { readMunicipalities, readPacks } from '../scripts/input/project.ts';

const repository = resolve(import.meta.dirname, '..');

export const dataSet = 'data/proeve';

export interface Workshop {
  readonly root: string;
  readonly read: (path: string) => string;
  readonly write: (path: string, text: string) => void;
  /** Replaces a text that must be there exactly once. */
  readonly change: (path: string, from: string, to: string) => void;
  readonly build: (
    options?: Partial<BuildOptions>,
    environment?: Record<string, string | undefined>,
  ) => Promise<BuildResult>;
  readonly close: () => void;
}

/** The meetings of the given clusters' first round; the plan of the demo, with or without canaries. */
export function openWorkshop(clusters: readonly string[], canaries = false): Workshop {
  const root = mkdtempSync(join(tmpdir(), 'klyngepakker-proeve-'));
  for (const folder of ['content', 'templates']) {
    cpSync(join(repository, folder), join(root, folder), { recursive: true });
  }
  const packs = readPacks(root, () => {}).filter(({ id }) => id === 'akutte-kontakter');
  for (const { name } of readdirSync(join(root, 'content'), { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  )) {
    if (!['shared', 'akutte-kontakter'].includes(name)) rmSync(join(root, 'content', name), { recursive: true });
  }
  const files = synthesise({ packs, municipalities: readMunicipalities(root), seed: 'prøve', canaries });
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [name, text] of files) write(`${dataSet}/${name}`, text);
  const [head = '', ...rows] = read(`${dataSet}/moeder.csv`).split('\r\n');
  const kept = rows.filter((row) => clusters.some((id) => row.startsWith(`${id};akutte-kontakter;1;`)));
  if (kept.length !== clusters.length) throw new Error(`the demo has no ${clusters.join(', ')}`);
  write(`${dataSet}/moeder.csv`, `${[head, ...kept].join('\r\n')}\r\n`);
  return {
    root,
    read,
    write,
    change: (path, from, to) => {
      const parts = read(path).split(from);
      if (parts.length !== 2) throw new Error(`${path} has ${parts.length - 1} times ${from}`);
      write(path, parts.join(to));
    },
    build: (options = {}, environment = process.env) =>
      build({ ...buildOptions(root), ...options }, { environment, node: process.version, progress: () => {} }),
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}

export function buildOptions(root: string): BuildOptions {
  return {
    root,
    data: dataSet,
    out: join(root, 'output'),
    vault: join(root, 'private'),
    clusters: [],
    packs: [],
    pdf: false,
    sheets: true,
    jobs: 2,
    force: false,
    shard: null,
  };
}

/** Every file under a folder by its path inside it, hidden ones too; empty when there is no folder. */
export function filesUnder(folder: string): Map<string, Buffer> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(folder, name))]));
}

/** What a folder holds, short enough to compare and to read: path to the beginning of its hash. */
export function fingerprints(folder: string): Record<string, string> {
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return Object.fromEntries([...filesUnder(folder)].map(([name, bytes]) => [name, hash(bytes)]));
}

/** Rows of a data file of the workshop as objects by header. */
export function rowsOf(workshop: Workshop, name: string): Record<string, string>[] {
  const [head = '', ...lines] = workshop
    .read(`${dataSet}/${name}`)
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  const columns = head.split(';');
  return lines.map((line) => Object.fromEntries(line.split(';').map((cell, at) => [columns[at] ?? '', cell])));
}
