/** The content streams of a document: one for each page, and one for each form drawn on it. */
import { deflateSync, inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib';
import { eachOperator, type Operator } from './pdfcontent.ts';
import { name } from './pdfnames.ts';
import { advance, type DrawingState, IDENTITY, type Matrix, multiply, nameOf, newState } from './pdfstate.ts';

export interface ContentStream {
  /** The page or the form that the marked content of this stream is counted in. */
  readonly container: PDFRef;
  readonly isForm: boolean;
  readonly page: PDFRef;
  /** From 1. */
  readonly pageNumber: number;
  readonly dict: PDFDict;
  readonly resources: PDFDict | undefined;
  readonly bytes: Buffer;
  /** From this stream's space to the page's. */
  readonly matrix: Matrix;
  readonly holdsTags: boolean;
  /** Resource names of the forms on it that hold tags of their own; a form is in it before its `Do` is followed. */
  readonly taggedForms: ReadonlySet<string>;
}

/** Is shown every operator of a stream in turn that does more than set something, with what is set when it is reached. */
export type Follower = (operator: Operator, state: DrawingState) => void;
/** Begins to follow a stream. */
export type Follow = (stream: ContentStream) => Follower;

const FLATE = name('FlateDecode');

/**
 * In reading order of the pages; a form stands after the stream that draws it. Each is read once, and whoever wants to
 * know what is in it follows: reading is the slow part.
 */
export function contentStreams(document: PDFDocument, follow: Follow): ContentStream[] {
  const reading: Reading = { seen: new Set(), follow };
  return document.getPages().flatMap((page, index) => {
    const { node, ref } = page;
    const place = { container: ref, isForm: false, page: ref, pageNumber: index + 1, matrix: IDENTITY };
    return withForms({ ...place, dict: node, resources: node.Resources(), bytes: pageBytes(document, node) }, reading);
  });
}

/** Puts new bytes in place of a stream's old ones; the old streams leave the file. */
export function replaceBytes(document: PDFDocument, stream: ContentStream, bytes: Buffer): void {
  const { context } = document;
  if (stream.isForm) {
    stream.dict.delete(name('DecodeParms'));
    context.assign(stream.container, compress(bytes, stream.dict));
    return;
  }
  const contents = stream.dict.get(name('Contents'));
  for (const ref of [contents, ...arrayItems(document, contents)]) if (ref instanceof PDFRef) context.delete(ref);
  stream.dict.set(name('Contents'), context.register(compress(bytes, context.obj({}))));
}

export function readStream(stream: PDFRawStream): Buffer {
  // pdf-lib unpacks in JavaScript; Node's own is many times faster and Skia never uses another filter here.
  const isPlainFlate = stream.dict.get(name('Filter')) === FLATE && !stream.dict.has(name('DecodeParms'));
  return isPlainFlate ? inflateSync(stream.contents) : Buffer.from(decodePDFRawStream(stream).decode());
}

type Source = Omit<ContentStream, 'taggedForms' | 'holdsTags'>;

interface Reading {
  readonly follow: Follow;
  /** Forms met so far. */
  readonly seen: Set<PDFRef>;
}

function withForms(source: Source, reading: Reading): ContentStream[] {
  const taggedForms = new Set<string>();
  const stream = { ...source, taggedForms, holdsTags: source.bytes.includes('/MCID') };
  const inner: ContentStream[] = [];
  const objects = source.resources?.lookupMaybe(name('XObject'), PDFDict);
  const state = newState(source.matrix);
  const follower = reading.follow(stream);
  eachOperator(source.bytes, (operator) => {
    const { name: operation, buildsPath, setsOnly } = operator.operation;
    if (!buildsPath) advance(state, operator);
    if (setsOnly) return;
    if (operation === 'Do') {
      const form = nameOf(operator);
      const drawn = readForm(source, objects?.get(name(form)), state.matrix, reading);
      if (drawn.some(({ holdsTags }) => holdsTags)) taggedForms.add(form);
      inner.push(...drawn);
    }
    follower(operator, state);
  });
  return [stream, ...inner];
}

/** The form and those on it. Once per document: a form that is drawn twice keeps the place of its first drawing. */
function readForm(source: Source, at: PDFObject | undefined, matrix: Matrix, reading: Reading): ContentStream[] {
  const stream = source.dict.context.lookup(at);
  const isForm = stream instanceof PDFRawStream && stream.dict.get(name('Subtype')) === name('Form');
  if (!(at instanceof PDFRef) || !isForm || reading.seen.has(at)) return [];
  reading.seen.add(at);
  const { dict } = stream;
  const resources = dict.lookupMaybe(name('Resources'), PDFDict) ?? source.resources;
  const own = dict
    .lookupMaybe(name('Matrix'), PDFArray)
    ?.asArray()
    .map((item) => (item as PDFNumber).asNumber());
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = own ?? [];
  const place = { container: at, isForm: true, page: source.page, pageNumber: source.pageNumber };
  return withForms(
    { ...place, dict, resources, bytes: readStream(stream), matrix: multiply([a, b, c, d, e, f], matrix) },
    reading,
  );
}

function pageBytes(document: PDFDocument, page: PDFDict): Buffer {
  const contents = page.get(name('Contents'));
  const streams = arrayItems(document, contents);
  const parts = (streams.length > 0 ? streams : [contents]).flatMap((item) => {
    const stream = document.context.lookup(item);
    return stream instanceof PDFRawStream ? [readStream(stream), Buffer.from('\n')] : [];
  });
  return Buffer.concat(parts);
}

function arrayItems(document: PDFDocument, object: ReturnType<PDFDict['get']>) {
  const target = document.context.lookup(object);
  return target instanceof PDFArray ? target.asArray() : [];
}

/** Six in a hundred larger than by zlib’s own choice, in half the time. */
const level = 4;

export function compress(bytes: Uint8Array, dict: PDFDict): PDFRawStream {
  const packed = deflateSync(bytes, { level });
  dict.set(name('Filter'), FLATE);
  dict.set(name('Length'), PDFNumber.of(packed.length));
  return PDFRawStream.of(dict, packed);
}
