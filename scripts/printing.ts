/** Prints one document and tells what is wrong with it at the place in the pack where its author can mend it. */
import type { LeakFile } from './audit/leaks.ts';
import type { Pack } from './model/pack.ts';
import type { Problem } from './model/problem.ts';
import { sha256 } from './publish/output.ts';
import type { Printer, PrintFault, PrintOrder } from './publish/pdf.ts';

export type FileMap = Map<string, string | Uint8Array>;

/** The finished PDF goes into `files` under `name`; more than `pages` pages is a fault. */
export interface PdfDocument {
  readonly files: FileMap;
  readonly name: string;
  readonly html: string;
  readonly format: PrintOrder['format'];
  readonly pages?: number;
}

export interface PrintedDocument {
  readonly printed: PdfDocument;
  readonly problems: readonly Problem[];
  /** What can be read in the file and in what it says of itself. */
  readonly texts: readonly LeakFile[];
}

/** What prints, and what it printed for this edition before. */
export interface Press {
  readonly printer: Printer;
  /** The finished file that was made from exactly this, if it is still there. */
  readonly earlier: (name: string, key: string) => Uint8Array | null;
  /** Told of each file without faults. */
  readonly done: (name: string, key: string, pdf: Uint8Array) => void;
}

/** A PDF follows from its HTML, what it says of itself, and the code that prints: the press knows the last. */
export async function printDocument(
  document: PdfDocument,
  meta: PrintOrder['meta'],
  pack: Pack,
  press: Press,
): Promise<PrintedDocument> {
  const { files, name, html, format, pages } = document;
  const order = { html, format, meta };
  // The page itself is long: it need not be written as JSON to be hashed.
  const key = sha256(`${JSON.stringify({ format, meta })}\n${html}`);
  const earlier = press.earlier(name, key);
  const result = await (earlier ? press.printer.read(earlier, format) : press.printer.print(order));
  files.set(name, result.pdf);
  const faults = result.faults.map((fault) => faultProblem(fault, pack, name));
  if (faults.length === 0) press.done(name, key, result.pdf);
  return {
    printed: document,
    problems: pages !== undefined && result.pages > pages ? [...faults, sheetTooLong(pack)] : faults,
    texts: [
      { name, kind: 'pdf-meta', text: result.metadata },
      { name, kind: 'pdf-text', text: result.text },
    ],
  };
}

function sheetTooLong({ file }: Pack): Problem {
  return {
    code: 'ark-langt',
    severity: 'error',
    place: { file },
    message: 'Praksis’ eget ark fylder mere end én side.',
    hint: 'Vis færre indikatorer med praksistal i pakken.',
  };
}

const faultTexts: Readonly<Record<PrintFault['kind'], { code: string; message: string; hint: string }>> = {
  overflow: {
    code: 'lysbillede-fuldt',
    message: 'Blokkens lysbillede er for fuldt.',
    hint: 'Skriv en kortere »slide:«, eller del blokken i to.',
  },
  wide: {
    code: 'side-bred',
    message: 'Noget i blokken er bredere end papiret eller end sin plads.',
    hint: 'Del lange ord, eller gør tabellen smallere.',
  },
  stranded: {
    code: 'overskrift-alene',
    message: 'En overskrift står alene nederst på en side',
    hint: 'Gør teksten før den lidt kortere eller længere.',
  },
  glyph: {
    code: 'tegn-mangler',
    message: 'Skriften har ikke alle tegn i teksten',
    hint: 'Skriv ordet i stedet, fx »højst« eller »mindst«.',
  },
};

/** Points at the block in the pack: by the element's id, else by the heading or by the characters that it holds. */
function faultProblem(fault: PrintFault, pack: Pack, file: string): Problem {
  const { code, message, hint } = faultTexts[fault.kind];
  const id = fault.id.split('-')[0] ?? '';
  const holds = ({ block }: Pack['blocks'][number]) =>
    fault.kind === 'glyph'
      ? [...fault.text].some((character) => JSON.stringify(block).includes(character))
      : 'title' in block && block.title === fault.text;
  const placed = pack.blocks.find((one) => one.id === id || holds(one));
  const about = fault.text === '' ? '' : `: »${fault.text}«`;
  return {
    code,
    severity: 'error',
    place: placed ? { file: placed.file, line: placed.line } : { file: pack.file },
    message: `${message}${about} (${file})`,
    hint,
  };
}
