/** How much of an initiative stands on one slide: its points in order, a heading repeated where its list goes on. */
import { heightOf, type Setting } from './room.ts';

interface PointView {
  readonly text: string;
  readonly sub: readonly string[];
}

export interface PartView {
  readonly label: string;
  readonly items: readonly PointView[];
}

interface Told {
  readonly goal: string;
  readonly parts: readonly PartView[];
  readonly source: string;
}

// As in slides.css: the right column of the slide.
const room = 600;
const sourceRoom = 34;
const goalLetters: Setting = { size: 28, weight: 600, leading: 36, width: 730 };
const pointLetters: Setting = { size: 24, leading: 31, width: 694 };
const subLetters: Setting = { size: 21, leading: 28, width: 664 };
const labelHeight = 46;

/** Whole parts where that takes no more slides than breaking them would; then as even as it can be. */
export function partPages(told: Told): readonly (readonly PartView[])[] {
  const points = told.parts.flatMap(({ label, items }) => items.map((item): PartView => ({ label, items: [item] })));
  const [whole, broken] = [fill(told, told.parts, room), fill(told, points, room)];
  const pieces = whole.length <= broken.length && fits(told, whole) ? told.parts : points;
  return evenly(told, pieces);
}

function evenly(told: Told, pieces: readonly PartView[]): PartView[][] {
  const most = fill(told, pieces, room);
  for (let less = room / 2; less < room; less += 10) {
    const pages = fill(told, pieces, less);
    if (pages.length === most.length && fits(told, pages)) return pages;
  }
  return most;
}

function fill(told: Told, pieces: readonly PartView[], height: number): PartView[][] {
  const pages: PartView[][] = [[]];
  for (const [at, piece] of pieces.entries()) {
    const page = pages.at(-1) ?? [];
    const longer = join(page, piece);
    const below = at === pieces.length - 1 && told.source !== '' ? sourceRoom : 0;
    const starts = page.length === 0 && (pages.length > 1 || told.goal === '');
    if (starts || pageHeight(told, longer, pages.length === 1) + below <= height) pages[pages.length - 1] = longer;
    else pages.push([piece]);
  }
  return pages;
}

/** A list that goes on stays one list. */
function join(page: readonly PartView[], piece: PartView): PartView[] {
  const last = page.at(-1);
  if (last?.label !== piece.label) return [...page, piece];
  return [...page.slice(0, -1), { label: piece.label, items: [...last.items, ...piece.items] }];
}

function fits(told: Told, pages: readonly (readonly PartView[])[]): boolean {
  return pages.every((page, at) => {
    const below = at === pages.length - 1 && told.source !== '' ? sourceRoom : 0;
    return pageHeight(told, page, at === 0) + below <= room;
  });
}

function pageHeight({ goal }: Told, parts: readonly PartView[], first: boolean): number {
  const head = first && goal !== '' ? heightOf(goal, goalLetters) + 26 : 0;
  return parts.reduce(
    (sum, { items }) => sum + labelHeight + items.reduce((all, one) => all + pointHeight(one), 0),
    head,
  );
}

function pointHeight({ text, sub }: PointView): number {
  return heightOf(text, pointLetters) + 8 + sub.reduce((sum, one) => sum + heightOf(one, subLetters) + 4, 0);
}
