/**
 * The figures of a released report: what is shown, banded or withheld of each indicator. Part of model/released.ts, from
 * where the rest of the house takes these types.
 */
import { z } from 'zod';

const percentSchema = z.number().describe('Procent, antal pr. 1.000 eller anden enhed, afrundet som den vises');

/** What a share is counted in: percent, per 1,000, or the pack's own unit. */
const unitSchema = z.union([z.literal('percent'), z.literal('per-1000'), z.strictObject({ words: z.string() })]);

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

/** Limits by size, as fractions: `outer` 99.8 %, `inner` 95 %. */
const funnelSchema = z.strictObject({
  benchmark: z.number(),
  points: z.array(
    z.strictObject({
      n: z.number(),
      inner: z.strictObject({ lower: z.number(), upper: z.number() }),
      outer: z.strictObject({ lower: z.number(), upper: z.number() }),
    }),
  ),
});

export const shareSchema = z
  .strictObject({
    kind: z.enum(['proportion', 'event-share', 'rate', 'value']),
    ...definitionSchema,
    unit: unitSchema,
    phrase: z.string(),
    numeratorWords: z.string(),
    denominatorWords: z.string(),
    /** Stands between the number and "pr. 1.000". */
    counted: z.string().optional(),
    approximate: z.boolean(),
    /** Highest value of the axis in the share's unit: from the definition and what is shown, never from what is hidden. */
    axis: z.number(),
    /** Withheld for `value`: ready figures of practices cannot be pooled. */
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
    /** Control limits around the first benchmark: open profile only, where every practice's size may be read off (D11). */
    funnel: funnelSchema.nullable(),
  })
  .meta({ id: 'share' });

/** A count that may be printed as it is, or not at all. */
const countCellSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('shown'), count: z.int() }),
  z.strictObject({ status: z.literal('withheld') }),
]);

/** Each step is part of the one before; `product` is the last step times something. */
const flowSchema = z.strictObject({
  kind: z.literal('flow'),
  ...definitionSchema,
  phrase: z.string(),
  steps: z.array(z.strictObject({ label: z.string(), cell: countCellSchema })),
  product: z.strictObject({ words: z.string(), times: z.int(), cell: countCellSchema }).nullable(),
});

const totalsSchema = z.strictObject({
  kind: z.literal('totals'),
  ...definitionSchema,
  phrase: z.string(),
  totals: z.array(z.strictObject({ label: z.string(), cell: countCellSchema })),
});

/** One share per period, oldest first; the same practices under the same labels in all. */
const trendSchema = z.strictObject({
  kind: z.literal('trend'),
  ...definitionSchema,
  phrase: z.string(),
  periods: z.array(z.strictObject({ label: z.string(), share: shareSchema })),
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
  people: z.string(),
  thePeople: z.string(),
  /** "kontakt" and "kontakter"; left out where the groups have names of their own. */
  groupWords: z.strictObject({ one: z.string(), many: z.string() }).optional(),
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
  people: z.string(),
  thePeople: z.string(),
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
  /** All municipalities; `rank` by value among those with data (1 = highest, as the bars stand), ties share the best. */
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
  flowSchema,
  totalsSchema,
  trendSchema,
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
export type Unit = z.infer<typeof unitSchema>;
export type Funnel = Readonly<z.infer<typeof funnelSchema>>;
export type CountCell = Readonly<z.infer<typeof countCellSchema>>;
export type ReleasedFlow = Readonly<z.infer<typeof flowSchema>>;
export type ReleasedTotals = Readonly<z.infer<typeof totalsSchema>>;
export type ReleasedTrend = Readonly<z.infer<typeof trendSchema>>;
export type ReleasedDistribution = Readonly<z.infer<typeof distributionSchema>>;
export type ReleasedConcentration = Readonly<z.infer<typeof concentrationSchema>>;
export type ReleasedMunicipality = Readonly<z.infer<typeof municipalitySchema>>;
export type ReleasedIndicator = z.infer<typeof releasedIndicatorSchema>;
