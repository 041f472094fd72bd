/**
 * Who is hidden in each share of an edition, and which tables' totals are withheld, before anything is put in words.
 */
import { type Analysis, type ShareAnalysis, sharesOf } from '../model/analysis.ts';
import { tablesOf } from '../model/columns.ts';
import { mayShowGroup } from './derived.ts';
import type { ColumnRule } from './primary.ts';
import { protectShare } from './sharecolumns.ts';
import type { Protection } from './suppress.ts';

/**
 * The rules look at one table at a time; the audit looks at everything together and may refuse the sum. Then in turn:
 * the cluster's contacts as a percent without their count, distributions in three groups, no distributions, no cluster
 * figures, no practices.
 */
export const cautions = [
  'rules',
  'no-contact-counts',
  'coarse',
  'no-distribution',
  'no-cluster',
  'no-practices',
] as const;
export type Caution = (typeof cautions)[number];

/** Whether `caution` has come as far as `step`. */
export function atLeast(caution: Caution, step: Caution): boolean {
  return cautions.indexOf(caution) >= cautions.indexOf(step);
}

export interface ShareProtection {
  readonly now: Protection;
  /** Practices hidden in an edition that has been sent. */
  readonly sentHidden: ReadonlySet<string>;
  /** The round before, exactly as its own edition is protected; null where it is not compared. */
  readonly before: Protection | null;
}

export interface EditionProtection {
  readonly shares: ReadonlyMap<string, ShareProtection>;
  /** Tables whose totals would give a hidden practice away. */
  readonly hiddenTables: ReadonlySet<string>;
}

export type SentHidden = (round: Analysis, share: ShareAnalysis) => ReadonlySet<string>;

/**
 * Distributions, flows and totals print the sums anyway, so they count as known; where no choice of hidden practices is safe then,
 * the tables behind that share are withheld as totals and the shares are tried alone.
 */
export function protect(analysis: Analysis, caution: Caution, sentHidden: SentHidden): EditionProtection {
  const level = cautions.indexOf(caution);
  const shares = new Map<string, ShareProtection>();
  const hiddenTables = new Set(
    level >= cautions.indexOf('no-distribution') ? allTables(analysis) : tooFewBehind(analysis),
  );
  for (const share of sharesOf(analysis)) {
    const sent = sentHidden(analysis, share);
    const now = protectBoth(share, sent, level);
    if (!now.totalsSafe) for (const table of tablesOf(share.indicator)) hiddenTables.add(table);
    const before = share.previous?.comparable === 'yes' ? beforeOf(analysis, share, level, sentHidden) : null;
    shares.set(share.id, { now: now.protection, sentHidden: sent, before });
  }
  return { shares, hiddenTables };
}

function beforeOf(
  { previous }: Analysis,
  { id }: ShareAnalysis,
  level: number,
  sentHidden: SentHidden,
): Protection | null {
  const share = previous && sharesOf(previous).find((one) => one.id === id);
  return previous && share ? protectBoth(share, sentHidden(previous, share), level).protection : null;
}

function protectBoth(
  share: ShareAnalysis,
  sent: ReadonlySet<string>,
  level: number,
): { readonly protection: Protection; readonly totalsSafe: boolean } {
  const beside = protectShare(share, 'already-public', sent);
  const chosen = beside ?? protectShare(share, 'wanted', sent);
  if (!chosen) throw new Error('a cluster figure that may give way always leaves a choice');
  return { protection: withCaution(chosen, share, level), totalsSafe: beside !== null };
}

function withCaution(protection: Protection, { practices }: ShareAnalysis, level: number): Protection {
  if (level < cautions.indexOf('no-cluster')) return protection;
  const everyone = level >= cautions.indexOf('no-practices');
  return {
    clusterShown: false,
    hidden: everyone ? new Set(practices.map(({ ydernummer }) => ydernummer)) : protection.hidden,
  };
}

/** Tables of the cluster's own figures that too few practices, or almost only one, stand behind (D15). */
function tooFewBehind({ indicators }: Analysis): string[] {
  return indicators.flatMap((one) => {
    if (one.kind !== 'distribution' && one.kind !== 'concentration') return [];
    const rule: ColumnRule = { threshold: one.indicator.threshold, sensitive: false, kind: 'category' };
    const cell = (id: string, persons: number) => ({ id, x: persons, n: persons });
    if (one.kind === 'concentration') {
      const cells = one.practices.map(({ ydernummer, n }) => cell(ydernummer, n));
      return mayShowGroup(cells, rule) ? [] : [one.table];
    }
    return one.series.flatMap(({ table, practices }) => {
      const cells = practices.map(({ ydernummer, bins }) =>
        cell(
          ydernummer,
          bins.reduce((total, { persons }) => total + persons, 0),
        ),
      );
      return mayShowGroup(cells, rule) ? [] : [table];
    });
  });
}

function allTables({ indicators }: Analysis): string[] {
  return indicators.flatMap(({ indicator }) => tablesOf(indicator));
}
