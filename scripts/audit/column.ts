/**
 * One indicator on its own, for choosing bands (D6b): the cluster's count printed, denominators known, every practice as
 * reader. What passes here is tried again together with everything else before it is written.
 */
import { type AuditInput, auditPasses } from './audit.ts';
import { printedBand, printedCount } from './printed.ts';

export interface BandedColumn {
  readonly practices: readonly { readonly id: string; readonly x: number; readonly n: number }[];
  /** Percent from and up to; a practice without one is hidden. */
  readonly bands: ReadonlyMap<string, { readonly from: number; readonly to: number }>;
  readonly threshold: number;
  readonly sensitive: boolean;
}

export function bandsPass(column: BandedColumn): boolean {
  return auditPasses(columnInput(column));
}

function columnInput({ practices, bands, threshold, sensitive }: BandedColumn): AuditInput {
  const what = 'intervaller';
  const term = (id: string) => ({ cell: id, times: 1 });
  const total = practices.reduce((sum, { x }) => sum + x, 0);
  const banded = practices.flatMap(({ id, n }) => {
    const band = bands.get(id);
    return band === undefined ? [] : [printedBand(what, [term(id)], n, band.from, band.to)];
  });
  const everyone = practices.map(({ id }) => term(id));
  return {
    cells: practices.map(({ id, x, n }) => ({ id, practice: id, column: what, x, most: n })),
    known: [],
    published: [printedCount(what, everyone, total), ...banded],
    protected: practices.map(({ id, n }) => ({ what, terms: [term(id)], of: n, threshold, sensitive })),
  };
}
