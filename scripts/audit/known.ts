/** What everyone knows before anything is printed: sizes, and that parts are parts. */
import { sharesOf } from '../model/analysis.ts';
import { splitGroup } from '../model/columns.ts';
import { at, countsContacts, type Frame, minus, termsOf } from './frame.ts';
import type { Statement, Term } from './system.ts';
import { knownSize, personTerms } from './unknowns.ts';

export function knownOf(frame: Frame): readonly Statement[] {
  return [...knownOfShares(frame), ...knownOfFlows(frame), ...knownOfGroups(frame)];
}

/** Denominators are known (DISCLOSURE 2, intruder 3), unless they are themselves what another figure counts. */
function knownOfShares(frame: Frame): readonly Statement[] {
  return sharesOf(frame.analysis).flatMap((share) => {
    if (countsContacts(share)) return [];
    const isPart = share.kind === 'proportion' || share.kind === 'event-share';
    return frame.practices.flatMap((practice): Statement[] => {
      const { numerator, denominator, of } = termsOf(frame, share, [practice]);
      const what = share.indicator.title;
      if (denominator.length === 0)
        return isPart && of !== null ? [{ what, terms: numerator, lower: 0, upper: of }] : [];
      const part = isPart ? [partStatement(what, denominator, numerator)] : [];
      return of === null ? part : [knownSize(what, denominator, of), ...part];
    });
  });
}

/** Each step is part of the one before. */
function knownOfFlows(frame: Frame): readonly Statement[] {
  return frame.analysis.indicators.flatMap((one) => {
    if (one.kind !== 'flow') return [];
    const terms = (name: string, practice: string) => personTerms(frame.counts, at(frame, name, [practice]));
    return one.steps.slice(1).flatMap((step, place) =>
      frame.practices.map((practice) => {
        const whole = terms(one.steps[place]?.name ?? '', practice);
        return partStatement(one.indicator.title, whole, terms(step.name, practice));
      }),
    );
  });
}

/**
 * Single groups that stand as columns of their own, of a column that stands there too: they are disjoint parts of it, and
 * all of it where they add up to it in every practice.
 */
function knownOfGroups(frame: Frame): readonly Statement[] {
  const apart = [...frame.own.keys()].filter((name) => splitGroup(name).group !== null);
  return [...Map.groupBy(apart, (name) => splitGroup(name).base)].flatMap(([base, names]) => {
    if (!frame.own.has(base)) return [];
    const countOf = (name: string, practice: string) => frame.own.get(name)?.from.get(0)?.get(practice) ?? 0;
    const sumIn = (practice: string) => names.reduce((sum, name) => sum + countOf(name, practice), 0);
    const whole = frame.practices.every((practice) => sumIn(practice) === countOf(base, practice));
    return frame.practices.map((practice) => {
      const parts = names.flatMap((name) => personTerms(frame.counts, at(frame, name, [practice])));
      const statement = partStatement(base, personTerms(frame.counts, at(frame, base, [practice])), parts);
      return whole ? { ...statement, upper: 0 } : statement;
    });
  });
}

function partStatement(what: string, whole: readonly Term[], part: readonly Term[]): Statement {
  return { what, terms: minus(whole, part), lower: 0, upper: Number.POSITIVE_INFINITY };
}
