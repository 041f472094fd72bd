/** The bookmarks of a PDF, parents before their kids. */
import { PDFDict, type PDFDocument } from 'pdf-lib';
import { name } from './pdfnames.ts';

export function outlineItems(document: PDFDocument): PDFDict[] {
  const outlines = document.catalog.lookupMaybe(name('Outlines'), PDFDict);
  return outlines === undefined ? [] : itemsBelow(outlines);
}

function itemsBelow(parent: PDFDict): PDFDict[] {
  const items: PDFDict[] = [];
  let item = parent.lookupMaybe(name('First'), PDFDict);
  while (item !== undefined) {
    items.push(item, ...itemsBelow(item));
    item = item.lookupMaybe(name('Next'), PDFDict);
  }
  return items;
}
