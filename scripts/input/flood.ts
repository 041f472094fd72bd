/**
 * Keeps one systematic mistake from drowning all others: what is true of a whole column is told once with a count, and
 * of any other kind at most a hundred are told per file.
 */
import type { Problem, Report } from '../model/problem.ts';

const perColumn: ReadonlySet<string> = new Set([
  'tusindtalspunktum',
  'decimalpunktum',
  'tal-maskeret',
  'ydernummer-nul',
]);
const most = 100;

interface Dam {
  readonly report: Report;
  /** Tells what was held back. Call once, when everything has been checked. */
  readonly close: () => void;
}

export function damFlood(report: Report): Dam {
  const seen = new Map<string, { readonly first: Problem; count: number }>();
  return {
    report: (problem) => {
      const key = keyOf(problem);
      const entry = seen.get(key) ?? { first: problem, count: 0 };
      entry.count++;
      seen.set(key, entry);
      if (!perColumn.has(problem.code) && entry.count <= most) report(problem);
    },
    close: () => {
      for (const { first, count } of seen.values()) {
        if (perColumn.has(first.code)) report(count > 1 ? { ...first, message: counted(first, count) } : first);
        else if (count > most) report(summary(first, count - most));
      }
    },
  };
}

function keyOf({ code, place }: Problem): string {
  const column = perColumn.has(code) ? (place.cell ?? '').replace(/\d/g, '') : '';
  return [code, place.file, column].join('|');
}

function counted({ message }: Problem, count: number): string {
  return `${message} Det gælder ${count} celler i kolonnen.`;
}

function summary({ code, severity, place }: Problem, more: number): Problem {
  return {
    code: 'flere-af-slagsen',
    severity,
    place: { file: place.file },
    message: `Filen har ${more} fejl mere af slagsen »${code}«, som ikke er vist.`,
    hint: 'Det er nok den samme fejl hele vejen ned. Ret den, og kør igen.',
  };
}
