/**
 * `bundle`: what a built meeting is sent as, and the only command that says in the ledger that it has been sent. Works the
 * meeting out once more, so that the ledger records exactly what the files in output/ show.
 */

import { join } from 'node:path';
import { type ApprovedEdition, approve, audited, caseOf, editionName } from './approval.ts';
import { sentRecordOf } from './audit/edition.ts';
import { type BundleOrder, makeBundle } from './author/bundle.ts';
import { formatWeekdayDate } from './danish.ts';
import { readProject } from './input/project.ts';
import { collectProblems, hasErrors, type Problem } from './model/problem.ts';
import { NotReady } from './model/stop.ts';
import { csvText } from './publish/datafile.ts';
import { readBytes, releasedJson, sha256 } from './publish/output.ts';
import { readLedger, readSecret, writeLedger, writeSending } from './publish/vault.ts';
import { addEntry, type LedgerEntry, ledgerEntry, ledgerKeys, parseLedger } from './release/ledger.ts';
import { bundleToken } from './release/pseudonym.ts';
import { indexRows } from './statistics/analyse.ts';

export interface SendingOptions {
  readonly root: string;
  readonly data: string;
  readonly out: string;
  readonly vault: string;
  readonly cluster: string;
  readonly pack: string;
  readonly round: number;
  /** ISO date: today, as the command line read it. */
  readonly today: string;
  readonly secret: string | undefined;
}

export interface SendingResult {
  readonly problems: readonly Problem[];
  /** Folder of the zips; null when nothing was made. */
  readonly folder: string | null;
  /** Another edition of the meeting has been sent before. */
  readonly replaces: boolean;
}

/** The meeting is not built, or not from today's figures; `message` is Danish. */
export class NotBuilt extends NotReady {}

export async function sendMeeting(options: SendingOptions): Promise<SendingResult> {
  const { report, problems } = collectProblems();
  const project = await readProject({ root: options.root, data: options.data }, report);
  const nothing = (more: readonly Problem[] = []) => ({
    problems: [...problems(), ...more],
    folder: null,
    replaces: false,
  });
  if (hasErrors(problems())) return nothing();
  const meetings = project.data.meetings.filter(({ cluster }) => cluster === options.cluster);
  const meeting = meetings.find(({ pack, round }) => pack === options.pack && round === options.round);
  if (!meeting) throw new NotBuilt('Mødet står ikke i moeder.csv. Se efter klynge, pakke og runde.');
  const edition = editionName(meeting);
  const shared = readBytes(join(options.out, edition));
  if (!shared.has('released.json')) throw new NotBuilt('Mødet er ikke lavet endnu. Byg det først.');
  const secret = readSecret(options.vault, options.secret);
  const text = readLedger(options.vault);
  const ledger = parseLedger(text, secret, report);
  if (!ledger) return nothing();
  const approval = approve(caseOf(meetings, project, indexRows(project.data)), { secret, ledger });
  const approved = approval.editions?.get(edition);
  if (!approved) return nothing(approval.problems);
  const bundle = makeBundle(orderOf(approved, shared, readBytes(join(options.vault, edition, 'praksis')), secret));
  const added = addEntry(text, entryOf(approved, options.today, secret));
  // The ledger first: a sending that is written down and then not made does no harm; the opposite does.
  if (added.text !== text) writeLedger(options.vault, added.text);
  writeSending(options.vault, edition, bundle.send, csvText(bundle.receivers));
  return { problems: problems(), folder: join(options.vault, edition, 'send'), replaces: added.replaces };
}

/** Refuses files that say something else than the figures do now. */
function orderOf(
  { analysis, released }: ApprovedEdition,
  shared: ReadonlyMap<string, Uint8Array>,
  sheets: ReadonlyMap<string, Uint8Array>,
  secret: Uint8Array,
): BundleOrder {
  const { meeting, practices } = analysis;
  if (Buffer.from(shared.get('released.json') ?? []).toString('utf8') !== releasedJson(released.report)) {
    throw new NotBuilt('Filerne er ikke lavet af de tal, der ligger nu. Byg mødet igen, og se det efter.');
  }
  const request = { secret, cluster: meeting.cluster, pack: meeting.pack, edition: `${meeting.pack}-${meeting.round}` };
  return {
    date: meeting.date,
    title: released.report.pack.title,
    cluster: released.report.cluster.name,
    when: formatWeekdayDate(meeting.date),
    shared,
    practices: practices.map(({ ydernummer, name }) => {
      const sheet = sheets.get(`${ydernummer}.pdf`);
      if (!sheet) throw new NotBuilt('Der mangler egne ark for mødet. Byg det igen uden --no-pdf.');
      return { ydernummer, name, sheet, token: bundleToken({ ...request, ydernummer }) };
    }),
  };
}

function entryOf(approved: ApprovedEdition, today: string, secret: Uint8Array): LedgerEntry {
  const { analysis, released } = approved;
  return ledgerEntry(
    {
      edition: editionName(analysis.meeting),
      sent: today,
      released: sha256(releasedJson(released.report)),
      analysis,
      report: released.report,
      cells: released.cells,
      record: sentRecordOf([audited(approved)], ledgerKeys(secret)),
    },
    secret,
  );
}
