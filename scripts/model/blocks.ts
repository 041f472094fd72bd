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

export const questionSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  text: z.string().describe('Spørgsmålet'),
  hint: z.string().optional().describe('En hjælp til drøftelsen'),
  sub: z.array(z.string()).default([]).describe('Underspørgsmål'),
});

const questionList = z.array(z.string()).default([]).describe('id på de spørgsmål, der drøftes ved figuren');

export const blockSchemas = {
  text: z.strictObject({ title, body: markdown, slide }),
  facts: z.strictObject({
    title,
    items: z.array(z.strictObject({ label: z.string(), text: z.string(), url: linkSchema.optional() })).min(1),
    source: z.string().optional(),
    slide,
  }),
  cards: z.strictObject({
    title,
    intro: z.string().optional(),
    cards: z
      .array(z.strictObject({ title: z.string(), text: z.string(), slide: z.string().optional() }))
      .min(2)
      .max(6),
  }),
  preparation: z.strictObject({
    title,
    steps: z
      .array(
        z.strictObject({
          who: z.string().describe('Hvem der gør det'),
          what: z.string().describe('Hvad der skal gøres'),
          to: z.string().optional().describe('Modtageren (en enhed, ikke en person)'),
          cc: z.string().optional(),
          'days-before': z.int().min(0).optional().describe('Senest så mange dage før mødet'),
          condition: z.string().optional().describe('Hvad der skal være på plads først'),
          note: z.string().optional().describe('OBS'),
        }),
      )
      .min(1),
  }),
  extraction: z.strictObject({
    title,
    intro: z.string().optional(),
    notes: z.array(z.string()).default([]),
  }),
  indicator: z.strictObject({ show: z.string().describe('Indikatorens id'), questions: questionList }),
  map: z.strictObject({ show: z.string().describe('Indikatorens id'), questions: questionList }),
  questions: z.strictObject({
    title,
    intro: z.string().optional(),
    minutes: z.int().positive().describe('Tid til drøftelsen i minutter'),
    items: z.array(questionSchema).min(1),
  }),
  'summing-up': z.strictObject({
    title,
    intro: z.string().optional(),
    minutes: z.int().positive(),
    items: z.array(questionSchema).min(1),
  }),
  agreements: z.strictObject({ title, intro: z.string().optional(), rows: z.int().min(3).max(8).default(5) }),
  'follow-up': z.strictObject({
    title,
    body: markdown,
    months: z.array(z.int().positive()).min(1).max(2).describe('Tidligst (og eventuelt senest) så mange måneder efter'),
    slide,
  }),
} as const;

export type BlockType = keyof typeof blockSchemas;
export type BlockOf<T extends BlockType> = { readonly type: T } & Readonly<z.infer<(typeof blockSchemas)[T]>>;
export type Block = { [T in BlockType]: BlockOf<T> }[BlockType];
export type Question = Readonly<z.infer<typeof questionSchema>>;
