/** What the leak check of one meeting's finished files looks for, and how it tells what it found. */
import { formatNumber } from '../danish.ts';
import { type Analysis, type PracticeFigure, type ShareAnalysis, sharesOf } from '../model/analysis.ts';
import { countedBy } from '../model/columns.ts';
import type { Practice } from '../model/counts.ts';
import type { Problem } from '../model/problem.ts';
import type { Cell, ReleasedBlockOf, ReleasedReport, ReleasedShare, Unit } from '../model/released.ts';
import type { HiddenFigure } from './beside.ts';
import type { Leak, LeakSecrets } from './leaks.ts';

interface Released {
  readonly report: ReleasedReport;
  readonly letters: ReadonlyMap<string, string>;
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, Cell>>;
}

/** What must be nowhere: every practice of the data set, and this meeting's exact figures that are not printed. */
export function secretsOf(analysis: Analysis, released: Released, practices: readonly Practice[]): LeakSecrets {
  const figures = sharesOf(analysis).flatMap((share) => unprinted(share, released.cells.get(share.id)));
  const labels = labelsOf(analysis, released.letters);
  return {
    ...listOf(practices),
    profile: analysis.meeting.profile,
    hidden: figures.flatMap((figure) => besideLabel(figure, labels.get(figure.ydernummer), released.report)),
    ownFigures: figures.flatMap(({ x, n, counted }) => (counted && n >= leastForPair ? [{ x, n }] : [])),
  };
}

type PracticeList = Pick<LeakSecrets, 'ydernumre' | 'practiceNames'>;

/** The same lists for the same practices, so that what is looked for is made ready once for all meetings. */
const lists = new WeakMap<readonly Practice[], PracticeList>();

function listOf(practices: readonly Practice[]): PracticeList {
  const list = lists.get(practices) ?? {
    ydernumre: practices.map(({ ydernummer }) => ydernummer),
    practiceNames: practices.map(({ name }) => name),
  };
  lists.set(practices, list);
  return list;
}

/** A pair of smaller numbers could stand in any text: "5 af 10 børn". */
const leastForPair = 20;

interface Unprinted extends PracticeFigure {
  readonly cell: Cell | undefined;
  readonly unit: Unit;
  /** Whether x was delivered as a count; that of a ready figure may be worked out from its unit. */
  readonly counted: boolean;
}

/** Figures that the shared pages give less exactly than they are, or not at all. */
function unprinted(share: ShareAnalysis, cells: ReadonlyMap<string, Cell> | undefined): Unprinted[] {
  const { unit } = share;
  const counted = countedBy(share.indicator).numerator !== null;
  return share.practices
    .map((figure) => ({ ...figure, unit, counted, cell: cells?.get(figure.ydernummer) }))
    .filter(({ cell }) => cell?.status !== 'shown' || cell.count === undefined);
}

function labelsOf({ meeting, practices }: Analysis, letters: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (meeting.profile !== 'aaben' || letters.size === 0) return letters;
  return new Map(practices.map(({ ydernummer, name }) => [ydernummer, name]));
}

/** The words for size hold these ("under 30", "300 og over"). */
const sizeNumbers = ['30', '300'];

function besideLabel(figure: Unprinted, label: string | undefined, report: ReleasedReport): HiddenFigure[] {
  const { x, n, value, cell, counted } = figure;
  if (label === undefined) return [];
  // The same letter stands at its other figures and at the round before, where such a number may be right.
  const elsewhere = new Set([...sizeNumbers, ...printedAt(label, report).flatMap(numbersOf)]);
  const counts = [...(counted ? [x] : []), n].map(String).filter((text) => !elsewhere.has(text));
  const exact = cell?.status === 'shown' || value === null || elsewhere.has(String(value));
  const values = [...counts, ...(exact ? [] : textsOf(value, figure.unit))];
  return [{ label, values: counted ? [...values, `${formatNumber(x)} af ${formatNumber(n)}`] : values }];
}

/** As it could be printed: with its sign, or with a decimal comma and with or without a last nought, or in a file. */
function textsOf(value: number, unit: Unit): readonly string[] {
  if (unit === 'percent') return [`${value} %`];
  const [, fraction = ''] = String(value).split('.');
  const written = [fraction.length, fraction.length + 1].map((decimals) => formatNumber(value, decimals));
  return [...new Set([String(value), ...written])];
}

function printedAt(label: string, { blocks }: ReleasedReport): Cell[] {
  return blocks.flatMap((block) => {
    return block.type === 'indicator' ? sharesPrinted(block).flatMap((share) => cellsAt(label, share)) : [];
  });
}

function sharesPrinted({ indicator, beside }: ReleasedBlockOf<'indicator'>): readonly ReleasedShare[] {
  const own = indicator.kind === 'trend' ? indicator.periods.map(({ share }) => share) : [];
  return [...own, ...('peers' in indicator ? [indicator] : []), ...(beside ? [beside] : [])];
}

function cellsAt(label: string, { peers, previous }: ReleasedShare): Cell[] {
  const now = peers.filter((peer) => peer.label === label).map(({ cell }) => cell);
  const before = (previous?.peers ?? []).filter((peer) => peer.label === label);
  return [...now, ...before.map((peer) => peer.before)];
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
