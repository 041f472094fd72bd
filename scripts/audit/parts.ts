/**
 * Counts that no statement ties together are questions of their own: two rounds of a pack, two packs. What a reader can
 * work out of one tells nothing of the other, and two small systems are tried faster than one large.
 */
import type { AuditCell, Statement, Term } from './system.ts';

/** All that is known, printed and asked; what a protected count holds besides its terms is of no matter here. */
interface Whole<P extends { readonly terms: readonly Term[] }> {
  readonly cells: readonly AuditCell[];
  readonly known: readonly Statement[];
  readonly published: readonly Statement[];
  readonly protected: readonly P[];
}

/** Together they ask exactly what the whole asks; each keeps the order of its cells and statements. */
export function partsOf<P extends { readonly terms: readonly Term[] }>(input: Whole<P>): readonly Whole<P>[] {
  const place = new Map(input.cells.map(({ id }, at) => [id, at]));
  const rootOf = input.cells.map((_, at) => at);
  const find = (at: number): number => {
    const parent = rootOf[at] ?? at;
    if (parent === at) return at;
    const root = find(parent);
    rootOf[at] = root;
    return root;
  };
  const partOf = (terms: readonly Term[]): number => find(place.get(terms[0]?.cell ?? '') ?? 0);
  for (const { terms } of [...input.known, ...input.published, ...input.protected]) {
    for (const { cell } of terms) rootOf[find(place.get(cell) ?? 0)] = partOf(terms);
  }
  const by = <T extends { readonly terms: readonly Term[] }>(list: readonly T[]) =>
    Map.groupBy(list, ({ terms }) => partOf(terms));
  const [known, published, counts] = [by(input.known), by(input.published), by(input.protected)];
  return [...Map.groupBy(input.cells, ({ id }) => find(place.get(id) ?? 0))].map(([part, cells]) => ({
    cells,
    known: known.get(part) ?? [],
    published: published.get(part) ?? [],
    protected: counts.get(part) ?? [],
  }));
}
