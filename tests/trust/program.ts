/** An integer program as judge: can a sum of unknown counts have this value beside everything that is printed? */
import loader from 'highs';

// Its types are those of the CommonJS build, where the function is one step further in.
const highs = await (loader as unknown as typeof loader.default)();

export interface Unknown {
  readonly name: string;
  readonly least: number;
  readonly most: number;
}

/** lower <= Σ times · unknown <= upper; `at` is the unknown's place. */
export interface Equation {
  readonly terms: readonly { readonly at: number; readonly times: number }[];
  readonly lower: number;
  readonly upper: number;
}

/** Whole numbers for all unknowns that fulfil every equation: is there one such table? */
export function isPossible(unknowns: readonly Unknown[], equations: readonly Equation[]): boolean {
  const rows = equations.flatMap(({ terms, lower, upper }, row) => {
    const used = terms.filter(({ times }) => times !== 0);
    if (used.length === 0) return [];
    const sum = used.map(({ at, times }) => `${times < 0 ? '-' : '+'} ${Math.abs(times)} x${at}`).join(' ');
    if (lower === upper) return [` r${row}: ${sum} = ${lower}`];
    return [
      ...(Number.isFinite(lower) ? [` l${row}: ${sum} >= ${lower}`] : []),
      ...(Number.isFinite(upper) ? [` u${row}: ${sum} <= ${upper}`] : []),
    ];
  });
  const bounds = unknowns.map(({ least, most }, at) => ` ${least} <= x${at} <= ${most}`);
  const names = unknowns.map((_, at) => `x${at}`).join(' ');
  const program = ['Minimize', ' x0', 'Subject To', ...rows, 'Bounds', ...bounds, 'General', ` ${names}`, 'End'];
  const text = `${program.join('\n')}\n`;
  // Its simplifications have called a program impossible that is not, so a no is asked for twice.
  const answers = (['on', 'off'] as const).map((presolve) => () => highs.solve(text, { output_flag: false, presolve }));
  const statuses = new Set<string>();
  for (const answer of answers) {
    const { Status: status } = answer();
    if (status === 'Optimal') return true;
    statuses.add(status);
  }
  const [status] = statuses;
  if (statuses.size === 1 && status === 'Infeasible') return false;
  throw new Error(`the integer program has no answer: ${[...statuses].join(', ')}`);
}
