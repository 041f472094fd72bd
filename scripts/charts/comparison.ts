/**
 * The cluster beside its benchmarks, for pages where no practice may be shown: one row each, the cluster's with the
 * range that chance alone could give.
 */
import type { ReleasedShare } from '../model/released.ts';
import { axisLook, ticksOf } from './axis.ts';
import type { Spec } from './svg.ts';
import { colour, config, type Medium, sizes, widths } from './theme.ts';
import { benchmarkValue, numberText } from './units.ts';

export function drawComparison(share: ReleasedShare, medium: Medium): Spec {
  const { dot } = sizes[medium];
  const slide = medium === 'slide';
  const labelWidth = slide ? 250 : 150;
  const valueWidth = slide ? 110 : 70;
  const plot = (slide ? 740 : widths[medium]) - labelWidth - valueWidth;
  const x = xOf(share, plot, medium);
  const hue = { condition: { test: 'datum.own', value: colour.ink }, value: colour.reference };
  return {
    config,
    padding: 1,
    width: plot,
    height: { step: slide ? 110 : 34 },
    data: { values: rowsOf(share) },
    encoding: { y: { field: 'name', type: 'nominal', sort: null, axis: null }, color: hue },
    layer: [
      {
        transform: [{ filter: 'isValid(datum.lower)' }],
        mark: { type: 'rule', color: colour.band, strokeWidth: dot * 0.3, strokeCap: 'round' },
        encoding: { x: { ...x, field: 'lower' }, x2: { field: 'upper' }, color: { value: colour.band } },
      },
      {
        mark: { type: 'point', filled: true, opacity: 1, size: dot * dot * (slide ? 2.6 : 1.5) },
        encoding: { x, shape: { condition: { test: 'datum.own', value: 'circle' }, value: 'diamond' } },
      },
      words(-labelWidth, 'name', 'left', medium),
      words(plot + valueWidth, 'text', 'right', medium),
    ],
  } as unknown as Spec;
}

function rowsOf(share: ReleasedShare) {
  const { cluster, benchmarks, unit } = share;
  if (cluster.status !== 'shown') throw new Error('a withheld cluster figure is not drawn');
  const { value, interval } = cluster;
  const text = numberText(value, unit);
  const own = { name: 'Klyngen', value, text, lower: interval?.lower, upper: interval?.upper, own: true };
  const others = benchmarks.map((one) => ({
    name: one.label,
    value: one.value,
    text: benchmarkValue(one, share),
    own: false,
  }));
  return [own, ...others];
}

function xOf({ axis, unit }: ReleasedShare, width: number, medium: Medium) {
  const { small } = sizes[medium];
  const look = { ...axisLook(ticksOf(axis, width, small, unit)), domain: false };
  const labels = { labelFontSize: small, labelPadding: 6, labelFlush: false };
  const scale = { domain: [0, axis], nice: false };
  return { field: 'value', type: 'quantitative', scale, axis: { ...look, ...labels } };
}

function words(at: number, field: string, align: string, medium: Medium) {
  return {
    mark: { type: 'text', align, baseline: 'middle', fontSize: sizes[medium].text },
    encoding: {
      x: { value: at },
      text: { field },
      fontWeight: { condition: { test: 'datum.own', value: 700 }, value: 400 },
    },
  };
}
