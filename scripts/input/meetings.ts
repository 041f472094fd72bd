/** The work list and last time's decisions: moeder.csv and aftaler.csv. */
import type { Agreement, Meeting, Practice, Profile } from '../model/counts.ts';
import type { Report } from '../model/problem.ts';
import { type Cell, fault } from './cells.ts';
import { checkDate, checkTime } from './dates.ts';
import type { Column, Sheet, SheetRow } from './headers.ts';
import { findCluster, findPack, type Known, reportTwice } from './known.ts';
import { checkChoice, checkRound, checkText, complete, isMissing, optionalText } from './values.ts';

type MeetingColumn = 'klynge' | 'pakke' | 'runde' | 'moededato' | 'start' | 'slut' | 'sted' | 'note' | 'tilstand';
export const meetingColumns: readonly Column<MeetingColumn>[] = [
  { name: 'klynge' },
  { name: 'pakke' },
  { name: 'runde' },
  { name: 'moededato' },
  { name: 'start' },
  { name: 'slut' },
  { name: 'sted' },
  { name: 'note', optional: true },
  { name: 'tilstand', optional: true },
];

/** A meeting with the cells that later checks point at. */
export interface PlacedMeeting {
  readonly meeting: Meeting;
  readonly cluster: Cell;
  readonly round: Cell;
  readonly date: Cell;
  readonly profile: Cell;
}

const profiles: Readonly<Record<string, Profile>> = {
  lukket: 'lukket',
  aaben: 'aaben',
  åben: 'aaben',
  total: 'total',
};

export function checkMeetings(sheet: Sheet<MeetingColumn>, known: Known, report: Report): readonly PlacedMeeting[] {
  const lines = new Map<string, number>();
  const meetings: PlacedMeeting[] = [];
  for (const row of sheet.rows) {
    const meeting = checkMeeting(row, known, report);
    if (!meeting) continue;
    const told = { code: 'moede-dobbelt', message: 'Klyngen har to møder om samme pakke og runde.' };
    const key = `${meeting.cluster}|${meeting.pack}|${meeting.round}`;
    if (reportTwice(lines, key, row.cell('klynge'), told, report)) continue;
    meetings.push({
      meeting,
      cluster: row.cell('klynge'),
      round: row.cell('runde'),
      date: row.cell('moededato'),
      profile: row.cell('tilstand'),
    });
  }
  return meetings;
}

function checkMeeting(row: SheetRow<MeetingColumn>, known: Known, report: Report): Meeting | null {
  const profile = row.cell('tilstand');
  const meeting = complete({
    cluster: findCluster(row.cell('klynge'), known, report),
    pack: findPack(row.cell('pakke'), known, report)?.id ?? null,
    round: checkRound(row.cell('runde'), 1, report),
    date: checkDate(row.cell('moededato'), report),
    start: checkTime(row.cell('start'), report),
    end: checkTime(row.cell('slut'), report),
    profile: isMissing(profile) ? 'lukket' : checkChoice(profile, profiles, 'tilstand-ukendt', report),
  });
  if (!meeting) return null;
  if (meeting.end <= meeting.start) {
    fault(report, row.cell('slut'), 'moede-slut', 'Mødet slutter, før det begynder.', 'Ret start eller slut.');
  }
  return { ...meeting, place: optionalText(row.cell('sted')), note: optionalText(row.cell('note')), line: row.line };
}

type AgreementColumn = 'klynge' | 'pakke' | 'runde' | 'aftale' | 'ansvarlig' | 'frist';
export const agreementColumns: readonly Column<AgreementColumn>[] = [
  { name: 'klynge' },
  { name: 'pakke' },
  { name: 'runde' },
  { name: 'aftale' },
  { name: 'ansvarlig' },
  { name: 'frist' },
];

/** Words alone, one space between and around them. */
function spaced(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** The agreements are read aloud at the next meeting and stand in what is shared: no practice is named there. */
function refuseNames(cell: Cell, names: readonly string[], report: Report): void {
  const words = spaced(cell.text);
  const named = names.some((name) => words.includes(name));
  if (!named) return;
  const hint = 'Skriv en rolle i stedet, fx »To praksis« eller »Klyngekoordinatoren«.';
  fault(report, cell, 'aftale-navn', 'En aftale nævner en praksis. Aftalerne bliver vist for alle.', hint);
}

/** Who and when may stand open: the facilitator's sheet comes back as it was filled in. */
export function checkAgreements(
  sheet: Sheet<AgreementColumn>,
  practices: readonly Practice[],
  known: Known,
  report: Report,
): readonly Agreement[] {
  const agreements: Agreement[] = [];
  const names = practices.flatMap(({ ydernummer, name }) => [spaced(ydernummer), spaced(name)]);
  for (const row of sheet.rows) {
    const deadline = row.cell('frist');
    for (const column of ['aftale', 'ansvarlig'] as const) refuseNames(row.cell(column), names, report);
    const agreement = complete({
      cluster: findCluster(row.cell('klynge'), known, report),
      pack: findPack(row.cell('pakke'), known, report)?.id ?? null,
      round: checkRound(row.cell('runde'), 1, report),
      text: checkText(row.cell('aftale'), report),
      responsible: optionalText(row.cell('ansvarlig')),
      deadline: isMissing(deadline) ? '' : checkDate(deadline, report),
    });
    if (agreement) agreements.push(agreement);
  }
  return agreements;
}
