/** The facilitator's overview: meetings by date, what is ready, what must be done and when, links to every public file. */
import { capital, formatDate, formatTime, formatWeekdayDate } from '../danish.ts';
import type { ReleasedReport } from '../model/released.ts';
import { deadlineLine, stepsOf } from './deadlines.ts';

export interface IndexEntry {
  readonly report: ReleasedReport;
  /** Folder under output/. */
  readonly folder: string;
  readonly files: readonly string[];
}

const fileTexts: Readonly<Record<string, string>> = {
  'handout.html': 'Handout på skærm',
  'slides.html': 'Lysbilleder på skærm',
  'guide.html': 'Drejebog på skærm',
  'moede.ics': 'Kalenderfil med møde og frister',
  'data.csv': 'Tallene (CSV til Excel)',
};

/** A PDF opens in the browser, ready to be printed. */
const printTexts: Readonly<Record<string, string>> = {
  'handout.pdf': 'Print handout',
  'guide.pdf': 'Print drejebog',
  'slides.pdf': 'Print lysbilleder',
};

/** A briefing that lies ready: its title, and its folder's name. */
export interface IndexBriefing {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
}

export function viewIndex(entries: readonly IndexEntry[], briefings: readonly IndexBriefing[] = []) {
  const sorted = [...entries].sort((a, b) => order(a) - order(b) || (a.folder < b.folder ? -1 : 1));
  return {
    lead: `${entries.length === 1 ? 'Ét møde er klar' : `${entries.length} møder er klar`}. Nøglen til bogstaverne og hver praksis’ eget ark ligger i mappen private/ og må ikke deles.`,
    synthetic: entries.some(({ report }) => report.synthetic),
    months: [...Map.groupBy(sorted, ({ report }) => report.meeting.date.slice(0, 7))].map(([month, meetings]) => ({
      id: `m${month}`,
      // The month of a date: "7. september 2026" without its day.
      title: capital(formatDate(`${month}-01`).replace(/^1\.\s/, '')),
      meetings: meetings.map(viewMeeting),
    })),
    briefings: briefings.map(({ id, title, lead }) => ({
      title,
      lead,
      prints: linksTo(id, briefingFiles, printTexts),
      files: linksTo(id, briefingFiles, fileTexts),
    })),
  };
}

const briefingFiles = ['handout.pdf', 'handout.html', 'slides.html', 'slides.pdf'];

function linksTo(folder: string, files: readonly string[], texts: typeof fileTexts) {
  return Object.entries(texts)
    .filter(([name]) => files.includes(name))
    .map(([name, text]) => ({ href: `${folder}/${name}`, text }));
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
    prints: linksTo(folder, files, printTexts),
    files: linksTo(folder, files, fileTexts),
    sheets: `Egne ark til print: private/${folder}/praksis-alle.pdf`,
    deadlines: stepsOf(report.blocks).map(deadlineLine),
  };
}

function statusOf({ total, shown }: ReleasedReport['practices']): string {
  const left = total - shown;
  if (left === 0) return `Alle ${total} praksis er med.`;
  return `${shown} af ${total} praksis er med. ${left} mangler samtykke eller tal; hvilke, står i mangler.txt i private/.`;
}
