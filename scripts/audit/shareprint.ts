/** What a printed share says: each practice's figure, the cluster's, and the round before beside them. */
import { type ShareAnalysis, sharesOf } from '../model/analysis.ts';
import type { Cell, ReleasedIndicator, ReleasedShare, SizeBand, Unit } from '../model/released.ts';
import { type Frame, type ShareTerms, termsOf } from './frame.ts';
import {
  decimalsOf,
  printedBand,
  printedPercent,
  printedRatio,
  printedRatioBand,
  printedSignificant,
  printedSignificantRatio,
} from './printed.ts';
import type { Statement } from './system.ts';
import { knownSize } from './unknowns.ts';

/** A round with what stands at the practices' figures: a letter or a name, by practice. */
export interface LabelledFrame extends Frame {
  readonly labels: ReadonlyMap<string, string>;
  /** The round before, where anything of it is printed. */
  readonly before: Frame | null;
}

export function publishedShare(frame: LabelledFrame, released: ReleasedShare): readonly Statement[] {
  const share = sharesOf(frame.analysis).find(({ id }) => id === released.id);
  if (share === undefined) throw new Error(`${released.id} is printed but was never counted`);
  const who = new Map([...frame.labels].map(([practice, label]) => [label, practice]));
  if (who.size !== frame.labels.size) throw new Error('two practices are printed under the same label');
  const peers = released.peers.flatMap(({ label, cell, size }) => {
    const practice = who.get(label);
    if (practice === undefined) throw new Error('a peer is printed under an unknown label');
    const terms = termsOf(frame, share, [practice]);
    return [...figureStatements(frame, share, [practice], cell), ...sizeStatement(released.title, terms, size)];
  });
  return [
    ...figureStatements(frame, share, frame.practices, released.cluster),
    ...peers,
    ...publishedBefore(frame, released, who),
  ];
}

/** What is printed of the round before says something of that round's own counts. */
function publishedBefore(
  { before }: LabelledFrame,
  released: ReleasedShare,
  who: ReadonlyMap<string, string>,
): readonly Statement[] {
  const { previous, id } = released;
  if (!previous || !printsBefore(released)) return [];
  const share = before && sharesOf(before.analysis).find((one) => one.id === id);
  if (!share) throw new Error(`the round before is printed in ${id} but was never counted`);
  const peers = previous.peers.flatMap(({ label, before: cell }) => {
    const practice = who.get(label);
    if (practice === undefined) throw new Error('a peer is printed under an unknown label');
    return figureStatements(before, share, [practice], cell);
  });
  return [...figureStatements(before, share, before.practices, previous.cluster), ...peers];
}

function figureStatements(
  frame: Frame,
  share: ShareAnalysis,
  practices: readonly string[],
  cell: Cell,
): readonly Statement[] {
  const { title } = share.indicator;
  const terms = termsOf(frame, share, practices);
  if (share.kind !== 'value') return cellStatements(title, terms, cell, share.unit);
  if (cell.status === 'withheld' || terms.numerator.length === 0) return [];
  // How a ready figure was made of its count is the supplier's knowledge, so whoever sees it is taken to know the count.
  const behind = share.practices.filter(({ ydernummer }) => practices.includes(ydernummer));
  const count = behind.reduce((total, { x }) => total + x, 0);
  return [knownSize(title, terms.numerator, count)];
}

export function printsBefore(one: ReleasedIndicator): boolean {
  if (!('previous' in one)) return false;
  const { previous } = one;
  if (!previous) return false;
  return [previous.cluster, ...previous.peers.map(({ before }) => before)].some(({ status }) => status !== 'withheld');
}

export function cellStatements(
  what: string,
  terms: ShareTerms,
  cell: Cell,
  unit: Unit = 'percent',
): readonly Statement[] {
  if (cell.status === 'withheld') return [];
  const figure = unit === 'percent' ? percentStatements(what, terms, cell) : rateStatements(what, terms, cell, unit);
  if (cell.status === 'banded' || cell.count === undefined) return figure;
  const { numerator, denominator, of } = terms;
  if (denominator.length === 0 && of !== cell.count.n) throw new Error('a printed size is not the known one');
  const size = denominator.length === 0 ? [] : [knownSize(what, denominator, cell.count.n)];
  return [...figure, knownSize(what, numerator, cell.count.x), ...size];
}

type Printed = Exclude<Cell, { status: 'withheld' }>;

function percentStatements(what: string, { numerator, denominator, of }: ShareTerms, cell: Printed) {
  if (cell.status === 'banded') {
    if (of !== null) return [printedBand(what, numerator, of, cell.from, cell.to)];
    return printedRatioBand(what, numerator, denominator, cell.from, cell.to);
  }
  const decimals = decimalsOf(cell.value);
  return of === null
    ? printedRatio(what, numerator, denominator, cell.value, decimals)
    : [printedPercent(what, numerator, of, cell.value, decimals)];
}

function rateStatements(what: string, { numerator, denominator, of }: ShareTerms, cell: Printed, unit: Unit) {
  if (cell.status === 'banded' || unit !== 'per-1000')
    throw new Error(`${what}: printed in a way that cannot be tried`);
  return of === null
    ? printedSignificantRatio(what, numerator, denominator, cell.value, 1000)
    : [printedSignificant(what, numerator, of, cell.value, 1000)];
}

const sizes: Readonly<Record<SizeBand, readonly [number, number]>> = {
  'under 30': [0, 29],
  '30-99': [30, 99],
  '100-299': [100, 299],
  '300 og over': [300, Number.POSITIVE_INFINITY],
};

/** The enlisted patients are no unknown, so a band of them says nothing new. */
function sizeStatement(what: string, { denominator }: ShareTerms, size: SizeBand | undefined): readonly Statement[] {
  if (size === undefined || denominator.length === 0) return [];
  const [lower, upper] = sizes[size];
  return [{ what, terms: denominator, lower, upper }];
}
