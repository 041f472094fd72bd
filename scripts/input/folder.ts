/** The files of a data set by name, each parsed once; which are expected, which are missing, which nobody asked for. */
import type { Report } from '../model/problem.ts';
import { parseCsv } from './csv.ts';
import { gather, type Loose } from './gather.ts';
import { type Complaint, type Grid, refuse } from './grid.ts';
import { type Column, matchHeaders, type Sheet } from './headers.ts';
import type { PackTables } from './known.ts';
import { nearest } from './nearest.ts';
import { gridOf, type Workbook } from './workbook.ts';

/** The bytes of a CSV, or a spreadsheet that has been opened, or why it cannot be. */
export type DataFile = Uint8Array | Workbook | Complaint;

export interface Folder {
  readonly path: string;
  /** By lower-case name of the CSV, also where a spreadsheet stands in its place; null when it cannot be used. */
  readonly files: ReadonlyMap<string, Grid | null>;
  /** What lies beside or instead of a table's file under other names, likewise. */
  readonly gathered: ReadonlyMap<string, readonly Grid[]>;
}

const fixedFiles = {
  required: ['klynger.csv', 'praksis.csv', 'samtykke.csv', 'moeder.csv', 'perioder.csv'],
  optional: ['aftaler.csv', 'referencer.csv'],
} as const;

type FixedFile = (typeof fixedFiles)[keyof typeof fixedFiles][number];

/** Files that a spreadsheet program writes; only .xlsx can be read, the others are told. */
export const spreadsheet = /\.(xlsx|xlsm|xlsb|xls|ods|numbers)$/i;

/** `Kontakter.xlsx` stands for `kontakter.csv`. */
function csvName(name: string): string {
  return name.toLowerCase().replace(spreadsheet, '.csv');
}

/** The name of a table's file inside the data set. */
export function tableFile(pack: PackTables, table: string): string {
  return `${pack.id}/${pack.tables[table]?.file ?? ''}`;
}

export function parseFolder(
  path: string,
  files: ReadonlyMap<string, DataFile>,
  packs: readonly PackTables[],
  report: Report,
): Folder {
  const tables = packs.flatMap((pack) => Object.keys(pack.tables).map((table) => tableFile(pack, table)));
  const expected = [...fixedFiles.required, ...fixedFiles.optional, ...tables].map(csvName);
  const parsed = new Map<string, Grid | null>();
  const others: Loose[] = [];
  for (const [name, content] of files) {
    const key = csvName(name);
    if (!expected.includes(key)) others.push(parseLoose(path, name, content));
    else if (parsed.has(key)) {
      tellDangers(parseLoose(path, name, content), report);
      parsed.set(key, refuse(report, `${path}/${name}`, twoFiles));
    } else parsed.set(key, parseFile(path, name, content, sheetNames(key, packs), report));
  }
  for (const name of fixedFiles.required) if (!parsed.has(name)) reportMissingFile(path, name, report);
  const { gathered, rest } = gather(others, packs, report);
  for (const file of rest) tellUnexpected(file, expected, packs, report);
  return { path, files: parsed, gathered };
}

/** Everything that holds rows of a table; undefined when there is nothing at all. */
export function gridsOf({ files, gathered }: Folder, name: string): readonly Grid[] | undefined {
  const [main, more] = [files.get(csvName(name)), gathered.get(csvName(name))];
  if (main === undefined && more === undefined) return undefined;
  return [...(main ? [main] : []), ...(more ?? [])];
}

/** Null when the file is missing or cannot be used; either has been reported, unless it is an optional file. */
export function openSheet<Name extends string>(
  folder: Folder,
  name: FixedFile,
  columns: readonly Column<Name>[],
  report: Report,
): Sheet<Name> | null {
  const grid = folder.files.get(name);
  return grid ? matchHeaders(grid, columns, report) : null;
}

const ofTable =
  'Kolonnerne står i pakken under »tables«. Er datasættets tal konstruerede, så lav dem igen med »npm run synth«.';

export function reportMissingFile(path: string, name: string, report: Report): void {
  report({
    code: 'fil-mangler',
    severity: 'error',
    place: { file: `${path}/${name}` },
    message: 'Filen mangler.',
    hint: `Læg filen i mappen, som .csv eller .xlsx. ${name.includes('/') ? ofTable : 'Kolonnerne står i README.md.'}`,
  });
}

function parseFile(path: string, name: string, content: DataFile, sheets: readonly string[], report: Report) {
  const file = `${path}/${name}`;
  return content instanceof Uint8Array ? parseCsv(file, content, report) : gridOf(file, content, sheets, report);
}

/** What the sheet that counts may be called: as the file, or as a table that is in it. */
function sheetNames(key: string, packs: readonly PackTables[]): readonly string[] {
  const ids = packs.flatMap((pack) => Object.keys(pack.tables).filter((id) => csvName(tableFile(pack, id)) === key));
  return [key.replace(/^.*\//, '').replace(/\.csv$/, ''), ...ids];
}

function parseLoose(path: string, name: string, content: DataFile): Loose {
  const problems: Loose['problems'][number][] = [];
  const grid = parseFile(path, name, content, [], (problem) => problems.push(problem));
  return { file: `${path}/${name}`, name, grid, problems };
}

const twoFiles: Complaint = {
  code: 'fil-dobbelt',
  message: 'Filen ligger der to gange, fx både som .csv og som .xlsx.',
  hint: 'Behold den, der gælder, og flyt den anden ud af mappen.',
};

/** No file of a data set may hold a CPR number, also when nobody reads it. */
function tellDangers({ problems }: Loose, report: Report): void {
  for (const problem of problems) if (problem.code === 'cpr' || problem.code === 'fil-for-stor') report(problem);
}

/** A misspelt name would be silence otherwise. */
function tellUnexpected(loose: Loose, expected: readonly string[], packs: readonly PackTables[], report: Report): void {
  tellDangers(loose, report);
  const inFolder = loose.name.split('/').slice(0, -1).join('/');
  if (inFolder !== '' && !packs.some(({ id }) => id === inFolder)) return;
  const guess = nearest(csvName(loose.name), expected);
  report({
    code: 'fil-ukendt',
    severity: 'warning',
    place: { file: loose.file },
    message: 'Filen bliver ikke læst: ingen har bedt om en fil med det navn.',
    hint: guess ? `Mente du »${guess}«?` : 'Slet filen, eller ret dens navn.',
  });
}
