/**
 * A hidden figure printed beside its letter: in the same table row, the same group of a chart, the same sentence, the
 * same object or the same line. "Beside" is after the letter and before the next one, so that in "A 31 %, B 8 %,
 * F skjult" the 8 is B's.
 */

export interface HiddenFigure {
  /** The letter, or in the open profile the name. */
  readonly label: string;
  /** Everything that must not be read of it, as it could be printed: "3", "5 %", "3 af 60". */
  readonly values: readonly string[];
}

export type BesideKind = 'html' | 'svg' | 'css' | 'json' | 'csv' | 'ics' | 'pdf-text' | 'pdf-meta' | 'name';

/** A value that must not be found. */
interface Sought {
  /** Its longest word: where that is not, the value is not. */
  readonly word: string;
  readonly pattern: () => RegExp;
}

/** What is looked for, made ready once for all files of a meeting. */
interface Hidden {
  /** By label, as it is written and as it is printed. A practice may be hidden in several figures. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
  readonly sought: ReadonlyMap<string, readonly Sought[]>;
  /** Finds a label. */
  readonly named: RegExp;
  /** What ends another's figures beside its letter. */
  readonly ends: ReadonlySet<string>;
}

/** `names` are the practices' names, which end another's figures as a letter does where names are printed. */
export function hiddenFigures(figures: readonly HiddenFigure[], names: readonly string[]): Hidden {
  const byLabel = [...Map.groupBy(figures, ({ label }) => label)].map(([label, same]) => {
    return [label, new Set(same.flatMap(({ values }) => values))] as const;
  });
  const labels = byLabel.map(([label]) => escaped(label)).join('|');
  return {
    values: new Map(byLabel),
    sought: new Map(byLabel.map(([label, values]) => [label, [...values].map(soughtOf)])),
    named: new RegExp(`(?<![\\p{L}\\d])(?:${labels})(?![\\p{L}\\d])`, 'u'),
    ends: new Set(['Klyngen', ...names]),
  };
}

export function findBeside(text: string, kind: BesideKind, hidden: Hidden): boolean {
  if (hidden.values.size === 0 || kind === 'css') return false;
  if (kind === 'json') return inJson(text, hidden);
  // Almost every piece of a page is dismissed by the first alone.
  return piecesOf(text, kind)
    .filter((piece) => hidden.named.test(piece) && /\d/.test(piece))
    .some((piece) => partsOf(piece, kind).some((part) => partHolds(part, hidden)));
}

function piecesOf(text: string, kind: BesideKind): readonly string[] {
  if (kind === 'csv') return text.split(/\r?\n/);
  return kind === 'html' || kind === 'svg' ? markupPieces(text) : [text];
}

function partsOf(piece: string, kind: BesideKind): readonly Part[] {
  if (kind === 'csv') {
    const cells = piece.split(';').map((cell) => cell.replace(/^"|"$/g, '').trim());
    return [cells, ...cells.flatMap(sentences)];
  }
  return kind === 'html' || kind === 'svg' ? blockParts(piece) : sentences(piece);
}

/** Texts in the order they are read: cells of a row or texts of a group; a part of one is a sentence. */
type Part = readonly string[];

function partHolds(part: Part, hidden: Hidden): boolean {
  for (const [index, text] of part.entries()) {
    if (hidden.sought.has(text)) {
      const after = part.slice(index + 1);
      const next = after.findIndex((other) => isLabel(other) || hidden.ends.has(other));
      if (matches(after.slice(0, next < 0 ? undefined : next).join(' | '), text, hidden)) return true;
    } else if (part.length === 1 && text.length > 2 && inSentence(text, hidden)) return true;
  }
  return false;
}

/** In prose a single letter is often a word ("I"), so it counts only after "praksis" or right before a figure. */
function inSentence(sentence: string, hidden: Hidden): boolean {
  if (!/\d/.test(sentence)) return false;
  const found = [
    ...sentence.matchAll(/([Pp]raksis(?:sen)?\s+)?(?<![\p{L}\d])(\p{Lu}{1,2})(?![\p{L}\d])(?=(\s*[:(=]?\s*\d)?)/gu),
  ];
  const marked = found.filter(([, practice, letter, figure]) => {
    return practice !== undefined || (figure !== undefined && (letter !== 'I' || !/^\s+\d/.test(figure)));
  });
  for (const [index, { 2: letter = '', index: at, 0: whole }] of marked.entries()) {
    if (!hidden.sought.has(letter)) continue;
    const alone = marked.length === 1;
    const beside = sentence.slice(alone ? 0 : at + whole.length, alone ? undefined : marked[index + 1]?.index);
    if (matches(beside, letter, hidden)) return true;
  }
  return [...hidden.sought.keys()].some(
    (label) => label.length > 2 && sentence.includes(label) && matches(sentence, label, hidden),
  );
}

function matches(text: string, label: string, { sought }: Hidden): boolean {
  return sought.get(label)?.some(({ word, pattern }) => text.includes(word) && pattern().test(text)) ?? false;
}

function soughtOf(value: string): Sought {
  const words = value.trim().split(/\s+/);
  const [word = ''] = words.toSorted((one, other) => other.length - one.length);
  let known: RegExp | undefined;
  return {
    word,
    pattern: () => {
      known ??= valuePattern(words);
      return known;
    },
  };
}

/** The value as a figure of its own: 3 is not in 23, 3,5, 3-9 or 3+, 24 not in 2023/24, and a count is not a percent. */
function valuePattern(words: readonly string[]): RegExp {
  const after = words.some((word) => word.includes('%')) ? '' : '|[\\s\\u00a0\\u202f]*%';
  return new RegExp(
    `(?<!\\d|\\d[.,–-]|(?:19|20)\\d\\d/)${words.map(escaped).join('[\\s\\u00a0\\u202f]*')}(?!\\d|[.,–-]\\d|\\+|(?<=(?:19|20)\\d\\d)/\\d\\d${after})`,
  );
}

/** A letter, or a letter with its number at the end of a line. */
function isLabel(text: string): boolean {
  return /^\p{Lu}{1,2}(?:\s[\d.,]+(?:\s%)?)?$/u.test(text);
}

/** Rows of tables, groups of charts, and the rest as sentences; what is read aloud is a piece of its own. */
function markupPieces(text: string): readonly string[] {
  const visible = text.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/gi, ' ');
  const spoken = [...visible.matchAll(/\s(?:aria-label|alt|title|aria-description)\s*=\s*"([^"]*)"/gi)];
  const blocks = visible.split(/<\/?(?:tr|g|p|li|div|figcaption|h\d|section|svg|dd)\b[^>]*>/i);
  return [...spoken.map(([, words = '']) => words), ...blocks];
}

function blockParts(block: string): readonly Part[] {
  const texts = block
    .split(/<[^>]*>/)
    .map((one) => decoded(one).trim())
    .filter((one) => one !== '');
  // A drawing's texts are words of their own; only in running text do they make a sentence together.
  const said = /<text\b/.test(block) ? texts.flatMap(sentences) : sentences(texts.join(' '));
  return [...(texts.length > 1 ? [texts] : []), ...said];
}

function sentences(text: string): readonly Part[] {
  return text.split(/(?<=[.!?])\s+|[\n;]/).map((sentence) => [sentence.trim()]);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function decoded(text: string): string {
  return text.replaceAll('&nbsp;', ' ').replaceAll('&#160;', ' ').replaceAll('&amp;', '&');
}

/** Objects that carry the letter, and withheld cells that carry anything at all. */
function inJson(text: string, hidden: Hidden): boolean {
  const values = new Map([...hidden.values].map(([label, list]) => [label, new Set([...list].map(digitsOf))]));
  let found = false;
  JSON.parse(text, (_key: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const fields = Object.entries(value);
    const label = fields.map(([, field]) => field).find((field) => typeof field === 'string' && values.has(field));
    if (typeof label === 'string') found ||= numbersIn(value).some((number) => values.get(label)?.has(number) ?? false);
    if (fields.length > 1 && fields.some(([key, field]) => key === 'status' && field === 'withheld')) found = true;
    return value;
  });
  return found;
}

function numbersIn(value: unknown): readonly string[] {
  if (typeof value === 'number') return [String(value)];
  if (typeof value === 'string') return /^\d/.test(value) ? [digitsOf(value)] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

function digitsOf(value: string): string {
  return value.replace(/[\s\u00a0%]/g, '').replace(',', '.');
}
