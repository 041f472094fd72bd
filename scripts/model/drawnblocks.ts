/**
 * Blocks of content that are drawn: on a line of time, as rings, as a tree, as dots. Like all content they need no figures
 * and no meeting.
 */
import { z } from 'zod';
import { common, idSchema, intro, points, published, sortSchema, source, title } from './texts.ts';

const treeLeaf = z.strictObject({
  title: z.string().describe('Punktets navn'),
  text: z.string().optional().describe('En kort forklaring'),
});
const treeBranch = treeLeaf.extend({ children: z.array(treeLeaf).default([]).describe('Grenene under punktet') });

const event = z.strictObject({
  date: z.string().describe('Datoen, som den skal stå, fx "Januar 2018" eller "10/10-11/10 2019"'),
  sort: z.string().describe('Sorteringsnøgle: dato som 2018-01 eller 2018-01/2018-03; på en alderslinje alderen i år'),
  lane: z.string().describe('Banen, hændelsen hører til'),
  type: z
    .enum(['contact', 'referral', 'refusal', 'no-show', 'meeting', 'treatment', 'examination', 'handover', 'other'])
    .describe('Hvad der skete: bestemmer symbolet'),
  to: z.string().optional().describe('Banen, der henvises eller overdrages til'),
  label: z.string().max(40).optional().describe('Få ord til tegningen, når teksten er lang'),
  text: z.string().describe('Hændelsen i én sætning'),
  tags: z.array(idSchema).default([]).describe('Mærker, som opsummeringen tæller'),
});

export const drawnSchemas = {
  timeline: z.strictObject({
    ...common,
    title,
    intro,
    phases: z
      .array(
        z.strictObject({
          when: z.string().describe('Tiden, som den skal stå, fx "Forår-vinter 2019" eller "ultimo 2021"'),
          sort: sortSchema,
          title: z.string().optional().describe('Fasens navn'),
          points: points.describe('Det, der sker i fasen'),
          status: z.enum(['done', 'now', 'planned']).optional().describe('Afsluttet, i gang eller planlagt'),
        }),
      )
      .min(2)
      .describe('Faserne. De vises efter sorteringsnøglen'),
    source,
  }),
  events: z.strictObject({
    ...common,
    title,
    intro,
    published,
    scale: z.enum(['date', 'age']).default('date').describe('Linjen går efter dato eller efter alder i år'),
    lanes: z.array(z.string()).min(1).max(6).describe('Banerne fra øverst til nederst'),
    entries: z.array(event).min(2).describe('Hændelserne. De vises efter sorteringsnøglen'),
    summary: z
      .array(
        z.strictObject({
          text: z.string().describe('Hvad der er talt, fx "henvisninger til psykiatrien"'),
          tag: idSchema.describe('Mærket, der tælles'),
        }),
      )
      .default([])
      .describe('Opsummering. Tallene tælles af programmet, aldrig skrevet i hånden'),
    source,
  }),
  rings: z.strictObject({
    ...common,
    title,
    intro,
    rings: z
      .array(
        z.strictObject({
          title: z.string().describe('Ringens navn'),
          text: z.string().optional().describe('Hvad ringen gør'),
          members: points.describe('Hvem der er i ringen'),
        }),
      )
      .min(2)
      .max(4)
      .describe('Ringene indefra og ud'),
    source,
  }),
  tree: z.strictObject({
    ...common,
    title,
    intro,
    root: treeLeaf
      .extend({ children: z.array(treeBranch).min(1).max(6).describe('Grenene') })
      .describe('Toppen af træet'),
    source,
  }),
  figures: z.strictObject({
    ...common,
    title,
    intro,
    published,
    tiles: z
      .array(
        z.strictObject({
          value: z.string().describe('Tallet, som det skal stå, fx "ca. 82"'),
          unit: z.string().optional().describe('Enheden'),
          label: z.string().describe('Hvad tallet er'),
          caveat: z.string().optional().describe('Et forbehold'),
        }),
      )
      .max(6)
      .default([])
      .describe('Nøgletal'),
    waffle: z
      .strictObject({
        label: z.string().describe('Hvem prikkerne er'),
        whole: z.int().min(2).max(100).describe('Hvor mange de er i alt: én prik for hver'),
        parts: z
          .array(
            z.strictObject({ label: z.string().describe('Delens navn'), count: z.int().min(0).describe('Antallet') }),
          )
          .min(2)
          .max(4)
          .describe('Delene. De skal give det hele tilsammen'),
      })
      .optional()
      .describe('Prikker, én for hver'),
    source: z.string().describe('Kilden til tallene'),
  }),
} as const;
