/**
 * What may be said of one practice's own figure: against an outside benchmark by its own exact tail probability, else
 * against the rest of the cluster by Newcombe's interval for a difference. For the practice's own sheet only; of a peer
 * the shared pages say position, never chance.
 */
import type { Verdict } from '../model/analysis.ts';
import { newcombeDifference } from './change.ts';
import { tailClass } from './tail.ts';

interface Part {
  readonly x: number;
  readonly n: number;
}

/**
 * `benchmark` is a fixed fraction from outside, or null. Persons only: contacts of one child hang together, so for event
 * shares call `unknownVerdict`. n = 0, or a benchmark of 0 or 1, gives `unknown`.
 *
 * Example: 10 of 10 against 0.9 is `within`: it happens by chance in a third of such practices.
 */
export function ownVerdict(own: Part, cluster: Part, benchmark: number | null): Verdict {
  if (benchmark !== null) {
    const place = own.n === 0 ? null : tailClass(own.x, own.n, benchmark);
    return { against: 'benchmark', place: place ?? 'unknown' };
  }
  const rest = { x: cluster.x - own.x, n: cluster.n - own.n };
  if (own.n === 0 || rest.n === 0) return unknownVerdict;
  const difference = newcombeDifference(rest.x, rest.n, own.x, own.n);
  if (!difference) return unknownVerdict;
  const place = difference.lower > 0 ? 'above' : difference.upper < 0 ? 'below' : 'within';
  return { against: 'rest', place };
}

export const unknownVerdict: Verdict = { against: 'none', place: 'unknown' };
