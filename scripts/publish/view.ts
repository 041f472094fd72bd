/**
 * From a released report to the plain data a handout template arranges: every number already a Danish string, every
 * section with the id of the block it came from.
 */
import { capital, formatDate, formatDuration, formatPeriod, formatTime, formatWeekdayDate, list } from '../danish.ts';
import type {
  ReleasedBlock,
  ReleasedBlockOf,
  ReleasedIndicator,
  ReleasedQuestion,
  ReleasedReport,
} from '../model/released.ts';
import { type FigureSource, type FigureView, viewFigure } from './figures.ts';
import { cellText, hiddenNote, municipalityValue, ownMunicipalities } from './words.ts';

export interface Edition {
  readonly report: ReleasedReport;
  /** First eight characters of the SHA-256 of released.json: tells an old printout from a corrected one. */
  readonly hash: string;
  readonly shapes: FigureSource['shapes'];
}

export interface QuestionView {
  readonly number: number;
  readonly text: string;
  readonly hint: string;
  readonly sub: readonly string[];
  /** Empty, or where it is discussed: "Se figur 2". */
  readonly elsewhere: string;
}

export interface KeyFigure {
  readonly value: string;
  readonly text: string;
}

/** A part of the page: `kind` is the component's folder in templates/components. */
export type SectionView = { readonly id: string } & (
  | { readonly kind: 'text'; readonly title: string; readonly body: string }
  | { readonly kind: 'facts'; readonly title: string; readonly items: readonly FactView[]; readonly source: string }
  | { readonly kind: 'cards'; readonly title: string; readonly intro: string; readonly cards: readonly CardView[] }
  | {
      readonly kind: 'figure';
      readonly number: number;
      readonly figure: FigureView;
      readonly questions: readonly QuestionView[];
      readonly lines: readonly number[];
      /** More practices than one page side holds with their table: the table follows on the next. */
      readonly long: boolean;
    }
  | {
      readonly kind: 'questions';
      readonly title: string;
      readonly intro: string;
      readonly time: string;
      /** Ruled lines for each answer. */
      readonly lines: readonly number[];
      readonly items: readonly QuestionView[];
    }
  | { readonly kind: 'agreements'; readonly title: string; readonly intro: string; readonly rows: readonly number[] }
  | { readonly kind: 'follow-up'; readonly title: string; readonly body: string; readonly when: string }
);

interface FactView {
  readonly label: string;
  readonly text: string;
  readonly url: string;
}

interface CardView {
  readonly title: string;
  readonly text: string;
}

export interface HandoutView {
  readonly title: string;
  readonly description: string;
  readonly author: string;
  readonly cluster: string;
  readonly occasion: string;
  readonly heading: string;
  readonly lead: string;
  readonly keyFigures: readonly KeyFigure[];
  readonly task: string;
  readonly facts: readonly FactView[];
  readonly sections: readonly SectionView[];
  readonly method: MethodView;
  readonly running: string;
  readonly footer: string;
  readonly synthetic: boolean;
}

export interface MethodView {
  readonly intro: string;
  readonly notes: readonly string[];
  readonly tables: readonly {
    readonly title: string;
    readonly what: string;
    readonly period: string;
    readonly source: string;
  }[];
  readonly methods: readonly string[];
  readonly hidden: string;
}

export async function viewHandout(edition: Edition): Promise<HandoutView> {
  const { report } = edition;
  const sections: SectionView[] = [];
  for (const block of report.blocks) sections.push(...(await viewBlock(block, edition)));
  return {
    ...frameOf(edition, 'Handout'),
    heading: report.pack.title,
    lead: report.pack.lead,
    keyFigures: keyFigures(report),
    task: report.pack.task,
    facts: meetingFacts(report),
    sections,
    method: viewMethod(report),
  };
}

/** What every document of an edition shares: title, running head and foot. */
export function frameOf({ report, hash }: Edition, kind: string) {
  const { cluster, pack, meeting } = report;
  const round = meeting.round > 1 ? `, runde ${meeting.round}` : '';
  return {
    title: `${kind}: ${pack.title}, ${cluster.name}, ${formatDate(meeting.date)}`,
    description: `${kind} til klyngemøde. ${pack.lead}`,
    author: pack.provider,
    cluster: cluster.name,
    occasion: `Klyngemøde ${formatDate(meeting.date)}${round}`,
    running: `${cluster.name} · ${pack.short}`,
    footer: `${dataDate(report)} · Udgave ${hash}${report.synthetic ? ' · Konstruerede tal' : ''}`,
    synthetic: report.synthetic,
  };
}

function dataDate({ tables }: ReleasedReport): string {
  const latest = tables
    .map(({ extracted }) => extracted)
    .sort()
    .at(-1);
  return latest === undefined ? 'Uden data' : `Data hentet ${formatDate(latest)}`;
}

async function viewBlock(block: ReleasedBlock, edition: Edition): Promise<SectionView[]> {
  const { id } = block;
  switch (block.type) {
    case 'text':
      return [{ id, kind: 'text', title: block.title, body: block.body }];
    case 'facts':
      return [{ id, kind: 'facts', title: block.title, items: factsOf(block), source: block.source ?? '' }];
    case 'cards':
      return [{ id, kind: 'cards', title: block.title, intro: block.intro ?? '', cards: block.cards }];
    case 'indicator':
      return [await viewIndicator(block, edition)];
    case 'questions':
    case 'summing-up':
      return [viewQuestions(block)];
    case 'agreements':
      return [{ id, kind: 'agreements', title: block.title, intro: block.intro ?? '', rows: range(block.rows) }];
    case 'follow-up':
      return [{ id, kind: 'follow-up', title: block.title, body: block.body, when: followUpWhen(block) }];
    // Preparation is one fact line on the first page; the tables are described on the last one.
    case 'preparation':
    case 'extraction':
      return [];
  }
}

function factsOf(block: ReleasedBlockOf<'facts'>): FactView[] {
  return block.items.map(({ label, text, url }) => ({ label, text, url: url ?? '' }));
}

async function viewIndicator(block: ReleasedBlockOf<'indicator'>, { report, shapes }: Edition): Promise<SectionView> {
  const source = { tables: report.tables, shapes };
  return {
    id: block.id,
    kind: 'figure',
    number: block.figure,
    figure: await viewFigure(block.indicator, 'handout', `f${block.figure}`, source),
    questions: block.questions.map((question) => viewQuestion(question, false)),
    lines: range(linesFor(peersIn(block.indicator), report.meeting.profile === 'aaben')),
    long: peersIn(block.indicator) > 40,
  };
}

/** Room to write, as much as the practices leave; names and counts take more of the page than letters. */
function linesFor(peers: number, open: boolean): number {
  if (peers === 0) return 8;
  return peers <= 9 && !open ? 4 : 2;
}

/** How much of the page the practices take: a map or a distribution as much as twelve. */
function peersIn(indicator: ReleasedIndicator): number {
  return 'peers' in indicator ? indicator.peers.length : 12;
}

function viewQuestions(block: ReleasedBlockOf<'questions'> | ReleasedBlockOf<'summing-up'>): SectionView {
  return {
    id: block.id,
    kind: 'questions',
    title: block.title,
    intro: block.intro ?? '',
    time: formatDuration(block.minutes),
    lines: range(block.type === 'questions' ? 3 : 2),
    items: block.items.map((question) => viewQuestion(question, true)),
  };
}

/** In the list of questions, one that belongs to a figure is answered there. */
export function viewQuestion({ number, text, hint, sub, figure }: ReleasedQuestion, inList: boolean): QuestionView {
  const elsewhere = inList && figure !== null ? `(se figur ${figure})` : '';
  return { number, text, hint: hint ?? '', sub, elsewhere };
}

export function followUpWhen({ earliest, latest, months }: ReleasedBlockOf<'follow-up'>): string {
  const [first = 6, last] = months;
  const until =
    latest === undefined || last === undefined ? '' : ` og senest ${formatWeekdayDate(latest)} (${last} måneder efter)`;
  return `Tidligst ${formatWeekdayDate(earliest)} (${first} måneder efter mødet)${until}`;
}

/** The three numbers on the first page: cluster figures first, then what the few stand for, then the municipality. */
export function keyFigures(report: ReleasedReport): KeyFigure[] {
  const order = ['proportion', 'event-share', 'concentration', 'municipality', 'distribution'];
  const indicators = report.blocks.flatMap((block) => (block.type === 'indicator' ? [block.indicator] : []));
  const sorted = [...indicators].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return sorted.flatMap(keyFigure).slice(0, 3);
}

function keyFigure(indicator: ReleasedIndicator): KeyFigure[] {
  switch (indicator.kind) {
    case 'proportion':
    case 'event-share':
      if (indicator.cluster.status !== 'shown') return [];
      return [
        { value: `${indicator.approximate ? 'ca. ' : ''}${cellText(indicator.cluster)}`, text: indicator.phrase },
      ];
    case 'concentration':
      if (indicator.contacts.status !== 'shown') return [];
      return [
        {
          value: `${indicator.atLeast ? 'mindst ' : ''}${cellText(indicator.contacts)}`,
          text: `${indicator.phrase} kom fra de ${cellText(indicator.persons)} af børnene, der havde flest`,
        },
      ];
    case 'municipality':
      return ownMunicipalities(indicator)
        .slice(0, 1)
        .map(({ name, value }) => ({
          value: municipalityValue(value, indicator.scale),
          text: `${name} ${indicator.phrase}`,
        }));
    case 'distribution':
      return [];
  }
}

function meetingFacts({ meeting, pack, practices, blocks }: ReleasedReport): FactView[] {
  const fact = (label: string, text: string) => ({ label, text, url: '' });
  const left = practices.total - practices.shown;
  const without = left === 0 ? '' : `, ${left} er ikke med`;
  const prepared = preparationLine(blocks);
  return [
    fact(
      'Møde',
      `${capital(formatWeekdayDate(meeting.date))}, kl. ${formatTime(meeting.start)}–${formatTime(meeting.end)}`,
    ),
    fact('Sted', meeting.place),
    fact('Tallene', `${practices.shown} af klyngens ${practices.total} praksis${without}`),
    ...(prepared === null ? [] : [fact('Forberedelse', prepared)]),
    ...(pack.series
      ? [
          fact(
            'Pakken',
            `Nr. ${pack.series.number} af ${pack.series.of} om ${pack.series.name.toLowerCase()}, fra ${list([pack.provider, ...pack.collaborators])}`,
          ),
        ]
      : []),
    ...(meeting.note === '' ? [] : [fact('Bemærk', meeting.note)]),
  ];
}

function preparationLine(blocks: readonly ReleasedBlock[]): string | null {
  const steps = blocks.flatMap((block) => (block.type === 'preparation' ? block.steps : []));
  const dated = steps.find(({ date }) => date !== undefined);
  if (!dated?.date) return null;
  return `${dated.who} bestiller tallene senest ${formatWeekdayDate(dated.date)}, ${dated.daysBefore} dage før mødet`;
}

function viewMethod(report: ReleasedReport): MethodView {
  const extraction = report.blocks.find((block) => block.type === 'extraction');
  return {
    intro: extraction?.intro ?? '',
    notes: extraction?.notes ?? [],
    tables: report.tables.map(({ title, what, from, to, extracted, source, supplier }) => ({
      title,
      what,
      period: `${formatPeriod(from, to)}, hentet ${formatDate(extracted)}`,
      source: source === supplier ? source : `${source}. Leveres af ${supplier}`,
    })),
    methods: methodsOf(report),
    hidden: hiddenNote,
  };
}

function methodsOf(report: ReleasedReport): string[] {
  const kinds = new Set(report.blocks.flatMap((block) => (block.type === 'indicator' ? [block.indicator.kind] : [])));
  const shares = kinds.has('proportion') || kinds.has('event-share');
  return [
    ...(shares
      ? [
          'Klyngens tal er lagt sammen af alle praksis: tællere for sig og nævnere for sig. Det er ikke gennemsnittet af procenttallene.',
        ]
      : []),
    ...(kinds.has('proportion')
      ? [
          'Om klyngen skiller sig ud fra et sammenligningstal, er vurderet med Wilsons 95 %-interval.'.replace(
            ' %',
            '\u00a0%',
          ),
        ]
      : []),
    ...(report.practices.letters
      ? [
          'Bogstaverne er trukket på ny til dette møde og kan ikke genkendes fra andre udgaver. Tal er afrundet til hele procent.',
        ]
      : []),
    'Praksis har forskellige patienter: alder, social baggrund og antal tilmeldte. Det er der ikke taget højde for.',
    'Tallene er til drøftelsen i klyngen og bliver der.',
  ];
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}
