/** The value axis every chart with one shares: round ticks, a light grid, Danish numbers, no title and no frame. */
import type { Unit } from '../model/released.ts';
import { colour } from './theme.ts';
import { plainText } from './units.ts';

/** Ticks from 0 with a round step, as close as labels of that size allow. */
export function ticksOf(highest: number, length: number, fontSize: number, unit: Unit): readonly number[] {
  const least = unit === 'percent' ? 5 : 0;
  const room = fontSize * (unit === 'percent' ? 3.2 : 1.4 + plainText(highest).length);
  const step = roundSteps.find((each) => each >= least && (length * each) / highest >= room) ?? highest;
  return Array.from({ length: Math.floor(highest / step + 1e-9) + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}

const roundSteps = [-2, -1, 0, 1, 2, 3, 4, 5].flatMap((power) => [1, 2, 5].map((each) => each * 10 ** power));

/** Of a Vega-Lite axis; its own labels would be English numbers. */
export function axisLook(values: readonly number[], textOf: (value: number) => string = plainText) {
  const labels = Object.fromEntries(values.map((value) => [String(value), textOf(value)]));
  return {
    values,
    labelExpr: `(${JSON.stringify(labels)})[datum.value]`,
    ticks: false,
    grid: true,
    gridColor: colour.grid,
    labelColor: colour.ink2,
    title: null,
  };
}
