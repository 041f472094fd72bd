/**
 * From a released report to slides: the same content as the handout, one idea per slide, the finding as title. Text comes
 * from `slide:` where the pack has it; what does not fit fails the build with the block's place.
 */
import { formatDate, formatTime } from '../danish.ts';
import type { ReleasedBlock, ReleasedBlockOf, ReleasedReport } from '../model/released.ts';
import { type FigureView, viewFigure } from './figures.ts';
import { type KeyFigure, keyFigures } from './front.ts';
import { type Edition, followUpWhen, frameOf, type QuestionView, viewQuestion } from './view.ts';

/** `kind` is the component's folder; `id` begins with the block's id. */
type SlideView = { readonly id: string } & (
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
  | {
      readonly kind: 'cards';
      readonly title: string;
      readonly cards: readonly { readonly title: string; readonly text: string }[];
    }
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
  readonly slides: readonly SlideView[];
}

export async function viewDeck(edition: Edition): Promise<DeckView> {
  const { report } = edition;
  const slides: SlideView[] = [frontSlide(report)];
  const keys = keyFigures(report);
  slides.push({
    id: 'noegletal',
    kind: 'keys',
    title: 'Det samler vi os om i dag',
    task: report.pack.task,
    keyFigures: keys,
  });
  for (const block of report.blocks) slides.push(...(await slidesOf(block, edition)));
  return { ...frameOf(edition, 'Lysbilleder'), slides };
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

async function slidesOf(block: ReleasedBlock, edition: Edition): Promise<SlideView[]> {
  const { id } = block;
  switch (block.type) {
    case 'text':
      return [{ id, kind: 'text', title: block.title, points: block.slide ?? sentences(block.body), source: '' }];
    case 'facts':
      return block.slide
        ? [{ id, kind: 'text', title: block.title, points: block.slide, source: block.source ?? '' }]
        : [];
    case 'cards':
      return [
        {
          id,
          kind: 'cards',
          title: block.title,
          cards: block.cards.map(({ title, text, slide }) => ({ title, text: slide ?? text })),
        },
      ];
    case 'indicator':
      return figureSlides(block, edition);
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
    // The room does not need them: they stand in the handout and in the facilitator's overview.
    case 'preparation':
    case 'extraction':
      return [];
  }
}

async function figureSlides(block: ReleasedBlockOf<'indicator'>, { report, shapes }: Edition): Promise<SlideView[]> {
  const figure = await viewFigure(block.indicator, 'slide', `s${block.figure}`, { tables: report.tables, shapes });
  const wide = block.indicator.kind !== 'proportion' && block.indicator.kind !== 'event-share';
  const many = 'peers' in block.indicator && block.indicator.peers.length > 26;
  return [
    // A room takes in three points; the rest stands in the handout.
    {
      id: block.id,
      kind: 'figure',
      number: block.figure,
      figure: { ...figure, remarks: figure.remarks.slice(0, 3) },
      wide: wide || many,
    },
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
