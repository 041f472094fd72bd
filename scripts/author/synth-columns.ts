/**
 * What a pack's own definitions say about each column of its practice tables: how many a doctor has, which column it is
 * a part of, and from how many contacts the pack says "many".
 */
import type { Indicator, PackHead, PracticeTable } from '../model/pack.ts';

/** `5-9` is 5 to 9, `10+` is 10 and up. */
export interface ContactGroup {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

export interface SynthColumn {
  /** `table.column`, as indicators write it. */
  readonly ref: string;
  readonly pack: string;
  /** Number of contacts per person, or a plain count (in each category, where the table has one). */
  readonly contacts: readonly ContactGroup[] | null;
  readonly categories: readonly string[];
  /** Columns this one counts a part of, in the order of the pack. */
  readonly within: readonly string[];
  /** Persons among 1,600 patients. */
  readonly expected: number;
  /** Share of `within` it usually makes up. */
  readonly share: number;
  readonly mark: number;
  /** Place in the pack when every column stands after those it is a part of. */
  readonly order: number;
}

type Draft = Omit<SynthColumn, 'order'>;

/** By `table.column`, in an order where every column stands after those it is a part of. */
export function packColumns(pack: PackHead): ReadonlyMap<string, SynthColumn> {
  const within = partOf(pack);
  const drafts = new Map<string, Draft>();
  for (const [id, table] of practiceTables(pack)) {
    for (const name of Object.keys(table.columns)) {
      drafts.set(`${id}.${name}`, draftColumn(pack, id, table, name, within.get(`${id}.${name}`) ?? []));
    }
  }
  return inOrder(drafts);
}

export function practiceTables(pack: PackHead): readonly (readonly [string, PracticeTable])[] {
  return Object.entries(pack.tables).flatMap(([id, table]) =>
    table.grain === 'practice' ? [[id, table] as const] : [],
  );
}

export function parseGroup(label: string): ContactGroup | null {
  const match = /^(\d+)(?:\s*[-–]\s*(\d+)|\s*(\+|eller flere))?$/.exec(label.trim());
  if (match === null) return null;
  const from = Number(match[1]);
  return { label, from, to: match[3] === undefined ? Number(match[2] ?? from) : Number.POSITIVE_INFINITY };
}

function draftColumn(pack: PackHead, id: string, table: PracticeTable, name: string, within: readonly string[]): Draft {
  const ref = `${id}.${name}`;
  const groups = (table.category?.groups ?? []).map(parseGroup);
  const numbered = groups.filter((group) => group !== null);
  const contacts = countsContacts(pack, table, ref) && numbered.length === groups.length && groups.length > 0;
  const header = expectedCount(table.columns[name] ?? '');
  return {
    ref,
    pack: pack.id,
    contacts: contacts ? numbered : null,
    categories: table.category?.groups ?? [''],
    within,
    expected: header ?? expectedCount(`${table.title} ${table.what}`) ?? (contacts ? 105 : 60),
    share: usualShare(pack, table, header, within),
    mark: markOf(pack, ref),
  };
}

function countsContacts(pack: PackHead, table: PracticeTable, ref: string): boolean {
  const shown = Object.values(pack.indicators).some((indicator) => {
    if (indicator.kind === 'distribution') return indicator.counts.includes(ref);
    return indicator.kind === 'concentration' && indicator.count === ref;
  });
  return table.contacts !== undefined || shown;
}

/** Who is a part of whom: what indicators divide by, `count` by `of`, and day or out-of-hours by all contacts. */
function partOf(pack: PackHead): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (part: string, whole: string): void => {
    if (part !== whole && !reaches(found, whole, part)) found.set(part, [...(found.get(part) ?? []), whole]);
  };
  for (const indicator of Object.values(pack.indicators)) {
    if (isShare(indicator)) add(indicator.numerator, indicator.denominator);
  }
  for (const [id, table] of practiceTables(pack)) {
    if (table.columns.count !== undefined && table.columns.of !== undefined) add(`${id}.count`, `${id}.of`);
    for (const [allId, all] of practiceTables(pack)) {
      if (all.contacts !== 'alle' || table.contacts === undefined || table.contacts === 'alle') continue;
      for (const name of Object.keys(table.columns)) if (name in all.columns) add(`${id}.${name}`, `${allId}.${name}`);
    }
  }
  return new Map([...found].map(([part, wholes]) => [part, [...new Set(wholes)]]));
}

export function isShare(indicator: Indicator): indicator is Extract<Indicator, { numerator: string }> {
  return indicator.kind === 'proportion' || indicator.kind === 'event-share';
}

/** True when `from` is, directly or through others, a part of `to`. */
function reaches(within: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  return from === to || (within.get(from) ?? []).some((next) => reaches(within, next, to));
}

function inOrder(drafts: ReadonlyMap<string, Draft>): ReadonlyMap<string, SynthColumn> {
  const done = new Map<string, SynthColumn>();
  const place = (ref: string): void => {
    const draft = drafts.get(ref);
    if (draft === undefined || done.has(ref)) return;
    const within = draft.within.filter((whole) => drafts.has(whole));
    within.forEach(place);
    done.set(ref, { ...draft, within, order: done.size });
  };
  [...drafts.keys()].forEach(place);
  return done;
}

function markOf(pack: PackHead, ref: string): number {
  for (const indicator of Object.values(pack.indicators)) {
    if (indicator.kind === 'proportion' && indicator.numerator === ref && indicator.from) return indicator.from;
    if (indicator.kind === 'concentration' && indicator.count === ref) return indicator.from;
    if (indicator.kind === 'distribution' && indicator.counts.includes(ref) && indicator.mark) return indicator.mark;
  }
  return 5;
}

/** Persons among 1,600 patients (Statistics Denmark, FOLK1A 2014K1), by the words of the definition. */
const perDoctor: readonly (readonly [RegExp, number])[] = [
  [/n05a|antipsykoti/, 4],
  [/\b0[-_ –]+12\b|boern_0_12/, 2],
  [/(^|\D)0[-_ –]+5(\D|$)/, 105],
  [/(^|\D)0[-_ –]+2(\D|$)/, 50],
  [/(^|\D)30[-_ –]+40(\D|$)/, 108],
  [/(^|[^0-9-])5[-_ ]?aar|femaar|fem[-_ ]aar/, 19],
  [/korrespond|besked|meddelel|sundhedsplej|fra_praksis/, 25],
];

function expectedCount(words: string): number | null {
  const plain = words.toLowerCase().replaceAll('å', 'aa').replaceAll('ø', 'oe').replaceAll('æ', 'ae');
  return perDoctor.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

/** From the expected sizes of part and whole where the headers tell both, else one in five. */
function usualShare(pack: PackHead, table: PracticeTable, header: number | null, within: readonly string[]): number {
  if (table.contacts === 'dagtid') return 0.8;
  const [wholeTable = '', wholeName = ''] = (within[0] ?? '').split('.');
  const whole = expectedCount(pack.tables[wholeTable]?.columns[wholeName] ?? '');
  return header !== null && whole !== null && header < whole ? header / whole : 0.2;
}
