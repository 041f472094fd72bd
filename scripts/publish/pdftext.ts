/** The text that a content stream shows, through the ToUnicode tables of its fonts. */
import { PDFDict, PDFName, PDFRawStream } from 'pdf-lib';
import type { Operator } from './pdfcontent.ts';
import { name } from './pdfnames.ts';
import { type DrawingState, multiply } from './pdfstate.ts';
import { type ContentStream, type Follower, readStream } from './pdfstreams.ts';
import { streamKey } from './pdfstructure.ts';

export interface Font {
  /** Without the subset prefix; 'Type 3' for fonts that have no name. */
  readonly name: string;
  readonly isType3: boolean;
  /** Hexadecimal digits per character code. */
  readonly digits: 2 | 4;
  readonly characters: ReadonlyMap<number, string>;
  /** The code that shows a space, as it stands in a content stream. */
  readonly space: string | undefined;
}

/** Text of one font on one line inside one piece of marked content. */
export interface TextRun {
  readonly stream: ContentStream;
  readonly mcid: number | undefined;
  readonly tag: string | undefined;
  readonly fontResource: string;
  readonly font: Font;
  readonly size: number;
  /** Points across the writing direction, where text on one line has one height. */
  readonly baseline: number;
  /** Points along the writing direction, to the left edges of the first and the last glyph. */
  readonly startsAt: number;
  endsAt: number;
  /** Font size in points. */
  readonly sizeOnPage: number;
  text: string;
  /** The byte after its last show operator. */
  end: number;
}

export type FontTable = (stream: ContentStream, resource: string) => Font | undefined;

const HEX = /<([0-9A-Fa-f]+)>/g;
/** Stands for a glyph that no table names, such as the box for a missing character. */
export const UNKNOWN = '\uFFFD';
const SAME_LINE = 0.01;

/** Fonts are shared between pages, so each is read once. */
export function fontTable(): FontTable {
  const fonts = new Map<PDFDict, Font>();
  return (stream, resource) => {
    const found = stream.resources?.lookupMaybe(name('Font'), PDFDict)?.lookup(name(resource));
    if (!(found instanceof PDFDict)) return undefined;
    const font = fonts.get(found) ?? readFont(found);
    fonts.set(found, font);
    return font;
  };
}

/** Adds the stream's runs to `runs`. */
export function followText(stream: ContentStream, fonts: FontTable, runs: TextRun[]): Follower {
  let last: TextRun | undefined;
  let font: Font | undefined;
  return (operator, state) => {
    const { name, showsText } = operator.operation;
    if (name === 'BDC' || name === 'EMC') last = undefined;
    if (name === 'Tf') font = fonts(stream, state.font);
    if (font === undefined || !showsText) return;
    const place = placeOf(state);
    if (last === undefined || !continues(last, state, font, place)) {
      last = newRun(stream, state, font, place);
      runs.push(last);
    }
    last.endsAt = place.along;
    last.text += shownText(operator, font);
    last.end = operator.end;
  };
}

/** The text of each piece of tagged content, by its key in the structure tree. */
export function contentTexts(runs: readonly TextRun[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { stream, mcid, text } of runs) {
    if (mcid === undefined) continue;
    const key = streamKey(stream, mcid);
    texts.set(key, (texts.get(key) ?? '') + text);
  }
  return texts;
}

interface Place {
  readonly along: number;
  readonly across: number;
}

/** Where a glyph stands, seen in its writing direction: labels may be turned. */
function placeOf({ text, matrix }: DrawingState): Place {
  const [x, y] = [
    text[4] * matrix[0] + text[5] * matrix[2] + matrix[4],
    text[4] * matrix[1] + text[5] * matrix[3] + matrix[5],
  ];
  const [right, up] = [text[0] * matrix[0] + text[1] * matrix[2], text[0] * matrix[1] + text[1] * matrix[3]];
  const length = Math.sqrt(right * right + up * up) || 1;
  return { along: (right * x + up * y) / length, across: (right * y - up * x) / length };
}

function newRun(stream: ContentStream, state: DrawingState, font: Font, place: Place): TextRun {
  const [, , c, d] = multiply(state.text, state.matrix);
  return {
    stream,
    mcid: state.tagged?.mcid,
    tag: state.tagged?.tag,
    fontResource: state.font,
    font,
    size: state.size,
    baseline: place.across,
    startsAt: place.along,
    endsAt: place.along,
    sizeOnPage: Math.hypot(c, d) * state.size,
    text: '',
    end: 0,
  };
}

function continues(last: TextRun, state: DrawingState, font: Font, place: Place): boolean {
  const sameFont = last.font === font && last.size === state.size;
  return sameFont && Math.abs(last.baseline - place.across) < SAME_LINE;
}

function shownText(operator: Operator, font: Font): string {
  let text = '';
  operator.glyphs(font.digits, (code) => {
    text += font.characters.get(code) ?? UNKNOWN;
  });
  return text;
}

function readFont(font: PDFDict): Font {
  const digits = font.get(name('Subtype')) === name('Type0') ? 4 : 2;
  const baseFont = font.lookupMaybe(name('BaseFont'), PDFName)?.decodeText();
  const table = font.lookup(name('ToUnicode'));
  const characters = table instanceof PDFRawStream ? readCharacterMap(readStream(table).toString('latin1')) : new Map();
  const space = [...characters].find(([, text]) => text === ' ')?.[0];
  return {
    name: baseFont?.replace(/^[A-Z]{6}\+/, '') ?? 'Type 3',
    isType3: font.get(name('Subtype')) === name('Type3'),
    digits,
    characters,
    space: space?.toString(16).toUpperCase().padStart(digits, '0'),
  };
}

/** Skia writes `bfchar` pairs and `bfrange` triples of consecutive codes. */
function readCharacterMap(table: string): Map<number, string> {
  const characters = new Map<number, string>();
  for (const [, kind = '', body = ''] of table.matchAll(/begin(bfchar|bfrange)([\s\S]*?)endbf/g)) {
    const values = [...body.matchAll(HEX)].map(([, digits = '']) => digits);
    const step = kind === 'bfchar' ? 2 : 3;
    for (let at = 0; at + step <= values.length; at += step) {
      const [first = '', second = '', third] = values.slice(at, at + step);
      addRange(characters, first, third === undefined ? first : second, third ?? second);
    }
  }
  return characters;
}

function addRange(characters: Map<number, string>, first: string, last: string, target: string): void {
  const units = (target.match(/.{1,4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
  const from = Number.parseInt(first, 16);
  for (let code = from; code <= Number.parseInt(last, 16); code++) {
    characters.set(code, String.fromCharCode(...units.slice(0, -1), (units.at(-1) ?? 0) + code - from));
  }
}
