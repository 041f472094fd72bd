/** What a pack's indicators say of how its columns hang together: who is a part of whom, and who is counted per whom. */
import { listSize, splitGroup } from '../model/columns.ts';
import type { Indicator } from '../model/indicators.ts';
import type { PackHead, Table } from '../model/pack.ts';

export type CountedTable = Exclude<Table, { grain: 'municipality' }>;
/** A share, a rate or a trend: something divided by something. */
export type Ratio = Extract<Indicator, { numerator: string }>;

export function countedTables(pack: PackHead): readonly (readonly [string, CountedTable])[] {
  return Object.entries(pack.tables).flatMap(([id, table]) =>
    table.grain === 'municipality' ? [] : [[id, table] as const],
  );
}

export function isRatio(indicator: Indicator): indicator is Ratio {
  return 'numerator' in indicator;
}

/** Ratios whose numerator is this column, whole or in part. */
export function ratiosOf(pack: PackHead, ref: string): readonly Ratio[] {
  return Object.values(pack.indicators)
    .filter(isRatio)
    .filter(({ numerator }) => splitGroup(numerator).base === ref);
}

/**
 * By part, the columns it is within: what shares divide by, the step before in a flow, `count` by `of`, and day or
 * out-of-hours by all contacts. Events of a rate are no part of the persons they are counted per.
 */
export function partOf(pack: PackHead): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (part: string, whole: string): void => {
    if (part !== whole && whole !== listSize && !reaches(found, whole, part))
      found.set(part, [...(found.get(part) ?? []), whole]);
  };
  for (const indicator of Object.values(pack.indicators)) {
    if (isRatio(indicator) && indicator.kind !== 'rate')
      add(splitGroup(indicator.numerator).base, splitGroup(indicator.denominator).base);
    if (indicator.kind !== 'flow') continue;
    indicator.steps.slice(1).forEach(({ count }, before) => {
      add(splitGroup(count).base, splitGroup(indicator.steps[before]?.count ?? count).base);
    });
  }
  addByName(pack, add);
  return new Map([...found].map(([part, wholes]) => [part, [...new Set(wholes)]]));
}

function addByName(pack: PackHead, add: (part: string, whole: string) => void): void {
  const tables = countedTables(pack);
  for (const [id, table] of tables) {
    if (table.columns.count !== undefined && table.columns.of !== undefined) add(`${id}.count`, `${id}.of`);
    for (const [allId, all] of tables) {
      if (all.contacts !== 'alle' || table.contacts === undefined || table.contacts === 'alle') continue;
      for (const name of Object.keys(table.columns)) if (name in all.columns) add(`${id}.${name}`, `${allId}.${name}`);
    }
  }
}

/** True when `from` is, directly or through others, a part of `to`. */
function reaches(within: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  return from === to || (within.get(from) ?? []).some((next) => reaches(within, next, to));
}

/** The columns that ready figures or rates are held per: the persons behind them. */
export function countedPer(pack: PackHead, ref: string): string | null {
  for (const indicator of Object.values(pack.indicators)) {
    const per =
      indicator.kind === 'rate' && splitGroup(indicator.numerator).base === ref
        ? splitGroup(indicator.denominator).base
        : indicator.kind === 'value' && [indicator.value, indicator.count].includes(ref)
          ? splitGroup(indicator.n).base
          : listSize;
    if (per !== listSize) return per;
  }
  return null;
}

/** The indicator whose ready figure this column holds. */
export function valueIndicator(pack: PackHead, ref: string): Extract<Indicator, { kind: 'value' }> | null {
  const found = Object.values(pack.indicators).find(
    (indicator) => indicator.kind === 'value' && splitGroup(indicator.value).base === ref,
  );
  return found?.kind === 'value' ? found : null;
}
