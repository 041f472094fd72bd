/** How much of a page a figure of practices takes, and what is left to write on. */
import type { ReleasedIndicator } from '../model/released.ts';

/** More do not fit on one page side with their table. */
export const mostWithTable = 40;

/** Room to write, as much as the practices leave; names, counts and a second figure take more. */
export function linesFor(peers: number, crowded: boolean): number {
  if (peers === 0) return crowded ? 6 : 8;
  // The table has a page of its own.
  if (peers > mostWithTable) return 6;
  return peers <= 9 && !crowded ? 4 : 2;
}

/** How much of the page the practices take: a map or a distribution as much as twelve. */
export function peersIn(indicator: ReleasedIndicator): number {
  if (indicator.kind === 'trend') return Math.max(...indicator.periods.map(({ share }) => share.peers.length));
  return 'peers' in indicator ? indicator.peers.length : 12;
}
