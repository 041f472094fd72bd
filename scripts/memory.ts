/**
 * What earlier builds made, so that only what has changed is made again. A meeting whose ingredients are the same and
 * whose files lie as they were written is passed over; a PDF whose page is the same is taken from where it lies.
 */
import { join, resolve } from 'node:path';
import type { Problem } from './model/problem.ts';
import type { Press } from './printing.ts';
import { browserIdentity, type Environment } from './publish/browser.ts';
import {
  areIntact,
  type EditionRecord,
  filesNamed,
  hashFiles,
  hashOf,
  marksOf,
  parseRecord,
  recordText,
} from './publish/cache.ts';
import { readFileIn, sha256 } from './publish/output.ts';
import type { Printer } from './publish/pdf.ts';
import { readPrivate, readRecord, writeRecord } from './publish/vault.ts';

export interface MemoryOptions {
  readonly out: string;
  readonly vault: string;
  /** Forgets everything. */
  readonly force: boolean;
  readonly environment: Environment;
  /** Node's version: it packs what lies in a PDF. */
  readonly node: string;
}

export interface Memory {
  /** Hash of ingredients, code included. */
  readonly keyOf: (ingredients: unknown) => string;
  /** What was said when the edition was made from just this; null when it must be made again. */
  readonly recall: (edition: string, key: string) => readonly Problem[] | null;
  /** The same when all that was approved of it is as it was, whatever has changed beside it; `key` is then its new one. */
  readonly renew: (edition: string, keys: Keys) => readonly Problem[] | null;
  /** What one edition is printed with, and `keep` when it has been written: its private files by name. */
  readonly making: (edition: string, printer: Printer) => Making;
}

type Keys = Pick<EditionRecord, 'key' | 'own'>;

interface Making {
  readonly press: Press;
  readonly keep: (keys: Keys, problems: readonly Problem[], confidential: Iterable<string>) => void;
}

/** All that printing uses of ours stands in publish/ under these names; the versions of the rest in the lockfile. */
export const printingNames = ['pdf', 'browser'] as const;
const scripts = import.meta.dirname;
/** What is asked for, and what npm put there: the one can change without the other. */
const packages = ['package-lock.json', 'node_modules/.package-lock.json'];

/** Hash of all that makes files and is no content: our code, the packages', the browser and Node. */
export async function codeHash({ environment, node }: Pick<MemoryOptions, 'environment' | 'node'>): Promise<string> {
  return hashOf([node, await browserIdentity(environment), hashFiles([scripts, 'templates', ...packages])]);
}

export async function openMemory({ out, vault, force, environment, node }: MemoryOptions): Promise<Memory> {
  // Where the files lie is part of it: the same meeting may be made into several folders.
  const code = hashOf([await codeHash({ environment, node }), resolve(out), resolve(vault)]);
  const machine = [node, await browserIdentity(environment)];
  const printing = hashOf([machine, hashFiles([...filesNamed(join(scripts, 'publish'), printingNames), ...packages])]);
  const recordOf = (edition: string): EditionRecord | null => (force ? null : parseRecord(readRecord(vault, edition)));
  return {
    keyOf: (ingredients) => hashOf([code, ingredients]),
    recall: (edition, key) => {
      const record = recordOf(edition);
      return record?.key === key && areIntact(record.marks, join(out, edition)) ? record.problems : null;
    },
    renew: (edition, { key, own }) => {
      const record = recordOf(edition);
      if (record?.own !== own || !areIntact(record.marks, join(out, edition))) return null;
      writeRecord(vault, edition, recordText({ ...record, key }));
      return record.problems;
    },
    making: (edition, printer) => {
      const record = recordOf(edition);
      const prints: Record<string, EditionRecord['prints'][string]> = {};
      return {
        press: {
          printer,
          earlier: (name, page) => {
            const known = record?.prints[name];
            const file = readFileIn(join(out, edition), name) ?? readPrivate(vault, edition, name);
            return known?.key === hashOf([printing, page]) && file && sha256(file) === known.sha256 ? file : null;
          },
          done: (name, page, pdf) => {
            prints[name] = { key: hashOf([printing, page]), sha256: sha256(pdf) };
          },
        },
        keep: (keys, problems, confidential) => {
          const kept = [...confidential].map((name) => join(vault, edition, name));
          const marks = marksOf([join(out, edition), ...kept]);
          writeRecord(vault, edition, recordText({ ...keys, problems, marks, prints }));
        },
      };
    },
  };
}
