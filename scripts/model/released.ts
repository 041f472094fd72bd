/**
 * What may leave the house. `ReleasedReport` is the boundary: every public file is made from it alone, and it is
 * written as released.json. A cell is `shown`, `banded` or `withheld`; a withheld one holds no number, no class and no
 * reason, so a template cannot print what it must not. `OwnSheet` is the other sealed type: one practice's own figures,
 * for that practice only, never under output/.
 */
import { z } from 'zod';
import { blockSchemas } from './blocks.ts';
import { type Cell, type PreviousRound, type ReleasedShare, releasedIndicatorSchema } from './figures.ts';

export type {
  Cell,
  Peer,
  Position,
  PreviousRound,
  ReleasedBenchmark,
  ReleasedConcentration,
  ReleasedDistribution,
  ReleasedIndicator,
  ReleasedMunicipality,
  ReleasedShare,
  SizeBand,
} from './figures.ts';

/** A question with the number it has everywhere: handout, deck and guide. */
const releasedQuestionSchema = z.strictObject({
  id: z.string(),
  number: z.int(),
  text: z.string(),
  hint: z.string().optional(),
  sub: z.array(z.string()),
  /** Title of the figure it is discussed at, if any. */
  figure: z.int().nullable(),
});

const place = { id: z.string() };
const questionGroup = {
  title: z.string(),
  intro: z.string().optional(),
  minutes: z.int(),
  items: z.array(releasedQuestionSchema),
};

const releasedBlockSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...place, type: z.literal('text'), ...blockSchemas.text.shape }),
  z.strictObject({ ...place, type: z.literal('facts'), ...blockSchemas.facts.shape }),
  z.strictObject({ ...place, type: z.literal('cards'), ...blockSchemas.cards.shape }),
  z.strictObject({
    ...place,
    type: z.literal('preparation'),
    title: z.string(),
    steps: z.array(
      z.strictObject({
        who: z.string(),
        what: z.string(),
        to: z.string().optional(),
        cc: z.string().optional(),
        daysBefore: z.int().optional(),
        /** Computed from the meeting date. */
        date: z.string().optional(),
        condition: z.string().optional(),
        note: z.string().optional(),
      }),
    ),
  }),
  z.strictObject({ ...place, type: z.literal('extraction'), ...blockSchemas.extraction.shape }),
  z.strictObject({
    ...place,
    type: z.literal('indicator'),
    /** Figure number, counted through the whole handout. */
    figure: z.int(),
    indicator: releasedIndicatorSchema,
    questions: z.array(releasedQuestionSchema),
  }),
  z.strictObject({ ...place, type: z.literal('questions'), ...questionGroup }),
  z.strictObject({ ...place, type: z.literal('summing-up'), ...questionGroup }),
  z.strictObject({ ...place, type: z.literal('agreements'), ...blockSchemas.agreements.shape }),
  z.strictObject({
    ...place,
    type: z.literal('follow-up'),
    title: z.string(),
    body: z.string(),
    slide: z.array(z.string()).optional(),
    /** Earliest and, if given, latest date of the next meeting on these figures. */
    earliest: z.string(),
    latest: z.string().optional(),
    months: z.array(z.int()),
  }),
]);

const sourceTableSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  what: z.string(),
  supplier: z.string(),
  contacts: z.enum(['alle', 'dagtid', 'vagttid']).optional(),
  from: z.string(),
  to: z.string(),
  extracted: z.string(),
  source: z.string(),
  synthetic: z.boolean(),
});

export const reportSchema = z.strictObject({
  format: z.literal('klyngepakker-1'),
  cluster: z.strictObject({ id: z.string(), name: z.string(), region: z.string() }),
  pack: z.strictObject({
    id: z.string(),
    title: z.string(),
    short: z.string(),
    lead: z.string(),
    task: z.string(),
    series: z
      .strictObject({ number: z.int(), of: z.int(), name: z.string(), siblings: z.array(z.string()) })
      .optional(),
    revised: z.string(),
    provider: z.string(),
    collaborators: z.array(z.string()),
    source: z.strictObject({ title: z.string(), publisher: z.string(), url: z.string().optional() }),
    price: z.string(),
    minutes: z.int(),
    duration: z.string(),
    contacts: z.array(z.strictObject({ purpose: z.string(), who: z.string() })),
    materials: z.array(z.strictObject({ title: z.string(), url: z.string().optional() })),
  }),
  meeting: z.strictObject({
    round: z.int(),
    date: z.string(),
    start: z.string(),
    end: z.string(),
    place: z.string(),
    note: z.string(),
    profile: z.enum(['lukket', 'aaben', 'total']),
  }),
  /** How many practices the cluster has, how many are in the figures; letters only from five practices. */
  practices: z.strictObject({ total: z.int(), shown: z.int(), letters: z.boolean() }),
  synthetic: z.boolean(),
  tables: z.array(sourceTableSchema),
  blocks: z.array(releasedBlockSchema),
});

export type ReleasedQuestion = Readonly<z.infer<typeof releasedQuestionSchema>>;
export type ReleasedBlock = z.infer<typeof releasedBlockSchema>;
export type ReleasedBlockOf<T extends ReleasedBlock['type']> = Extract<ReleasedBlock, { type: T }>;
export type SourceTable = Readonly<z.infer<typeof sourceTableSchema>>;
export type ReportData = Readonly<z.infer<typeof reportSchema>>;

/** One practice's share in its own words; `tail` is the practice's own exact tail class or difference from the rest. */
export interface OwnShare {
  readonly share: ReleasedShare;
  readonly x: number;
  readonly n: number;
  /** Rounded as shown; null when n is 0. */
  readonly value: number | null;
  readonly interval: { readonly lower: number; readonly upper: number } | null;
  /** What the practice is held against: the first benchmark, or the rest of the cluster. */
  readonly against: 'benchmark' | 'rest' | 'none';
  readonly verdict: 'far-below' | 'below' | 'within' | 'above' | 'far-above' | 'unknown';
  /** The practice's own figure in the round before; null where it has none. */
  readonly previous: OwnPrevious | null;
}

export interface OwnPrevious {
  readonly comparable: PreviousRound['comparable'];
  readonly x: number;
  readonly n: number;
  /** Rounded as shown; null when n is 0. */
  readonly value: number | null;
  /** `none` where the periods overlap, or where there was nobody to count in one of the rounds. */
  readonly change: PreviousRound['change'];
}

export interface OwnDistribution {
  readonly title: string;
  /** Own exact number of persons, and the cluster's percent as released. */
  readonly bins: readonly { readonly label: string; readonly own: number; readonly cluster: Cell }[];
}

export interface OwnSheetData {
  /** File name only; never printed. */
  readonly ydernummer: string;
  /** Own letter in this edition, or null without letters. */
  readonly letter: string | null;
  readonly shares: readonly OwnShare[];
  readonly distributions: readonly OwnDistribution[];
  readonly question: ReleasedQuestion | null;
}

declare const seal: unique symbol;
export type ReleasedReport = ReportData & { readonly [seal]: 'report' };
export type OwnSheet = OwnSheetData & { readonly [seal]: 'sheet' };

/** Only release/release may call these: they are the stamp that the rules of disclosure have been applied. */
export function sealReport(data: ReportData): ReleasedReport {
  return reportSchema.parse(data) as ReleasedReport;
}

export function sealSheet(data: OwnSheetData): OwnSheet {
  return data as OwnSheet;
}

/** A released.json read back. Throws when it is not one of this version's. */
export function parseReport(json: string): ReleasedReport {
  return reportSchema.parse(JSON.parse(json)) as ReleasedReport;
}

/** The same for files that may have been written by another version: null when they were. */
export function readReport(json: string): ReleasedReport | null {
  const parsed = reportSchema.safeParse(JSON.parse(json));
  return parsed.success ? (parsed.data as ReleasedReport) : null;
}

/** The JSON Schema of released.json, published as content/released.schema.json for those who read the files. */
export function reportJsonSchema(): unknown {
  return z.toJSONSchema(reportSchema, { target: 'draft-7' });
}
