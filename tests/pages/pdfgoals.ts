/** What the goals for a PDF ask of it, looked for in the finished file; one line for each thing that is wrong. */
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFNumber, PDFRawStream } from 'pdf-lib';
import { type PdfReading, readPdf } from '../../scripts/publish/pdfread.ts';
import { readStream } from '../../scripts/publish/pdfstreams.ts';
import {
  attributes,
  everyElement,
  readStructure,
  type StructureElement,
  textEntry,
} from '../../scripts/publish/pdfstructure.ts';
import { paintedInside, runsOf, streamsOf } from '../publish/fixtures/painted.ts';

export interface PdfGoals {
  readonly kind: 'handout' | 'slides';
  /** ISO yyyy-mm-dd. */
  readonly date: string;
  /** Bytes; 300 KB for a document that is read by itself. */
  readonly heaviest?: number;
}

const name = (text: string): PDFName => PDFName.of(text);
/** In points; a little less for rounding. */
const SMALLEST = { handout: 9 - 0.05, slides: 12 - 0.05 } as const;
const SIZE = { handout: '595x842', slides: '960x540' } as const;
const HEAVIEST = 300 * 1024;
/** Common in any Danish sentence, and none of them English. */
const DANISH = /[æøå]|(?<!\p{L})(og|af|er|med|til|den|det|som|hver|kort|fra|figur)(?!\p{L})/iu;

export async function pdfFindings(bytes: Uint8Array, goals: PdfGoals): Promise<readonly string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const reading = await readPdf(bytes);
  const elements = everyElement(readStructure(document));
  return [
    ...(bytes.length > (goals.heaviest ?? HEAVIEST) ? [`${bytes.length} bytes`] : []),
    ...aboutFindings(document, reading, goals.date),
    ...bookmarkFindings(reading, goals.kind),
    ...fontFindings(document),
    ...pictureFindings(document, elements, reading),
    ...tableFindings(elements, reading),
    ...linkFindings(document, reading),
    ...paintFindings(document, reading),
    ...sizeFindings(document, reading, goals.kind),
  ];
}

function aboutFindings(document: PDFDocument, reading: PdfReading, date: string): string[] {
  const { catalog } = document;
  const metadata = catalog.lookup(name('Metadata'));
  const packet = metadata instanceof PDFRawStream ? readStream(metadata).toString('utf8') : '';
  const title = reading.title.replaceAll('&', '&amp;');
  const isTrue = (dict: PDFDict | undefined, entry: string) => String(dict?.get(name(entry))) === 'true';
  const day = new Date(`${date}T00:00:00Z`).getTime();
  const goals: Readonly<Record<string, boolean>> = {
    'is not tagged': isTrue(catalog.lookupMaybe(name('MarkInfo'), PDFDict), 'Marked'),
    'is not in Danish': textEntry(catalog, 'Lang') === 'da',
    'has no title': reading.title.length > 10,
    'does not show its title': isTrue(catalog.lookupMaybe(name('ViewerPreferences'), PDFDict), 'DisplayDocTitle'),
    'does not say that it is PDF/UA-1': packet.includes('<pdfuaid:part>1</pdfuaid:part>'),
    'has another title in XMP': packet.includes(`<rdf:li xml:lang="da">${title}</rdf:li>`),
    'was made on another day': document.getCreationDate()?.getTime() === day,
    'was changed on another day': document.getModificationDate()?.getTime() === day,
  };
  return Object.entries(goals).flatMap(([wrong, isMet]) => (isMet ? [] : [wrong]));
}

/** A page of slides is one slide; on paper every heading down to the third level is a bookmark. */
function bookmarkFindings({ pages, headings, outline }: PdfReading, kind: PdfGoals['kind']): string[] {
  const marked = new Set(outline);
  if (kind === 'handout') {
    const wanted = headings.filter(({ level }) => level <= 3);
    return wanted.flatMap(({ text }) => (marked.has(text) ? [] : [`no bookmark: ${text}`]));
  }
  const headed = new Set(headings.filter(({ text }) => marked.has(text)).map(({ page }) => page));
  return pages.flatMap((_, index) => (headed.has(index + 1) ? [] : [`no bookmark to slide ${index + 1}`]));
}

function fontFindings(document: PDFDocument): string[] {
  return dictsOf(document, 'Font').flatMap((font) => {
    const called = font.lookupMaybe(name('BaseFont'), PDFName)?.decodeText() ?? 'a font without a name';
    const subtype = font.lookupMaybe(name('Subtype'), PDFName)?.decodeText() ?? '';
    if (subtype === 'Type3') return [`${called} is Type 3`];
    if (!/^[A-Z]{6}\+SourceSans3/.test(called)) return [`${called} is no subset of our font`];
    // The inner half of a composite font has the file, the outer half the table of characters.
    if (!subtype.startsWith('CIDFont')) return font.has(name('ToUnicode')) ? [] : [`${called} has no ToUnicode`];
    const file = font.lookupMaybe(name('FontDescriptor'), PDFDict)?.lookup(name('FontFile2'));
    return file instanceof PDFRawStream ? [] : [`${called} is not embedded`];
  });
}

function pictureFindings(
  document: PDFDocument,
  elements: readonly StructureElement[],
  { images, taggedForms }: PdfReading,
): string[] {
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => object);
  const rasters = objects.filter(
    (object) => object instanceof PDFRawStream && object.dict.get(name('Subtype')) === name('Image'),
  );
  const figures = elements.filter(({ type }) => type === 'Figure');
  return [
    ...(images + rasters.length > 0 ? [`${rasters.length} raster images`] : []),
    ...(taggedForms > 0 ? [`${taggedForms} transparency groups with tags`] : []),
    ...figures.flatMap((figure) => {
      const alt = textEntry(figure.dict, 'Alt');
      const isDanish = alt.length > 15 && DANISH.test(alt);
      return [
        ...(isDanish ? [] : [`figure with the text "${alt}"`]),
        ...(boxIsOnPage(figure) ? [] : [`figure without a box: ${alt.slice(0, 60)}`]),
      ];
    }),
  ];
}

function boxIsOnPage(figure: StructureElement): boolean {
  const boxes = attributes(figure).flatMap((attribute) => attribute.lookupMaybe(name('BBox'), PDFArray) ?? []);
  const [left, bottom, right, top] = (boxes[0]?.asArray() ?? []).map((edge) => (edge as PDFNumber).asNumber());
  if (left === undefined || bottom === undefined || right === undefined || top === undefined) return false;
  return left >= -1 && bottom >= -1 && right <= 961 && top <= 843 && right - left > 5 && top - bottom > 5;
}

function tableFindings(elements: readonly StructureElement[], { thWithoutScope }: PdfReading): string[] {
  const tables = elements.filter(({ type }) => type === 'Table');
  return [
    ...(thWithoutScope > 0 ? [`${thWithoutScope} header cells without scope`] : []),
    ...tables.flatMap((table) => {
      const lengths = everyElement([table]).flatMap(({ type, kids }) => (type === 'TR' ? [kids.length] : []));
      return new Set(lengths).size > 1 ? [`table with rows of ${lengths.join(', ')} cells`] : [];
    }),
    ...tables.flatMap((table) => (everyElement([table]).some(({ type }) => type === 'TH') ? [] : ['table without th'])),
  ];
}

function linkFindings(document: PDFDocument, { linksWithoutContents }: PdfReading): string[] {
  const annotations = document.getPages().flatMap(({ node }) => node.Annots()?.asArray() ?? []);
  const links = annotations.map((annotation) => document.context.lookup(annotation, PDFDict));
  return [
    ...(linksWithoutContents > 0 ? [`${linksWithoutContents} link tags without contents`] : []),
    ...links.flatMap((link) => (textEntry(link, 'Contents').trim() === '' ? ['link without contents'] : [])),
    ...links.flatMap((link) => (link.has(name('StructParent')) ? [] : ['link outside the tags'])),
  ];
}

function paintFindings(document: PDFDocument, { fallbackCharacters }: PdfReading): string[] {
  const marked = streamsOf(document).filter(({ isForm, holdsTags }) => holdsTags || !isForm);
  const loose = marked.flatMap(paintedInside).filter((mark) => mark === '');
  return [
    ...(loose.length > 0 ? [`${loose.length} times painted outside tags and artifacts`] : []),
    ...fallbackCharacters.map(({ font, text }) => `"${text}" in ${font}`),
  ];
}

function sizeFindings(document: PDFDocument, { pages }: PdfReading, kind: PdfGoals['kind']): string[] {
  const small = runsOf(document).filter(({ text, sizeOnPage }) => text.trim() !== '' && sizeOnPage < SMALLEST[kind]);
  const sizes = new Set(pages.map(({ width, height }) => `${Math.round(width)}x${Math.round(height)}`));
  return [
    ...[...sizes].filter((size) => size !== SIZE[kind]).map((size) => `page of ${size}`),
    ...small.map(({ text, sizeOnPage, stream }) => `page ${stream.pageNumber}, ${sizeOnPage.toFixed(1)} pt: ${text}`),
  ];
}

function dictsOf(document: PDFDocument, type: string): PDFDict[] {
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => object);
  return objects.flatMap((object) =>
    object instanceof PDFDict && object.get(name('Type')) === name(type) ? [object] : [],
  );
}
