/** Two to six cards side by side. */
import type { ReleasedBlockOf } from '../../model/released.ts';
import type { ContentFrame } from './frame.ts';

interface CardView {
  readonly title: string;
  readonly text: string;
  readonly url: string;
}

export interface CardsSection {
  readonly id: string;
  readonly kind: 'cards';
  readonly title: string;
  readonly intro: string;
  readonly cards: readonly CardView[];
}

export interface CardsSlide {
  readonly id: string;
  readonly kind: 'cards';
  readonly title: string;
  readonly cards: readonly Omit<CardView, 'url'>[];
}

export async function sectionCards(block: ReleasedBlockOf<'cards'>, _frame: ContentFrame): Promise<CardsSection> {
  const cards = block.cards.map(({ title, text, url }) => ({ title, text, url: url ?? '' }));
  return { id: block.id, kind: 'cards', title: block.title, intro: block.intro ?? '', cards };
}

export async function slidesCards(
  { id, title, cards }: ReleasedBlockOf<'cards'>,
  _frame: ContentFrame,
): Promise<readonly CardsSlide[]> {
  return [{ id, kind: 'cards', title, cards: cards.map(({ title, text, slide }) => ({ title, text: slide ?? text })) }];
}
