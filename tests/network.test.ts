/** Nothing leaves the machine: neither Node nor the browser asks for anything elsewhere, whatever stands in a page. */

import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openTabs } from '../scripts/publish/browsertabs.ts';
import { dataSet, filesUnder, openWorkshop } from './workshop.ts';

/** Runs first in every thread: what would open a connection or ask for a name is written down and fails. */
const shut = `
  import { appendFileSync } from 'node:fs';
  import dgram from 'node:dgram';
  import dns from 'node:dns';
  import net from 'node:net';
  const deny = (what) => (...given) => {
    appendFileSync(process.env.FORSOEG, what + ' ' + JSON.stringify(given[0] ?? null) + '\\n');
    throw new Error('no connections');
  };
  net.Socket.prototype.connect = deny('connect');
  net.Server.prototype.listen = deny('listen');
  dgram.createSocket = deny('udp');
  for (const name of Object.keys(dns)) if (/^(lookup|resolve)/.test(name)) dns[name] = deny(name);
`;

it('a build opens no connection, listens on no port and asks for no name', async () => {
  const workshop = openWorkshop(['aadalen']);
  const [preload, attempts] = [join(workshop.root, 'luk.mjs'), join(workshop.root, 'forsoeg.txt')];
  writeFileSync(preload, shut);
  const env = { ...process.env, FORSOEG: attempts, NODE_OPTIONS: `--import=${preload}` };
  const run = (args: readonly string[]) =>
    new Promise<string>((done) => {
      execFile(process.execPath, args, { cwd: workshop.root, env }, (_, __, err) => done(err));
    });
  // The door must be shut, or the rest says nothing.
  const asking = `import net from 'node:net'; try { net.connect(9); } catch {} fetch('https://ude.invalid').catch(() => {});`;
  await run(['--input-type=module', '-e', asking]);
  expect(readFileSync(attempts, 'utf8')).toMatch(/^connect /);
  writeFileSync(attempts, '');
  const cli = resolve(import.meta.dirname, '../scripts/cli.ts');
  expect(await run([cli, 'build', '--data', dataSet])).toBe('');
  expect(readFileSync(attempts, 'utf8')).toBe('');
  expect([...filesUnder(join(workshop.root, 'output')).keys()]).toContain('aadalen/akutte-kontakter-1/handout.pdf');
  workshop.close();
});

it('a page that asks for something gets nothing, not even from this machine', async () => {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, answer) => {
    asked.push(url);
    answer.end('x');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const here = `http://127.0.0.1:${port}`;
  const file = resolve(import.meta.dirname, '../package.json');
  expect(existsSync(file)).toBe(true);
  const html = `<!doctype html><p>tekst</p>
    <img src="${here}/a"><img src="http://localhost:${port}/b"><object data="${here}/c"></object>
    <link rel="stylesheet" href="${here}/d"><link rel="prefetch" href="${here}/e"><link rel="preconnect" href="${here}">
    <iframe src="${here}/f"></iframe><iframe src="file://${file}"></iframe><embed src="file://${file}">
    <style>@font-face { font-family: x; src: url(${here}/g) } p { font-family: x; background: url(${here}/h) }</style>
    <svg><image href="${here}/i"/><use href="${here}/j#x"/></svg>
    <script>fetch('${here}/k')</script>`;
  const leaving = `<!doctype html><p>tekst</p><meta http-equiv="refresh" content="0;url=${here}/l">`;
  const tabs = openTabs(1, process.env);
  try {
    const got = await tabs.use(async (page) => {
      const finished: string[] = [];
      page.on('requestfinished', (request) => {
        if (!/^(about|data):/.test(request.url())) finished.push(request.url());
      });
      await page.setContent(html, { waitUntil: 'load' });
      await page.pdf();
      // A page that leaves may be gone before it is printed, which is not what is asked here.
      await page.setContent(leaving, { waitUntil: 'load' }).catch(() => {});
      await pause(500);
      await page.pdf().catch(() => {});
      return finished;
    });
    expect(got).toEqual([]);
    expect(asked).toEqual([]);
  } finally {
    await tabs.close();
    server.close();
  }
});
