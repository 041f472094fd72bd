/**
 * The blocks a pack is built from: each becomes a part of the handout and one or more slides. `slide` is the shorter
 * wording for the deck where the handout's text is long.
 */
import { z } from 'zod';

export const linkSchema = z
  .url({ protocol: /^https$/, error: 'skal være en adresse, der begynder med https://' })
  .describe('Adresse, der begynder med https://');

const title = z.string().describe('Overskriften');
const markdown = z.string().describe('Brødtekst. Punktopstilling med "- ", fed med **, links med [tekst](https://…)');
const slide = z
  .array(z.string())
  .max(6)
  .optional()
  .describe('Lysbilledets punkter, når handoutets tekst er for lang til skærmen');

const questionSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .describe('Kort navn, som en figur kan pege på'),
  text: z.string().describe('Spørgsmålet'),
  hint: z.string().optional().describe('En hjælp til drøftelsen'),
  sub: z.array(z.string()).default([]).describe('Underspørgsmål'),
});

const intro = z.string().optional().describe('Én eller to sætninger under overskriften');
const minutes = z.int().positive().describe('Tid i minutter');
const questionItems = z.array(questionSchema).min(1).describe('Spørgsmålene i rækkefølge');
const questionList = z.array(z.string()).default([]).describe('id på de spørgsmål, der drøftes ved figuren');

export const blockSchemas = {
  text: z.strictObject({ title, body: markdown, slide }),
  facts: z.strictObject({
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
  cards: z.strictObject({
    title,
    intro,
    cards: z
      .array(
        z.strictObject({
          title: z.string().describe('Kortets overskrift'),
          text: z.string().describe('Kortets tekst'),
          slide: z.string().optional().describe('En kortere tekst til lysbilledet'),
        }),
      )
      .min(2)
      .max(6)
      .describe('Kortene i rækkefølge'),
  }),
  preparation: z.strictObject({
    title,
    steps: z
      .array(
        z.strictObject({
          who: z.string().describe('Hvem der gør det'),
          what: z.string().describe('Hvad der skal gøres'),
          to: z.string().optional().describe('Modtageren (en enhed, ikke en person)'),
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
    title,
    intro,
    notes: z.array(z.string()).default([]).describe('Sådan er tallene bestilt, et punkt ad gangen'),
  }),
  indicator: z.strictObject({ show: z.string().describe('Indikatorens id'), questions: questionList }),
  map: z.strictObject({ show: z.string().describe('Indikatorens id'), questions: questionList }),
  questions: z.strictObject({
    title,
    intro,
    minutes,
    items: questionItems,
  }),
  'summing-up': z.strictObject({
    title,
    intro,
    minutes,
    items: questionItems,
  }),
  agreements: z.strictObject({
    title,
    intro,
    rows: z.int().min(3).max(8).default(5).describe('Hvor mange tomme linjer til aftaler'),
  }),
  'follow-up': z.strictObject({
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
  cards: 'To til seks kort ved siden af hinanden',
  preparation: 'Hvad der skal gøres før mødet, af hvem og hvornår',
  extraction: 'Hvordan tallene er bestilt og hentet',
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
