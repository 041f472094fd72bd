/** Texts of a pack that nobody should print: what was to be filled in later, and how to reach a person. */
import type { Fault, Path } from './yaml.ts';

interface Leftover {
  readonly pattern: RegExp;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

const severity = 'warning';

const leftovers: readonly Leftover[] = [
  {
    pattern:
      /\[[^\]]*(?:udfyld|indsæt|skriv her|navn|dato|x{2,})[^\]]*\](?!\()|\b(?:TODO|TBD|FIXME|lorem ipsum)\b|\bX{3,}\b/i,
    code: 'pladsholder',
    message: 'Her står noget, der skulle have været udfyldt.',
    hint: 'Skriv teksten færdig, eller slet den. En modtager, der endnu ikke kendes, udelades i »to:«.',
  },
  {
    pattern:
      /https:\/\/(?:www\.)?(?:example\.\w+|localhost|127\.0\.0\.1)|https:\/\/[^/\s]*\.(?:test|invalid|example)\b/i,
    code: 'pladsholder',
    message: 'Adressen fører ingen steder hen.',
    hint: 'Skriv den rigtige adresse, eller slet linket.',
  },
  {
    pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/,
    code: 'kontakt-i-teksten',
    message: 'Teksten nævner en mailadresse.',
    hint: 'Skriv en funktion eller en enhed i stedet. Personer skifter, og papirer bliver liggende.',
  },
  {
    // Eight digits in pairs or fours, or all together after a word for telephone.
    pattern:
      /(?<![\d.,-])(?:\+45 ?)?\d{2}[ .]\d{2}[ .]\d{2}[ .]\d{2}(?![\d.,]\d|\d)|(?:tlf|telefon|mobil|ring til|ring på)[^\d\n]{0,6}(?:\+45 ?)?(?:\d{4} ?\d{4})(?!\d)/i,
    code: 'kontakt-i-teksten',
    message: 'Teksten nævner et telefonnummer.',
    hint: 'Skriv en funktion eller en enhed i stedet. Personer skifter, og papirer bliver liggende.',
  },
];

/** Warns at each text under `path`; one text is told of each kind once. */
export function checkLeftovers(value: unknown, path: Path, fault: Fault): void {
  if (typeof value === 'string') {
    for (const { pattern, code, message, hint } of leftovers) {
      if (pattern.test(value)) fault(path, code, message, hint, severity);
    }
  } else if (typeof value === 'object' && value !== null) {
    const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
      ? [...value.entries()]
      : Object.entries(value);
    for (const [key, item] of entries) checkLeftovers(item, [...path, key], fault);
  }
}
