/** Two to six cards side by side. */
import type { ReleasedBlockOf } from '../../model/released.ts';
import type { ContentFrame } from './frame.ts';
import { continued, heightOf, sharePages, slideId } from './room.ts';

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
  readonly intro: string;
  readonly cards: readonly SlideCard[];
}

type SlideCard = Omit<CardView, 'url'>;

export async function sectionCards(block: ReleasedBlockOf<'cards'>, _frame: ContentFrame): Promise<CardsSection> {
  const cards = block.cards.map(({ title, text, url }) => ({ title, text, url: url ?? '' }));
  return { id: block.id, kind: 'cards', title: block.title, intro: block.intro ?? '', cards };
}

export async function slidesCards(
  { id, title, intro = '', cards }: ReleasedBlockOf<'cards'>,
  _frame: ContentFrame,
): Promise<readonly CardsSlide[]> {
  const shown = cards.map((card) => ({ title: card.title, text: card.slide ?? card.text }));
  const pages = pagesOf(shown, roomUnder(title, intro));
  return pages.map((page, at) => ({
    id: slideId(id, at),
    kind: 'cards',
    title: continued(title, at),
    intro,
    cards: page,
  }));
}

/** All on one slide where they fit, else four, else two; whole rows where their number allows it. */
function pagesOf(cards: readonly SlideCard[], room: number): readonly (readonly SlideCard[])[] {
  const rows = sharePages(cards, 2);
  const fours = cards.length % 2 === 0 ? sharePages(rows, 2).map((page) => page.flat()) : sharePages(cards, 4);
  return [[cards], fours].find((pages) => pages.every((page) => heightOfCards(page) <= room)) ?? rows;
}

// Px as in slides.css.
const width = 548;

function roomUnder(title: string, intro: string): number {
  const head = heightOf(continued(title, 1), { size: 40, weight: 700, leading: 46, width: 1130 });
  return 590 - head - (intro === '' ? 48 : 48 + heightOf(intro, { size: 22, leading: 29, width: 1130 }));
}

/** Rows of two, each as tall as its tallest card. */
function heightOfCards(cards: readonly SlideCard[]): number {
  const rows = sharePages(cards, 2).map((row) => Math.max(...row.map(heightOfCard)));
  return rows.reduce((sum, row) => sum + row + 48, -48);
}

function heightOfCard({ title, text }: SlideCard): number {
  const head = heightOf(title, { size: 34, weight: 700, leading: 39, width });
  return 18 + head + 8 + heightOf(text, { size: 31, leading: 40, width });
}
