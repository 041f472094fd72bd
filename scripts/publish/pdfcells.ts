/**
 * Empty cells. Chromium leaves out a cell in which nothing is painted, and the cells after it then stand under the wrong
 * header (ISO 14289-1, 7.5; rows of unequal length). Each cell names its headers, so the gaps can be found.
 */
import { PDFArray, type PDFDocument, PDFNumber, PDFString } from 'pdf-lib';
import { name } from './pdfnames.ts';
import { attributes, everyElement, type StructureElement, type StructureKid, textEntry } from './pdfstructure.ts';

/** Before cells get their new names. Tables with cells over several rows or columns are left as they are. */
export function fillEmptyCells(document: PDFDocument, elements: readonly StructureElement[]): void {
  for (const table of everyElement(elements)) {
    if (table.type !== 'Table') continue;
    const rows = everyElement(table.kids).filter(({ type }) => type === 'TR');
    if (!rows.flatMap(({ kids }) => kids).some(spans)) fillRows(document, rows);
  }
}

function fillRows(document: PDFDocument, rows: readonly StructureElement[]): void {
  const width = Math.max(0, ...rows.map(({ kids }) => kids.length));
  const [head, ...body] = rows;
  if (head === undefined) return;
  // In a row of headers only the corner can be empty.
  while (head.kids.length < width) head.kids.unshift(emptyCell(document, []));
  const columns = head.kids.map(idOf);
  for (const row of body) {
    if (row.kids.length === width) continue;
    const rowHeader = row.kids.filter((kid) => kid.kind === 'element' && kid.type === 'TH').map(idOf);
    const filled: StructureKid[] = [];
    const fillTo = (end: number): void => {
      while (filled.length < end) filled.push(emptyCell(document, [columns[filled.length] ?? '', ...rowHeader]));
    };
    for (const kid of row.kids) {
      fillTo(columnOf(kid, columns));
      filled.push(kid);
    }
    fillTo(width);
    row.kids = filled;
  }
}

/** 0 for a cell that names no column, which then follows the one before it. */
function columnOf(kid: StructureKid, columns: readonly string[]): number {
  if (kid.kind !== 'element') return 0;
  const headers = attributes(kid).flatMap((attribute) => {
    const named = attribute.lookupMaybe(name('Headers'), PDFArray)?.asArray() ?? [];
    return named.flatMap((header) => (header instanceof PDFString ? header.decodeText() : []));
  });
  return Math.max(0, ...headers.map((header) => columns.indexOf(header)));
}

function emptyCell(document: PDFDocument, headers: readonly string[]): StructureElement {
  const { context } = document;
  const named = headers.filter((header) => header !== '').map((header) => PDFString.of(header));
  const dict = context.obj({ Type: 'StructElem', A: [{ O: 'Table', Headers: named }] });
  return { kind: 'element', ref: context.register(dict), dict, type: 'TD', kids: [] };
}

function spans(kid: StructureKid): boolean {
  if (kid.kind !== 'element') return false;
  return attributes(kid).some((attribute) =>
    ['RowSpan', 'ColSpan'].some((entry) => (attribute.lookupMaybe(name(entry), PDFNumber)?.asNumber() ?? 1) > 1),
  );
}

const idOf = (kid: StructureKid): string => (kid.kind === 'element' ? textEntry(kid.dict, 'ID') : '');
