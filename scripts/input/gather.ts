/**
 * Files that came back under names of their own: each practice's filled-in form, or an extract the supplier has named. The
 * name may begin with the table's (`kontakter-991001.xlsx`); otherwise the headers say which table it is, if they can.
 */
import type { Problem, Report } from '../model/problem.ts';
import type { Grid } from './grid.ts';
import { foldHeader } from './headers.ts';
import type { PackTables } from './known.ts';
import { columnsOf } from './tables.ts';

/** A file that no table is called after, with what there is to say of it should anybody want it. */
export interface Loose {
  /** For messages. */
  readonly file: string;
  /** Inside the data set. */
  readonly name: string;
  readonly grid: Grid | null;
  readonly problems: readonly Problem[];
}

interface Target {
  /** `pakke/tabel.csv`, lower case. */
  readonly key: string;
  readonly stem: string;
  readonly columns: readonly { readonly name: string; readonly required: boolean }[];
}

export interface Gathered {
  readonly gathered: ReadonlyMap<string, readonly Grid[]>;
  readonly rest: readonly Loose[];
}

export function gather(files: readonly Loose[], packs: readonly PackTables[], report: Report): Gathered {
  const gathered = new Map<string, Grid[]>();
  const rest: Loose[] = [];
  for (const file of files) {
    const target = findTarget(file, targetsFor(file, packs), report);
    if (target === null) rest.push(file);
    if (target === null || target === 'unclear') continue;
    for (const problem of file.problems) report(problem);
    gathered.set(target.key, [...(gathered.get(target.key) ?? []), ...(file.grid ? [file.grid] : [])]);
  }
  return { gathered, rest };
}

function targetsFor({ name }: Loose, packs: readonly PackTables[]): readonly Target[] {
  const folder = name.split('/').slice(0, -1).join('/');
  const pack = packs.find(({ id }) => id === folder);
  if (!pack) return [];
  const byFile = Map.groupBy(Object.values(pack.tables), ({ file }) => stemOf(file));
  return [...byFile].flatMap(([stem, tables]) => {
    // Tables that share a file have all its columns between them.
    const columns = tables.flatMap((table) => columnsOf(table, pack));
    const required = new Set(columns.flatMap((column) => (column.optional ? [] : [column.name])));
    const names = [...new Set(columns.map((column) => column.name))];
    const listed = names.map((column) => ({ name: column, required: required.has(column) }));
    return [{ key: `${pack.id}/${stem}.csv`.toLowerCase(), stem, columns: listed }];
  });
}

function findTarget(file: Loose, targets: readonly Target[], report: Report): Target | 'unclear' | null {
  const name = stemOf(file.name);
  const named = targets.filter(({ stem }) => name.startsWith(stem) && /^[-_ (.]/.test(name.slice(stem.length)));
  const [longest] = named.toSorted((a, b) => b.stem.length - a.stem.length);
  if (longest) return longest;
  const fitting = fittingTargets(file.grid, targets);
  const told = fitting.length > 1 ? fitting.filter(({ stem }) => name.includes(stem)) : fitting;
  const [target] = told;
  if (target && told.length === 1) {
    report({ ...recognised(target), severity: 'warning', place: { file: file.file } });
    return target;
  }
  if (fitting.length === 0) return null;
  report({ ...unclear(fitting), severity: 'error', place: { file: file.file, line: file.grid?.headerLine ?? 1 } });
  return 'unclear';
}

/** All required columns are there; where the file has no others for some tables, only those. */
function fittingTargets(grid: Grid | null, targets: readonly Target[]): readonly Target[] {
  if (!grid) return [];
  const headers = new Set(grid.headers.map(foldHeader));
  const fitting = targets.filter(({ columns }) =>
    columns.every(({ name, required }) => !required || headers.has(foldHeader(name))),
  );
  const exact = fitting.filter(({ columns }) => {
    const known = new Set(columns.map(({ name }) => foldHeader(name)));
    return [...headers].every((header) => known.has(header));
  });
  return exact.length > 0 ? exact : fitting;
}

function stemOf(name: string): string {
  return name
    .replace(/^.*\//, '')
    .replace(/\.[^.]*$/, '')
    .toLowerCase();
}

function recognised({ key }: Target) {
  return {
    code: 'fil-genkendt',
    message: `Filen er læst som en del af »${key}«, fordi den har de samme overskrifter.`,
    hint: 'Er det rigtigt, skal du ikke gøre noget. Ellers flyt filen ud af mappen.',
  } as const;
}

function unclear(targets: readonly Target[]) {
  const names = targets.map(({ stem }) => `»${stem}«`).join(' og ');
  return {
    code: 'fil-flertydig',
    message: `Filens overskrifter passer til flere tabeller: ${names}.`,
    hint: `Lad filens navn begynde med den rigtige, fx »${targets[0]?.stem}-fra-regionen«.`,
  } as const;
}
