/**
 * The blocks a pack is built from: each becomes a part of the handout and one or more slides. `slide` is the shorter
 * wording for the deck where the handout's text is long. Blocks of pure content stand in contentblocks.ts.
 */
import { z } from 'zod';
import { contentDescriptions, contentSchemas } from './contentblocks.ts';
import { common, intro, linkSchema, markdown, slide, title } from './texts.ts';

const questionSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .describe('Kort navn, som en figur kan pege på'),
  text: z.string().describe('Spørgsmålet'),
  hint: z.string().optional().describe('En hjælp til drøftelsen'),
  sub: z.array(z.string()).default([]).describe('Underspørgsmål'),
});

const minutes = z.int().positive().describe('Tid i minutter');
const questionItems = z.array(questionSchema).min(1).describe('Spørgsmålene i rækkefølge');
const questionList = z.array(z.string()).default([]).describe('id på de spørgsmål, der drøftes ved figuren');

export const blockSchemas = {
  text: z.strictObject({ ...common, title, body: markdown, slide }),
  facts: z.strictObject({
    ...common,
    title,
    items: z
      .array(
        z.strictObject({
          label: z.string().describe('Stikordet'),
          text: z.string().describe('Oplysningen'),
          url: linkSchema.optional(),
        }),
      )
      .min(1)
      .describe('Oplysningerne i rækkefølge'),
    source: z.string().optional().describe('Kilden til oplysningerne'),
    slide,
  }),
  ...contentSchemas,
  preparation: z.strictObject({
    title,
    steps: z
      .array(
        z.strictObject({
          who: z.string().describe('Hvem der gør det'),
          what: z.string().describe('Hvad der skal gøres'),
          to: z
            .string()
            .nullable()
            .optional()
            .describe('Modtageren (en enhed, ikke en person). Lad feltet stå tomt, når modtageren endnu ikke kendes'),
          cc: z.string().optional().describe('Hvem der skal have en kopi'),
          'days-before': z.int().min(0).optional().describe('Senest så mange dage før mødet'),
          condition: z.string().optional().describe('Hvad der skal være på plads først'),
          note: z.string().optional().describe('OBS'),
        }),
      )
      .min(1)
      .describe('Trinene i rækkefølge'),
  }),
  extraction: z.strictObject({
    ...common,
    title,
    intro,
    notes: z.array(z.string()).default([]).describe('Sådan er tallene bestilt, et punkt ad gangen'),
    recipes: z
      .array(
        z.strictObject({
          title: z.string().describe('Hvad opskriften henter, evt. i hvilket lægesystem'),
          steps: z.array(z.string()).min(1).describe('Trinene. Programmet sætter numre og felter at krydse af'),
        }),
      )
      .default([])
      .describe('Opskrifter på udtræk fra praksis’ eget system'),
    warnings: z.array(z.string()).default([]).describe('OBS: det, man let tager fejl af'),
  }),
  'date-window': z.strictObject({
    ...common,
    title,
    intro,
    people: z.string().describe('Hvem der søges efter, fx "kvinder"'),
    ages: z.tuple([z.int().min(0), z.int().max(120)]).describe('Yngste og ældste alder i hele år, begge med'),
    table: z.string().describe('Tabellen, hvis udtræksdato gælder'),
    note: z.string().optional().describe('En bemærkning under datoerne'),
  }),
  indicator: z.strictObject({
    ...common,
    show: z.string().describe('Indikatorens id'),
    beside: z
      .string()
      .optional()
      .describe('id på en anden rate, der vises spejlvendt ved siden af, fx sendt mod modtaget'),
    questions: questionList,
  }),
  map: z.strictObject({ ...common, show: z.string().describe('Indikatorens id'), questions: questionList }),
  questions: z.strictObject({
    ...common,
    title,
    intro,
    minutes,
    items: questionItems,
  }),
  'summing-up': z.strictObject({
    ...common,
    title,
    intro,
    minutes,
    items: questionItems,
  }),
  agreements: z.strictObject({
    ...common,
    title,
    intro,
    rows: z.int().min(3).max(8).default(5).describe('Hvor mange tomme linjer til aftaler'),
  }),
  'follow-up': z.strictObject({
    ...common,
    title,
    body: markdown,
    months: z.array(z.int().positive()).min(1).max(2).describe('Tidligst (og eventuelt senest) så mange måneder efter'),
    slide,
  }),
} as const;

/** What an editor tells the author about each block. */
export const blockDescriptions: Readonly<Record<keyof typeof blockSchemas, string>> = {
  text: 'Tekst med overskrift',
  facts: 'Korte oplysninger med stikord',
  ...contentDescriptions,
  preparation: 'Hvad der skal gøres før mødet, af hvem og hvornår',
  extraction: 'Hvordan tallene er bestilt og hentet',
  'date-window': 'Fødselsdatoer at søge efter, regnet fra udtrækkets dato',
  indicator: 'Et tal med figur og spørgsmål',
  map: 'Kommunens tal på danmarkskortet',
  questions: 'Spørgsmål til drøftelse',
  'summing-up': 'Spørgsmål til opsamling',
  agreements: 'Skema til aftaler: hvad, hvem, hvornår',
  'follow-up': 'Hvornår og hvordan klyngen følger op',
};

export type BlockType = keyof typeof blockSchemas;
export type BlockOf<T extends BlockType> = { readonly type: T } & Readonly<z.infer<(typeof blockSchemas)[T]>>;
export type Block = { [T in BlockType]: BlockOf<T> }[BlockType];
export type Question = Readonly<z.infer<typeof questionSchema>>;
