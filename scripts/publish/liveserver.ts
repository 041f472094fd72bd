/**
 * The preview's web server: only on this machine, only pages that are handed to it, and a stream that tells them to load
 * again. The only place that listens, and that watches folders.
 */
import { existsSync, type FSWatcher, watch } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import open from 'open';

export interface LiveServer {
  /** `http://127.0.0.1:PORT/` */
  readonly address: string;
  /** Tells every open page to load again. */
  readonly reload: () => void;
  readonly close: () => Promise<void>;
}

/** `page` gives the HTML of a path without the first slash, or null when there is none. */
export async function startServer(page: (path: string) => Promise<string | null>): Promise<LiveServer> {
  const readers = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { port } = server.address() as AddressInfo;
    // A page of somebody else's, at a name that leads here, must not read ours.
    if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? '')) {
      response.writeHead(403).end();
      return;
    }
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname.slice(1);
    if (path === streamPath) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write('retry: 300\n\n');
      readers.add(response);
      request.on('close', () => readers.delete(response));
      return;
    }
    const html = request.method === 'GET' ? await page(decodeURIComponent(path)) : null;
    const head = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' };
    response.writeHead(html === null ? 404 : 200, head).end(html ?? 'Siden findes ikke.');
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    reload: () => {
      for (const reader of readers) reader.write('data: igen\n\n');
    },
    close: async () => {
      for (const reader of readers) reader.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Where the pages listen. */
export const streamPath = 'nyt';

/** Editors write a file in several steps: a change is told when it has been quiet for this long, in milliseconds. */
const quiet = 40;

/** Calls `changed` with the folder whenever something in one of them changes; the answer stops it. */
export function watchFolders(folders: readonly string[], changed: (folder: string) => void): () => void {
  const timers = new Map<string, NodeJS.Timeout>();
  const watchers: FSWatcher[] = folders.filter(existsSync).map((folder) =>
    watch(folder, { recursive: true }, () => {
      clearTimeout(timers.get(folder));
      timers.set(
        folder,
        setTimeout(() => changed(folder), quiet),
      );
    }),
  );
  return () => {
    for (const timer of timers.values()) clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

/** In the user's own browser; where there is none, the address has been told. */
export async function openBrowser(address: string): Promise<void> {
  try {
    const child = await open(address);
    child.on('error', () => {});
  } catch {
    // The address stands on the terminal.
  }
}
