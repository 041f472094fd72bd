/**
 * All practices on one axis for the own sheet: each a ring with its letter at its printed value, set beside one another
 * where they would overlap. The reader's own is a filled, larger mark. Low enough to leave the page to the words.
 */
import type { ReleasedShare } from '../model/released.ts';
import { axisLook, ticksOf } from './axis.ts';
import type { Spec } from './svg.ts';
import { textWidth } from './textwidth.ts';
import { colour, config } from './theme.ts';
import { benchmarkLine, benchmarkValue, numberText, plainText } from './units.ts';

interface Dot {
  readonly label: string;
  readonly value: number;
  readonly level: number;
  readonly own: boolean;
}

/** With half a tick label on either side no wider than the page, which would make all of it smaller. */
const width = 600;
const dot = 19;
const fontSize = 12;

/** Practices that are banded or withheld have no place on the axis; the caller draws bands as a strip. */
export function drawSwarm(share: ReleasedShare, ownLetter: string): Spec {
  const dots = placeDots(share, ownLetter);
  const height = dot * (1 + Math.max(0, ...dots.map(({ level }) => level)));
  const scale = { domain: [0, share.axis], nice: false };
  const x = { field: 'value', type: 'quantitative', scale, axis: axisOf(share) };
  // Levels count from the axis upwards; half a dot of room keeps the lowest one on the paper.
  const y = { field: 'y', type: 'quantitative', scale: { domain: [0, height], nice: false }, axis: null };
  const values = dots.map(({ level, ...rest }) => ({ ...rest, y: dot * (level + 0.5) }));
  const look = (own: string, peer: string) => ({ condition: { test: 'datum.own', value: own }, value: peer });
  return {
    config,
    padding: { left: 12, right: 12, top: 1, bottom: 1 },
    width,
    height,
    layer: [
      ...linesOf(share, height),
      {
        data: { values },
        mark: { type: 'point', filled: true, opacity: 1, strokeWidth: 1.3 },
        encoding: {
          x,
          y,
          shape: { condition: { test: 'datum.own', value: 'square' }, value: 'circle' },
          size: { condition: { test: 'datum.own', value: dot * dot }, value: (dot - 3) ** 2 },
          fill: look(colour.own, colour.white),
          stroke: look(colour.own, colour.peer),
        },
      },
      {
        data: { values },
        mark: { type: 'text', fontSize, baseline: 'middle', dy: 1 },
        encoding: {
          x,
          y,
          text: { field: 'label' },
          color: look(colour.white, colour.ink2),
          fontWeight: { condition: { test: 'datum.own', value: 700 }, value: 400 },
        },
      },
    ],
  } as unknown as Spec;
}

/** Each dot on the lowest level where it touches no other: own first, so that it always lies on the axis. */
function placeDots({ peers, axis }: ReleasedShare, ownLetter: string): readonly Dot[] {
  const shown = peers.flatMap(({ label, cell }) => (cell.status === 'shown' ? [{ label, value: cell.value }] : []));
  const ordered = [
    ...shown.filter(({ label }) => label === ownLetter),
    ...shown.filter(({ label }) => label !== ownLetter),
  ];
  const placed: Dot[] = [];
  for (const { label, value } of ordered) {
    const taken = placed
      .filter((other) => (Math.abs(other.value - value) / axis) * width < dot)
      .map(({ level }) => level);
    let level = 0;
    while (taken.includes(level)) level++;
    placed.push({ label, value, level, own: label === ownLetter });
  }
  return placed;
}

function linesOf(share: ReleasedShare, height: number) {
  const { cluster, benchmarks, axis } = share;
  const lines = [
    ...(cluster.status === 'shown'
      ? [
          {
            value: cluster.value,
            label: `Klyngen ${numberText(cluster.value, share.unit)}`,
            hue: colour.ink,
            dash: [1, 0],
          },
        ]
      : []),
    ...benchmarks.map((one) => ({
      value: one.value,
      label: one.level === 'maal' ? benchmarkLine(one, share) : `${one.label} ${benchmarkValue(one, share)}`,
      hue: colour.reference,
      dash: [5, 3],
    })),
  ];
  const named = lines.map((line) => ({ ...line, at: (line.value / axis) * width })).sort((a, b) => a.at - b.at);
  const [first, last] = [named.at(0), named.at(-1)];
  // The lower one's name to its left and the higher one's to its right, so that no line runs through a name.
  const apart =
    named.length === 2 && first && last && wide(first.label) <= first.at && last.at + wide(last.label) <= width;
  return named.flatMap(({ value, label, at, hue, dash }, place) => {
    const half = wide(label) / 2;
    const aside = place === 0 ? at - half : at + half;
    const centre = apart ? aside : Math.max(half, Math.min(width - half, at));
    const top = -5 - (apart ? 0 : place * 15);
    const data = { values: [{ value }] };
    return [
      {
        data,
        mark: { type: 'rule', color: hue, strokeWidth: 1.8, strokeDash: dash },
        encoding: { x: { field: 'value', type: 'quantitative' }, y: { value: top }, y2: { value: height } },
      },
      {
        data,
        mark: { type: 'text', text: label, color: hue, fontSize, fontWeight: 600, baseline: 'bottom', dy: -1 },
        encoding: { x: { value: centre }, y: { value: top } },
      },
    ];
  });
}

/** A name with the air it needs beside its line. */
function wide(label: string): number {
  return textWidth({ fontSize, fontWeight: 600 }, label) + 10;
}

function axisOf({ axis, unit }: ReleasedShare) {
  const look = axisLook(ticksOf(axis, width, fontSize, unit), (value) =>
    unit === 'percent' ? numberText(value, unit) : plainText(value),
  );
  return { ...look, domainColor: colour.rule, labelFontSize: fontSize, labelPadding: 5 };
}
