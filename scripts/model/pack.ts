/**
 * The one definition of a klyngepakke as its author writes it in YAML. Types, checks and the published JSON Schema
 * (content/pack.schema.json) all come from here. Keys are English, texts Danish; descriptions are Danish because
 * editors show them to the author.
 */
import { z } from 'zod';
import { type Block, type BlockType, blockDescriptions, blockSchemas } from './blocks.ts';
import { indicatorSchema } from './indicators.ts';
import { idSchema, linkSchema } from './texts.ts';

const dateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'skal være en dato som 2026-03-12')
  .describe('Dato som 2026-03-12');

/** Sources often say no more than the month; then no page may say the day. */
const revisedSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/, 'skal være en måned som 2026-03 eller en dato som 2026-03-12')
  .describe('Hvornår kilden sidst er revideret: en dato som 2026-03-12, eller måneden, når kilden ikke siger mere');

const periodSchema = z
  .strictObject({
    months: z.int().positive().describe('Hvor mange måneder tallene skal dække'),
    note: z.string().optional().describe('Hvordan perioden er afgrænset, hvis det ikke er kalendermåneder'),
  })
  .describe('Perioden, som tallene skal dække. Kilden lader den ofte stå åben; så skal pakken bestemme den');

/** A name alone: forms and made-up data are written under it, and a pack may come from a stranger. */
const fileSchema = z
  .string()
  .regex(/^[^./\\:*?"<>|=+\-@\s][^/\\:*?"<>|]{0,99}$/, 'skal være et filnavn uden mappe, fx kontakter.csv')
  .describe('Filnavnet i data/<sæt>/<pakke>/');

/** Headers stand in the forms that are sent out: a spreadsheet takes some beginnings for a formula. */
const headerSchema = z
  .string()
  .regex(/^[^=+\-@\s]/, 'skal være en overskrift, der begynder med et bogstav eller et tal');

const columnSchema = z.string().regex(/^[a-zA-Z][\w-]*$/, 'skal bestå af bogstaver a-z, tal og bindestreg');

const columnsSchema = z.record(columnSchema, headerSchema).describe('Vores navn: kolonnens navn i filen');

const tableCommon = {
  file: fileSchema,
  title: z.string().describe('Hvad tabellen tæller, i få ord'),
  what: z.string().describe('Hvad tallene er: hvem der tælles, og hvad der tæller med'),
  supplier: z.string().describe('Hvem der leverer tallene'),
};

const categorySchema = z
  .strictObject({
    column: headerSchema.describe('Kolonnen med antal kontakter, aldersgruppe eller anden inddeling'),
    groups: z.array(z.string()).min(2).describe('Grupperne i rækkefølge, fx "1", "5-9", "10+"'),
  })
  .describe('Inddelingen, når hver praksis har en række pr. gruppe');

const tableSchema = z.discriminatedUnion('grain', [
  z.strictObject({
    ...tableCommon,
    grain: z.literal('practice').describe('En række pr. praksis'),
    category: categorySchema.optional(),
    columns: columnsSchema,
    contacts: z
      .enum(['alle', 'dagtid', 'vagttid'])
      .optional()
      .describe('Hvilke kontakter der tælles med. Skal stå der, når tabellen tæller kontakter'),
    period: periodSchema.optional(),
  }),
  z.strictObject({
    ...tableCommon,
    grain: z.literal('cluster').describe('En række pr. klynge: kun klyngens samlede tal'),
    columns: columnsSchema,
    contacts: z.enum(['alle', 'dagtid', 'vagttid']).optional().describe('Hvilke kontakter der tælles med'),
    period: periodSchema.optional(),
  }),
  z.strictObject({
    ...tableCommon,
    grain: z.literal('municipality').describe('En række pr. kommune'),
    columns: columnsSchema,
    scale: z.enum(['afvigelse_pct', 'indeks']).describe('Afvigelse i procent fra det forventede, eller indeks 100'),
    range: z.tuple([z.number(), z.number()]).describe('Mindste og største værdi, der kan være rigtig'),
    shapes: z.string().optional().describe('TopoJSON eller GeoJSON i pakkens mappe med egne kommunegrænser'),
    period: periodSchema.optional(),
  }),
]);

const personlessContact = z.strictObject({
  purpose: z.string().describe('Hvad man kan henvende sig om'),
  who: z.string().describe('Funktion eller enhed, aldrig en person'),
});

/** Everything about a pack except its blocks, which are checked one by one so that each fault names its own block. */
export const packHeadSchema = z.strictObject({
  id: idSchema,
  type: z.enum(['cluster-pack', 'briefing']).describe('Klyngepakke med data, eller oplæg uden'),
  title: z.string().describe('Pakkens titel'),
  short: z.string().max(40).describe('Kort titel til sidefod og lysbilleder'),
  lead: z.string().describe('Én eller to sætninger under titlen'),
  task: z.string().describe('Det mødet skal munde ud i: den ene ting, klyngen skal blive enig om'),
  series: z
    .strictObject({
      number: z.int().describe('Pakkens nummer'),
      of: z.int().describe('Hvor mange pakker serien har'),
      name: z.string().describe('Seriens navn'),
      siblings: z.array(z.string()).describe('De andre pakker i serien'),
    })
    .optional()
    .describe('Nummer i en serie og de andre pakker i den'),
  revised: revisedSchema,
  provider: z.string().describe('Hvem der udbyder pakken'),
  collaborators: z.array(z.string()).default([]).describe('Hvem pakken er lavet sammen med'),
  source: z
    .strictObject({
      title: z.string().describe('Kildens titel'),
      publisher: z.string().describe('Hvem der har udgivet den'),
      url: linkSchema.optional(),
    })
    .describe('Kilden, som pakken bygger på'),
  price: z.string().optional().describe('Hvad pakken koster'),
  minutes: z.int().min(30).max(480).optional().describe('Mødets længde i minutter. Skal stå i en klyngepakke'),
  duration: z.string().optional().describe('Varigheden, som kilden angiver den'),
  contacts: z.array(personlessContact).default([]).describe('Hvem man henvender sig til, efter funktion'),
  materials: z
    .array(z.strictObject({ title: z.string().describe('Materialets titel'), url: linkSchema.optional() }))
    .default([])
    .describe('Materialer, der hører til pakken'),
  review: z
    .strictObject({
      owner: z.string().describe('Rollen, der ejer pakken'),
      checker: z.string().describe('Hvem der har gennemgået den'),
      next: dateSchema,
    })
    .optional()
    .describe('Hvem der ejer pakken, hvem der har gennemgået den, og hvornår den skal ses efter igen'),
  tables: z.record(idSchema, tableSchema).default({}).describe('De CSV-filer, pakken venter'),
  indicators: z.record(idSchema, indicatorSchema).default({}).describe('De tal, pakken viser'),
  blocks: z.array(z.unknown()).min(1).describe('Indholdet i rækkefølge: bliver både handout og lysbilleder'),
});

export type PackHead = Omit<z.infer<typeof packHeadSchema>, 'blocks'>;
export type Table = z.infer<typeof tableSchema>;
export type PracticeTable = Extract<Table, { grain: 'practice' }>;
export type ClusterTable = Extract<Table, { grain: 'cluster' }>;
export type MunicipalityTable = Extract<Table, { grain: 'municipality' }>;

/** A block with the place it was written, so that a slide that overflows can be traced to its line. */
export interface PlacedBlock {
  readonly id: string;
  readonly block: Block;
  readonly file: string;
  readonly line: number;
}

export interface Pack extends PackHead {
  readonly blocks: readonly PlacedBlock[];
  /** The pack's folder name and file, for messages. */
  readonly file: string;
}

/** The JSON Schema that editors read. A block may take part of its content from content/shared/. */
export function packJsonSchema(): unknown {
  const from = z
    .string()
    .regex(/^shared\/[a-z0-9-]+$/)
    .describe('Hent teksten fra content/shared/, fx shared/opsamling');
  const block = z.union(
    Object.entries(blockSchemas).map(([name, schema]) => {
      const content = z
        .union([schema, schema.partial().extend({ from })])
        .describe(blockDescriptions[name as BlockType]);
      return z.strictObject({ [name]: content });
    }),
  );
  const blocks = z.array(block).min(1).describe('Indholdet i rækkefølge: bliver både handout og lysbilleder');
  return z.toJSONSchema(packHeadSchema.extend({ blocks }), { io: 'input', target: 'draft-7' });
}
