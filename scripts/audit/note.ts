/** offentliggoerelse.txt: what is shown of every edition of a cluster, and what the audit tried. */
import type { Analysis } from '../model/analysis.ts';
import type { ReleasedIndicator, ReleasedReport, ReleasedShare } from '../model/released.ts';
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
        block.type === 'indicator'
          ? [block.indicator, ...(block.beside ? [block.beside] : [])].flatMap((one) => figuresOf(one, analysis))
          : [],
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

function figuresOf(released: ReleasedIndicator, analysis: Analysis): DescribedFigure[] {
  const indicator = analysis.indicators.find(({ id }) => id === released.id)?.indicator;
  if (!indicator || !('threshold' in indicator)) return [];
  const { title } = released;
  const { threshold } = indicator;
  if (released.kind === 'trend') {
    return released.periods.map(({ label, share }) => ({
      ...shareFigure(share, threshold),
      title: `${title}, ${label}`,
    }));
  }
  if ('peers' in released) return [shareFigure(released, threshold)];
  return [{ title, threshold, practices: 0, hidden: 0, banded: 0, clusterShown: showsCluster(released) }];
}

function shareFigure({ title, peers, cluster }: ReleasedShare, threshold: number): DescribedFigure {
  const count = (status: string) => peers.filter(({ cell }) => cell.status === status).length;
  const clusterShown = cluster.status === 'shown';
  return {
    title,
    threshold,
    practices: peers.length,
    hidden: count('withheld'),
    banded: count('banded'),
    clusterShown,
  };
}

/** Whether anything of the cluster's own figure is printed. */
function showsCluster(released: Exclude<ReleasedIndicator, ReleasedShare | { kind: 'trend' }>): boolean {
  switch (released.kind) {
    case 'distribution':
      return released.series.some(({ persons }) => persons !== null);
    case 'concentration':
      return released.persons.status === 'shown';
    case 'flow':
      return released.steps.some(({ cell }) => cell.status === 'shown');
    case 'totals':
      return released.totals.some(({ cell }) => cell.status === 'shown');
    case 'municipality':
      return true;
  }
}
