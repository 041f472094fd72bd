/** Recommendations: an overview, then each in full with the challenges it answers. */
import { list } from '../../danish.ts';
import type { ReleasedBlockOf } from '../../model/released.ts';
import type { ContentFrame } from './frame.ts';
import { type Answer, anchorOf, recommendationsIn } from './linked.ts';

type RecommendationsBlock = ReleasedBlockOf<'recommendations'>;

interface RecommendationView extends Answer {
  readonly anchor: string;
  readonly summary: string;
  readonly text: string;
}

export interface RecommendationsSection {
  readonly id: string;
  readonly kind: 'recommendations';
  readonly title: string;
  readonly intro: string;
  readonly items: readonly RecommendationView[];
  /** Whether any answers a challenge, and whether any has a status: else the overview has no such column. */
  readonly answering: boolean;
  readonly withStatus: boolean;
}

export type RecommendationsSlide = {
  readonly id: string;
  readonly kind: 'recommendations';
  readonly title: string;
} & (
  | {
      readonly overview: true;
      readonly items: readonly { readonly number: string; readonly title: string; readonly note: string }[];
    }
  | {
      readonly overview: false;
      /** "Anbefaling 3.1". */
      readonly kicker: string;
      readonly points: readonly string[];
      readonly note: string;
    }
);

export async function sectionRecommendations(
  block: RecommendationsBlock,
  frame: ContentFrame,
): Promise<RecommendationsSection> {
  const items = viewItems(block, frame);
  return {
    id: block.id,
    kind: 'recommendations',
    title: block.title,
    intro: block.intro ?? '',
    items,
    answering: items.some(({ addresses }) => addresses.length > 0),
    withStatus: items.some(({ status }) => status !== ''),
  };
}

function viewItems(block: RecommendationsBlock, frame: ContentFrame): readonly RecommendationView[] {
  const known = new Map(recommendationsIn(frame).map((one) => [one.id, one]));
  return block.items.map(({ id, summary, text }) => {
    const linked = known.get(id);
    if (linked === undefined) throw new Error(`recommendation "${id}" is not among the blocks of its own report`);
    return { ...linked, anchor: anchorOf('recommendations', id), summary, text };
  });
}

/** One for the overview where there are several, then one for each. */
export async function slidesRecommendations(
  block: RecommendationsBlock,
  frame: ContentFrame,
): Promise<readonly RecommendationsSlide[]> {
  const items = viewItems(block, frame);
  const kind = 'recommendations';
  const overview: RecommendationsSlide = {
    id: block.id,
    kind,
    title: block.title,
    overview: true,
    items: items.map((item) => ({ number: item.number, title: item.title, note: noteOf(item, 'number') })),
  };
  const each = items.map(
    (item, at): RecommendationsSlide => ({
      id: items.length === 1 ? block.id : `${block.id}-${at + 2}`,
      kind,
      title: item.title,
      overview: false,
      kicker: `Anbefaling ${item.number}`.trim(),
      points: block.items[at]?.slide ?? [item.summary],
      note: noteOf(item, 'label'),
    }),
  );
  return items.length === 1 ? each : [overview, ...each];
}

/** "Svarer på 2.1 og 2.3. Status: afprøves." */
function noteOf({ addresses, status }: Answer, name: 'number' | 'label'): string {
  const names = addresses.map((one) => one[name] || one.title);
  const answers = names.length === 0 ? [] : [`Svarer på ${list(names)}.`];
  return [...answers, ...(status === '' ? [] : [`Status: ${status}.`])].join(' ');
}
