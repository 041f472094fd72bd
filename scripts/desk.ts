/**
 * The author's commands beside the build: here the workers that read, invent and write meet for them.
 */

import { resolve } from 'node:path';
import { diffPacks } from './author/diff.ts';
import { newPack } from './author/scaffold.ts';
import { synthesise } from './author/synth.ts';
import { briefingOf } from './briefing.ts';
import { readEarlierPack, readMunicipalities, readPacks, readShapes } from './input/project.ts';
import { collectProblems, hasErrors, type Problem } from './model/problem.ts';
import { readReport } from './model/released.ts';
import { WrongUse } from './model/stop.ts';
import { viewBriefing, viewBriefingDeck } from './publish/briefingview.ts';
import { viewDeck } from './publish/deck.ts';
import { viewGuide } from './publish/guideview.ts';
import { viewIndex } from './publish/indexview.ts';
import { listEditions, publicMode, readEdition, readTexts, sha256, writeFolder } from './publish/output.ts';
import { configureSite, createEnvironment, type EleventyConfig } from './publish/site.ts';
import { viewHandout } from './publish/view.ts';

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
class FolderInUse extends WrongUse {}

/** Writes a data set of constructed figures. A folder that holds anything else is never written over. */
export function makeDataSet(options: SynthOptions): { readonly problems: readonly Problem[]; readonly files: number } {
  const { report, problems } = collectProblems();
  const packs = readPacks(options.root, report).filter(
    ({ id, type }) => type === 'cluster-pack' && (options.packs.length === 0 || options.packs.includes(id)),
  );
  if (hasErrors(problems())) return { problems: problems(), files: 0 };
  const target = resolve(options.root, options.out);
  if (!isUntouched(readTexts(target))) {
    throw new FolderInUse(`Mappen ${options.out} er i brug, eller dens tal er ændret. Vælg en ny mappe med --out.`);
  }
  const { seed, clusters, practices } = options;
  const files = synthesise({
    packs,
    municipalities: readMunicipalities(options.root),
    seed,
    ...(clusters === undefined ? {} : { clusters }),
    ...(practices === undefined ? {} : { practices }),
  });
  writeFolder(target, new Map([...files, [mark, markText(files)]]), publicMode);
  return { problems: problems(), files: files.size };
}

/** A pack with two indicators and a data set made from its own definitions. Nothing that is there is written over. */
export function makeNewPack({
  root,
  id,
  today,
}: {
  readonly root: string;
  readonly id: string;
  readonly today: string;
}): {
  readonly problems: readonly Problem[];
  readonly pack: string;
  readonly data: string;
} {
  const [pack, data] = [`content/${id}`, `data/proeve-${id}`];
  if (!/^[a-z][a-z0-9-]*$/.test(id)) {
    throw new WrongUse('Pakkens navn skal bestå af små bogstaver a-z, tal og bindestreg, fx »aarskontrol-kol«.');
  }
  for (const folder of [pack, data]) {
    if (readTexts(resolve(root, folder)).size > 0) {
      throw new FolderInUse(`Mappen ${folder} findes i forvejen. Vælg et andet navn, eller flyt den.`);
    }
  }
  writeFolder(resolve(root, pack), new Map([['pack.yaml', newPack(id, today)]]), publicMode);
  const { problems } = makeDataSet({ root, out: data, packs: [id], seed: id, clusters: 3, practices: 12 });
  return { problems, pack, data };
}

/** `changes` is null when one of the two cannot be read: the problems say why. */
export function comparePacks(options: { readonly root: string; readonly id: string; readonly against: string }): {
  readonly problems: readonly Problem[];
  readonly title: string;
  readonly changes: ReturnType<typeof diffPacks> | null;
} {
  const { root, id, against } = options;
  const { report, problems } = collectProblems();
  const now = readPacks(root, report).find((pack) => pack.id === id);
  const old = readEarlierPack(root, resolve(root, against), id, report);
  if (!now && !hasErrors(problems())) throw new WrongUse(`Der er ingen pakke »${id}«.`);
  return { problems: problems(), title: now?.title ?? id, changes: now && old ? diffPacks(old, now) : null };
}

const mark = 'KONSTRUERET.txt';

/** Holds a hash of what synth wrote: a copy that somebody has put real figures into is never written over. */
function markText(files: ReadonlyMap<string, string>): string {
  return `Alle tal i denne mappe er konstruerede af synth. Så længe ingen fil er ændret, må synth skrive den over.\n${hashOf(files)}\n`;
}

function hashOf(files: ReadonlyMap<string, string>): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify(sorted));
}

/** Empty, or exactly as synth left it. */
function isUntouched(files: ReadonlyMap<string, string>): boolean {
  const made = new Map([...files].filter(([name]) => name !== mark));
  return files.size === 0 || (files.get(mark)?.includes(hashOf(made)) ?? false);
}

/** What .eleventy.js runs: the pages of every meeting under output/, from their released.json alone. */
export async function previewSite(config: EleventyConfig): Promise<{ readonly dir: object }> {
  const quiet = () => {};
  const packs = readPacks('.', quiet);
  const { standard, own } = readShapes('.', packs, quiet);
  const briefings = packs
    .filter(({ type }) => type === 'briefing')
    .map((pack) => ({ pack, edition: briefingOf(pack) }));
  const editions = listEditions('output').flatMap((folder) => {
    const read = readEdition('output', folder);
    const report = read && readReport(read.json);
    return report
      ? [{ folder, files: read.files, report, hash: sha256(read.json).slice(0, 8), shapes: { standard, ...own } }]
      : [];
  });
  const pages = {
    handouts: await Promise.all([
      ...editions.map(async (one) => ({ path: `${one.folder}/handout.html`, view: await viewHandout(one) })),
      ...briefings.map(async ({ pack, edition }) => ({
        path: `${pack.id}/handout.html`,
        view: await viewBriefing(edition),
      })),
    ]),
    decks: await Promise.all([
      ...editions.map(async (one) => ({ path: `${one.folder}/slides.html`, view: await viewDeck(one) })),
      ...briefings.map(async ({ pack, edition }) => ({
        path: `${pack.id}/slides.html`,
        view: await viewBriefingDeck(edition),
      })),
    ]),
    guides: await Promise.all(
      editions.map(async (one) => ({
        path: `${one.folder}/guide.html`,
        view: await viewGuide(one, await viewDeck(one)),
      })),
    ),
    index: [
      {
        path: 'index.html',
        view: viewIndex(
          editions,
          briefings.map(({ pack }) => pack),
        ),
      },
    ],
  };
  configureSite(config, pages, createEnvironment());
  return { dir: { input: 'templates', output: 'output/.visning' } };
}
