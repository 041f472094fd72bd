/** Every HTML file of three meetings, both briefings and the overview: accessible, valid, offline, and wide enough for none. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../publish/fixtures/printing.ts';
import { buildDemo, type Demo, findings } from './demo.ts';
import { axeFindings, sidewaysScroll, spaceOut, visit } from './reader.ts';

const widths = [1280, 375, 320];
let browser: Browser;
let demo: Demo;
let pages: readonly string[] = [];

beforeAll(async () => {
  demo = await buildDemo(false);
  expect(demo.failed).toEqual([]);
  pages = demo.names.filter((name) => name.endsWith('.html'));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  demo?.close();
});

const pathOf = (name: string) => join(demo.output, name);
const isDeck = (name: string) => name.endsWith('slides.html');

describe('the pages', () => {
  it('are there to be read', () => {
    expect(pages.length).toBeGreaterThan(15);
    expect(pages).toContain('index.html');
    expect(pages).toContain('anbefalinger-fase-1/handout.html');
  });

  it('have nothing for axe to find, ask for nothing and need no scrolling, on a desk, a phone and a small phone', async () => {
    const found = await findings(pages, async (name) => {
      const { page, troubles } = await visit(browser, pathOf(name), 1280);
      const seen: string[] = [];
      for (const width of widths) {
        await page.setViewport({ width, height: 800 });
        for (const one of await axeFindings(page)) seen.push(`${width} px: ${one}`);
        const wide = await sidewaysScroll(page);
        if (wide > 0) seen.push(`${width} px: ${wide} px too wide`);
      }
      await page.close();
      return [...seen, ...troubles];
    });
    expect(found).toEqual([]);
  });

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
        // A filter works while one types; nothing is submitted.
        'wcag/h32': 'off',
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
