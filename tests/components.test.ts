/** Each component's examples are its tests: in the real browser nothing overflows, and what must be read can be read. */
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readExamples, showExamples } from '../scripts/gallery.ts';
import { contentSchemas } from '../scripts/model/contentblocks.ts';
import { createPrinter, type Printer } from '../scripts/publish/pdf.ts';
import { sidewaysScroll, spaceOut } from './pages/reader.ts';
import { openBrowser } from './publish/fixtures/printing.ts';
import { withoutOwnScripts } from './scripts.ts';

let printer: Printer;
let browser: Browser;
beforeAll(async () => {
  printer = createPrinter(2, process.env);
  browser = await openBrowser();
});
afterAll(() => Promise.all([printer.close(), browser?.close()]));

const meta = { title: 'Eksempler', author: 'KAP-S', description: 'Eksempler', date: '2027-03-11' };
const components = readExamples();

/** What stands in a page from the element with this id up to the next example. */
function partOf(html: string, prefix: string, at: number): string {
  const [start, end] = [at, at + 1].map((place) =>
    html.search(new RegExp(`<section[^>]* id="${prefix}b${place + 1}(-[^"]*)?"`)),
  );
  const part = html.slice(start, end === -1 ? undefined : end);
  return start === -1 || start === undefined
    ? ''
    : part
        .replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, ' ')
        .replace(/&#39;/g, "'")
        .replace(/&amp;/g, '&')
        .replace(/\s+/g, ' ');
}

function slidesOf(html: string, at: number): number {
  return [...html.matchAll(new RegExp(`<section[^>]* id="s-b${at + 1}(-[^"]*)?"`, 'g'))].length;
}

describe('every block of content', () => {
  it('has examples', () => {
    expect([...components.keys()]).toEqual(expect.arrayContaining(Object.keys(contentSchemas)));
  });
});

describe.each([...components])('%s', (_name, examples) => {
  let pages: { handout: string; deck: string };
  beforeAll(async () => {
    const shown = await showExamples(examples);
    pages = { handout: withoutOwnScripts(shown.handout), deck: withoutOwnScripts(shown.deck) };
  });

  it('fits its page', async () => {
    const printed = await printer.print({ html: pages.handout, format: 'A4', meta });
    expect(printed.faults).toEqual([]);
    // What the leak check is told of a file just made is what stands in the file.
    expect(await printer.read(printed.pdf, 'A4')).toEqual(printed);
  });

  it('fits a small phone, also with a reader’s own spacing', async () => {
    const page = await browser.newPage();
    await page.setViewport({ width: 320, height: 800 });
    await page.setContent(pages.handout);
    expect(await sidewaysScroll(page)).toBe(0);
    await spaceOut(page);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.close();
  });

  it('fits its slides', async () => {
    const printed = await printer.print({ html: pages.deck, format: 'slides', meta });
    expect(printed.faults).toEqual([]);
    expect(await printer.read(printed.pdf, 'slides')).toEqual(printed);
  });

  it.each(examples.map((example, at) => ({ ...example, at })))(
    'says what it must: $name',
    ({ at, handout, deck, slides }) => {
      const read = partOf(pages.handout, '', at);
      for (const text of handout) expect(read).toContain(text);
      const shown = partOf(pages.deck, 's-', at);
      for (const text of deck) expect(shown).toContain(text);
      expect(slidesOf(pages.deck, at), 'number of slides').toBe(slides);
    },
  );
});
