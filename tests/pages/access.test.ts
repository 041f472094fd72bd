/** Every HTML file of three meetings, both briefings and the overview: accessible, valid, offline, and wide enough for none. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { HtmlValidate } from 'html-validate';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../scripts/build.ts';
import { openBrowser } from '../publish/fixtures/printing.ts';
import { filesUnder } from '../workshop.ts';
import { axeFindings, sidewaysScroll, spaceOut, visit } from './reader.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'klyngepakker-sider-'));
/** The smallest cluster, the largest, and one in its second round, with all their packs. */
const clusters = ['aadalen', 'storbyen-oest', 'fjord-nord'];
let browser: Browser;
let pages: readonly string[] = [];

beforeAll(async () => {
  const options = {
    root,
    data: 'data/demo',
    out: join(folder, 'output'),
    vault: join(folder, 'private'),
    pdf: false,
    jobs: 2,
  };
  const effects = { environment: process.env, progress: () => {} };
  const meetings = await build({ ...options, clusters, packs: [] }, effects);
  const briefings = await build(
    { ...options, clusters: [], packs: ['den-naere-psykiatri', 'anbefalinger-fase-1'] },
    effects,
  );
  expect([...meetings.failed, ...briefings.failed]).toEqual([]);
  pages = [...filesUnder(options.out).keys()].filter((name) => name.endsWith('.html'));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const pathOf = (name: string) => join(folder, 'output', name);
const isDeck = (name: string) => name.endsWith('slides.html');

/** What is wrong, page by page, so that one run shows everything. */
async function findings(
  names: readonly string[],
  look: (name: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of names) for (const one of await look(name)) found.push(`${name}: ${one}`);
  return found;
}

describe('the pages', () => {
  it('are there to be read', () => {
    expect(pages.length).toBeGreaterThan(15);
    expect(pages).toContain('index.html');
    expect(pages).toContain('anbefalinger-fase-1/handout.html');
  });

  it.each([1280, 375, 320])(
    'have nothing for axe to find, ask for nothing and need no scrolling at %i px',
    async (width) => {
      const found = await findings(pages, async (name) => {
        const { page, troubles } = await visit(browser, pathOf(name), width);
        const seen = [...(await axeFindings(page)), ...troubles];
        const wide = await sidewaysScroll(page);
        await page.close();
        return wide > 0 ? [...seen, `${wide} px too wide`] : seen;
      });
      expect(found).toEqual([]);
    },
  );

  it('have nothing for axe to find on the slides as pages to read', async () => {
    const found = await findings(pages.filter(isDeck), async (name) => {
      const { page } = await visit(browser, pathOf(name), 1320, '?print');
      const seen = await axeFindings(page);
      await page.close();
      return seen;
    });
    expect(found).toEqual([]);
  });

  it('keep every text when a reader spaces it out', async () => {
    const found = await findings(
      pages.filter((name) => !isDeck(name)),
      async (name) => {
        const { page } = await visit(browser, pathOf(name), 320);
        await spaceOut(page);
        const wide = await sidewaysScroll(page);
        await page.close();
        return wide > 0 ? [`${wide} px too wide`] : [];
      },
    );
    expect(found).toEqual([]);
  });

  it('are valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y'],
      rules: {
        // Rules of style, not of validity.
        'no-inline-style': 'off',
        'void-style': 'off',
        'no-trailing-whitespace': 'off',
        'attribute-boolean-style': 'off',
        'long-title': 'off',
        'tel-non-breaking': 'off',
      },
    });
    const found = await findings(pages, async (name) => {
      const text = readFileSync(pathOf(name), 'utf8').replace(/<script>[\s\S]*?<\/script>/g, '');
      const report = await validator.validateString(text, name);
      return report.results.flatMap(({ messages }) =>
        messages.slice(0, 5).map(({ line, ruleId, message }) => `${line} ${ruleId} ${message}`),
      );
    });
    expect(found).toEqual([]);
  });
});
