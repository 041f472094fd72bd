/**
 * The pipeline, top to bottom. The only place where the workers meet.
 *
 *   1 read and check    content/, data/            -> Project, Problems
 *   2 plan              moeder.csv + filters       -> meetings
 *   3 analyse           exact figures              -> Analysis        (confidential)
 *   4 release           what may be shown, sealed  -> ReleasedReport, OwnSheets
 *   5 audit             the intruder's attempt     -> nothing, or the cluster stops here
 *   6 draw and arrange  released figures only      -> views with SVG
 *   7 render            Eleventy and Nunjucks      -> HTML
 *   8 print             the browser                -> PDF, faults
 *   9 check for leaks   finished files             -> nothing, or the meeting stops here
 *  10 write             whole meetings into place  -> output/, private/
 *  11 close             index, manifest, meetings no longer planned
 */
import { join } from 'node:path';
import { bandsPass } from './audit/bandcheck.ts';
import { type MadeEdition, makeEdition } from './edition.ts';
import { type Project, readProject } from './input/project.ts';
import type { Meeting } from './model/counts.ts';
import type { Pack } from './model/pack.ts';
import { collectProblems, hasErrors, type Problem } from './model/problem.ts';
import { parseReport } from './model/released.ts';
import type { Environment } from './publish/browser.ts';
import { viewIndex } from './publish/indexview.ts';
import {
  listEditions,
  manifestOf,
  mendFolder,
  publicMode,
  readEdition,
  removeEdition,
  sha256,
  writeFileWhole,
  writeFolder,
} from './publish/output.ts';
import { createPrinter, type Printer } from './publish/pdf.ts';
import { createEnvironment, renderPages } from './publish/site.ts';
import { readSecret, writeVault } from './publish/vault.ts';
import { release } from './release/release.ts';
import { analyse, indexRows } from './statistics/analyse.ts';

export interface BuildOptions {
  readonly root: string;
  readonly data: string;
  readonly out: string;
  readonly vault: string;
  readonly clusters: readonly string[];
  readonly packs: readonly string[];
  readonly pdf: boolean;
  readonly jobs: number;
}

export interface BuildEffects {
  readonly environment: Environment;
  /** Called when a meeting is done or has failed. */
  readonly progress: (done: number, total: number, edition: string) => void;
}

export interface BuildResult {
  readonly problems: readonly Problem[];
  readonly built: readonly string[];
  readonly failed: readonly string[];
  readonly removed: readonly string[];
}

export async function build(options: BuildOptions, effects: BuildEffects): Promise<BuildResult> {
  const { report, problems } = collectProblems();
  // 1 read and check
  const project = readProject({ root: options.root, data: options.data }, report);
  if (hasErrors(problems())) return { problems: problems(), built: [], failed: [], removed: [] };
  // 2 plan
  const meetings = planMeetings(project, options);
  const secret = readSecret(options.vault, effects.environment.KLYNGEPAKKER_SECRET);
  const printer = createPrinter(options.jobs, effects.environment);
  const built: string[] = [];
  const failed: string[] = [];
  try {
    for (const meeting of meetings) {
      const edition = editionName(meeting);
      const faults = await buildMeeting(meeting, project, options, secret, printer);
      for (const fault of faults) report(fault);
      (hasErrors(faults) ? failed : built).push(edition);
      effects.progress(built.length + failed.length, meetings.length, edition);
    }
  } finally {
    await printer.close();
  }
  // 11 close
  const removed = isPlain(options) ? closeBuild(options, meetings.map(editionName)) : [];
  if (built.length > 0 || removed.length > 0) await writeOverview(options);
  return { problems: problems(), built, failed, removed };
}

/** Reads and checks only. */
export function check(options: Pick<BuildOptions, 'root' | 'data'>): {
  readonly problems: readonly Problem[];
  readonly project: Project;
} {
  const { report, problems } = collectProblems();
  const project = readProject(options, report);
  return { problems: problems(), project };
}

function planMeetings(project: Project, { clusters, packs }: BuildOptions): readonly Meeting[] {
  return project.data.meetings.filter(
    ({ cluster, pack }) =>
      (clusters.length === 0 || clusters.includes(cluster)) && (packs.length === 0 || packs.includes(pack)),
  );
}

/** A filtered build leaves other meetings alone. */
function isPlain({ clusters, packs }: BuildOptions): boolean {
  return clusters.length === 0 && packs.length === 0;
}

async function buildMeeting(
  meeting: Meeting,
  project: Project,
  options: BuildOptions,
  secret: Uint8Array,
  printer: Printer,
): Promise<readonly Problem[]> {
  const pack = packOf(project, meeting);
  const rows = indexRows(project.data);
  // 3 analyse
  const analysis = analyse(pack, project.data, rows, meeting);
  // 4 release
  const released = release(pack, analysis, {
    secret,
    municipalities: project.municipalities,
    bandsPass: (share, bands, { clusterShown }) => bandsPass(share, { bands, clusterShown }),
  });
  // 5 audit … 9 check for leaks
  const made: MadeEdition = await makeEdition({ pack, analysis, released, project, printer, pdf: options.pdf });
  if (hasErrors(made.problems)) return made.problems;
  // 10 write
  const edition = editionName(meeting);
  mendFolder(join(options.out, meeting.cluster));
  writeFolder(join(options.out, edition), made.shared, publicMode);
  writeVault(options.vault, edition, made.confidential);
  return made.problems;
}

function packOf(project: Project, meeting: Meeting): Pack {
  const pack = project.packs.find(({ id }) => id === meeting.pack);
  if (!pack) throw new Error(`a meeting was planned for the unknown pack ${meeting.pack}`);
  return pack;
}

export function editionName(meeting: Meeting): string {
  return `${meeting.cluster}/${meeting.pack}-${meeting.round}`;
}

function closeBuild(options: BuildOptions, planned: readonly string[]): string[] {
  const gone = listEditions(options.out).filter((edition) => !planned.includes(edition));
  for (const edition of gone) removeEdition(options.out, edition);
  return gone;
}

async function writeOverview(options: BuildOptions): Promise<void> {
  const editions = listEditions(options.out);
  const entries = editions.flatMap((folder) => {
    const read = readEdition(options.out, folder);
    return read ? [{ report: parseReport(read.json), folder, files: read.files }] : [];
  });
  const pages = { handouts: [], decks: [], index: [{ path: 'index.html', view: viewIndex(entries) }] };
  const [page] = await renderPages(pages, createEnvironment());
  if (page) writeFileWhole(join(options.out, 'index.html'), page.html, publicMode);
  writeFileWhole(join(options.out, 'manifest.json'), manifestOf(options.out, editions), publicMode);
}

export function shortHash(released: string): string {
  return sha256(released).slice(0, 8);
}
