/**
 * The pipeline, top to bottom. The only place where the workers meet.
 *
 *   1 read and check    content/, data/            -> Project, Problems
 *   2 plan              moeder.csv + filters       -> meetings
 *   3 analyse           exact figures              -> Analysis        (confidential)
 *   4 release           what may be shown, sealed  -> ReleasedReport, OwnSheets
 *   5 audit             the intruder's attempt     -> nothing, or the cluster stops here
 *   6 draw and arrange  released figures only      -> views with SVG
 *   7 render            Nunjucks                   -> HTML
 *   8 print             the browser                -> PDF, faults
 *   9 check for leaks   finished files             -> nothing, or the meeting stops here
 *  10 write             whole meetings into place  -> output/, private/
 *  11 close             index (Eleventy), manifest, meetings no longer planned
 */
import { join } from 'node:path';
import {
  type ApprovedEdition,
  approve,
  type ClusterCase,
  caseOf,
  editionName,
  type Surroundings,
  surroundingsOf,
  type Vault,
} from './approval.ts';
import { makeBriefing } from './briefing.ts';
import { removeUnplanned, writeOverview } from './closing.ts';
import { makeEdition } from './edition.ts';
import { type Project, readProject } from './input/project.ts';
import { type Line, startLine } from './line.ts';
import { type Memory, openMemory } from './memory.ts';
import type { Pack } from './model/pack.ts';
import { collectProblems, hasErrors, type Problem } from './model/problem.ts';
import { isPlain, type PlanOptions, plan } from './plan.ts';
import type { Environment } from './publish/browser.ts';
import { mendFolder, publicMode, writeFolder } from './publish/output.ts';
import { createPrinter, type Printer } from './publish/pdf.ts';
import { createEnvironment, type Templates } from './publish/site.ts';
import { readLedger, readSecret, readSharedSecret, writeVault } from './publish/vault.ts';
import { parseLedger } from './release/ledger.ts';
import { indexRows } from './statistics/analyse.ts';

export interface BuildOptions extends PlanOptions {
  readonly root: string;
  readonly data: string;
  readonly out: string;
  readonly vault: string;
  readonly pdf: boolean;
  /** The key and each practice's own sheet as PDF. Left out only where the speed of the rest is measured. */
  readonly sheets: boolean;
  readonly jobs: number;
  /** Makes everything again, also what has not changed. */
  readonly force: boolean;
}

export interface BuildEffects {
  readonly environment: Environment;
  /** Node's version. */
  readonly node: string;
  /** Called when a meeting is done or has failed. */
  readonly progress: (done: number, total: number, edition: string) => void;
}

export interface BuildResult {
  readonly problems: readonly Problem[];
  readonly built: readonly string[];
  readonly failed: readonly string[];
  /** Those of `built` and `briefings` that lay there already, made from the same. */
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  /** Packs of content alone; those that failed stand in `failed`. */
  readonly briefings: readonly string[];
}

const nothing = { built: [], failed: [], unchanged: [], removed: [], briefings: [] } as const;

export async function build(options: BuildOptions, effects: BuildEffects): Promise<BuildResult> {
  const { report, problems } = collectProblems();
  // 1 read and check
  const project = await readProject({ root: options.root, data: options.data }, report);
  if (hasErrors(problems())) return { problems: problems(), ...nothing };
  // 2 plan
  const { meetings, briefings: contentOnly } = plan(project, options);
  const given = effects.environment.KLYNGEPAKKER_SECRET;
  const secret = options.shard ? readSharedSecret(options.vault, given) : readSecret(options.vault, given);
  const ledgerText = readLedger(options.vault);
  const ledger = parseLedger(ledgerText, secret, report);
  if (!ledger) return { problems: problems(), ...nothing };
  const printer = createPrinter(options.jobs, effects.environment);
  const rows = indexRows(project.data);
  const templates = createEnvironment();
  const memory = await openMemory({ ...options, ...effects });
  const failed = new Set<string>();
  const unchanged: string[] = [];
  let done = 0;
  const tools: Tools = {
    options,
    printer,
    templates,
    memory,
    around: memory.keyOf(surroundingsOf(project)),
    line: startLine(meetingsAtOnce),
    made: (edition, problems, anew) => {
      for (const problem of problems) report(problem);
      if (hasErrors(problems)) failed.add(edition);
      if (!anew) unchanged.push(edition);
      if (edition.includes('/')) effects.progress(++done, meetings.length, edition);
    },
  };
  try {
    for (const [cluster, planned] of Map.groupBy(meetings, (meeting) => meeting.cluster)) {
      // 3 analyse: all meetings of the cluster together, also those not asked for
      const all = project.data.meetings.filter((meeting) => meeting.cluster === cluster);
      await makeCluster(caseOf(all, project, rows), planned.map(editionName), { secret, ledger, ledgerText }, tools);
    }
    for (const pack of contentOnly) await makeOne(pack, tools);
    await tools.line.end();
  } finally {
    await printer.close();
  }
  // 11 close
  const planned = [...meetings.map(editionName), ...contentOnly.map(({ id }) => id)];
  const removed = isPlain(options) ? removeUnplanned(options, planned) : [];
  const there = (names: readonly string[]) => names.filter((name) => !failed.has(name));
  const built = there(meetings.map(editionName));
  const briefings = there(contentOnly.map(({ id }) => id));
  // The runs that share the work end together in a plain one, which finds everything made.
  const closes = options.shard === null && built.length + briefings.length + removed.length > 0;
  if (closes) await writeOverview(options, project.packs, templates);
  return { problems: problems(), built, failed: [...failed].toSorted(), unchanged, removed, briefings };
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

/** What every meeting of a build is made with. */
interface Tools {
  readonly options: BuildOptions;
  readonly printer: Printer;
  readonly templates: Templates;
  readonly memory: Memory;
  /** Hash of what stands outside the clusters' figures and is the same for all of them. */
  readonly around: string;
  readonly line: Line;
  /** Called for each edition: made anew, or found as it was. */
  readonly made: (edition: string, problems: readonly Problem[], anew: boolean) => void;
}

/** One meeting is drawn while another is printed; more would only fill the memory. */
const meetingsAtOnce = 2;

/** Begins the meetings of one cluster that must be made again. */
async function makeCluster(
  figures: ClusterCase,
  planned: readonly string[],
  { ledgerText, ...vault }: Vault & { readonly ledgerText: string | null },
  tools: Tools,
): Promise<void> {
  const { memory, around, options, line, made } = tools;
  const key = memory.keyOf([figures.editions, around, vault.secret, ledgerText, options.pdf, options.sheets]);
  const known = new Map(planned.map((edition) => [edition, memory.recall(edition, key)]));
  for (const [edition, problems] of known) if (problems) made(edition, problems, false);
  const stale = planned.filter((edition) => !known.get(edition));
  if (stale.length === 0) return;
  if (options.pdf) tools.printer.start();
  // 4 release, 5 audit
  const { editions, note, problems } = approve(figures, vault);
  const { surroundings } = figures;
  for (const edition of stale) {
    const approved = editions?.get(edition);
    const own = approved ? memory.keyOf([approved, around, note, options.pdf, options.sheets]) : '';
    const same = approved ? memory.renew(edition, { key, own }) : null;
    if (same) made(edition, same, false);
    else
      await line.add(async () => {
        made(
          edition,
          approved ? await makeMeeting(approved, { surroundings, note, keys: { key, own } }, tools) : problems,
          true,
        );
      });
  }
}

interface MeetingCase {
  readonly surroundings: Surroundings;
  /** To the data officer. */
  readonly note: string;
  readonly keys: { readonly key: string; readonly own: string };
}

async function makeMeeting(
  approved: ApprovedEdition,
  { surroundings, note, keys }: MeetingCase,
  { options, printer, templates, memory }: Tools,
): Promise<readonly Problem[]> {
  const { meeting } = approved.analysis;
  const edition = editionName(meeting);
  const { press, keep } = memory.making(edition, printer);
  // 6 draw … 9 check for leaks
  const finished = await makeEdition({
    ...approved,
    surroundings,
    templates,
    press: options.pdf ? press : null,
    privateSheets: options.sheets,
  });
  if (hasErrors(finished.problems)) return finished.problems;
  // 10 write
  const confidential = new Map([...finished.confidential, ['offentliggoerelse.txt', note]]);
  mendFolder(join(options.out, meeting.cluster));
  writeFolder(join(options.out, edition), finished.shared, publicMode);
  writeVault(options.vault, edition, confidential);
  keep(keys, finished.problems, confidential.keys());
  return finished.problems;
}

async function makeOne(pack: Pack, { options, printer, templates, memory, line, made }: Tools): Promise<void> {
  const key = memory.keyOf([pack, options.pdf]);
  const known = memory.recall(pack.id, key);
  if (known) return made(pack.id, known, false);
  await line.add(async () => {
    const { press, keep } = memory.making(pack.id, printer);
    const finished = await makeBriefing(pack, templates, options.pdf ? press : null);
    if (!hasErrors(finished.problems)) {
      mendFolder(options.out);
      writeFolder(join(options.out, pack.id), finished.files, publicMode);
      keep({ key, own: '' }, finished.problems, []);
    }
    made(pack.id, finished.problems, true);
  });
}
