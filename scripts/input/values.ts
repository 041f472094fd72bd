/**
 * One cell, read as what its column holds. Each returns null when the cell is empty or wrong; wrong has been reported.
 * Nothing is guessed: where a Danish and an English reading differ, the author is asked.
 */
import type { Report } from '../model/problem.ts';
import { type Cell, fault, warn } from './cells.ts';

/** What suppliers write for "no figure". */
const missing: ReadonlySet<string> = new Set(['', '-', '–', '—', '.', '..', '…']);
/** Hidden already by the supplier: `*`, `<5`. */
const masked = /^(\*+|<\s?\d+)$/;

export function isMissing(cell: Cell): boolean {
  return missing.has(cell.text);
}

/**
 * A whole number from 0. A thousands dot is read as one, with a warning, since a count has no decimals: `1.860` is 1860.
 * Null where the figure is missing or hidden.
 */
export function checkCount(cell: Cell, report: Report): number | null {
  if (isMissing(cell) || isMasked(cell, report)) return null;
  const { text } = cell;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  if (/^[1-9]\d{0,2}( \d{3}){1,2}$/.test(text)) return Number(text.replaceAll(' ', ''));
  if (/^[1-9]\d{0,2}(\.\d{3}){1,2}$/.test(text)) {
    warn(report, cell, 'tusindtalspunktum', 'Punktum er læst som tusindtal: et antal har ingen decimaler.', countHint);
    return Number(text.replaceAll('.', ''));
  }
  if (/^[-–−]\s?\d/.test(text)) {
    return fault(
      report,
      cell,
      'tal-negativt',
      'Et antal kan ikke være negativt.',
      'Ret tallet, eller lad cellen stå tom.',
    );
  }
  if (/^\d[\d. ]*[.,]\d+$/.test(text)) {
    return fault(report, cell, 'tal-broek', 'Her skal stå et helt antal uden decimaler.', countHint);
  }
  return fault(report, cell, 'tal-ugyldigt', 'Her skal stå et antal.', countHint);
}

const countHint = 'Skriv kun cifre, fx 1860. Skal være et antal personer eller kontakter, ikke en procent.';

/** A figure with decimal comma. `1.860` may mean 1860 or 1,86: an error that asks. */
export function checkDecimal(cell: Cell, report: Report): number | null {
  if (isMissing(cell) || isMasked(cell, report)) return null;
  const text = cell.text.replace(/^[–−]\s?/, '-').replace(/^\+/, '');
  if (/^-?[1-9]\d{0,2}\.\d{3}$/.test(text)) {
    return fault(
      report,
      cell,
      'tal-tvetydigt',
      'Tallet kan læses på to måder: punktum som tusindtal eller som komma.',
      'Skriv det uden punktum, fx 1860, eller med komma, fx 1,86.',
    );
  }
  if (/^-?\d{1,9}(,\d{1,15})?$/.test(text) || /^-?[1-9]\d{0,2}(([. ])\d{3})(\2\d{3})*(,\d{1,15})?$/.test(text)) {
    return Number(text.replace(/[. ]/g, '').replace(',', '.'));
  }
  if (/^-?\d{1,9}\.\d{1,15}$/.test(text)) {
    warn(report, cell, 'decimalpunktum', 'Punktum er læst som komma.', 'Brug komma foran decimalerne, fx 12,5.');
    return Number(text);
  }
  return fault(report, cell, 'tal-ugyldigt', 'Her skal stå et tal.', 'Skriv kun tallet, uden enhed, fx -12,5.');
}

function isMasked(cell: Cell, report: Report): boolean {
  if (!masked.test(cell.text)) return false;
  warn(
    report,
    cell,
    'tal-maskeret',
    'Leverandøren har skjult tal her, så de kan ikke tælles med.',
    'Bed om de rigtige tal: pakken skjuler selv små tal, og summer bliver forkerte uden dem.',
  );
  return true;
}

/** A count that must be there. */
export function requireCount(cell: Cell, report: Report): number | null {
  const hidden = isMissing(cell) || masked.test(cell.text);
  return hidden ? missingValue(cell, report) : checkCount(cell, report);
}

export function checkText(cell: Cell, report: Report): string | null {
  return isMissing(cell) ? missingValue(cell, report) : cell.text;
}

/** A text that may be left out. */
export function optionalText(cell: Cell): string {
  return isMissing(cell) ? '' : cell.text;
}

/** Six digits. Leading zeros lost in a spreadsheet are put back. */
export function checkYdernummer(cell: Cell, report: Report): string | null {
  if (/^\d{6}$/.test(cell.text)) return cell.text;
  if (/^\d{4,5}$/.test(cell.text)) {
    warn(
      report,
      cell,
      'ydernummer-nul',
      'Ydernummeret manglede nul foran; det er sat på igen.',
      'Gør kolonnen til tekst i Excel, før der gemmes, så nullet bliver stående.',
    );
    return cell.text.padStart(6, '0');
  }
  if (isMissing(cell)) return missingValue(cell, report);
  return fault(report, cell, 'ydernummer-ugyldigt', 'Her skal stå et ydernummer.', 'Et ydernummer er seks cifre.');
}

/** `from` is 0 where a table may serve every round; then an empty cell is 0 too. */
export function checkRound(cell: Cell, from: 0 | 1, report: Report): number | null {
  if (from === 0 && isMissing(cell)) return 0;
  if (isMissing(cell)) return missingValue(cell, report);
  const round = /^\d{1,2}$/.test(cell.text) ? Number(cell.text) : -1;
  if (round >= from) return round;
  return fault(report, cell, 'runde-ugyldig', 'Runden skal være et helt tal fra 1.', 'Første møde er runde 1.');
}

export function checkYesNo(cell: Cell, report: Report): boolean | null {
  const answer = cell.text.toLowerCase();
  if (['ja', 'j', 'sand'].includes(answer)) return true;
  if (['nej', 'n', 'falsk'].includes(answer)) return false;
  if (isMissing(cell)) return missingValue(cell, report);
  return fault(report, cell, 'ja-nej', 'Her skal stå ja eller nej.', 'Skriv »ja« eller »nej«.');
}

/** One of a few words. */
export function checkChoice<T extends string>(
  cell: Cell,
  choices: Readonly<Record<string, T>>,
  code: string,
  report: Report,
): T | null {
  if (isMissing(cell)) return missingValue(cell, report);
  const choice = Object.entries(choices).find(([word]) => word === cell.text.toLowerCase());
  if (choice) return choice[1];
  const words = [...new Set(Object.values(choices))].map((word) => `»${word}«`).join(', ');
  return fault(report, cell, code, 'Ordet kendes ikke her.', `Skriv et af: ${words}.`);
}

export function missingValue(cell: Cell, report: Report): null {
  return fault(report, cell, 'vaerdi-mangler', 'Cellen skal udfyldes.', 'Udfyld cellen, eller slet rækken.');
}

/** The values when all could be read, else null. */
export function complete<T extends Readonly<Record<string, unknown>>>(
  values: T,
): { readonly [K in keyof T]: Exclude<T[K], null> } | null {
  const whole = Object.values(values).every((value) => value !== null);
  return whole ? (values as { readonly [K in keyof T]: Exclude<T[K], null> }) : null;
}
