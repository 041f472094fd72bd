/** The content streams of a document: one for each page, and one for each form drawn on it. */
import { deflateSync, inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib';
import { type Operator, tokenize } from './pdfcontent.ts';
import { advance, IDENTITY, type Matrix, multiply, nameOf, newState } from './pdfstate.ts';

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
  readonly operators: readonly Operator[];
  /** From this stream's space to the page's. */
  readonly matrix: Matrix;
  readonly holdsTags: boolean;
  /** Resource names of the forms on it that hold tags of their own. */
  readonly taggedForms: ReadonlySet<string>;
}

const name = (text: string): PDFName => PDFName.of(text);
const FLATE = name('FlateDecode');

/** In reading order of the pages; a form stands after the stream that draws it. */
export function contentStreams(document: PDFDocument): ContentStream[] {
  const seen = new Set<PDFRef>();
  return document.getPages().flatMap((page, index) => {
    const { node, ref } = page;
    const place = { container: ref, isForm: false, page: ref, pageNumber: index + 1, matrix: IDENTITY };
    return withForms({ ...place, dict: node, resources: node.Resources(), bytes: pageBytes(document, node) }, seen);
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

type Source = Omit<ContentStream, 'operators' | 'taggedForms' | 'holdsTags'>;

function withForms(source: Source, seen: Set<PDFRef>): ContentStream[] {
  const operators = tokenize(source.bytes);
  const taggedForms = new Set<string>();
  const inner: ContentStream[] = [];
  for (const { form, at, matrix } of drawnForms(source, operators)) {
    const [own, ...deeper] = readForm(source, at, matrix, seen);
    if (own === undefined) continue;
    if (own.holdsTags || deeper.some((stream) => stream.holdsTags)) taggedForms.add(form);
    inner.push(own, ...deeper);
  }
  return [{ ...source, operators, taggedForms, holdsTags: source.bytes.includes('/MCID') }, ...inner];
}

/** Once per document: a form that is drawn twice keeps the place of its first drawing. */
function readForm(source: Source, at: PDFRef, matrix: Matrix, seen: Set<PDFRef>): ContentStream[] {
  const stream = source.dict.context.lookup(at);
  const isForm = stream instanceof PDFRawStream && stream.dict.get(name('Subtype')) === name('Form');
  if (!isForm || seen.has(at)) return [];
  seen.add(at);
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
    seen,
  );
}

function drawnForms(source: Source, operators: readonly Operator[]): { form: string; at: PDFRef; matrix: Matrix }[] {
  const objects = source.resources?.lookupMaybe(name('XObject'), PDFDict);
  if (objects === undefined) return [];
  const drawn: { form: string; at: PDFRef; matrix: Matrix }[] = [];
  const state = newState(source.matrix);
  for (const operator of operators) {
    advance(state, operator);
    if (operator.name !== 'Do') continue;
    const at = objects.get(name(nameOf(operator)));
    if (at instanceof PDFRef) drawn.push({ form: nameOf(operator), at, matrix: state.matrix });
  }
  return drawn;
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

function compress(bytes: Buffer, dict: PDFDict): PDFRawStream {
  const packed = deflateSync(bytes);
  dict.set(name('Filter'), FLATE);
  dict.set(name('Length'), PDFNumber.of(packed.length));
  return PDFRawStream.of(dict, packed);
}
