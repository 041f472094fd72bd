/**
 * The lines of a funnel plot (`funnel.ts`) at sizes from one person to a round number beyond the largest practice, closer
 * together where they bend most.
 */
import type { Funnel } from '../model/figures.ts';
import { binomialFunnelLimits } from './funnel.ts';
import type { Interval } from './interval.ts';

const steps = 40;
const beyond = 1.2;
const precision = 1e6;

/**
 * `sizes` are the practices to be placed among the lines: there is a point at each of them, so that line and tail class
 * agree where it matters. Null where there is nobody, or for a target of 0 or 1.
 */
export function funnelCurve(target: number, sizes: readonly number[]): Funnel | null {
  const largest = Math.max(0, ...sizes);
  if (largest === 0) return null;
  const top = roundUp(largest * beyond);
  const grid = Array.from({ length: steps }, (_, step) => Math.ceil(top * ((step + 1) / steps) ** 2));
  const all = [...new Set([...grid, ...sizes.filter((size) => size > 0)])].sort((a, b) => a - b);
  const points = all.flatMap((n) => {
    const limits = binomialFunnelLimits(target, n);
    return limits ? [{ n, inner: rounded(limits.limits95), outer: rounded(limits.limits998) }] : [];
  });
  return points.length === 0 ? null : { benchmark: target, points };
}

/** 1, 2 or 5 with zeros. */
function roundUp(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  const digit = [1, 2, 5, 10].find((one) => one * power >= size) ?? 10;
  return digit * power;
}

function rounded({ lower, upper }: Interval): Interval {
  return { lower: Math.round(lower * precision) / precision, upper: Math.round(upper * precision) / precision };
}
