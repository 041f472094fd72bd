/**
 * A mistake in content or data, told to its author. Checkers report and carry on, so that one run shows them all;
 * a broken invariant of our own throws instead.
 */

type Severity = 'error' | 'warning';

/** Where to look. `file` is relative to the project; line and column count from 1; `cell` is the spreadsheet's column letter. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly cell?: string;
}

export interface Problem {
  /** Short kebab-case name, explained in docs/problems.md. */
  readonly code: string;
  readonly severity: Severity;
  readonly place: Place;
  /** What is wrong, in Danish, one sentence. Never quotes a cell of a data file: logs are published too. */
  readonly message: string;
  /** What to do about it, in Danish. */
  readonly hint?: string;
  /** The line of the pack that is shown with a caret. Only for content, never for data. */
  readonly excerpt?: string;
}

export type Report = (problem: Problem) => void;

/** Errors first told in the order a reader meets them: by file, then line, then column. */
export function byPlace(a: Problem, b: Problem): number {
  return (
    compare(a.place.file, b.place.file) ||
    (a.place.line ?? 0) - (b.place.line ?? 0) ||
    (a.place.column ?? 0) - (b.place.column ?? 0) ||
    compare(a.code, b.code) ||
    compare(a.message, b.message)
  );
}

/** Collects problems without repeating one. */
export function collectProblems(): { readonly report: Report; readonly problems: () => readonly Problem[] } {
  const found = new Map<string, Problem>();
  return {
    report: (problem) => {
      found.set(JSON.stringify([problem.code, problem.place, problem.message]), problem);
    },
    problems: () => [...found.values()].sort(byPlace),
  };
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
