/**
 * What is said of a figure. Sentence, table row, caption and alt text all come from the same released indicator, so they
 * cannot disagree. Never a rank, never praise or blame; position, and whether chance could explain it.
 */
import { bandText } from '../charts/strip.ts';
import { capital, formatDeviation, formatNumber, formatPercent, list, numberWord } from '../danish.ts';
import type {
  Cell,
  Peer,
  ReleasedConcentration,
  ReleasedDistribution,
  ReleasedIndicator,
  ReleasedMunicipality,
  ReleasedShare,
} from '../model/released.ts';
import { changeRemark } from './changewords.ts';

/** The one word for everything that is not shown, whatever the reason (D8). */
export const hiddenWord = 'skjult';

export const hiddenNote =
  'Tal skjules, når de bygger på 1–4 personer, eller når de ville kunne bruges til at regne et sådant tal ud. Andele af færre end ti personer vises heller ikke. Skjult betyder hverken nul eller dårligt.';

export function cellText(cell: Cell): string {
  if (cell.status === 'shown') return formatPercent(cell.value);
  return cell.status === 'banded' ? bandText(cell.from, cell.to) : hiddenWord;
}

/** The finding as one sentence: the page's heading and the slide's title. */
export function finding(indicator: ReleasedIndicator): string {
  switch (indicator.kind) {
    case 'proportion':
    case 'event-share':
      return shareFinding(indicator);
    case 'distribution':
      return distributionFinding(indicator);
    case 'concentration':
      return concentrationFinding(indicator);
    case 'municipality':
      return municipalityFinding(indicator);
  }
}

function shareFinding({ cluster, phrase, approximate, title }: ReleasedShare): string {
  if (cluster.status !== 'shown') return `${title}: klyngens tal er skjult`;
  return `${approximate ? 'Cirka ' : ''}${formatPercent(cluster.value)} ${phrase}`;
}

function distributionFinding({ series, phrase, title }: ReleasedDistribution): string {
  const first = series[0]?.bins[0];
  if (first?.cell.status !== 'shown') return title;
  return `${formatPercent(first.cell.value)} ${phrase}`;
}

function concentrationFinding({ persons, contacts, phrase, atLeast, title }: ReleasedConcentration): string {
  if (persons.status !== 'shown' || contacts.status !== 'shown') return `${title}: klyngens tal er skjult`;
  const share = `${atLeast ? 'mindst ' : ''}${formatPercent(contacts.value)}`;
  return `${formatPercent(persons.value)} af børnene står for ${share} ${phrase}`;
}

function municipalityFinding(map: ReleasedMunicipality): string {
  const own = ownMunicipalities(map);
  const parts = own.map(({ name, value }) =>
    value === null ? `${name} har intet tal` : `${name} ligger ${deviationWords(value, map.scale)}`,
  );
  return own.length === 0 ? map.title : capital(list(parts));
}

export function ownMunicipalities(map: ReleasedMunicipality): ReleasedMunicipality['municipalities'] {
  return map.municipalities.filter(({ own }) => own);
}

function deviationWords(value: number, scale: ReleasedMunicipality['scale']): string {
  const deviation = scale === 'indeks' ? value - 100 : value;
  const size = formatPercent(Math.abs(deviation), Number.isInteger(deviation) ? 0 : 1);
  if (deviation === 0) return 'som forventet';
  return `${size} ${deviation > 0 ? 'over' : 'under'} det forventede`;
}

export function municipalityValue(value: number | null, scale: ReleasedMunicipality['scale']): string {
  if (value === null) return 'intet tal';
  const decimals = Number.isInteger(value) ? 0 : 1;
  return scale === 'indeks' ? formatNumber(value, decimals) : formatDeviation(value, decimals);
}

/** Position against the benchmark, change since last time and the middle of the practices: a few short sentences. */
export function shareRemarks(share: ReleasedShare): string[] {
  const remarks = [againstBenchmark(share), changeRemark(share), middle(share), sparseRemark(share)];
  return remarks.filter((sentence) => sentence !== null);
}

function againstBenchmark({ benchmarks, cluster, position, kind }: ReleasedShare): string | null {
  const first = benchmarks[0];
  if (!first || cluster.status !== 'shown') return null;
  const there = `${first.label} ligger på ${formatPercent(first.value)}.`;
  switch (position) {
    case 'within':
      return `${there} Forskellen til klyngen er ikke større, end tilfældigheder kan forklare.`;
    case 'below':
      return `${there} Klyngen ligger lavere, og forskellen er større, end tilfældigheder kan forklare.`;
    case 'above':
      return `${there} Klyngen ligger højere, og forskellen er større, end tilfældigheder kan forklare.`;
    default:
      return kind === 'event-share'
        ? `${there} Et barns kontakter hænger sammen, så vi kan ikke sige, om forskellen er tilfældig.`
        : there;
  }
}

function middle({ median, peers }: ReleasedShare): string | null {
  if (median === null) return null;
  const shown = peers.filter(({ cell }) => cell.status === 'shown').length;
  return `Blandt de ${numberWord(shown)} viste praksis er medianen ${formatPercent(median)}.`;
}

function sparseRemark({ sparse, peers }: ReleasedShare): string | null {
  if (peers.length === 0) return 'Praksis vises ikke hver for sig. Jeres eget tal står på jeres eget ark.';
  if (!sparse) return null;
  const banded = peers.some(({ cell }) => cell.status === 'banded');
  return banded
    ? 'Tallene er små, så hver praksis er vist som et interval. Jeres eget præcise tal står på jeres eget ark.'
    : 'Mange praksis har for små tal til at blive vist. Jeres eget tal står på jeres eget ark.';
}

/** Letters of the hidden practices, in letter order, as one sentence; null when none is. */
export function hiddenPeers({ peers }: ReleasedShare): string | null {
  const hidden = peers.filter(({ cell }) => cell.status === 'withheld').map(({ label }) => label);
  return hidden.length === 0 ? null : `${capital(hiddenWord)}: ${list(hidden)}.`;
}

/** Title and description for a reader who cannot see the chart. */
export function shareAlt(share: ReleasedShare): { title: string; description: string } {
  const shown = share.peers.filter(({ cell }) => cell.status === 'shown');
  const ends = endsOf(shown);
  const cluster = share.cluster.status === 'shown' ? ` Klyngens tal er ${cellText(share.cluster)}.` : '';
  const benchmarks = share.benchmarks.map(({ label, value }) => ` ${label}: ${formatPercent(value)}.`).join('');
  const bands = shown.length === 0 && share.peers.length > 0 ? ' Praksis er vist som intervaller.' : '';
  const hidden = hiddenPeers(share);
  return {
    title: `Prikdiagram: ${share.title}.`,
    description: `${count(share)}${bands}${ends}${cluster}${benchmarks}${hidden ? ` ${hidden}` : ''} Alle tal står i tabellen.`,
  };
}

/** Highest and lowest of the shown, when each is one practice alone. */
function endsOf(shown: readonly Peer[]): string {
  const alone = (peer: Peer | undefined) =>
    peer && shown.filter(({ cell }) => cellText(cell) === cellText(peer.cell)).length === 1;
  const [highest, lowest] = [shown.at(0), shown.at(-1)];
  const parts = [
    ...(highest && alone(highest) ? [`praksis ${highest.label} er højest med ${cellText(highest.cell)}`] : []),
    ...(lowest && lowest !== highest && alone(lowest)
      ? [`praksis ${lowest.label} er lavest med ${cellText(lowest.cell)}`]
      : []),
  ];
  return parts.length === 0 ? '' : ` ${capital(list(parts))}.`;
}

function count({ peers }: ReleasedShare): string {
  if (peers.length === 0) return 'Klyngens tal på en akse i procent.';
  const letters = peers.every(({ label }) => label.length <= 2);
  return `${capital(numberWord(peers.length))} praksis ${letters ? 'med hver sit bogstav ' : ''}på en akse i procent.`;
}

export function distributionAlt(distribution: ReleasedDistribution): { title: string; description: string } {
  const parts = distribution.series.map(
    ({ title, bins }) =>
      `${title}: ${bins.map(({ label, cell }) => `${contactsWord(label)} ${cellText(cell)}`).join(', ')}.`,
  );
  return { title: `Søjlediagram: ${distribution.title}.`, description: parts.join(' ') };
}

/** `1 kontakt`, `5–9 kontakter`, `10 eller flere kontakter`. */
export function contactsWord(label: string): string {
  if (label === '1') return '1 kontakt';
  return `${label.endsWith('+') ? `${label.slice(0, -1)} eller flere` : label.replace('-', '–')} kontakter`;
}

export function concentrationWords({ from }: ReleasedConcentration) {
  return {
    persons: `Børn med ${from} eller flere kontakter, af alle børn med kontakt`,
    contacts: 'De samme børns kontakter, af alle kontakter',
  };
}

export function concentrationAlt(shown: ReleasedConcentration): { title: string; description: string } {
  return { title: `To søjler: ${shown.title}.`, description: `${finding(shown)}.` };
}
