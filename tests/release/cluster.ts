/** A cluster made by hand: who has how many children in each group, sent through analysis and release. */
import { bandsPass } from '../../scripts/audit/bandcheck.ts';
import type { Analysis } from '../../scripts/model/analysis.ts';
import type { DataSet, Meeting, Profile } from '../../scripts/model/counts.ts';
import type { Pack } from '../../scripts/model/pack.ts';
import type { ReleasedIndicator, ReleasedReport, ReleasedShare } from '../../scripts/model/released.ts';
import { type Release, release } from '../../scripts/release/release.ts';
import { analyse, indexRows } from '../../scripts/statistics/analyse.ts';
import { goodPackParsed } from '../input/packs.ts';

/** Children with 1, with 2-4 and with 5 or more contacts; to the out-of-hours service likewise. */
export interface MadePractice {
  readonly all: readonly [number, number, number];
  readonly outOfHours?: readonly [number, number, number];
  readonly consents?: boolean;
  readonly delivers?: boolean;
}

export interface Made {
  readonly practices: readonly MadePractice[];
  readonly profile?: Profile;
  readonly round?: number;
  readonly secret?: string;
  readonly pack?: Pack;
  readonly cluster?: string;
  readonly date?: string;
}

const groups = ['1', '2-4', '5+'] as const;

/** 991000, 991001 …: numbers that cannot be mistaken for a count. */
export const ydernummerOf = (at: number): string => String(991000 + at);
export const nameOf = (at: number): string => `Lægehuset Hemmelig${String.fromCharCode(97 + at)}`;

export function dataSetOf({
  practices,
  profile = 'lukket',
  round = 1,
  cluster = 'nord',
  date = '2026-08-31',
}: Made): DataSet {
  const meeting: Meeting = {
    cluster,
    pack: 'proeve',
    round,
    date,
    start: '14:00',
    end: '16:00',
    place: 'Lokale A',
    note: '',
    profile,
    line: 2,
  };
  const delivered = practices
    .map((practice, at) => ({ practice, at }))
    .filter(({ practice }) => practice.delivers !== false);
  const table = (id: string, pick: (practice: MadePractice) => readonly number[]) => ({
    pack: 'proeve',
    table: id,
    rows: delivered.flatMap(({ practice, at }) =>
      groups.map((category, group) => ({
        unit: ydernummerOf(at),
        round,
        category,
        file: 'x',
        line: 2,
        values: { children: pick(practice)[group] ?? 0 },
      })),
    ),
  });
  const period = (id: string) => ({
    pack: 'proeve',
    table: id,
    round,
    from: '2025-01-01',
    to: '2025-12-31',
    extracted: '2026-01-15',
    source: 'Regionen',
    synthetic: false,
  });
  return {
    folder: 'data/x',
    clusters: [{ id: cluster, name: 'Klynge Nord', region: 'Region Sjælland', municipalities: ['101'] }],
    practices: practices.map((_, at) => ({
      ydernummer: ydernummerOf(at),
      name: nameOf(at),
      cluster,
      municipality: '101',
      listSize: 1600,
    })),
    consents: practices.flatMap(({ consents = true }, at) =>
      consents ? [{ ydernummer: ydernummerOf(at), pack: 'proeve', date: '2026-01-02', open: profile === 'aaben' }] : [],
    ),
    meetings: [meeting],
    agreements: [],
    periods: ['kontakter', 'vagt', 'kommuner'].map(period),
    references: [],
    tables: [
      table('kontakter', ({ all }) => all),
      table('vagt', ({ all, outOfHours }) => outOfHours ?? [Math.floor(all[0] / 2), Math.floor(all[1] / 2), 0]),
      {
        pack: 'proeve',
        table: 'kommuner',
        rows: [{ unit: '101', round, category: '', file: 'x', line: 2, values: { value: -8.5 } }],
      },
    ],
  };
}

export interface Outcome extends Release {
  readonly analysis: Analysis;
  readonly many: ReleasedShare;
  readonly json: string;
}

export function releaseOf(made: Made): Outcome {
  const pack = made.pack ?? goodPackParsed();
  const data = dataSetOf(made);
  const [meeting] = data.meetings;
  if (!meeting) throw new Error('there is one meeting');
  const analysis = analyse(pack, data, indexRows(data), meeting);
  const released = release(pack, analysis, {
    secret: Buffer.from((made.secret ?? 'a1').repeat(32), 'hex'),
    municipalities: [{ code: '101', name: 'København', region: 'Hovedstaden' }],
    caution: 'rules',
    bandsPass,
  });
  const many = indicatorsOf(released.report).find(({ id }) => id === 'mange') as ReleasedShare;
  return { ...released, analysis, many, json: JSON.stringify(released.report) };
}

export function indicatorsOf(report: ReleasedReport): ReleasedIndicator[] {
  return report.blocks.flatMap((block) => (block.type === 'indicator' ? [block.indicator] : []));
}

/** Twelve practices of many sizes, none of which must be hidden. */
export const twelve: readonly MadePractice[] = Array.from({ length: 12 }, (_, at) => ({
  all: [60 + 7 * at, 40 + 3 * at, 20 + at],
  outOfHours: [30 + at, 12 + at, 8],
}));

export function replaced(at: number, practice: MadePractice): MadePractice[] {
  return twelve.map((each, place) => (place === at ? practice : each));
}
