/** The browser that comes through npm, unpacked where nothing has been unpacked before. */
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const module = resolve(import.meta.dirname, '../../scripts/publish/browser.ts');
const fresh = mkdtempSync(join(tmpdir(), 'klyngepakker-frisk-'));
afterAll(() => rmSync(fresh, { recursive: true, force: true }));

/** What a process of its own says of the browser it started. */
function startIn(folder: string): Promise<string> {
  const script = `
    const { startBrowser } = await import(${JSON.stringify(module)});
    try {
      const browser = await startBrowser(process.env);
      console.log((await browser.version()).split('/')[0]);
      await browser.close();
    } catch (error) {
      console.log(error.constructor.name);
    }`;
  const env = { ...process.env, TMPDIR: folder, PUPPETEER_EXECUTABLE_PATH: '' };
  return new Promise((done) => {
    execFile(process.execPath, ['--input-type=module', '-e', script], { env }, (_, out, err) =>
      done(out.trim() || err),
    );
  });
}

const unpacked = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('klyngepakker-chromium'));

describe.skipIf(platform() !== 'linux')('on a machine that has no browser yet', () => {
  it('three builds starting at once all get a whole one, and one stays', async () => {
    const folder = join(fresh, 'ikke', 'lavet');
    const answers = await Promise.all([startIn(folder), startIn(folder), startIn(folder)]);
    expect(answers).toEqual(['HeadlessChrome', 'HeadlessChrome', 'HeadlessChrome']);
    expect(unpacked(folder)).toHaveLength(1);
  });

  it('a folder that others can write is not run from', async () => {
    const folder = join(fresh, 'ikke', 'lavet');
    const [name = ''] = unpacked(folder);
    rmSync(join(folder, name), { recursive: true });
    mkdirSync(join(folder, name));
    chmodSync(join(folder, name), 0o777);
    expect(await startIn(folder)).toBe('BrowserMissing');
  });
});
