/**
 * What was made from what, so that it need not be made again. A record lies in private/, for a hash of an input tells a
 * patient guesser what the input was. One that is missing, broken or of another kind only means that things are made anew.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../model/problem.ts';

/** Size in bytes and time of change of a file as it was written. */
type Mark = readonly [size: number, changed: number];

/** Files by path. */
export type Marks = Readonly<Record<string, Mark>>;

export interface EditionRecord {
  /** Hash of all that it, and what is approved together with it, was made from. */
  readonly key: string;
  /** Hash of what was approved of it alone. */
  readonly own: string;
  /** What was said when it was made, to be said again. */
  readonly problems: readonly Problem[];
  readonly marks: Marks;
  readonly prints: Readonly<Record<string, PrintRecord>>;
}

interface PrintRecord {
  /** Hash of what was printed and of the code that prints. */
  readonly key: string;
  readonly sha256: string;
}

const format = 'klyngepakker-lavet-2';

export function recordText(record: EditionRecord): string {
  return `${JSON.stringify({ format, ...record })}\n`;
}

export function parseRecord(text: string | null): EditionRecord | null {
  try {
    const record = JSON.parse(text ?? 'null');
    return record?.format === format ? record : null;
  } catch {
    return null;
  }
}

/** Hash of anything made of plain values, bytes, maps and sets: the same for the same, whatever the run. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, spelledOut)).digest('hex');
}

/** What JSON would leave out or make into something else. */
function spelledOut(_: string, value: unknown): unknown {
  if (value instanceof Map) return { $map: [...value] };
  if (value instanceof Set) return { $set: [...value] };
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('hex') };
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) };
  if (typeof value === 'function') throw new Error('a function has no hash');
  return value;
}

/** `paths` are files, or folders of which all files count. */
export function marksOf(paths: readonly string[]): Marks {
  return Object.fromEntries(
    filesOf(paths).map((path) => {
      const { size, mtimeMs } = statSync(path);
      return [path, [size, mtimeMs] as const];
    }),
  );
}

/** Whether the files are as they were written, and the folder holds no others. */
export function areIntact(marks: Marks, folder: string): boolean {
  const paths = Object.keys(marks);
  if (paths.length === 0 || !paths.every((path) => existsSync(path))) return false;
  const now = marksOf(paths);
  const untouched = paths.every((path) => now[path]?.[0] === marks[path]?.[0] && now[path]?.[1] === marks[path]?.[1]);
  return untouched && filesOf([folder]).every((path) => path in marks);
}

/** Hash of the names and the bytes of files, and of all files in folders, hidden ones too. */
export function hashFiles(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of everyFile(paths)) {
    const bytes = readFileSync(path);
    hash.update(`${path.replaceAll('\\', '/')}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

/** The files in a folder whose names begin with one of these words. */
export function filesNamed(folder: string, beginnings: readonly string[]): string[] {
  const names = readdirSync(folder).filter((name) => beginnings.some((beginning) => name.startsWith(beginning)));
  return names.sort().map((name) => join(folder, name));
}

/** What all files in folders are called, how large they are and when they were changed, as one hash. */
export function stateOf(folders: readonly string[]): string {
  return hashOf(folders.map((folder) => Object.entries(marksOf([folder]))));
}

/** What is hidden is not ours. */
function filesOf(paths: readonly string[]): string[] {
  return everyFile(paths, (name) => !name.startsWith('.'));
}

/** A link to a file counts as the file, as it is read like that; one to a folder is passed over, as when reading. */
function everyFile(paths: readonly string[], counts: (name: string) => boolean = () => true): string[] {
  return paths.flatMap((path) => {
    if (isFile(path)) return [path];
    const entries = existsSync(path) ? readdirSync(path, { withFileTypes: true }) : [];
    const ours = entries.filter(({ name }) => counts(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
    return ours.flatMap((entry) => {
      const inside = join(path, entry.name);
      return entry.isDirectory() ? everyFile([inside], counts) : isFile(inside) ? [inside] : [];
    });
  });
}

/** Not so: a folder, nothing, a link that leads nowhere. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
