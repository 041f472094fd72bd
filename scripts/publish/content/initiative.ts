/**
 * Initiatives in groups: an overview with links, then each one that has more to tell. Their numbers are labels, not a
 * sequence. On slides a long one goes on to the next by rule.
 */
import type { ReleasedBlockOf } from '../../model/released.ts';
import type { ContentFrame } from './frame.ts';
import { columnsFor, type OverviewGroup, overviewOf } from './initiativeoverview.ts';
import { type PartView, partPages } from './initiativeparts.ts';
import { continued, slideId } from './room.ts';

interface DetailView {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly group: string;
  readonly goal: string;
  readonly parts: readonly PartView[];
  readonly source: string;
}

export interface InitiativeSection {
  readonly id: string;
  readonly kind: 'initiative';
  readonly title: string;
  readonly intro: string;
  readonly groups: readonly OverviewGroup[];
  readonly details: readonly DetailView[];
}

export type InitiativeSlide =
  | {
      readonly id: string;
      readonly kind: 'initiative';
      readonly overview: true;
      readonly title: string;
      readonly intro: string;
      readonly groups: readonly OverviewGroup[];
      readonly columns: 2 | 3;
      readonly snug: boolean;
    }
  | (DetailView & { readonly kind: 'initiative'; readonly overview: false });

type Block = ReleasedBlockOf<'initiative'>;
type Initiative = Block['groups'][number]['items'][number];

export async function sectionInitiative(block: Block, _frame: ContentFrame): Promise<InitiativeSection> {
  const { id, title, intro = '' } = block;
  return { id, kind: 'initiative', title, intro, groups: groupsOf(block, ''), details: detailsOf(block) };
}

export async function slidesInitiative(block: Block, _frame: ContentFrame): Promise<readonly InitiativeSlide[]> {
  const { id, title, intro = '' } = block;
  const { pages, snug } = overviewOf(groupsOf(block, 's-'), { title, intro });
  const overview = pages.map(
    (groups, at): InitiativeSlide => ({
      id: slideId(id, at),
      kind: 'initiative',
      overview: true,
      title: continued(title, at),
      intro: at === 0 ? intro : '',
      groups,
      columns: columnsFor(block.groups.length),
      snug,
    }),
  );
  return [...overview, ...detailsOf(block).flatMap(slidesOfDetail)];
}

/** The goal stands on the first, the source on the last. */
function slidesOfDetail(detail: DetailView): InitiativeSlide[] {
  const pages = partPages(detail);
  return pages.map((parts, at) => ({
    ...detail,
    kind: 'initiative',
    overview: false,
    id: slideId(detail.id, at),
    title: continued(detail.title, at),
    goal: at === 0 ? detail.goal : '',
    parts,
    source: at === pages.length - 1 ? detail.source : '',
  }));
}

/** `prefix` is what the medium puts before an element's id. */
function groupsOf(block: Block, prefix: string): OverviewGroup[] {
  return numbered(block).map(({ title, items }) => ({
    title,
    items: items.map(({ id, item }) => ({
      number: item.number,
      title: item.title,
      target: hasDetails(item) ? `#${prefix}${id}` : '',
    })),
  }));
}

function detailsOf(block: Block): DetailView[] {
  return numbered(block).flatMap(({ title: group, items }) =>
    items
      .filter(({ item }) => hasDetails(item))
      .map(({ id, item }) => ({
        id,
        number: item.number,
        title: item.title,
        group,
        goal: item.goal ?? '',
        parts: partsOf(item),
        source: item.source ?? '',
      })),
  );
}

/** Ids count through all groups, since a number as it is written ("2/4") need not be unique, nor fit in an id. */
function numbered({ id, groups }: Block) {
  let count = 0;
  return groups.map(({ title, items }) => ({ title, items: items.map((item) => ({ id: `${id}-i${++count}`, item })) }));
}

function hasDetails(item: Initiative): boolean {
  return item.goal !== undefined || partsOf(item).length > 0;
}

function partsOf({ status, who, responsibilities, results }: Initiative): PartView[] {
  const parts = [
    { label: 'Status', items: status },
    { label: 'Hvem', items: who },
    { label: 'Ansvar', items: responsibilities },
    { label: 'Resultater', items: results },
  ];
  return parts.filter(({ items }) => items.length > 0);
}
