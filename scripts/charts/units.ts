/**
 * A share's figures as text, by the unit it is counted in: whole percents, rates per 1,000 with two significant digits,
 * or the pack's own unit, whose words stand beside the chart and not at every number.
 */
import { formatNumber, formatPercent } from '../danish.ts';
import type { ReleasedBenchmark, ReleasedShare, Unit } from '../model/released.ts';

const nbsp = '\u00a0';

/** On marks, axes and in table cells: `12 %`, `3,1`, `340`. */
export function numberText(value: number, unit: Unit): string {
  if (unit === 'percent') return formatPercent(value, decimalsIn(value));
  return formatNumber(value, unit === 'per-1000' ? significantDecimals(value) : decimalsIn(value));
}

/** In a sentence: `12 %`, `3,1 pr. 1.000`, `340`. */
export function valueText(value: number, unit: Unit): string {
  return unit === 'per-1000' ? `${numberText(value, unit)} pr.${nbsp}1.000` : numberText(value, unit);
}

/** `11 korrespondancer pr. 1.000`, where the pack says what is counted. */
export function countedText(value: number, unit: Unit, counted: string | undefined): string {
  if (unit !== 'per-1000' || counted === undefined) return valueText(value, unit);
  return `${numberText(value, unit)} ${counted} pr.${nbsp}1.000`;
}

/** What a column of such numbers is called. */
export function unitHead(unit: Unit): string {
  if (unit === 'percent') return 'Andel';
  return unit === 'per-1000' ? `Pr.${nbsp}1.000` : 'Tal';
}

/** A band of whole percents, 20 up to but not with 40, is `20–39 %`, the last one ends at 100; others are said in full. */
export function bandText(from: number, to: number, unit: Unit): string {
  if (unit === 'percent') return `${formatNumber(from)}–${formatPercent(to === 100 ? 100 : to - 1)}`;
  return `${plainText(from)} til under ${plainText(to)}`;
}

/** Both ends of a range that chance could give: `12–18 %`, `2,1–4,4`. */
export function rangeText(lower: number, upper: number, unit: Unit): string {
  const first = unit === 'percent' ? formatNumber(lower, decimalsIn(lower)) : numberText(lower, unit);
  return `${first}–${numberText(upper, unit)}`;
}

/** A round number on an axis: no zeros that are not needed. */
export function plainText(value: number): string {
  return formatNumber(value, decimalsIn(value));
}

/** "højst 350" for a target that the figure should stay under; other figures to compare with as they stand. */
export function benchmarkValue({ level, value }: ReleasedBenchmark, { direction, unit }: ReleasedShare): string {
  const side = level !== 'maal' || direction === 'neither' ? '' : direction === 'lower-better' ? 'højst ' : 'mindst ';
  return `${side}${numberText(value, unit)}`;
}

/** What a benchmark's line is called: its name in one word, `Mål: højst 350`. */
export function benchmarkLine(benchmark: ReleasedBenchmark, share: ReleasedShare): string {
  if (benchmark.level === 'maal') return `Mål: ${benchmarkValue(benchmark, share)}`;
  return `${benchmark.label.split(' ')[0]} ${benchmarkValue(benchmark, share)}`;
}

/** As many as the number itself has, three at most. */
function decimalsIn(value: number): number {
  return [0, 1, 2].find((decimals) => Math.abs(value - Number(value.toFixed(decimals))) < 1e-9) ?? 3;
}

/** Two digits that say something: `2,0`, `0,31`, `12`; more only where the number has them. */
function significantDecimals(value: number): number {
  if (value === 0) return 0;
  const leading = Math.floor(Math.log10(Math.abs(value)) + 1e-9);
  return Math.max(decimalsIn(value), Math.min(4, Math.max(0, 1 - leading)));
}
