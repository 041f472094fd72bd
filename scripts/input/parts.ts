/**
 * A part may not be larger than the whole it is divided by, also when the two stand in different rows or files: a
 * practice cannot have more contacts to the out-of-hours service than it has contacts in all, nor more patients in
 * treatment than it has enlisted.
 */
import { listSize, parseColumn, weighsContacts } from '../model/columns.ts';
import type { CountTable, Practice } from '../model/counts.ts';
import type { Indicator } from '../model/indicators.ts';
import type { Report } from '../model/problem.ts';
import type { PackTables } from './known.ts';
import { isInRow, type Part, partsOf } from './rowchecks.ts';

/** A practice's count in one table and round, contacts with an open group at its lower edge as everywhere else. */
interface Sum {
  readonly count: number;
  readonly file: string;
  readonly line: number;
}

interface Delivered {
  readonly folder: string;
  readonly tables: readonly CountTable[];
  readonly practices: readonly Practice[];
}

export function checkParts(delivered: Delivered, packs: readonly PackTables[], report: Report): void {
  for (const pack of packs) {
    for (const indicator of Object.values(pack.indicators)) {
      const parts = partsOf(indicator).filter((part) => !isInRow(part));
      for (const part of parts) checkPart(delivered, pack, indicator, part, report);
    }
  }
}

function checkPart(delivered: Delivered, pack: PackTables, indicator: Indicator, part: Part, report: Report): void {
  const weighed = indicator.kind === 'event-share' && isWeighed(pack, part.part);
  const wholes = part.whole === listSize ? null : sumsOf(pack, part.whole, undefined, weighed, delivered);
  const enlisted = new Map(delivered.practices.map(({ ydernummer, listSize: size }) => [ydernummer, size]));
  for (const [key, { count, file, line }] of sumsOf(pack, part.part, part.from, weighed, delivered)) {
    const whole = wholes ? wholes.get(key)?.count : enlisted.get(key.split('|')[0] ?? '');
    if (count <= (whole ?? Number.POSITIVE_INFINITY)) continue;
    report({
      code: 'del-over-hele',
      severity: 'error',
      place: { file, line },
      message: messageOf(indicator, part, weighed),
      hint: 'Er de to filer byttet om, eller dækker de ikke samme periode?',
    });
  }
}

function messageOf(indicator: Indicator, { part, whole }: Part, contacts: boolean): string {
  if (indicator.kind === 'flow') {
    const label = (name: string) => indicator.steps.find(({ count }) => count === name)?.label ?? name;
    return `Praksis har flere i »${label(part)}« end i »${label(whole)}«.`;
  }
  if (!('numerator-words' in indicator)) return 'Praksis har flere i delen end i det hele.';
  return `Praksis har flere${contacts ? ' kontakter' : ''} i »${indicator['numerator-words']}« end i »${indicator['denominator-words']}«.`;
}

/** A share of contacts adds its groups up as contacts; everything else counts persons or events as they stand. */
function isWeighed(pack: PackTables, name: string): boolean {
  const table = pack.tables[parseColumn(name).table];
  return table?.grain === 'practice' && weighsContacts(table, name);
}

/** By practice and round. A masked figure makes the sum unknown, so it is left out. */
function sumsOf(
  pack: PackTables,
  name: string,
  from: number | undefined,
  weighed: boolean,
  { tables }: Delivered,
): ReadonlyMap<string, Sum> {
  const { table: id, column, group } = parseColumn(name);
  const rows = tables.find((table) => table.pack === pack.id && table.table === id)?.rows ?? [];
  const sums = new Map<string, Sum>();
  for (const { unit, round, category, values, file, line } of rows) {
    const number = Number.parseInt(category, 10);
    if ((group !== null && category !== group) || (from !== undefined && !(number >= from))) continue;
    const key = `${unit}|${round}`;
    const before = sums.get(key) ?? { count: 0, file, line };
    const persons = values[column] ?? Number.NaN;
    sums.set(key, { count: before.count + persons * (weighed ? number : 1), file: before.file, line: before.line });
  }
  return new Map([...sums].filter(([, { count }]) => Number.isFinite(count)));
}
