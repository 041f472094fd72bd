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
import { type AuditFinding, auditEdition } from './audit/audit.ts';
import { bandsPass } from './audit/bandcheck.ts';
import { type AuditedEdition, auditInputOf } from './audit/edition.ts';
import { noteOf } from './audit/note.ts';
import { makeEdition } from './edition.ts';
import { type Project, readProject } from './input/project.ts';
import type { Analysis } from './model/analysis.ts';
import type { Meeting } from './model/counts.ts';
import type { Pack } from './model/pack.ts';
import { collectProblems, hasErrors, type Problem } from './model/problem.ts';
import { readReport } from './model/released.ts';
import type { Environment } from './publish/browser.ts';
import { viewIndex } from './publish/indexview.ts';
import {
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
import { createEnvironment, renderPages } from './publish/site.ts';
import { readLedger, readSecret, writeVault } from './publish/vault.ts';
import { type Ledger, ledgerKeys, parseLedger } from './release/ledger.ts';
import { cautions, type Release, release } from './release/release.ts';
import { analyse, indexRows, type RowIndex } from './statistics/analyse.ts';

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
  const ledger = parseLedger(readLedger(options.vault), secret, report);
  if (!ledger) return { problems: problems(), built: [], failed: [], removed: [] };
  const printer = createPrinter(options.jobs, effects.environment);
  const rows = indexRows(project.data);
  const built: string[] = [];
  const failed: string[] = [];
  try {
    for (const [cluster, planned] of Map.groupBy(meetings, (meeting) => meeting.cluster)) {
      // 3 analyse, 4 release, 5 audit: all meetings of the cluster together, also those not asked for
      const all = project.data.meetings.filter((meeting) => meeting.cluster === cluster);
      const approved = approve(all, project, rows, { secret, ledger });
      for (const meeting of planned) {
        const edition = editionName(meeting);
        const faults = approved.editions
          ? await makeMeeting(known(approved.editions.get(edition)), project, options, printer, approved.note)
          : approved.problems;
        for (const fault of faults) report(fault);
        (hasErrors(faults) ? failed : built).push(edition);
        effects.progress(built.length + failed.length, meetings.length, edition);
      }
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

interface ApprovedEdition {
  readonly pack: Pack;
  readonly analysis: Analysis;
  readonly released: Release;
}

/** Editions by name with the note to the data officer, or why nothing of this cluster may be written. */
interface Approval {
  readonly editions: ReadonlyMap<string, ApprovedEdition> | null;
  readonly note: string;
  readonly problems: readonly Problem[];
}

/** What lies in private/ and decides what may be shown. */
interface Vault {
  readonly secret: Uint8Array;
  readonly ledger: Ledger;
}

/** Releases by the rules and lets the audit judge; where it refuses, hides more and tries again. */
function approve(meetings: readonly Meeting[], project: Project, rows: RowIndex, vault: Vault): Approval {
  const analysed = meetings.map((meeting) => {
    const pack = packOf(project, meeting);
    return { pack, analysis: analyse(pack, project.data, rows, meeting) };
  });
  const { municipalities } = project;
  const sent = { records: vault.ledger.records, keys: ledgerKeys(vault.secret) };
  let findings: readonly AuditFinding[] = [];
  for (const caution of cautions) {
    const editions = analysed.map((one) => ({
      ...one,
      released: release(one.pack, one.analysis, { ...vault, caution, municipalities, bandsPass }),
    }));
    const input = auditInputOf(editions.map(audited), sent);
    findings = auditEdition(input);
    if (findings.length === 0) {
      const named = new Map(editions.map((one) => [editionName(one.analysis.meeting), one]));
      return { editions: named, note: noteOf(editions, input, caution), problems: [] };
    }
  }
  return { editions: null, note: '', problems: findings.map((finding) => refusal(meetings, project, finding)) };
}

/** What stands at each practice's figures: letters, or names where all have agreed. */
function audited({ analysis, released }: ApprovedEdition): AuditedEdition {
  const names = new Map(analysis.practices.map(({ ydernummer, name }) => [ydernummer, name]));
  const labels = analysis.meeting.profile === 'aaben' && released.letters.size > 0 ? names : released.letters;
  return { analysis, report: released.report, labels };
}

function refusal(meetings: readonly Meeting[], project: Project, { message }: AuditFinding): Problem {
  return {
    code: 'afsloering',
    severity: 'error',
    place: { file: `${project.data.folder}/moeder.csv`, line: meetings[0]?.line ?? 1 },
    message: `Mødet kan ikke laves uden at røbe noget: ${message}`,
    hint: 'Programmet har prøvet at skjule mere. Vent, til flere praksis har leveret tal, eller bed om hjælp.',
  };
}

async function makeMeeting(
  approved: ApprovedEdition,
  project: Project,
  options: BuildOptions,
  printer: Printer,
  note: string,
): Promise<readonly Problem[]> {
  // 6 draw … 9 check for leaks
  const made = await makeEdition({ ...approved, project, printer, pdf: options.pdf });
  if (hasErrors(made.problems)) return made.problems;
  // 10 write
  const { meeting } = approved.analysis;
  const edition = editionName(meeting);
  mendFolder(join(options.out, meeting.cluster));
  writeFolder(join(options.out, edition), made.shared, publicMode);
  writeVault(options.vault, edition, new Map([...made.confidential, ['offentliggoerelse.txt', note]]));
  return made.problems;
}

function packOf(project: Project, meeting: Meeting): Pack {
  const pack = project.packs.find(({ id }) => id === meeting.pack);
  if (!pack) throw new Error(`a meeting was planned for the unknown pack ${meeting.pack}`);
  return pack;
}

function editionName(meeting: Meeting): string {
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
    const report = read && readReport(read.json);
    return report ? [{ report, folder, files: read.files }] : [];
  });
  const pages = { handouts: [], decks: [], index: [{ path: 'index.html', view: viewIndex(entries) }] };
  const [page] = await renderPages(pages, createEnvironment());
  if (page) writeFileWhole(join(options.out, 'index.html'), page.html, publicMode);
  writeFileWhole(join(options.out, 'manifest.json'), manifestOf(options.out, editions), publicMode);
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('something that was planned is not there');
  return value;
}
