/**
 * A pack's blocks made ready for one meeting: dates counted, questions and figures numbered, indicators replaced by what
 * may be shown of them. Part of model/released.ts, from where the rest of the house takes these types.
 */
import { z } from 'zod';
import { blockSchemas } from './blocks.ts';
import { contentSchemas } from './contentblocks.ts';
import { releasedIndicatorSchema, shareSchema } from './figures.ts';
import { common } from './texts.ts';

/** A question with the number it has everywhere: handout, deck and guide. */
const releasedQuestionSchema = z.strictObject({
  id: z.string(),
  number: z.int(),
  text: z.string(),
  hint: z.string().optional(),
  sub: z.array(z.string()),
  /** Title of the figure it is discussed at, if any. */
  figure: z.int().nullable(),
});

const place = { id: z.string(), ...common };
const questionGroup = {
  title: z.string(),
  intro: z.string().optional(),
  minutes: z.int(),
  items: z.array(releasedQuestionSchema),
};

export const releasedBlockSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...place, type: z.literal('text'), ...blockSchemas.text.shape }),
  z.strictObject({ ...place, type: z.literal('facts'), ...blockSchemas.facts.shape }),
  // Content says nothing of anybody's figures, so it passes as it is written.
  z.strictObject({ ...place, type: z.literal('quote'), ...contentSchemas.quote.shape }),
  z.strictObject({ ...place, type: z.literal('cards'), ...contentSchemas.cards.shape }),
  z.strictObject({ ...place, type: z.literal('timeline'), ...contentSchemas.timeline.shape }),
  z.strictObject({ ...place, type: z.literal('initiative'), ...contentSchemas.initiative.shape }),
  z.strictObject({ ...place, type: z.literal('statements'), ...contentSchemas.statements.shape }),
  z.strictObject({ ...place, type: z.literal('offers'), ...contentSchemas.offers.shape }),
  z.strictObject({ ...place, type: z.literal('story'), ...contentSchemas.story.shape }),
  z.strictObject({ ...place, type: z.literal('events'), ...contentSchemas.events.shape }),
  z.strictObject({ ...place, type: z.literal('challenges'), ...contentSchemas.challenges.shape }),
  z.strictObject({ ...place, type: z.literal('recommendations'), ...contentSchemas.recommendations.shape }),
  z.strictObject({ ...place, type: z.literal('matrix'), ...contentSchemas.matrix.shape }),
  z.strictObject({ ...place, type: z.literal('rings'), ...contentSchemas.rings.shape }),
  z.strictObject({ ...place, type: z.literal('tree'), ...contentSchemas.tree.shape }),
  z.strictObject({ ...place, type: z.literal('figures'), ...contentSchemas.figures.shape }),
  z.strictObject({ ...place, type: z.literal('comparison'), ...contentSchemas.comparison.shape }),
  z.strictObject({ ...place, type: z.literal('checklist'), ...contentSchemas.checklist.shape }),
  z.strictObject({
    ...place,
    type: z.literal('preparation'),
    title: z.string(),
    steps: z.array(
      z.strictObject({
        who: z.string(),
        what: z.string(),
        /** Null: the receiver is to be filled in. */
        to: z.string().nullable().optional(),
        cc: z.string().optional(),
        daysBefore: z.int().optional(),
        /** Computed from the meeting date: that many days before, or the last working day before that. */
        date: z.string().optional(),
        /** Why nobody is at work so many days before: "lørdag", or the holiday's name. */
        closed: z.string().optional(),
        condition: z.string().optional(),
        note: z.string().optional(),
      }),
    ),
  }),
  z.strictObject({ ...place, type: z.literal('extraction'), ...blockSchemas.extraction.shape }),
  z.strictObject({
    ...place,
    type: z.literal('date-window'),
    title: z.string(),
    intro: z.string().optional(),
    people: z.string(),
    ages: z.tuple([z.int(), z.int()]),
    /** Counted from the table's extraction date; both ends included. */
    extracted: z.string(),
    from: z.string(),
    to: z.string(),
    note: z.string().optional(),
  }),
  z.strictObject({
    ...place,
    type: z.literal('indicator'),
    /** Figure number, counted through the whole handout. */
    figure: z.int(),
    indicator: releasedIndicatorSchema,
    /** A second rate, drawn mirrored against the first. */
    beside: shareSchema.optional(),
    questions: z.array(releasedQuestionSchema),
  }),
  z.strictObject({ ...place, type: z.literal('questions'), ...questionGroup }),
  z.strictObject({ ...place, type: z.literal('summing-up'), ...questionGroup }),
  z.strictObject({ ...place, type: z.literal('agreements'), ...blockSchemas.agreements.shape }),
  z.strictObject({
    ...place,
    type: z.literal('follow-up'),
    title: z.string(),
    body: z.string(),
    slide: z.array(z.string()).optional(),
    /** Earliest and, if given, latest date of the next meeting on these figures. */
    earliest: z.string(),
    latest: z.string().optional(),
    months: z.array(z.int()),
  }),
]);

export type ReleasedQuestion = Readonly<z.infer<typeof releasedQuestionSchema>>;
export type ReleasedBlock = z.infer<typeof releasedBlockSchema>;
export type ReleasedBlockOf<T extends ReleasedBlock['type']> = Extract<ReleasedBlock, { type: T }>;
