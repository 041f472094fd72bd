/** The files of a data set by name, each parsed once; which are expected, which are missing, which nobody asked for. */
import type { Report } from '../model/problem.ts';
import { type CsvFile, parseCsv } from './csv.ts';
import { type Column, matchHeaders, type Sheet } from './headers.ts';
import type { PackTables } from './known.ts';
import { nearest } from './nearest.ts';

export interface Folder {
  readonly path: string;
  /** By lower-case name; null when the file is there but cannot be used. */
  readonly files: ReadonlyMap<string, CsvFile | null>;
}

const fixedFiles = {
  required: ['klynger.csv', 'praksis.csv', 'samtykke.csv', 'moeder.csv', 'perioder.csv'],
  optional: ['aftaler.csv', 'referencer.csv'],
} as const;

type FixedFile = (typeof fixedFiles)[keyof typeof fixedFiles][number];

/** The name of a table's file inside the data set. */
export function tableFile(pack: PackTables, table: string): string {
  return `${pack.id}/${pack.tables[table]?.file ?? ''}`;
}

export function parseFolder(
  path: string,
  files: ReadonlyMap<string, Uint8Array>,
  packs: readonly PackTables[],
  report: Report,
): Folder {
  const tables = packs.flatMap((pack) => Object.keys(pack.tables).map((table) => tableFile(pack, table)));
  const expected = [...fixedFiles.required, ...fixedFiles.optional, ...tables].map((name) => name.toLowerCase());
  const parsed = new Map<string, CsvFile | null>();
  for (const [name, bytes] of files) {
    const key = name.toLowerCase();
    if (expected.includes(key) && !parsed.has(key)) parsed.set(key, parseCsv(`${path}/${name}`, bytes, report));
    else checkUnexpected({ path, name, bytes }, expected, packs, report);
  }
  for (const name of fixedFiles.required) if (!parsed.has(name)) reportMissingFile(path, name, report);
  return { path, files: parsed };
}

/** Null when the file is missing or cannot be used; either has been reported, unless it is an optional file. */
export function openSheet<Name extends string>(
  folder: Folder,
  name: FixedFile,
  columns: readonly Column<Name>[],
  report: Report,
): Sheet<Name> | null {
  const csv = folder.files.get(name);
  return csv ? matchHeaders(csv, columns, report) : null;
}

export function reportMissingFile(path: string, name: string, report: Report): void {
  report({
    code: 'fil-mangler',
    severity: 'error',
    place: { file: `${path}/${name}` },
    message: 'Filen mangler.',
    hint: 'Læg filen i mappen. Kolonnerne står i docs/vejledning.md.',
  });
}

interface Unexpected {
  readonly path: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Nobody reads the file, but no file of a data set may hold a CPR number. A misspelt name would be silence otherwise. */
function checkUnexpected(
  { path, name, bytes }: Unexpected,
  expected: readonly string[],
  packs: readonly PackTables[],
  report: Report,
): void {
  const file = `${path}/${name}`;
  parseCsv(file, bytes, (problem) => {
    if (problem.code === 'cpr' || problem.code === 'fil-for-stor') report(problem);
  });
  const inFolder = name.split('/').slice(0, -1).join('/');
  if (inFolder !== '' && !packs.some(({ id }) => id === inFolder)) return;
  const guess = nearest(name.toLowerCase(), expected);
  report({
    code: 'fil-ukendt',
    severity: 'warning',
    place: { file },
    message: 'Filen bliver ikke læst: ingen har bedt om en fil med det navn.',
    hint: guess ? `Mente du »${guess}«?` : 'Slet filen, eller ret dens navn.',
  });
}
