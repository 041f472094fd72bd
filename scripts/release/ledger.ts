/**
 * What has been sent (DISCLOSURE D16): `private/ledger.json`, written by `bundle` only and read by every build. Before a
 * meeting's files are sent any rebuild is free; afterwards what was hidden in them stays hidden, and what was printed in
 * them is tried together with the new figures, so that a late practice is not found as the difference of two totals.
 *
 * Nobody reads a practice or a count out of the file: cells are known by HMAC keys, and the printed figures with the
 * counts behind them are enciphered under the secret that lies beside it. Every entry is signed whole: one that was
 * changed by hand, or made with another secret, is refused.
 */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { Analysis, ShareAnalysis } from '../model/analysis.ts';
import type { Report } from '../model/problem.ts';
import type { Cell, ReleasedReport } from '../model/released.ts';
import { demandSecret, keyed } from './pseudonym.ts';

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

const statement = {
  what: z.string(),
  /** Place in `cells`, and how many times. */
  terms: z.array(z.tuple([z.int(), z.int()])),
};
const statementSchema = z.strictObject({ ...statement, lower: z.int().nullable(), upper: z.int().nullable() });
const recordSchema = z.strictObject({
  cells: z.array(z.strictObject({ key: hex, practice: hex, column: z.string(), x: z.int() })),
  known: z.array(statementSchema),
  published: z.array(statementSchema),
  protected: z.array(
    z.strictObject({ ...statement, of: z.int().nullable(), threshold: z.int(), sensitive: z.boolean() }),
  ),
});

export type LedgerEntry = Readonly<z.infer<typeof entrySchema>>;

interface Term {
  readonly cell: string;
  readonly times: number;
}
interface Sentence {
  readonly what: string;
  readonly terms: readonly Term[];
  readonly lower: number;
  readonly upper: number;
}

/** What one sent edition printed, as the audit tries it; terms name their cells by key. */
export interface SentRecord {
  readonly cells: readonly z.infer<typeof recordSchema>['cells'][number][];
  readonly known: readonly Sentence[];
  readonly published: readonly Sentence[];
  readonly protected: readonly {
    readonly what: string;
    readonly terms: readonly Term[];
    readonly of: number | null;
    readonly threshold: number;
    readonly sensitive: boolean;
  }[];
}

export interface Ledger {
  readonly hidden: ReadonlySet<string>;
  readonly records: readonly SentRecord[];
}

export const emptyLedger: Ledger = { hidden: new Set(), records: [] };
