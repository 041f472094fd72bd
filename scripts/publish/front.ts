/** What the first page says before anything else: three numbers, and when and where we meet about them. */
import { capital, formatDate, formatDateOrMonth, formatTime, formatWeekdayDate, list } from '../danish.ts';
import type {
  ReleasedFlow,
  ReleasedIndicator,
  ReleasedReport,
  ReleasedShare,
  ReleasedTotals,
} from '../model/released.ts';
import { cellText, countText, lower } from './cellwords.ts';
import { preparationLine } from './deadlines.ts';
import { municipalityValue, ownMunicipalities } from './shapewords.ts';
import { leadNumber } from './words.ts';

export interface KeyFigure {
  readonly value: string;
  readonly text: string;
}

export interface FactView {
  readonly label: string;
  readonly text: string;
  readonly url: string;
}

/** The three numbers on the first page: cluster figures first, then what the few stand for, then the municipality. */
export function keyFigures(report: ReleasedReport): KeyFigure[] {
  const shares = ['proportion', 'event-share', 'rate', 'value'];
  const order = [...shares, 'flow', 'totals', 'trend', 'concentration', 'municipality', 'distribution'];
  const indicators = report.blocks.flatMap((block) => (block.type === 'indicator' ? [block.indicator] : []));
  const sorted = [...indicators].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return sorted.flatMap(keyFigure).slice(0, 3);
}

function keyFigure(indicator: ReleasedIndicator): KeyFigure[] {
  switch (indicator.kind) {
    case 'concentration':
      if (indicator.contacts.status !== 'shown') return [];
      return [
        {
          value: `${indicator.atLeast ? 'mindst ' : ''}${cellText(indicator.contacts)}`,
          text: `${indicator.phrase} kom fra de ${cellText(indicator.persons)} af ${indicator.thePeople}, der havde flest`,
        },
      ];
    case 'municipality':
      return ownMunicipalities(indicator)
        .slice(0, 1)
        .map(({ name, value }) => ({
          value: municipalityValue(value, indicator.scale),
          text: `${name} ${indicator.phrase}`,
        }));
    case 'flow':
      return flowKey(indicator);
    case 'totals':
      return totalsKey(indicator);
    case 'trend': {
      const last = indicator.periods.at(-1);
      return last ? shareKey(last.share).map(({ value, text }) => ({ value, text: `${text} i ${last.label}` })) : [];
    }
    case 'distribution':
      return [];
    default:
      return shareKey(indicator);
  }
}

/** The unit follows the number, as the phrase does. */
function shareKey(share: ReleasedShare): KeyFigure[] {
  const value = leadNumber(share);
  if (value === null) return [];
  if (share.kind === 'value') return [{ value, text: `${share.phrase} er medianen blandt de viste praksis` }];
  const counted = share.counted === undefined ? '' : `${share.counted} `;
  return [{ value, text: `${share.unit === 'per-1000' ? `${counted}pr.\u00a01.000 ` : ''}${share.phrase}` }];
}

/** What the steps come to, or the last of them. */
function flowKey({ steps, product, phrase }: ReleasedFlow): KeyFigure[] {
  if (product?.cell.status === 'shown') return [{ value: countText(product.cell), text: product.words }];
  const [first, last] = [steps.at(0), steps.at(-1)];
  if (first?.cell.status !== 'shown' || last?.cell.status !== 'shown') return [];
  return [{ value: countText(last.cell), text: `af ${countText(first.cell)} ${lower(first.label)} ${phrase}` }];
}

function totalsKey({ totals }: ReleasedTotals): KeyFigure[] {
  const [first, second] = totals;
  if (first?.cell.status !== 'shown' || second?.cell.status !== 'shown') return [];
  return [
    {
      value: countText(first.cell),
      text: `${lower(first.label)} mod ${countText(second.cell)} ${lower(second.label)}`,
    },
  ];
}

export function meetingFacts({ meeting, pack, practices, blocks }: ReleasedReport): FactView[] {
  const fact = (label: string, text: string) => ({ label, text, url: '' });
  const left = practices.total - practices.shown;
  const without = left === 0 ? '' : `, ${left} er ikke med`;
  const prepared = preparationLine(blocks);
  return [
    fact(
      'Møde',
      `${capital(formatWeekdayDate(meeting.date))}, kl. ${formatTime(meeting.start)}–${formatTime(meeting.end)}`,
    ),
    fact('Sted', meeting.place),
    fact('Tallene', `${practices.shown} af klyngens ${practices.total} praksis${without}`),
    ...(prepared === null ? [] : [fact('Forberedelse', prepared)]),
    ...seriesFacts(pack),
    ...overdueFacts(pack),
    ...(meeting.note === '' ? [] : [fact('Bemærk', meeting.note)]),
  ];
}

function overdueFacts({ overdue }: ReleasedReport['pack']): FactView[] {
  if (!overdue) return [];
  const text = `Pakken skulle være set efter senest ${formatDate(overdue.since)}. Spørg ${overdue.owner}, om den stadig gælder.`;
  return [{ label: 'Eftersyn', text, url: '' }];
}

/** Which pack of a series this is, and the others by title. */
function seriesFacts({ series, provider, collaborators, revised }: ReleasedReport['pack']): FactView[] {
  const from = `${list([provider, ...collaborators])}, sidst revideret ${formatDateOrMonth(revised)}`;
  if (!series) return [{ label: 'Pakken', text: `Fra ${from}`, url: '' }];
  const others = series.siblings.length === 0 ? '' : `. De andre: ${list(series.siblings.map((one) => `»${one}«`))}`;
  const text = `Nr. ${series.number} af ${series.of} om ${series.name.toLowerCase()}, fra ${from}${others}`;
  return [{ label: 'Pakken', text, url: '' }];
}
