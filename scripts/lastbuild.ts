/**
 * Whether anything at all is other than when the last build ended. If not, nothing is loaded, read or checked: what was
 * said then is said again. Stands before build.ts, which is slow to load.
 */
import { join, resolve } from 'node:path';
import type { BuildEffects, BuildOptions, BuildResult } from './build.ts';
import { codeHash } from './memory.ts';
import { hasErrors } from './model/problem.ts';
import { hashFiles, hashOf, stateOf } from './publish/cache.ts';
import { readRecord, writeRecord } from './publish/vault.ts';

/** Of the last build that ended without a fault. */
interface LastBuild {
  readonly format: typeof format;
  /** Hash of all that the build is made from, as it was when it began: what came later counts as new. */
  readonly key: string;
  /** Of everything under output/ and private/ when it ended. */
  readonly files: string;
  readonly result: BuildResult;
}

const format = 'klyngepakker-byggeri-1';
const record = 'byggeri';

/** Several runs that share the work change the folders under each other; the plain one that closes them is asked. */
export async function buildWhatChanged(options: BuildOptions, effects: BuildEffects): Promise<BuildResult> {
  if (options.shard !== null) return (await import('./build.ts')).build(options, effects);
  const before = stateOf(readBy(options));
  const key = await keyOf(options, effects);
  const last = options.force ? null : parse(readRecord(options.vault, record));
  const folders = [options.out, options.vault];
  if (last?.key === key && last.files === stateOf(folders)) return last.result;
  const { build } = await import('./build.ts');
  const result = await build(options, effects);
  // A file that changed meanwhile may have been hashed as one thing and read as another.
  const still = stateOf(readBy(options)) === before;
  if (still && result.failed.length === 0 && !hasErrors(result.problems)) {
    const unchanged = [...result.built, ...result.briefings];
    const kept: LastBuild = { format, key, files: stateOf(folders), result: { ...result, unchanged, removed: [] } };
    writeRecord(options.vault, record, JSON.stringify(kept));
  }
  return result;
}

/** Every file that can be read, also those that a build would pass over, and what lies in private/ to begin with. */
function readBy({ root, data, vault }: BuildOptions): readonly string[] {
  return [join(root, 'content'), resolve(root, data), join(vault, 'secret.key'), join(vault, 'ledger.json')];
}

async function keyOf(asked: BuildOptions, effects: BuildEffects): Promise<string> {
  const { jobs: _, force: __, ...options } = asked;
  const { root, out, vault } = options;
  const place = [root, out, vault].map((path) => resolve(path));
  const given = effects.environment.KLYNGEPAKKER_SECRET ?? '';
  return hashOf([await codeHash(effects), options, place, given, hashFiles(readBy(asked))]);
}

function parse(text: string | null): LastBuild | null {
  try {
    const last = JSON.parse(text ?? 'null');
    return last?.format === format ? last : null;
  } catch {
    return null;
  }
}
