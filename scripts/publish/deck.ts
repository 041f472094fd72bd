/**
 * From a released report to slides: the same content as the handout, one idea per slide, the finding as title. Text comes
 * from `slide:` where the pack has it; what does not fit fails the build with the block's place.
 */
import { formatDate, formatTime } from '../danish.ts';
import type { ReleasedBlock, ReleasedBlockOf, ReleasedReport } from '../model/released.ts';
import { isShare } from './cellwords.ts';
import { type ContentSlide, slidesOfContent } from './content.ts';
import { type DateWindowSlide, viewDateWindow } from './datewindow.ts';
import { type ExtractionSlide, slidesExtraction } from './extraction.ts';
import { type FigureView, viewFigure } from './figures.ts';
import { type KeyFigure, keyFigures } from './front.ts';
import { type PromisesSection, slidesPromises } from './promises.ts';
import {
  type Edition,
  followUpWhen,
  frameOf,
  type Material,
  materialOf,
  type QuestionView,
  standsIn,
  stylesOf,
  viewQuestion,
} from './view.ts';

/** `kind` is the component's folder; `id` begins with the block's id. */
export type SlideView = ContentSlide | MeetingSlide | DateWindowSlide | ExtractionSlide | PromisesSection;

type MeetingSlide = { readonly id: string } & (
  | {
      readonly kind: 'front';
      readonly kicker: string;
      readonly title: string;
      readonly lead: string;
      readonly date: string;
      readonly note: string;
    }
  | { readonly kind: 'keys'; readonly title: string; readonly task: string; readonly keyFigures: readonly KeyFigure[] }
  | { readonly kind: 'text'; readonly title: string; readonly points: readonly string[]; readonly source: string }
  | { readonly kind: 'figure'; readonly number: number; readonly figure: FigureView; readonly wide: boolean }
  | { readonly kind: 'question'; readonly question: QuestionView; readonly title: string }
  | {
      readonly kind: 'questions';
      readonly title: string;
      readonly time: string;
      readonly items: readonly QuestionView[];
    }
  | { readonly kind: 'agreements'; readonly title: string; readonly intro: string }
);

export interface DeckView {
  readonly title: string;
  readonly description: string;
  readonly author: string;
  readonly running: string;
  readonly footer: string;
  readonly synthetic: boolean;
  readonly slides: readonly (SlideView & { readonly notes: readonly string[] })[];
  /** Components whose own style the page needs. */
  readonly styles: readonly string[];
}

export async function viewDeck(edition: Edition): Promise<DeckView> {
  const { report } = edition;
  const slides: SlideView[] = [frontSlide(report), ...slidesPromises(report)];
  const keys = keyFigures(report);
  slides.push({
    id: 'noegletal',
    kind: 'keys',
    title: 'Det samler vi os om i dag',
    task: report.pack.task,
    keyFigures: keys,
  });
  slides.push(...(await viewSlides(report.blocks, materialOf(edition))));
  return { ...frameOf(edition, 'Lysbilleder'), slides: withNotes(slides, report.blocks), styles: stylesOf(slides) };
}

/** The facilitator's notes stand with the first slide of their block, for the speaker view. */
export function withNotes(slides: readonly SlideView[], blocks: readonly ReleasedBlock[]) {
  const notes = new Map(blocks.map(({ id, facilitator }) => [id, facilitator?.notes ?? []]));
  return slides.map((slide) => ({ ...slide, notes: notes.get(slide.id) ?? [] }));
}

function frontSlide({ pack, cluster, meeting, synthetic }: ReleasedReport): SlideView {
  return {
    id: 'forside',
    kind: 'front',
    kicker: `${cluster.name} · klyngemøde`,
    title: pack.title,
    lead: pack.lead,
    date: `${formatDate(meeting.date)}, kl. ${formatTime(meeting.start)}`,
    note: synthetic ? 'Konstruerede tal' : '',
  };
}

export async function viewSlides(blocks: readonly ReleasedBlock[], material: Material): Promise<SlideView[]> {
  const slides: SlideView[] = [];
  for (const block of blocks.filter((one) => standsIn(one, 'deck'))) slides.push(...(await slidesOf(block, material)));
  return slides;
}

async function slidesOf(block: ReleasedBlock, material: Material): Promise<SlideView[]> {
  const { id } = block;
  switch (block.type) {
    case 'text':
      return [{ id, kind: 'text', title: block.title, points: block.slide ?? sentences(block.body), source: '' }];
    case 'facts':
      return block.slide
        ? [{ id, kind: 'text', title: block.title, points: block.slide, source: block.source ?? '' }]
        : [];
    case 'indicator':
      return figureSlides(block, material);
    case 'questions':
      return questionSlides(block);
    case 'summing-up':
      return [
        {
          id,
          kind: 'questions',
          title: block.title,
          time: `${block.minutes} minutter`,
          items: block.items.map((one) => viewQuestion(one, false)),
        },
      ];
    case 'agreements':
      return [{ id, kind: 'agreements', title: block.title, intro: block.intro ?? '' }];
    case 'follow-up':
      return [
        {
          id,
          kind: 'text',
          title: block.title,
          points: [followUpWhen(block), ...(block.slide ?? sentences(block.body))].slice(0, 5),
          source: '',
        },
      ];
    case 'extraction':
      return slidesExtraction(block);
    case 'date-window':
      return [viewDateWindow(block)];
    // Done when the room meets: it stands in the handout, the guide and the facilitator's overview.
    case 'preparation':
      return [];
    default:
      return [...(await slidesOfContent(block, material.content))];
  }
}

async function figureSlides(block: ReleasedBlockOf<'indicator'>, { source }: Material): Promise<SlideView[]> {
  const { indicator, beside = null } = block;
  const figure = await viewFigure(indicator, 'slide', `s${block.figure}`, source, beside);
  // The same as the charts reckon with: mirrored bars need the whole width sooner than a strip.
  const peers = isShare(indicator) ? indicator.peers.length : Number.POSITIVE_INFINITY;
  const wide = peers > (beside ? 12 : 26) || (beside !== null && peers === 0);
  return [
    // A room takes in three points; the rest stands in the handout.
    {
      id: block.id,
      kind: 'figure',
      number: block.figure,
      figure: { ...figure, remarks: figure.remarks.slice(0, 3) },
      wide,
    },
    ...figure.extras.map(
      ({ key, title, svg, caption }): SlideView => ({
        id: `${block.id}-${key}`,
        kind: 'figure',
        number: block.figure,
        figure: { ...figure, finding: title, svg, caption, remarks: [] },
        wide: true,
      }),
    ),
    ...block.questions.map(
      (question): SlideView => ({
        id: `${block.id}-q${question.number}`,
        kind: 'question',
        question: viewQuestion(question, false),
        title: figure.finding,
      }),
    ),
  ];
}

/** Those that belong to a figure stand after it; here come the rest. */
function questionSlides(block: ReleasedBlockOf<'questions'>): SlideView[] {
  const free = block.items.filter(({ figure }) => figure === null);
  return free.map((question) => ({
    id: `${block.id}-q${question.number}`,
    kind: 'question',
    question: viewQuestion(question, false),
    title: block.title,
  }));
}

/** Without a wording for the deck: the first sentences of the text, as plain points. */
function sentences(markdown: string): string[] {
  const plain = markdown.replace(/\*\*|\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\s+/g, ' ');
  return plain.split(/(?<=[.?!]) (?=[A-ZÆØÅ])/).slice(0, 4);
}
