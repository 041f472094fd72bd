/**
 * What is said of a figure. Sentence, table row, caption and alt text all come from the same released indicator, so they
 * cannot disagree. Never a rank, never praise or blame; position, and whether chance could explain it.
 */
import { countedText, numberText, valueText } from '../charts/units.ts';
import { capital, list, numberWord } from '../danish.ts';
import type { Peer, ReleasedIndicator, ReleasedShare } from '../model/released.ts';
import {
  benchmarkSentence,
  cellSaid,
  cellText,
  dependence,
  hiddenWord,
  isShare,
  lower,
  saidValue,
  unitWords,
} from './cellwords.ts';
import { changeRemark } from './changewords.ts';
import { flowFinding, ratioWords, totalsFinding, trendFinding } from './flowwords.ts';
import { concentrationFinding, distributionFinding, municipalityFinding } from './shapewords.ts';

/** The finding as one sentence: the page's heading and the slide's title. */
export function finding(indicator: ReleasedIndicator): string {
  switch (indicator.kind) {
    case 'distribution':
      return distributionFinding(indicator);
    case 'concentration':
      return concentrationFinding(indicator);
    case 'municipality':
      return municipalityFinding(indicator);
    case 'flow':
      return flowFinding(indicator);
    case 'totals':
      return totalsFinding(indicator);
    case 'trend':
      return trendFinding(indicator);
    default:
      return indicator.kind === 'value' ? valueFinding(indicator) : shareFinding(indicator);
  }
}

/** The finding of two mirrored shares: both of the cluster's figures. */
export function besideFinding(share: ReleasedShare, beside: ReleasedShare): string {
  if (beside.cluster.status !== 'shown') return finding(share);
  if (share.cluster.status !== 'shown') return finding(beside);
  const rest = unshared(share.phrase, beside.phrase);
  return share.unit === beside.unit && rest !== null
    ? `${shareFinding(share)} og ${cellText(beside.cluster, beside.unit)} ${rest}`
    : `${shareFinding(share)}, og ${cellSaid(beside.cluster, beside.unit)} ${beside.phrase}`;
}

/** How the two sides are to each other in the cluster, from the numbers as printed. */
export function besideRemarks(share: ReleasedShare, beside: ReleasedShare): string[] {
  const ratio = besideRatio(share, beside);
  if (ratio === '' || share.cluster.status !== 'shown' || beside.cluster.status !== 'shown') return [];
  const even = ratio.endsWith('lige mange');
  if (share.kind !== 'rate' || beside.kind !== 'rate' || share.denominatorWords !== beside.denominatorWords) {
    return [
      even
        ? `De to tal er ${ratio.replace(/mange$/, 'store')}.`
        : `Det ene tal er ${ratio.replace(/mange$/, 'stort')} som det andet.`,
    ];
  }
  const [more, less] = share.cluster.value >= beside.cluster.value ? [share, beside] : [beside, share];
  const rest = unshared(more.title, less.title) ?? lower(less.title);
  return [`Der er ${ratio} ${lower(more.title)} ${even ? 'og' : 'som'} ${rest}.`];
}

/** What is left of the second when the words both begin with are taken away, from its preposition on; null if none. */
function unshared(first: string, second: string): string | null {
  const [before, words] = [first.split(' '), second.split(' ')];
  const at = words.findIndex((word, place) => word !== before[place]);
  if (at < 1) return null;
  const preposition = (words[at - 1] ?? '').length <= 3;
  return words.slice(at > 1 && preposition ? at - 1 : at).join(' ');
}

/** What a figure is called; two mirrored shares in one: `Korrespondancer fra og til sundhedsplejen`. */
export function figureTitle(indicator: ReleasedIndicator, beside: ReleasedShare | null): string {
  if (!beside) return indicator.title;
  const rest = unshared(indicator.title, beside.title);
  if (rest === null) return `${indicator.title} og ${lower(beside.title)}`;
  const [preposition, ...of] = rest.split(' ');
  const tail = ` ${of.join(' ')}`;
  const alike = of.length > 0 && indicator.title.endsWith(tail);
  return alike ? `${indicator.title.slice(0, -tail.length)} og ${preposition}${tail}` : `${indicator.title} og ${rest}`;
}

/** Short heads of two narrow columns under that title: »Fra« and »Til«; null when the two titles have no such words. */
export function mirroredHeads(first: ReleasedShare, second: ReleasedShare): readonly [string, string] | null {
  const [left, right] = [unshared(second.title, first.title), unshared(first.title, second.title)];
  if (left === null || right === null) return null;
  const [[one = '', ...tail], [other = '', ...of]] = [left.split(' '), right.split(' ')];
  return tail.join(' ') === of.join(' ') ? [capital(one), capital(other)] : null;
}

export function besideRatio({ cluster }: ReleasedShare, { cluster: other }: ReleasedShare): string {
  if (cluster.status !== 'shown' || other.status !== 'shown') return '';
  return ratioWords(cluster.value, other.value);
}

function shareFinding({ cluster, phrase, approximate, title, unit, counted }: ReleasedShare): string {
  if (cluster.status !== 'shown') return `${title}: klyngens tal er skjult`;
  return `${approximate ? 'Cirka ' : ''}${countedText(cluster.value, unit, counted)} ${phrase}`;
}

/** Ready figures of practices cannot be pooled, so there is no cluster figure to hide: the middle, and the target. */
function valueFinding(share: ReleasedShare): string {
  const { median, peers, phrase, unit, title } = share;
  const [benchmark] = share.benchmarks;
  const target =
    benchmark === undefined
      ? ''
      : benchmark.level === 'maal'
        ? `målet er ${saidValue(benchmark, share)}`
        : `${benchmark.label} ligger på ${saidValue(benchmark, share)}`;
  if (median === null) return target === '' ? title : `${title}: ${target}`;
  const middle = `Blandt de ${numberWord(shownOf(peers))} viste praksis er medianen ${valueText(median, unit)} ${phrase}`;
  return `${middle.trim()}${target === '' ? '' : `; ${target}`}`;
}

function shownOf(peers: readonly Peer[]): number {
  return peers.filter(({ cell }) => cell.status === 'shown').length;
}

/** Position against the benchmark, change since last time and the middle of the practices: a few short sentences. */
export function shareRemarks(share: ReleasedShare): string[] {
  const remarks = [againstBenchmark(share), overTarget(share), changeRemark(share), middle(share), sparseRemark(share)];
  return remarks.filter((sentence) => sentence !== null);
}

export function againstBenchmark(share: ReleasedShare): string | null {
  const { benchmarks, cluster, position } = share;
  const first = benchmarks[0];
  if (!first || cluster.status !== 'shown') return null;
  const there = benchmarkSentence(first, share);
  switch (position) {
    case 'within':
      return `${there} Forskellen til klyngen er ikke større, end tilfældigheder kan forklare.`;
    case 'below':
      return `${there} Klyngen ligger lavere, og forskellen er større, end tilfældigheder kan forklare.`;
    case 'above':
      return `${there} Klyngen ligger højere, og forskellen er større, end tilfældigheder kan forklare.`;
    default:
      return dependence(share) === null
        ? there
        : `${there} ${dependence(share)}, så vi kan ikke sige, om en forskel er tilfældig.`;
  }
}

/** Of ready figures, how many of those shown lie above the figure to compare with, as printed. */
function overTarget({ kind, benchmarks, peers }: ReleasedShare): string | null {
  const [benchmark] = benchmarks;
  const values = peers.flatMap(({ cell }) => (cell.status === 'shown' ? [cell.value] : []));
  if (kind !== 'value' || !benchmark || values.length === 0) return null;
  const above = values.filter((value) => value > benchmark.value).length;
  const than = benchmark.level === 'maal' ? 'målet' : benchmark.label;
  return `${above === 0 ? 'Ingen' : capital(numberWord(above))} af de ${numberWord(values.length)} viste praksis ligger over ${than}.`;
}

/**
 * A ready figure has its middle in the heading. Where practices are hidden nothing is said of the middle of the others:
 * those with few patients or few cases are hidden first, so it would lie too high.
 */
function middle({ median, peers, unit, kind }: ReleasedShare): string | null {
  if (median === null || kind === 'value' || peers.some(({ cell }) => cell.status === 'withheld')) return null;
  return `Blandt de ${numberWord(shownOf(peers))} viste praksis er medianen ${valueText(median, unit)}.`;
}

export function sparseRemark({ sparse, peers }: ReleasedShare): string | null {
  if (peers.length === 0) return 'Praksis vises ikke hver for sig. Jeres eget tal står på jeres eget ark.';
  if (!sparse) return null;
  const banded = peers.some(({ cell }) => cell.status === 'banded');
  if (banded)
    return 'Tallene er små, så hver praksis er vist som et interval. Jeres eget præcise tal står på jeres eget ark.';
  const hidden = peers.filter(({ cell }) => cell.status === 'withheld').length;
  return `${capital(numberWord(hidden))} af de ${numberWord(peers.length)} praksis kan ikke vises. Jeres eget tal står på jeres eget ark.`;
}

/** Letters of the hidden practices, in letter order, as one sentence; null when none is. */
export function hiddenPeers({ peers }: ReleasedShare): string | null {
  const hidden = peers.filter(({ cell }) => cell.status === 'withheld').map(({ label }) => label);
  return hidden.length === 0 ? null : `${capital(hiddenWord)}: ${list(hidden)}.`;
}

/** Title and description for a reader who cannot see the chart. */
export function shareAlt(share: ReleasedShare): { title: string; description: string } {
  const shown = share.peers.filter(({ cell }) => cell.status === 'shown');
  const ends = endsOf(shown, share);
  const cluster = share.cluster.status === 'shown' ? ` Klyngens tal er ${cellText(share.cluster, share.unit)}.` : '';
  const benchmarks = share.benchmarks.map((one) => ` ${one.label}: ${saidValue(one, share)}.`).join('');
  const bands = shown.length === 0 && share.peers.length > 0 ? ' Praksis er vist som intervaller.' : '';
  const hidden = hiddenPeers(share);
  return {
    title: `Prikdiagram: ${share.title}.`,
    description: `${count(share)}${bands}${ends}${cluster}${benchmarks}${hidden ? ` ${hidden}` : ''} Alle tal står i handoutets tabel.`,
  };
}

export function butterflyAlt(share: ReleasedShare, beside: ReleasedShare): { title: string; description: string } {
  const cluster = (one: ReleasedShare) => `${one.title}: ${cellSaid(one.cluster, one.unit)}`;
  const rows = share.peers.length === 0 ? '' : `${capital(numberWord(share.peers.length))} praksis i hver sin række. `;
  return {
    title: `Spejlet søjlediagram: ${share.title} og ${lower(beside.title)}.`,
    description: `${rows}Hele klyngen: ${cluster(share)}, ${cluster(beside)}. Alle tal står i handoutets tabel.`,
  };
}

/** Highest and lowest of the shown, when each is one practice alone. */
function endsOf(shown: readonly Peer[], { unit }: ReleasedShare): string {
  const text = ({ cell }: Peer) => cellText(cell, unit);
  const alone = (peer: Peer | undefined) => peer && shown.filter((one) => text(one) === text(peer)).length === 1;
  const [highest, lowest] = [shown.at(0), shown.at(-1)];
  const parts = [
    ...(highest && alone(highest) ? [`praksis ${highest.label} er højest med ${text(highest)}`] : []),
    ...(lowest && lowest !== highest && alone(lowest) ? [`praksis ${lowest.label} er lavest med ${text(lowest)}`] : []),
  ];
  return parts.length === 0 ? '' : ` ${capital(list(parts))}.`;
}

function count({ peers, unit }: ReleasedShare): string {
  const axis = `på en akse ${unit === 'percent' ? 'i procent' : `(${unitWords(unit)})`}.`;
  if (peers.length === 0) return `Klyngens tal ${axis}`;
  const letters = peers.every(({ label }) => label.length <= 2);
  return `${capital(numberWord(peers.length))} praksis ${letters ? 'med hver sit bogstav ' : ''}${axis}`;
}

/** What is measured, and in what: without the period. */
export function measureWords(indicator: ReleasedIndicator): string {
  if (!isShare(indicator)) return indicator.title;
  const { kind, unit, numeratorWords, denominatorWords, title } = indicator;
  if (kind === 'value') return `${title}, ${unitWords(unit)}`;
  if (unit === 'percent') return `${capital(numeratorWords)}, i procent af ${denominatorWords}`;
  return `${capital(numeratorWords)}, ${unitWords(unit)} ${denominatorWords}`;
}

/** The number of a figure that stands alone on a page: the cluster's, or the middle of ready figures. */
export function leadNumber(share: ReleasedShare): string | null {
  if (share.kind === 'value') return share.median === null ? null : numberText(share.median, share.unit);
  if (share.cluster.status !== 'shown') return null;
  return `${share.approximate ? 'ca. ' : ''}${numberText(share.cluster.value, share.unit)}`;
}
