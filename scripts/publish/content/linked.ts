/** How challenges and recommendations point at each other, across the blocks of a pack. */
import type { ReleasedBlock, ReleasedBlockOf } from '../../model/released.ts';
import type { ContentFrame } from './frame.ts';

export interface Linked {
  readonly id: string;
  /** Number and title. */
  readonly label: string;
  readonly number: string;
  readonly title: string;
  /** Where it stands in the handout, or '' when it only stands on a slide. */
  readonly url: string;
}

/** A recommendation with what it answers. */
export interface Answer extends Linked {
  readonly status: string;
  readonly addresses: readonly Linked[];
}

type Kind = 'challenges' | 'recommendations';

/** The element's id in the page: a pack's ids are its own and might meet those of blocks. */
export function anchorOf(kind: Kind, id: string): string {
  return `${kind === 'challenges' ? 'udfordring' : 'anbefaling'}-${id}`;
}

export function challengesIn({ blocks }: ContentFrame): readonly Linked[] {
  return blocks.filter(isOf('challenges')).flatMap((block) => block.items.map((item) => linkedOf(block, item)));
}

/** A reference to a challenge that is not there is a mistake that input has reported: here it throws. */
export function recommendationsIn(frame: ContentFrame): readonly Answer[] {
  const challenges = challengesIn(frame);
  const challengeOf = (id: string, by: string): Linked => {
    const found = challenges.find((one) => one.id === id);
    if (found === undefined)
      throw new Error(`recommendation "${by}" answers "${id}", which no block of challenges has`);
    return found;
  };
  return frame.blocks.filter(isOf('recommendations')).flatMap((block) =>
    block.items.map((item) => ({
      ...linkedOf(block, item),
      status: item.status ?? '',
      addresses: item.addresses.map((id) => challengeOf(id, item.id)),
    })),
  );
}

function isOf<K extends Kind>(kind: K): (block: ReleasedBlock) => block is ReleasedBlockOf<K> {
  return (block): block is ReleasedBlockOf<K> => block.type === kind;
}

interface Item {
  readonly id: string;
  readonly number?: string | undefined;
  readonly title: string;
}

function linkedOf({ type, only }: ReleasedBlockOf<Kind>, { id, number = '', title }: Item): Linked {
  const label = number === '' ? title : `${number} ${title}`;
  return { id, label, number, title, url: only === 'deck' ? '' : `#${anchorOf(type, id)}` };
}
