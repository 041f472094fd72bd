/** Which file arranges which block of content, for the handout and for the deck. */
import type { ContentType, ReleasedBlockOf } from '../model/released.ts';
import { type CardsSection, type CardsSlide, sectionCards, slidesCards } from './content/cards.ts';
import {
  type ChallengesSection,
  type ChallengesSlide,
  sectionChallenges,
  slidesChallenges,
} from './content/challenges.ts';
import { type ChecklistSection, type ChecklistSlide, sectionChecklist, slidesChecklist } from './content/checklist.ts';
import {
  type ComparisonSection,
  type ComparisonSlide,
  sectionComparison,
  slidesComparison,
} from './content/comparison.ts';
import { type EventsSection, type EventsSlide, sectionEvents, slidesEvents } from './content/events.ts';
import { type FiguresSection, type FiguresSlide, sectionFigures, slidesFigures } from './content/figures.ts';
import type { ContentFrame } from './content/frame.ts';
import {
  type InitiativeSection,
  type InitiativeSlide,
  sectionInitiative,
  slidesInitiative,
} from './content/initiative.ts';
import { type MatrixSection, type MatrixSlide, sectionMatrix, slidesMatrix } from './content/matrix.ts';
import { type OffersSection, type OffersSlide, sectionOffers, slidesOffers } from './content/offers.ts';
import { type QuoteSection, type QuoteSlide, sectionQuote, slidesQuote } from './content/quote.ts';
import {
  type RecommendationsSection,
  type RecommendationsSlide,
  sectionRecommendations,
  slidesRecommendations,
} from './content/recommendations.ts';
import { type RingsSection, type RingsSlide, sectionRings, slidesRings } from './content/rings.ts';
import {
  type StatementsSection,
  type StatementsSlide,
  sectionStatements,
  slidesStatements,
} from './content/statements.ts';
import { type StorySection, type StorySlide, sectionStory, slidesStory } from './content/story.ts';
import { sectionTimeline, slidesTimeline, type TimelineSection, type TimelineSlide } from './content/timeline.ts';
import { sectionTree, slidesTree, type TreeSection, type TreeSlide } from './content/tree.ts';

export type { ContentFrame } from './content/frame.ts';

export type ContentBlock = ReleasedBlockOf<ContentType>;

export type ContentSection =
  | QuoteSection
  | CardsSection
  | TimelineSection
  | InitiativeSection
  | StatementsSection
  | OffersSection
  | StorySection
  | EventsSection
  | ChallengesSection
  | RecommendationsSection
  | MatrixSection
  | RingsSection
  | TreeSection
  | FiguresSection
  | ComparisonSection
  | ChecklistSection;

export type ContentSlide =
  | QuoteSlide
  | CardsSlide
  | TimelineSlide
  | InitiativeSlide
  | StatementsSlide
  | OffersSlide
  | StorySlide
  | EventsSlide
  | ChallengesSlide
  | RecommendationsSlide
  | MatrixSlide
  | RingsSlide
  | TreeSlide
  | FiguresSlide
  | ComparisonSlide
  | ChecklistSlide;

export function viewContent(block: ContentBlock, frame: ContentFrame): Promise<ContentSection> {
  switch (block.type) {
    case 'quote':
      return sectionQuote(block, frame);
    case 'cards':
      return sectionCards(block, frame);
    case 'timeline':
      return sectionTimeline(block, frame);
    case 'initiative':
      return sectionInitiative(block, frame);
    case 'statements':
      return sectionStatements(block, frame);
    case 'offers':
      return sectionOffers(block, frame);
    case 'story':
      return sectionStory(block, frame);
    case 'events':
      return sectionEvents(block, frame);
    case 'challenges':
      return sectionChallenges(block, frame);
    case 'recommendations':
      return sectionRecommendations(block, frame);
    case 'matrix':
      return sectionMatrix(block, frame);
    case 'rings':
      return sectionRings(block, frame);
    case 'tree':
      return sectionTree(block, frame);
    case 'figures':
      return sectionFigures(block, frame);
    case 'comparison':
      return sectionComparison(block, frame);
    case 'checklist':
      return sectionChecklist(block, frame);
  }
}

export function slidesOfContent(block: ContentBlock, frame: ContentFrame): Promise<readonly ContentSlide[]> {
  switch (block.type) {
    case 'quote':
      return slidesQuote(block, frame);
    case 'cards':
      return slidesCards(block, frame);
    case 'timeline':
      return slidesTimeline(block, frame);
    case 'initiative':
      return slidesInitiative(block, frame);
    case 'statements':
      return slidesStatements(block, frame);
    case 'offers':
      return slidesOffers(block, frame);
    case 'story':
      return slidesStory(block, frame);
    case 'events':
      return slidesEvents(block, frame);
    case 'challenges':
      return slidesChallenges(block, frame);
    case 'recommendations':
      return slidesRecommendations(block, frame);
    case 'matrix':
      return slidesMatrix(block, frame);
    case 'rings':
      return slidesRings(block, frame);
    case 'tree':
      return slidesTree(block, frame);
    case 'figures':
      return slidesFigures(block, frame);
    case 'comparison':
      return slidesComparison(block, frame);
    case 'checklist':
      return slidesChecklist(block, frame);
  }
}
