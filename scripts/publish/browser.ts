/**
 * The browser that prints: found or unpacked, started with its doors shut, ended with its profile.
 *
 * Order: PUPPETEER_EXECUTABLE_PATH, the Chromium in @sparticuz/chromium (Linux), puppeteer's own cache, an installed
 * Chrome or Edge.
 */

import {
  createReadStream,
  createWriteStream,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { platform, tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import type { Browser } from 'puppeteer';
import { NotEquipped } from '../model/stop.ts';

/** Nothing to print with; `message` is Danish and says what to do. */
export class BrowserMissing extends NotEquipped {}

/** Where the browser is, and the folder of libraries and fonts that came with it. */
interface Found {
  readonly path: string;
  readonly companions: string | null;
}

const flags = [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--no-first-run',
  '--no-pings',
  '--font-render-hinting=none',
  // Nothing is to be fetched; should something try, no name leads anywhere.
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

const bare = '--no-sandbox';

/** Milliseconds before a browser counts as hung. */
export const patience = 60_000;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Starts one browser. With the sandbox where the system allows it; root and some containers do not. */
export async function startBrowser(environment: Environment): Promise<Browser> {
  const { executablePath, env } = await locateBrowser(environment);
  // Loaded here: a build with nothing to print does without.
  const { default: puppeteer } = await import('puppeteer');
  const start = async (extra: readonly string[]) => {
    const late = new AbortController();
    const launched = puppeteer.launch({
      executablePath,
      headless: 'shell',
      // A browser that only hears us through a pipe ends when we do, also when we are killed.
      pipe: true,
      args: [...flags, ...extra],
      env,
      timeout: patience,
      protocolTimeout: patience,
      // We open our own.
      waitForInitialPage: false,
      signal: late.signal,
    });
    // One that dies as it starts may never be told of.
    const browser = await withTimeout(launched, 'launching').catch((error) => {
      late.abort();
      throw error;
    });
    // When it dies, its pipes may fail after its end was seen and nobody listens any more.
    for (const pipe of browser.process()?.stdio ?? []) pipe?.on('error', () => {});
    return browser;
  };
  try {
    // For root there is no sandbox: Chromium would only refuse to start.
    return await start(userInfo().uid === 0 ? [bare] : []).catch(() => start([bare]));
  } catch (error) {
    throw new BrowserMissing(`Browseren, der laver PDF, kan ikke starte (${executablePath}). ${advice}`, {
      cause: error,
    });
  }
}

/** What the browser is asked for; it rejects when the browser counts as hung. */
export async function withTimeout<Result>(work: Promise<Result>, name: string): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${name} timed out`)), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The browser and the surroundings it starts in. */
export async function locateBrowser(environment: Environment) {
  const found = await findBrowser(environment.PUPPETEER_EXECUTABLE_PATH);
  return { executablePath: found.path, env: environmentOf(found, environment) };
}

const advice = 'Kør »npm ci« igen, eller installér Chrome og skriv stien i PUPPETEER_EXECUTABLE_PATH.';

async function findBrowser(chosen: string | undefined): Promise<Found> {
  if (chosen !== undefined && chosen !== '') {
    if (existsSync(chosen)) return { path: chosen, companions: null };
    throw new BrowserMissing(
      `PUPPETEER_EXECUTABLE_PATH peger på en browser, der ikke findes. Ret stien, eller slet variablen.`,
    );
  }
  const bundled = platform() === 'linux' ? await unpackChromium() : null;
  if (bundled) return { path: join(bundled, 'chromium'), companions: bundled };
  const path = await installedBrowser();
  if (path) return { path, companions: null };
  throw new BrowserMissing(`Der er ingen browser til at lave PDF med. ${advice}`);
}

/** Which browser would print, without starting it: another one makes other files. */
export async function browserIdentity({ PUPPETEER_EXECUTABLE_PATH: chosen }: Environment): Promise<string> {
  if (chosen !== undefined && chosen !== '') return fileIdentity(chosen);
  const bundled = platform() === 'linux' ? bundledChromium() : null;
  if (bundled) return `@sparticuz/chromium ${bundled.version}`;
  return fileIdentity((await installedBrowser()) ?? '');
}

function fileIdentity(path: string): string {
  const { size, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { size: 0, mtimeMs: 0 };
  return `${path} ${size} ${mtimeMs}`;
}

async function installedBrowser(): Promise<string | null> {
  const cached = await cachedBrowser();
  const usual = {
    darwin: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    win32: [
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
    linux: ['/usr/bin/google-chrome', '/usr/bin/chromium'],
  } as Readonly<Record<string, readonly string[]>>;
  return [cached, ...(usual[platform()] ?? [])].find((path) => path !== '' && existsSync(path)) ?? null;
}

async function cachedBrowser(): Promise<string> {
  try {
    const { default: puppeteer } = await import('puppeteer');
    return await puppeteer.executablePath();
  } catch {
    return '';
  }
}

/**
 * Unpacks once into a folder named by version and user. It is filled under another name and moved into place, so that
 * several builds starting at once never see half a browser. Null when the package is not there.
 */
async function unpackChromium(): Promise<string | null> {
  const bundled = bundledChromium();
  if (!bundled) return null;
  const { root, version } = bundled;
  const target = join(tmpdir(), `klyngepakker-chromium-${version}-${userInfo().uid}`);
  if (isOurs(target)) return target;
  mkdirSync(tmpdir(), { recursive: true });
  const workshop = mkdtempSync(`${target}-`);
  const { extract } = await import('tar-fs');
  try {
    await Promise.all([
      unpack(join(root, 'bin', 'chromium.br'), createWriteStream(join(workshop, 'chromium'), { mode: 0o700 })),
      unpack(join(root, 'bin', 'fonts.tar.br'), extract(workshop)),
      unpack(join(root, 'bin', 'al2023.tar.br'), extract(workshop)),
    ]);
    renameSync(workshop, target);
  } catch (error) {
    rmSync(workshop, { recursive: true, force: true });
    // Or another process was first.
    if (!isOurs(target)) throw error;
  }
  return target;
}

/** Anybody can put a folder of any name in the temporary folder: only what is ours alone to write is run. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found) return false;
  if (found.isDirectory() && found.uid === userInfo().uid && (found.mode & 0o022) === 0) return true;
  throw new BrowserMissing(
    `Mappen ${folder} er lavet af en anden bruger. Slet den, eller lad variablen TMPDIR pege på en mappe, der kun er din.`,
  );
}

/** Where npm put the package, and which it is. */
function bundledChromium(): { readonly root: string; readonly version: string } | null {
  const require = createRequire(import.meta.url);
  try {
    const root = dirname(dirname(require.resolve('@sparticuz/chromium')));
    return { root, version: require(join(root, 'package.json')).version };
  } catch {
    return null;
  }
}

async function unpack(file: string, target: NodeJS.WritableStream): Promise<void> {
  await pipeline(createReadStream(file), createBrotliDecompress(), target);
}

/** The libraries that come with the browser serve where the system has none; ours are found before the system's. */
function environmentOf({ companions }: Found, environment: Environment): Record<string, string | undefined> {
  if (companions === null) return environment;
  const libraries = [join(companions, 'lib'), environment.LD_LIBRARY_PATH].filter((path) => path !== undefined);
  return { ...environment, LD_LIBRARY_PATH: libraries.join(':'), FONTCONFIG_PATH: join(companions, 'fonts') };
}
