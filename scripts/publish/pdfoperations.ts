/** What the operators of a PDF content stream do (ISO 32000-1, annex A), told from their names. */

export interface Operation {
  readonly name: string;
  readonly buildsPath: boolean;
  readonly paintsPath: boolean;
  readonly showsText: boolean;
  readonly paintsObject: boolean;
  /** Says only how or where later ones paint. */
  readonly setsOnly: boolean;
}

const BUILDS_PATH = ['m', 'l', 'c', 'v', 'y', 're', 'h'];
const PAINTS_PATH = ['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's'];
const SHOWS_TEXT = ['Tj', 'TJ', "'", '"'];
const PAINTS_OBJECT = ['Do', 'sh'];
const SETS_ONLY = ['cm', 'gs', 'rg', 'RG', 'Tm', 'Td'];
const OTHERS = ['q', 'Q', 'n', 'W', 'W*', 'BT', 'ET', 'Tf', 'BDC', 'BMC', 'EMC'];

function operationNamed(name: string): Operation {
  return {
    name,
    buildsPath: BUILDS_PATH.includes(name),
    paintsPath: PAINTS_PATH.includes(name),
    showsText: SHOWS_TEXT.includes(name),
    paintsObject: PAINTS_OBJECT.includes(name),
    setsOnly: SETS_ONLY.includes(name),
  };
}

/** By the bytes of the name as one number: a page holds tens of thousands, and a string for each would be the slow part. */
const known = new Map(
  [...BUILDS_PATH, ...PAINTS_PATH, ...SHOWS_TEXT, ...PAINTS_OBJECT, ...SETS_ONLY, ...OTHERS].map((name) => {
    const bytes = Buffer.from(name, 'latin1');
    return [nameKey(bytes, 0, bytes.length), operationNamed(name)] as const;
  }),
);
/** As many bytes as a whole number in 31 bits can hold. */
const longestKnown = 3;

function nameKey(bytes: Uint8Array, start: number, end: number): number {
  let key = 0;
  for (let at = start; at < end; at++) key = key * 256 + (bytes[at] ?? 0);
  return key;
}

export const NO_OPERATION = operationNamed('');

export function operationAt(bytes: Buffer, start: number, end: number): Operation {
  const found = end - start <= longestKnown ? known.get(nameKey(bytes, start, end)) : undefined;
  return found ?? operationNamed(bytes.toString('latin1', start, end));
}
