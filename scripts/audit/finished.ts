/** What the leak check of one meeting's finished files looks for, and how it tells what it found. */
import { formatNumber } from '../danish.ts';
import type { Analysis, PracticeFigure, ShareAnalysis } from '../model/analysis.ts';
import type { Practice } from '../model/counts.ts';
import type { Problem } from '../model/problem.ts';
import type { Cell, ReleasedReport } from '../model/released.ts';
import type { HiddenFigure } from './beside.ts';
import type { Leak, LeakSecrets } from './leaks.ts';

interface Released {
  readonly report: ReleasedReport;
  readonly letters: ReadonlyMap<string, string>;
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, Cell>>;
}

/** What must be nowhere: every practice of the data set, and this meeting's exact figures that are not printed. */
export function secretsOf(analysis: Analysis, released: Released, practices: readonly Practice[]): LeakSecrets {
  const figures = analysis.indicators.flatMap((one) =>
    one.kind === 'proportion' || one.kind === 'event-share' ? unprinted(one, released.cells.get(one.id)) : [],
  );
  const labels = labelsOf(analysis, released.letters);
  return {
    ydernumre: practices.map(({ ydernummer }) => ydernummer),
    practiceNames: practices.map(({ name }) => name),
    profile: analysis.meeting.profile,
    hidden: figures.flatMap((figure) => besideLabel(figure, labels.get(figure.ydernummer), released.report)),
    ownFigures: figures.flatMap(({ x, n }) => (n >= leastForPair ? [{ x, n }] : [])),
  };
}

/** A pair of smaller numbers could stand in any text: "5 af 10 børn". */
const leastForPair = 20;

interface Unprinted extends PracticeFigure {
  readonly cell: Cell | undefined;
}

/** Figures that the shared pages give less exactly than they are, or not at all. */
function unprinted(share: ShareAnalysis, cells: ReadonlyMap<string, Cell> | undefined): Unprinted[] {
  return share.practices
    .map((figure) => ({ ...figure, cell: cells?.get(figure.ydernummer) }))
    .filter(({ cell }) => cell?.status !== 'shown' || cell.count === undefined);
}

function labelsOf({ meeting, practices }: Analysis, letters: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (meeting.profile !== 'aaben' || letters.size === 0) return letters;
  return new Map(practices.map(({ ydernummer, name }) => [ydernummer, name]));
}

/** The words for size hold these ("under 30", "300 og over"). */
const sizeNumbers = ['30', '300'];

function besideLabel(figure: Unprinted, label: string | undefined, report: ReleasedReport): HiddenFigure[] {
  const { x, n, percent, cell } = figure;
  if (label === undefined) return [];
  // The same letter stands at its other figures and at the round before, where such a number may be right.
  const printed = printedAt(label, report).flatMap(numbersOf);
  const exact = cell?.status === 'shown' || percent === null ? [] : [`${percent} %`];
  const values = [String(x), String(n), ...exact].filter(
    (value) => ![...sizeNumbers, ...printed].includes(value.replace(' %', '')),
  );
  return [{ label, values: [...values, `${formatNumber(x)} af ${formatNumber(n)}`] }];
}

function printedAt(label: string, { blocks }: ReleasedReport): Cell[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'indicator' || !('peers' in block.indicator)) return [];
    const { peers, previous } = block.indicator;
    const now = peers.filter((peer) => peer.label === label).map(({ cell }) => cell);
    const before = (previous?.peers ?? []).filter((peer) => peer.label === label);
    return [...now, ...before.map((peer) => peer.before)];
  });
}

function numbersOf(cell: Cell): string[] {
  if (cell.status === 'banded') return [cell.from, cell.to - 1, cell.to].map(String);
  if (cell.status !== 'shown') return [];
  const { value, count, interval } = cell;
  return [value, count?.x, count?.n, interval?.lower, interval?.upper].map(String);
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
