/** The figures from outside that a pack holds its own against, as referencer.csv has them for the meeting's round. */
import type { Benchmark } from '../model/analysis.ts';
import type { ShareIndicator } from '../model/columns.ts';
import type { Reference } from '../model/counts.ts';
import type { Unit } from '../model/figures.ts';
import type { Case } from './rows.ts';
import { roundReady, roundShown, scaleOf } from './shown.ts';

/** `ids` are the names it may stand under, the first of them first: a trend's own year, then all years of the trend. */
export function benchmarksOf(
  ids: readonly string[],
  wanted: ShareIndicator['references'],
  unit: Unit,
  details: Case,
): Benchmark[] {
  return wanted.flatMap(({ level, reason }) => {
    const found = ids.map((id) => referenceOf(id, level, details)).find((one) => one !== undefined);
    return found ? [{ level, ...figureOf(found, unit), source: found.source, reason }] : [];
  });
}

function referenceOf(id: string, level: Benchmark['level'], { data, pack, meeting, region }: Case) {
  return data.references.find(
    (one) =>
      one.pack === pack.id &&
      one.indicator === id &&
      one.level === level &&
      (one.round === meeting.round || one.round === 0) &&
      (level !== 'region' || one.code === region),
  );
}

/** A target is a decision and not a measurement, so it is printed as it was given. */
function figureOf({ level, value, numerator, denominator }: Reference, unit: Unit): Pick<Benchmark, 'exact' | 'value'> {
  if (value !== null) return { exact: value, value: level === 'maal' ? value : roundReady(value, unit) };
  const [x, n] = [numerator ?? 0, denominator || 1];
  return { exact: (scaleOf(unit) * x) / n, value: roundShown(x, n, unit) ?? 0 };
}
