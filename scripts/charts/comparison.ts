/**
 * The cluster beside its benchmarks, for pages where no practice may be shown: one row each, the cluster's with the
 * range that chance alone could give.
 */
import { formatPercent } from '../danish.ts';
import type { ReleasedShare } from '../model/released.ts';
import type { Spec } from './svg.ts';
import { colour, config, type Medium, sizes } from './theme.ts';

export function drawComparison({ cluster, benchmarks, axis }: ReleasedShare, medium: Medium): Spec {
  if (cluster.status !== 'shown') throw new Error('a withheld cluster figure is not drawn');
  const { text, small, dot } = sizes[medium];
  const width = medium === 'slide' ? 740 : 646;
  const labelWidth = medium === 'slide' ? 250 : 150;
  const valueWidth = medium === 'slide' ? 80 : 50;
  const rows = [
    {
      name: 'Klyngen',
      value: cluster.value,
      lower: cluster.interval?.lower,
      upper: cluster.interval?.upper,
      own: true,
    },
    ...benchmarks.map(({ label, value }) => ({ name: label, value, own: false })),
  ].map((row) => ({ ...row, text: formatPercent(row.value) }));
  const x = {
    field: 'value',
    type: 'quantitative',
    scale: { domain: [0, axis], nice: false },
    axis: {
      domain: false,
      ticks: false,
      grid: true,
      gridColor: colour.grid,
      tickCount: 5,
      labelFontSize: small,
      labelColor: colour.ink2,
      labelPadding: 6,
      labelFlush: false,
      title: null,
    },
  };
  const hue = { condition: { test: 'datum.own', value: colour.ink }, value: colour.reference };
  const words = (at: number, field: string, align: string) => ({
    mark: { type: 'text', align, baseline: 'middle', fontSize: text },
    encoding: {
      x: { value: at },
      text: { field },
      color: hue,
      fontWeight: { condition: { test: 'datum.own', value: 700 }, value: 400 },
    },
  });
  const plot = width - labelWidth - valueWidth;
  return {
    config,
    padding: 1,
    width: plot,
    height: { step: medium === 'slide' ? 110 : 34 },
    data: { values: rows },
    encoding: { y: { field: 'name', type: 'nominal', sort: null, axis: null } },
    layer: [
      {
        transform: [{ filter: 'isValid(datum.lower)' }],
        mark: { type: 'rule', color: colour.band, strokeWidth: dot * 0.3, strokeCap: 'round' },
        encoding: { x: { ...x, field: 'lower' }, x2: { field: 'upper' } },
      },
      {
        mark: { type: 'point', filled: true, opacity: 1, size: dot * dot * (medium === 'slide' ? 2.6 : 1.5) },
        encoding: { x, color: hue, shape: { condition: { test: 'datum.own', value: 'circle' }, value: 'diamond' } },
      },
      words(-labelWidth, 'name', 'left'),
      words(plot + valueWidth, 'text', 'right'),
    ],
  } as unknown as Spec;
}
