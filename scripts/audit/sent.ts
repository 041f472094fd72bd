/**
 * What has been sent cannot be taken back, so it is tried together with what is about to be printed (DISCLOSURE D16): the
 * total of eleven practices on paper and of twelve on the screen give the late one away.
 *
 * A record knows its counts by keys; whoever keeps the records says how a count is named. A count that is the same now
 * as then is one unknown. A count that has been corrected since is two: the old one is still protected, and still known
 * to its practice.
 */
import type { CountName } from '../model/analysis.ts';
import type { AuditCell, AuditInput, ProtectedCount, Statement, Term } from './audit.ts';
import type { Frame } from './frame.ts';
import { cutsOf, personTerms } from './unknowns.ts';

export interface SentKeys {
  readonly count: (name: CountName) => string;
  readonly practice: (ydernummer: string) => string;
}

/** Terms name their cells by key, and so do cells their practices. */
export interface SentRecord {
  readonly cells: readonly {
    readonly key: string;
    readonly practice: string;
    readonly column: string;
    readonly x: number;
  }[];
  readonly known: readonly Statement[];
  readonly published: readonly Statement[];
  readonly protected: readonly Omit<ProtectedCount, 'figure'>[];
}

export interface Sent {
  readonly records: readonly SentRecord[];
  readonly keys: SentKeys;
}

export const nothingSent: Sent = { records: [], keys: { count: () => '', practice: () => '' } };

export function recordOf(input: AuditInput, frames: readonly Frame[], keys: SentKeys): SentRecord {
  const names = new Map<string, string>();
  for (const { name, terms } of frames.flatMap(spansOf)) {
    const [only, ...more] = terms;
    if (only && more.length === 0 && !names.has(only.cell)) names.set(only.cell, keys.count(name));
  }
  const inKeys = <T extends { readonly terms: readonly Term[] }>(one: T): T => ({
    ...one,
    terms: one.terms.map(({ cell, times }) => ({ cell: known(names.get(cell)), times })),
  });
  return {
    cells: input.cells.map(({ id, practice, column = '', x }) => ({
      key: known(names.get(id)),
      practice: keys.practice(practice),
      column,
      x,
    })),
    known: input.known.map(inKeys),
    published: input.published.map(inKeys),
    protected: input.protected.map(({ figure: _figure, ...count }) => inKeys(count)),
  };
}

/** Only records that tell of someone here: what another cluster was sent is its own matter. */
export function withSent(input: AuditInput, frames: readonly Frame[], { records, keys }: Sent): AuditInput {
  if (records.length === 0) return input;
  const now = new Map(frames.flatMap(spansOf).map(({ name, terms }) => [keys.count(name), terms]));
  const people = new Map(frames.flatMap(({ practices }) => practices).map((one) => [keys.practice(one), one]));
  const truth = new Map(input.cells.map(({ id, x }) => [id, x]));
  const printed = new Set(input.published.map(wording));
  const gone = new Map<string, AuditCell>();
  const [before, published, counts]: [Statement[], Statement[], ProtectedCount[]] = [[], [], []];
  for (const record of records.filter(({ cells }) => cells.some(({ key }) => now.has(key)))) {
    const meaning = new Map(
      record.cells.map((cell) => {
        const terms = now.get(cell.key);
        const same = terms?.reduce((sum, term) => sum + term.times * (truth.get(term.cell) ?? 0), 0) === cell.x;
        const id = `sent/${cell.key}/${cell.x}`;
        if (terms && same) return [cell.key, terms] as const;
        const practice = people.get(cell.practice) ?? cell.practice;
        gone.set(id, { id, practice, column: `sent/${cell.column}`, x: cell.x, most: Number.POSITIVE_INFINITY });
        return [cell.key, [{ cell: id, times: 1 }]] as const;
      }),
    );
    const today = <T extends { readonly terms: readonly Term[] }>(one: T): T => ({
      ...one,
      terms: one.terms.flatMap(({ cell, times }) =>
        known(meaning.get(cell)).map((term) => ({ cell: term.cell, times: term.times * times })),
      ),
    });
    const aboutGone = ({ terms }: { readonly terms: readonly Term[] }) => terms.some(({ cell }) => gone.has(cell));
    published.push(...record.published.map(today).filter((one) => !printed.has(wording(one))));
    before.push(...record.known.map(today).filter(aboutGone));
    counts.push(...record.protected.map(today).filter(aboutGone));
  }
  return {
    cells: [...input.cells, ...gone.values()],
    known: [...input.known, ...before],
    published: [...input.published, ...published],
    protected: [...input.protected, ...counts],
  };
}

interface Span {
  readonly name: CountName;
  readonly terms: readonly Term[];
}

/** Every run of neighbouring groups, so that a record cut by other groups is found as well. */
function spansOf({ analysis, counts, names, own, practices }: Frame): readonly Span[] {
  const { pack, round } = analysis.meeting;
  return [...own].flatMap(([column, { cuts: edges }]) => {
    const name = names.get(column) ?? '';
    const counted = known(counts.get(name));
    return practices.flatMap((practice) => {
      const cuts = cutsOf(counted, practice);
      const runs = cuts.flatMap((from, place) => [...cuts.slice(place + 1), null].map((below) => ({ from, below })));
      return runs.map(({ from, below }): Span => {
        const which = { name, practices: [practice], from, edges, ...(below === null ? {} : { below }) };
        return { name: { pack, round, column, from, below, practice }, terms: personTerms(counts, which) };
      });
    });
  });
}

/** The same statement has the same wording, in whatever order its terms are. */
export function wording({ terms, lower, upper }: Statement): string {
  return [lower, upper, ...terms.map(({ cell, times }) => `${times}*${cell}`).sort()].join(' ');
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a statement is about a count that was never made');
  return value;
}
