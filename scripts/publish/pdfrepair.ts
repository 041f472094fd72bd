/** Makes Chromium's structure tree one that PDF/UA-1 accepts. Each function is one rule. */
import { PDFArray, PDFDict, type PDFDocument, PDFRef, PDFString } from 'pdf-lib';
import { type Box, unite } from './pdfboxes.ts';
import { name } from './pdfnames.ts';
import {
  attributes,
  contentKey,
  everyContent,
  everyElement,
  type StructureElement,
  type StructureKid,
  structureRoot,
  textEntry,
} from './pdfstructure.ts';

const STANDARD_TYPES = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP ' +
    'Figure Formula Form'
  ).split(' '),
);
/** What Chromium writes beside the standard types; anything else is a block of its own. */
const INLINE_TYPES = new Set(['Strong', 'Em']);
/** A table keeps its shape, and a document its root, when nothing is in it. */
const MAY_BE_EMPTY = new Set(['TD', 'TH', 'TR', 'Document']);

/** Takes away the content that became an artifact, and every element that then holds nothing. */
export function prune(document: PDFDocument, elements: StructureElement[], dropped: ReadonlySet<string>): void {
  const keeps = (kid: StructureKid): boolean => {
    if (kid.kind === 'annotation') return true;
    if (kid.kind === 'content') return !dropped.has(contentKey(kid));
    kid.kids = kid.kids.filter(keeps);
    if (kid.kids.length > 0 || MAY_BE_EMPTY.has(kid.type)) return true;
    document.context.delete(kid.ref);
    return false;
  };
  for (const element of elements) element.kids = element.kids.filter(keeps);
}

/** ISO 32000-1, 14.8.4.3.3: a list item holds a label and a body, and Chromium writes no body. */
export function wrapListBodies(document: PDFDocument, elements: readonly StructureElement[]): void {
  const { context } = document;
  const isPart = (kid: StructureKid): boolean => kid.kind === 'element' && (kid.type === 'Lbl' || kid.type === 'LBody');
  for (const item of everyElement(elements)) {
    const kids = item.kids.filter((kid) => !isPart(kid));
    if (item.type !== 'LI' || kids.length === 0) continue;
    const dict = context.obj({ Type: 'StructElem' });
    const body: StructureElement = { kind: 'element', ref: context.register(dict), dict, type: 'LBody', kids };
    item.kids = [...item.kids.filter(isPart), body];
  }
}

/** A figure needs a text and a place. Chromium writes `<figure>` as a Figure without text: a group, not a picture. */
export function completeFigures(elements: readonly StructureElement[], boxes: ReadonlyMap<string, Box>): void {
  for (const figure of everyElement(elements)) {
    if (figure.type !== 'Figure') continue;
    if (textEntry(figure.dict, 'Alt').trim() === '') {
      figure.type = 'Div';
      figure.dict.delete(name('Alt'));
      continue;
    }
    const box = figureBox(figure, boxes);
    if (box === undefined) continue;
    const rounded = box.map((edge) => Math.round(edge * 100) / 100);
    const layout = figure.dict.context.obj({ O: 'Layout', Placement: 'Block', BBox: rounded });
    figure.dict.set(name('A'), figure.dict.context.obj([...attributes(figure), layout]));
  }
}

/** Undefined when it lies on several pages, where one box can say nothing. */
function figureBox(figure: StructureElement, boxes: ReadonlyMap<string, Box>): Box | undefined {
  let box: Box | undefined;
  const content = everyContent(figure);
  if (new Set(content.map((item) => item.page)).size > 1) return undefined;
  for (const item of content) {
    const part = boxes.get(contentKey(item));
    if (part !== undefined) box = unite(box, part);
  }
  return box;
}

export function mapRoles(document: PDFDocument, elements: readonly StructureElement[]): void {
  const roles: Record<string, string> = {};
  for (const { type } of everyElement(elements)) {
    if (!STANDARD_TYPES.has(type)) roles[type] = INLINE_TYPES.has(type) ? 'Span' : 'Div';
  }
  const sorted = Object.fromEntries(Object.entries(roles).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  structureRoot(document).set(name('RoleMap'), document.context.obj(sorted));
}

/** Chromium names cells after DOM nodes, counted through the whole life of the process; here in reading order. */
export function renumberCells(document: PDFDocument, elements: readonly StructureElement[]): void {
  const root = structureRoot(document);
  const all = everyElement(elements);
  const cells = all.filter((element) => textEntry(element.dict, 'ID') !== '');
  const newIds = new Map<string, PDFString>();
  for (const { dict } of cells) {
    const id = PDFString.of(`cell${String(newIds.size + 1).padStart(6, '0')}`);
    newIds.set(textEntry(dict, 'ID'), id);
    dict.set(name('ID'), id);
  }
  for (const element of all) renameHeaders(element, newIds);
  deleteIdTree(root);
  if (cells.length === 0) return;
  const names = cells.flatMap(({ dict, ref }) => [dict.get(name('ID')) ?? PDFString.of(''), ref]);
  root.set(name('IDTree'), document.context.register(document.context.obj({ Names: names })));
}

function renameHeaders(element: StructureElement, newIds: ReadonlyMap<string, PDFString>): void {
  for (const attribute of attributes(element)) {
    const headers = attribute.lookupMaybe(name('Headers'), PDFArray);
    if (headers === undefined) continue;
    const renamed = headers
      .asArray()
      .flatMap((header) => (header instanceof PDFString ? newIds.get(header.decodeText()) : undefined) ?? []);
    attribute.set(name('Headers'), element.dict.context.obj(renamed));
  }
}

function deleteIdTree(root: PDFDict): void {
  const remove = (node: unknown): void => {
    const dict = node instanceof PDFRef ? root.context.lookup(node) : node;
    if (dict instanceof PDFDict) dict.lookupMaybe(name('Kids'), PDFArray)?.asArray().forEach(remove);
    if (node instanceof PDFRef) root.context.delete(node);
  };
  remove(root.get(name('IDTree')));
  root.delete(name('IDTree'));
}
