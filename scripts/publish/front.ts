/** What the first page says before anything else: three numbers, and when and where we meet about them. */
import { capital, formatTime, formatWeekdayDate, list } from '../danish.ts';
import type { ReleasedBlock, ReleasedIndicator, ReleasedReport } from '../model/released.ts';
import { cellText, municipalityValue, ownMunicipalities } from './words.ts';

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
  const order = ['proportion', 'event-share', 'concentration', 'municipality', 'distribution'];
  const indicators = report.blocks.flatMap((block) => (block.type === 'indicator' ? [block.indicator] : []));
  const sorted = [...indicators].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return sorted.flatMap(keyFigure).slice(0, 3);
}

function keyFigure(indicator: ReleasedIndicator): KeyFigure[] {
  switch (indicator.kind) {
    case 'proportion':
    case 'event-share':
      if (indicator.cluster.status !== 'shown') return [];
      return [
        { value: `${indicator.approximate ? 'ca. ' : ''}${cellText(indicator.cluster)}`, text: indicator.phrase },
      ];
    case 'concentration':
      if (indicator.contacts.status !== 'shown') return [];
      return [
        {
          value: `${indicator.atLeast ? 'mindst ' : ''}${cellText(indicator.contacts)}`,
          text: `${indicator.phrase} kom fra de ${cellText(indicator.persons)} af børnene, der havde flest`,
        },
      ];
    case 'municipality':
      return ownMunicipalities(indicator)
        .slice(0, 1)
        .map(({ name, value }) => ({
          value: municipalityValue(value, indicator.scale),
          text: `${name} ${indicator.phrase}`,
        }));
    case 'distribution':
      return [];
  }
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
    ...(pack.series
      ? [
          fact(
            'Pakken',
            `Nr. ${pack.series.number} af ${pack.series.of} om ${pack.series.name.toLowerCase()}, fra ${list([pack.provider, ...pack.collaborators])}`,
          ),
        ]
      : []),
    ...(meeting.note === '' ? [] : [fact('Bemærk', meeting.note)]),
  ];
}

function preparationLine(blocks: readonly ReleasedBlock[]): string | null {
  const steps = blocks.flatMap((block) => (block.type === 'preparation' ? block.steps : []));
  const dated = steps.find(({ date }) => date !== undefined);
  if (!dated?.date) return null;
  return `${dated.who} bestiller tallene senest ${formatWeekdayDate(dated.date)}, ${dated.daysBefore} dage før mødet`;
}
