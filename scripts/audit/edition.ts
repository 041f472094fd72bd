/**
 * From what is about to be written to what the audit tries (D9): reads the finished `ReleasedReport`, not the decisions
 * that led to it, so that a figure printed by mistake is tried as well. All meetings of a cluster are given together.
 */
import type { Analysis } from '../model/analysis.ts';
import type { ReleasedIndicator, ReleasedReport } from '../model/released.ts';
import type { AuditInput, Statement } from './audit.ts';
import { publishedConcentration, publishedDistribution, publishedFlow, publishedTotals } from './clusterprint.ts';
import { framesOf } from './frame.ts';
import { knownOf } from './known.ts';
import { protectedOf } from './protected.ts';
import { nothingSent, recordOf, type Sent, type SentKeys, type SentRecord, withSent, wording } from './sent.ts';
import { type LabelledFrame, printsBefore, publishedShare } from './shareprint.ts';
import { cellsOf } from './unknowns.ts';

export interface AuditedEdition {
  readonly analysis: Analysis;
  readonly report: ReleasedReport;
  /** ydernummer → what stands at its figures: a letter, or in the open profile its name. */
  readonly labels: ReadonlyMap<string, string>;
}

/** A round printed beside a later one is tried as well, and is the same unknowns as in its own edition (D16). */
export function auditInputOf(editions: readonly AuditedEdition[], sent: Sent = nothingSent): AuditInput {
  const { input, frames } = inputOf(editions);
  return withSent(input, frames, sent);
}

/** What is kept of editions when they are sent, so that later ones can be tried together with them. */
export function sentRecordOf(editions: readonly AuditedEdition[], keys: SentKeys): SentRecord {
  const { input, frames } = inputOf(editions);
  return recordOf(input, frames, keys);
}

function inputOf(editions: readonly AuditedEdition[]) {
  const { counts, frames } = framesOf([...editions.map(({ analysis }) => analysis), ...unplannedRounds(editions)]);
  const printed = editions.map(({ report, labels, analysis }, place) => {
    const frame = frames[place];
    const before = frames.find((one) => analysis.previous && isSameRound(one.analysis, analysis.previous)) ?? null;
    if (frame === undefined) throw new Error('every edition has its frame');
    return { frame: { ...frame, labels, before }, indicators: releasedOf(report) };
  });
  const input: AuditInput = {
    cells: cellsOf(counts),
    known: withoutRepeats(frames.flatMap(knownOf)),
    published: withoutRepeats(
      printed.flatMap(({ frame, indicators }) => indicators.flatMap((one) => published(frame, one))),
    ),
    protected: frames.flatMap(protectedOf),
  };
  return { input, frames };
}

/** A round stands in its own edition and beside the next: saying it twice tells no more and takes time to try. */
function withoutRepeats(statements: readonly Statement[]): readonly Statement[] {
  return [...new Map(statements.map((one) => [wording(one), one])).values()];
}

/** Rounds of which something is printed beside a later one, but which have no meeting of their own here. */
function unplannedRounds(editions: readonly AuditedEdition[]): readonly Analysis[] {
  const rounds: Analysis[] = [];
  for (const { analysis, report } of editions) {
    const { previous } = analysis;
    if (!previous || !releasedOf(report).some(printsBefore)) continue;
    const others = [...editions.map((one) => one.analysis), ...rounds];
    if (!others.some((other) => isSameRound(other, previous))) rounds.push(previous);
  }
  return rounds;
}

function isSameRound({ meeting: a }: Analysis, { meeting: b }: Analysis): boolean {
  return a.pack === b.pack && a.round === b.round;
}

function published(frame: LabelledFrame, one: ReleasedIndicator): readonly Statement[] {
  switch (one.kind) {
    case 'proportion':
    case 'event-share':
    case 'rate':
    case 'value':
      return publishedShare(frame, one);
    case 'trend':
      return one.periods.flatMap(({ share }) => publishedShare(frame, share));
    case 'flow':
      return publishedFlow(frame, one);
    case 'totals':
      return publishedTotals(frame, one);
    case 'distribution':
      return publishedDistribution(frame, one);
    case 'concentration':
      return publishedConcentration(frame, one);
    case 'municipality':
      // From a published source (D15), not from the practices' own figures.
      return [];
  }
}

/** Also the figure that stands mirrored beside another. */
function releasedOf(report: ReleasedReport): readonly ReleasedIndicator[] {
  return report.blocks.flatMap((block) => {
    if (block.type !== 'indicator') return [];
    return block.beside ? [block.indicator, block.beside] : [block.indicator];
  });
}
