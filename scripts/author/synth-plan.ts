/**
 * Which clusters a synthetic data set has and what each of them is there to show. All places are invented; only the
 * municipality codes are real, because the map needs them.
 */
import { hashText, randomStream, shuffle } from './synth-random.ts';

/**
 * A worst case planted in one practice. `mark` is the number of contacts from which the pack says "many".
 * - `zero`: nobody in the numerator (x = 0), and nobody at all in a table of part of the contacts
 * - `few`: three persons in the numerator (x in 1-4), two in a part table
 * - `everyone`: x = n with n = 24; `everyone-small`: x = n with n = 14
 * - `tiny`: eight persons in all (n < 10)
 * - `heavy`: one child with 40 contacts, hidden by the open top group; nobody else has many
 * - `twin`: the same figures as the practice before it; `double`: twice those of the practice before it (equal shares)
 */
export type Plant = 'zero' | 'few' | 'everyone' | 'everyone-small' | 'tiny' | 'heavy' | 'twin' | 'double';
type MeetingProfile = 'lukket' | 'aaben' | 'total';

export interface Municipality {
  readonly code: string;
  readonly name: string;
  readonly region: string;
}

export interface ClusterPlan {
  readonly id: string;
  readonly place: string;
  readonly municipalities: readonly string[];
  readonly practices: number;
  /** Every practice has one doctor. */
  readonly solo?: boolean;
  readonly season: 'spring' | 'autumn';
  /** Weeks into the season, and the weekday (0 = Monday, to Thursday), both before the pack's own shift. */
  readonly week: number;
  readonly day: number;
  readonly start: string;
  readonly room: string;
  readonly note?: string;
  /**
   * By the pack's cast (see `profilesFor`), the profile of the meeting of round 1 and, where one is planned, of round 2. Empty
   * where the cluster does not meet about such a pack.
   */
  readonly casts: readonly (readonly MeetingProfile[])[];
  /** Who lets the cluster see them by name. */
  readonly open: 'all' | 'some' | 'none';
  /** By the practice's place in the cluster, from 0. */
  readonly plants?: Readonly<Record<number, Plant>>;
  readonly undelivered?: Readonly<Record<number, readonly number[]>>;
  readonly withoutConsent?: readonly number[];
}

export const demoPlan: readonly ClusterPlan[] = [
  {
    id: 'midtby',
    place: 'Midtby',
    municipalities: ['751'],
    practices: 12,
    season: 'autumn',
    week: 0,
    day: 3,
    start: '14:00',
    room: 'Mødelokale 2, Sundhedshuset Vindrosen',
    casts: [['lukket', 'total'], ['lukket', 'lukket'], []],
    open: 'some',
  },
  {
    id: 'fjord-nord',
    place: 'Fjord Nord',
    municipalities: ['846'],
    practices: 9,
    season: 'autumn',
    week: 1,
    day: 2,
    start: '16:30',
    room: 'Den Blå Sal, Kulturhuset Sejlmageren',
    note: 'Mødet begynder med en let anretning',
    casts: [[], ['lukket', 'total'], ['lukket']],
    open: 'none',
    plants: { 3: 'tiny', 6: 'heavy' },
    undelivered: { 1: [1, 2], 7: [1] },
  },
  {
    id: 'storbyen-oest',
    place: 'Storbyen Øst',
    municipalities: ['101'],
    practices: 26,
    season: 'spring',
    week: 0,
    day: 2,
    start: '16:30',
    room: 'Auditorium B, Mødestedet Kvadraten',
    casts: [['lukket'], ['lukket'], ['lukket', 'lukket']],
    open: 'some',
    plants: { 2: 'zero', 5: 'few', 9: 'twin', 10: 'double', 17: 'everyone' },
  },
  {
    id: 'aadalen',
    place: 'Ådalen',
    municipalities: ['330'],
    practices: 4,
    season: 'spring',
    week: 1,
    day: 4,
    start: '14:00',
    room: 'Lille sal, Forsamlingshuset Kornblomsten',
    casts: [['lukket'], ['lukket'], ['total']],
    open: 'none',
  },
  {
    id: 'skovkanten',
    place: 'Skovkanten',
    municipalities: ['370'],
    practices: 8,
    season: 'spring',
    week: 3,
    day: 1,
    start: '13:00',
    room: 'Mødelokale 1, Aktivitetshuset Fyrreskoven',
    casts: [[], ['lukket'], ['lukket']],
    open: 'none',
    plants: { 0: 'zero', 1: 'everyone-small' },
    withoutConsent: [6],
  },
  {
    id: 'sund-og-baelt',
    place: 'Sund og Bælt',
    municipalities: ['479', '482'],
    practices: 11,
    season: 'autumn',
    week: 3,
    day: 4,
    start: '14:00',
    room: 'Konferencerum 3, Mødehuset Bølgebryderen',
    casts: [['aaben'], ['aaben'], ['aaben', 'aaben']],
    open: 'all',
  },
  {
    id: 'vesterled',
    place: 'Vesterled',
    municipalities: ['561'],
    practices: 10,
    solo: true,
    season: 'autumn',
    week: 4,
    day: 3,
    start: '16:30',
    room: 'Pejsestuen, Foreningshuset Strandskaden',
    casts: [['lukket', 'lukket'], ['lukket'], ['lukket']],
    open: 'some',
  },
  {
    id: 'heden',
    place: 'Heden',
    municipalities: ['657'],
    practices: 5,
    season: 'spring',
    week: 4,
    day: 2,
    start: '14:00',
    room: 'Mødelokale 4, Medborgerhuset Lyngen',
    casts: [['lukket'], ['lukket'], []],
    open: 'none',
  },
];

/**
 * Not every cluster takes up every pack. Packs fall into casts by their id, so that a new one moves no meeting of
 * another.
 */
export function profilesFor(pack: string, plan: ClusterPlan): readonly MeetingProfile[] {
  return plan.casts[castOf(pack, plan)] ?? [];
}

/** Whether all clusters meet about it. In the demo the middle cast does. */
export function isForAll(pack: string, plan: ClusterPlan): boolean {
  return plan.casts.length === 1 || castOf(pack, plan) === 1;
}

function castOf(pack: string, { casts }: ClusterPlan): number {
  return hashText(`meets|${pack}`) % casts.length;
}

const starts = ['14:00', '16:30', '13:00', '14:30'];

/** A country's worth of clusters, for measuring speed and for trying the rules on many shapes. */
export function nationalPlan(
  seed: string,
  clusters: number,
  practices: number,
  municipalities: readonly Municipality[],
): readonly ClusterPlan[] {
  const random = randomStream(seed, 'plan');
  const order = shuffle(municipalities, random);
  return Array.from({ length: clusters }, (_, index): ClusterPlan => {
    const number = String(index + 1).padStart(3, '0');
    const spread = Math.floor(practices * 0.35);
    const worst = index % 10 === 0;
    return {
      id: `klynge-${number}`,
      place: `Kunstby ${number}`,
      municipalities: homes(order, index),
      practices: Math.max(1, practices + random.whole(-spread, spread)),
      season: index % 2 === 0 ? 'spring' : 'autumn',
      week: index % 6,
      day: 1 + (index % 4),
      start: starts[index % starts.length] ?? '14:00',
      room: `Mødelokale ${1 + (index % 5)}, Mødehuset Kunstby ${number}`,
      casts: [['lukket', 'lukket']],
      open: 'none',
      ...(worst && { plants: { 0: 'zero', 1: 'few', 2: 'tiny', 3: 'heavy' } as const, undelivered: { 4: [1] } }),
      ...(index % 10 === 5 && { withoutConsent: [0] }),
    };
  });
}

/** One municipality, and every eighth cluster two of the same region. */
function homes(order: readonly Municipality[], index: number): readonly string[] {
  const first = order[index % order.length];
  if (first === undefined) throw new Error('A synthetic data set needs at least one municipality');
  const second = order.find((other) => other.region === first.region && other.code !== first.code);
  return index % 8 === 7 && second !== undefined ? [first.code, second.code] : [first.code];
}
