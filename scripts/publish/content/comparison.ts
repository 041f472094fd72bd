/** Two or three models, or the two directions of a traffic, side by side. */
import { textLines } from '../../charts/textlines.ts';
import type { ReleasedBlockOf } from '../../model/released.ts';
import type { ContentFrame } from './frame.ts';

type ComparisonBlock = ReleasedBlockOf<'comparison'>;

interface SideView {
  readonly title: string;
  /** '' for a model; else the way its arrow points. */
  readonly direction: 'right' | 'left' | '';
  readonly text: string;
  readonly points: readonly string[];
}

export interface ComparisonSection {
  readonly id: string;
  readonly kind: 'comparison';
  readonly title: string;
  readonly intro: string;
  readonly sides: readonly SideView[];
  /** A page of its own, to hang up. */
  readonly crib: boolean;
  /** Ruled lines under the crib, for what is agreed on the spot. */
  readonly lines: readonly number[];
  readonly source: string;
}

type SlideSize = 'large' | 'medium' | 'small';

export interface ComparisonSlide {
  readonly id: string;
  readonly kind: 'comparison';
  readonly title: string;
  readonly sides: readonly SideView[];
  readonly size: SlideSize;
  readonly source: string;
}

export async function sectionComparison(block: ComparisonBlock, _frame: ContentFrame): Promise<ComparisonSection> {
  return {
    id: block.id,
    kind: 'comparison',
    title: block.title,
    intro: block.intro ?? '',
    sides: block.sides.map((side) => viewSide(side, side.points)),
    crib: block.crib,
    lines: [1, 2, 3, 4, 5],
    source: block.source ?? '',
  };
}

export async function slidesComparison(
  { id, title, sides, source }: ComparisonBlock,
  _frame: ContentFrame,
): Promise<readonly ComparisonSlide[]> {
  const shown = sides.map((side) => viewSide(side, side.slide ?? side.points));
  return [{ id, kind: 'comparison', title, sides: shown, size: sizeFor(shown), source: source ?? '' }];
}

function viewSide(side: ComparisonBlock['sides'][number], points: readonly string[]): SideView {
  return { title: side.title, direction: side.direction ?? '', text: side.text ?? '', points };
}

/** Font sizes in px and the room between head and foot: as in slides.css. */
const fonts: Readonly<Record<SlideSize, number>> = { large: 29, medium: 25, small: 21 };
const room = { width: 1152, gap: 56, height: 470 } as const;

/** The largest that the fullest column allows. */
function sizeFor(sides: readonly SideView[]): SlideSize {
  const width = (room.width - room.gap * (sides.length - 1)) / sides.length;
  const fits = (size: SlideSize) => sides.every((side) => heightOf(side, width, fonts[size]) <= room.height);
  return (['large', 'medium'] as const).find(fits) ?? 'small';
}

function heightOf({ title, text, points }: SideView, width: number, fontSize: number): number {
  const lines = (words: string, within: number) => textLines(words, within, { fontSize }).length * fontSize * 1.26;
  const head = textLines(title, width, { fontSize: fontSize * 1.15, fontWeight: 700 }).length * fontSize * 1.33;
  const list = points.map((point) => lines(point, width - fontSize * 0.95) + fontSize * 0.4);
  return 40 + head + lines(text, width) + list.reduce((sum, height) => sum + height, 0);
}
