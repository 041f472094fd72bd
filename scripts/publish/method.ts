/** The last page: where the numbers come from, how they were worked out, and what hidden means. */
import { formatDate, formatPeriod } from '../danish.ts';
import type { ReleasedReport } from '../model/released.ts';
import { roundsNote } from './changewords.ts';
import { hiddenNote } from './words.ts';

export interface MethodView {
  readonly intro: string;
  readonly notes: readonly string[];
  readonly tables: readonly {
    readonly title: string;
    readonly what: string;
    readonly period: string;
    readonly source: string;
  }[];
  readonly methods: readonly string[];
  readonly hidden: string;
}

export function viewMethod(report: ReleasedReport): MethodView {
  const extraction = report.blocks.find((block) => block.type === 'extraction');
  return {
    intro: extraction?.intro ?? '',
    notes: extraction?.notes ?? [],
    tables: report.tables.map(({ title, what, from, to, extracted, source, supplier }) => ({
      title,
      what,
      period: `${formatPeriod(from, to)}, hentet ${formatDate(extracted)}`,
      source: source === supplier ? source : `${source}. Leveres af ${supplier}`,
    })),
    methods: methodsOf(report),
    hidden: hiddenNote,
  };
}

function methodsOf(report: ReleasedReport): string[] {
  const indicators = report.blocks.flatMap((block) => (block.type === 'indicator' ? [block.indicator] : []));
  const kinds = new Set(indicators.map(({ kind }) => kind));
  const rounds = roundsNote(indicators);
  return [
    ...(kinds.has('proportion') || kinds.has('event-share') ? [pooledNote] : []),
    ...(kinds.has('proportion') ? [intervalNote] : []),
    ...(rounds === null ? [] : [rounds]),
    ...(report.practices.letters && report.meeting.profile === 'lukket' ? [lettersNote] : []),
    'Praksis har forskellige patienter: alder, social baggrund og antal tilmeldte. Det er der ikke taget højde for.',
    'Tallene er til drøftelsen i klyngen og bliver der.',
  ];
}

const pooledNote =
  'Klyngens tal er lagt sammen af alle praksis: tællere for sig og nævnere for sig. Det er ikke gennemsnittet af procenttallene.';
const intervalNote = 'Om klyngen skiller sig ud fra et sammenligningstal, er vurderet med Wilsons 95\u00a0%-interval.';
const lettersNote =
  'Bogstaverne er trukket på ny til dette møde og kan ikke genkendes fra andre udgaver. Tal er afrundet til hele procent.';
