/** A story in pieces under fixed headings. */
import { textLines } from '../../charts/textlines.ts';
import type { ReleasedBlockOf } from '../../model/released.ts';
import type { ContentFrame } from './frame.ts';

type StoryBlock = ReleasedBlockOf<'story'>;

interface StoryPart {
  readonly heading: string;
  readonly text: string;
}

interface StoryView {
  readonly id: string;
  readonly kind: 'story';
  readonly title: string;
  readonly published: boolean;
  readonly source: string;
  readonly parts: readonly StoryPart[];
}

export type StorySection = StoryView;

export type StorySlide = StoryView & {
  /** "Fortsat" on the second slide. */
  readonly more: string;
  /** Little text is set larger. */
  readonly large: boolean;
};

export async function sectionStory(block: StoryBlock, _frame: ContentFrame): Promise<StorySection> {
  return { ...commonOf(block), parts: block.parts.map(({ heading, text }) => ({ heading, text })) };
}

/** What a slide has room for, and how wide its columns are, in px: as in slides.css. */
const room = { height: 450, text: 840, heading: 264 } as const;
const fonts = { large: 31, normal: 25 } as const;

export async function slidesStory(block: StoryBlock, _frame: ContentFrame): Promise<readonly StorySlide[]> {
  const parts = block.parts.map(({ heading, text, slide }) => ({ heading, text: slide ?? text }));
  const common = { ...commonOf(block), more: '' };
  if (total(parts, fonts.large) <= room.height) return [{ ...common, parts, large: true }];
  if (total(parts, fonts.normal) <= room.height) return [{ ...common, parts, large: false }];
  const half = halfAt(parts);
  const halves = [parts.slice(0, half), parts.slice(half)];
  const large = halves.every((part) => total(part, fonts.large) <= room.height - 40);
  return halves.map((part, at) =>
    at === 0
      ? { ...common, parts: part, large }
      : { ...common, id: `${block.id}-2`, parts: part, large, more: 'Fortsat' },
  );
}

/** Where the second slide begins: both about equally full. */
function halfAt(parts: readonly StoryPart[]): number {
  const difference = (at: number) =>
    Math.abs(total(parts.slice(0, at), fonts.normal) - total(parts.slice(at), fonts.normal));
  const places = parts.map((_, at) => at).slice(1);
  return places.toSorted((a, b) => difference(a) - difference(b))[0] ?? 1;
}

function total(parts: readonly StoryPart[], fontSize: number): number {
  const heights = parts.map(({ heading, text }) => {
    const lines = textLines(text, room.text, { fontSize }).length;
    const headingLines = textLines(heading, room.heading, { fontSize, fontWeight: 700 }).length;
    return Math.max(lines, headingLines) * fontSize * 1.28 + fontSize;
  });
  return heights.reduce((sum, height) => sum + height, 0);
}

function commonOf({ id, title, published, source }: StoryBlock): Omit<StoryView, 'parts'> {
  return { id, kind: 'story', title, published, source: source ?? '' };
}
