/**
 * Rounding as shown: percentages whole, rates per 1,000 and ready figures with two significant digits, always half away
 * from zero on the exact fraction (DISCLOSURE D1).
 */
import type { ShareIndicator } from '../model/columns.ts';
import type { Unit } from '../model/figures.ts';
import { roundDecimal, roundRatio, roundSignificant } from './rounding.ts';

const digits = 2;

export function unitOf(indicator: ShareIndicator): Unit {
  if (indicator.kind === 'value') return { words: indicator.unit };
  if (indicator.kind === 'rate') return 'per-1000';
  return indicator.kind === 'proportion' && indicator.per === 1000 ? 'per-1000' : 'percent';
}

/** What a fraction is multiplied by; ready figures are no fractions. */
export function scaleOf(unit: Unit): number {
  return unit === 'percent' ? 100 : unit === 'per-1000' ? 1000 : 1;
}

/** x of n; null when n is 0. */
export function roundShown(x: number, n: number, unit: Unit): number | null {
  return unit === 'percent' ? roundRatio(x, n) : roundSignificant(x, n, scaleOf(unit), digits);
}

/** A figure delivered ready, in the share's unit. */
export function roundReady(value: number, unit: Unit): number {
  return roundDecimal(value, unit === 'percent' ? { decimals: 0 } : { digits });
}
