/**
 * From what is about to be written to what the audit tries (D9): reads the finished `ReleasedReport`, not the decisions
 * that led to it, so that a figure printed by mistake is tried as well. All meetings of a cluster are given together.
 */
import type { Analysis, IndicatorAnalysis, ShareAnalysis } from '../model/analysis.ts';
import type {
  ReleasedConcentration,
  ReleasedDistribution,
  ReleasedIndicator,
  ReleasedReport,
} from '../model/released.ts';
import type { AuditInput, ProtectedCount, Statement, Term } from './audit.ts';
import { at, type Frame, framesOf, minus, sharesOf, termsOf } from './frame.ts';
import { nothingSent, recordOf, type Sent, type SentKeys, type SentRecord, withSent, wording } from './sent.ts';
import { cellStatements, type LabelledFrame, printsBefore, publishedShare } from './shareprint.ts';
import { cellsOf, contactTerms, knownSize, personTerms } from './unknowns.ts';

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

/** Denominators are known (DISCLOSURE 2, intruder 3), unless they are themselves what another figure counts. */
function knownOf(frame: Frame): readonly Statement[] {
  return sharesOf(frame).flatMap((share) => {
    if (share.kind !== 'proportion') return [];
    return frame.practices.flatMap((practice): Statement[] => {
      const { numerator, denominator, of } = termsOf(frame, share, [practice]);
      const what = share.indicator.title;
      const part = { what, terms: minus(denominator, numerator), lower: 0, upper: Number.POSITIVE_INFINITY };
      return of === null ? [part] : [knownSize(what, denominator, of), part];
    });
  });
}

function protectedOf(frame: Frame): readonly ProtectedCount[] {
  const { pack, round } = frame.analysis.meeting;
  return frame.analysis.indicators.flatMap((one) =>
    countsToProtect(frame, one).map((count) => ({ ...count, figure: `${pack}-${round}/${one.id}` })),
  );
}

function countsToProtect(frame: Frame, one: IndicatorAnalysis): readonly ProtectedCount[] {
  const practices = frame.practices.map((practice) => [practice]);
  if (one.kind === 'municipality') return [];
  if (one.kind === 'concentration') {
    const { count: name, from, threshold, title } = one.indicator;
    return practices.map((who) => plain(title, personTerms(frame.counts, at(frame, name, who, from)), threshold));
  }
  if (one.kind === 'distribution') {
    const { counts, title, threshold } = one.indicator;
    const cells = counts.flatMap((name) => personTerms(frame.counts, at(frame, name, frame.practices)));
    return cells.map((cell) => plain(title, [cell], threshold));
  }
  return practices.flatMap((practice) => protectedShare(frame, one, practice));
}

function protectedShare(frame: Frame, share: ShareAnalysis, practice: readonly string[]): readonly ProtectedCount[] {
  const { title, threshold, sensitive } = share.indicator;
  const { numerator, denominator, of, persons } = termsOf(frame, share, practice);
  const own = { what: title, threshold, sensitive };
  if (share.kind === 'event-share') return [numerator, persons].map((terms) => ({ ...own, terms, of: null }));
  if (of !== null) return [{ ...own, terms: numerator, of }];
  return [numerator, minus(denominator, numerator)].map((terms) => ({ ...own, terms, of: null }));
}

function plain(what: string, terms: readonly Term[], threshold: number): ProtectedCount {
  return { what, terms, of: null, threshold, sensitive: false };
}

function published(frame: LabelledFrame, one: ReleasedIndicator): readonly Statement[] {
  switch (one.kind) {
    case 'proportion':
    case 'event-share':
      return publishedShare(frame, one);
    case 'distribution':
      return publishedDistribution(frame, one);
    case 'concentration':
      return publishedConcentration(frame, one);
    case 'municipality':
      // From a published source (D15), not from the practices' own figures.
      return [];
  }
}

function publishedDistribution(frame: Frame, released: ReleasedDistribution): readonly Statement[] {
  const analysed = frame.analysis.indicators.find(({ id }) => id === released.id);
  if (analysed?.kind !== 'distribution') throw new Error(`${released.id} is printed but was never counted`);
  return released.series.flatMap(({ bins, persons }, place) => {
    const name = analysed.indicator.counts[place] ?? '';
    const everyone = personTerms(frame.counts, at(frame, name, frame.practices));
    const edges = bins.map(({ label }) => Number.parseInt(label, 10));
    const printed = bins.flatMap(({ cell }, index) => {
      const group = {
        ...at(frame, name, frame.practices, edges[index]),
        below: edges[index + 1] ?? Number.POSITIVE_INFINITY,
      };
      const numerator = personTerms(frame.counts, group);
      return cellStatements(
        released.title,
        { numerator, denominator: everyone, of: persons, persons: numerator },
        cell,
      );
    });
    return persons === null ? printed : [knownSize(released.title, everyone, persons), ...printed];
  });
}

function publishedConcentration(frame: Frame, released: ReleasedConcentration): readonly Statement[] {
  const analysed = frame.analysis.indicators.find(({ id }) => id === released.id);
  if (analysed?.kind !== 'concentration') throw new Error(`${released.id} is printed but was never counted`);
  const all = at(frame, analysed.indicator.count, frame.practices);
  const top = { ...all, from: analysed.indicator.from };
  const persons = personTerms(frame.counts, top);
  const statements = cellStatements(
    released.title,
    { numerator: persons, denominator: personTerms(frame.counts, all), of: null, persons },
    released.persons,
  );
  const [numerator, denominator] = [contactTerms(frame.counts, top), contactTerms(frame.counts, all)];
  if (numerator === null || denominator === null) return statements;
  return [
    ...statements,
    ...cellStatements(released.title, { numerator, denominator, of: null, persons }, released.contacts),
  ];
}

function releasedOf(report: ReleasedReport): readonly ReleasedIndicator[] {
  return report.blocks.flatMap((block) => (block.type === 'indicator' ? [block.indicator] : []));
}
