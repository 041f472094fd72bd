/** Labels beside a chart moved apart until none touches another, each as near its own place as the others allow. */

interface Group {
  /** Sum of what each would have as the first of its group. */
  wanted: number;
  count: number;
}

/**
 * New places for `wanted` ones, at least `gap` apart and between `from` and `to`, in the order of the wishes; equal wishes
 * keep the order given. The least movement in all (pooling neighbours that collide, as in isotonic regression). Where
 * there is not room for all they stand evenly, closer than `gap`.
 */
export function spread(wanted: readonly number[], gap: number, from: number, to: number): readonly number[] {
  const room = wanted.length < 2 ? gap : Math.min(gap, (to - from) / (wanted.length - 1));
  const order = wanted.map((_, at) => at).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const groups: Group[] = [];
  for (const [place, at] of order.entries()) {
    groups.push({ wanted: (wanted[at] ?? 0) - place * room, count: 1 });
    for (;;) {
      const [before, last] = [groups.at(-2), groups.at(-1)];
      if (!before || !last || before.wanted / before.count <= last.wanted / last.count) break;
      groups.splice(-2, 2, { wanted: before.wanted + last.wanted, count: before.count + last.count });
    }
  }
  const highest = to - room * (wanted.length - 1);
  const starts = groups.flatMap(({ wanted: sum, count }) =>
    Array.from({ length: count }, () => Math.max(from, Math.min(highest, sum / count))),
  );
  const placed = new Array<number>(wanted.length).fill(from);
  for (const [place, at] of order.entries()) placed[at] = (starts[place] ?? from) + place * room;
  return placed;
}
