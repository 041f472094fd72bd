/** What one sent edition printed, in the form the ledger keeps it: cells by key, statements by place. */
import { z } from 'zod';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
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

export function packRecord(record: SentRecord): string {
  const places = new Map(record.cells.map(({ key }, place) => [key, place]));
  const inPlaces = (terms: readonly Term[]): [number, number][] =>
    terms.map(({ cell, times }) => {
      const place = places.get(cell);
      if (place === undefined) throw new Error('a statement is about a cell that is not in the record');
      return [place, times];
    });
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  const pack = ({ what, terms, lower, upper }: Sentence) => ({
    what,
    terms: inPlaces(terms),
    lower: finite(lower),
    upper: finite(upper),
  });
  const packed: z.infer<typeof recordSchema> = {
    cells: [...record.cells],
    known: record.known.map(pack),
    published: record.published.map(pack),
    protected: record.protected.map(({ what, terms, of, threshold, sensitive }) => ({
      what,
      terms: inPlaces(terms),
      of,
      threshold,
      sensitive,
    })),
  };
  return JSON.stringify(packed);
}

/** Signed by us, so anything unexpected in it is a fault of ours. */
export function unpackRecord(text: string): SentRecord {
  const record = recordSchema.parse(JSON.parse(text));
  const inKeys = (terms: readonly (readonly [number, number])[]): Term[] =>
    terms.map(([place, times]) => ({ cell: record.cells[place]?.key ?? '', times }));
  const unpack = ({ what, terms, lower, upper }: z.infer<typeof statementSchema>): Sentence => ({
    what,
    terms: inKeys(terms),
    lower: lower ?? Number.NEGATIVE_INFINITY,
    upper: upper ?? Number.POSITIVE_INFINITY,
  });
  return {
    cells: record.cells,
    known: record.known.map(unpack),
    published: record.published.map(unpack),
    protected: record.protected.map(({ terms, ...rest }) => ({ ...rest, terms: inKeys(terms) })),
  };
}
