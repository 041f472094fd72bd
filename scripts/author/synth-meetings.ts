/** The work list: meetings, last time's agreements, consents, and the period of every table. */
import type { PackHead, Table } from '../model/pack.ts';
import { type CsvCell, csvText } from './synth-csv.ts';
import { addDays, addMinutes, monthStart, workday } from './synth-dates.ts';
import type { SynthCluster } from './synth-places.ts';
import type { ClusterPlan } from './synth-plan.ts';
import { hashText, randomStream } from './synth-random.ts';

export const rounds = [1, 2] as const;
export const syntheticSource = 'Konstrueret til demonstration';

/** First Monday of each season. Round 2 is always spring 2027: half a year after the autumn meetings, or a year. */
const seasonStart = { spring: '2026-03-02', autumn: '2026-08-31', second: '2027-03-15' } as const;
/** Last day of the period, and the day the figures were drawn, by round. */
const lastDay = { 1: '2025-12-31', 2: '2026-12-31' } as const;
const extracted = { 1: '2026-01-19', 2: '2027-01-18' } as const;

type Row = readonly CsvCell[];

export function meetingsCsv(packs: readonly PackHead[], clusters: readonly SynthCluster[]): string {
  const rows = packs.flatMap((pack) => clusters.flatMap((cluster) => meetingRows(pack, cluster.plan)));
  return csvText(['klynge', 'pakke', 'runde', 'moededato', 'start', 'slut', 'sted', 'note', 'tilstand'], rows);
}

function meetingRows(pack: PackHead, plan: ClusterPlan): Row[] {
  return plan.profiles.map((profile, index): Row => {
    const end = addMinutes(plan.start, pack.minutes);
    const date = meetingDate(pack.id, plan, index + 1);
    return [plan.id, pack.id, index + 1, date, plan.start, end, plan.room, plan.note ?? '', profile];
  });
}

/** Packs are spread over eight weeks, Monday to Thursday, by their id: so a new pack moves no meeting of another. */
function meetingDate(pack: string, plan: ClusterPlan, round: number): string {
  const start = seasonStart[round === 1 ? plan.season : 'second'];
  const spread = hashText(pack);
  const weekday = (plan.day + (spread >>> 8)) % 4;
  return workday(addDays(start, (plan.week + (spread % 8)) * 7 + weekday));
}

const promises = [
  ['Hver praksis tager egne tal op på et personalemøde', 'Hver praksis', 30],
  ['Vi afprøver en fælles vejledning til personalet ved telefonen', 'Praksispersonalet', 60],
  ['Koordinatoren inviterer en gæst fra kommunen til næste møde', 'Klyngekoordinatoren', 90],
] as const;

/** What was agreed at the meeting of round 1, for the clusters that meet again. */
export function agreementRows(packs: readonly PackHead[], clusters: readonly SynthCluster[]): Row[] {
  return packs.flatMap((pack) =>
    clusters
      .filter(({ plan }) => plan.profiles.length > 1)
      .flatMap(({ plan }) => {
        const met = meetingDate(pack.id, plan, 1);
        return promises.map(([text, who, days]): Row => [plan.id, pack.id, 1, text, who, workday(addDays(met, days))]);
      }),
  );
}

/** Consents are given before the figures of round 1 are drawn. */
export function consentsCsv(packs: readonly PackHead[], clusters: readonly SynthCluster[], seed: string): string {
  const rows = packs.flatMap((pack) => {
    const random = randomStream(seed, 'consent', pack.id);
    return clusters.flatMap(({ practices }) =>
      practices.flatMap((practice): Row[] => {
        const date = workday(addDays(extracted[1], -random.whole(14, 70)));
        return practice.consents ? [[practice.ydernummer, pack.id, date, practice.open ? 'ja' : 'nej']] : [];
      }),
    );
  });
  return csvText(['ydernummer', 'pakke', 'dato', 'aaben'], rows);
}

export function periodsCsv(packs: readonly PackHead[]): string {
  const rows = packs.flatMap((pack) =>
    Object.entries(pack.tables).flatMap(([id, table]) => rounds.map((round) => periodRow(pack.id, id, table, round))),
  );
  return csvText(['pakke', 'tabel', 'runde', 'fra', 'til', 'udtrukket', 'kilde', 'konstrueret'], rows);
}

function periodRow(pack: string, id: string, table: Table, round: (typeof rounds)[number]): Row {
  const year = table.grain === 'municipality' ? publishedYear(table) : null;
  const [from, to] = year === null ? rollingPeriod(table, round) : [`${year}-01-01`, `${year}-12-31`];
  return [pack, id, round, from, to, extracted[round], syntheticSource, 'ja'];
}

/** Periods of twelve months meet without overlap; longer ones overlap, as the sources' fifteen months do. */
function rollingPeriod(table: Table, round: (typeof rounds)[number]): readonly [string, string] {
  const end = lastDay[round];
  return [monthStart(end, 1 - (table.period?.months ?? 12)), end];
}

/** A published figure is from the first year its definition names. */
function publishedYear(table: Table): string | null {
  return (
    [table.period?.note, table.title, table.what].map((text) => /\b20\d\d\b/.exec(text ?? '')?.[0]).find(Boolean) ??
    null
  );
}
