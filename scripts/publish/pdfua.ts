/**
 * Turns a PDF printed by Chromium into one that meets PDF/UA-1 (ISO 14289-1). No pixel changes.
 * Equal input gives equal bytes, whatever the same browser printed before.
 */
import { type PDFDocument, PDFHexString, PDFRef } from 'pdf-lib';
import {
  artifactEdits,
  findDecoration,
  followLoose,
  followTagged,
  type Loose,
  type TaggedPiece,
} from './pdfartifacts.ts';
import { type Box, followBoxes } from './pdfboxes.ts';
import { fillEmptyCells } from './pdfcells.ts';
import { applyEdits } from './pdfcontent.ts';
import { repeatedHeads } from './pdfheads.ts';
import { nameLinks } from './pdflinks.ts';
import { describeDocument, fixIdentifier, type PdfMeta } from './pdfmetadata.ts';
import { name } from './pdfnames.ts';
import { outlineItems } from './pdfoutline.ts';
import { type OpenPdf, openPdf, type PdfReading, readingOf } from './pdfread.ts';
import { completeFigures, mapRoles, prune, renumberCells, wrapListBodies } from './pdfrepair.ts';
import { addLineEndSpaces } from './pdfspaces.ts';
import { type ContentStream, type Follow, replaceBytes } from './pdfstreams.ts';
import {
  contentKey,
  everyContent,
  everyElement,
  INLINE,
  mcidsOf,
  type StructureElement,
  streamKey,
  writeStructure,
} from './pdfstructure.ts';
import { contentTexts, type TextRun } from './pdftext.ts';
import { writePdf } from './pdfwrite.ts';

export interface FinishedPdf {
  readonly pdf: Uint8Array;
  /** What `readPdf` would say of the file, without the time it takes to open it again. */
  readonly reading: PdfReading;
}

export async function toPdfUa(bytes: Uint8Array, meta: PdfMeta): Promise<FinishedPdf> {
  const painted = new Map<ContentStream, Painted>();
  const open = await openPdf(bytes, (structure) => followPainted(structure, painted));
  const { document, elements, runs } = open;
  const content = markContent(open, painted);
  prune(document, elements, content.dropped);
  nameLinks(document, elements, meta.links);
  completeFigures(elements, content.boxes);
  wrapListBodies(document, elements);
  fillEmptyCells(document, elements);
  mapRoles(document, elements);
  renumberCells(document, elements);
  nameBookmarks(document, elements, runs);
  writeStructure(document, elements);
  describeDocument(document, meta);
  return { pdf: fixIdentifier(writePdf(document)), reading: readingOf(open) };
}

/** What one stream paints. */
interface Painted {
  readonly tagged: TaggedPiece[];
  readonly loose: Loose[];
  /** Of figures, by MCID. */
  readonly boxes: Map<number, Box>;
}

function followPainted(elements: readonly StructureElement[], painted: Map<ContentStream, Painted>): Follow {
  const drawings = everyElement(elements).filter(({ type }) => type === 'Figure');
  const figures = mcidsOf(drawings.flatMap((figure) => everyContent(figure)));
  return (stream) => {
    const found: Painted = { tagged: [], loose: [], boxes: new Map() };
    painted.set(stream, found);
    const followers = [followTagged(found.tagged), followLoose(stream.taggedForms, found.loose)];
    const wanted = figures.get(String(stream.container));
    if (wanted) followers.push(followBoxes(wanted, found.boxes));
    return (operator, state) => {
      for (const follower of followers) follower(operator, state);
    };
  };
}

interface MarkedContent {
  /** Keys of content that became an artifact. */
  readonly dropped: ReadonlySet<string>;
  readonly boxes: ReadonlyMap<string, Box>;
}

/** All that happens inside the pages: artifacts, word spaces, and the places of figures. */
function markContent(
  { document, elements, streams, runs }: OpenPdf,
  painted: ReadonlyMap<ContentStream, Painted>,
): MarkedContent {
  const spaces = addLineEndSpaces(runs, blockFinder(elements));
  const dropped = new Set<string>();
  const boxes = new Map<string, Box>();
  const heads = mcidsOf(repeatedHeads(elements, contentTexts(runs)));
  for (const stream of streams) {
    const found = painted.get(stream);
    if (!found) continue;
    for (const [mcid, box] of found.boxes) boxes.set(streamKey(stream, mcid), box);
    const decoration = findDecoration(found.tagged, heads.get(String(stream.container)) ?? new Set());
    for (const mcid of decoration.mcids) dropped.add(streamKey(stream, mcid));
    const loose = isMarkedOutside(stream) ? [] : artifactEdits(found.loose);
    const edits = [...decoration.edits, ...(spaces.get(stream) ?? []), ...loose];
    if (edits.length > 0) replaceBytes(document, stream, applyEdits(stream.bytes, edits));
  }
  return { dropped, boxes };
}

/** A form without tags of its own is marked where it is drawn, so its inside stays as it is. */
function isMarkedOutside({ isForm, holdsTags, taggedForms }: ContentStream): boolean {
  return isForm && !holdsTags && taggedForms.size === 0;
}

/** The block that a run's words belong to; none for the labels in a drawing. */
function blockFinder(elements: readonly StructureElement[]): (run: TextRun) => StructureElement | undefined {
  const blocks = new Map<string, StructureElement>();
  const visit = (element: StructureElement, outer: StructureElement): void => {
    const block = element.type === 'NonStruct' || INLINE.has(element.type) ? outer : element;
    for (const kid of element.kids) {
      if (kid.kind === 'element') visit(kid, block);
      else if (kid.kind === 'content') blocks.set(contentKey(kid), block);
    }
  };
  for (const element of elements) visit(element, element);
  return ({ stream, mcid, tag }) => {
    return mcid === undefined || tag === 'Figure' ? undefined : blocks.get(streamKey(stream, mcid));
  };
}

/** Chromium's bookmarks lose the spaces at line ends too. */
function nameBookmarks(document: PDFDocument, elements: readonly StructureElement[], runs: readonly TextRun[]): void {
  const texts = contentTexts(runs);
  const byRef = new Map(everyElement(elements).map((element) => [element.ref, element]));
  for (const item of outlineItems(document)) {
    const target = item.get(name('SE'));
    const heading = target instanceof PDFRef ? byRef.get(target) : undefined;
    if (heading === undefined) item.delete(name('SE'));
    const text = heading && everyContent(heading).map((content) => texts.get(contentKey(content)) ?? '');
    const title = text?.join('').replace(/\s+/g, ' ').trim();
    if (title) item.set(name('Title'), PDFHexString.fromText(title));
  }
}
