/** Pieces that many blocks share: headings, Markdown, links, sort keys. Descriptions are Danish: editors show them. */
import { z } from 'zod';

export const linkSchema = z
  .url({ protocol: /^https$/, error: 'skal være en adresse, der begynder med https://' })
  .describe('Adresse, der begynder med https://');

export const idSchema = z
  .string()
  .regex(/^[a-z0-9-]{1,80}$/, 'skal bestå af små bogstaver a-z, tal og bindestreg, højst 80')
  .describe('Kort navn af små bogstaver, tal og bindestreg');

export const title = z.string().describe('Overskriften');
export const intro = z.string().optional().describe('Én eller to sætninger under overskriften');
export const markdown = z
  .string()
  .describe('Brødtekst. Punktopstilling med "- ", fed med **, links med [tekst](https://…)');
export const source = z.string().optional().describe('Kilden til oplysningerne');
export const points = z.array(z.string()).default([]);
export const slide = z
  .array(z.string())
  .max(6)
  .optional()
  .describe('Lysbilledets punkter, når handoutets tekst er for lang til skærmen');

/** Real events of a patient that have been published elsewhere: the page says so. */
export const published = z
  .boolean()
  .default(false)
  .describe('true, når tallet eller forløbet er offentliggjort i kilden, så reglerne om små tal ikke gælder');

/** Where the block stands; both when left out. */
const only = z
  .enum(['handout', 'deck'])
  .optional()
  .describe('Kun i handoutet eller kun på lysbillederne. Udelad, når blokken skal stå begge steder');

/** What the one who leads the meeting is told: in the guide only. */
const facilitatorSchema = z
  .strictObject({
    minutes: z
      .int()
      .positive()
      .optional()
      .describe('Minutter til dette punkt på dagsordenen, også til de følgende blokke uden egen tid'),
    break: z.int().positive().optional().describe('Pause bagefter, i minutter'),
    notes: points.describe('Gode råd til den, der leder mødet'),
    objections: z
      .array(
        z.strictObject({
          said: z.string().describe('Det, nogen kan finde på at sige'),
          answer: z.string().describe('Sådan kan det mødes'),
        }),
      )
      .default([])
      .describe('Indvendinger, man kan vente'),
  })
  .describe('Til drejebogen')
  .meta({ id: 'facilitator' });

/** Keys every block may have. */
export const common = { only, facilitator: facilitatorSchema.optional() };

const moment = String.raw`\d{4}(-\d{2}(-\d{2})?)?`;

/** A year, month or day, or two of them with a slash: how a fuzzy date sorts, while it prints as written. */
export const sortSchema = z
  .string()
  .regex(new RegExp(`^${moment}(/${moment})?$`), 'skal være som 2019, 2019-03, 2019-03-12 eller 2019-03/2019-12')
  .describe('Sorteringsnøgle: år, måned eller dag, eller to med skråstreg imellem, fx 2019-03/2019-12');
