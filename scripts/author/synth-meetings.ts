/** The work list: meetings, last time's agreements and consents. */
import { addDays, addMonths } from '../danish.ts';
import type { Pack, PackHead } from '../model/pack.ts';
import { type CsvCell, csvText } from './synth-csv.ts';
import { addMinutes, workday } from './synth-dates.ts';
import { drawnOf, isRolling } from './synth-periods.ts';
import type { SynthCluster } from './synth-places.ts';
import { type ClusterPlan, isForAll, profilesFor } from './synth-plan.ts';
import { hashText, randomStream } from './synth-random.ts';

/** First Monday of each season. Round 2 is always spring 2027: half a year after the autumn meetings, or a year. */
const seasonStart = { spring: '2026-03-02', autumn: '2026-08-31', second: '2027-03-15' } as const;

type Row = readonly CsvCell[];
/** What the blocks say of the follow-up counts, where there are blocks. */
export type SynthPack = PackHead & Partial<Pick<Pack, 'blocks'>>;

export function meetingsCsv(packs: readonly SynthPack[], clusters: readonly SynthCluster[]): string {
  const rows = packs.flatMap((pack) => clusters.flatMap((cluster) => meetingRows(pack, cluster.plan)));
  return csvText(['klynge', 'pakke', 'runde', 'moededato', 'start', 'slut', 'sted', 'note', 'tilstand'], rows);
}

function meetingRows(pack: SynthPack, plan: ClusterPlan): Row[] {
  return profilesFor(pack.id, plan).map((profile, index): Row => {
    const end = addMinutes(plan.start, pack.minutes ?? 180);
    const date = meetingDate(pack, plan, index + 1);
    return [plan.id, pack.id, index + 1, date, plan.start, end, plan.room, plan.note ?? '', profile];
  });
}

/** Packs are spread over eight weeks, Monday to Thursday, by their id: so a new pack moves no meeting of another. */
function meetingDate(pack: SynthPack, plan: ClusterPlan, round: number): string {
  const start = seasonStart[round === 1 ? seasonOf(pack, plan) : 'second'];
  const spread = hashText(pack.id);
  const weekday = (plan.day + (spread >>> 8)) % 4;
  const day = workday(addDays(start, (plan.week + (spread % 8)) * 7 + weekday));
  if (round === 1) return day;
  const earliest = workday(addMonths(meetingDate(pack, plan, 1), monthsBetween(pack)));
  return day < earliest ? earliest : day;
}

function monthsBetween({ blocks = [] }: SynthPack): number {
  return Math.max(0, ...blocks.map(({ block }) => (block.type === 'follow-up' ? (block.months[0] ?? 0) : 0)));
}

/** Soon after the figures were drawn; a pack that all clusters meet about has them spread over the year. */
function seasonOf(pack: PackHead, plan: ClusterPlan): 'spring' | 'autumn' {
  if (isRolling(pack)) return 'autumn';
  return isForAll(pack.id, plan) ? plan.season : 'spring';
}

const promises = [
  ['Hver praksis tager egne tal op på et personalemøde', 'Hver praksis', 30],
  ['Vi afprøver en fælles vejledning til personalet ved telefonen', 'Praksispersonalet', 60],
  ['Koordinatoren inviterer en gæst fra kommunen til næste møde', 'Klyngekoordinatoren', 90],
] as const;
const otherPromises = [
  ['Hver praksis finder de patienter frem, som aftalen gælder', 'Hver praksis', 30],
  ['To praksis prøver arbejdsgangen af og fortæller, hvordan det gik', 'Lægerne i de to praksis', 90],
  ['Vi skriver en fælles frase til journalen', 'Klyngekoordinatoren', 45],
] as const;

/** What was agreed at the meeting of round 1, for the clusters that meet again. */
export function agreementRows(packs: readonly SynthPack[], clusters: readonly SynthCluster[]): Row[] {
  return packs.flatMap((pack) =>
    clusters
      .filter(({ plan }) => profilesFor(pack.id, plan).length > 1)
      .flatMap(({ plan }) => {
        const met = meetingDate(pack, plan, 1);
        const agreed = isForAll(pack.id, plan) ? promises : otherPromises;
        return agreed.map(([text, who, days]): Row => [plan.id, pack.id, 1, text, who, workday(addDays(met, days))]);
      }),
  );
}

/** Consents are given before the figures of round 1 are drawn. */
export function consentsCsv(packs: readonly PackHead[], clusters: readonly SynthCluster[], seed: string): string {
  const rows = packs.flatMap((pack) => {
    const random = randomStream(seed, 'consent', pack.id);
    return clusters.flatMap(({ practices }) =>
      practices.flatMap((practice): Row[] => {
        const date = workday(addDays(drawnOf(pack, 1).extracted, -random.whole(14, 70)));
        return practice.consents ? [[practice.ydernummer, pack.id, date, practice.open ? 'ja' : 'nej']] : [];
      }),
    );
  });
  return csvText(['ydernummer', 'pakke', 'dato', 'aaben'], rows);
}
