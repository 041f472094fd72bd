/** What a printed share says: each practice's figure, the cluster's, and the round before beside them. */
import type { Cell, ReleasedIndicator, ReleasedShare, SizeBand } from '../model/released.ts';
import { type Frame, type ShareTerms, sharesOf, termsOf } from './frame.ts';
import { decimalsOf, printedBand, printedPercent, printedRatio, printedRatioBand } from './printed.ts';
import type { Statement, Term } from './system.ts';
import { knownSize } from './unknowns.ts';

/** A round with what stands at the practices' figures: a letter or a name, by practice. */
export interface LabelledFrame extends Frame {
  readonly labels: ReadonlyMap<string, string>;
  /** The round before, where anything of it is printed. */
  readonly before: Frame | null;
}

export function publishedShare(frame: LabelledFrame, released: ReleasedShare): readonly Statement[] {
  const share = sharesOf(frame).find(({ id }) => id === released.id);
  if (share === undefined) throw new Error(`${released.id} is printed but was never counted`);
  const who = new Map([...frame.labels].map(([practice, label]) => [label, practice]));
  if (who.size !== frame.labels.size) throw new Error('two practices are printed under the same label');
  const peers = released.peers.flatMap(({ label, cell, size }) => {
    const practice = who.get(label);
    if (practice === undefined) throw new Error('a peer is printed under an unknown label');
    const terms = termsOf(frame, share, [practice]);
    return [...cellStatements(released.title, terms, cell), ...sizeStatement(released.title, terms.denominator, size)];
  });
  return [
    ...cellStatements(released.title, termsOf(frame, share, frame.practices), released.cluster),
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
  const { previous, title, id } = released;
  if (!previous || !printsBefore(released)) return [];
  const share = before && sharesOf(before).find((one) => one.id === id);
  if (!share) throw new Error(`the round before is printed in ${id} but was never counted`);
  const peers = previous.peers.flatMap(({ label, before: cell }) => {
    const practice = who.get(label);
    if (practice === undefined) throw new Error('a peer is printed under an unknown label');
    return cellStatements(title, termsOf(before, share, [practice]), cell);
  });
  return [...cellStatements(title, termsOf(before, share, before.practices), previous.cluster), ...peers];
}

export function printsBefore(one: ReleasedIndicator): boolean {
  if (one.kind !== 'proportion' && one.kind !== 'event-share') return false;
  const { previous } = one;
  if (!previous) return false;
  return [previous.cluster, ...previous.peers.map(({ before }) => before)].some(({ status }) => status !== 'withheld');
}

export function cellStatements(
  what: string,
  { numerator, denominator, of }: ShareTerms,
  cell: Cell,
): readonly Statement[] {
  if (cell.status === 'withheld') return [];
  if (cell.status === 'banded') {
    if (of !== null) return [printedBand(what, numerator, of, cell.from, cell.to)];
    return printedRatioBand(what, numerator, denominator, cell.from, cell.to);
  }
  const decimals = decimalsOf(cell.value);
  const ratio =
    of === null
      ? printedRatio(what, numerator, denominator, cell.value, decimals)
      : [printedPercent(what, numerator, of, cell.value, decimals)];
  if (cell.count === undefined) return ratio;
  return [...ratio, knownSize(what, numerator, cell.count.x), knownSize(what, denominator, cell.count.n)];
}

const sizes: Readonly<Record<SizeBand, readonly [number, number]>> = {
  'under 30': [0, 29],
  '30-99': [30, 99],
  '100-299': [100, 299],
  '300 og over': [300, Number.POSITIVE_INFINITY],
};

function sizeStatement(what: string, terms: readonly Term[], size: SizeBand | undefined): readonly Statement[] {
  if (size === undefined) return [];
  const [lower, upper] = sizes[size];
  return [{ what, terms, lower, upper }];
}
