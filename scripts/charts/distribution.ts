/**
 * The cluster's persons by number of contacts: one panel per table (all contacts, out-of-hours) on the same scale, each
 * bar with its percent on top. Bars from "many contacts" upwards are dark and bracketed.
 */
import { formatPercent } from '../danish.ts';
import type { ReleasedDistribution } from '../model/released.ts';
import type { Spec } from './svg.ts';
import { textLines } from './textlines.ts';
import { colour, config, type Medium, sizes, widths } from './theme.ts';

type Series = ReleasedDistribution['series'][number];

interface Bar {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  readonly many: boolean;
}

export function drawDistribution(distribution: ReleasedDistribution, medium: Medium): Spec {
  const highest = Math.max(
    20,
    ...distribution.series.flatMap(({ bins }) => bins.map(({ cell }) => (cell.status === 'shown' ? cell.value : 0))),
  );
  const top = Math.ceil((highest * 1.12) / 10) * 10;
  const total = widths[medium];
  const gap = medium === 'slide' ? 60 : 34;
  const width = Math.floor((total - gap * (distribution.series.length - 1)) / distribution.series.length);
  const height = medium === 'slide' ? 350 : 190;
  const heads = distribution.series.map(({ title }) =>
    textLines(title, width, { fontSize: sizes[medium].text, fontWeight: 600 }),
  );
  const headLines = Math.max(...heads.map((lines) => lines.length));
  return {
    config,
    padding: 1,
    spacing: gap,
    hconcat: distribution.series.map((series, at) =>
      drawPanel(series, {
        top,
        width,
        height,
        medium,
        // Panels stand in line when their heads have as many lines.
        head: [...(heads[at] ?? []), ...Array.from({ length: headLines - (heads[at]?.length ?? 0) }, () => '')],
        many: distribution.groupWords?.many ?? null,
      }),
    ),
  } as unknown as Spec;
}

interface Panel {
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly medium: Medium;
  readonly head: readonly string[];
  /** "kontakter"; null where the groups have names of their own. */
  readonly many: string | null;
}

function drawPanel(series: Series, panel: Panel) {
  const { top, width, height, medium } = panel;
  const { text, small } = sizes[medium];
  const bars = series.bins.map((bin) => toBar(bin, panel, series.bins.length));
  const x = {
    field: 'label',
    type: 'nominal',
    sort: null,
    scale: { paddingInner: 0.22, paddingOuter: 0.1 },
    axis: {
      title: null,
      labelAngle: 0,
      labelLimit: 0,
      labelOverlap: false,
      labelExpr: "split(datum.label, '\\n')",
      domainColor: colour.rule,
      ticks: false,
      labelFontSize: text,
      labelColor: colour.ink2,
      labelPadding: 7,
    },
  };
  const y = { field: 'value', type: 'quantitative', scale: { domain: [0, top], nice: false }, axis: null };
  return {
    width,
    height,
    title: {
      text: panel.head,
      anchor: 'start',
      frame: 'bounds',
      fontSize: text,
      fontWeight: 600,
      color: colour.ink,
      offset: 10,
    },
    data: { values: bars },
    encoding: { x },
    layer: [
      {
        mark: { type: 'bar' },
        encoding: { y, color: { condition: { test: 'datum.many', value: colour.reference }, value: colour.band } },
      },
      {
        mark: { type: 'text', baseline: 'bottom', dy: -4, fontSize: text, fontWeight: 600 },
        encoding: { y, text: { field: 'text' }, color: { value: colour.ink } },
      },
      ...bracket(bars, panel.many === null ? 'mange' : `mange ${panel.many}`, top, small),
    ],
  };
}

/** A number is a short name; a group with a name of its own gets as many lines as it needs. */
function toBar({ label, cell, many }: Series['bins'][number], panel: Panel, count: number): Bar {
  const lines = textLines(label, panel.width / count - 6, { fontSize: sizes[panel.medium].text });
  const name = { label: panel.many === null ? lines.join('\n') : label.replace('-', '–'), many };
  if (cell.status === 'shown') return { ...name, value: cell.value, text: formatPercent(cell.value) };
  return { ...name, value: 0, text: 'skjult' };
}

/** "mange kontakter" over the dark bars. */
function bracket(bars: readonly Bar[], words: string, top: number, fontSize: number) {
  const many = bars.filter((bar) => bar.many);
  const [first, last] = [many.at(0), many.at(-1)];
  if (!first || !last) return [];
  const level = Math.max(...many.map(({ value }) => value)) + top * 0.2;
  const data = { values: [{ first: first.label, last: last.label, level }] };
  const y = { field: 'level', type: 'quantitative' };
  const band = (field: string, bandPosition: number) => ({ field, type: 'nominal', bandPosition });
  return [
    {
      data,
      mark: { type: 'rule', color: colour.reference, strokeWidth: 1.6 },
      encoding: { x: band('first', 0), x2: { field: 'last', bandPosition: 1 }, y },
    },
    {
      data,
      mark: {
        type: 'text',
        text: words,
        align: 'right',
        baseline: 'bottom',
        dy: -4,
        color: colour.reference,
        fontWeight: 600,
        fontSize,
      },
      encoding: { x: band('last', 1), y },
    },
  ];
}
