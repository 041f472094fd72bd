/** A PDF content stream as a list of operators with their places, and edits to its bytes by place. */

/** A number, or the source text of a name, a string, an array or a dictionary. */
type Operand = number | string;

export interface Operator {
  readonly name: string;
  readonly operands: readonly Operand[];
  /** Where its first operand begins. */
  readonly start: number;
  readonly end: number;
}

/** Replaces the bytes from `from` to `to`; an insertion when the two are equal. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const code = (character: string): number => character.charCodeAt(0);
const [OPEN_TEXT, CLOSE_TEXT, OPEN_HEX, CLOSE_HEX] = [code('('), code(')'), code('<'), code('>')];
const [OPEN_ARRAY, CLOSE_ARRAY, SLASH, BACKSLASH] = [code('['), code(']'), code('/'), code('\\')];
const [ZERO, NINE, MINUS, DOT] = [code('0'), code('9'), code('-'), code('.')];

const BLANK = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) BLANK[byte] = 1;
/** Bytes that end a name, a number or an operator. */
const ENDS_WORD = Uint8Array.from(BLANK);
for (const character of '()<>[]{}/%') ENDS_WORD[code(character)] = 1;

/**
 * Chromium's writer (Skia) uses neither comments nor inline images, so both are taken for damage:
 * better to stop than to shift every place after them.
 */
export function tokenize(bytes: Buffer): Operator[] {
  const operators: Operator[] = [];
  let operands: Operand[] = [];
  let start = -1;
  for (let at = skipBlank(bytes, 0); at < bytes.length; ) {
    const end = objectEnd(bytes, at);
    if (start < 0) start = at;
    const operand = readOperand(bytes, at, end);
    if (operand !== undefined) {
      operands.push(operand);
    } else {
      operators.push({ name: sourceText(bytes, at, end), operands, start, end });
      operands = [];
      start = -1;
    }
    at = skipBlank(bytes, end);
  }
  return operators;
}

export function applyEdits(bytes: Buffer, edits: readonly Edit[]): Buffer {
  if (edits.length === 0) return bytes;
  const parts: Buffer[] = [];
  let done = 0;
  for (const edit of edits.toSorted((one, other) => one.from - other.from)) {
    if (edit.from < done) throw new Error(`content stream: two edits overlap at byte ${edit.from}`);
    parts.push(bytes.subarray(done, edit.from), Buffer.from(edit.text, 'latin1'));
    done = edit.to;
  }
  parts.push(bytes.subarray(done));
  return Buffer.concat(parts);
}

const texts = new Map<number, string>();
/** As many bytes as a number can hold. A glyph's code in hexadecimal is six. */
const mostKept = 6;

/** One string for each operator and glyph: a page has thousands of the same, and a known string is found faster. */
function sourceText(bytes: Buffer, start: number, end: number): string {
  if (end - start > mostKept) return bytes.toString('latin1', start, end);
  let key = 0;
  for (let at = start; at < end; at++) key = key * 256 + (bytes[at] ?? 0);
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = bytes.toString('latin1', start, end);
  texts.set(key, text);
  return text;
}

function skipBlank(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && BLANK[bytes[at] ?? 0] === 1) at++;
  return at;
}

/** Undefined for an operator, which is a bare word; `true`, `false` and `null` do not stand alone in page content. */
function readOperand(bytes: Buffer, start: number, end: number): Operand | undefined {
  const first = bytes[start] ?? 0;
  if ((first >= ZERO && first <= NINE) || first === MINUS || first === DOT) return readNumber(bytes, start, end);
  const isWord = ENDS_WORD[first] === 0;
  return isWord ? undefined : sourceText(bytes, start, end);
}

/** By hand, because a drawn page holds tens of thousands of numbers and a string for each is the slow part. */
function readNumber(bytes: Buffer, start: number, end: number): number {
  let digits = 0;
  let scale = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= ZERO && byte <= NINE) {
      digits = digits * 10 + byte - ZERO;
      scale *= 10;
    } else if (byte === DOT) {
      scale = 1;
    }
  }
  const size = scale > 1 ? digits / scale : digits;
  return bytes[start] === MINUS ? -size : size;
}

/** The place after the object that begins at `start`. */
function objectEnd(bytes: Buffer, start: number): number {
  const first = bytes[start];
  if (first === OPEN_TEXT) return textEnd(bytes, start);
  if (first === OPEN_HEX && bytes[start + 1] === OPEN_HEX) return groupEnd(bytes, start + 2, CLOSE_HEX) + 1;
  if (first === OPEN_HEX) return bytes.indexOf(CLOSE_HEX, start) + 1 || damaged(start);
  if (first === OPEN_ARRAY) return groupEnd(bytes, start + 1, CLOSE_ARRAY);
  const end = wordEnd(bytes, first === SLASH ? start + 1 : start);
  return end > start ? end : damaged(start);
}

function wordEnd(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length && ENDS_WORD[bytes[at] ?? 0] === 0) at++;
  const isInlineImage = at === start + 2 && bytes.toString('latin1', start, at) === 'ID';
  return isInlineImage ? damaged(start) : at;
}

function groupEnd(bytes: Buffer, start: number, close: number): number {
  let at = skipBlank(bytes, start);
  while (bytes[at] !== close) at = skipBlank(bytes, objectEnd(bytes, at));
  return at + 1;
}

function textEnd(bytes: Buffer, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === BACKSLASH) at++;
    else if (byte === OPEN_TEXT) depth++;
    else if (byte === CLOSE_TEXT && --depth === 0) return at + 1;
  }
  return damaged(start);
}

function damaged(at: number): never {
  throw new Error(`content stream: cannot be read from byte ${at}`);
}
