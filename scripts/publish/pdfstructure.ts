/** The structure tree of a tagged PDF as plain objects, and the way back. */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFStream,
  PDFString,
} from 'pdf-lib';
import { name, nameText } from './pdfnames.ts';
import type { ContentStream } from './pdfstreams.ts';

export interface StructureElement {
  readonly kind: 'element';
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  type: string;
  kids: StructureKid[];
}

export interface TaggedContent {
  readonly kind: 'content';
  readonly page: PDFRef;
  /** The form that holds it, when it does not stand on the page itself. */
  readonly form: PDFRef | undefined;
  readonly mcid: number;
}

interface TaggedAnnotation {
  readonly kind: 'annotation';
  readonly page: PDFRef | undefined;
  readonly ref: PDFRef;
}

export type StructureKid = StructureElement | TaggedContent | TaggedAnnotation;

/** Elements whose text runs on within the block around them; NonStruct may be either. */
export const INLINE: ReadonlySet<string> = new Set(['Span', 'Strong', 'Em', 'Code', 'Link', 'Quote']);

const [K, S, P, PG] = [name('K'), name('S'), name('P'), name('Pg')];
const PARENT_TREE = name('ParentTree');

export function structureRoot(document: PDFDocument): PDFDict {
  const root = document.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict);
  if (root === undefined) throw new Error('the PDF has no structure tree: print it with tagged: true');
  return root;
}

export function readStructure(document: PDFDocument): StructureElement[] {
  const root = structureRoot(document);
  return kidObjects(root).flatMap((kid) => {
    const read = readKid(root, kid, undefined);
    return read?.kind === 'element' ? [read] : [];
  });
}

/** Depth first, parents before their kids: the reading order. */
export function everyElement(elements: readonly StructureKid[], found: StructureElement[] = []): StructureElement[] {
  for (const element of elements) {
    if (element.kind !== 'element') continue;
    found.push(element);
    everyElement(element.kids, found);
  }
  return found;
}

export function everyContent(element: StructureElement, found: TaggedContent[] = []): TaggedContent[] {
  for (const kid of element.kids) {
    if (kid.kind === 'content') found.push(kid);
    else if (kid.kind === 'element') everyContent(kid, found);
  }
  return found;
}

/** One key for a piece of tagged content, the same from the tree and from the stream. */
export const contentKey = (content: TaggedContent): string => `${content.form ?? content.page} ${content.mcid}`;
export const streamKey = (stream: ContentStream, mcid: number): string => `${stream.container} ${mcid}`;

/** The MCIDs of some content, by the page or form that counts them. */
export function mcidsOf(content: readonly TaggedContent[]): ReadonlyMap<string, ReadonlySet<number>> {
  const byContainer = Map.groupBy(content, ({ form, page }) => String(form ?? page));
  return new Map([...byContainer].map(([container, pieces]) => [container, new Set(pieces.map(({ mcid }) => mcid))]));
}

export function textEntry(dict: PDFDict, entry: string): string {
  const value = dict.lookup(name(entry));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
}

/** The attribute dictionaries of an element: table scope, header cells, list numbering, layout. */
export function attributes(element: StructureElement): PDFDict[] {
  const { dict } = element;
  const value = dict.lookup(name('A'));
  const items = value instanceof PDFArray ? value.asArray() : value === undefined ? [] : [value];
  return items.map((item) => dict.context.lookup(item)).filter((item) => item instanceof PDFDict);
}

function kidObjects(dict: PDFDict): PDFObject[] {
  const direct = dict.get(K);
  if (direct === undefined) return [];
  const value = dict.context.lookup(direct);
  return value instanceof PDFArray ? value.asArray() : [direct];
}

function readKid(parent: PDFDict, object: PDFObject, outerPage: PDFRef | undefined): StructureKid | undefined {
  const value = parent.context.lookup(object);
  if (value instanceof PDFNumber) return contentOn(outerPage, undefined, value.asNumber());
  if (!(value instanceof PDFDict)) return undefined;
  const page = pageOf(value) ?? outerPage;
  const type = value.get(S);
  if (type instanceof PDFName && object instanceof PDFRef) {
    const kids = kidObjects(value).flatMap((kid) => readKid(value, kid, page) ?? []);
    return { kind: 'element', ref: object, dict: value, type: nameText(type), kids };
  }
  const annotation = value.get(name('Obj'));
  if (annotation instanceof PDFRef) return { kind: 'annotation', page, ref: annotation };
  const mcid = value.lookupMaybe(name('MCID'), PDFNumber);
  const form = value.get(name('Stm'));
  return mcid && contentOn(page, form instanceof PDFRef ? form : undefined, mcid.asNumber());
}

function contentOn(page: PDFRef | undefined, form: PDFRef | undefined, mcid: number): TaggedContent {
  if (page === undefined) throw new Error(`structure tree: MCID ${mcid} names no page`);
  return { kind: 'content', page, form, mcid };
}

function pageOf(dict: PDFDict): PDFRef | undefined {
  const page = dict.get(PG);
  return page instanceof PDFRef ? page : undefined;
}

/** The element that owns each piece of content and each annotation. */
interface Owners {
  /** By page or form; the index is the MCID. */
  readonly content: Map<PDFRef, PDFRef[]>;
  readonly annotations: Map<PDFRef, PDFRef>;
}

/** Writes kids, parents and the parent tree anew, so that all three say the same. */
export function writeStructure(document: PDFDocument, elements: readonly StructureElement[]): void {
  const root = structureRoot(document);
  const rootRef = document.catalog.get(name('StructTreeRoot'));
  if (!(rootRef instanceof PDFRef)) throw new Error('structure tree: the root is not an object of its own');
  root.set(K, document.context.obj(elements.map((element) => element.ref)));
  const owners: Owners = { content: new Map(), annotations: new Map() };
  for (const element of elements) writeElement(element, rootRef, owners);
  writeParentTree(document, root, owners);
}

function writeElement(element: StructureElement, parent: PDFRef, owners: Owners): void {
  const { dict, kids, ref } = element;
  const page = kids.find((kid) => kid.kind === 'content')?.page;
  dict.set(S, name(element.type));
  dict.set(P, parent);
  if (page === undefined) dict.delete(PG);
  else dict.set(PG, page);
  const objects = kids.map((kid) => kidObject(dict, kid, page));
  const [first, second] = objects;
  if (first === undefined) dict.delete(K);
  else dict.set(K, second === undefined ? first : dict.context.obj(objects));
  for (const kid of kids) {
    if (kid.kind === 'element') writeElement(kid, ref, owners);
    else own(owners, kid, ref);
  }
}

function kidObject(dict: PDFDict, kid: StructureKid, page: PDFRef | undefined): PDFObject {
  const { context } = dict;
  if (kid.kind === 'element') return kid.ref;
  if (kid.kind === 'annotation') return context.obj({ Type: 'OBJR', Obj: kid.ref, ...(kid.page && { Pg: kid.page }) });
  if (kid.form === undefined && kid.page === page) return PDFNumber.of(kid.mcid);
  return context.obj({ Type: 'MCR', Pg: kid.page, MCID: kid.mcid, ...(kid.form && { Stm: kid.form }) });
}

function own(owners: Owners, kid: TaggedContent | TaggedAnnotation, owner: PDFRef): void {
  if (kid.kind === 'annotation') {
    owners.annotations.set(kid.ref, owner);
    return;
  }
  const container = kid.form ?? kid.page;
  const list = owners.content.get(container) ?? [];
  list[kid.mcid] = owner;
  owners.content.set(container, list);
}

function writeParentTree(document: PDFDocument, root: PDFDict, owners: Owners): void {
  const { context } = document;
  const entries: [number, PDFObject][] = [];
  for (const [container, list] of owners.content) {
    const items = Array.from(list, (owner) => owner ?? PDFNull);
    entries.push([parentKey(document, container, 'StructParents'), context.register(context.obj(items))]);
  }
  for (const [annotation, owner] of owners.annotations) {
    entries.push([parentKey(document, annotation, 'StructParent'), owner]);
  }
  entries.sort(([one], [other]) => one - other);
  deleteParentTree(root);
  root.set(PARENT_TREE, context.register(context.obj({ Nums: entries.flat() })));
}

function parentKey(document: PDFDocument, ref: PDFRef, entry: string): number {
  const object = document.context.lookup(ref);
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) throw new Error(`structure tree: ${ref} is neither page, form nor annotation`);
  return dict.lookup(name(entry), PDFNumber).asNumber();
}

function deleteParentTree(root: PDFDict): void {
  const { context } = root;
  const old = root.lookupMaybe(PARENT_TREE, PDFDict)?.lookupMaybe(name('Nums'), PDFArray)?.asArray() ?? [];
  const lists = old.filter((item) => context.lookup(item) instanceof PDFArray);
  for (const item of [root.get(PARENT_TREE), ...lists]) if (item instanceof PDFRef) context.delete(item);
}
