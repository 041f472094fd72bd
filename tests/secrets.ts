/** Looks for what must not leave the house in finished files, as a stranger would; shares no code with scripts/audit. */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from 'pdf-lib';
import { readPdf } from '../scripts/publish/pdfread.ts';
import { readStream } from '../scripts/publish/pdfstreams.ts';
import { runsOf } from './publish/fixtures/painted.ts';

/** Numbers are looked for as whole numbers however they are grouped, words as they stand. */
export interface Secrets {
  readonly numbers: readonly (string | number)[];
  readonly words: readonly string[];
}

/** `file: secret` for everything found, in text, in the file's name, and in all that a PDF says. */
export async function findSecrets(
  files: ReadonlyMap<string, Uint8Array | string>,
  secrets: Secrets,
): Promise<string[]> {
  const found: string[] = [];
  for (const [name, content] of files) {
    const text = name.endsWith('.pdf')
      ? await pdfText(bytesOf(content))
      : Buffer.from(bytesOf(content)).toString('utf8');
    const said = `${name}\n${text}`;
    for (const secret of secretsIn(said, secrets)) found.push(`${name}: ${secret}`);
  }
  return found;
}

export function secretsIn(text: string, { numbers, words }: Secrets): string[] {
  const plain = plainText(text);
  // Text in a PDF comes in pieces, with or without the spaces between them.
  const tight = plain.replace(/\s+/g, '').toLowerCase();
  const digits = new Set(plain.match(/\d+/g) ?? []);
  return [
    ...[...new Set(numbers.map(String))].filter((number) => digits.has(number)),
    ...words.filter((word) => tight.includes(word.replace(/\s+/g, '').toLowerCase())),
  ];
}

/** Without the font files inside, with entities and escapes read, and `70.139` or `70 139` as 70139. */
function plainText(text: string): string {
  return text
    .replace(/data:[a-z/+-]+[0-9a-z]*;base64,[A-Za-z0-9+/=]+/g, '')
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&nbsp;/g, '\u00a0')
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/(?<=\d)[.,'\u00a0\u2009\u202f ](?=\d{3}(?!\d))/g, '');
}

/** What is drawn (running heads too), what a screen reader is told, and every text in every dictionary and in XMP. */
async function pdfText(bytes: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const drawn = runsOf(document).map(({ text }) => text);
  const { transcript } = await readPdf(bytes);
  const strings = document.context.enumerateIndirectObjects().flatMap(([, object]) => stringsIn(object));
  return [drawn.join(''), drawn.join(' '), ...transcript.map(({ text }) => text), ...strings].join('\n');
}

function stringsIn(object: PDFObject | undefined): string[] {
  if (object instanceof PDFString || object instanceof PDFHexString) return [object.decodeText()];
  if (object instanceof PDFName) return [object.decodeText()];
  if (object instanceof PDFArray) return object.asArray().flatMap(stringsIn);
  if (object instanceof PDFRawStream) {
    const isText = object.dict.get(PDFName.of('Type')) === PDFName.of('Metadata');
    return [...stringsIn(object.dict), ...(isText ? [readStream(object).toString('utf8')] : [])];
  }
  if (object instanceof PDFDict)
    return object.entries().flatMap(([key, value]) => [key.decodeText(), ...stringsIn(value)]);
  return [];
}

function bytesOf(content: Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
