/**
 * What is said of the round before. A change is a fall or a rise, never better or worse, and it is said whether chance
 * could explain it; where the two rounds cannot be held side by side, it is said why.
 */
import { valueText } from '../charts/units.ts';
import { formatNumber, numberWord } from '../danish.ts';
import type { OwnPrevious, OwnShare, PreviousRound, ReleasedIndicator, ReleasedShare } from '../model/released.ts';
import { dependence } from './cellwords.ts';

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
  const then = `Sidste runde var tallet ${same ? 'også ' : ''}${aboutWord(share)}${valueText(previous.cluster.value, share.unit)}`;
  const rounded = same && isJudged(previous.change) && previous.change !== 'within' ? ', når der rundes af' : '';
  return `${then}${rounded}. ${clusterChange(share, previous, same)}`.trim();
}

function clusterChange(share: ReleasedShare, { change, practices }: PreviousRound, same: boolean): string {
  switch (change) {
    case 'unknown':
      if (same) return '';
      // The reason has just been given for the difference from the benchmark.
      if (share.position === 'unknown' && share.benchmarks.length > 0)
        return 'Om ændringen er tilfældig, kan vi heller ikke sige.';
      return dependence(share) === null
        ? 'Om ændringen er tilfældig, kan vi ikke sige.'
        : `${dependence(share)}, så vi kan ikke sige, om ændringen er tilfældig.`;
    case 'none':
      return 'Det er ikke helt de samme praksis som sidst, så vi siger ikke, om ændringen er tilfældig.';
    default:
      return `Blandt de ${numberWord(practices)} praksis, der er med i begge runder, er ${chanceWords[change]}.`;
  }
}

const chanceWords = {
  lower: 'tallet faldet mere, end tilfældigheder normalt kan forklare',
  within: 'ændringen ikke større end tilfældig variation',
  higher: 'tallet steget mere, end tilfældigheder normalt kan forklare',
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
  const then = `Sidste runde: ${aboutWord(share)}${valueText(previous.value, share.unit)}${ownCounts(share, previous)}.`;
  const few = Math.min(n, previous.n) < leastForComparison && n > 0;
  const words = few ? 'Tallene bygger på så få, at ændringen ikke kan vurderes.' : ownWords[previous.change];
  return `${then} ${words}`.trim();
}

/** A practice's own counts behind a figure: ` (12 af 80)`, ` (38 på 1.662 tilmeldte)`; nothing behind a ready figure. */
export function ownCounts({ kind, denominatorWords }: ReleasedShare, { x, n }: Pick<OwnPrevious, 'x' | 'n'>): string {
  if (kind === 'value') return '';
  const of = kind === 'rate' ? `på ${formatNumber(n)} ${denominatorWords}` : `af ${formatNumber(n)}`;
  return ` (${formatNumber(x)} ${of})`;
}

export function aboutWord({ approximate }: ReleasedShare): string {
  return approximate ? 'cirka ' : '';
}

function isJudged(change: PreviousRound['change']): change is 'lower' | 'within' | 'higher' {
  return change !== 'unknown' && change !== 'none';
}
