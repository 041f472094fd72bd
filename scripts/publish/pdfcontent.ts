/** A PDF content stream, operator by operator with their places, and edits to its bytes by place. */
import { NO_OPERATION, type Operation, operationAt } from './pdfoperations.ts';

/** One object that moves through the stream: what it says holds until the next operator is reached. */
export interface Operator {
  readonly operation: Operation;
  /** Where its first operand begins. */
  readonly start: number;
  readonly end: number;
  /** How many operands it has. */
  readonly count: number;
  /** 0 for an operand that is missing or no number. */
  readonly number: (index: number) => number;
  /** The source text of an operand: of a name, a string, an array or a dictionary. Empty when there is none. */
  readonly text: (index: number) => string;
  /** Calls with the code of every glyph in the first operand: hexadecimal text, alone or in an array with distances. */
  readonly glyphs: (digits: number, visit: (code: number) => void) => void;
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
/** Bytes that a number begins with. A bare word that begins otherwise is an operator. */
const BEGINS_NUMBER = new Uint8Array(256);
for (const character of '0123456789-.') BEGINS_NUMBER[code(character)] = 1;
/** What a hexadecimal digit stands for; 255 for other bytes. */
const HEX = new Uint8Array(256).fill(255);
for (const [value, character] of [...'0123456789abcdef'].entries()) {
  HEX[code(character)] = value;
  HEX[code(character.toUpperCase())] = value;
}

/**
 * Calls with each operator in turn. Chromium's writer (Skia) uses neither comments nor inline images, so both are taken
 * for damage: better to stop than to shift every place after them.
 */
export function eachOperator(bytes: Buffer, visit: (operator: Operator) => void): void {
  const operator = new MovingOperator(bytes);
  for (let at = skipBlank(bytes, 0); at < bytes.length; ) {
    const end = objectEnd(bytes, at);
    const first = bytes[at] ?? 0;
    if (BEGINS_NUMBER[first] === 1 || ENDS_WORD[first] === 1) {
      operator.addOperand(at, end);
    } else {
      operator.reach(at, end);
      visit(operator);
      operator.leave();
    }
    at = skipBlank(bytes, end);
  }
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

class MovingOperator implements Operator {
  operation: Operation = NO_OPERATION;
  start = -1;
  end = 0;
  count = 0;
  readonly #bytes: Buffer;
  /** Where each operand begins and ends. They are read when they are asked for: most never are. */
  readonly #places: number[] = [];

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  addOperand(start: number, end: number): void {
    if (this.start < 0) this.start = start;
    this.#places[this.count * 2] = start;
    this.#places[this.count * 2 + 1] = end;
    this.count++;
  }

  reach(start: number, end: number): void {
    if (this.start < 0) this.start = start;
    this.end = end;
    this.operation = operationAt(this.#bytes, start, end);
    if (this.operation.name === 'ID') damaged(start);
  }

  leave(): void {
    this.start = -1;
    this.count = 0;
  }

  text(index: number): string {
    return index < this.count ? this.#bytes.toString('latin1', this.#from(index), this.#to(index)) : '';
  }

  number(index: number): number {
    if (index >= this.count) return 0;
    const start = this.#from(index);
    const isNumber = BEGINS_NUMBER[this.#bytes[start] ?? 0] === 1;
    return isNumber ? readNumber(this.#bytes, start, this.#to(index)) : 0;
  }

  glyphs(digits: number, visit: (code: number) => void): void {
    const end = this.#to(0);
    let isInside = false;
    let value = 0;
    let read = 0;
    for (let at = this.#from(0); at < end; at++) {
      const byte = this.#bytes[at] ?? 0;
      if (byte === OPEN_HEX || byte === CLOSE_HEX) {
        isInside = byte === OPEN_HEX;
        value = 0;
        read = 0;
      } else if (isInside && HEX[byte] !== 255) {
        value = value * 16 + (HEX[byte] ?? 0);
        if (++read < digits) continue;
        visit(value);
        value = 0;
        read = 0;
      }
    }
  }

  #from(index: number): number {
    return this.#places[index * 2] ?? 0;
  }

  #to(index: number): number {
    return index < this.count ? (this.#places[index * 2 + 1] ?? 0) : 0;
  }
}

function skipBlank(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && BLANK[bytes[at] ?? 0] === 1) at++;
  return at;
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
  return at;
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
