/**
 * A pack in an editor: the server that editors ask about YAML is asked the same here, with the schema that the pack's first
 * line names, and nothing from the network.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const file = resolve(import.meta.dirname, '../content/akutte-kontakter/pack.yaml');
const uri = pathToFileURL(file).href;
const yaml = readFileSync(file, 'utf8');

interface Position {
  readonly line: number;
  readonly character: number;
}
interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: Position };
}

let server: ChildProcess;
let next = 1;
let waiting = Buffer.alloc(0);
const answers = new Map<number, (result: unknown) => void>();
const told: ((diagnostics: readonly Diagnostic[]) => void)[] = [];

function send(message: object): void {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  server.stdin?.write(`Content-Length: ${body.length}\r\n\r\n`);
  server.stdin?.write(body);
}

function ask<Result>(method: string, params: object): Promise<Result> {
  const id = next++;
  send({ id, method, params });
  return new Promise((answer) => answers.set(id, answer as (result: unknown) => void));
}

/** Messages come in pieces, each after a line that tells its length. */
function take(piece: Buffer): void {
  waiting = Buffer.concat([waiting, piece]);
  for (;;) {
    const head = /^Content-Length: (\d+)\r\n(?:[^\r]+\r\n)*\r\n/.exec(waiting.toString('latin1'));
    const end = (head?.[0].length ?? 0) + Number(head?.[1]);
    if (!head || waiting.length < end) return;
    const message = JSON.parse(waiting.subarray(head[0].length, end).toString('utf8'));
    waiting = waiting.subarray(end);
    if (message.method === 'textDocument/publishDiagnostics') told.shift()?.(message.params.diagnostics);
    else if (message.method !== undefined && message.id !== undefined) {
      // The server asks for its settings: schemas from files only.
      const settings = { validate: true, completion: true, hover: true, schemaStore: { enable: false } };
      const items = message.params?.items ?? [];
      send({
        id: message.id,
        result: items.map(({ section }: { section: string }) => (section === 'yaml' ? settings : {})),
      });
    } else answers.get(message.id)?.(message.result);
  }
}

let version = 1;

/** Gives the server a text, and waits for what it finds wrong. */
function open(text: string): Promise<readonly Diagnostic[]> {
  const found = new Promise<readonly Diagnostic[]>((answer) => told.push(answer));
  if (version === 1)
    send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version, text } } });
  else
    send({ method: 'textDocument/didChange', params: { textDocument: { uri, version }, contentChanges: [{ text }] } });
  version += 1;
  return found;
}

const lineOf = (text: string, words: string) => text.split('\n').findIndex((line) => line.includes(words));

beforeAll(async () => {
  const require = createRequire(import.meta.url);
  const root = dirname(require.resolve('yaml-language-server/package.json'));
  server = spawn(process.execPath, [join(root, 'bin/yaml-language-server'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  server.stdout?.on('data', take);
  const capabilities = {
    workspace: { configuration: true },
    textDocument: { completion: { completionItem: { snippetSupport: true } }, hover: {}, publishDiagnostics: {} },
  };
  await ask('initialize', { processId: process.pid, rootUri: null, capabilities });
  send({ method: 'initialized', params: {} });
});
afterAll(() => {
  server.kill();
});

describe('an editor', () => {
  it('finds nothing wrong with a pack that is right', async () => {
    expect((await open(yaml)).map(({ message }) => message)).toEqual([]);
  });

  it('explains a key in Danish', async () => {
    const hover = await ask<{ contents: { value: string } }>('textDocument/hover', {
      textDocument: { uri },
      position: { line: lineOf(yaml, 'task:'), character: 1 },
    });
    expect(hover.contents.value).toContain('mødet');
  });

  it('offers the kinds of blocks, and the keys of one', async () => {
    const labels = async (text: string, position: Position) => {
      await open(text);
      const { items } = await ask<{ items: readonly { label: string }[] }>('textDocument/completion', {
        textDocument: { uri },
        position,
      });
      return items.map(({ label }) => label);
    };
    const begun = yaml.replace('\nblocks:\n', '\nblocks:\n  - \n');
    const blocks = await labels(begun, { line: begun.split('\n').indexOf('blocks:') + 1, character: 4 });
    expect(blocks).toEqual(expect.arrayContaining(['text', 'indicator', 'questions', 'follow-up']));
    const half = yaml.replace(/^price: .*$/m, 'pri');
    const keys = await labels(half, { line: half.split('\n').indexOf('pri'), character: 3 });
    expect(keys).toContain('price');
  });

  it('marks a key that is not there, and a word that is not one of the choices, on their lines', async () => {
    const text = yaml.replace('minutes: 210', 'minuter: 210').replace('direction: neither', 'direction: op');
    const found = await open(text);
    const lines = found.map(({ range }) => range.start.line);
    expect(lines).toContain(lineOf(text, 'minuter: 210'));
    expect(lines).toContain(lineOf(text, 'direction: op'));
  });
});
