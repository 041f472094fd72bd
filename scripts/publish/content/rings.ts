/** Rings within rings, and beside them what each of them is: the list says all that the drawing does, and more. */
import { drawRings } from '../../charts/rings.ts';
import { renderSvg } from '../../charts/svg.ts';
import type { Medium } from '../../charts/theme.ts';
import { capital, list, numberWord } from '../../danish.ts';
import type { ReleasedBlockOf } from '../../model/released.ts';
import type { ContentFrame } from './frame.ts';
import { heightOf } from './room.ts';

interface RingView {
  readonly title: string;
  readonly text: string;
  readonly members: readonly string[];
}

interface RingsFrame {
  readonly id: string;
  readonly kind: 'rings';
  readonly title: string;
  readonly intro: string;
  readonly svg: string;
  readonly rings: readonly RingView[];
  readonly source: string;
}

export type RingsSection = RingsFrame;

export interface RingsSlide extends RingsFrame {
  readonly size: LettersName;
}

type Block = ReleasedBlockOf<'rings'>;

export async function sectionRings(block: Block, _frame: ContentFrame): Promise<RingsSection> {
  return frameOf(block, 'handout', 300);
}

export async function slidesRings(block: Block, _frame: ContentFrame): Promise<readonly RingsSlide[]> {
  const room = roomUnder(block);
  const slide = await frameOf(block, 'slide', Math.min(476, room));
  return [{ ...slide, size: sizeOf(slide.rings, room) }];
}

async function frameOf(block: Block, medium: Medium, side: number): Promise<RingsFrame> {
  const { id, title, intro = '', source = '' } = block;
  const titles = block.rings.map((ring) => ring.title);
  const text = {
    title: `${capital(numberWord(titles.length))} ringe uden om hinanden.`,
    description: `Indefra og ud: ${list(titles)}. Listen ved siden af fortæller, hvem der er i hver ring.`,
  };
  const name = medium === 'slide' ? `s-${id}-ringe` : `${id}-ringe`;
  const rings = block.rings.map((ring) => ({ title: ring.title, text: ring.text ?? '', members: ring.members }));
  return {
    id,
    kind: 'rings',
    title,
    intro,
    svg: await renderSvg(drawRings(titles, medium, side), name, text),
    rings,
    source,
  };
}

// Px as in slides.css.
type LettersName = 'large' | 'middle' | 'small';
const letters = {
  large: { name: 28, text: 25 },
  middle: { name: 25, text: 22 },
  small: { name: 22, text: 19 },
} as const;

function roomUnder({ title, intro = '', source = '' }: Block): number {
  const head = heightOf(title, { size: 40, weight: 700, leading: 46, width: 1130 });
  const under = intro === '' ? 0 : 8 + heightOf(intro, { size: 22, leading: 29, width: 1130 });
  return 584 - head - under - (source === '' ? 0 : 34);
}

function sizeOf(rings: readonly RingView[], room: number): LettersName {
  const sizes = ['large', 'middle', 'small'] as const;
  return sizes.find((size) => rings.reduce((sum, ring) => sum + ringHeight(ring, size), 0) <= room) ?? 'small';
}

function ringHeight({ title, text, members }: RingView, size: LettersName): number {
  const letter = letters[size];
  const line = { size: letter.text, leading: letter.text * 1.28, width: 570 };
  const listed = members.length === 0 ? 0 : heightOf(members.join(' · '), line) + 4;
  return (
    30 +
    heightOf(title, { size: letter.name, weight: 700, leading: letter.name * 1.2, width: 570 }) +
    heightOf(text, line) +
    4 +
    listed
  );
}
