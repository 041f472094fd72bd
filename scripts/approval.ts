/**
 * Phases 3 to 5 of the build for all meetings of one cluster: exact figures, what of them may be shown, and the audit's
 * word on everything together. Where it refuses, more is hidden and it is asked again.
 */
import { type AuditFinding, auditEdition } from './audit/audit.ts';
import { bandsPass } from './audit/bandcheck.ts';
import { type AuditedEdition, auditInputOf } from './audit/edition.ts';
import { noteOf } from './audit/note.ts';
import type { Project } from './input/project.ts';
import type { Analysis } from './model/analysis.ts';
import type { DataSet, Meeting } from './model/counts.ts';
import type { Pack } from './model/pack.ts';
import type { Problem } from './model/problem.ts';
import { type Ledger, ledgerKeys } from './release/ledger.ts';
import { cautions, type Release, release } from './release/release.ts';
import { analyse, type RowIndex } from './statistics/analyse.ts';

export interface ApprovedEdition {
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
export interface Vault {
  readonly secret: Uint8Array;
  readonly ledger: Ledger;
}

/** All that the meetings of one cluster are made from, but for what lies in private/. */
export interface ClusterCase {
  readonly editions: readonly { readonly pack: Pack; readonly analysis: Analysis }[];
  readonly surroundings: Surroundings;
}

/** What stands outside a cluster's own figures. `practices` are all there are: none may be named in what is shared. */
export interface Surroundings
  extends Pick<Project, 'municipalities' | 'shapes'>,
    Pick<DataSet, 'folder' | 'practices'> {}

export function surroundingsOf({ municipalities, shapes, data: { folder, practices } }: Project): Surroundings {
  return { municipalities, shapes, folder, practices };
}

/** Exact figures of the meetings of one cluster. */
export function caseOf(meetings: readonly Meeting[], project: Project, rows: RowIndex): ClusterCase {
  // Nothing made may follow the order of rows in the work list.
  const sorted = meetings.toSorted((a, b) => (a.pack === b.pack ? a.round - b.round : a.pack < b.pack ? -1 : 1));
  const editions = sorted.map((meeting) => {
    const pack = packOf(project, meeting);
    return { pack, analysis: analyse(pack, project.data, rows, meeting) };
  });
  return { editions, surroundings: surroundingsOf(project) };
}

/**
 * Releases by the rules and lets the audit judge; where it refuses, hides more and tries again. `audit` is for those who
 * ask often and remember the answers.
 */
export function approve(
  { editions: analysed, surroundings }: ClusterCase,
  vault: Vault,
  audit: typeof auditEdition = auditEdition,
): Approval {
  const { municipalities, folder } = surroundings;
  const sent = { records: vault.ledger.records, keys: ledgerKeys(vault.secret) };
  let findings: readonly AuditFinding[] = [];
  for (const caution of cautions) {
    const editions = analysed.map((one) => ({
      ...one,
      released: release(one.pack, one.analysis, { ...vault, caution, municipalities, bandsPass }),
    }));
    const input = auditInputOf(editions.map(audited), sent);
    findings = audit(input);
    if (findings.length === 0) {
      const named = new Map(editions.map((one) => [editionName(one.analysis.meeting), one]));
      return { editions: named, note: noteOf(editions, input, caution), problems: [] };
    }
  }
  const line = analysed[0]?.analysis.meeting.line ?? 1;
  return { editions: null, note: '', problems: findings.map((finding) => refusal(folder, line, finding)) };
}

/** What stands at each practice's figures: letters, or names where all have agreed. */
export function audited({ analysis, released }: ApprovedEdition): AuditedEdition {
  const names = new Map(analysis.practices.map(({ ydernummer, name }) => [ydernummer, name]));
  const labels = analysis.meeting.profile === 'aaben' && released.letters.size > 0 ? names : released.letters;
  return { analysis, report: released.report, labels };
}

function refusal(folder: string, line: number, { message }: AuditFinding): Problem {
  return {
    code: 'afsloering',
    severity: 'error',
    place: { file: `${folder}/moeder.csv`, line },
    message: `Mødet kan ikke laves uden at røbe noget: ${message}`,
    hint: 'Programmet har prøvet at skjule mere. Vent, til flere praksis har leveret tal, eller bed om hjælp.',
  };
}

function packOf(project: Project, meeting: Meeting): Pack {
  const pack = project.packs.find(({ id }) => id === meeting.pack);
  if (!pack) throw new Error(`a meeting was planned for the unknown pack ${meeting.pack}`);
  return pack;
}

export function editionName(meeting: Meeting): string {
  return `${meeting.cluster}/${meeting.pack}-${meeting.round}`;
}
