/** The demo's meetings as they would be published, in any profile: analysed, released and tried as the build does it. */
import { resolve } from 'node:path';
import { type AuditFinding, type AuditInput, auditEdition } from '../../scripts/audit/audit.ts';
import { bandsPass } from '../../scripts/audit/bandcheck.ts';
import { type AuditedEdition, auditInputOf } from '../../scripts/audit/edition.ts';
import { type Project, readProject } from '../../scripts/input/project.ts';
import type { Analysis } from '../../scripts/model/analysis.ts';
import type { DataSet, Meeting, Profile } from '../../scripts/model/counts.ts';
import type { Pack } from '../../scripts/model/pack.ts';
import type { ReleasedReport, ReleasedShare } from '../../scripts/model/released.ts';
import { type Caution, cautions, type Release, release } from '../../scripts/release/release.ts';
import { analyse, indexRows } from '../../scripts/statistics/analyse.ts';

export const root = resolve(import.meta.dirname, '../..');
export const secret = Buffer.from('5e'.repeat(32), 'hex');

export const project: Project = await readProject({ root, data: 'data/demo' }, () => {});

export interface MadeMeeting {
  readonly pack: Pack;
  readonly analysis: Analysis;
  readonly released: Release;
}

/** All meetings of one cluster at the first caution that the audit lets through; null when none does. */
export interface MadeCluster {
  readonly caution: Caution | null;
  readonly meetings: readonly MadeMeeting[];
  readonly input: AuditInput;
  /** What the audit said of each caution before that one. */
  readonly refused: readonly (readonly AuditFinding[])[];
}

/** As if every practice of the demo had agreed to be shown by name and the meetings were planned in this profile. */
export function demoIn(profile: Profile): DataSet {
  const { data } = project;
  return {
    ...data,
    consents: data.consents.map((one) => ({ ...one, open: true })),
    meetings: data.meetings.map((one) => ({ ...one, profile })),
  };
}

export function clustersOf(data: DataSet): readonly string[] {
  return [...new Set(data.meetings.map(({ cluster }) => cluster))];
}

export function makeCluster(data: DataSet, cluster: string, packs: readonly Pack[] = project.packs): MadeCluster {
  const rows = indexRows(data);
  const analysed = data.meetings
    .filter((meeting) => meeting.cluster === cluster)
    .map((meeting) => ({
      pack: packOf(packs, meeting),
      analysis: analyse(packOf(packs, meeting), data, rows, meeting),
    }));
  return releaseTogether(analysed);
}

/** The build's own loop: the rules first, and more is hidden for as long as the audit refuses. */
export function releaseTogether(analysed: readonly Pick<MadeMeeting, 'pack' | 'analysis'>[]): MadeCluster {
  const refused: (readonly AuditFinding[])[] = [];
  let last: { meetings: MadeMeeting[]; input: AuditInput } | null = null;
  for (const caution of cautions) {
    const meetings = analysed.map(({ pack, analysis }) => ({
      pack,
      analysis,
      released: release(pack, analysis, { secret, caution, municipalities: project.municipalities, bandsPass }),
    }));
    const input = auditInputOf(meetings.map((one) => auditedOf(one)));
    last = { meetings, input };
    const findings = auditEdition(input);
    if (findings.length === 0) return { caution, meetings, input, refused };
    refused.push(findings);
  }
  if (last === null) throw new Error('there are cautions');
  return { caution: null, ...last, refused };
}

/** What the audit is given of one meeting; `report` may be a tampered one. */
export function auditedOf(
  { analysis, released }: MadeMeeting,
  report: ReleasedReport = released.report,
): AuditedEdition {
  const names = new Map(analysis.practices.map(({ ydernummer, name }) => [ydernummer, name]));
  const open = analysis.meeting.profile === 'aaben' && released.letters.size > 0;
  return { analysis, report, labels: open ? names : released.letters };
}

/** Everything with a figure for each practice: also what stands beside another, and the periods of trends. */
export function sharesIn(report: ReleasedReport): ReleasedShare[] {
  return report.blocks.flatMap((block) => {
    if (block.type !== 'indicator') return [];
    const { indicator, beside } = block;
    const own = indicator.kind === 'trend' ? indicator.periods.map(({ share }) => share) : [];
    return [...own, ...('peers' in indicator ? [indicator] : []), ...(beside ? [beside] : [])];
  });
}

function packOf(packs: readonly Pack[], meeting: Meeting): Pack {
  const pack = packs.find(({ id }) => id === meeting.pack);
  if (!pack) throw new Error(`no pack ${meeting.pack}`);
  return pack;
}
