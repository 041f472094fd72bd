/**
 * Secrets as they could stand in a finished file: practice numbers, practice names, plain hashes of numbers, and
 * anything that looks like a CPR number.
 */
import { createHash } from 'node:crypto';

/** Fonts and pictures in data URIs are long random text, where any number turns up sooner or later. */
const embedded = /data:[\w.+/-]+(?:;[\w=.-]+)*;base64,[A-Za-z0-9+/=]+/g;

export function withoutEmbedded(text: string): string {
  return text.includes(';base64,') ? text.replace(embedded, '') : text;
}

/** The shapes of a drawing are numbers of every size and no text. */
export function withoutShapes(text: string): string {
  return text.replace(/\s(?:d|points)="[^"]*"/g, '');
}

/** A practice number, also as a spreadsheet or a number format would have it: without the leading zero, or 997.104. */
export function findNumber(text: string, numbers: ReadonlySet<string>): boolean {
  for (const found of text.matchAll(/(?<!\d)(?:\d{5,6}|\d{2,3}[.\u00a0\u202f ]\d{3})(?!\d)/g)) {
    const digits = found[0].replace(/\D/g, '');
    if (numbers.has(digits) && isToken(text, found.index, found.index + found[0].length)) return true;
  }
  return false;
}

/** The forms of each practice number to look for. */
export function numberForms(ydernumre: readonly string[]): ReadonlySet<string> {
  // A number that loses two zeros or more is as short as an ordinary count, which would be found everywhere.
  return new Set(ydernumre.flatMap((number) => [number, number.replace(/^0/, '')]));
}

/** Not a decimal, not a colour and not a part of a long hexadecimal number. */
function isToken(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 80), start);
  const after = text.slice(end, end + 80);
  if (/\d[.,]$/.test(before) && !/[.,]\d{3}/.test(text.slice(start, end))) return false;
  if (/^\.\d/.test(after) && !/^\.0+(?!\d)/.test(after)) return false;
  if (/#$/.test(before)) return /href\s*=\s*["']?#$/.test(before);
  const left = /[0-9a-z]*$/i.exec(before)?.[0] ?? '';
  const right = /^[0-9a-z]*/i.exec(after)?.[0] ?? '';
  const run = left + text.slice(start, end) + right;
  return !(run.length >= 8 && /[a-f]/i.test(run) && /^[0-9a-f]+$/i.test(run));
}

export interface Hashes {
  readonly hex: ReadonlyMap<string, readonly string[]>;
  readonly base64: ReadonlyMap<string, readonly string[]>;
}

const prefix = 8;

/** Plain hashes of every practice number: found by trying a million, so they are the number itself (D13). */
export function plainHashes(numbers: ReadonlySet<string>): Hashes {
  const hex = new Map<string, string[]>();
  const base64 = new Map<string, string[]>();
  for (const number of numbers) {
    for (const name of ['md5', 'sha1', 'sha256']) {
      const digest = createHash(name).update(number).digest();
      remember(hex, digest.toString('hex'));
      remember(base64, digest.toString('base64').replace(/=+$/, ''));
      remember(base64, digest.toString('base64url'));
    }
  }
  return { hex, base64 };
}

/** Whole or shortened to eight characters or more. */
export function findHash(text: string, hashes: Hashes): boolean {
  // A run begins where the character before is of another kind; said so, each shorter word is passed over at once.
  const hex = text.match(/(?<![0-9a-fA-F])[0-9a-fA-F]{8,}/g) ?? [];
  const base64 = text.match(/(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}/g) ?? [];
  return hex.some((run) => begins(hashes.hex, run.toLowerCase())) || base64.some((run) => begins(hashes.base64, run));
}

function remember(known: Map<string, string[]>, digest: string): void {
  const key = digest.slice(0, prefix);
  known.set(key, [...(known.get(key) ?? []), digest]);
}

function begins(known: ReadonlyMap<string, readonly string[]>, run: string): boolean {
  return known.get(run.slice(0, prefix))?.some((digest) => digest.startsWith(run) || run.startsWith(digest)) ?? false;
}

/** Ten digits of which the first six are a date; 60 is added to the day in replacement numbers (D17). */
export function findCpr(text: string): boolean {
  const pattern = /(?<![\dA-Za-z]|\d[.,])(\d{2})(\d{2})(\d{2})[- ]?\d{4}(?![\dA-Za-z]|[.,]\d)/g;
  for (const [, day = '', month = '', year = ''] of text.matchAll(pattern)) {
    if (isDate(Number(day) > 60 ? Number(day) - 60 : Number(day), Number(month), Number(year))) return true;
  }
  return false;
}

function isDate(day: number, month: number, year: number): boolean {
  return [1900, 2000].some((century) => {
    const date = new Date(Date.UTC(century + year, month - 1, day));
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && day > 0;
  });
}

/** Text as names are compared in: one case, one kind of space (also for the joints of a file name), no entities. */
export function plainWords(text: string): string {
  return (
    text
      .replace(/&(?:amp|aelig|oslash|aring|nbsp|shy|#160|#xa0|quot|#39|apos);|\u00ad/gi, (found) => {
        return entities[found.toLowerCase()] ?? '';
      })
      .replaceAll('%20', ' ')
      // A space that stands alone stays: they are most of what there is.
      .replace(/[^\S ][\s_-]*|[_-][\s_-]*| [\s_-]+/g, ' ')
      .normalize('NFC')
      .toLowerCase()
  );
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&aelig;': 'æ',
  '&oslash;': 'ø',
  '&aring;': 'å',
  '&nbsp;': ' ',
  '&#160;': ' ',
  '&#xa0;': ' ',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
};

/** A form that a name could take, and the words it is made of. */
interface NameForm {
  readonly form: string;
  readonly words: readonly string[];
}

/** Names by their longest word, which most texts do not have. */
export type NameForms = ReadonlyMap<string, readonly NameForm[]>;

/** Each name as it is written, and as it would stand in a file name or an id. */
export function nameForms(names: readonly string[]): NameForms {
  const forms = names.flatMap((name) => {
    const phrase = plainWords(name).trim();
    const ascii = phrase.replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa');
    return [phrase, ascii.replace(/[^a-z0-9]+/g, ' ').trim()];
  });
  const found = [...new Set(forms)].filter((form) => form !== '').map((form) => ({ form, words: wordsIn(form) }));
  return Map.groupBy(found, ({ words }) => words.toSorted((one, other) => other.length - one.length)[0] ?? '');
}

/**
 * A name as a phrase of its own. `text` is from `plainWords`. A phrase that stands alone begins and ends where words do, so
 * all of its words are words of the text: most names in the country are dismissed by that.
 */
export function findName(text: string, names: NameForms): boolean {
  if (names.size === 0) return false;
  const words = wordsIn(text);
  // A name without a single letter or figure is looked for in every text.
  const met = new Set(['', ...words.filter((word) => names.has(word))]);
  if (met.size === 1 && !names.has('')) return false;
  const known = new Set(words);
  const isThere = (name: NameForm) => name.words.every((word) => known.has(word)) && standsAlone(text, name.form);
  return [...met].some((word) => names.get(word)?.some(isThere));
}

function wordsIn(text: string): readonly string[] {
  return text.match(/[a-zæøå0-9]+/g) ?? [];
}

function standsAlone(words: string, form: string): boolean {
  for (let at = words.indexOf(form); at >= 0; at = words.indexOf(form, at + 1)) {
    const around = (words[at - 1] ?? ' ') + (words[at + form.length] ?? ' ');
    if (!/[a-zæøå0-9]/.test(around)) return true;
  }
  return false;
}
