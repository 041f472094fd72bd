/**
 * The same table told twice: two packs that ask for it in other groups, a round that shows last round's figures again, a
 * practice that came late. A reader takes one page from the other, so such columns are one set of unknowns (DISCLOSURE 3).
 *
 * Two columns are the same when every practice they share has the same number of persons in both, and no cut says
 * otherwise. Three practices at least: fewer could be alike by chance. To take too much as the same is safe, for it
 * only lends the reader more knowledge.
 */
import type { Analysis } from '../model/analysis.ts';
import { type Counted, type Counts, countsOf } from './unknowns.ts';

const leastAlike = 3;

export interface LinkedColumns {
  readonly counts: Counts;
  /** For each edition its own columns, and the name in `counts` that each of them has. */
  readonly columns: readonly { readonly own: Counts; readonly names: ReadonlyMap<string, string> }[];
}

export function linkColumns(analyses: readonly Analysis[]): LinkedColumns {
  const counts = new Map<string, Counted>();
  const columns = analyses.map((analysis) => {
    const own = countsOf(analysis);
    // Two columns of one edition may be alike (all were seen); they are still two questions.
    const earlier = [...counts.keys()];
    const taken = new Set<string>();
    const names = new Map<string, string>();
    for (const [name, column] of own) {
      const same = earlier.find((id) => !taken.has(id) && isSame(known(counts.get(id)), column));
      const id = same ?? `${analysis.meeting.pack}/${analysis.meeting.round}/${name}`;
      counts.set(id, same === undefined ? column : joined(known(counts.get(id)), column));
      taken.add(id);
      names.set(name, id);
    }
    return { own, names };
  });
  return { counts, columns };
}

function isSame(one: Counted, other: Counted): boolean {
  const [everyone, all] = [one.from.get(0), other.from.get(0)];
  if (!everyone || !all) return false;
  const shared = [...everyone.keys()].filter((practice) => all.has(practice));
  const alike = shared.filter((practice) => everyone.get(practice) === all.get(practice) && all.get(practice) !== 0);
  if (alike.length < leastAlike || shared.some((practice) => everyone.get(practice) !== all.get(practice)))
    return false;
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
  const from = cuts.map(
    (cut) => [cut, new Map([...(one.from.get(cut) ?? []), ...(other.from.get(cut) ?? [])])] as const,
  );
  return { cuts, lowest: one.lowest ?? other.lowest, from: new Map(from), groups: one.groups };
}

function known(column: Counted | undefined): Counted {
  if (column === undefined) throw new Error('a column that was linked is not there');
  return column;
}
