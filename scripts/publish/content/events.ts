/** A course of events in lanes: the drawing, its list in words, and what is counted in it. */
import { inOrder } from '../../charts/moments.ts';
import { renderSvg } from '../../charts/svg.ts';
import { drawSwimlane } from '../../charts/swimlane.ts';
import { type Course, courseOf, swimlaneText } from '../../charts/swimlanecourse.ts';
import { typeNames } from '../../charts/swimlaneglyphs.ts';
import { slideHeight } from '../../charts/swimlanesizes.ts';
import { capital, inSentence, list } from '../../danish.ts';
import type { ReleasedBlockOf } from '../../model/released.ts';
import type { ContentFrame } from './frame.ts';
import { continued, slideId } from './room.ts';
import { breakRows, rowHeight } from './tablebreak.ts';

type EventsBlock = ReleasedBlockOf<'events'>;

interface EventRow {
  readonly number: number;
  readonly date: string;
  readonly lane: string;
  /** What kind of event, and whom it is passed on to. */
  readonly type: string;
  readonly text: string;
}

export interface EventsSection {
  readonly id: string;
  readonly kind: 'events';
  readonly title: string;
  readonly intro: string;
  readonly summary: string;
  readonly svg: string;
  /** How drawing and list belong together. */
  readonly reading: string;
  readonly published: boolean;
  readonly source: string;
  /** The list in tables short enough for a page. */
  readonly tables: readonly { readonly caption: string; readonly rows: readonly EventRow[] }[];
}

interface CountView {
  readonly value: number;
  readonly text: string;
}

export type EventsSlide = { readonly id: string; readonly kind: 'events'; readonly title: string } & {
  readonly sub: string;
  /** '' on the slide of what is counted. */
  readonly svg: string;
  readonly counts: readonly CountView[];
  /** Where the numbers in the drawing are explained. */
  readonly reading: string;
  readonly published: boolean;
  readonly source: string;
};

export async function sectionEvents(block: EventsBlock, _frame: ContentFrame): Promise<EventsSection> {
  const course = courseOf(block);
  const { spec, numbered } = drawSwimlane(course, 'handout');
  const words = swimlaneText(block.title, course, 'Hændelserne står i tabellen.');
  return {
    id: block.id,
    kind: 'events',
    title: block.title,
    intro: block.intro ?? '',
    summary: summaryOf(block),
    svg: await renderSvg(spec, `${block.id}-svg`, words),
    reading: numbered ? 'Numrene i figuren er numrene i listen.' : '',
    published: block.published,
    source: block.source ?? '',
    tables: tablesOf(block),
  };
}

/** Widths of the columns of date, lane, kind and text, in px: as in handout.css. */
const columns = { date: 90, lane: 96, type: 126, text: 275 } as const;

/** About a third of a page. */
const mostInTable = 330;

function tablesOf(block: EventsBlock): EventsSection['tables'] {
  const rows = inOrder(block.entries, block.scale).map(({ date, lane, type, to, text }, at) => {
    const kind = to === undefined || to === lane ? typeNames[type] : `${typeNames[type]} til ${inSentence(to)}`;
    return { number: at + 1, date, lane: capital(lane), type: kind, text };
  });
  const heightOf = (row: EventRow) =>
    rowHeight([
      [row.date, columns.date],
      [row.lane, columns.lane],
      [row.type, columns.type],
      [row.text, columns.text],
    ]);
  return breakRows(rows, heightOf, mostInTable).map((part, at) => ({
    caption: at === 0 ? 'Hændelserne i rækkefølge' : 'Hændelserne i rækkefølge, fortsat',
    rows: part,
  }));
}

function countsOf({ entries, summary }: EventsBlock): CountView[] {
  return summary.map(({ text, tag }) => ({ value: entries.filter(({ tags }) => tags.includes(tag)).length, text }));
}

/** "32 hændelser, heraf 6 henvisninger og 2 afslag." */
function summaryOf(block: EventsBlock): string {
  const counts = countsOf(block).map(({ value, text }) => `${value} ${text}`);
  return counts.length === 0 ? '' : `${block.entries.length} hændelser, heraf ${list(counts)}.`;
}

export async function slidesEvents(block: EventsBlock, _frame: ContentFrame): Promise<readonly EventsSlide[]> {
  const { id, title, published } = block;
  const course = courseOf(block);
  const whole = drawSwimlane(course, 'slide');
  const parts = whole.height <= slideHeight ? [course] : halves(course);
  const listed = block.only !== 'deck';
  const drawn = parts.map(async (part, at) => {
    const { spec, numbered } = drawSwimlane(part, 'slide');
    const words = swimlaneText(title, part, listed ? 'Hændelserne står i handoutet.' : '');
    const svg = await renderSvg(spec, `${slideId(id, at)}-svg`, words);
    return { svg, reading: numbered && listed ? 'Numrene står i handoutets liste.' : '' };
  });
  const common = { kind: 'events', published, source: block.source ?? '' } as const;
  const figures = await Promise.all(drawn);
  // Two slides at most: where the drawing takes both, what is counted stands over it.
  const counts = figures.length > 1 ? [] : countsOf(block);
  const slides = figures.map((figure, at) => {
    const sub = at > 0 ? '' : figures.length > 1 ? summaryOf(block) : (block.intro ?? '');
    return { ...common, ...figure, id: slideId(id, at), title: continued(title, at), sub, counts: [] };
  });
  if (counts.length === 0) return slides;
  const sub = `${block.entries.length} hændelser i alt. Heraf:`;
  return [...slides, { ...common, id: slideId(id, slides.length), title, sub, svg: '', reading: '', counts }];
}

/** Too much for one slide: the first half of the events, then the second. */
function halves({ events, ...rest }: Course): readonly Course[] {
  const half = Math.ceil(events.length / 2);
  return [
    { ...rest, events: events.slice(0, half) },
    { ...rest, events: events.slice(half) },
  ];
}
