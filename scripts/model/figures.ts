/**
 * The figures of a released report: what is shown, banded or withheld of each indicator. Part of model/released.ts, from
 * where the rest of the house takes these types.
 */
import { z } from 'zod';

const percentSchema = z.number().describe('Procent, afrundet som den vises');

/** A peer's or the cluster's figure. */
export const cellSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('shown'),
    value: percentSchema,
    /** Numerator, denominator and interval: cluster figure, benchmark and open profile only. */
    count: z.strictObject({ x: z.int(), n: z.int() }).optional(),
    interval: z.strictObject({ lower: percentSchema, upper: percentSchema }).optional(),
  }),
  z.strictObject({ status: z.literal('banded'), from: percentSchema, to: percentSchema }),
  z.strictObject({ status: z.literal('withheld') }),
]);

/** How many patients stand behind a peer's figure, roughly. */
const sizeBands = ['under 30', '30-99', '100-299', '300 og over'] as const;

const peerSchema = z.strictObject({
  /** A letter in the closed profile, the practice's name in the open one. */
  label: z.string(),
  cell: cellSchema,
  size: z.enum(sizeBands).optional(),
  /** "lille grundlag": fewer than 30 behind the figure. Never set where the cell is withheld. */
  small: z.boolean(),
});

const benchmarkSchema = z.strictObject({
  level: z.enum(['region', 'land', 'maal']),
  label: z.string(),
  value: percentSchema,
  source: z.string(),
  reason: z.string(),
});

/** How the cluster's own figure lies against the first benchmark; `unknown` where no honest interval exists. */
const positionSchema = z.enum(['below', 'within', 'above', 'unknown', 'none']);

const definitionSchema = {
  id: z.string(),
  title: z.string(),
  direction: z.enum(['higher-better', 'lower-better', 'neither']),
  directionNote: z.string(),
  step: z.string().optional(),
  caveats: z.array(z.string()),
  synthetic: z.boolean(),
  /** Ids of the tables behind the figure, for period and source. */
  tables: z.array(z.string()),
};

/**
 * The round before. `overlap`: the periods share days, so the round is not shown and nothing is said of a change.
 * `change` is the cluster's, on the practices in both rounds; `unknown` where no honest interval exists, `none` where
 * nothing may be compared.
 */
const previousSchema = z.strictObject({
  comparable: z.enum(['yes', 'overlap']),
  cluster: cellSchema,
  /** How many practices are in both rounds. */
  practices: z.int(),
  change: z.enum(['lower', 'within', 'higher', 'unknown', 'none']),
  /** In the order of this round's peers and under their labels; shown only where both rounds are. */
  peers: z.array(z.strictObject({ label: z.string(), before: cellSchema })),
});

export const shareSchema = z.strictObject({
  kind: z.enum(['proportion', 'event-share']),
  ...definitionSchema,
  phrase: z.string(),
  numeratorWords: z.string(),
  denominatorWords: z.string(),
  approximate: z.boolean(),
  /** Highest value of the axis in percent: from the definition and what is shown, never from what is hidden. */
  axis: z.number(),
  cluster: cellSchema,
  position: positionSchema,
  benchmarks: z.array(benchmarkSchema),
  /** In the order drawn: by shown value, hidden ones last by letter. Empty without letters (fewer than 5 practices). */
  peers: z.array(peerSchema),
  /** Median of the shown practices, whole percent; null under 5 shown figures. */
  median: percentSchema.nullable(),
  /** More than a third of the letters are hidden or banded: the page leads with the cluster figure. */
  sparse: z.boolean(),
  /** Null in the first round and where the round before has no figures. */
  previous: previousSchema.nullable(),
});

const binSchema = z.strictObject({
  label: z.string(),
  /** Whole percent of the persons, or withheld. */
  cell: cellSchema,
  many: z.boolean(),
});

const distributionSchema = z.strictObject({
  kind: z.literal('distribution'),
  ...definitionSchema,
  phrase: z.string(),
  mark: z.int().optional(),
  series: z.array(
    z.strictObject({ title: z.string(), what: z.string(), persons: z.int().nullable(), bins: z.array(binSchema) }),
  ),
});

const concentrationSchema = z.strictObject({
  kind: z.literal('concentration'),
  ...definitionSchema,
  phrase: z.string(),
  from: z.int(),
  atLeast: z.boolean(),
  persons: cellSchema,
  contacts: cellSchema,
});

const municipalitySchema = z.strictObject({
  kind: z.literal('municipality'),
  ...definitionSchema,
  phrase: z.string(),
  scale: z.enum(['afvigelse_pct', 'indeks']),
  classes: z.array(z.number()),
  shapes: z.string(),
  year: z.string(),
  /** All municipalities; `rank` by value among those with data (1 = lowest), ties share the best. */
  municipalities: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      region: z.string(),
      value: z.number().nullable(),
      rank: z.int().nullable(),
      own: z.boolean(),
    }),
  ),
});

export const releasedIndicatorSchema = z.discriminatedUnion('kind', [
  shareSchema,
  distributionSchema,
  concentrationSchema,
  municipalitySchema,
]);

export type Cell = Readonly<z.infer<typeof cellSchema>>;
export type Peer = Readonly<z.infer<typeof peerSchema>>;
export type SizeBand = (typeof sizeBands)[number];
export type Position = z.infer<typeof positionSchema>;
export type ReleasedBenchmark = Readonly<z.infer<typeof benchmarkSchema>>;
export type PreviousRound = Readonly<z.infer<typeof previousSchema>>;
export type ReleasedShare = Readonly<z.infer<typeof shareSchema>>;
export type ReleasedDistribution = Readonly<z.infer<typeof distributionSchema>>;
export type ReleasedConcentration = Readonly<z.infer<typeof concentrationSchema>>;
export type ReleasedMunicipality = Readonly<z.infer<typeof municipalitySchema>>;
export type ReleasedIndicator = z.infer<typeof releasedIndicatorSchema>;
