/**
 * The only reader of content/ and data/. Everything else gets bytes and text from here, and no path in a pack or a data
 * set can lead out of its own folder.
 */
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { DataSet } from '../model/counts.ts';
import type { Pack } from '../model/pack.ts';
import type { Report } from '../model/problem.ts';
import { checkDataSet } from './dataset.ts';
import { type DataFile, spreadsheet } from './folder.ts';
import { checkPack } from './pack.ts';
import { openWorkbook } from './workbook.ts';

export interface Municipality {
  readonly code: string;
  readonly name: string;
  readonly region: string;
}

export interface Project {
  readonly packs: readonly Pack[];
  readonly data: DataSet;
  readonly municipalities: readonly Municipality[];
  /** Parsed TopoJSON of Denmark's municipalities by default, a pack's own by pack id. */
  readonly shapes: { readonly standard: unknown; readonly own: Readonly<Record<string, unknown>> };
}

export interface ProjectPlace {
  /** The folder that holds content/ and data/. */
  readonly root: string;
  /** The data set, relative to root (`data/demo`) or absolute. */
  readonly data: string;
}

/** Reads and checks content and data. Problems are reported; packs that failed are left out. */
export async function readProject(place: ProjectPlace, report: Report): Promise<Project> {
  const municipalities = readMunicipalities(place.root);
  const packs = readPacks(place.root, report);
  const data = checkDataSet(
    {
      folder: place.data,
      files: await readDataFiles(place, report),
      packs,
      brokenPacks: brokenPacks(place.root, packs),
      municipalities: new Set(municipalities.map(({ code }) => code)),
    },
    report,
  );
  return { packs, data, municipalities, shapes: readShapes(place.root, packs, report) };
}

export function readPacks(root: string, report: Report): Pack[] {
  return packFolders(root)
    .map((folder) => readPack(root, folder, report))
    .filter((pack) => pack !== null);
}

/** An earlier version of a pack, from wherever it lies: its text alone, with the shared texts of today. Null when faulty. */
export function readEarlierPack(root: string, path: string, id: string, report: Report): Pack | null {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : null;
  if (text !== null) return checkPack({ folder: id, file: path, text, shared: sharedTexts(root) }, report);
  report({ ...outside(path), message: 'Den gamle udgave findes ikke.', hint: 'Se efter stien efter --against.' });
  return null;
}

function packFolders(root: string): string[] {
  const folders = readdirSync(join(root, 'content'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map(({ name }) => name)
    .filter((name) => name !== 'shared' && !name.startsWith('.'))
    .sort();
}

/** Their own faults have been told; what the data says of them is not a fault as well. */
function brokenPacks(root: string, packs: readonly Pack[]): ReadonlySet<string> {
  return new Set(packFolders(root).filter((folder) => !packs.some(({ id }) => id === folder)));
}

function readPack(root: string, folder: string, report: Report): Pack | null {
  const file = `content/${folder}/pack.yaml`;
  const text = readInside(root, `content/${folder}`, 'pack.yaml')?.toString('utf8');
  if (text === undefined) {
    report({
      code: 'pakke-mangler',
      severity: 'error',
      place: { file },
      message: `Mappen content/${folder} har ingen pack.yaml.`,
      hint: 'Læg pakken der, eller fjern mappen.',
    });
    return null;
  }
  return checkPack({ folder, file, text, shared: sharedTexts(root) }, report);
}

function sharedTexts(root: string) {
  return (name: string) => {
    const bytes = readInside(root, 'content/shared', `${name}.yaml`);
    return bytes && { file: `content/shared/${name}.yaml`, text: bytes.toString('utf8') };
  };
}

/** Every CSV and spreadsheet of the data set by its path inside the set; not what an open Excel leaves beside them. */
async function readDataFiles(place: ProjectPlace, report: Report): Promise<ReadonlyMap<string, DataFile>> {
  const base = resolve(place.root, place.data);
  const names = listFiles(base).filter((name) => /\.csv$/i.test(name) || spreadsheet.test(name));
  const files = new Map<string, DataFile>();
  for (const name of names.filter((one) => !/(^|\/)(~\$|\.)/.test(one))) {
    const bytes = readInside(place.root, place.data, name);
    if (bytes) files.set(name, spreadsheet.test(name) ? await openWorkbook(bytes) : bytes);
    else report(outside(`${place.data}/${name}`));
  }
  return files;
}

function listFiles(base: string): string[] {
  let entries: string[];
  try {
    entries = readdirSync(base, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
  return entries.map((name) => name.split(sep).join('/')).sort();
}

export function readShapes(root: string, packs: readonly Pack[], report: Report): Project['shapes'] {
  const standard = readInside(root, 'content/shared', 'kommuner.topo.json');
  if (!standard) throw new Error('content/shared/kommuner.topo.json is missing');
  const own: Record<string, unknown> = {};
  for (const pack of packs) {
    const table = Object.values(pack.tables).find((each) => each.grain === 'municipality' && each.shapes !== undefined);
    if (table?.grain !== 'municipality' || table.shapes === undefined) continue;
    const bytes = readInside(root, `content/${pack.id}`, table.shapes);
    const file = `content/${pack.id}/${table.shapes}`;
    const parsed = bytes && parseMap(bytes);
    if (!bytes) report(outside(file));
    else if (parsed === undefined) report({ ...outside(file), ...noMap });
    else own[pack.id] = parsed;
  }
  return { standard: JSON.parse(standard.toString('utf8')), own };
}

const noMap = {
  code: 'kort-form',
  message: 'Kortfilen er hverken TopoJSON eller GeoJSON.',
  hint: 'Brug en TopoJSON eller GeoJSON med kommunekoder.',
} as const;

/** Undefined when it is no map. */
function parseMap(bytes: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    const type = (value as { type?: unknown } | null)?.type;
    return type === 'Topology' || type === 'FeatureCollection' ? value : undefined;
  } catch {
    return undefined;
  }
}

export function readMunicipalities(root: string): Municipality[] {
  const bytes = readInside(root, 'content/shared', 'kommuner.csv');
  if (!bytes) throw new Error('content/shared/kommuner.csv is missing');
  const [, ...lines] = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  return lines.map((line) => {
    const [code = '', name = '', , region = ''] = line.split(';');
    return { code, name, region };
  });
}

/** The bytes of `name` in `folder`, or null when it is not there, is no file, or leads out of the folder by a link. */
function readInside(root: string, folder: string, name: string): Buffer | null {
  const base = resolve(root, folder);
  const path = join(base, name);
  try {
    const real = relative(realpathSync(base), realpathSync(path));
    if (real.startsWith('..') || !lstatSync(realpathSync(path)).isFile()) return null;
    return readFileSync(path);
  } catch {
    return null;
  }
}

function outside(file: string) {
  return {
    code: 'fil-udenfor',
    severity: 'error',
    place: { file },
    message: 'Filen mangler, eller den er en genvej ud af sin mappe.',
    hint: 'Læg selve filen i mappen.',
  } as const;
}
