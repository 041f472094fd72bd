/** A trend is its periods' rates, each released as a rate of its own; they are drawn on one axis. */
import type { TrendAnalysis } from '../model/analysis.ts';
import type { ReleasedShare, ReleasedTrend } from '../model/released.ts';
import { type Definition, definitionOf } from './definition.ts';

export function releaseTrend(
  analysis: TrendAnalysis,
  definition: Definition,
  shares: readonly ReleasedShare[],
): ReleasedTrend {
  const axis = Math.max(...shares.map((share) => share.axis));
  const periods = analysis.periods.flatMap(({ label }, place) => {
    const share = shares[place];
    return share ? [{ label, share: { ...share, axis } }] : [];
  });
  return { kind: 'trend', ...definitionOf(analysis.indicator, definition), periods };
}
