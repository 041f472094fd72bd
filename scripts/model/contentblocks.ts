/**
 * Blocks of pure content: they need no figures and no meeting, so they can stand in any pack, klyngepakke or briefing.
 * Each is a folder in templates/components and a file in scripts/publish/content. Those that are drawn stand in
 * drawnblocks.ts.
 */
import { z } from 'zod';
import { drawnSchemas } from './drawnblocks.ts';
import { common, idSchema, intro, linkSchema, markdown, points, published, slide, source, title } from './texts.ts';

const textWithSubpoints = z.strictObject({
  text: z.string().describe('Punktet'),
  sub: points.describe('Underpunkter'),
});

const card = z.strictObject({
  title: z.string().describe('Kortets overskrift'),
  text: z.string().describe('Kortets tekst'),
  url: linkSchema.optional(),
  slide: z.string().optional().describe('En kortere tekst til lysbilledet'),
});

const initiative = z.strictObject({
  number: z.string().describe('Nummeret som etiket, fx "2/4". Det er ikke en rækkefølge'),
  title: z.string().describe('Initiativets navn'),
  goal: z.string().optional().describe('Målet'),
  status: z.array(textWithSubpoints).default([]).describe('Hvor langt initiativet er'),
  who: z.array(textWithSubpoints).default([]).describe('Hvem der arbejder med det, med rolle'),
  responsibilities: z.array(textWithSubpoints).default([]).describe('Hvem der har ansvar for hvad'),
  results: z.array(textWithSubpoints).default([]).describe('Resultater indtil nu'),
  source,
});

export const contentSchemas = {
  ...drawnSchemas,
  quote: z.strictObject({
    ...common,
    title: title.optional(),
    text: z.string().describe('Citatet'),
    source: z.string().describe('Hvem eller hvad der citeres'),
    url: linkSchema.optional(),
    note: z.string().optional().describe('En sætning om, hvad citatet betyder for jer'),
    slide: z.string().optional().describe('En kortere tekst til lysbilledet'),
  }),
  cards: z.strictObject({
    ...common,
    title,
    intro,
    cards: z.array(card).min(2).max(6).describe('Kortene i rækkefølge'),
  }),
  initiative: z.strictObject({
    ...common,
    title,
    intro,
    groups: z
      .array(
        z.strictObject({
          title: z.string().describe('Gruppens navn'),
          items: z.array(initiative).min(1).describe('Gruppens initiativer'),
        }),
      )
      .min(1)
      .describe('Initiativerne i grupper: først et overblik, så et afsnit for hvert, der har mere at fortælle'),
  }),
  statements: z.strictObject({
    ...common,
    title,
    intro,
    sectors: z
      .array(
        z.strictObject({
          title: z.string().describe('Sektoren, fx "Kommune"'),
          voices: z
            .array(
              z.strictObject({
                role: z.string().describe('Hvem der taler: en funktion, aldrig en navngiven person'),
                statements: z.array(z.string()).min(1).max(4).describe('Udsagnene'),
              }),
            )
            .min(1)
            .describe('Rollerne i sektoren. Samme rolle kan stå flere gange'),
        }),
      )
      .min(1)
      .describe('Udsagnene, samlet efter sektor'),
    source,
  }),
  offers: z.strictObject({
    ...common,
    title,
    intro,
    snapshot: z
      .string()
      .regex(/^\d{4}-\d{2}$/, 'skal være en måned som 2021-06')
      .describe('Måneden, listen er fra: den er et øjebliksbillede'),
    rows: z
      .array(
        z.strictObject({
          name: z.string().describe('Tilbuddets navn'),
          content: z.string().describe('Hvad det er'),
          target: z.string().optional().describe('Målgruppen'),
          age: z.string().optional().describe('Alder, fx "18-64 år"'),
          referral: z.string().optional().describe('Om der skal henvises'),
          payment: z.string().optional().describe('Gratis eller egenbetaling'),
          updated: z.string().optional().describe('Hvornår rækken sidst er set efter'),
          slide: z.string().optional().describe('En kortere tekst til lysbilledet'),
        }),
      )
      .min(1)
      .describe('Tilbuddene'),
    footnote: z.string().optional().describe('En note under tabellen'),
    source,
  }),
  story: z.strictObject({
    ...common,
    title,
    published,
    parts: z
      .array(
        z.strictObject({
          heading: z.string().describe('Overskriften over dette stykke'),
          text: z.string().describe('Stykket'),
          slide: z.string().optional().describe('En kortere tekst til lysbilledet'),
        }),
      )
      .min(2)
      .max(6)
      .describe('Historien i stykker'),
    source,
  }),
  challenges: z.strictObject({
    ...common,
    title,
    intro,
    items: z
      .array(
        z.strictObject({
          id: idSchema,
          number: z.string().optional().describe('Nummeret i kilden, fx "2.1"'),
          title: z.string().describe('Udfordringens navn'),
          text: markdown,
          slide: z.string().optional().describe('En kortere tekst til lysbilledet'),
        }),
      )
      .min(1)
      .describe('Udfordringerne'),
  }),
  recommendations: z.strictObject({
    ...common,
    title,
    intro,
    items: z
      .array(
        z.strictObject({
          id: idSchema,
          number: z.string().optional().describe('Nummeret i kilden, fx "3.1"'),
          title: z.string().describe('Anbefalingens navn'),
          summary: z.string().describe('Anbefalingen i én sætning'),
          text: markdown,
          addresses: z.array(idSchema).default([]).describe('id på de udfordringer, den svarer på'),
          status: z.string().optional().describe('Hvor langt den er'),
          slide,
        }),
      )
      .min(1)
      .describe('Anbefalingerne'),
  }),
  matrix: z.strictObject({
    ...common,
    title,
    intro,
  }),
  comparison: z.strictObject({
    ...common,
    title,
    intro,
    sides: z
      .array(
        z.strictObject({
          title: z.string().describe('Modellens eller retningens navn'),
          direction: z.enum(['right', 'left']).optional().describe('Pilen, når siderne er to retninger'),
          text: z.string().optional().describe('Én eller to sætninger'),
          points: points.describe('Punkterne'),
          slide: z.array(z.string()).max(8).optional().describe('Kortere punkter til lysbilledet'),
        }),
      )
      .min(2)
      .max(3)
      .describe('Det, der holdes op mod hinanden'),
    crib: z.boolean().default(false).describe('Blokken får sin egen side, som kan hænges op i klinikken'),
    source,
  }),
  checklist: z.strictObject({
    ...common,
    title,
    intro,
    items: points.describe('Linjerne. Udelad dem, når skemaet skal være tomt'),
    rows: z.int().min(1).max(20).optional().describe('Antal tomme, nummererede linjer'),
    columns: z.array(z.string()).max(5).default([]).describe('Kolonner at udfylde'),
    'per-municipality': z.boolean().default(false).describe('En kolonne for hver af klyngens kommuner'),
    choices: z.array(z.string()).max(5).default([]).describe('Det, der kan skrives i felterne, fx ja, delvist, nej'),
    slide,
  }),
} as const;

export const contentDescriptions: Readonly<Record<keyof typeof contentSchemas, string>> = {
  quote: 'Et citat med kilde',
  cards: 'To til seks kort ved siden af hinanden',
  timeline: 'En tidslinje. Løse datoer vises, som de er skrevet',
  initiative: 'Initiativer i grupper: overblik og et afsnit for hvert',
  statements: 'Udsagn efter rolle og sektor',
  offers: 'En tabel over tilbud, som kan filtreres på skærmen',
  story: 'En historie i stykker med faste overskrifter',
  events: 'Et forløb i baner: hændelser på en tidslinje, med liste',
  challenges: 'Udfordringer, som anbefalinger kan svare på',
  recommendations: 'Anbefalinger med henvisning til udfordringer',
  matrix: 'Udfordringer mod anbefalinger, lavet af pakkens egne blokke',
  rings: 'Ringe, den inderste først',
  tree: 'Et træ: det samlede øverst, delene under',
  figures: 'Nøgletal og prikker',
  comparison: 'To eller tre modeller eller retninger ved siden af hinanden',
  checklist: 'Et skema, som klyngen eller praksis udfylder',
};

export type ContentType = keyof typeof contentSchemas;
