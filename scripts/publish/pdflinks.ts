/** The names of links: collected in the page before printing, written into the PDF after. */
import { PDFDict, type PDFDocument, PDFHexString } from 'pdf-lib';
import { name } from './pdfnames.ts';
import { everyElement, type StructureElement } from './pdfstructure.ts';

/** What `collectLinks` uses of the browser's DOM, which is no part of the types of this project. */
interface PageElement {
  readonly textContent: string | null;
  checkVisibility(options: Readonly<Record<string, boolean>>): boolean;
  closest(selector: string): PageElement | null;
  getAttribute(name: string): string | null;
  getClientRects(): { readonly length: number };
  querySelector(selector: string): PageElement | null;
}
interface PageDocument {
  getElementById(id: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/**
 * Accessible names of the links that will be printed, in document order. Runs inside the page:
 * `await page.evaluate(collectLinks)` after `page.emulateMediaType('print')`. It may use nothing
 * from this file, because only its text is sent to the browser.
 */
export function collectLinks(): string[] {
  const page = (globalThis as unknown as { readonly document: PageDocument }).document;
  const isPrinted = (link: PageElement): boolean =>
    link.getClientRects().length > 0 &&
    link.closest('[aria-hidden="true"]') === null &&
    link.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const nameOf = (link: PageElement): string => {
    const labels = (link.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => page.getElementById(id)?.textContent);
    const image = link.querySelector('img[alt]')?.getAttribute('alt');
    return labels.join(' ').trim() || link.getAttribute('aria-label') || link.textContent?.trim() || image || '';
  };
  const clean = (text: string): string => text.replaceAll('\u00AD', '').replace(/\s+/g, ' ').trim();
  return [...page.querySelectorAll('a[href]')].filter(isPrinted).map((link) => clean(nameOf(link)));
}

/** A link over two lines is one element with two annotations; both get its name. */
export function nameLinks(
  document: PDFDocument,
  elements: readonly StructureElement[],
  names: readonly string[],
): void {
  const links = everyElement(elements).filter((element) => element.type === 'Link');
  if (links.length !== names.length) {
    throw new Error(
      `links: ${names.length} were collected in the page and ${links.length} are in the PDF; ` +
        "run collectLinks just before page.pdf(), with page.emulateMediaType('print')",
    );
  }
  for (const [index, link] of links.entries()) {
    for (const kid of link.kids) {
      if (kid.kind !== 'annotation') continue;
      const annotation = document.context.lookup(kid.ref, PDFDict);
      annotation.set(name('Contents'), PDFHexString.fromText(names[index] || linkTarget(annotation)));
    }
  }
}

function linkTarget(annotation: PDFDict): string {
  const target = annotation.lookupMaybe(name('A'), PDFDict)?.lookup(name('URI'));
  if (target !== undefined && 'decodeText' in target && typeof target.decodeText === 'function')
    return target.decodeText();
  return '';
}
