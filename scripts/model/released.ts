/**
 * What may leave the house. `ReleasedReport` is the boundary: every public file is made from it alone, and it is
 * written as released.json. A cell is `shown`, `banded` or `withheld`; a withheld one holds no number, no class and no
 * reason, so a template cannot print what it must not. `OwnSheet` is the other sealed type: one practice's own figures,
 * for that practice only, never under output/.
 */
import { z } from 'zod';
import type { OwnSheetData } from './ownsheet.ts';
import { type ReleasedBlock, releasedBlockSchema } from './releasedblocks.ts';

export type { ContentType } from './contentblocks.ts';
export type {
  Cell,
  CountCell,
  Funnel,
  Peer,
  Position,
  PreviousRound,
  ReleasedBenchmark,
  ReleasedConcentration,
  ReleasedDistribution,
  ReleasedFlow,
  ReleasedIndicator,
  ReleasedMunicipality,
  ReleasedShare,
  ReleasedTotals,
  ReleasedTrend,
  SizeBand,
  Unit,
} from './figures.ts';
export type { OwnDistribution, OwnFlow, OwnPrevious, OwnShare, OwnSheetData, OwnTrend } from './ownsheet.ts';
export type { ReleasedBlock, ReleasedBlockOf, ReleasedQuestion } from './releasedblocks.ts';

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
  cluster: z.strictObject({
    id: z.string(),
    name: z.string(),
    region: z.string(),
    /** Names of its municipalities. */
    municipalities: z.array(z.string()),
  }),
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
    /** Only at a meeting after the day the pack should have been looked at again. */
    overdue: z.strictObject({ owner: z.string(), since: z.string() }).optional(),
    provider: z.string(),
    collaborators: z.array(z.string()),
    source: z.strictObject({ title: z.string(), publisher: z.string(), url: z.string().optional() }),
    price: z.string().optional(),
    minutes: z.int(),
    duration: z.string().optional(),
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
  /** What the cluster agreed on last time; who and when may stand open. */
  promises: z.array(z.strictObject({ what: z.string(), who: z.string(), due: z.string() })),
  blocks: z.array(releasedBlockSchema),
});

export type SourceTable = Readonly<z.infer<typeof sourceTableSchema>>;
export type ReportData = Readonly<z.infer<typeof reportSchema>>;

/** A pack of content alone: nothing in it comes from data, so there is nothing to hold back and nothing to seal. */
export interface Briefing {
  readonly pack: Omit<ReportData['pack'], 'minutes'>;
  readonly blocks: readonly ReleasedBlock[];
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
