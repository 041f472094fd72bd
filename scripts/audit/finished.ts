/** What the leak check of one meeting's finished files looks for, and how it tells what it found. */
import type { Analysis, ShareAnalysis } from '../model/analysis.ts';
import type { Practice } from '../model/counts.ts';
import type { Problem } from '../model/problem.ts';
import type { Cell } from '../model/released.ts';
import type { HiddenFigure } from './beside.ts';
import type { Leak, LeakSecrets } from './leaks.ts';

interface ReleasedCells {
  readonly letters: ReadonlyMap<string, string>;
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, Cell>>;
}

/** What must be nowhere: every practice of the data set, and this meeting's hidden counts at their letters. */
export function secretsOf(analysis: Analysis, released: ReleasedCells, practices: readonly Practice[]): LeakSecrets {
  return {
    ydernumre: practices.map(({ ydernummer }) => ydernummer),
    practiceNames: practices.map(({ name }) => name),
    profile: analysis.meeting.profile,
    hidden: analysis.indicators.flatMap((one) =>
      one.kind === 'proportion' || one.kind === 'event-share' ? hiddenFigures(one as ShareAnalysis, released) : [],
    ),
  };
}

function hiddenFigures(share: ShareAnalysis, { cells, letters }: ReleasedCells): HiddenFigure[] {
  return share.practices.flatMap(({ ydernummer, x, n }) => {
    const label = letters.get(ydernummer);
    const hidden = cells.get(share.id)?.get(ydernummer)?.status === 'withheld';
    return label !== undefined && hidden ? [{ label, values: [String(x), `${x} af ${n}`] }] : [];
  });
}

export function leakProblem({ file, message }: Leak, pack: string): Problem {
  return {
    code: 'laek',
    severity: 'error',
    place: { file: pack },
    message: `${message} (${file})`,
    hint: 'Intet er skrevet. Se, om en tekst i pakken eller en note i moeder.csv nævner en praksis.',
  };
}
