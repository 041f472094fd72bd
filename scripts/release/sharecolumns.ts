/**
 * Who is hidden in one share. Of a proportion the practices' sizes are known; the events that a share of events is taken
 * of are counts of the same kind as their part, so they are protected together with it, hidden in both or in none.
 */
import type { ShareAnalysis } from '../model/analysis.ts';
import { type ColumnCell, type ColumnRule, primaryHidden } from './primary.ts';
import { leastForLetters } from './pseudonym.ts';
import { type LinkedColumn, type Protection, protectLinked } from './suppress.ts';

export function ruleOf({ indicator, kind }: ShareAnalysis): ColumnRule {
  const sensitive = 'sensitive' in indicator && indicator.sensitive;
  return { threshold: indicator.threshold, sensitive, kind: kind === 'event-share' ? 'events' : kind };
}

/**
 * First with the totals that other figures print anyway taken as known; null when no set of practices is safe then, and
 * the caller must withhold those totals.
 */
export function protectShare(
  share: ShareAnalysis,
  total: 'wanted' | 'already-public',
  sentHidden: ReadonlySet<string>,
): Protection | null {
  if (share.kind === 'value') return protectReady(share, total, sentHidden);
  return protectLinked(linkedColumns(share), total, sentHidden);
}

function linkedColumns(share: ShareAnalysis): readonly LinkedColumn[] {
  const rule = ruleOf(share);
  const cells = cellsOf(share);
  const plainEvents = share.kind === 'event-share' && cells.every(({ persons }) => persons === undefined);
  if (!plainEvents) return [{ cells, rule }];
  const wholes = cells.map(({ id, n }): ColumnCell => ({ id, x: n, n }));
  return [
    { cells, rule },
    { cells: wholes, rule: { ...rule, kind: 'rate' } },
  ];
}

/**
 * Ready figures have no cluster figure. Where the count behind is a column of its own, its total may stand somewhere else,
 * and each shown figure is taken to give its count away; without one only the small are hidden.
 */
function protectReady(
  share: ShareAnalysis,
  total: 'wanted' | 'already-public',
  sentHidden: ReadonlySet<string>,
): Protection | null {
  const { indicator } = share;
  const counted = indicator.kind === 'value' && indicator.count !== undefined;
  if (counted && total === 'already-public') {
    const linked = protectLinked(linkedColumns(share), total, sentHidden);
    return linked && { ...linked, clusterShown: false };
  }
  const cells = cellsOf(share);
  const hidden = cells.filter(
    (cell) => cells.length < leastForLetters || sentHidden.has(cell.id) || primaryHidden(cell, ruleOf(share)),
  );
  return { hidden: new Set(hidden.map(({ id }) => id)), clusterShown: false };
}

function cellsOf({ practices }: ShareAnalysis): readonly ColumnCell[] {
  return practices.map(({ ydernummer, x, n, persons }) => {
    return { id: ydernummer, x, n, ...(persons === undefined ? {} : { persons }) };
  });
}
