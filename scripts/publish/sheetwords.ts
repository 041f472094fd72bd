/** What a practice is told on its own sheet: its own counts, where it lies, and what chance allows us to say of it. */
import { countedText, numberText, valueText } from '../charts/units.ts';
import { formatNumber } from '../danish.ts';
import type { OwnFlow, OwnShare, OwnTrend } from '../model/released.ts';
import { benchmarkSentence, cellSaid, dependence, lower } from './cellwords.ts';
import { aboutWord, ownChange, ownCounts } from './changewords.ts';

/** `overlapTold`: that two rounds share months has been said once for all figures of the sheet. */
export function shareMessage(own: OwnShare, overlapTold: boolean): string {
  const change = overlapTold && overlaps(own) ? null : ownChange(own);
  return [ownMessage(own), change].filter((part) => part !== null).join(' ');
}

/** Said at the top where it holds for several figures; '' otherwise. */
export function overlapLine(shares: readonly OwnShare[]): string {
  if (shares.filter(overlaps).length < 2) return '';
  return 'Tal, der delvis dækker den samme tid som sidste runde, sammenlignes ikke med den.';
}

function overlaps({ previous }: OwnShare): boolean {
  return previous?.comparable === 'overlap';
}

/** Own figure in counts and in the share's unit, then what chance allows us to say of it. */
export function ownMessage(own: OwnShare): string {
  const { value, share, interval } = own;
  if (value === null) return 'Der er ingen tal for jeres praksis i perioden.';
  const range = interval
    ? ` Tilfældig variation alene kan give tal mellem ${numberText(interval.lower, share.unit)} og ${valueText(interval.upper, share.unit)}.`
    : '';
  return `Hos jer: ${ownSentence(own, value)}.${range}${behind(own)} ${comparison(own, value)}`.trim();
}

/** `26 % af børnene havde mange kontakter (71 af 270)`, `23 korrespondancer pr. 1.000 tilmeldte kom ind (38 på 1.662)`. */
function ownSentence(own: OwnShare, value: number): string {
  const { share } = own;
  const counts = ownCounts(share, own);
  return `${aboutWord(share)}${countedText(value, share.unit, share.counted)} ${share.phrase}${counts}`;
}

/** A ready figure comes without counts; it is said what it stands on. */
function behind({ share, n }: OwnShare): string {
  return share.kind === 'value' && n > 0 ? ` Tallet bygger på ${formatNumber(n)} personer.` : '';
}

const places = {
  'far-below':
    'Jeres tal er tydeligt lavere. Forskellen er større, end man kan vente ved tilfældighed, så se nærmere på det.',
  below: 'Jeres tal er lavere, end man normalt kan vente ved tilfældighed.',
  within: 'Jeres tal er inden for det, man kan forvente ved tilfældighed.',
  above: 'Jeres tal er højere, end man normalt kan vente ved tilfældighed.',
  'far-above':
    'Jeres tal er tydeligt højere. Forskellen er større, end man kan vente ved tilfældighed, så se nærmere på det.',
} as const;

const besideRest = {
  below:
    'Jeres tal er lavere end i resten af klyngen, og forskellen er større, end tilfældigheder normalt kan forklare.',
  within: 'Forskellen til resten af klyngen er ikke større, end tilfældigheder kan forklare.',
  above:
    'Jeres tal er højere end i resten af klyngen, og forskellen er større, end tilfældigheder normalt kan forklare.',
} as const;

function comparison(own: OwnShare, value: number): string {
  const { against, verdict, share, n } = own;
  const level = levelOf(own);
  if (share.kind !== 'value' && n < 10) return `${level}Tallet bygger på så få, at det ikke kan sammenlignes.`;
  if (verdict === 'unknown') {
    const reason = dependence(share);
    return reason === null
      ? `${level}${plainPlace(own, value)}`
      : `${level}${reason}, så vi kan ikke sige, om en forskel er tilfældig.`;
  }
  if (verdict !== 'within' && isBorderline(own)) return `${level}${borderline}`;
  const strength = isStrength(share, verdict) ? ' Det kan være en styrke, som de andre kan lære af.' : '';
  if (against !== 'rest') return `${level}${places[verdict]}${strength}`;
  const side = verdict === 'far-below' ? 'below' : verdict === 'far-above' ? 'above' : verdict;
  return `${level}${besideRest[side]}${strength}`;
}

const borderline = 'Forskellen er lige på grænsen af, hvad tilfældigheder kan forklare.';

/**
 * What is compared with lies inside the interval just printed: the judgement is made against the rest of the cluster, or
 * with the limits of the funnel, and can fall out the other way by a hair. Readers would see the two contradict.
 */
function isBorderline({ interval, against, share }: OwnShare): boolean {
  const { cluster, benchmarks } = share;
  const other = against === 'benchmark' ? benchmarks[0]?.value : cluster.status === 'shown' ? cluster.value : undefined;
  return interval !== null && other !== undefined && interval.lower <= other && other <= interval.upper;
}

/** On the good side of what is compared with, by more than chance. Where neither side is good, nothing is a strength. */
function isStrength({ direction }: OwnShare['share'], verdict: keyof typeof places): boolean {
  if (direction === 'neither') return false;
  return verdict.endsWith(direction === 'higher-better' ? 'above' : 'below');
}

/** Which side of the figure to compare with, from the two numbers as printed; no more can be said of a ready figure. */
function plainPlace({ share }: OwnShare, value: number): string {
  const [benchmark] = share.benchmarks;
  if (!benchmark) return '';
  if (benchmark.value === value) return 'Jeres tal er det samme.';
  return `Jeres tal ligger ${value < benchmark.value ? 'under' : 'over'}.`;
}

function levelOf({ share, against }: OwnShare): string {
  const [benchmark] = share.benchmarks;
  const named = benchmark && (against === 'benchmark' || share.kind === 'value');
  if (named) return `${benchmarkSentence(benchmark, share)} `;
  return share.cluster.status === 'shown' ? `Hele klyngen ligger på ${cellSaid(share.cluster, share.unit)}. ` : '';
}

/** The last period in full, the first to hold it against. */
export function trendMessage({ periods }: OwnTrend): string {
  const counted = periods.filter(({ own }) => own.value !== null);
  const [first, last] = [counted.at(0), counted.at(-1)];
  if (!first || !last || last.own.value === null) return 'Der er ingen tal for jeres praksis i perioderne.';
  const { own, label } = last;
  const now = `${label} hos jer: ${ownSentence(own, last.own.value)}.`;
  const then =
    first === last || first.own.value === null ? '' : ` ${first.label}: ${valueText(first.own.value, own.share.unit)}.`;
  const level = levelOf({ ...own, against: 'none' });
  return `${now}${then} ${level}`.trim();
}

/** `Hos jer: 41 kvinder på 30-40 år, heraf 6 i behandling, heraf 2 med børn.` */
export function flowMessage({ steps, product }: OwnFlow): string {
  const said = steps.map(({ label, own }, at) => {
    const what = lower(label).replace(/^heraf /i, '');
    return at === 0 ? `${formatNumber(own)} ${what}` : `heraf ${formatNumber(own)} ${what}`;
  });
  const times = product && product.own > 0 ? ` Det svarer til ${formatNumber(product.own)} ${product.words}.` : '';
  return `Hos jer: ${said.join(', ')}.${times}`;
}
