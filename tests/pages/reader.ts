/** Pages as a reader meets them: in the real browser, from the file system, with everything that goes wrong written down. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Visit {
  readonly page: Page;
  /** Requests for anything but the page itself, console errors, exceptions. */
  readonly troubles: readonly string[];
}

export async function visit(browser: Browser, path: string, width: number, query = ''): Promise<Visit> {
  const page = await browser.newPage();
  const troubles: string[] = [];
  const address = `${pathToFileURL(path).href}${query}`;
  page.on('request', (request) => {
    if (!request.url().startsWith('data:') && request.url() !== address) troubles.push(`request ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  await page.setViewport({ width, height: 800 });
  await page.goto(address, { waitUntil: 'load' });
  return { page, troubles };
}

/** WCAG 2.2 A and AA and best practice: what axe finds, one line each. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run: (
          options: object,
        ) => Promise<{ violations: { id: string; nodes: { target: string[]; html: string }[] }[] }>;
      };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags } });
    return violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 120)}`),
    );
  });
}

/** How many px the page is wider than the window. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** WCAG 1.4.12: a reader's own spacing. */
export async function spaceOut(page: Page): Promise<void> {
  await page.addStyleTag({
    content:
      '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}',
  });
}
