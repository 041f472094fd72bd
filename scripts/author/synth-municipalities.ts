/** A made-up published figure for every municipality, inside the range the pack declares. */
import type { MunicipalityTable, PackHead } from '../model/pack.ts';
import { csvText, oneDecimal } from './synth-csv.ts';
import type { Municipality } from './synth-plan.ts';
import { type Random, randomStream, shuffle } from './synth-random.ts';

/**
 * One row per municipality, no round: what is published holds for every meeting. Both ends of the range are reached
 * once, and the municipalities in `without` have an empty cell.
 */
export function municipalityCsv(
  pack: PackHead,
  id: string,
  table: MunicipalityTable,
  municipalities: readonly Municipality[],
  without: ReadonlySet<string>,
  seed: string,
): string {
  const columns = Object.keys(table.columns).map((name) => {
    const random = randomStream(seed, 'municipalities', pack.id, id, name);
    return drawValues(
      table,
      municipalities.filter(({ code }) => !without.has(code)),
      random,
    );
  });
  const rows = municipalities.map(({ code }) => [
    code,
    ...columns.map((values) => {
      const value = values.get(code);
      return value === undefined ? '' : oneDecimal(value);
    }),
  ]);
  return csvText(['kommunekode', ...Object.values(table.columns)], rows);
}

/**
 * Regions differ a little, municipalities more. Tenths are whole numbers here, so that 'reached once' is exact.
 */
function drawValues(
  table: MunicipalityTable,
  municipalities: readonly Municipality[],
  random: Random,
): ReadonlyMap<string, number> {
  const [low, high] = table.range.map((value) => Math.round(value * 10)) as [number, number];
  const middle =
    table.scale === 'indeks' && low <= 1000 && 1000 <= high ? 1000 : low <= 0 && 0 <= high ? 0 : (low + high) / 2;
  const spread = (high - low) / 5.2;
  const regions = [...new Set(municipalities.map(({ region }) => region))].sort();
  const level = new Map(regions.map((region) => [region, 0.35 * spread * random.normal()]));
  const values = municipalities.map(({ code, region }): [string, number] => {
    const drawn = Math.round(middle + (level.get(region) ?? 0) + spread * random.normal());
    return [code, Math.min(high - 3, Math.max(low + 3, drawn))];
  });
  const ranked = shuffle(values, random).sort((a, b) => a[1] - b[1]);
  const [lowest, highest] = [ranked.at(0)?.[0], ranked.at(-1)?.[0]];
  const atEnd = (code: string): number | null => (code === highest ? high : code === lowest ? low : null);
  return new Map(values.map(([code, value]) => [code, (atEnd(code) ?? value) / 10]));
}
