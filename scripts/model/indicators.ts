/**
 * The figures a pack may show, by kind. `table.column` names a column of one of the pack's tables; `table.column@group`
 * only one group of it; `praksis.tilmeldte` the enlisted patients of praksis.csv.
 */
import { z } from 'zod';

const referenceSchema = z.strictObject({
  level: z.enum(['region', 'land', 'maal']).describe('Hvor tallet kommer fra i referencer.csv'),
  reason: z.string().describe('Hvorfor netop dette tal er et rimeligt sammenligningsgrundlag'),
});

const indicatorCommon = {
  title: z.string().describe('Navnet på tallet, fx "Børn med mange kontakter"'),
  phrase: z
    .string()
    .describe(
      'Ordene efter tallet: "af børnene havde fem eller flere kontakter" efter et procenttal, "tilmeldte blev vaccineret" efter »pr. 1.000«',
    ),
  direction: z
    .enum(['higher-better', 'lower-better', 'neither'])
    .describe('Om et højt tal er godt, skidt eller ingen af delene'),
  'direction-note': z.string().describe('Forklaringen til læseren: hvad et højt eller lavt tal kan betyde'),
  step: z.string().optional().describe('Ét konkret næste skridt, som tallet lægger op til'),
  'step-by': z
    .strictObject({
      who: z.string().describe('Hvem der tager skridtet, som en rolle, fx "Én læge i hver praksis"'),
      when: z.string().describe('Hvornår, fx "inden for en måned"'),
    })
    .optional()
    .describe('Hvem der tager skridtet, og hvornår'),
  caveats: z.array(z.string()).default([]).describe('Forbehold, der skal stå ved tallet'),
};

const people = {
  people: z.string().describe('Hvem der tælles, i flertal, fx "børn"'),
  'the-people': z.string().describe('Det samme i bestemt form, fx "børnene"'),
};

/** How a group is called: "1 kontakt", "5-9 kontakter"; groups with names of their own need neither. */
const groupWords = {
  one: z
    .string()
    .optional()
    .describe('Det, grupperne tæller, i ental, fx "kontakt". Udelad det, når grupperne har navne'),
  many: z.string().optional().describe('Det samme i flertal, fx "kontakter"'),
};

const threshold = z.int().min(3).default(5).describe('Tal fra 1 og op til (men ikke med) denne grænse skjules');
const sensitive = z.boolean().default(false).describe('Følsomt: grænsen er 10, og nul og alle skjules også');
const references = z.array(referenceSchema).max(2).default([]).describe('Højst to tal at sammenligne med');
const axis = z
  .number()
  .positive()
  .optional()
  .describe(
    'Aksens højeste værdi, i tallets egen enhed; linjer over år finder selv deres. Konstruerede tal ligger omkring det halve',
  );

const disclosureCommon = {
  numerator: z.string().describe('tabel.kolonne, der tælles, evt. kun én gruppe: tabel.kolonne@gruppe'),
  denominator: z.string().describe('tabel.kolonne, der deles med, eller praksis.tilmeldte'),
  'numerator-words': z.string().describe('Tælleren i ord'),
  'denominator-words': z.string().describe('Nævneren i ord'),
  counted: z
    .string()
    .optional()
    .describe('Det, der tælles, når det skal stå mellem tallet og »pr. 1.000«, fx »korrespondancer«'),
  axis,
  threshold,
  sensitive,
  references,
};

export const indicatorSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('proportion').describe('Andel: x ud af n personer'),
    ...indicatorCommon,
    ...disclosureCommon,
    from: z.int().positive().optional().describe('Tæl kun grupper fra og med dette antal med i tælleren'),
    per: z
      .union([z.literal(100), z.literal(1000)])
      .default(100)
      .describe('100 giver procent, 1000 giver antal pr. 1.000'),
  }),
  z.strictObject({
    kind: z.literal('event-share').describe('Andel af kontakter, fx lægevagtens del af alle kontakter'),
    ...indicatorCommon,
    ...disclosureCommon,
  }),
  z.strictObject({
    kind: z.literal('rate').describe('Antal hændelser pr. 1.000 personer, fx meddelelser pr. 1.000 tilmeldte'),
    ...indicatorCommon,
    ...disclosureCommon,
  }),
  z.strictObject({
    kind: z.literal('value').describe('Et færdigt tal for hver praksis, fx standardiserede døgndoser pr. 1.000'),
    ...indicatorCommon,
    value: z.string().describe('tabel.kolonne med tallet'),
    n: z.string().describe('tabel.kolonne med antal personer bag tallet, eller praksis.tilmeldte'),
    unit: z.string().describe('Enheden, fx "døgndoser pr. 1.000 tilmeldte om dagen"'),
    count: z.string().optional().describe('tabel.kolonne med antallet af hændelser bag tallet, når det kendes'),
    axis,
    threshold,
    references,
  }),
  z.strictObject({
    kind: z
      .literal('trend')
      .describe(
        'En rate for hvert år: én linje for hver praksis. Årene er grupperne i tællerens tabel (»category«), fx "2023" eller "2023/24"',
      ),
    ...indicatorCommon,
    ...disclosureCommon,
  }),
  z.strictObject({
    kind: z.literal('flow').describe('Trin, hvor hvert er en del af det foregående, fx alle, heraf, heraf'),
    ...indicatorCommon,
    steps: z
      .array(
        z.strictObject({
          count: z.string().describe('tabel.kolonne'),
          label: z.string().describe('Hvem trinnet tæller'),
        }),
      )
      .min(2)
      .max(4)
      .describe('Trinene fra det største til det mindste'),
    product: z
      .strictObject({
        times: z.int().min(2).describe('Hvor mange gange det sidste trin skal ganges'),
        words: z.string().describe('Hvad det bliver til, fx "statussamtaler om året"'),
      })
      .optional()
      .describe('Et stort tal for klyngen: det sidste trin ganget op'),
    threshold,
    sensitive,
  }),
  z.strictObject({
    kind: z.literal('totals').describe('To tal for hele klyngen og forholdet mellem dem'),
    ...indicatorCommon,
    counts: z
      .array(
        z.strictObject({
          count: z.string().describe('tabel.kolonne i en tabel over klynger eller praksis'),
          label: z.string().describe('Hvad der er talt'),
        }),
      )
      .length(2)
      .describe('De to tal'),
    threshold,
  }),
  z.strictObject({
    kind: z.literal('concentration').describe('Mindst y % af kontakterne kommer fra x % af personerne'),
    ...indicatorCommon,
    count: z.string().describe('tabel.kolonne med antal personer'),
    from: z.int().positive().describe('Fra hvor mange kontakter en person hører til topgruppen'),
    ...people,
    threshold,
  }),
  z.strictObject({
    kind: z.literal('distribution').describe('Klyngens fordeling på antal kontakter'),
    ...indicatorCommon,
    counts: z.array(z.string()).min(1).max(2).describe('Én eller to tabel.kolonne'),
    mark: z.int().positive().optional().describe('Fra hvor mange vi siger "mange"'),
    ...people,
    ...groupWords,
    threshold,
  }),
  z.strictObject({
    kind: z.literal('municipality').describe('Kommunens tal på danmarkskortet'),
    ...indicatorCommon,
    value: z.string().describe('tabel.kolonne med kommunens værdi'),
    classes: z.array(z.number()).min(4).max(7).describe('Klassegrænserne fra lav til høj'),
  }),
]);

export type Indicator = z.infer<typeof indicatorSchema>;
export type IndicatorOf<K extends Indicator['kind']> = Extract<Indicator, { kind: K }>;
