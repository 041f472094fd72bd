/**
 * The same table told twice: two packs that ask for it in other groups, a round that shows last round's figures again, a
 * practice that came late. A reader takes one page from the other, so such columns are one set of unknowns (DISCLOSURE 3).
 *
 * Two columns are the same when every practice they share has the same number of persons in both, and no cut says
 * otherwise. Three practices at least: fewer could be alike by chance. To take too much as the same is safe, for it
 * only lends the reader more knowledge.
 */
import type { Counted, Counts } from './unknowns.ts';

const leastAlike = 3;

/** Before linking: one edition's columns, and its prefix for those that stand alone. */
export interface OwnColumns {
  readonly prefix: string;
  readonly counts: Counts;
}

export interface LinkedColumns {
  readonly counts: Counts;
  /** For each edition: its own name of a column to the name in `counts`. */
  readonly names: readonly ReadonlyMap<string, string>[];
}

export function linkColumns(editions: readonly OwnColumns[]): LinkedColumns {
  const counts = new Map<string, Counted>();
  const names = editions.map(({ prefix, counts: own }) => {
    const taken = new Set<string>();
    return new Map(
      [...own].map(([name, column]) => {
        // Two columns of one table may be alike (all were seen); they are still two questions.
        const same = [...counts].find(([id, other]) => !taken.has(id) && !id.startsWith(prefix) && isSame(other, column));
        const id = same?.[0] ?? `${prefix}${name}`;
        counts.set(id, same ? joined(same[1], column) : column);
        taken.add(id);
        return [name, id];
      }),
    );
  });
  return { counts, names };
}

function isSame(one: Counted, other: Counted): boolean {
  const [everyone, all] = [one.from.get(0), other.from.get(0)];
  if (!everyone || !all) return false;
  const shared = [...everyone.keys()].filter((practice) => all.has(practice));
  const alike = shared.filter((practice) => everyone.get(practice) === all.get(practice) && all.get(practice) !== 0);
  if (alike.length < leastAlike || shared.some((practice) => everyone.get(practice) !== all.get(practice))) return false;
  return shared.every((practice) => falls(joined(one, other), practice) && agree(one, other, practice));
}

function agree(one: Counted, other: Counted, practice: string): boolean {
  return [...one.from].every(([cut, persons]) => {
    const [a, b] = [persons.get(practice), other.from.get(cut)?.get(practice)];
    return a === undefined || b === undefined || a === b;
  });
}

/** Persons with ten or more are never more than those with five or more. */
function falls({ cuts, from }: Counted, practice: string): boolean {
  const persons = cuts.flatMap((cut) => from.get(cut)?.get(practice) ?? []);
  return persons.every((count, place) => count <= (persons[place - 1] ?? count));
}

function joined(one: Counted, other: Counted): Counted {
  const cuts = [...new Set([...one.cuts, ...other.cuts])].sort((a, b) => a - b);
  const from = cuts.map((cut) => [cut, new Map([...(one.from.get(cut) ?? []), ...(other.from.get(cut) ?? [])])] as const);
  return { cuts, lowest: one.lowest ?? other.lowest, from: new Map(from) };
}
