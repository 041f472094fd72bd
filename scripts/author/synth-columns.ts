/**
 * What a pack's own definitions say about each column of its tables of practices and clusters: how many a doctor has,
 * which column it is a part of, and from how many contacts the pack says "many".
 */

import { areNumbers, areYears, splitGroup } from '../model/columns.ts';
import type { Indicator } from '../model/indicators.ts';
import type { PackHead } from '../model/pack.ts';
import { expectedByName, expectedCount, expectedPerEnlisted, levelOf, shareLevel } from './synth-levels.ts';
import { type CountedTable, countedPer, countedTables, partOf, ratiosOf, valueIndicator } from './synth-parts.ts';

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
  /** Each category is a year or a season ("2023/24"): the same people again, not a part of them. */
  readonly years: boolean;
  /** Usual share of the groups that some indicator singles out. */
  readonly fixed: ReadonlyMap<string, number>;
  /** Columns this one counts a part of, in the order of the pack. */
  readonly within: readonly string[];
  /** The persons it is counted per, where they are not the enlisted. */
  readonly per: string | null;
  /** What can happen to the same person more than once. */
  readonly events: boolean;
  /** How far practices usually lie from each other (standard deviation of the logarithm). */
  readonly spread: number;
  /** Some indicator divides it by something: it may be zero or a few, where a whole may not. */
  readonly counted: boolean;
  /** Persons among 1,600 patients; the usual level of a ready figure. */
  readonly expected: number;
  /** Share of `within` it usually makes up. */
  readonly share: number;
  /** Factor from year to year, or from round to round: things go a little in the direction the pack hopes for. */
  readonly drift: number;
  readonly mark: number;
  /** A ready figure with a decimal; the events behind it, where they are counted. */
  readonly value: { readonly count: string | null } | null;
  /** Place in the pack when every column stands after those it is drawn from. */
  readonly order: number;
}

type Draft = Omit<SynthColumn, 'order'>;

/** By `table.column`, in an order where every column stands after those it is drawn from. */
export function packColumns(pack: PackHead): ReadonlyMap<string, SynthColumn> {
  const within = partOf(pack);
  const drafts = new Map<string, Draft>();
  for (const [id, table] of countedTables(pack)) {
    for (const name of Object.keys(table.columns)) {
      drafts.set(`${id}.${name}`, draftColumn(pack, id, table, name, within.get(`${id}.${name}`) ?? []));
    }
  }
  return inOrder(drafts);
}

export function parseGroup(label: string): ContactGroup | null {
  const match = /^(\d+)(?:\s*[-–]\s*(\d+)|\s*(\+|eller flere))?$/.exec(label.trim());
  if (match === null) return null;
  const from = Number(match[1]);
  return { label, from, to: match[3] === undefined ? Number(match[2] ?? from) : Number.POSITIVE_INFINITY };
}

function draftColumn(pack: PackHead, id: string, table: CountedTable, name: string, within: readonly string[]): Draft {
  const ref = `${id}.${name}`;
  const categories = groupsOf(table);
  const contacts = contactGroups(pack, table, ref);
  const named = expectedByName(pack, table.columns[name] ?? '', ref);
  const value = valueIndicator(pack, ref);
  const ratios = ratiosOf(pack, ref);
  const events = isEvents(pack, ref);
  const expected =
    (value && (levelOf(value) ?? 100)) ??
    named ??
    expectedPerEnlisted(pack, ref) ??
    expectedCount(`${table.title} ${table.what}`) ??
    (contacts ? 105 : 60);
  return {
    ref,
    pack: pack.id,
    contacts,
    categories,
    years: areYears(categories),
    fixed: fixedShares(pack, ref, categories),
    within,
    per: countedPer(pack, ref),
    events,
    spread: value ? 0.2 : events ? 0.42 : ratios.length > 0 ? 0.24 : 0.12,
    counted: ratios.length > 0 && !isDivisor(pack, ref),
    expected,
    share: usualShare(pack, table, ref, named, within),
    drift: { 'lower-better': 0.95, 'higher-better': 1.05, neither: 1.02 }[(value ?? ratios[0])?.direction ?? 'neither'],
    mark: markOf(pack, ref, contacts),
    value: value && { count: value.count ?? null },
  };
}

function groupsOf(table: CountedTable): readonly string[] {
  return table.grain === 'practice' && table.category ? table.category.groups : [''];
}

/** The groups when they are numbers of something that each person has. Ages and years are names here. */
function contactGroups(pack: PackHead, table: CountedTable, ref: string): readonly ContactGroup[] | null {
  const shown = Object.values(pack.indicators).some((indicator) => {
    if (indicator.kind === 'distribution') return indicator.many !== undefined && indicator.counts.includes(ref);
    if (indicator.kind === 'proportion') return indicator.from !== undefined && indicator.numerator === ref;
    if (indicator.kind === 'event-share') return [indicator.numerator, indicator.denominator].includes(ref);
    return indicator.kind === 'concentration' && indicator.count === ref;
  });
  const labels = groupsOf(table);
  if (!(shown || table.contacts !== undefined) || !areNumbers(labels)) return null;
  return labels.map(parseGroup).filter((group) => group !== null);
}

function fixedShares(pack: PackHead, ref: string, categories: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    categories.flatMap((label): [string, number][] => {
      const share = shareLevel(pack, ref, label);
      return share === null ? [] : [[label, share]];
    }),
  );
}

function isEvents(pack: PackHead, ref: string): boolean {
  return Object.values(pack.indicators).some((indicator) => {
    if (indicator.kind === 'totals') return indicator.counts.some(({ count }) => splitGroup(count).base === ref);
    if (indicator.kind === 'value') return indicator.count === ref;
    return (indicator.kind === 'rate' || indicator.kind === 'trend') && splitGroup(indicator.numerator).base === ref;
  });
}

/** Something else is divided by it, or it is the first step of a flow. */
function isDivisor(pack: PackHead, ref: string): boolean {
  return Object.values(pack.indicators).some((indicator: Indicator) => {
    if (indicator.kind === 'flow') return splitGroup(indicator.steps[0]?.count ?? '').base === ref;
    return 'denominator' in indicator && splitGroup(indicator.denominator).base === ref;
  });
}

function inOrder(drafts: ReadonlyMap<string, Draft>): ReadonlyMap<string, SynthColumn> {
  const done = new Map<string, SynthColumn>();
  const place = (ref: string): void => {
    const draft = drafts.get(ref);
    if (draft === undefined || done.has(ref)) return;
    const within = draft.within.filter((whole) => drafts.has(whole));
    const drawnFrom = [...within, draft.per, draft.value?.count ?? null].filter((name) => name !== null);
    drawnFrom.forEach(place);
    done.set(ref, { ...draft, within, order: done.size });
  };
  [...drafts.keys()].forEach(place);
  return done;
}

function markOf(pack: PackHead, ref: string, groups: readonly ContactGroup[] | null): number {
  for (const indicator of Object.values(pack.indicators)) {
    if (indicator.kind === 'proportion' && indicator.numerator === ref && indicator.from) return indicator.from;
    if (indicator.kind === 'concentration' && indicator.count === ref) return indicator.from;
    if (indicator.kind === 'distribution' && indicator.counts.includes(ref) && indicator.mark) return indicator.mark;
  }
  return Math.max(5, groups?.[1]?.from ?? 0);
}

/** From the expected sizes of part and whole where the names tell both, else as an indicator has it, else one in five. */
function usualShare(
  pack: PackHead,
  table: CountedTable,
  ref: string,
  named: number | null,
  within: readonly string[],
): number {
  if (table.contacts === 'dagtid') return 0.8;
  const wholes = within.map((whole) => {
    const [wholeTable = '', wholeName = ''] = whole.split('.');
    return expectedByName(pack, pack.tables[wholeTable]?.columns[wholeName] ?? '', whole);
  });
  const whole = wholes.filter((count) => count !== null).sort((a, b) => a - b)[0];
  if (named !== null && whole !== undefined && named < whole) return named / whole;
  return shareLevel(pack, ref, null) ?? 0.2;
}
