/** What the marks of a chart are, under it. */
import type { Medium } from '../charts/theme.ts';
import { namesFit } from '../charts/trend.ts';
import { capital, numberWord } from '../danish.ts';
import type { ReleasedIndicator, ReleasedShare } from '../model/released.ts';
import { hiddenWord } from './cellwords.ts';
import { flowCaption, trendCaption } from './flowwords.ts';
import { concentrationCaption, distributionCaption } from './shapewords.ts';
import { hiddenPeers } from './words.ts';

export function captionOf(indicator: ReleasedIndicator, beside: ReleasedShare | null, medium: Medium): string {
  switch (indicator.kind) {
    case 'distribution':
      return distributionCaption(indicator);
    case 'concentration':
      return concentrationCaption(indicator);
    case 'municipality':
      return 'Egne kommuner har kraftig kant og navn. Sorte streger på hvidt: intet tal. På kortet fylder store kommuner mest; i søjlerne tæller alle lige meget.';
    case 'flow':
      return flowCaption(indicator);
    case 'totals':
      return 'Begge tal er for hele klyngen. Bjælkerne har samme skala.';
    case 'trend':
      return trendCaption(indicator, namesFit(indicator, medium));
    default:
      return beside ? butterflyCaption(indicator, beside) : shareCaption(indicator);
  }
}

function shareCaption(share: ReleasedShare): string {
  const hidden = hiddenUnder(share);
  if (share.peers.every(({ cell }) => cell.status === 'withheld')) {
    const range =
      share.cluster.status === 'shown' && share.cluster.interval
        ? 'Stregen er det, tilfældig variation alene kan give. '
        : '';
    return `${range}${hidden}`.trim();
  }
  const banded = share.peers.some(({ cell }) => cell.status === 'banded');
  const small = share.peers.some((peer) => peer.small && peer.cell.status === 'shown');
  return joined([
    banded ? 'Hver bjælke er det interval, praksis ligger i.' : 'Hver prik er en praksis.',
    share.cluster.status === 'shown' ? 'Sort linje: hele klyngen.' : '',
    benchmarkNote(share),
    small ? 'Åben prik: færre end 30 bag tallet, lille grundlag.' : '',
    hidden,
  ]);
}

/** Many names would take the room of the question below: the handout's table has them. */
function hiddenUnder(share: ReleasedShare): string {
  const names = hiddenPeers(share) ?? '';
  if (names.length <= 90) return names;
  return `${capital(hiddenWord)}: ${numberWord(share.peers.filter(({ cell }) => cell.status === 'withheld').length)} praksis.`;
}

/** A target and a figure to compare with are told apart in words too. */
function benchmarkNote({ benchmarks }: ReleasedShare): string {
  if (benchmarks.length === 0) return '';
  return `Stiplet linje: ${benchmarks.every(({ level }) => level === 'maal') ? 'målet' : 'sammenligningstal'}.`;
}

function butterflyCaption(share: ReleasedShare, beside: ReleasedShare): string {
  const peers = [...share.peers, ...beside.peers];
  if (peers.every(({ cell }) => cell.status === 'withheld')) return 'Begge tal er for hele klyngen.';
  return joined([
    'Hver række er en praksis. Begge sider har samme skala.',
    share.cluster.status === 'shown' || beside.cluster.status === 'shown' ? 'Sorte bjælker: hele klyngen.' : '',
    peers.some(({ cell }) => cell.status === 'banded') ? 'Lys bjælke: det interval, praksis ligger i.' : '',
    peers.some((peer) => peer.small && peer.cell.status === 'shown')
      ? 'Åben bjælke: færre end 30 bag tallet, lille grundlag.'
      : '',
    peers.some(({ cell }) => cell.status === 'withheld') ? `Hvor der står »${hiddenWord}«, er der ingen bjælke.` : '',
  ]);
}

function joined(sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
