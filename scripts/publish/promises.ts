/** What the cluster agreed on last time: the first thing a follow-up meeting hears. */
import { formatDate } from '../danish.ts';
import type { ReleasedReport } from '../model/released.ts';

export interface PromiseView {
  readonly what: string;
  readonly who: string;
  readonly due: string;
}

export interface PromisesSection {
  readonly id: string;
  readonly kind: 'promises';
  readonly title: string;
  readonly items: readonly PromiseView[];
}

const promisesId = 'sidst';
const title = 'Det aftalte vi sidst';

export function viewPromises({ promises }: ReleasedReport): PromiseView[] {
  return promises.map(({ what, who, due }) => ({
    what,
    who: who === '' ? 'Ikke skrevet ned' : who,
    due: due === '' ? 'Ingen frist' : formatDate(due),
  }));
}

/** First in the handout, with room to write what became of them; none in the first round. */
export function sectionsPromises(report: ReleasedReport): PromisesSection[] {
  const items = viewPromises(report);
  return items.length === 0 ? [] : [{ id: promisesId, kind: 'promises', title, items }];
}

/** As many on a slide as can be read from the back of the room. */
const mostOnSlide = 5;
const mostLetters = 420;

export function slidesPromises(report: ReleasedReport): PromisesSection[] {
  const pages: PromiseView[][] = [];
  let letters = 0;
  for (const item of viewPromises(report)) {
    const length = item.what.length + item.who.length;
    const page = pages.at(-1);
    if (page === undefined || page.length === mostOnSlide || letters + length > mostLetters) {
      pages.push([item]);
      letters = length;
    } else {
      page.push(item);
      letters += length;
    }
  }
  return pages.map((items, at) => ({
    id: at === 0 ? promisesId : `${promisesId}-${at + 1}`,
    kind: 'promises',
    title: pages.length === 1 ? title : `${title} (${at + 1} af ${pages.length})`,
    items,
  }));
}
