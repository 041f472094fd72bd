/**
 * The names that indicators call counts by: `table.column`, `table.column@group` for one group of it, and
 * `praksis.tilmeldte` for the enlisted patients of praksis.csv, which are public.
 */
import type { Indicator, IndicatorOf } from './indicators.ts';
import type { PracticeTable } from './pack.ts';

export const listSize = 'praksis.tilmeldte';

export interface ColumnName {
  readonly table: string;
  readonly column: string;
  /** Null: all groups together. */
  readonly group: string | null;
}

export function parseColumn(name: string): ColumnName {
  const { base, group } = splitGroup(name);
  const [table = '', column = ''] = base.split('.');
  return { table, column, group };
}

/** A group's own name may hold anything, so only the first sign counts. */
export function splitGroup(name: string): { readonly base: string; readonly group: string | null } {
  const at = name.indexOf('@');
  return at < 0 ? { base: name, group: null } : { base: name.slice(0, at), group: name.slice(at + 1) };
}

export function withGroup(base: string, group: string): string {
  return `${base}@${group}`;
}

/** The names an indicator uses, with the key each stands under in the pack. */
export function columnsOf(indicator: Indicator): readonly (readonly [key: string, name: string])[] {
  switch (indicator.kind) {
    case 'proportion':
    case 'event-share':
    case 'rate':
    case 'trend':
      return [
        ['numerator', indicator.numerator],
        ['denominator', indicator.denominator],
      ];
    case 'value':
      return [
        ['value', indicator.value],
        ['n', indicator.n],
        ...(indicator.count === undefined ? [] : ([['count', indicator.count]] as const)),
      ];
    case 'flow':
      return indicator.steps.map(({ count }) => ['steps', count] as const);
    case 'totals':
      return indicator.counts.map(({ count }) => ['counts', count] as const);
    case 'concentration':
      return [['count', indicator.count]];
    case 'distribution':
      return indicator.counts.map((name) => ['counts', name] as const);
    case 'municipality':
      return [['value', indicator.value]];
  }
}

/** Ids of the tables behind an indicator; the enlisted patients are no table of the pack. */
export function tablesOf(indicator: Indicator): string[] {
  const names = columnsOf(indicator).map(([, name]) => name);
  return [...new Set(names.filter((name) => name !== listSize).map((name) => parseColumn(name).table))];
}

/** Figures with one value for each practice. */
export type ShareIndicator = IndicatorOf<'proportion' | 'event-share' | 'rate' | 'value'>;

/** What a share counts: its numerator (null where a ready figure comes without its count), from which group, and of what. */
export interface Counted {
  readonly numerator: string | null;
  readonly from: number | undefined;
  readonly denominator: string;
}

export function countedBy(indicator: ShareIndicator): Counted {
  if (indicator.kind === 'value') {
    return { numerator: indicator.count ?? null, from: undefined, denominator: indicator.n };
  }
  const { numerator, denominator } = indicator;
  return { numerator, from: indicator.kind === 'proportion' ? indicator.from : undefined, denominator };
}

/** Groups that are whole numbers ("1", "5-9", "10+") and not years. */
export function areNumbers(groups: readonly string[]): boolean {
  return groups.every((label) => /^\d+(-\d+|\+)?$/.test(label)) && !areYears(groups);
}

/** Years and seasons: "2023", "2023/24". */
export function areYears(groups: readonly string[]): boolean {
  return groups.every((label) => /^(19|20)\d\d(\/(\d\d){1,2})?$/.test(label));
}

/**
 * Whether an event share weighs each group by its number: persons with 3 contacts are 3 contacts. So it is when the
 * groups are numbers; groups with names of their own and years are plain events, added.
 */
export function weighsContacts(table: PracticeTable, name: string): boolean {
  return table.category !== undefined && splitGroup(name).group === null && areNumbers(table.category.groups);
}
