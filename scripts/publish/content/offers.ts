/** Offers to patients: a table that can be filtered on the screen, and a warning that it grows old. */
import { textWidth } from '../../charts/textwidth.ts';
import { formatDate } from '../../danish.ts';
import type { ReleasedBlockOf } from '../../model/released.ts';
import type { ContentFrame } from './frame.ts';
import { breakRows, rowHeight } from './tablebreak.ts';

type OffersBlock = ReleasedBlockOf<'offers'>;
type Offer = OffersBlock['rows'][number];

interface OfferRow {
  readonly name: string;
  readonly cells: readonly string[];
  /** What the filter compares. */
  readonly age: string;
  readonly payment: string;
}

interface OfferTable {
  readonly caption: string;
  readonly rows: readonly OfferRow[];
}

interface ChoiceView {
  readonly name: 'age' | 'payment';
  readonly label: string;
  readonly options: readonly string[];
}

export interface OffersSection {
  readonly id: string;
  readonly kind: 'offers';
  readonly title: string;
  readonly intro: string;
  readonly warning: string;
  readonly columns: readonly string[];
  /** In mm, the same in every table. */
  readonly widths: readonly number[];
  readonly tables: readonly OfferTable[];
  /** Two or fewer need no finding. */
  readonly filtered: boolean;
  readonly choices: readonly ChoiceView[];
  readonly footnote: string;
  readonly source: string;
}

interface OfferCard {
  readonly name: string;
  readonly text: string;
  readonly facts: string;
}

export interface OffersSlide {
  readonly id: string;
  readonly kind: 'offers';
  readonly title: string;
  readonly sub: string;
  readonly offers: readonly OfferCard[];
  readonly warning: string;
}

interface Column {
  readonly title: string;
  readonly textOf: (row: Offer) => string;
}

const target: Column = { title: 'Målgruppe', textOf: (row) => row.target ?? '' };
const age: Column = { title: 'Alder', textOf: (row) => row.age ?? '' };
const referral: Column = { title: 'Henvisning', textOf: (row) => row.referral ?? '' };
const payment: Column = { title: 'Betaling', textOf: (row) => row.payment ?? '' };
const updated: Column = { title: 'Opdateret', textOf: (row) => row.updated ?? '' };
/** Where all columns are used there would be no room left for the content. */
const access: Column = {
  title: 'Henvisning og betaling',
  textOf: (row) => [row.referral, row.payment].filter((text) => text !== undefined).join('. '),
};

/** Only what some row has. */
function columnsOf({ rows }: OffersBlock): readonly Column[] {
  const used = (column: Column) => rows.some((row) => column.textOf(row) !== '');
  const columns = [target, age, referral, payment, updated].filter(used);
  return columns.length > 3 && used(referral) && used(payment) ? [target, age, access, updated].filter(used) : columns;
}

const paper = 172;
const gap = 3.2;
const pxOfMm = 96 / 25.4;

/** As narrow as its texts allow, at most `most` mm unless a single word is longer; the head is set smaller. */
function widthOf(title: string, texts: readonly string[], most: number): number {
  const font = { fontSize: 13.1 };
  const words = Math.max(
    ...texts.flatMap((text) => text.split(' ')).map((word) => textWidth(font, word)),
    ...title.split(' ').map((word) => textWidth({ fontSize: 12, fontWeight: 600 }, word)),
  );
  const whole = Math.max(...texts.map((text) => textWidth(font, text)));
  return Math.ceil((Math.max(words, Math.min(whole, (most - gap) * pxOfMm)) / pxOfMm + gap) * 2) / 2;
}

function widthsOf({ rows }: OffersBlock, columns: readonly Column[]): readonly number[] {
  const name = Math.max(
    32,
    widthOf(
      'Tilbud',
      rows.flatMap((row) => row.name.split(' ')),
      32,
    ),
  );
  const others = columns.map(({ title, textOf }) => widthOf(title, rows.map(textOf), 26));
  return [name, paper - others.reduce((sum, width) => sum + width, name), ...others];
}

/** Nearly half a page. */
const mostInTable = 420;

export async function sectionOffers(block: OffersBlock, _frame: ContentFrame): Promise<OffersSection> {
  const columns = columnsOf(block);
  const widths = widthsOf(block, columns);
  const rows = block.rows.map((row): OfferRow => {
    const cells = [row.content, ...columns.map(({ textOf }) => textOf(row))];
    return { name: row.name, cells, age: row.age ?? '', payment: row.payment ?? '' };
  });
  const heightOf = ({ name, cells }: OfferRow) =>
    rowHeight([name, ...cells].map((text, at) => [text, ((widths[at] ?? gap) - gap) * pxOfMm] as const));
  const caption = `${rows.length} tilbud, ${monthOf(block.snapshot)}`;
  return {
    id: block.id,
    kind: 'offers',
    title: block.title,
    intro: block.intro ?? '',
    warning: warningOf(block),
    columns: ['Tilbud', 'Indhold', ...columns.map(({ title }) => title)],
    widths,
    tables: breakRows(rows, heightOf, mostInTable).map((part, at) => ({
      caption: at === 0 ? caption : `${caption}, fortsat`,
      rows: part,
    })),
    filtered: rows.length > 2,
    choices: choicesOf(block),
    footnote: block.footnote ?? '',
    source: block.source ?? '',
  };
}

/** `juni 2021`. */
function monthOf(snapshot: string): string {
  return formatDate(`${snapshot}-01`).replace(/^1\.\s/, '');
}

function warningOf({ snapshot }: OffersBlock): string {
  return `Listen er et øjebliksbillede fra ${monthOf(snapshot)}. Tjek, at tilbuddet stadig findes.`;
}

/** Something to choose between, in the order it occurs. */
function choicesOf({ rows }: OffersBlock): ChoiceView[] {
  const values = (key: 'age' | 'payment') => [...new Set(rows.flatMap((row) => row[key] ?? []))];
  const choices: ChoiceView[] = [
    { name: 'age', label: 'Alder', options: values('age') },
    { name: 'payment', label: 'Betaling', options: values('payment') },
  ];
  return choices.filter(({ options }) => options.length > 1);
}

const perSlide = 2;

export async function slidesOffers(block: OffersBlock, _frame: ContentFrame): Promise<readonly OffersSlide[]> {
  const { id, title, rows } = block;
  const pages = Array.from({ length: Math.ceil(rows.length / perSlide) }, (_, at) => at * perSlide);
  return pages.map((first, at) => {
    const part = rows.slice(first, first + perSlide);
    const range = part.length === 1 ? String(first + 1) : `${first + 1}–${first + part.length}`;
    return {
      id: at === 0 ? id : `${id}-${at + 1}`,
      kind: 'offers',
      title,
      sub: rows.length === 1 ? '' : `Tilbud ${range} af ${rows.length}`,
      offers: part.map((row) => ({ name: row.name, text: row.slide ?? row.content, facts: factsOf(row) })),
      warning: warningOf(block),
    };
  });
}

function factsOf(row: Offer): string {
  const facts = [target, age, referral, payment].map(({ title, textOf }) => ({ title, text: textOf(row) }));
  return facts
    .filter(({ text }) => text !== '')
    .map(({ title, text }) => `${title}: ${text}`)
    .join(' · ');
}
