/**
 * From what is about to be written to what the audit tries (D9): reads the finished `ReleasedReport`, not the decisions
 * that led to it, so that a figure printed by mistake is tried as well. All meetings of a cluster are given together.
 */
import type { Analysis, IndicatorAnalysis, ShareAnalysis } from '../model/analysis.ts';
import type {
  Cell,
  ReleasedConcentration,
  ReleasedDistribution,
  ReleasedIndicator,
  ReleasedReport,
  ReleasedShare,
  SizeBand,
} from '../model/released.ts';
import type { AuditInput, ProtectedCount, Statement, Term } from './audit.ts';
import { linkColumns } from './linked.ts';
import { decimalsOf, printedBand, printedPercent, printedRatio, printedRatioBand } from './printed.ts';
import { type Counts, cellsOf, contactTerms, knownSize, type Persons, personTerms } from './unknowns.ts';

export interface AuditedEdition {
  readonly analysis: Analysis;
  readonly report: ReleasedReport;
  /** ydernummer → what stands at its figures: a letter, or in the open profile its name. */
  readonly labels: ReadonlyMap<string, string>;
}

/** One meeting; `counts` are of all editions together, where `names` tells which column is which of its `own`. */
interface Frame extends AuditedEdition {
  readonly counts: Counts;
  readonly names: ReadonlyMap<string, string>;
  readonly own: Counts;
  readonly practices: readonly string[];
}

export function auditInputOf(editions: readonly AuditedEdition[]): AuditInput {
  const { counts, columns } = linkColumns(editions.map(({ analysis }) => analysis));
  const frames = editions.map((edition, place): Frame => {
    const practices = edition.analysis.practices.map(({ ydernummer }) => ydernummer);
    return { ...edition, counts, ...(columns[place] ?? { own: new Map(), names: new Map() }), practices };
  });
  return {
    cells: cellsOf(counts),
    known: frames.flatMap(knownOf),
    published: frames.flatMap((frame) => releasedOf(frame).flatMap((one) => published(frame, one))),
    protected: frames.flatMap(protectedOf),
  };
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

function sizeOf(frame: Frame, name: string, practices: readonly string[]): number | null {
  const counted = sharesOf(frame).some(
    ({ indicator }) => indicator.kind === 'proportion' && indicator.numerator === name && indicator.from === undefined,
  );
  const everyone = frame.own.get(name)?.from.get(0);
  if (counted || everyone === undefined) return null;
  return practices.reduce((total, practice) => total + (everyone.get(practice) ?? 0), 0);
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

function published(frame: Frame, one: ReleasedIndicator): readonly Statement[] {
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

function publishedShare(frame: Frame, released: ReleasedShare): readonly Statement[] {
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
  return [...cellStatements(released.title, termsOf(frame, share, frame.practices), released.cluster), ...peers];
}

interface ShareTerms {
  readonly numerator: readonly Term[];
  readonly denominator: readonly Term[];
  /** The denominator when everybody knows it. */
  readonly of: number | null;
  /** Persons behind events. */
  readonly persons: readonly Term[];
}

function termsOf(frame: Frame, { indicator }: ShareAnalysis, practices: readonly string[]): ShareTerms {
  const numerator = at(
    frame,
    indicator.numerator,
    practices,
    indicator.kind === 'proportion' ? indicator.from : undefined,
  );
  const denominator = at(frame, indicator.denominator, practices);
  const persons = personTerms(frame.counts, numerator);
  if (indicator.kind === 'proportion') {
    const of = sizeOf(frame, indicator.denominator, practices);
    return { numerator: persons, denominator: personTerms(frame.counts, denominator), of, persons };
  }
  const events = contactTerms(frame.counts, numerator);
  const all = contactTerms(frame.counts, denominator);
  if (events === null || all === null) throw new Error(`${indicator.title}: contacts cannot be tried without groups`);
  return { numerator: events, denominator: all, of: null, persons };
}

function cellStatements(what: string, { numerator, denominator, of }: ShareTerms, cell: Cell): readonly Statement[] {
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

function releasedOf({ report }: Frame): readonly ReleasedIndicator[] {
  return report.blocks.flatMap((block) => (block.type === 'indicator' ? [block.indicator] : []));
}

function sharesOf({ analysis }: Frame): readonly ShareAnalysis[] {
  return analysis.indicators.filter(
    (one): one is ShareAnalysis => one.kind === 'proportion' || one.kind === 'event-share',
  );
}

function at(frame: Frame, name: string, practices: readonly string[], from?: number): Persons {
  const edges = frame.own.get(name)?.cuts ?? [];
  return { name: frame.names.get(name) ?? '', practices, edges, ...(from === undefined ? {} : { from }) };
}

function minus(all: readonly Term[], some: readonly Term[]): readonly Term[] {
  return [...all, ...some.map(({ cell, times }) => ({ cell, times: -times }))];
}
