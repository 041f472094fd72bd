import { requireCount } from './argument.ts';
import { gammaQuantile } from './gamma.ts';
import type { Interval } from './interval.ts';

/**
 * Exact interval for a rate, 95 % (Garwood).
 *
 * **For.** "37 contacts among 412 children": which rates agree with what was seen? The lower limit is the rate at which
 * so many events or more have probability 2.5 %, the upper the rate at which so many or fewer have 2.5 %. OHID uses the
 * same below 10 events and Byar's approximation from there; with exact quantiles at hand we need no approximation.
 *
 * **Scale.** Events that repeat in the same child are not independent and the plain interval is too narrow. Then scale
 * is phi from `dispersion.ts`, and each limit moves away from the rate by a factor of the square root of phi. A lower
 * limit that would fall below 0 is 0.
 *
 * **Source.** Garwood F. Biometrika 1936;28:437. OHID, Public health technical guidance: Rates. For the scale:
 * PHEindicatormethods, which scales so for non-independent events.
 *
 * **Units and errors.** events and persons in whole numbers; events may exceed persons. Limits in events PER PERSON:
 * multiply by 1,000 for a rate per 1,000. persons = 0 gives null. scale is 1 (the default) or more. A negative number,
 * a fraction where a count is due, NaN, or a scale below 1 throws.
 *
 * **Example.** poissonInterval(0, 1000) = { lower: 0, upper: 0.0036888... }
 */
export function poissonInterval(events: number, persons: number, scale = 1): Interval | null {
  requireCount('poissonInterval', 'events', events);
  requireCount('poissonInterval', 'persons', persons);
  if (!Number.isFinite(scale) || scale < 1) {
    throw new Error('poissonInterval: scale must be a finite number of 1 or more');
  }
  if (persons === 0) return null;
  const lowest = events === 0 ? 0 : gammaQuantile(0.025, events);
  const highest = gammaQuantile(0.975, events + 1);
  const widen = Math.sqrt(scale);
  return {
    lower: Math.max(0, events + widen * (lowest - events)) / persons,
    upper: (events + widen * (highest - events)) / persons,
  };
}
