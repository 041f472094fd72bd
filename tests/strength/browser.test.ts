/** A browser that hangs, once or always, that always crashes, or that cannot start: told in a line, or got over. */
import { chmodSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { locateBrowser } from '../../scripts/publish/browser.ts';
import { dataSet, fingerprints, openWorkshop, type Workshop } from '../workshop.ts';
import { run, start } from './program.ts';

const environment = { KLYNGEPAKKER_SECRET: '5e'.repeat(32) };
const args = ['build', '--force', '--data', dataSet];
let workshop: Workshop;
let whole: Record<string, string>;
beforeAll(async () => {
  workshop = openWorkshop(['aadalen']);
  expect(await run(workshop.root, args, environment)).toMatchObject({ code: 0, err: '' });
  whole = fingerprints(join(workshop.root, 'output'));
});
afterAll(() => workshop.close());

const output = () => fingerprints(join(workshop.root, 'output'));

/** Processes that were started in the workshop: the browsers of a build are. */
function processesHere(): number[] {
  return globSync('/proc/[0-9]*/cmdline').flatMap((file) => {
    try {
      const environ = readFileSync(file.replace('cmdline', 'environ'), 'utf8');
      return environ.includes(`MAERKE=${workshop.root}\0`) ? [Number(file.split('/')[2])] : [];
    } catch {
      return [];
    }
  });
}
const marked = () => ({ ...environment, MAERKE: workshop.root });

/** Another program in the browser's place. */
async function standIn(script: string): Promise<string> {
  const { executablePath, env } = await locateBrowser(process.env);
  const path = join(workshop.root, 'browser.sh');
  const libraries = `export LD_LIBRARY_PATH='${env.LD_LIBRARY_PATH ?? ''}' FONTCONFIG_PATH='${env.FONTCONFIG_PATH ?? ''}'`;
  writeFileSync(path, `#!/bin/sh\n${libraries}\n${script.replace('BROWSER', executablePath)}\n`);
  chmodSync(path, 0o755);
  return path;
}

it('that stands still in the middle of the work is given up, and another makes the same bytes', async () => {
  const { child, ended } = start(workshop.root, args, marked());
  let stopped = 0;
  while (stopped === 0 && child.exitCode === null) {
    await wait(100);
    for (const pid of processesHere()) {
      if (!/chrom/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '')) continue;
      process.kill(pid, 'SIGSTOP');
      stopped++;
    }
  }
  expect(stopped).toBeGreaterThan(0);
  expect(await ended).toMatchObject({ code: 0, err: '' });
  expect(output()).toEqual(whole);
});

it.each([
  ['that never answers', 'exec sleep 100000', /^Browseren, der laver PDF, kan ikke starte \([^\n]*\n$/],
  ['that ends at once', 'exit 1', /^Browseren, der laver PDF, kan ikke starte \([^\n]*\n$/],
])('%s is told in a line, nothing is changed, and nothing is left running', async (_, script, words) => {
  const path = await standIn(script);
  const { code, err } = await run(workshop.root, args, { ...marked(), PUPPETEER_EXECUTABLE_PATH: path });
  expect(err).toMatch(words);
  expect(code).toBe(3);
  expect(output()).toEqual(whole);
  await wait(2000);
  expect(processesHere()).toEqual([]);
});

// Both pipes go on to the real one, so that it is seen to end as it does when it crashes.
it.each([0.05, 0.1, 0.13, 0.16, 0.2, 0.25, 0.3, 0.35, 0.4])(
  'that crashes %s seconds after every start is told in a line, or the same bytes are made before',
  async (seconds) => {
    const path = await standIn(`"BROWSER" "$@" & sleep ${seconds}; kill -9 $!; exit 1`);
    const { code, err } = await run(workshop.root, args, { ...marked(), PUPPETEER_EXECUTABLE_PATH: path });
    if (code === 0) expect(err).toBe('');
    else expect(err).toMatch(/^Browseren, der laver PDF, (går ned eller i stå, også når|kan ikke starte)[^\n]*\n$/);
    // Nothing can be printed as early as this.
    if (seconds <= 0.16) expect(code).toBe(3);
    expect([0, 3]).toContain(code);
    expect(output()).toEqual(whole);
    await wait(2000);
    expect(processesHere()).toEqual([]);
  },
);

it('is not left running when the build is killed', async () => {
  const { child, ended } = start(workshop.root, args, marked());
  const browsers = () => processesHere().filter((pid) => pid !== child.pid);
  while (browsers().length < 3 && child.exitCode === null) await wait(100);
  child.kill('SIGKILL');
  await ended;
  await wait(3000);
  expect(processesHere()).toEqual([]);
});
