/**
 * The only writer of output/. A meeting is written beside its place and moved in whole: whoever looks, and whenever the
 * build is stopped, finds the old one or the new one, never a mixture.
 */
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

export type Files = ReadonlyMap<string, string | Uint8Array>;

/** `mode` 0o700/0o600 for private folders. */
export interface FolderMode {
  readonly folder: number;
  readonly file: number;
}

export const publicMode: FolderMode = { folder: 0o755, file: 0o644 };
export const privateMode: FolderMode = { folder: 0o700, file: 0o600 };

/** Writes `files` (paths relative to `target`) and swaps the whole folder into place. */
export function writeFolder(target: string, files: Files, mode: FolderMode): void {
  const parent = dirname(target);
  mkdirSync(parent, { recursive: true, mode: mode.folder });
  const fresh = mkdtempSync(join(parent, `.${basename(target)}.ny-`));
  chmodSync(fresh, mode.folder);
  try {
    // A temporary folder is made for its owner alone.
    for (const [name, content] of files) {
      mkdirSync(dirname(join(fresh, name)), { recursive: true, mode: mode.folder });
      writeFileSync(join(fresh, name), content, { mode: mode.file });
    }
    swapIn(fresh, target);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw error;
  }
}

/**
 * The old folder steps aside under a name that `mendFolder` knows, should we be stopped between the two moves. It steps
 * back when the new one cannot be moved in.
 */
function swapIn(fresh: string, target: string): void {
  const old = asideOf(target);
  rmSync(old, { recursive: true, force: true });
  if (existsSync(target)) renameSync(target, old);
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (existsSync(old)) renameSync(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

function asideOf(target: string): string {
  return join(dirname(target), `.${basename(target)}.gammel`);
}

/** Puts back or clears away what a stopped build left in one cluster's folder. */
export function mendFolder(parent: string): void {
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    const half = /^\.(.+)\.(gammel|ny-\w+)$/.exec(name);
    if (!half?.[1]) continue;
    const target = join(parent, half[1]);
    if (half[2] === 'gammel' && !existsSync(target)) renameSync(join(parent, name), target);
    else rmSync(join(parent, name), { recursive: true, force: true });
  }
}

/** One file, written beside its place and moved in. */
export function writeFileWhole(path: string, content: string | Uint8Array, mode: FolderMode): void {
  mkdirSync(dirname(path), { recursive: true, mode: mode.folder });
  const fresh = join(dirname(path), `.${basename(path)}.ny`);
  try {
    writeFileSync(fresh, content, { mode: mode.file });
    renameSync(fresh, path);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

/** Folders `<cluster>/<edition>` under `root` that a build has made: nothing else there is ours to list or remove. */
export function listEditions(root: string): string[] {
  const folders = (path: string) =>
    existsSync(path)
      ? readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      : [];
  return folders(root)
    .flatMap(({ name }) => folders(join(root, name)).map((edition) => `${name}/${edition.name}`))
    .filter((edition) => existsSync(join(root, edition, 'released.json')))
    .sort();
}

/** Folders `<briefing>` under `root`: pages of their own, and no figures beside them. */
export function listBriefings(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => ['handout.html', 'slides.html'].every((page) => existsSync(join(root, name, page))))
    .sort();
}

export function removeEdition(root: string, edition: string): void {
  rmSync(join(root, edition), { recursive: true, force: true });
  const parent = join(root, dirname(edition));
  if (parent !== root && existsSync(parent) && readdirSync(parent).length === 0) rmSync(parent, { recursive: true });
}

/** Every public file with its SHA-256: no hash of any input, as a small input can be found by trying. */
export function manifestOf(root: string, editions: readonly string[]): string {
  const files = editions.flatMap((edition) =>
    readdirSync(join(root, edition))
      .sort()
      .map((name) => [`${edition}/${name}`, sha256(readFileSync(join(root, edition, name)))] as const),
  );
  return `${JSON.stringify({ format: 'klyngepakker-manifest-1', files: Object.fromEntries(files) }, null, 2)}\n`;
}

/** released.json as it is written, hashed and sent. */
export function releasedJson(report: object): string {
  return `${JSON.stringify(report, null, 1)}\n`;
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A released.json that was written before, for the overview of a filtered build. */
export function readEdition(
  root: string,
  edition: string,
): { readonly json: string; readonly files: readonly string[] } | null {
  const folder = join(root, edition);
  if (!existsSync(join(folder, 'released.json'))) return null;
  return { json: readFileSync(join(folder, 'released.json'), 'utf8'), files: readdirSync(folder) };
}

/** The files directly in a folder as bytes, by name; empty when there is no such folder. */
export function readBytes(folder: string): ReadonlyMap<string, Uint8Array> {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return new Map(files.map((name) => [name, readFileSync(join(folder, name))]));
}

/** One file; null when it is not there. */
export function readFileIn(folder: string, name: string): Uint8Array | null {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path) : null;
}

/** Every file below a folder as text, by its path with forward slashes; empty when there is no such folder. */
export function readTexts(folder: string): ReadonlyMap<string, string> {
  return new Map([...readTree(folder)].map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]));
}

/** The same as bytes. */
export function readTree(folder: string): ReadonlyMap<string, Uint8Array> {
  const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path)]));
}

/** Whether a folder can be written, or made. */
export function isWritable(folder: string): boolean {
  try {
    accessSync(standing(folder), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

export function freeMegabytes(folder: string): number {
  const { bavail, bsize } = statfsSync(standing(folder));
  return Math.floor((bavail * bsize) / 1_000_000);
}

/** The folder, or the nearest above it that is there. */
function standing(folder: string): string {
  const path = resolve(folder);
  return existsSync(path) ? path : standing(dirname(path));
}
