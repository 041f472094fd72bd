/** How a table and its columns are explained to those who fill them in. */
import { addDays, capital, formatWeekdayDate } from '../danish.ts';
import type { Indicator } from '../model/indicators.ts';
import type { Table } from '../model/pack.ts';
import type { IntakeOrder } from './intakeorder.ts';

export const toFillIn = '[udfyldes]';

export interface ExplainedColumn {
  readonly header: string;
  readonly words: string;
}

/** The columns of a table's form in their order. */
export function explainColumns(order: IntakeOrder, id: string, table: Table): readonly ExplainedColumn[] {
  const counts = Object.entries(table.columns).map(([name, header]) => ({
    header,
    words: countWords(order, `${id}.${name}`, table),
  }));
  const round = { header: 'runde', words: 'Mødets runde. Er udfyldt.' };
  if (table.grain === 'municipality') {
    return [{ header: 'kommunekode', words: 'Kommunens nummer, tre cifre. Er udfyldt.' }, ...counts];
  }
  if (table.grain === 'cluster')
    return [{ header: 'klynge', words: 'Klyngens korte navn. Er udfyldt.' }, round, ...counts];
  const category = table.category
    ? [{ header: table.category.column, words: 'Gruppen. Er udfyldt: en række for hver gruppe. Slet ingen.' }]
    : [];
  return [
    { header: 'ydernummer', words: 'Praksis’ ydernummer, seks cifre. Er udfyldt.' },
    round,
    ...category,
    ...counts,
  ];
}

/** What the pack's own figures call the column, else what the table says of itself. */
function countWords(order: IntakeOrder, column: string, table: Table): string {
  const called = Object.values(order.pack.indicators).flatMap((indicator) => namesIn(indicator, column));
  const ready = Object.values(order.pack.indicators).some((one) => one.kind === 'value' && one.value === column);
  const [name] = called;
  const what = name === undefined ? '' : `${capital(name)}. `;
  if (table.grain === 'municipality' || ready) return `${what}Et tal, gerne med decimaler og komma, fx 12,5.`;
  return `${what}Et helt antal. Skriv 0, når der ingen er. Lad cellen stå tom, hvis tallet ikke kan findes.`;
}

function namesIn(indicator: Indicator, column: string): string[] {
  switch (indicator.kind) {
    case 'proportion':
    case 'event-share':
    case 'rate':
    case 'trend': {
      const { numerator, denominator } = indicator;
      // A numerator from some groups of a column is not what the whole column counts.
      const part = indicator.kind === 'proportion' && indicator.from !== undefined;
      return [
        ...(denominator === column ? [indicator['denominator-words']] : []),
        ...(numerator === column && numerator !== denominator && !part ? [indicator['numerator-words']] : []),
      ];
    }
    case 'flow':
      return indicator.steps.filter(({ count }) => count === column).map(({ label }) => label);
    case 'totals':
      return indicator.counts.filter(({ count }) => count === column).map(({ label }) => label);
    default:
      return [];
  }
}

export function periodWords({ period }: Table): string {
  if (!period) return `${toFillIn}: aftal, hvilken periode tallene skal dække`;
  return [`${period.months} måneder`, period.note ?? ''].filter((part) => part !== '').join('. ');
}

/** `mandag den 31. august 2026`, with a word when that day is closed. */
export function dayWords({ closedOn }: Pick<IntakeOrder, 'closedOn'>, iso: string): string {
  const closed = closedOn(iso);
  if (closed === null) return formatWeekdayDate(iso);
  const before = lastWorkingDay(iso, closedOn);
  const why =
    closed.endsWith('dag') && ['lørdag', 'søndag'].includes(closed)
      ? 'fristen falder i en weekend'
      : `fristen falder på ${closed}`;
  return `${formatWeekdayDate(before)} (${why})`;
}

/** A deadline on a closed day is kept on the working day before it. */
export function lastWorkingDay(iso: string, closedOn: IntakeOrder['closedOn']): string {
  return closedOn(iso) === null ? iso : lastWorkingDay(addDays(iso, -1), closedOn);
}
