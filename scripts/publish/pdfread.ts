/** Reads a finished PDF as a reader of its tags would, for the checks of the build. */
import { ParseSpeeds, PDFDict, PDFDocument, PDFRawStream } from 'pdf-lib';
import { name } from './pdfnames.ts';
import { outlineItems } from './pdfoutline.ts';
import { type ContentStream, contentStreams, type Follow } from './pdfstreams.ts';
import { attributes, everyElement, readStructure, type StructureElement, textEntry } from './pdfstructure.ts';
import { contentTexts, type Font, followText, fontTable, type TextRun, UNKNOWN } from './pdftext.ts';
import { type Heading, headingsOf, readBlocks, type TranscriptEntry } from './pdftranscript.ts';

export type { TranscriptEntry } from './pdftranscript.ts';

export interface PdfReading {
  /** In points. */
  readonly pages: readonly { readonly width: number; readonly height: number }[];
  readonly title: string;
  /** Author and subject. */
  readonly about: readonly string[];
  readonly lang: string;
  /** Names without the subset prefix, each once. */
  readonly fonts: readonly string[];
  /** Fonts drawn as pictures of their letters, as variable fonts become. */
  readonly type3: number;
  /** Characters that our own font could not show; U+FFFD for one that no font could. */
  readonly fallbackCharacters: readonly { readonly font: string; readonly text: string }[];
  readonly transcript: readonly TranscriptEntry[];
  readonly headings: readonly Heading[];
  readonly outline: readonly string[];
  readonly figuresWithoutAlt: number;
  readonly thWithoutScope: number;
  /** A link whose target is missing has no annotation, and counts too. */
  readonly linksWithoutContents: number;
  /** Bitmaps: what `filter`, blurred shadows and gradient text become. */
  readonly images: number;
  /** Transparency groups with tags inside, which few readers reach: `opacity`, `mask`, `mix-blend-mode`. */
  readonly taggedForms: number;
}

const OWN_FONT = /^SourceSans3/;

/** A document with its structure, its content and the text in that. */
export interface OpenPdf {
  readonly document: PDFDocument;
  readonly elements: StructureElement[];
  readonly streams: readonly ContentStream[];
  readonly runs: readonly TextRun[];
}

/** `also` begins, when the structure is known, to follow the content beside the text. */
export async function openPdf(
  bytes: Uint8Array,
  also: (elements: readonly StructureElement[]) => Follow = () => () => () => {},
): Promise<OpenPdf> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  const elements = readStructure(document);
  const follow = also(elements);
  const fonts = fontTable();
  const runs = new Map<ContentStream, TextRun[]>();
  const streams = contentStreams(document, (stream) => {
    const own: TextRun[] = [];
    runs.set(stream, own);
    const [text, others] = [followText(stream, fonts, own), follow(stream)];
    return (operator, state) => {
      text(operator, state);
      others(operator, state);
    };
  });
  return { document, elements, streams, runs: streams.flatMap((stream) => runs.get(stream) ?? []) };
}

export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  return readingOf(await openPdf(bytes));
}

export function readingOf({ document, elements, streams, runs }: OpenPdf): PdfReading {
  const all = everyElement(elements);
  const numbers = new Map(document.getPages().map((page, index) => [page.ref, index + 1]));
  const blocks = readBlocks(elements, { texts: contentTexts(runs), numbers });
  return {
    pages: document.getPages().map((page) => page.getSize()),
    title: document.getTitle() ?? '',
    about: [document.getAuthor() ?? '', document.getSubject() ?? ''],
    lang: textEntry(document.catalog, 'Lang'),
    fonts: [...new Set(runs.map((run) => run.font.name))].toSorted(),
    type3: new Set(runs.map((run) => run.font).filter((font) => font.isType3)).size,
    fallbackCharacters: fallbackCharacters(runs),
    transcript: blocks.map(({ tag, text, page }) => ({ tag, text, page })),
    headings: headingsOf(blocks),
    outline: outlineItems(document).map((item) => textEntry(item, 'Title')),
    figuresWithoutAlt: all.filter(({ type, dict }) => type === 'Figure' && textEntry(dict, 'Alt') === '').length,
    thWithoutScope: all.filter((element) => element.type === 'TH' && !hasScope(element)).length,
    linksWithoutContents: all.filter((element) => element.type === 'Link' && !hasContents(element)).length,
    images: countImages(streams),
    taggedForms: streams.filter((stream) => stream.isForm && stream.holdsTags).length,
  };
}

function fallbackCharacters(runs: readonly TextRun[]): { font: string; text: string }[] {
  const found = new Map<string, Set<string>>();
  for (const { font, text } of runs) {
    for (const character of text) {
      if (character === ' ' || (isOwn(font) && character !== UNKNOWN)) continue;
      const characters = found.get(font.name) ?? new Set();
      found.set(font.name, characters.add(character));
    }
  }
  const sorted = [...found].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([font, characters]) => ({ font, text: [...characters].toSorted().join('') }));
}

const isOwn = (font: Font): boolean => OWN_FONT.test(font.name);

function hasScope(element: StructureElement): boolean {
  return attributes(element).some((attribute) => attribute.has(name('Scope')));
}

function hasContents(link: StructureElement): boolean {
  const annotations = link.kids.flatMap((kid) => (kid.kind === 'annotation' ? [kid.ref] : []));
  const named = annotations.filter((ref) => textEntry(link.dict.context.lookup(ref, PDFDict), 'Contents') !== '');
  return annotations.length > 0 && named.length === annotations.length;
}

function countImages(streams: readonly ContentStream[]): number {
  const images = new Set<PDFRawStream>();
  for (const { resources } of streams) {
    const objects = resources?.lookupMaybe(name('XObject'), PDFDict);
    for (const key of objects?.keys() ?? []) {
      const object = objects?.lookup(key);
      const isImage = object instanceof PDFRawStream && object.dict.get(name('Subtype')) === name('Image');
      if (isImage) images.add(object);
    }
  }
  return images.size;
}
