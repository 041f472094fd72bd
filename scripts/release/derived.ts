/**
 * When a figure made from several practices' own data may be shown at all (DISCLOSURE D2, D15): the cluster's, a group's,
 * a municipality's. Two practices' sum is the other one's figure, and a sum that one practice makes up is that practice's
 * figure.
 *
 * Today the cluster figure is the only such group. A municipality's figure made from own data (not a published one) must
 * be asked here too, with the cells of its practices.
 */
import { type ColumnCell, type ColumnRule, primaryHidden } from './primary.ts';

const leastPractices = 3;
/** Percent of the denominator that one practice may make up. */
const mostOfOne = 85;

/** Whether single practices can be worked out from it beside other figures is for suppress.ts to say. */
export function mayShowGroup(cells: readonly ColumnCell[], rule: ColumnRule): boolean {
  const group = groupOf(cells);
  const dominated = cells.some(({ n }) => n * 100 > group.n * mostOfOne);
  return cells.length >= leastPractices && !dominated && !primaryHidden(group, rule);
}

/** A group as a cell: the same rule holds for every group (D2). */
function groupOf(cells: readonly ColumnCell[]): ColumnCell {
  const total = (pick: (cell: ColumnCell) => number) => cells.reduce((result, cell) => result + pick(cell), 0);
  const figure = { id: '', x: total((cell) => cell.x), n: total((cell) => cell.n) };
  if (cells.some((cell) => cell.persons === undefined)) return figure;
  return { ...figure, persons: total((cell) => cell.persons ?? 0) };
}
