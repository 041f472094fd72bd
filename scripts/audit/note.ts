/** offentliggoerelse.txt: what is shown of every edition of a cluster, and what the audit tried. */
import type { Analysis } from '../model/analysis.ts';
import type { ReleasedReport } from '../model/released.ts';
import { type AuditInput, countTried } from './audit.ts';
import { type DescribedFigure, describeAudit } from './describe.ts';

interface Noted {
  readonly analysis: Analysis;
  readonly released: { readonly report: ReleasedReport };
}

/** `caution` other than `rules` means that the audit refused less, and more was hidden than each table asks. */
export function noteOf(editions: readonly Noted[], input: AuditInput, caution: string): string {
  const lines = editions.flatMap(({ analysis, released: { report } }) => [
    `${report.cluster.name}, ${report.pack.title}, runde ${report.meeting.round}`,
    '',
    ...describeAudit({
      profile: report.meeting.profile,
      figures: report.blocks.flatMap((block) =>
        block.type === 'indicator' ? figuresOf(block.indicator, analysis) : [],
      ),
      ...countTried(input),
      findings: [],
    }),
    '',
  ]);
  const more =
    caution === 'rules'
      ? []
      : ['Prøven afviste den første udgave. Derfor er der skjult mere, end hver tabel for sig kræver.'];
  return `${[...lines, ...more].join('\n')}\n`;
}

type Released = Extract<ReleasedReport['blocks'][number], { type: 'indicator' }>['indicator'];

function figuresOf(released: Released, analysis: Analysis): DescribedFigure[] {
  const indicator = analysis.indicators.find(({ id }) => id === released.id)?.indicator;
  if (!indicator || !('threshold' in indicator)) return [];
  const { title } = released;
  const { threshold } = indicator;
  if (released.kind === 'proportion' || released.kind === 'event-share') {
    const count = (status: string) => released.peers.filter(({ cell }) => cell.status === status).length;
    const clusterShown = released.cluster.status === 'shown';
    return [
      {
        title,
        threshold,
        practices: released.peers.length,
        hidden: count('withheld'),
        banded: count('banded'),
        clusterShown,
      },
    ];
  }
  const clusterShown =
    released.kind === 'distribution'
      ? released.series.some(({ persons }) => persons !== null)
      : released.kind === 'concentration' && released.persons.status === 'shown';
  return [{ title, threshold, practices: 0, hidden: 0, banded: 0, clusterShown }];
}
