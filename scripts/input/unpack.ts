/**
 * Opens a spreadsheet's package (a zip of XML) within bounds, and makes three things plain that the reader of cells would
 * pass over in silence: an error value, a formula that was never worked out, and a share shown as a percentage.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { holdsCpr } from './cpr.ts';
import type { Complaint } from './grid.ts';

/** Stands in a cell whose formula has no result. */
export const noResult = '#FORMEL';

export interface Unpacked {
  /** The same workbook, stored without compression and with plain cells. */
  readonly bytes: Uint8Array;
  /** A CPR number in a comment, a pivot table's memory or a text that no cell shows any more. */
  readonly hiddenCpr: boolean;
}

const maxUnpacked = 20 * 1024 * 1024;
const maxCells = 2_000_000;

export function unpackWorkbook(bytes: Uint8Array): Unpacked | Complaint {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return otherFormat;
  const parts = unzipParts(bytes);
  if ('code' in parts) return parts;
  if (!parts.has('xl/workbook.xml')) return otherFormat;
  const xml = [...parts].map(([name, part]) => [name, strFromU8(part)] as const);
  if (xml.some(([, text]) => /<!(?:DOCTYPE|ENTITY)/i.test(text))) return broken;
  const percents = percentStyles(xml.find(([name]) => name === 'xl/styles.xml')?.[1] ?? '');
  const plain: Record<string, Uint8Array> = {};
  for (const [name, text] of xml) {
    const cells = /<(?:\w+:)?sheetData[\s>/]/.test(text) ? plainCells(text, percents) : text;
    if (cells === null) return tooLarge;
    plain[name] = strToU8(cells);
  }
  const hiddenCpr = xml.some(([name, text]) => memory.test(name) && piecesOf(text).some(holdsCpr));
  return { bytes: zipSync(plain, { level: 0 }), hiddenCpr };
}

/** The XML parts; what a part unpacks to can be no larger than the zip says, and what it says is bounded. */
function unzipParts(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | Complaint {
  let size = 0;
  let macros = false;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        macros ||= /vbaProject/i.test(name);
        const wanted = /\.(xml|rels)$/.test(name);
        if (wanted) size += originalSize;
        return wanted && size <= maxUnpacked;
      },
    });
    if (size > maxUnpacked) return tooLarge;
    return macros ? otherFormat : new Map(Object.entries(parts));
  } catch {
    return broken;
  }
}

const memory = /^xl\/(comments|threadedComments|pivotCache|sharedStrings)/;

function piecesOf(xml: string): string[] {
  return [...xml.matchAll(/>([^<]+)<|\sv="([^"]*)"/g)].map(([, text, value]) => text ?? value ?? '');
}

/** Numbers of the cell styles that show 0.18 as 18 %. */
function percentStyles(styles: string): ReadonlySet<string> {
  const formats = [...styles.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g)].map(([tag]) => tag);
  const own = formats
    .filter((tag) => attribute(tag, 'formatCode').includes('%'))
    .map((tag) => attribute(tag, 'numFmtId'));
  const percents = new Set(['9', '10', ...own]);
  const cellStyles = /<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? '';
  const used = [...cellStyles.matchAll(/<(?:\w+:)?xf[\s/>][^>]*/g)].map(([tag]) => attribute(tag, 'numFmtId'));
  return new Set(used.flatMap((format, index) => (percents.has(format) ? [String(index)] : [])));
}

const cellPattern = /<((?:\w+:)?)c((?:\s[^>]*?)?)(?:\/>|>([\s\S]*?)<\/\1c>)/g;

/** The sheet without empty cells and rows; null when what is left spans too much, or does not say where it stands. */
function plainCells(sheet: string, percents: ReadonlySet<string>): string | null {
  let [columns, rows] = [0, 0];
  const cells = sheet.replace(cellPattern, (whole, prefix: string, tag: string, body: string | undefined) => {
    if (body === undefined || body.trim() === '') return '';
    const place = /^([A-Z]{1,3})(\d{1,7})$/.exec(attribute(tag, 'r'));
    columns = Math.max(columns, place ? columnNumber(place[1] ?? '') : maxCells);
    rows = Math.max(rows, place ? Number(place[2]) : maxCells);
    const text = plainText(tag, body, percents);
    return text === null
      ? whole
      : `<${prefix}c r="${attribute(tag, 'r')}" t="inlineStr"><${prefix}is><${prefix}t>${text}</${prefix}t></${prefix}is></${prefix}c>`;
  });
  if (columns * rows > maxCells) return null;
  return cells.replace(/<((?:\w+:)?)row(?:\s[^>]*?)?(?:\/>|>\s*<\/\1row>)/g, '');
}

/** What to put instead of the cell's value; null when it can be read as it is. */
function plainText(tag: string, body: string, percents: ReadonlySet<string>): string | null {
  const value = /<(?:\w+:)?v(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?v>/.exec(body)?.[1];
  const type = attribute(tag, 't') || 'n';
  if (type === 'e') return noResult;
  if (value === undefined) return /<(?:\w+:)?f[\s/>]/.test(body) ? noResult : null;
  const number = Number(value);
  if (type !== 'n' || !percents.has(attribute(tag, 's')) || !Number.isFinite(number)) return null;
  return `${decimalText(number * 100)}%`;
}

/** With decimal comma, and the fifteen figures that a spreadsheet itself keeps: 1.1000000000000001 is 1,1. */
export function decimalText(value: number): string {
  return String(Number(value.toPrecision(15))).replace('.', ',');
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

/** `A` is 1, `Z` 26, `AA` 27: the way back from `columnLetter`. */
function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

const tooLarge: Complaint = {
  code: 'fil-for-stor',
  message: 'Regnearket er for stort: højst 20 MB pakket ud og to millioner celler.',
  hint: 'Det skal kun indeholde antal pr. praksis. Kopiér rækkerne over i et nyt, tomt regneark.',
};
const otherFormat: Complaint = {
  code: 'regneark-format',
  message: 'Filen er ikke et almindeligt Excel-regneark (.xlsx): den har makroer, adgangskode eller et andet format.',
  hint: 'Åbn den i Excel, vælg »Gem som« og »Excel-projektmappe (.xlsx)« uden adgangskode.',
};
export const broken: Complaint = {
  code: 'regneark-i-stykker',
  message: 'Regnearket kan ikke læses: filen er i stykker eller ikke hentet helt ned.',
  hint: 'Åbn den i Excel, og gem den igen som .xlsx, eller bed om at få den sendt en gang til.',
};
