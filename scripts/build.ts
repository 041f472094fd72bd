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
import { type ApprovedEdition, approve, editionName } from './approval.ts';
import { makeBriefing } from './briefing.ts';
import { makeEdition } from './edition.ts';
import { type Project, readProject } from './input/project.ts';
import { startLine } from './line.ts';
import type { Meeting } from './model/counts.ts';
import type { Pack } from './model/pack.ts';
import { collectProblems, hasErrors, type Problem } from './model/problem.ts';
import { readReport } from './model/released.ts';
import type { Environment } from './publish/browser.ts';
import { viewIndex } from './publish/indexview.ts';
import {
  listBriefings,
  listEditions,
  manifestOf,
  mendFolder,
  publicMode,
  readEdition,
  removeEdition,
  writeFileWhole,
  writeFolder,
} from './publish/output.ts';
import { createPrinter, type Printer } from './publish/pdf.ts';
import { createEnvironment, renderPages, type Templates } from './publish/site.ts';
import { readLedger, readSecret, writeVault } from './publish/vault.ts';
import { parseLedger } from './release/ledger.ts';
import { indexRows } from './statistics/analyse.ts';

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
  /** Packs of content alone; those that failed stand in `failed`. */
  readonly briefings: readonly string[];
}

const nothing = { built: [], failed: [], removed: [], briefings: [] } as const;

export async function build(options: BuildOptions, effects: BuildEffects): Promise<BuildResult> {
  const { report, problems } = collectProblems();
  // 1 read and check
  const project = await readProject({ root: options.root, data: options.data }, report);
  if (hasErrors(problems())) return { problems: problems(), ...nothing };
  // 2 plan
  const meetings = planMeetings(project, options);
  const contentOnly = planBriefings(project, options);
  const secret = readSecret(options.vault, effects.environment.KLYNGEPAKKER_SECRET);
  const ledger = parseLedger(readLedger(options.vault), secret, report);
  if (!ledger) return { problems: problems(), ...nothing };
  const printer = createPrinter(options.jobs, effects.environment);
  const rows = indexRows(project.data);
  const tools: Tools = { options, project, printer, templates: createEnvironment() };
  const failed = new Set<string>();
  let done = 0;
  const finish = (name: string, faults: readonly Problem[]): void => {
    for (const fault of faults) report(fault);
    if (hasErrors(faults)) failed.add(name);
  };
  const line = startLine(meetingsAtOnce);
  try {
    for (const [cluster, planned] of Map.groupBy(meetings, (meeting) => meeting.cluster)) {
      // 3 analyse, 4 release, 5 audit: all meetings of the cluster together, also those not asked for
      const all = project.data.meetings.filter((meeting) => meeting.cluster === cluster);
      const approved = approve(all, project, rows, { secret, ledger });
      for (const meeting of planned) {
        const edition = editionName(meeting);
        await line.add(async () => {
          const one = approved.editions?.get(edition);
          finish(edition, one ? await makeMeeting(one, tools, approved.note) : approved.problems);
          done += 1;
          effects.progress(done, meetings.length, edition);
        });
      }
    }
    for (const pack of contentOnly) await line.add(async () => finish(pack.id, await makeOne(pack, tools)));
    await line.end();
  } finally {
    await printer.close();
  }
  // 11 close
  const planned = [...meetings.map(editionName), ...contentOnly.map(({ id }) => id)];
  const removed = isPlain(options) ? closeBuild(options, planned) : [];
  const built = meetings.map(editionName).filter((edition) => !failed.has(edition));
  const briefings = contentOnly.map(({ id }) => id).filter((id) => !failed.has(id));
  if (built.length + briefings.length + removed.length > 0) await writeOverview(options, project);
  return { problems: problems(), built, failed: [...failed].toSorted(), removed, briefings };
}

/** Reads and checks only. */
export async function check(options: Pick<BuildOptions, 'root' | 'data'>): Promise<{
  readonly problems: readonly Problem[];
  readonly project: Project;
}> {
  const { report, problems } = collectProblems();
  const project = await readProject(options, report);
  return { problems: problems(), project };
}

function planMeetings(project: Project, { clusters, packs }: BuildOptions): readonly Meeting[] {
  return project.data.meetings.filter(
    ({ cluster, pack }) =>
      (clusters.length === 0 || clusters.includes(cluster)) && (packs.length === 0 || packs.includes(pack)),
  );
}

/** A briefing belongs to no cluster. */
function planBriefings({ packs }: Project, options: BuildOptions): readonly Pack[] {
  if (options.clusters.length > 0) return [];
  return packs.filter(
    ({ id, type }) => type === 'briefing' && (options.packs.length === 0 || options.packs.includes(id)),
  );
}

/** A filtered build leaves other meetings alone. */
function isPlain({ clusters, packs }: BuildOptions): boolean {
  return clusters.length === 0 && packs.length === 0;
}

/** What every meeting of a build is made with. */
interface Tools {
  readonly options: BuildOptions;
  readonly project: Project;
  readonly printer: Printer;
  readonly templates: Templates;
}

/** One meeting is drawn while another is printed; more would only fill the memory. */
const meetingsAtOnce = 2;

async function makeMeeting(approved: ApprovedEdition, tools: Tools, note: string): Promise<readonly Problem[]> {
  const { options } = tools;
  // 6 draw … 9 check for leaks
  const made = await makeEdition({ ...approved, ...tools, pdf: options.pdf });
  if (hasErrors(made.problems)) return made.problems;
  // 10 write
  const { meeting } = approved.analysis;
  const edition = editionName(meeting);
  mendFolder(join(options.out, meeting.cluster));
  writeFolder(join(options.out, edition), made.shared, publicMode);
  writeVault(options.vault, edition, new Map([...made.confidential, ['offentliggoerelse.txt', note]]));
  return made.problems;
}

async function makeOne(pack: Pack, { options, printer, templates }: Tools): Promise<readonly Problem[]> {
  const made = await makeBriefing(pack, templates, options.pdf ? printer : null);
  if (hasErrors(made.problems)) return made.problems;
  mendFolder(options.out);
  writeFolder(join(options.out, pack.id), made.files, publicMode);
  return made.problems;
}

function closeBuild(options: BuildOptions, planned: readonly string[]): string[] {
  const there = [...listEditions(options.out), ...listBriefings(options.out)];
  const gone = there.filter((edition) => !planned.includes(edition));
  for (const edition of gone) removeEdition(options.out, edition);
  return gone;
}

async function writeOverview(options: BuildOptions, { packs }: Project): Promise<void> {
  const editions = listEditions(options.out);
  const entries = editions.flatMap((folder) => {
    const read = readEdition(options.out, folder);
    const report = read && readReport(read.json);
    return report ? [{ report, folder, files: read.files }] : [];
  });
  const briefings = listBriefings(options.out);
  const shown = packs.filter(({ id }) => briefings.includes(id));
  const pages = {
    handouts: [],
    decks: [],
    guides: [],
    index: [{ path: 'index.html', view: viewIndex(entries, shown) }],
  };
  const [page] = await renderPages(pages, createEnvironment());
  if (page) writeFileWhole(join(options.out, 'index.html'), page.html, publicMode);
  writeFileWhole(join(options.out, 'manifest.json'), manifestOf(options.out, [...editions, ...briefings]), publicMode);
}
