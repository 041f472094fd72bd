/**
 * `intake`: what is sent out to get a meeting's figures in, and who has answered so far. Reads what there is of a data set
 * that is not whole yet, and writes over nothing that somebody has changed.
 */

import { join, resolve, sep } from 'node:path';
import { makeIntake } from './author/intake.ts';
import type { IntakeOrder, IntakePractice } from './author/intakeorder.ts';
import { type Project, readProject } from './input/project.ts';
import type { Meeting } from './model/counts.ts';
import { collectProblems, hasErrors, type Problem } from './model/problem.ts';
import { NotReady } from './model/stop.ts';
import { privateMode, readTree, sha256, writeFileWhole } from './publish/output.ts';
import { closedOn } from './release/holidays.ts';

export interface IntakeOptions {
  readonly root: string;
  readonly data: string;
  /** The new folder, relative to root or absolute. */
  readonly out: string;
  /** Folders that it must not lie in, relative to root: what is shared, the key's, the data set's own. */
  readonly kept: readonly string[];
  readonly cluster: string;
  readonly pack: string;
  readonly round: number;
  /** ISO date: today, as the command line read it. */
  readonly today: string;
}

export interface IntakeResult {
  /** What must be put right first; figures that are not there yet are no problem here. */
  readonly problems: readonly Problem[];
  readonly files: number;
}

/** There is no such meeting, or the folder cannot be used; `message` is Danish. */
export class NotCollected extends NotReady {}

export async function collectFor(options: IntakeOptions): Promise<IntakeResult> {
  const target = resolve(options.root, options.out);
  for (const kept of options.kept) refuseInside(target, resolve(options.root, kept), kept);
  const { report, problems } = collectProblems();
  const project = await readProject({ root: options.root, data: options.data }, report);
  const serious = problems().filter((problem) => isSerious(problem, options));
  if (hasErrors(serious)) return { problems: serious, files: 0 };
  const files = await makeIntake(orderOf(project, meetingOf(project, options), options.today));
  writeUntouched(target, files, options.out);
  return { problems: serious, files: files.size };
}

/** Who takes part must be right, the pack must be, and nothing may hold a CPR number. */
function isSerious({ code, severity, place }: Problem, { data, pack }: IntakeOptions): boolean {
  // Nobody knows the period before the figures have been asked for.
  if (severity !== 'error' || code === 'periode-mangler') return false;
  const register = ['klynger', 'praksis', 'samtykke', 'moeder'].some((name) =>
    place.file.startsWith(`${data}/${name}.`),
  );
  return code === 'cpr' || register || place.file.startsWith(`content/${pack}/`);
}

function meetingOf({ data }: Project, { cluster, pack, round }: IntakeOptions): Meeting {
  const meeting = data.meetings.find((one) => one.cluster === cluster && one.pack === pack && one.round === round);
  if (!meeting) throw new NotCollected('Mødet står ikke i moeder.csv. Se efter klynge, pakke og runde.');
  return meeting;
}

function orderOf({ packs, data }: Project, meeting: Meeting, today: string): IntakeOrder {
  const pack = packs.find(({ id }) => id === meeting.pack);
  const cluster = data.clusters.find(({ id }) => id === meeting.cluster);
  if (!pack || !cluster) throw new Error(`a meeting was read without its pack or cluster: ${meeting.pack}`);
  const members = data.practices.filter((practice) => practice.cluster === meeting.cluster);
  const consents = new Map(
    data.consents.filter((one) => one.pack === pack.id).map((one) => [one.ydernummer, one.date]),
  );
  const practices = members.map(
    ({ ydernummer, name }): IntakePractice => ({
      ydernummer,
      name,
      consent: consents.get(ydernummer) ?? null,
      delivered: deliveredBy(ydernummer, data.tables, meeting),
    }),
  );
  return { pack, cluster, meeting, today, practices, closedOn };
}

/** Ids of tables with a figure of the practice in the meeting's round: a form that came back empty is no delivery. */
function deliveredBy(ydernummer: string, tables: Project['data']['tables'], { pack, round }: Meeting): string[] {
  const own = tables.filter((one) => one.pack === pack);
  const has = (table: (typeof own)[number]) =>
    table.rows.some(
      (row) =>
        row.unit === ydernummer && row.round === round && Object.values(row.values).some((value) => value !== null),
    );
  return own.filter(has).map(({ table }) => table);
}

function refuseInside(target: string, kept: string, name: string): void {
  if (target !== kept && !target.startsWith(kept + sep)) return;
  throw new NotCollected(`--out må ikke ligge i ${name}/. Vælg en anden mappe, fx --out indsamling/moede-1.`);
}

const mark = 'INDSAMLING.txt';

/** A file that is there already must be the same, or still be as an earlier run made it. */
function writeUntouched(target: string, files: ReadonlyMap<string, string | Uint8Array>, out: string): void {
  const there = readTree(target);
  const made = Buffer.from(there.get(mark) ?? []).toString('utf8');
  const changed = [...files].find(([name, content]) => {
    const before = there.get(name);
    return before !== undefined && sha256(before) !== sha256(content) && !made.includes(`${sha256(before)}  ${name}\n`);
  });
  if (changed) {
    throw new NotCollected(
      `${join(out, changed[0])} er ændret, siden den blev lavet, og bliver ikke skrevet over. Flyt den, eller vælg en ny mappe med --out.`,
    );
  }
  for (const [name, content] of files) writeFileWhole(join(target, name), content, privateMode);
  const hashes = [...files].map(([name, content]) => `${sha256(content)}  ${name}\n`).join('');
  writeFileWhole(
    join(target, mark),
    `Lavet af intake. Filer, der ikke er ændret siden, må skrives over.\n${hashes}`,
    privateMode,
  );
}
