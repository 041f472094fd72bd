/**
 * What has been sent (DISCLOSURE D16): `private/ledger.json`, written by `bundle` only and read by every build. Before a
 * meeting's files are sent any rebuild is free; afterwards what was hidden in them stays hidden, and what was printed in
 * them is tried together with the new figures, so that a late practice is not found as the difference of two totals.
 *
 * Nobody reads a practice or a count out of the file: cells are known by HMAC keys, and the printed figures with the
 * counts behind them are enciphered under the secret that lies beside it. Every entry is signed whole: one that was
 * changed by hand, or made with another secret, is refused.
 */
import { z } from 'zod';
import { type Analysis, type CountName, type ShareAnalysis, sharesOf } from '../model/analysis.ts';
import { countedBy, parseColumn, splitGroup } from '../model/columns.ts';
import type { Report } from '../model/problem.ts';
import type { Cell, ReleasedReport } from '../model/released.ts';
import { demandSecret, keyed } from './pseudonym.ts';
import { packRecord, type SentRecord, unpackRecord } from './record.ts';
import { openText, sealText } from './sealing.ts';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const entrySchema = z.strictObject({
  edition: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+-[1-9]\d*$/),
  sent: z.iso.date(),
  /** SHA-256 of released.json as it was sent. */
  released: hex,
  /** Keys of the cells that were hidden. */
  hidden: z.array(hex),
  /** What was printed, enciphered: base64 of nonce, tag and text. */
  printed: z.base64(),
});
const ledgerSchema = z.strictObject({
  format: z.literal('klyngepakker-ledger-1'),
  editions: z.array(entrySchema),
});

export type LedgerEntry = Readonly<z.infer<typeof entrySchema>>;

export interface Ledger {
  readonly hidden: ReadonlySet<string>;
  readonly records: readonly SentRecord[];
}

export const emptyLedger: Ledger = { hidden: new Set(), records: [] };

/** `replaces`: another edition of the same meeting has been sent before. The same edition sent again is written once. */
export function addEntry(
  text: string | null,
  entry: LedgerEntry,
): { readonly text: string; readonly replaces: boolean } {
  const { editions } = text === null ? { editions: [] } : ledgerSchema.parse(JSON.parse(text));
  const before = editions.filter(({ edition }) => edition === entry.edition);
  const replaces = before.some(({ released }) => released !== entry.released);
  if (text !== null && before.some(({ released }) => released === entry.released)) return { text, replaces };
  const ledger = { format: 'klyngepakker-ledger-1', editions: [...editions, entry] };
  return { text: `${JSON.stringify(ledger, null, 1)}\n`, replaces };
}

/** Null when it cannot be trusted: then nothing may be built, and why has been told. No file: nothing was ever sent. */
export function parseLedger(text: string | null, secret: Uint8Array, report: Report): Ledger | null {
  if (text === null) return emptyLedger;
  const parsed = ledgerSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    report(broken('Filen over det, der er sendt, kan ikke læses.'));
    return null;
  }
  const records = parsed.data.editions.map((entry) => {
    const opened = openText(entry.printed, boundOf(entry), secret);
    return opened === null ? null : unpackRecord(opened);
  });
  const opened = records.filter((record) => record !== null);
  if (opened.length < records.length) {
    report(broken('Filen over det, der er sendt, er ændret eller lavet med en anden nøgle.'));
    return null;
  }
  return { hidden: new Set(parsed.data.editions.flatMap(({ hidden }) => hidden)), records: opened };
}

function boundOf({ edition, sent, released, hidden }: Omit<LedgerEntry, 'printed'>): string {
  return [edition, sent, released, ...hidden].join('|');
}

function broken(message: string) {
  return {
    code: 'afsendt-ulaeselig',
    severity: 'error',
    place: { file: 'private/ledger.json' },
    message,
    hint: 'Hent ledger.json og secret.key fra den samme sikkerhedskopi. Slet dem ikke: uden dem kan nye tal røbe gamle.',
  } as const;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Practices whose figure in this share was hidden in an edition that has been sent, whichever round or pack sent it. */
export function hiddenBySent(
  { hidden }: Ledger,
  secret: Uint8Array,
  round: Analysis,
  share: ShareAnalysis,
): ReadonlySet<string> {
  if (hidden.size === 0) return new Set();
  const practices = share.practices.map(({ ydernummer }) => ydernummer);
  return new Set(practices.filter((one) => hiddenKeys(secret, round, share, one).some((key) => hidden.has(key))));
}

/**
 * A cell has two keys: one by its place in the pack, which a corrected period does not change, and one by what is
 * counted and when, by which another pack that prints the same column knows it. A year of a trend is that year in
 * whatever period the table is delivered for.
 */
function hiddenKeys(secret: Uint8Array, round: Analysis, share: ShareAnalysis, ydernummer: string): string[] {
  const { meeting, periods } = round;
  const { column, from } = countIn(share);
  const period = periods[parseColumn(column).table];
  const when = splitGroup(share.id).group === null ? period && [period.from, period.to] : ['trend'];
  const place = ['v1-ledger', meeting.pack, column, from, String(meeting.round), ydernummer];
  const subject = when && ['v1-ledger-period', column, from, ...when, ydernummer];
  return [place, subject].flatMap((parts) => (parts ? [keyed(secret, parts.map(asPart))] : []));
}

/** What is hidden: persons or events from a group on, contacts, or a ready figure. */
function countIn({ indicator, practices }: ShareAnalysis): { readonly column: string; readonly from: string } {
  const { numerator, from } = countedBy(indicator);
  const contacts = indicator.kind === 'event-share' && practices.some(({ persons }) => persons !== undefined);
  if (indicator.kind === 'value') return { column: numerator ?? indicator.value, from: numerator ? '0' : 'value' };
  return { column: indicator.numerator, from: contacts ? 'contacts' : String(from ?? 0) };
}

/** Parts are joined by a bar, and a group may be called anything. */
function asPart(text: string): string {
  return text.replaceAll('|', '/');
}

/** How a record names counts and practices; the audit asks for the same names when it looks for them again. */
export function ledgerKeys(secret: Uint8Array) {
  demandSecret(secret);
  return {
    count: (one: CountName): string =>
      keyed(secret, [
        'v1-ledger-count',
        one.pack,
        asPart(one.column),
        `${one.from}-${one.below ?? ''}`,
        String(one.round),
        one.practice,
      ]),
    practice: (ydernummer: string): string => keyed(secret, ['v1-ledger-practice', ydernummer]),
  };
}

export interface Sending {
  /** `<klynge>/<pakke>-<runde>` */
  readonly edition: string;
  /** ISO date. */
  readonly sent: string;
  /** SHA-256 of released.json as it is sent. */
  readonly released: string;
  readonly analysis: Analysis;
  readonly report: ReleasedReport;
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, Cell>>;
  /** From the audit. */
  readonly record: SentRecord;
}

/** What `bundle` adds to the ledger for an edition. Sorted, so that the order tells nothing of who is who. */
export function ledgerEntry(sending: Sending, secret: Uint8Array): LedgerEntry {
  const { edition, sent, released, analysis, report, cells } = sending;
  const hidden = report.practices.letters ? hiddenIn(analysis, cells, secret).sort() : [];
  const head = { edition, sent, released, hidden };
  return { ...head, printed: sealText(packRecord(sending.record), boundOf(head), secret) };
}

function hiddenIn(analysis: Analysis, cells: Sending['cells'], secret: Uint8Array): string[] {
  return sharesOf(analysis).flatMap((share) => {
    const withheld = [...(cells.get(share.id) ?? [])].filter(([, { status }]) => status === 'withheld');
    return withheld.flatMap(([ydernummer]) => hiddenKeys(secret, analysis, share, ydernummer));
  });
}
