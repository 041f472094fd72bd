/** What is needed to ask for a meeting's figures: who is asked, what for, and by when. */
import { addDays } from '../danish.ts';
import type { BlockOf } from '../model/blocks.ts';
import type { Pack, PracticeTable, Table } from '../model/pack.ts';

export interface IntakePractice {
  readonly ydernummer: string;
  readonly name: string;
  /** ISO date; null until the practice has said yes to the pack. */
  readonly consent: string | null;
  /** Ids of the pack's tables that hold figures of the practice for this round. */
  readonly delivered: readonly string[];
}

export interface IntakeOrder {
  readonly pack: Pick<Pack, 'id' | 'title' | 'short' | 'tables' | 'indicators' | 'blocks'>;
  readonly cluster: { readonly id: string; readonly name: string; readonly municipalities: readonly string[] };
  readonly meeting: { readonly date: string; readonly round: number; readonly profile: 'lukket' | 'aaben' | 'total' };
  /** ISO date, from the command line. */
  readonly today: string;
  readonly practices: readonly IntakePractice[];
  /** Why nobody can be expected to act on a day; null on a working day. */
  readonly closedOn: (iso: string) => string | null;
}

/** Tables that the practices themselves fill in say so with this word. */
const practices = 'praksis';

/** All tables of one supplier, as they are asked for in one mail. */
export interface Request {
  readonly supplier: string;
  /** For folders and files. */
  readonly slug: string;
  readonly tables: readonly (readonly [id: string, table: Table])[];
}

export function requestsOf({ pack }: IntakeOrder): readonly Request[] {
  const bySlug = Map.groupBy(Object.entries(pack.tables), ([, { supplier }]) => slugOf(supplier));
  return [...bySlug].map(([slug, tables]) => ({ supplier: tables[0]?.[1].supplier.trim() ?? slug, slug, tables }));
}

export function isPractices({ supplier }: Pick<Request, 'supplier'>): boolean {
  return supplier.toLowerCase() === practices;
}

export function practiceTables({ pack }: IntakeOrder): readonly (readonly [id: string, table: PracticeTable])[] {
  return Object.entries(pack.tables).flatMap(([id, table]) =>
    table.grain === 'practice' ? [[id, table] as const] : [],
  );
}

/** `kontakter.csv` is `kontakter`. */
export function stemOf({ file }: Table): string {
  return file.replace(/\.[^.]*$/, '');
}

function slugOf(text: string): string {
  const letters = text.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa');
  return letters.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'leverandoer';
}

type Step = BlockOf<'preparation'>['steps'][number];

export interface Deadlines {
  /** When the figures are asked for; null where the pack sets no day. */
  readonly asked: string | null;
  /** When they must be here. */
  readonly due: string;
  /** Whether the pack has set that day; otherwise it is a week before the meeting. */
  readonly fromPack: boolean;
  /** Where they are sent; null where the pack leaves that open. */
  readonly receiver: string | null;
  readonly copy: string | null;
}

const daysToSpare = 7;

/** From the pack's preparation: the step that asks the supplier, and the one where the practices send their own. */
export function deadlinesOf(order: IntakeOrder, request: Pick<Request, 'supplier'>): Deadlines {
  const steps = order.pack.blocks.flatMap(({ block }) => (block.type === 'preparation' ? block.steps : []));
  const dated = steps.filter((step) => step['days-before'] !== undefined);
  const own = isPractices(request);
  const asking = dated.find(({ to }) =>
    own ? everybody.test(to ?? '') : to?.toLowerCase() === request.supplier.toLowerCase(),
  );
  const sending = own ? dated.find(({ who }) => everybody.test(who)) : undefined;
  const { date } = order.meeting;
  return {
    asked: asking ? dayOf(asking, date) : null,
    due: sending ? dayOf(sending, date) : addDays(date, -daysToSpare),
    fromPack: sending !== undefined,
    receiver: sending?.to ?? null,
    copy: asking?.cc ?? null,
  };
}

const everybody = /\b(alle|medlem|praksis)/i;

function dayOf(step: Step, meeting: string): string {
  return addDays(meeting, -(step['days-before'] ?? 0));
}
