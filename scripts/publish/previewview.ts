/** What the preview adds to a page: a bar that says what it is, and the problems over it. */
import { formatWeekdayDate } from '../danish.ts';
import type { Problem } from '../model/problem.ts';
import { streamPath } from './liveserver.ts';
import type { Templates } from './site.ts';

export interface StartView {
  readonly data: string;
  readonly meetings: readonly { readonly title: string; readonly when: string; readonly folder: string }[];
  readonly briefings: readonly { readonly title: string; readonly folder: string }[];
}

interface PlannedMeeting {
  readonly folder: string;
  readonly cluster: string;
  readonly pack: string;
  readonly date: string;
  readonly round: number;
}

export function viewStart(
  data: string,
  meetings: readonly PlannedMeeting[],
  briefings: StartView['briefings'],
): StartView {
  const sorted = meetings.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return {
    data,
    briefings,
    meetings: sorted.map(({ folder, cluster, pack, date, round }) => ({
      folder,
      title: `${cluster}: ${pack}${round > 1 ? `, runde ${round}` : ''}`,
      when: formatWeekdayDate(date),
    })),
  };
}

interface PreviewState {
  readonly problems: readonly Problem[];
  /** Letters are made with no key of the cluster's. */
  readonly examples: boolean;
  /** The page is from before the problems came. */
  readonly stale: boolean;
}

/** The page with bar, problems and the script that loads it again; without a page, the problems alone. */
export function previewPage(html: string | null, state: PreviewState, templates: Templates): string {
  const page =
    html ??
    '<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Forhåndsvisning</title></head><body></body></html>';
  const errors = state.problems.filter(({ severity }) => severity === 'error');
  const warnings = state.problems.filter(({ severity }) => severity === 'warning');
  const bar = templates.render('previewbar.njk', {
    view: {
      problems: [...errors, ...warnings].map(viewProblem),
      errors: errors.length,
      summary: `${errors.length} fejl, ${warnings.length === 1 ? '1 advarsel' : `${warnings.length} advarsler`}`,
      stale: state.stale,
      examples: state.examples,
      stream: `/${streamPath}`,
    },
  });
  const at = page.lastIndexOf('</body>');
  return `${page.slice(0, at)}${bar}${page.slice(at)}`;
}

function viewProblem({ severity, place, message, hint, excerpt, code }: Problem) {
  const where = [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
  const caret = excerpt !== undefined && place.column !== undefined ? `${' '.repeat(place.column - 1)}^` : '';
  return {
    kind: severity === 'error' ? 'Fejl' : 'Advarsel',
    where: place.cell === undefined ? where : `${where} (celle ${place.cell})`,
    message,
    hint: hint ?? '',
    excerpt: excerpt === undefined ? '' : `${excerpt}\n${caret}`,
    code,
  };
}
