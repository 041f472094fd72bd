/** The overview on slides: groups side by side, those with many initiatives going on to the next slide. */
import { continued, fillEvenly, heightOf, sharePages } from './room.ts';

interface OverviewItem {
  readonly number: string;
  readonly title: string;
  /** Where it is described; empty for one that is only a name. */
  readonly target: string;
}

export interface OverviewGroup {
  readonly title: string;
  readonly items: readonly OverviewItem[];
}

export interface Overview {
  /** Columns of each slide. */
  readonly pages: readonly (readonly OverviewGroup[])[];
  /** Smaller letters, so that it stands on one. */
  readonly snug: boolean;
}

/** Px as in slides.css. */
export function overviewOf(
  groups: readonly OverviewGroup[],
  { title, intro }: { readonly title: string; readonly intro: string },
): Overview {
  const head = heightOf(title, { size: 40, weight: 700, leading: 46, width: 1130 });
  const under = intro === '' ? 0 : 8 + heightOf(intro, { size: 22, leading: 29, width: 1130 });
  const most = columnsFor(groups.length);
  const room = 588 - head - under;
  const pagesIn = (size: number) =>
    sharePages(
      groups.flatMap((group) => columnsOf(group, room, (1152 - 40 * (most - 1)) / most, size)),
      most,
    );
  const [usual, smaller] = [pagesIn(24), pagesIn(20)];
  const snug = usual.length > 1 && smaller.length === 1;
  return { pages: snug ? smaller : usual, snug };
}

/** Two groups are given more width than three. */
export function columnsFor(groups: number): 2 | 3 {
  return groups <= 2 ? 2 : 3;
}

function columnsOf(group: OverviewGroup, room: number, width: number, size: number): OverviewGroup[] {
  const name = heightOf(continued(group.title, 1), { size: 26, weight: 700, leading: 31, width }) + 26;
  const height = ({ title }: OverviewItem) => heightOf(title, { size, leading: size * 1.25, width: width - 70 }) + 18;
  const lists = fillEvenly(group.items, height, room - name);
  return lists.map((items, at) => ({ title: continued(group.title, at), items }));
}
