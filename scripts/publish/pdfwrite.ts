/**
 * Writes a document as a file with object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8). pdf-lib's
 * own writer packs in JavaScript, which takes as long as all the rest of its work; here Node packs.
 */
import { type PDFDocument, PDFHeader, type PDFObject, type PDFRef, PDFStream, PDFTrailer } from 'pdf-lib';
import { compress } from './pdfstreams.ts';

/** Objects packed together: many at a time are packed faster and better. */
const objectsPerStream = 1000;

/** Bytes of one row of the cross-reference table: what kind of entry it is, and two numbers about it. */
const widths = [1, 4, 2];
const rowBytes = 7;
const PLAIN = 1;
const PACKED = 2;
/** The number of the first entry, which is free and never used again. */
const NEVER_AGAIN = 65535;

export function writePdf({ context }: PDFDocument): Buffer {
  const packed: [PDFRef, PDFObject][] = [];
  const parts: Buffer[] = [];
  let size = 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    size += part.length;
  };
  const places = new Map<number, number>();
  const addObject = (number: number, object: PDFObject): void => {
    places.set(number, size);
    add(Buffer.from(`${number} 0 obj\n`));
    add(bytesOf(object));
    add(Buffer.from('\nendobj\n\n'));
  };
  add(bytesOf(PDFHeader.forVersion(1, 7)));
  add(Buffer.from('\n\n'));
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFStream) addObject(ref.objectNumber, object);
    else packed.push([ref, object]);
  }
  let next = context.largestObjectNumber + 1;
  const firstStream = next;
  for (let from = 0; from < packed.length; from += objectsPerStream) {
    const { bytes, first, count } = packTogether(packed.slice(from, from + objectsPerStream));
    addObject(next++, compress(bytes, context.obj({ Type: 'ObjStm', N: count, First: first })));
  }
  const start = size;
  places.set(next, start);
  const { Root, Info, ID } = context.trailerInfo;
  const table = tableOf(next + 1, places, packed, firstStream);
  addObject(next, compress(table, context.obj({ Type: 'XRef', Size: next + 1, W: widths, Root, Info, ID })));
  add(bytesOf(PDFTrailer.forLastCrossRefSectionOffset(start)));
  return Buffer.concat(parts);
}

/** Where each object is; those with no row of their own are free. */
function tableOf(
  size: number,
  places: ReadonlyMap<number, number>,
  packed: readonly (readonly [PDFRef, PDFObject])[],
  firstStream: number,
): Buffer {
  const table = Buffer.alloc(size * rowBytes);
  const setRow = (number: number, kind: number, place: number, index: number): void => {
    table.writeUInt8(kind, number * rowBytes);
    table.writeUInt32BE(place, number * rowBytes + 1);
    table.writeUInt16BE(index, number * rowBytes + 5);
  };
  setRow(0, 0, 0, NEVER_AGAIN);
  for (const [number, place] of places) setRow(number, PLAIN, place, 0);
  for (const [index, [ref]] of packed.entries()) {
    const stream = firstStream + Math.floor(index / objectsPerStream);
    setRow(ref.objectNumber, PACKED, stream, index % objectsPerStream);
  }
  return table;
}

/** Their numbers and places, and from `first` on the objects themselves. */
function packTogether(objects: readonly (readonly [PDFRef, PDFObject])[]) {
  const texts = objects.map(([, object]) => object.toString());
  let place = 0;
  const places = objects.map(([ref], index) => {
    const line = `${ref.objectNumber} ${place} `;
    place += (texts[index]?.length ?? 0) + 1;
    return line;
  });
  const head = places.join('');
  // pdf-lib holds one character for each byte.
  return { bytes: Buffer.from(`${head}${texts.join('\n')}\n`, 'latin1'), first: head.length, count: objects.length };
}

function bytesOf(object: {
  sizeInBytes: () => number;
  copyBytesInto: (into: Uint8Array, at: number) => number;
}): Buffer {
  const bytes = Buffer.allocUnsafe(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}
