/** A briefing's pages: the same blocks as in a meeting's, without a meeting, figures or method. */
import { formatDateOrMonth, list } from '../danish.ts';
import type { Briefing } from '../model/released.ts';
import { type DeckView, viewSlides, withNotes } from './deck.ts';
import type { FactView } from './front.ts';
import { type HandoutView, type Material, stylesOf, viewSections } from './view.ts';

/** `hash` tells an old printout from a corrected one. */
export interface BriefingEdition {
  readonly briefing: Briefing;
  readonly hash: string;
}

const taskTitle = 'Det kan I bruge oplægget til';

export async function viewBriefing(edition: BriefingEdition): Promise<HandoutView> {
  const { pack, blocks } = edition.briefing;
  const sections = await viewSections(blocks, materialOf(edition.briefing));
  return {
    ...briefingFrame(edition, 'Handout'),
    heading: pack.title,
    lead: pack.lead,
    keyFigures: [],
    taskTitle,
    task: pack.task,
    facts: factsOf(edition.briefing),
    sections,
    styles: stylesOf(sections),
    method: null,
    notice: '',
  };
}

export async function viewBriefingDeck(edition: BriefingEdition): Promise<DeckView> {
  const { pack, blocks } = edition.briefing;
  const slides = [
    {
      id: 'forside',
      kind: 'front' as const,
      kicker: 'Oplæg',
      title: pack.title,
      lead: pack.lead,
      date: `Revideret ${formatDateOrMonth(pack.revised)}`,
      note: '',
    },
    { id: 'opgave', kind: 'keys' as const, title: taskTitle, task: pack.task, keyFigures: [] },
    ...(await viewSlides(blocks, materialOf(edition.briefing))),
  ];
  return { ...briefingFrame(edition, 'Lysbilleder'), slides: withNotes(slides, blocks), styles: stylesOf(slides) };
}

export function briefingFrame({ briefing: { pack }, hash }: BriefingEdition, kind: string) {
  return {
    title: `${kind}: ${pack.title}`,
    description: `${kind} til oplæg. ${pack.lead}`,
    author: pack.provider,
    cluster: pack.provider,
    occasion: 'Oplæg',
    running: pack.short,
    footer: `Revideret ${formatDateOrMonth(pack.revised)} · Udgave ${hash}`,
    synthetic: false,
  };
}

function materialOf({ blocks }: Briefing): Material {
  return { content: { blocks, municipalities: [] }, source: { tables: [], shapes: {}, round: 1 }, open: false };
}

function factsOf({ pack }: Briefing): FactView[] {
  const fact = (label: string, text: string, url = '') => ({ label, text, url });
  return [
    fact('Udgiver', list([pack.provider, ...pack.collaborators])),
    fact('Kilde', `${pack.source.title}, ${pack.source.publisher}`, pack.source.url),
    ...pack.materials.map(({ title, url }) => fact('Materiale', title, url)),
    ...pack.contacts.map(({ purpose, who }) => fact(purpose, who)),
  ];
}
