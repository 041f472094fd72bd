/** Reads a pack's groups, "1", "5-9", "10+", and finds those that overlap: a person must belong to one group only. */

interface Group {
  readonly label: string;
  readonly from: number;
  /** Null for the open top group. */
  readonly to: number | null;
}

/** `groups` is empty when the groups are names ("kvinder", "mænd"), which have no order to check. */
export type GroupCheck =
  | { readonly ok: true; readonly groups: readonly Group[] }
  | { readonly ok: false; readonly message: string; readonly hint: string };

export function checkGroups(labels: readonly string[]): GroupCheck {
  const twice = labels.find(
    (label, index) => labels.findIndex((other) => foldGroup(other) === foldGroup(label)) < index,
  );
  if (twice !== undefined) return wrong(`Gruppen »${twice}« står to gange.`, 'Slet den ene.');
  const groups = labels.map(parseGroup);
  if (groups.every((group) => group === null)) return { ok: true, groups: [] };
  const named = groups.indexOf(null);
  if (named >= 0) return wrong(`Gruppen »${labels[named]}« er ikke et tal eller et interval.`, example);
  return inOrder(groups.filter((group) => group !== null));
}

/** "5 – 9" and "5-9" are one group; so are "Kvinder" and "kvinder ". */
export function foldGroup(label: string): string {
  return label
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\s*([-+])\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

const example = 'Skriv grupperne som "1", "5-9" og "10+".';
const seasons = 'Er det sæsoner, så skriv dem som "2023/24".';

const isSeason = ({ from, to }: Group): boolean => to === (from + 1) % 100;

function inOrder(groups: readonly Group[]): GroupCheck {
  for (const [index, group] of groups.entries()) {
    if (group.to !== null && group.to < group.from) {
      return wrong(`Gruppen »${group.label}« slutter, før den begynder.`, isSeason(group) ? seasons : example);
    }
    const before = groups[index - 1];
    if (before === undefined || (before.to !== null && before.to < group.from)) continue;
    if (group.to !== null && group.to < before.from) {
      return wrong(`Gruppen »${group.label}« står efter »${before.label}«.`, 'Skriv grupperne i stigende rækkefølge.');
    }
    return wrong(
      `Grupperne »${before.label}« og »${group.label}« overlapper.`,
      'Ret grænserne, så hvert tal hører til netop én gruppe, fx "5-9" og "10-12".',
    );
  }
  return { ok: true, groups };
}

function parseGroup(label: string): Group | null {
  const text = foldGroup(label);
  const match = /^(?<from>\d{1,6})(?:-(?<to>\d{1,6})|(?<open>\+| og (?:derover|over|flere|mere)))?(?: \p{L}+)?$/u.exec(
    text,
  );
  const parts = match?.groups;
  if (!parts) return null;
  const from = Number(parts.from);
  if (parts.open !== undefined) return { label, from, to: null };
  return { label, from, to: parts.to === undefined ? from : Number(parts.to) };
}

function wrong(message: string, hint: string): GroupCheck {
  return { ok: false, message, hint };
}
