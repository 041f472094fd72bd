/** The bookmarks of a PDF, parents before their kids. */
import { PDFDict, type PDFDocument, PDFName } from 'pdf-lib';

export function outlineItems(document: PDFDocument): PDFDict[] {
  const outlines = document.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict);
  return outlines === undefined ? [] : itemsBelow(outlines);
}

function itemsBelow(parent: PDFDict): PDFDict[] {
  const items: PDFDict[] = [];
  let item = parent.lookupMaybe(PDFName.of('First'), PDFDict);
  while (item !== undefined) {
    items.push(item, ...itemsBelow(item));
    item = item.lookupMaybe(PDFName.of('Next'), PDFDict);
  }
  return items;
}
