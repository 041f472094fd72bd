/** How a share's figures stand in its own unit: intervals, medians, the axis (DISCLOSURE D1, D12). */
import type { Cell, ReleasedBenchmark, Unit } from '../model/released.ts';

/** What a fraction is multiplied by. */
export function scaleOf(unit: Unit): number {
  return unit === 'percent' ? 100 : unit === 'per-1000' ? 1000 : 1;
}

/** A limit or a middle, for which there is no exact fraction: percentages whole, others two significant digits. */
export function roundFor(value: number, unit: Unit): number {
  if (unit === 'percent') return Math.round(value);
  if (value <= 0) return 0;
  const decimals = 1 - Math.floor(Math.log10(value));
  // Twelve digits first, so that 1.15 is 1.15 and not a hair below.
  const whole = Math.round(Number(shifted(value, decimals).toPrecision(12)));
  return Number(shifted(whole, -decimals).toPrecision(12));
}

function shifted(value: number, places: number): number {
  return places < 0 ? value / 10 ** -places : value * 10 ** places;
}

export function medianOf(values: readonly number[], unit: Unit): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return roundFor(((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2, unit);
}

/** From the definition and what is shown; a round number. */
export function axisOf(
  wanted: number | undefined,
  cells: readonly Cell[],
  benchmarks: readonly ReleasedBenchmark[],
  unit: Unit,
): number {
  const shown = cells.map((cell) => (cell.status === 'shown' ? cell.value : cell.status === 'banded' ? cell.to : 0));
  const least = unit === 'percent' ? 10 : 0;
  const highest = Math.max(wanted ?? least, ...shown, ...benchmarks.map(({ value }) => value));
  return unit === 'percent' ? Math.min(100, Math.ceil(highest / 10) * 10) : roundUp(highest);
}

/** Two digits of which the last is 0 or 5: 3.1 → 3.5, 340 → 350. */
function roundUp(highest: number): number {
  if (highest <= 0) return 1;
  const step = 10 ** Math.floor(Math.log10(highest)) / 2;
  return Number((Math.ceil(Number((highest / step).toPrecision(12))) * step).toPrecision(12));
}
