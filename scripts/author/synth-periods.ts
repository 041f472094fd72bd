/** When a pack's figures are from: the period and the day of extraction of every table, by round. */
import type { PackHead, Table } from '../model/pack.ts';
import { csvText } from './synth-csv.ts';
import { monthStart } from './synth-dates.ts';
import { countedTables } from './synth-parts.ts';

export const rounds = [1, 2] as const;
type Round = (typeof rounds)[number];
export const syntheticSource = 'Konstrueret til demonstration';

/** Last day of the period, and the day the figures were drawn. */
interface Drawn {
  readonly lastDay: string;
  readonly extracted: string;
}

const yearly: Readonly<Record<Round, Drawn>> = {
  1: { lastDay: '2025-12-31', extracted: '2026-01-19' },
  2: { lastDay: '2026-12-31', extracted: '2027-01-18' },
};
const halfYearly: Readonly<Record<Round, Drawn>> = {
  1: { lastDay: '2026-06-30', extracted: '2026-07-20' },
  2: yearly[2],
};

/**
 * Figures of more than a year roll on: the source asks for the last fifteen months, and the cluster meets again after
 * half a year. Two rounds then share nine months. Years of a table that has them by name do not roll.
 */
export function isRolling(pack: PackHead): boolean {
  return countedTables(pack).some(([, table]) => (table.period?.months ?? 0) > 12 && namedYears(table) === null);
}

export function drawnOf(pack: PackHead, round: Round): Drawn {
  return (isRolling(pack) ? halfYearly : yearly)[round];
}

export function periodsCsv(packs: readonly PackHead[]): string {
  const rows = packs.flatMap((pack) =>
    Object.entries(pack.tables).flatMap(([id, table]) =>
      rounds.map((round) => {
        const { lastDay, extracted } = drawnOf(pack, round);
        const [from, to] = periodOf(table, lastDay);
        return [pack.id, id, round, from, to, extracted, syntheticSource, 'ja'];
      }),
    ),
  );
  return csvText(['pakke', 'tabel', 'runde', 'fra', 'til', 'udtrukket', 'kilde', 'konstrueret'], rows);
}

function periodOf(table: Table, lastDay: string): readonly [string, string] {
  const years = table.grain === 'municipality' ? publishedYear(table) : namedYears(table);
  if (years !== null) return [`${years[0]}-01-01`, `${years[1]}-12-31`];
  return [monthStart(lastDay, 1 - (table.period?.months ?? 12)), lastDay];
}

/** A published figure is from the first year its definition names. */
function publishedYear(table: Table): readonly [string, string] | null {
  const years = [table.period?.note, table.title, table.what].map((text) => /\b20\d\d\b/.exec(text ?? '')?.[0]);
  const year = years.find(Boolean);
  return year === undefined ? null : [year, year];
}

/** First and last of the groups when they are years. */
function namedYears(table: Table): readonly [string, string] | null {
  const groups = table.grain === 'practice' ? (table.category?.groups ?? []) : [];
  const [first, last] = [groups[0], groups.at(-1)];
  if (first === undefined || last === undefined || !groups.every((group) => /^20\d\d$/.test(group))) return null;
  return [first, last];
}
