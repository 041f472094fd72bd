/** Challenges, each with the recommendations that answer it. */
import type { ReleasedBlockOf } from '../../model/released.ts';
import type { ContentFrame } from './frame.ts';
import { anchorOf, type Linked, recommendationsIn } from './linked.ts';

type ChallengesBlock = ReleasedBlockOf<'challenges'>;

interface ChallengeView {
  readonly anchor: string;
  readonly number: string;
  readonly title: string;
  readonly text: string;
  readonly answers: readonly Linked[];
}

export interface ChallengesSection {
  readonly id: string;
  readonly kind: 'challenges';
  readonly title: string;
  readonly intro: string;
  readonly items: readonly ChallengeView[];
}

export interface ChallengesSlide {
  readonly id: string;
  readonly kind: 'challenges';
  readonly title: string;
  readonly items: readonly Omit<ChallengeView, 'anchor' | 'answers'>[];
  /** Few are set larger, many in two columns. */
  readonly size: 'few' | 'some' | 'many';
}

export async function sectionChallenges(block: ChallengesBlock, frame: ContentFrame): Promise<ChallengesSection> {
  const answers = recommendationsIn(frame);
  const items = block.items.map(({ id, number = '', title, text }) => ({
    anchor: anchorOf('challenges', id),
    number,
    title,
    text,
    answers: answers.filter(({ addresses }) => addresses.some((challenge) => challenge.id === id)),
  }));
  return { id: block.id, kind: 'challenges', title: block.title, intro: block.intro ?? '', items };
}

export async function slidesChallenges(
  { id, title, items }: ChallengesBlock,
  _frame: ContentFrame,
): Promise<readonly ChallengesSlide[]> {
  const shown = items.map(({ number = '', title, text, slide }) => ({
    number,
    title,
    text: slide ?? firstSentence(text),
  }));
  const size = items.length > 4 ? 'many' : items.length > 3 ? 'some' : 'few';
  return [{ id, kind: 'challenges', title, items: shown, size }];
}

/** Without a wording for the slide: how the text begins, without its marks of emphasis and links. */
function firstSentence(markdown: string): string {
  const plain = markdown
    .replace(/\*\*|\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.split(/(?<=[.?!]) (?=[A-ZÆØÅ])/)[0] ?? '';
}
