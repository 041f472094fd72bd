/**
 * The head of a table that goes on over the page. Chromium repeats it there and tags it again, so a reader of the tags
 * hears "Navn Navn".
 */
import { contentKey, everyContent, everyElement, type StructureElement, type TaggedContent } from './pdfstructure.ts';

/** What the header cells show again, on the pages after their first. */
export function repeatedHeads(
  elements: readonly StructureElement[],
  texts: ReadonlyMap<string, string>,
): readonly TaggedContent[] {
  return everyElement(elements).flatMap((cell) => {
    if (cell.type !== 'TH') return [];
    const [first, ...later] = [...Map.groupBy(everyContent(cell), ({ page }) => page).values()].map((content) => {
      const text = content.map((piece) => texts.get(contentKey(piece)) ?? '').join('');
      return { content, text: text.trim() };
    });
    return later.flatMap(({ content, text }) => (text === first?.text ? content : []));
  });
}
