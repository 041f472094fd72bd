/**
 * Phases after their sort key, with the time printed as written: in the handout a list along a ruled line, on slides
 * arrows side by side. Phases that are only a date and a name are a list of dates in both.
 */
import { inOrder } from '../../charts/moments.ts';
import type { ReleasedBlockOf } from '../../model/released.ts';
import type { ContentFrame } from './frame.ts';
import { continued, fillEvenly, fitsWords, heightOf, type Setting, sharePages, slideId } from './room.ts';

interface PhaseView {
  /** In pieces: a line may break between them too. */
  readonly when: readonly string[];
  readonly title: string;
  readonly points: readonly string[];
  /** Class of the mark; the word says it too. */
  readonly status: 'done' | 'now' | 'planned' | 'plain';
  readonly word: string;
}

interface TimelineFrame {
  readonly id: string;
  readonly kind: 'timeline';
  readonly title: string;
  readonly intro: string;
  readonly source: string;
  readonly phases: readonly PhaseView[];
  /** Dates and names only, one line each. */
  readonly dates: boolean;
}

export interface TimelineSection extends TimelineFrame {
  /** Short enough to stand on one page. */
  readonly short: boolean;
}

export interface TimelineSlide extends TimelineFrame {
  /** Narrower than 6, so that two phases are not as wide as the screen. */
  readonly columns: number;
  /** Few words: larger letters. */
  readonly roomy: boolean;
}

type Timeline = ReleasedBlockOf<'timeline'>;

export async function sectionTimeline(block: Timeline, _frame: ContentFrame): Promise<TimelineSection> {
  const lines = block.phases.reduce((sum, { points }) => sum + 1 + points.length, 0);
  return { ...frameOf(block, phasesOf(block)), short: lines <= 20 };
}

export async function slidesTimeline(block: Timeline, _frame: ContentFrame): Promise<readonly TimelineSlide[]> {
  const [phases, room] = [phasesOf(block), roomUnder(block)];
  const pages = isDateList(block) ? fillEvenly(phases, dateHeight, room) : pagesOf(phases, room);
  const columns = columnsOf(pages);
  const roomy = phases.every((phase) => fitsPhase(phase, settingsFor(columns, roomyLetters), room));
  return pages.map((page, at) => ({
    ...frameOf(block, page),
    id: slideId(block.id, at),
    title: continued(block.title, at),
    columns,
    roomy,
  }));
}

function frameOf(block: Timeline, phases: readonly PhaseView[]): TimelineFrame {
  const { id, title, intro = '', source = '' } = block;
  return { id, kind: 'timeline', title, intro, source, phases, dates: isDateList(block) };
}

const words = { done: 'Afsluttet', now: 'I gang', planned: 'Planlagt' } as const;

function phasesOf({ phases }: Timeline): PhaseView[] {
  return inOrder(phases, 'date').map(({ when, title = '', points, status }) => ({
    // "Ultimo februar/primo marts" has no other place to break in a narrow column; "25/10" must not.
    when: when.split(/(?<=\/)(?=\p{L})/u),
    title,
    points,
    status: status ?? 'plain',
    word: status === undefined ? '' : words[status],
  }));
}

function isDateList({ phases }: Timeline): boolean {
  return phases.every(({ points, status }) => points.length === 0 && status === undefined);
}

/** What title, introduction and source leave of the slide. Px here and below as in slides.css. */
function roomUnder({ title, intro = '', source }: Timeline): number {
  const head = heightOf(title, { size: 40, weight: 700, leading: 46, width: 1130 });
  return 572 - head - heightOf(intro, { size: 22, leading: 29, width: 1130 }) - (source === undefined ? 0 : 30);
}

function dateHeight({ when, title }: PhaseView): number {
  const [first, second] = [
    heightOf(when.join(''), { ...dateLetters, weight: 700, width: 320 }),
    heightOf(title, dateLetters),
  ];
  return Math.max(38, first, second) + 28;
}

const dateLetters = { size: 30, leading: 38, width: 800 } as const;

/** As many phases side by side as their texts allow, six at most: the more there are, the narrower they get. */
function pagesOf(phases: readonly PhaseView[], room: number): readonly (readonly PhaseView[])[] {
  const tried = [6, 5, 4].map((most) => sharePages(phases, most));
  const fits = (pages: (typeof tried)[number]) =>
    phases.every((phase) => fitsPhase(phase, settingsFor(columnsOf(pages), snugLetters), room));
  return tried.find(fits) ?? sharePages(phases, 3);
}

function columnsOf(pages: readonly (readonly PhaseView[])[]): number {
  return Math.max(3, ...pages.map(({ length }) => length));
}

const roomyLetters = { name: 29, point: 26 };
const snugLetters = { name: 25, point: 22 };

interface PhaseSettings {
  readonly time: Setting;
  readonly name: Setting;
  readonly point: Setting;
}

function settingsFor(columns: number, { name, point }: typeof roomyLetters): PhaseSettings {
  const width = 1152 / columns - 24;
  return {
    time: { size: 23, weight: 600, leading: 28, width: width - 26 },
    name: { size: name, weight: 700, leading: name * 1.2, width },
    point: { size: point, leading: point * 1.28, width: width - 22 },
  };
}

/** High enough, and no word wider than its column. */
function fitsPhase(phase: PhaseView, settings: PhaseSettings, room: number): boolean {
  const { when, title, points } = phase;
  const words = [
    ...when.map((one) => fitsWords(one, settings.time)),
    fitsWords(title, settings.name),
    ...points.map((one) => fitsWords(one, settings.point)),
  ];
  return words.every((fits) => fits) && phaseHeight(phase, settings) <= room;
}

/** Arrows and names stand in rows over all phases; a line is left free for a neighbour's longer name. */
function phaseHeight({ when, title, points, word }: PhaseView, { time, name, point }: PhaseSettings): number {
  const arrow = heightOf(when.join(''), time) + 16;
  const list = points.reduce((sum, one) => sum + heightOf(one, point) + 8, 4);
  const names = heightOf(title, name) + 10 + name.size;
  return Math.max(64, arrow) + (word === '' ? 0 : 36) + names + list;
}
