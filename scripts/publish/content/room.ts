/**
 * How much of a slide a text takes, reckoned with the font's own widths, so that what is long goes on to another slide by
 * rule. The browser has the last word: a slide that overflows fails the build.
 */
import { type Lettering, widthOf, wrapText } from '../../charts/wrap.ts';

export interface Setting extends Lettering {
  /** Px from line to line. */
  readonly leading: number;
  /** Px of the column. */
  readonly width: number;
}

/** The browser breaks lines a little earlier than the sum of the letters says. */
const caution = 0.98;

export function linesOf(text: string, { width, ...lettering }: Setting): number {
  return wrapText(text, width * caution, lettering).length;
}

export function heightOf(text: string, setting: Setting): number {
  return linesOf(text, setting) * setting.leading;
}

/** Whether no word is wider than its column: such a one would be painted over the next. */
export function fitsWords(text: string, { width, ...lettering }: Setting): boolean {
  return text.split(/\s+|(?<=-)/).every((word) => widthOf(word, lettering) <= width * caution);
}

/** Items in order on as few pages as hold them. One that is taller than a page stands alone. */
export function fillPages<T>(
  items: readonly T[],
  height: (item: T) => number,
  room: number,
): readonly (readonly T[])[] {
  const pages: T[][] = [];
  let left = 0;
  for (const item of items) {
    const page = pages.at(-1);
    const taken = height(item);
    if (page && taken <= left) page.push(item);
    else pages.push([item]);
    left = (page && taken <= left ? left : room) - taken;
  }
  return pages;
}

/** As `fillPages`, but the last page is not left with the rest when all can be shared more evenly. */
export function fillEvenly<T>(
  items: readonly T[],
  height: (item: T) => number,
  room: number,
): readonly (readonly T[])[] {
  const pages = fillPages(items, height, room);
  const even = sharePages(items, Math.ceil(items.length / pages.length));
  const fits = (page: readonly T[]) => page.reduce((sum, item) => sum + height(item), 0) <= room;
  return even.length === pages.length && even.every(fits) ? even : pages;
}

/** Items in order on pages of nearly equal length, at most `most` on each. */
export function sharePages<T>(items: readonly T[], most: number): readonly (readonly T[])[] {
  const pages = Math.ceil(items.length / most);
  const start = (page: number) => Math.ceil((items.length * page) / pages);
  return Array.from({ length: pages }, (_, page) => items.slice(start(page), start(page + 1)));
}

/** Ids of a block's slides: the block's own, then with a number. */
export function slideId(id: string, at: number): string {
  return at === 0 ? id : `${id}-${at + 1}`;
}

/** The title of a slide that goes on from another. */
export function continued(title: string, at: number): string {
  return at === 0 ? title : `${title} – fortsat`;
}
