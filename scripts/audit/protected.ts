/** Which counts must not be worked out when they are small, of everything a round counts, printed or not. */
import { type CountedColumn, type IndicatorAnalysis, isShare, type ShareAnalysis } from '../model/analysis.ts';
import type { ProtectedCount, Term } from './audit.ts';
import { at, countsContacts, type Frame, minus, termsOf } from './frame.ts';
import { personTerms } from './unknowns.ts';

export function protectedOf(frame: Frame): readonly ProtectedCount[] {
  const { pack, round } = frame.analysis.meeting;
  return frame.analysis.indicators.flatMap((one) =>
    countsToProtect(frame, one).map((count) => ({ ...count, figure: `${pack}-${round}/${one.id}` })),
  );
}

function countsToProtect(frame: Frame, one: IndicatorAnalysis): readonly ProtectedCount[] {
  if (isShare(one)) return everyPractice(frame, one);
  const practices = frame.practices.map((practice) => [practice]);
  switch (one.kind) {
    case 'trend':
      return one.periods.flatMap(({ share }) => everyPractice(frame, share));
    case 'concentration': {
      const { count: name, from, threshold, title } = one.indicator;
      return practices.map((who) => plain(title, personTerms(frame.counts, at(frame, name, who, from)), threshold));
    }
    case 'distribution': {
      const { counts, title, threshold } = one.indicator;
      const cells = counts.flatMap((name) => personTerms(frame.counts, at(frame, name, frame.practices)));
      return cells.map((cell) => plain(title, [cell], threshold));
    }
    case 'flow':
      return one.steps.flatMap((step, place) =>
        protectedStep(frame, one.indicator, step, one.steps[place - 1] ?? null),
      );
    case 'totals': {
      const columns = one.totals.flatMap(({ pooled, also }) => pooled ?? also ?? []);
      return columns.flatMap((column) => protectedStep(frame, { ...one.indicator, sensitive: false }, column, null));
    }
    case 'municipality':
      return [];
  }
}

/** Those who are counted, and those of the step before who are not. */
function protectedStep(
  frame: Frame,
  { title, threshold, sensitive }: { readonly title: string; readonly threshold: number; readonly sensitive: boolean },
  { name }: CountedColumn,
  before: CountedColumn | null,
): readonly ProtectedCount[] {
  return frame.practices.flatMap((practice) => {
    const own = { what: title, threshold, sensitive, of: null };
    const terms = personTerms(frame.counts, at(frame, name, [practice]));
    const whole = before && personTerms(frame.counts, at(frame, before.name, [practice]));
    return [{ ...own, terms }, ...(whole ? [{ ...own, terms: minus(whole, terms) }] : [])];
  });
}

function everyPractice(frame: Frame, share: ShareAnalysis): readonly ProtectedCount[] {
  return frame.practices.flatMap((practice) => protectedShare(frame, share, [practice]));
}

/** Proportions protect those without the property as well; events protect the events, and all they are a share of. */
function protectedShare(frame: Frame, share: ShareAnalysis, practice: readonly string[]): readonly ProtectedCount[] {
  const { title, threshold } = share.indicator;
  const sensitive = 'sensitive' in share.indicator && share.indicator.sensitive;
  const { numerator, denominator, of, persons } = termsOf(frame, share, practice);
  const own = { what: title, threshold, sensitive };
  const each = (...counts: (readonly Term[])[]) => counts.map((terms) => ({ ...own, terms, of: null }));
  switch (share.kind) {
    case 'event-share':
      return countsContacts(share) ? each(numerator, persons) : each(numerator, denominator);
    case 'rate':
      return each(numerator);
    case 'value':
      return numerator.length === 0 ? [] : each(numerator);
    case 'proportion':
      return of === null ? each(numerator, minus(denominator, numerator)) : [{ ...own, terms: numerator, of }];
  }
}

function plain(what: string, terms: readonly Term[], threshold: number): ProtectedCount {
  return { what, terms, of: null, threshold, sensitive: false };
}
