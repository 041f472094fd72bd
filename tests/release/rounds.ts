/** Two rounds of one cluster made by hand, sent through analysis, release and the audit. */
import { type AuditFinding, auditEdition } from '../../scripts/audit/audit.ts';
import { bandsPass } from '../../scripts/audit/bandcheck.ts';
import { type AuditedEdition, auditInputOf } from '../../scripts/audit/edition.ts';
import type { Sent } from '../../scripts/audit/sent.ts';
import type { Analysis } from '../../scripts/model/analysis.ts';
import type { DataSet, Profile } from '../../scripts/model/counts.ts';
import type { Pack } from '../../scripts/model/pack.ts';
import type { ReleasedReport, ReleasedShare } from '../../scripts/model/released.ts';
import type { Ledger } from '../../scripts/release/ledger.ts';
import { type Caution, type Release, release } from '../../scripts/release/release.ts';
import { analyse, indexRows } from '../../scripts/statistics/analyse.ts';
import { broken, checkText } from '../input/packs.ts';
import { dataSetOf, indicatorsOf, type MadePractice, nameOf, twelve, ydernummerOf } from './cluster.ts';

export const absent: MadePractice = { all: [1, 1, 1], delivers: false };
export const secret = Buffer.from('a1'.repeat(32), 'hex');

export interface Rounds {
  readonly first?: readonly MadePractice[];
  readonly second?: readonly MadePractice[];
  /** When the second round's figures begin; the first round is the year 2025. */
  readonly from?: string;
  readonly profile?: Profile;
  /** Which rounds have a meeting. */
  readonly planned?: readonly number[];
}

/** Half as many again with many contacts, and some more calls out of hours. */
export const risen: readonly MadePractice[] = twelve.map(({ all: [a, b, c] }, at) => ({
  all: [a, b, Math.round(1.5 * c)],
  outOfHours: [33 + at, 13 + at, 9],
}));

export function dataOf({
  first = twelve,
  second = risen,
  from = '2026-01-01',
  profile,
  planned = [1, 2],
}: Rounds = {}): DataSet {
  const made = profile === undefined ? {} : { profile };
  const one = dataSetOf({ practices: first, round: 1, ...made });
  const two = dataSetOf({ practices: second, round: 2, date: '2027-02-22', ...made });
  return {
    ...one,
    practices: one.practices.length > two.practices.length ? one.practices : two.practices,
    consents: one.consents.length > two.consents.length ? one.consents : two.consents,
    meetings: [...one.meetings, ...two.meetings].filter(({ round }) => planned.includes(round)),
    periods: [...one.periods, ...two.periods.map((period) => ({ ...period, from, to: '2026-12-31' }))],
    tables: one.tables.map((table, at) => ({ ...table, rows: [...table.rows, ...(two.tables[at]?.rows ?? [])] })),
  };
}

export interface Made extends Release {
  readonly analysis: Analysis;
  readonly many: ReleasedShare;
  readonly duty: ReleasedShare;
  readonly audited: AuditedEdition;
}

/** The good pack with both tables in the distribution, as the audit needs them to try contacts. */
export function packOf(
  text = broken('counts: [kontakter.children]', 'counts: [kontakter.children, vagt.children]'),
): Pack {
  const { pack } = checkText(text);
  if (!pack) throw new Error('the pack has a fault');
  return pack;
}

export function makeRounds(rounds: Rounds = {}, ledger?: Ledger, caution?: Caution): readonly Made[] {
  return makeAll(dataOf(rounds), packOf(), ledger, caution);
}

export function makeAll(data: DataSet, pack: Pack, ledger?: Ledger, caution: Caution = 'rules'): readonly Made[] {
  const rows = indexRows(data);
  return data.meetings.map((meeting) => {
    const analysis = analyse(pack, data, rows, meeting);
    const released = release(pack, analysis, {
      secret,
      municipalities: [{ code: '101', name: 'København', region: 'Hovedstaden' }],
      caution,
      bandsPass,
      ...(ledger ? { ledger } : {}),
    });
    const share = (id: string) => indicatorsOf(released.report).find((one) => one.id === id) as ReleasedShare;
    const names = new Map(analysis.practices.map(({ ydernummer, name }) => [ydernummer, name]));
    const labels = meeting.profile === 'aaben' ? names : released.letters;
    const audited = { analysis, report: released.report, labels };
    return { ...released, analysis, many: share('mange'), duty: share('vagtandel'), audited };
  });
}

export function audit(made: readonly Made[], sent?: Sent): readonly AuditFinding[] {
  return auditEdition(
    auditInputOf(
      made.map(({ audited }) => audited),
      sent,
    ),
  );
}

/** The same report with one share changed, for the audit to find. */
export function planted(made: Made, id: string, change: (share: ReleasedShare) => ReleasedShare): Made {
  const blocks = made.report.blocks.map((block) =>
    block.type === 'indicator' && block.indicator.id === id
      ? { ...block, indicator: change(block.indicator as ReleasedShare) }
      : block,
  );
  const report: ReleasedReport = { ...made.report, blocks };
  return { ...made, report, audited: { ...made.audited, report } };
}

export function letterOf(made: Made, at: number): string {
  return made.audited.labels.get(ydernummerOf(at)) ?? nameOf(at);
}
