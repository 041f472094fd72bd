/**
 * The author's commands beside the build: here the workers that read, invent and write meet for them.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { synthesise } from './author/synth.ts';
import { readMunicipalities, readPacks } from './input/project.ts';
import { collectProblems, hasErrors, type Problem } from './model/problem.ts';
import { publicMode, writeFolder } from './publish/output.ts';

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

/** Writes a data set of constructed figures. A folder that is not itself constructed is never written over. */
export function makeDataSet(options: SynthOptions): { readonly problems: readonly Problem[]; readonly files: number } {
  const { report, problems } = collectProblems();
  const packs = readPacks(options.root, report).filter(
    ({ id, type }) => type === 'cluster-pack' && (options.packs.length === 0 || options.packs.includes(id)),
  );
  if (hasErrors(problems())) return { problems: problems(), files: 0 };
  const target = join(options.root, options.out);
  if (existsSync(target) && readdirSync(target).length > 0 && !isConstructed(target)) {
    throw new FolderInUse(`Mappen ${options.out} er i brug og ikke lavet af synth. Vælg en ny mappe med --out.`);
  }
  const { seed, clusters, practices } = options;
  const files = synthesise({
    packs,
    municipalities: readMunicipalities(options.root),
    seed,
    ...(clusters === undefined ? {} : { clusters }),
    ...(practices === undefined ? {} : { practices }),
  });
  writeFolder(target, new Map([...files, [mark, markText]]), publicMode);
  return { problems: problems(), files: files.size };
}

const mark = 'KONSTRUERET.txt';
const markText = 'Alle tal i denne mappe er konstruerede af synth. Mappen kan skrives over.\n';

function isConstructed(folder: string): boolean {
  return existsSync(join(folder, mark));
}
