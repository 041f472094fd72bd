/** Dates of birth to search for in one's own record system, in a form to copy and in words. */
import { formatDate, formatDigitDate } from '../danish.ts';
import type { ReleasedBlockOf } from '../model/released.ts';

interface DateWindowView {
  readonly id: string;
  readonly kind: 'date-window';
  readonly title: string;
  readonly intro: string;
  /** The line to copy, in its parts: no date may be broken over two lines. */
  readonly search: string;
  readonly from: string;
  readonly to: string;
  readonly rows: readonly { readonly label: string; readonly text: string }[];
  readonly note: string;
}

export type DateWindowSection = DateWindowView;
export type DateWindowSlide = DateWindowView;

export function viewDateWindow(block: ReleasedBlockOf<'date-window'>): DateWindowView {
  const { id, title, intro = '', people, from, to, extracted, note = '' } = block;
  return {
    id,
    kind: 'date-window',
    title,
    intro,
    search: `Søg efter ${people} født fra`,
    from: formatDigitDate(from),
    to: formatDigitDate(to),
    rows: [
      { label: 'Alder', text: ageWords(block) },
      { label: 'Født', text: `${formatDate(from)} til ${formatDate(to)}, begge dage med` },
      { label: 'Regnet fra', text: `${formatDate(extracted)}, hvor tallene er trukket` },
    ],
    note,
  };
}

/** Age in whole years is often misread: said as birthdays too. */
function ageWords({ ages: [youngest, oldest], extracted }: ReleasedBlockOf<'date-window'>): string {
  const span = youngest === oldest ? `${youngest} år` : `${youngest}–${oldest} år`;
  const until = `ikke fyldt ${oldest + 1} år den ${formatDate(extracted)}`;
  return youngest === 0 ? `${span}: ${until}` : `${span}: fyldt ${youngest}, men ${until}`;
}
