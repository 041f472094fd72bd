/** A small data set without a fault, and the means to put one fault in. */
import { expect } from 'vitest';
import { checkDataSet, type DataSetInput } from '../../scripts/input/dataset.ts';
import type { DataFile } from '../../scripts/input/folder.ts';
import type { PackTables } from '../../scripts/input/known.ts';
import type { DataSet } from '../../scripts/model/counts.ts';
import { indicatorSchema } from '../../scripts/model/indicators.ts';
import type { Table } from '../../scripts/model/pack.ts';
import { byPlace, collectProblems, type Problem } from '../../scripts/model/problem.ts';

const about = { title: 'T', what: 'W', supplier: 'S' };

const tables: Record<string, Table> = {
  kontakter: {
    ...about,
    file: 'kontakter.csv',
    grain: 'practice',
    category: { column: 'antal kontakter', groups: ['1', '2-4', '5+'] },
    columns: { children: 'boern' },
    contacts: 'alle',
    period: { months: 12 },
  },
  exams: { ...about, file: 'undersoegelser.csv', grain: 'practice', columns: { missed: 'uden', of: 'boern_5_aar' } },
  kort: {
    ...about,
    file: 'kort.csv',
    grain: 'municipality',
    columns: { value: 'vaerdi' },
    scale: 'afvigelse_pct',
    range: [-30, 30],
  },
};

const wording = { title: 'T', phrase: 'p', direction: 'neither', 'direction-note': 'd' };
const share = { ...wording, kind: 'proportion', 'numerator-words': 'n', 'denominator-words': 'd' };

export const pack: PackTables = {
  id: 'akutte',
  type: 'cluster-pack',
  tables,
  indicators: {
    'missed-exam': indicatorSchema.parse({ ...share, numerator: 'exams.missed', denominator: 'exams.of' }),
  },
};
export const briefing: PackTables = { id: 'intro', type: 'briefing', tables: {}, indicators: {} };

export const goodFiles: Readonly<Record<string, string>> = {
  'klynger.csv':
    'klynge;klyngenavn;region;kommunekoder\nnord;Klynge Nord;Region Sjælland;101 147\nsyd;Klynge Syd;Region Sjælland;155\n',
  'praksis.csv':
    'ydernummer;praksisnavn;klynge;kommunekode;tilmeldte\n991001;Lægerne Havblik;nord;101;3200\n991002;Lægehuset Bakken;nord;147;1600\n991003;Solopraksis Eng;syd;155;1550\n',
  'samtykke.csv': 'ydernummer;pakke;dato\n991001;akutte;2026-01-02\n991002;akutte;02-01-2026\n991003;akutte;2/1 2026\n',
  'moeder.csv':
    'klynge;pakke;runde;moededato;start;slut;sted;note;tilstand\nnord;akutte;1;2026-03-12;14:00;17:30;Lokale A;;lukket\n',
  'perioder.csv':
    'pakke;tabel;runde;fra;til;udtrukket;kilde;konstrueret\nakutte;kontakter;1;2025-01-01;2025-12-31;2026-01-15;Regionen;ja\nakutte;exams;1;2025-01-01;2025-12-31;2026-01-15;Praksis;nej\nakutte;kort;;2017-01-01;2017-12-31;2019-12-01;Ministeriet;nej\n',
  'akutte/kontakter.csv':
    'ydernummer;runde;antal kontakter;boern\n991001;1;1;40\n991001;1;2-4;22\n991001;1;5+;7\n991002;1;1;31\n991002;1;2-4;12\n991003;1;5+;3\n',
  'akutte/undersoegelser.csv': 'ydernummer;runde;uden;boern_5_aar\n991001;1;7;38\n991002;1;2;19\n',
  'akutte/kort.csv': 'kommunekode;vaerdi\n101;-8,5\n147;12,25\n155;\n',
};

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export interface Checked {
  readonly data: DataSet;
  readonly problems: readonly Problem[];
}

/** Checks the good set with some files replaced (null: taken away). */
export function checkWith(
  changes: Readonly<Record<string, string | DataFile | null>>,
  input: Partial<DataSetInput> = {},
): Checked {
  const files = new Map<string, DataFile>();
  for (const [name, content] of Object.entries({ ...goodFiles, ...changes })) {
    if (content !== null) files.set(name, typeof content === 'string' ? bytesOf(content) : content);
  }
  const { report, problems } = collectProblems();
  const municipalities = new Set(['101', '147', '155']);
  const data = checkDataSet({ folder: 'data/x', files, packs: [pack, briefing], municipalities, ...input }, report);
  return { data, problems: [...problems()].sort(byPlace) };
}

/** The good file with one text replaced, which must be there. */
export function changed(name: string, from: string, to: string): Record<string, string> {
  const text = goodFiles[name] ?? '';
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
  return { [name]: text.replace(from, to) };
}

/** The good file with a row more. */
export function withRow(name: string, row: string): Record<string, string> {
  return { [name]: `${goodFiles[name] ?? ''}${row}\n` };
}

export interface Expected {
  readonly code: string;
  /** `file:line:cell`, as much as there is. */
  readonly at: string;
  readonly severity?: Problem['severity'];
  /** What was in the cell and must not be told. */
  readonly secret?: string;
}

/** Just one problem, of the code, at the place, with something to do, and without the cell's contents. */
export function expectOnly(problems: readonly Problem[], { code, at, severity = 'error', secret }: Expected): void {
  expect(problems.map((problem) => `${problem.severity} ${problem.code} ${placeText(problem)}`)).toEqual([
    `${severity} ${code} data/x/${at}`,
  ]);
  const [problem] = problems;
  expect(problem?.hint).toBeTruthy();
  if (secret !== undefined) expect(`${problem?.message} ${problem?.hint}`).not.toContain(secret);
}

export function placeText({ place }: Problem): string {
  return [place.file, place.line, place.cell].filter((part) => part !== undefined).join(':');
}
