/** The facilitator's overview: meetings by date, what is ready, what must be done and when, links to every public file. */
import { capital, formatTime, formatWeekdayDate, weekday } from '../danish.ts';
import type { ReleasedReport } from '../model/released.ts';

export interface IndexEntry {
  readonly report: ReleasedReport;
  /** Folder under output/. */
  readonly folder: string;
  readonly files: readonly string[];
}

const fileTexts: Readonly<Record<string, string>> = {
  'handout.pdf': 'Handout (PDF til print)',
  'handout.html': 'Handout på skærm',
  'slides.html': 'Lysbilleder på skærm',
  'slides.pdf': 'Lysbilleder (PDF)',
  'data.csv': 'Tallene (CSV til Excel)',
};

export function viewIndex(entries: readonly IndexEntry[]) {
  const sorted = [...entries].sort((a, b) => order(a) - order(b) || (a.folder < b.folder ? -1 : 1));
  return {
    lead: `${entries.length === 1 ? 'Ét møde er klar' : `${entries.length} møder er klar`}. Nøglen til bogstaverne og hver praksis’ eget ark ligger i mappen private/ og må ikke deles.`,
    synthetic: entries.some(({ report }) => report.synthetic),
    meetings: sorted.map(viewMeeting),
  };
}

function order({ report }: IndexEntry): number {
  return Number(report.meeting.date.replaceAll('-', ''));
}

function viewMeeting({ report, folder, files }: IndexEntry) {
  const { cluster, pack, meeting, practices } = report;
  const round = meeting.round > 1 ? `, runde ${meeting.round}` : '';
  return {
    title: `${cluster.name}: ${pack.title}${round}`,
    when: `${capital(formatWeekdayDate(meeting.date))}, kl. ${formatTime(meeting.start)}–${formatTime(meeting.end)}, ${meeting.place}`,
    status: statusOf(practices),
    files: Object.entries(fileTexts)
      .filter(([name]) => files.includes(name))
      .map(([name, text]) => ({ href: `${folder}/${name}`, text })),
    deadlines: deadlinesOf(report),
  };
}

function statusOf({ total, shown }: ReleasedReport['practices']): string {
  const left = total - shown;
  if (left === 0) return `Alle ${total} praksis er med.`;
  return `${shown} af ${total} praksis er med. ${left} mangler samtykke eller tal; hvilke, står i mangler.txt i private/.`;
}

function deadlinesOf(report: ReleasedReport): string[] {
  const steps = report.blocks.flatMap((block) => (block.type === 'preparation' ? block.steps : []));
  return steps.map(({ who, what, to, cc, date }) => {
    const weekend = date !== undefined && ['lørdag', 'søndag'].includes(weekday(date)) ? ' (falder i en weekend)' : '';
    const when = date === undefined ? 'Til mødet' : `Senest ${formatWeekdayDate(date)}${weekend}`;
    const receiver = to === undefined ? '' : ` Til: ${to}${cc === undefined ? '' : `, med ${cc} i cc`}.`;
    return `${when}: ${who}. ${what}${receiver}`;
  });
}
