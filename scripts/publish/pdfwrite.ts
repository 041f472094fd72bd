/**
 * Writes a document as a file. pdf-lib's own writer packs in JavaScript, which takes as long as all the rest of it
 * together; here Node packs.
 */
import {
  PDFCrossRefStream,
  type PDFDocument,
  PDFHeader,
  PDFNumber,
  type PDFObject,
  PDFObjectStream,
  PDFRef,
  PDFStream,
  PDFTrailer,
} from 'pdf-lib';
import { name } from './pdfnames.ts';
import { compress } from './pdfstreams.ts';

/** Objects packed together: many at a time are packed faster and better. */
const objectsPerStream = 1000;

/** With object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8). */
export function writePdf({ context }: PDFDocument): Buffer {
  const { Root, Info, ID } = context.trailerInfo;
  const places = PDFCrossRefStream.create(context.obj({ Root, Info, ID }), false);
  const parts: Buffer[] = [];
  let size = 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    size += part.length;
  };
  const addObject = (ref: PDFRef, object: PDFObject): void => {
    add(Buffer.from(`${ref.objectNumber} ${ref.generationNumber} obj\n`));
    add(bytesOf(object));
    add(Buffer.from('\nendobj\n\n'));
  };
  add(bytesOf(PDFHeader.forVersion(1, 7)));
  add(Buffer.from('\n\n'));
  const first = context.largestObjectNumber + 1;
  const packed: [PDFRef, PDFObject][] = [];
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFStream) {
      places.addUncompressedEntry(ref, size);
      addObject(ref, object);
    } else {
      const group = Math.floor(packed.length / objectsPerStream);
      places.addCompressedEntry(ref, PDFRef.of(first + group), packed.length % objectsPerStream);
      packed.push([ref, object]);
    }
  }
  let next = first;
  for (let from = 0; from < packed.length; from += objectsPerStream) {
    const group = packed.slice(from, from + objectsPerStream);
    const stream = PDFObjectStream.withContextAndObjects(context, group, false);
    const ref = PDFRef.of(next++);
    places.addUncompressedEntry(ref, size);
    addObject(ref, compress(stream.getUnencodedContents(), stream.dict));
  }
  const own = PDFRef.of(next++);
  const start = size;
  places.addUncompressedEntry(own, start);
  places.dict.set(name('Size'), PDFNumber.of(next));
  places.updateDict();
  addObject(own, compress(places.getUnencodedContents(), places.dict));
  add(bytesOf(PDFTrailer.forLastCrossRefSectionOffset(start)));
  return Buffer.concat(parts);
}

function bytesOf(object: {
  sizeInBytes: () => number;
  copyBytesInto: (into: Uint8Array, at: number) => number;
}): Buffer {
  const bytes = Buffer.allocUnsafe(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}
