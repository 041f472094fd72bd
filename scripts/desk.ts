/**
 * The author's commands beside the build: here the workers that read, invent and write meet for them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { synthesise } from './author/synth.ts';
import { readMunicipalities, readPacks } from './input/project.ts';
import { collectProblems, hasErrors, type Problem } from './model/problem.ts';
import { publicMode, sha256, writeFolder } from './publish/output.ts';

export interface SynthOptions {
  readonly root: string;
  /** The new data set, relative to root. */
  readonly out: string;
  /** Only these packs; all when empty. */
  readonly packs: readonly string[];
  readonly seed: string;
  readonly clusters?: number;
  readonly practices?: number;
}

/** The folder holds something that synth did not make; `message` is Danish. */
export class FolderInUse extends Error {}

/** Writes a data set of constructed figures. A folder that holds anything else is never written over. */
export function makeDataSet(options: SynthOptions): { readonly problems: readonly Problem[]; readonly files: number } {
  const { report, problems } = collectProblems();
  const packs = readPacks(options.root, report).filter(
    ({ id, type }) => type === 'cluster-pack' && (options.packs.length === 0 || options.packs.includes(id)),
  );
  if (hasErrors(problems())) return { problems: problems(), files: 0 };
  const target = resolve(options.root, options.out);
  if (existsSync(target) && readdirSync(target).length > 0 && !isUntouched(target)) {
    throw new FolderInUse(`Mappen ${options.out} er i brug, eller dens tal er ændret. Vælg en ny mappe med --out.`);
  }
  const { seed, clusters, practices } = options;
  const files = synthesise({
    packs,
    municipalities: readMunicipalities(options.root),
    seed,
    ...(clusters === undefined ? {} : { clusters }),
    ...(practices === undefined ? {} : { practices }),
  });
  writeFolder(target, new Map([...files, [mark, markText(files)]]), publicMode);
  return { problems: problems(), files: files.size };
}

const mark = 'KONSTRUERET.txt';

/** Holds a hash of what synth wrote: a copy that somebody has put real figures into is never written over. */
function markText(files: ReadonlyMap<string, string>): string {
  return `Alle tal i denne mappe er konstruerede af synth. Så længe ingen fil er ændret, må synth skrive den over.\n${hashOf(files)}\n`;
}

function hashOf(files: ReadonlyMap<string, string>): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify(sorted));
}

function isUntouched(folder: string): boolean {
  if (!existsSync(join(folder, mark))) return false;
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = new Map<string, string>();
  for (const entry of names) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).split(sep).join('/');
    if (name !== mark) files.set(name, readFileSync(path, 'utf8'));
  }
  return readFileSync(join(folder, mark), 'utf8').includes(hashOf(files));
}
