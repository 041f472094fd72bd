/**
 * What is said of the round before. A change is a fall or a rise, never better or worse, and it is said whether chance
 * could explain it; where the two rounds cannot be held side by side, it is said why.
 */
import { formatNumber, formatPercent, numberWord } from '../danish.ts';
import type { OwnShare, PreviousRound, ReleasedIndicator, ReleasedShare } from '../model/released.ts';

/** Once for the whole document: why a change must be large before we call it more than chance. */
export function roundsNote(indicators: readonly ReleasedIndicator[]): string | null {
  const judged = indicators.some((one) => 'previous' in one && one.previous && isJudged(one.previous.change));
  return judged
    ? 'Mange patienter er med i begge runder. Der er regnet, som om de var forskellige, så en ændring skal være tydelig, før den kaldes større end tilfældig variation.'
    : null;
}

/** The cluster's change; null in the first round and where one of the rounds is hidden. */
export function changeRemark(share: ReleasedShare): string | null {
  const { previous, cluster } = share;
  if (!previous) return null;
  if (previous.comparable === 'overlap') {
    return 'Tallene dækker delvis den samme tid som sidste runde, så de to runder sammenlignes ikke.';
  }
  if (previous.cluster.status !== 'shown' || cluster.status !== 'shown') return null;
  const same = previous.cluster.value === cluster.value;
  const then = `Sidste runde var tallet ${same ? 'også ' : ''}${aboutWord(share)}${formatPercent(previous.cluster.value)}`;
  const rounded = same && isJudged(previous.change) && previous.change !== 'within' ? ', når der rundes af' : '';
  return `${then}${rounded}. ${clusterChange(share, previous)}`;
}

function clusterChange({ position }: ReleasedShare, { change, practices }: PreviousRound): string {
  switch (change) {
    case 'unknown':
      // The reason has just been given for the difference from the benchmark.
      return position === 'unknown'
        ? 'Om ændringen er tilfældig, kan vi heller ikke sige.'
        : 'Et barns kontakter hænger sammen, så vi kan ikke sige, om ændringen er tilfældig.';
    case 'none':
      return 'Det er ikke helt de samme praksis som sidst, så vi siger ikke, om ændringen er tilfældig.';
    default:
      return `Blandt de ${numberWord(practices)} praksis, der er med i begge runder, er ${chanceWords[change]}.`;
  }
}

const chanceWords = {
  lower: 'faldet større, end tilfældigheder normalt kan forklare',
  within: 'ændringen ikke større end tilfældig variation',
  higher: 'stigningen større, end tilfældigheder normalt kan forklare',
} as const;

const ownWords = {
  lower: 'Faldet er større, end tilfældigheder normalt kan forklare.',
  within: 'Ændringen er ikke større end tilfældig variation.',
  higher: 'Stigningen er større, end tilfældigheder normalt kan forklare.',
  // The reason has just been given for the practice's place.
  unknown: 'Om ændringen er tilfældig, kan vi heller ikke sige.',
  none: '',
} as const;

const leastForComparison = 10;

/** A practice's own change, for its own sheet; null when it has no figure in the round before. */
export function ownChange({ previous, n, share }: OwnShare): string | null {
  if (!previous) return null;
  if (previous.comparable === 'overlap') {
    return 'Tallet dækker delvis den samme tid som sidste runde, så de to runder sammenlignes ikke.';
  }
  if (previous.value === null) return 'I sidste runde var der ingen tal for jeres praksis.';
  const counts = `${formatNumber(previous.x)} af ${formatNumber(previous.n)}`;
  const then = `Sidste runde: ${counts}, altså ${aboutWord(share)}${formatPercent(previous.value)}.`;
  const few = Math.min(n, previous.n) < leastForComparison && n > 0;
  const words = few ? 'Tallene bygger på så få, at ændringen ikke kan vurderes.' : ownWords[previous.change];
  return `${then} ${words}`.trim();
}

function aboutWord({ approximate }: ReleasedShare): string {
  return approximate ? 'cirka ' : '';
}

function isJudged(change: PreviousRound['change']): change is 'lower' | 'within' | 'higher' {
  return change !== 'unknown' && change !== 'none';
}
