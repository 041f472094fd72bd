/**
 * Two rounds of one pack held side by side.
 *
 * **For.** "Last time 14 %, now 11 %: could that be chance?" for the cluster and for each practice.
 *
 * **Limits.** Only where no day is in both rounds' periods: rolling months counted again are not a change. The cluster's
 * change is that of the practices in both rounds, since those who come and go change the figure without anybody having
 * done anything. Many patients are in both rounds; treated as independent the interval errs to the wide side (Newcombe's
 * difference, `change.ts`). Contacts of one child hang together, so the change of an event share or a rate is `unknown`, and
 * so is that of a ready figure. The years of a trend are held beside each other already and have no round before.
 *
 * **Example.** 48 of 80, then 56 of 70: `higher`; 48 of 80, then 44 of 70: `within`.
 */
import {
  type Analysis,
  type Change,
  type Figure,
  isShare,
  type PreviousFigure,
  type PreviousShare,
  type ShareAnalysis,
} from '../model/analysis.ts';
import { tablesOf } from '../model/columns.ts';
import type { Period } from '../model/counts.ts';
import { newcombeDifference } from './change.ts';
import { pooled } from './pooled.ts';

interface Part {
  readonly x: number;
  readonly n: number;
}

/** `before` is analysed from the rows of the round before, with the consents and the members of today. */
export function withPrevious(now: Analysis, before: Analysis): Analysis {
  const indicators = now.indicators.map((one) =>
    isShare(one) ? { ...one, previous: previousOf(one, now, before) } : one,
  );
  return { ...now, indicators, previous: before };
}

/** How a share changed; `kind` tells whether the counts are of persons. Nobody in either round: nothing to compare. */
export function changeOf(kind: ShareAnalysis['kind'], before: Part, now: Part): Change {
  if (before.n === 0 || now.n === 0) return 'none';
  if (kind !== 'proportion') return 'unknown';
  const difference = newcombeDifference(before.x, before.n, now.x, now.n);
  if (difference === null) return 'none';
  if (difference.lower > 0) return 'higher';
  return difference.upper < 0 ? 'lower' : 'within';
}

function previousOf(share: ShareAnalysis, now: Analysis, before: Analysis): PreviousShare {
  const earlier = before.indicators.filter(isShare).find(({ id }) => id === share.id);
  const comparable = earlier ? comparableOf(share, now, before) : 'no-data';
  if (!earlier || comparable === 'no-data')
    return { comparable, cluster: nobody, practices: [], both: 0, change: 'none' };
  const today = new Map(share.practices.map((figure) => [figure.ydernummer, figure]));
  const change = (then: Part, later: Part | undefined): Change =>
    comparable === 'yes' && later ? changeOf(share.kind, then, later) : 'none';
  const both = earlier.practices.filter(({ ydernummer }) => today.has(ydernummer));
  return {
    comparable,
    cluster: earlier.cluster,
    practices: earlier.practices.map(
      ({ verdict: _verdict, funnel: _funnel, ...then }): PreviousFigure => ({
        ...then,
        change: change(then, today.get(then.ydernummer)),
      }),
    ),
    both: both.length,
    change: change(pooled(both), pooled(both.flatMap(({ ydernummer }) => today.get(ydernummer) ?? []))),
  };
}

const nobody: Figure = { x: 0, n: 0, interval: null, value: null };

function comparableOf(share: ShareAnalysis, now: Analysis, before: Analysis): PreviousShare['comparable'] {
  const tables = tablesOf(share.indicator);
  const then = tables.flatMap((table) => before.periods[table] ?? []);
  const later = tables.flatMap((table) => now.periods[table] ?? []);
  if (before.practices.length === 0 || then.length < tables.length || later.length < tables.length) return 'no-data';
  return then.some((one) => later.some((other) => overlap(one, other))) ? 'overlap' : 'yes';
}

/** ISO dates, both ends included. */
function overlap(a: Period, b: Period): boolean {
  return a.from <= b.to && b.from <= a.to;
}
