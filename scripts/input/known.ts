/** Looks up what a row names: cluster, practice, pack, municipality. Unknown ones are reported where they stand. */
import type { Pack, PackHead } from '../model/pack.ts';
import type { Report } from '../model/problem.ts';
import { type Cell, fault } from './cells.ts';
import { nearest } from './nearest.ts';
import { checkYdernummer, isMissing, missingValue } from './values.ts';

/** What of a pack the data must agree with. */
export type PackTables = Pick<PackHead, 'id' | 'type' | 'tables' | 'indicators'> &
  Partial<Pick<Pack, 'blocks' | 'review'>>;

export interface Known {
  readonly packs: ReadonlyMap<string, PackTables>;
  /** Packs that exist but could not be read: their rows are left alone. */
  readonly brokenPacks: ReadonlySet<string>;
  readonly municipalities: ReadonlySet<string>;
  /** Ids in klynger.csv, also of rows with other faults; null when the file could not be read. */
  readonly clusters: ReadonlySet<string> | null;
  /** Ydernumre in praksis.csv, likewise. */
  readonly practices: ReadonlySet<string> | null;
}

export function findCluster(cell: Cell, known: Known, report: Report): string | null {
  if (isMissing(cell)) return missingValue(cell, report);
  if (known.clusters === null || known.clusters.has(cell.text)) return cell.text;
  const hint = suggestion(cell, known.clusters) ?? 'Tilføj klyngen i klynger.csv, eller ret cellen.';
  return fault(report, cell, 'klynge-ukendt', 'Klyngen findes ikke i klynger.csv.', hint);
}

/** A pack with data, or null; briefings have no cluster meetings. */
export function findPack(cell: Cell, known: Known, report: Report): PackTables | null {
  if (isMissing(cell)) return missingValue(cell, report);
  if (known.brokenPacks.has(cell.text)) return null;
  const pack = known.packs.get(cell.text);
  if (!pack) {
    const ids = [...known.packs.values()].filter(({ type }) => type === 'cluster-pack').map(({ id }) => id);
    const hint = suggestion(cell, ids) ?? `Pakkerne er: ${ids.join(', ')}.`;
    return fault(report, cell, 'pakke-ukendt', 'Pakken findes ikke i content/.', hint);
  }
  if (pack.type === 'cluster-pack') return pack;
  return fault(report, cell, 'pakke-er-oplaeg', 'Pakken er et oplæg uden data og kan ikke stå her.', 'Slet rækken.');
}

export function findPractice(cell: Cell, known: Known, report: Report): string | null {
  const ydernummer = checkYdernummer(cell, report);
  if (ydernummer === null || known.practices === null || known.practices.has(ydernummer)) return ydernummer;
  return fault(
    report,
    cell,
    'praksis-ukendt',
    'Ydernummeret findes ikke i praksis.csv.',
    'Ret ydernummeret, tilføj praksis i praksis.csv, eller slet rækken.',
  );
}

/** Three digits; registers also write four with a zero first. */
export function findMunicipality(cell: Cell, code: string, known: Known, report: Report): string | null {
  const three = code.replace(/^0(?=\d{3}$)/, '');
  if (known.municipalities.has(three)) return three;
  if (code === '') return missingValue(cell, report);
  const hint = 'En kommunekode er tre cifre. Koderne står i content/shared/kommuner.csv.';
  return fault(report, cell, 'kommune-ukendt', 'Kommunekoden findes ikke.', hint);
}

export function suggestion(cell: Cell, words: Iterable<string>): string | null {
  const guess = cell.text.length > 60 ? null : nearest(cell.text, words);
  return guess ? `Mente du »${guess}«?` : null;
}

/** The first line of each key; a second one is reported at its own place with `message`. */
export function reportTwice(
  seen: Map<string, number>,
  key: string,
  cell: Cell,
  told: { readonly code: string; readonly message: string },
  report: Report,
): boolean {
  const first = seen.get(key);
  if (first === undefined) {
    seen.set(key, cell.line);
    return false;
  }
  fault(report, cell, told.code, `${told.message} Første gang i linje ${first}.`, 'Slet den ene række, eller ret den.');
  return true;
}
