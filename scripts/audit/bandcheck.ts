/**
 * Judges a choice of bands before it is taken (DISCLOSURE D6b): one indicator alone, denominators known, the cluster's
 * count exact where it is printed. The whole edition is audited again when it is finished.
 */
import type { ShareAnalysis } from '../model/analysis.ts';
import { auditPasses } from './audit.ts';
import { printedBand, printedCount } from './printed.ts';

/** Band by practice, in percent. */
type Bands = ReadonlyMap<string, { readonly from: number; readonly to: number }>;

export function bandsPass(
  share: ShareAnalysis,
  bands: Bands,
  { clusterShown }: { readonly clusterShown: boolean },
): boolean {
  const { title, threshold } = share.indicator;
  const sensitive = 'sensitive' in share.indicator && share.indicator.sensitive;
  const term = (id: string) => ({ cell: id, times: 1 });
  const everyone = share.practices.map(({ ydernummer }) => term(ydernummer));
  const banded = share.practices.flatMap(({ ydernummer, n }) => {
    const band = bands.get(ydernummer);
    return band ? [printedBand(title, [term(ydernummer)], n, band.from, band.to)] : [];
  });
  return auditPasses({
    cells: share.practices.map(({ ydernummer, x, n }) => ({ id: ydernummer, practice: ydernummer, x, most: n })),
    known: [],
    published: clusterShown ? [...banded, printedCount(title, everyone, share.cluster.x)] : banded,
    protected: share.practices.map(({ ydernummer, n }) => ({
      what: title,
      terms: [term(ydernummer)],
      of: n,
      threshold,
      sensitive,
    })),
  });
}
