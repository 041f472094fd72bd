/**
 * A part may not be larger than the whole it is divided by, also when the two stand in different files: a practice
 * cannot have more contacts to the out-of-hours service than it has contacts in all.
 */
import type { CountTable } from '../model/counts.ts';
import type { IndicatorOf } from '../model/pack.ts';
import type { Report } from '../model/problem.ts';
import type { PackTables } from './known.ts';

/** A practice's contacts in one table and round, an open group counted at its lower edge as everywhere else. */
interface Sum {
  readonly contacts: number;
  readonly line: number;
}

export function checkParts(
  folder: string,
  packs: readonly PackTables[],
  tables: readonly CountTable[],
  report: Report,
): void {
  for (const pack of packs) {
    for (const indicator of Object.values(pack.indicators)) {
      if (indicator.kind === 'event-share') checkShare(folder, pack, indicator, tables, report);
    }
  }
}

function checkShare(
  folder: string,
  pack: PackTables,
  indicator: IndicatorOf<'event-share'>,
  tables: readonly CountTable[],
  report: Report,
): void {
  const [part, whole] = [sumsOf(pack, indicator.numerator, tables), sumsOf(pack, indicator.denominator, tables)];
  const file = pack.tables[indicator.numerator.split('.')[0] ?? '']?.file ?? '';
  for (const [practice, { contacts, line }] of part) {
    if (contacts <= (whole.get(practice)?.contacts ?? Number.POSITIVE_INFINITY)) continue;
    report({
      code: 'del-over-hele',
      severity: 'error',
      place: { file: `${folder}/${pack.id}/${file}`, line },
      message: `Praksis har flere kontakter i »${indicator['numerator-words']}« end i »${indicator['denominator-words']}«.`,
      hint: 'Er de to filer byttet om, eller dækker de ikke samme periode?',
    });
  }
}

/** By practice and round. A masked figure makes the sum unknown, so it is left out. */
function sumsOf(pack: PackTables, name: string, tables: readonly CountTable[]): ReadonlyMap<string, Sum> {
  const [id, column = ''] = name.split('.');
  const rows = tables.find((table) => table.pack === pack.id && table.table === id)?.rows ?? [];
  const sums = new Map<string, Sum>();
  for (const { unit, round, category, values, line } of rows) {
    const key = `${unit}|${round}`;
    const before = sums.get(key) ?? { contacts: 0, line };
    const persons = values[column] ?? Number.NaN;
    sums.set(key, { contacts: before.contacts + persons * Number.parseInt(category, 10), line: before.line });
  }
  return new Map([...sums].filter(([, { contacts }]) => Number.isFinite(contacts)));
}
