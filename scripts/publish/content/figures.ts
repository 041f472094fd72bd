/** Key figures as big numbers, and a whole shown as one dot for each. */
import { renderSvg } from '../../charts/svg.ts';
import type { Medium } from '../../charts/theme.ts';
import { drawWaffle } from '../../charts/waffle.ts';
import { widthOf } from '../../charts/wrap.ts';
import { list } from '../../danish.ts';
import type { ReleasedBlockOf } from '../../model/released.ts';
import type { ContentFrame } from './frame.ts';
import { heightOf, sharePages, slideId } from './room.ts';

interface TileView {
  readonly value: string;
  readonly unit: string;
  readonly label: string;
  readonly caveat: string;
}

interface WaffleView {
  readonly label: string;
  readonly svg: string;
  readonly rows: readonly { readonly label: string; readonly count: string; readonly share: string }[];
  readonly whole: string;
}

interface FiguresFrame {
  readonly id: string;
  readonly kind: 'figures';
  readonly title: string;
  readonly intro: string;
  readonly tiles: readonly TileView[];
  /** No element, or one. */
  readonly waffles: readonly WaffleView[];
  /** Also says when the figures are published there, so that the rules of small numbers do not apply. */
  readonly source: string;
}

export type FiguresSection = FiguresFrame;

export interface FiguresSlide extends FiguresFrame {
  readonly size: LettersName;
}

type Block = ReleasedBlockOf<'figures'>;

export async function sectionFigures(block: Block, _frame: ContentFrame): Promise<FiguresSection> {
  return { ...headOf(block), tiles: tilesOf(block), waffles: await wafflesOf(block, 'handout', paper) };
}

/** Tiles first, the dots on a slide of their own. */
export async function slidesFigures(block: Block, _frame: ContentFrame): Promise<readonly FiguresSlide[]> {
  const head = headOf(block);
  const tiles = tilesOf(block);
  const waffles = await wafflesOf(block, 'slide', roomUnder(head) - aroundWaffle);
  const pages = [
    ...tilePages(tiles, head).map((page) => ({ ...page, waffles: [] })),
    ...waffles.map((waffle) => ({ tiles: [], size: 'middle' as const, waffles: [waffle] })),
  ];
  return pages.map((page, at) => ({ ...head, ...page, id: slideId(block.id, at), intro: at === 0 ? head.intro : '' }));
}

function headOf({ id, title, intro = '', source, published }: Block) {
  const note = published ? `${source.replace(/\.$/, '')}. Tallene er offentliggjort i kilden.` : source;
  return { id, kind: 'figures', title, intro, source: note } as const;
}

function tilesOf({ tiles }: Block): readonly TileView[] {
  return tiles.map(({ value, unit = '', label, caveat = '' }) => ({ value, unit, label, caveat }));
}

/** Px that a drawing in the handout may take: more than any needs. */
const paper = 900;
/** What stands over it and the air around it, px as in slides.css. */
const aroundWaffle = 37 + 48;

async function wafflesOf({ id, waffle }: Block, medium: Medium, room: number): Promise<readonly WaffleView[]> {
  if (waffle === undefined) return [];
  const { label, whole, parts } = waffle;
  const text = {
    title: `${label}: ${whole} i alt, én prik for hver.`,
    description: `${list(parts.map((part) => `${part.count} ${part.label}`))}.`,
  };
  const name = medium === 'slide' ? `s-${id}-prikker` : `${id}-prikker`;
  const rows = parts.map((part) => ({
    label: part.label,
    count: String(part.count),
    share: `${part.count} af ${whole}`,
  }));
  return [
    { label, svg: await renderSvg(drawWaffle(whole, parts, medium, room), name, text), rows, whole: String(whole) },
  ];
}

/** All on one slide in the largest letters that have room; else three on each. Px as in slides.css. */
function tilePages(tiles: readonly TileView[], frame: Pick<FiguresFrame, 'title' | 'intro'>) {
  const room = roomUnder(frame);
  if (tiles.length === 0) return [];
  const fits = (pages: readonly (readonly TileView[])[], size: LettersName) =>
    pages.every((page) => tilesHeight(page, size) <= room) &&
    (size === 'snug' || tiles.every((tile) => valueWidth(tile, size) <= width));
  const rows = sharePages(tiles, 3);
  const pages = fits([tiles], 'snug') ? [tiles] : rows;
  const size = letterNames.find((name) => fits(pages, name)) ?? 'snug';
  return pages.map((page) => ({ tiles: page, size }));
}

function roomUnder({ title, intro }: Pick<FiguresFrame, 'title' | 'intro'>): number {
  const head = heightOf(title, { size: 40, weight: 700, leading: 46, width: 1130 });
  const under = intro === '' ? 0 : 8 + heightOf(intro, { size: 22, leading: 29, width: 1130 });
  return 570 - head - under;
}

type LettersName = 'large' | 'middle' | 'snug';
const letterNames = ['large', 'middle', 'snug'] as const;
const letters = {
  large: { value: 76, leading: 88, text: 31 },
  middle: { value: 56, leading: 66, text: 26 },
  snug: { value: 46, leading: 54, text: 22 },
} as const;
const width = 340;

/** Rows of three, each as tall as its tallest tile. */
function tilesHeight(tiles: readonly TileView[], size: LettersName): number {
  const rows = sharePages(tiles, 3);
  return rows.reduce((sum, row) => sum + Math.max(...row.map((tile) => tileHeight(tile, size))), 0);
}

function tileHeight(tile: TileView, size: LettersName): number {
  const { label, caveat } = tile;
  const { leading, text } = letters[size];
  const lines = valueWidth(tile, size) > width ? 2 : 1;
  const words = heightOf(label, { size: text, leading: text * 1.27, width });
  const under = caveat === '' ? 0 : 8 + heightOf(caveat, { size: 20, leading: 26, width });
  return 56 + lines * leading + words + under;
}

/** A number and its unit belong on one line. */
function valueWidth({ value, unit }: TileView, size: LettersName): number {
  const number = letters[size].value;
  return (
    widthOf(value, { size: number, weight: 700 }) + (unit === '' ? 0 : widthOf(` ${unit}`, { size: number * 0.54 }))
  );
}
