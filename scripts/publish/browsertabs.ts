/**
 * The pages of one browser, lent out in turn. A browser that crashes or hangs is started again and the work tried once
 * more.
 */
import type { Browser, Page } from 'puppeteer';
import { NotEquipped } from '../model/stop.ts';
import { type Environment, startBrowser, withTimeout } from './browser.ts';

export interface Tabs {
  /** Starts the browser, which takes a while, before there is something to print. */
  readonly start: () => void;
  readonly use: <Result>(work: (page: Page) => Promise<Result>) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/** The browser fails however often it is started; `message` is Danish. */
class BrowserFailing extends NotEquipped {}

/** `count` pages work at the same time. The browser starts on the first of them at the latest. */
export function openTabs(count: number, environment: Environment): Tabs {
  let current: Promise<Browser> | null = null;
  /** Of the current browser. */
  let idle: Page[] = [];
  const limited = fewAtATime(count);
  let closed = false;

  /** Work that is left when the pages are closed must not start a browser that nobody would end. */
  const open = (): Promise<Browser> => {
    if (closed) throw new Error('the pages are closed');
    return startBrowser(environment);
  };

  const leave = (): Promise<Browser | null> => {
    const old = current?.catch(() => null) ?? Promise.resolve(null);
    current = null;
    idle = [];
    return old;
  };
  /** Only the first of several pages to fail in one browser gives it up. One that hangs would not close by itself. */
  const giveUp = async (browser: Promise<Browser>) => {
    if (browser !== current) return;
    await kill(await leave());
  };
  const useOnce = async <Result>(browser: Promise<Browser>, work: (page: Page) => Promise<Result>) => {
    const ready = idle.pop();
    const running = await browser;
    const page = ready ?? (await whileAlive(running, openPage(running)));
    const result = await whileAlive(running, work(page));
    if (browser === current) idle.push(page);
    return result;
  };
  const useSurely = async <Result>(work: (page: Page) => Promise<Result>): Promise<Result> => {
    for (let again = false; ; again = true) {
      current ??= open();
      const browser = current;
      try {
        return await useOnce(browser, work);
      } catch (error) {
        if (!isBrowserTrouble(error)) throw error;
        await giveUp(browser);
        if (again) throw new BrowserFailing(failing, { cause: error });
      }
    }
  };
  return {
    start: () => {
      current ??= open();
      // Told to the first who uses it.
      current.catch(() => {});
    },
    use: (work) => limited(() => useSurely(work)),
    close: async () => {
      closed = true;
      const old = await leave();
      await old?.close().catch(() => old.process()?.kill('SIGKILL'));
    },
  };
}

/** At most `count` pieces of work at the same time, in the order they came. */
function fewAtATime(count: number) {
  const waiting: (() => void)[] = [];
  let going = 0;
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    while (going >= count) await new Promise<void>((resolve) => waiting.push(resolve));
    going++;
    try {
      return await work();
    } finally {
      going--;
      waiting.shift()?.();
    }
  };
}

const failing =
  'Browseren, der laver PDF, går ned eller i stå, også når den startes igen. Luk andre programmer, og kør igen. »npm run doctor« viser, om computeren mangler noget.';

/** Anything but a fault of our own: those throw plain errors with our own words. */
function isBrowserTrouble(error: unknown): boolean {
  return (
    error instanceof Error &&
    /(Target closed|Session closed|Protocol error|timed out|Connection closed|detached)/i.test(error.message)
  );
}

/** A browser that dies leaves some of what it was asked for unanswered for ever. */
async function whileAlive<Result>(browser: Browser, work: Promise<Result>): Promise<Result> {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = () => reject(new Error('Connection closed'));
  browser.once('disconnected', end);
  try {
    return await withTimeout(Promise.race([work, ended]), 'printing');
  } finally {
    browser.off('disconnected', end);
  }
}

async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.emulateMediaType('print');
  return page;
}

async function kill(browser: Browser | null): Promise<void> {
  browser?.process()?.kill('SIGKILL');
  await browser?.close().catch(() => {});
}
