/** The last page: where the numbers come from, how they were worked out, and what hidden means. */
import { formatDate, formatPeriod } from '../danish.ts';
import type { ReleasedIndicator, ReleasedReport, ReleasedShare } from '../model/released.ts';
import { hiddenNote, isShare } from './cellwords.ts';
import { roundsNote } from './changewords.ts';
import { standsAlone } from './extraction.ts';

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
    // Where it has a section of its own, its introduction stands there.
    intro: extraction && !standsAlone(extraction) ? (extraction.intro ?? '') : '',
    notes: extraction?.notes ?? [],
    tables: report.tables.map(({ title, what, from, to, extracted, source, supplier }) => ({
      title,
      what,
      period: `${formatPeriod(from, to)}, hentet ${formatDate(extracted)}`,
      source: source === supplier ? source : `${source}. Leverandør: ${supplier}`,
    })),
    methods: methodsOf(report),
    hidden: hiddenNote,
  };
}

function methodsOf(report: ReleasedReport): string[] {
  const indicators = report.blocks.flatMap((block) =>
    block.type === 'indicator' ? [block.indicator, ...(block.beside ? [block.beside] : [])] : [],
  );
  const rounds = roundsNote(indicators);
  const lettered = report.practices.letters && report.meeting.profile === 'lukket';
  const ready = sharesIn(indicators).some(({ kind }) => kind === 'value');
  return [
    ...shareNotes(sharesIn(indicators), lettered),
    ...(indicators.some(({ kind }) => kind === 'flow') ? [flowNote] : []),
    ...(indicators.some(({ kind }) => kind === 'trend') ? [trendNote] : []),
    ...(rounds === null ? [] : [rounds]),
    ...(lettered ? [`${lettersNote} ${roundingNote(sharesIn(indicators))}`.trim()] : []),
    `Praksis har forskellige patienter: alder, social baggrund og antal tilmeldte. Det er der ikke taget højde for${ready ? ' ud over det, leverandøren har standardiseret for' : ''}.`,
    'Tallene er til drøftelsen i klyngen og bliver der.',
  ];
}

/** A trend is a share for each period. */
function sharesIn(indicators: readonly ReleasedIndicator[]): ReleasedShare[] {
  return indicators.flatMap((one) =>
    isShare(one) ? [one] : one.kind === 'trend' ? one.periods.map(({ share }) => share) : [],
  );
}

function shareNotes(shares: readonly ReleasedShare[], lettered: boolean): string[] {
  const has = (test: (share: ReleasedShare) => boolean) => shares.some(test);
  const funnels = has(({ funnel }) => funnel !== null);
  const judged = has(({ kind, benchmarks }) => kind === 'proportion' && benchmarks.length > 0);
  const own = lettered && judged;
  return [
    ...(has(({ kind }) => kind !== 'value') ? [pooledNote] : []),
    ...(has(({ kind }) => kind === 'proportion') ? [judged ? `${intervalNote} ${judgedNote}` : intervalNote] : []),
    ...(has(({ kind }) => kind === 'rate') ? [rateNote] : []),
    ...(has(({ kind }) => kind === 'value') ? [readyNote] : []),
    ...(funnels || own
      ? [`${own && !funnels ? 'Grænserne på jeres eget ark' : 'Tragtens grænser'} ${funnelNote}`]
      : []),
  ];
}

function roundingNote(shares: readonly ReleasedShare[]): string {
  const percent = shares.some(({ unit }) => unit === 'percent') ? 'Procenter er afrundet til hele.' : '';
  const rates = shares.some(({ unit }) => unit === 'per-1000') ? 'Tal pr.\u00a01.000 har to betydende cifre.' : '';
  return `${percent} ${rates}`.trim();
}

const pooledNote =
  'Klyngens tal er lagt sammen af alle praksis: tællere for sig og nævnere for sig. Det er ikke gennemsnittet af praksis’ tal.';
const intervalNote = 'Tilfældig variation er regnet som Wilsons 95\u00a0%-interval, også på jeres eget ark.';
const judgedNote = 'Om klyngen skiller sig ud fra et sammenligningstal, er vurderet med det interval.';
const rateNote =
  'Antal hændelser pr.\u00a01.000 personer har intet interval: Flere hændelser kan gælde den samme person, og så svinger tallet mere, end vi kan regne ud. Derfor siger vi ikke, om en forskel er tilfældig.';
const readyNote =
  'Færdige tal for hver praksis er beregnet og standardiseret af leverandøren. De kan ikke lægges sammen til et tal for klyngen. Medianen er det midterste af de viste tal.';
const funnelNote =
  'er eksakte binomialgrænser (95\u00a0% og 99,8\u00a0%): En praksis ligger uden for en grænse, netop når så skævt et tal ville være så sjældent ved tilfældighed alene.';
const flowNote =
  'Tallene trin for trin er personer, som praksis har talt, lagt sammen for hele klyngen. Hvert trin er en del af det foregående, og ingen tal er skønnede.';
const trendNote =
  'I figurer over flere perioder er det de samme praksis med de samme bogstaver. Der er ikke udjævnet mellem perioderne.';
const lettersNote = 'Bogstaverne er trukket på ny til dette møde og kan ikke genkendes fra andre udgaver.';
