/** The one script of the handout, in the real browser: the list can be filtered, and is whole without it. */
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from '../../../scripts/publish/browser.ts';
import { sectionOffers } from '../../../scripts/publish/content/offers.ts';
import { createEnvironment } from '../../../scripts/publish/site.ts';
import { blockOf, frameOf } from './blocks.ts';

const block = blockOf('offers', {
  title: 'Tilbud',
  snapshot: '2021-06',
  rows: [
    {
      name: 'Mindhelper',
      content: 'Råd til unge </script><script>document.title="ondt"</script>',
      age: '13-20 år',
      payment: 'Gratis',
    },
    { name: 'Mindfulness', content: 'Kursus mod stress', age: 'fra 18 år', payment: 'Egenbetaling' },
    { name: 'Enhed for Unge', content: 'Forløb mod depression', age: '18-24 år', payment: 'Gratis' },
  ],
});

let browser: Browser;
let html: string;
beforeAll(async () => {
  browser = await startBrowser(process.env);
  const section = await sectionOffers(block, frameOf([]));
  const page = createEnvironment().render('components/offers/template.njk', { section });
  html = `<!doctype html><html lang="da"><title>Prøve</title><body>${page}</body></html>`;
});
afterAll(() => browser.close());

async function open(scripts: boolean): Promise<Page> {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(scripts);
  await page.setContent(html);
  return page;
}

const shown = (page: Page) =>
  page.$$eval('tbody tr', (rows) =>
    rows.filter((row) => row.offsetParent !== null).map((row) => row.cells[0]?.textContent),
  );

describe('the filter of offers', () => {
  it('is not seen without scripts, and the whole list is', async () => {
    const page = await open(false);
    expect(html).toMatch(/<form[^>]* hidden>/);
    expect(await page.$$eval('tbody tr', (rows) => rows.length)).toBe(3);
    await page.close();
  });

  it('finds by words, age and payment, and says how many', async () => {
    const page = await open(true);
    expect(await page.title()).toBe('Prøve');
    expect(await shown(page)).toEqual(['Mindhelper', 'Mindfulness', 'Enhed for Unge']);
    await page.type('#b5-text', 'UNGE');
    expect(await shown(page)).toEqual(['Mindhelper', 'Enhed for Unge']);
    await page.select('#b5-age', '18-24 år');
    expect(await shown(page)).toEqual(['Enhed for Unge']);
    expect(await page.$eval('[role=status]', (element) => element.textContent)).toBe('1 af 3 tilbud vises');
    await page.select('#b5-payment', 'Egenbetaling');
    expect(await shown(page)).toEqual([]);
    await page.close();
  });

  it('can be worked from the keyboard, each field by its name', async () => {
    const page = await open(true);
    const names: (string | undefined)[] = [];
    for (let step = 0; step < 3; step++) {
      await page.keyboard.press('Tab');
      names.push(
        await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent),
      );
    }
    expect(names).toEqual(['Søg i listen', 'Alder', 'Betaling']);
    await page.close();
  });

  it('writes nothing of a pack into the script', () => {
    const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code]) => code);
    expect(scripts).toHaveLength(1);
    expect(scripts[0]).not.toMatch(/ondt|Mindhelper|18-24/);
  });
});
