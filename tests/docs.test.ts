/** The documents stay true: problem codes, links, npm scripts and dependencies are compared with what is there. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...globSync('docs/**/*.md', { cwd: root })].sort();
const manifest = JSON.parse(read('package.json')) as Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Calls that report a problem: the code is the first argument that is a plain string and nothing else. */
const telling = /\b(?:fault|warn|problem|checkChoice)\(/g;
const plainCode = /^'([a-zæøå0-9]+(?:-[a-zæøå0-9]+)*)'$/;

function codesIn(source: string): string[] {
  const written = [...source.matchAll(/\bcode: '([^']+)'/g)].map(([, code]) => code);
  const called = [...source.matchAll(telling)].map(({ 0: call, index }) =>
    argumentsAt(source, index + call.length)
      .map((argument) => plainCode.exec(argument)?.[1])
      .find((code) => code !== undefined),
  );
  return [...written, ...called].filter((code) => code !== undefined);
}

/** The arguments of the call whose first character is at `start`, split at commas outside brackets and strings. */
function argumentsAt(source: string, start: number): string[] {
  const found = [''];
  let depth = 0;
  let quote = '';
  for (let at = start; at < source.length; at++) {
    const sign = source[at] ?? '';
    if (quote !== '') quote = sign === quote && source[at - 1] !== '\\' ? '' : quote;
    else if ('\'"`'.includes(sign)) quote = sign;
    else if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign) && --depth < 0) break;
    if (sign === ',' && depth === 0 && quote === '') found.push('');
    else found[found.length - 1] += sign;
  }
  return found.map((argument) => argument.trim());
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)].sort();
}

describe('docs/problems.md', () => {
  // What the audit finds has codes of its own; only files that make a Problem of it tell it to anyone.
  const tells = (source: string, file: string) =>
    !file.startsWith(join('scripts', 'audit')) || source.includes('model/problem.ts');
  const files = globSync('scripts/**/*.ts', { cwd: root });
  const told = unique(files.flatMap((file) => (tells(read(file), file) ? codesIn(read(file)) : [])));
  const rows = [...read('docs/problems.md').matchAll(/^\| `([^`]+)` \|(.+)\|(.+)\|$/gm)];
  const listed = rows.map(([, code]) => code ?? '');

  it('lists every code that the program can tell, once and sorted', () => {
    expect(told.length).toBeGreaterThan(60);
    expect(listed).toEqual(told);
  });

  it('says what is wrong and what to do', () => {
    for (const [, code, what, remedy] of rows) {
      expect(what?.trim().length, code).toBeGreaterThan(10);
      expect(remedy?.trim().length, code).toBeGreaterThan(10);
    }
  });

  it('codes are found however the call is laid out', () => {
    expect(codesIn("fault(\n  ['a', id],\n  'kode-et',\n  `Ét, to (»x«).`,\n)")).toEqual(['kode-et']);
    expect(codesIn("warn(report, row.cell('til'), 'kode-to', message, hint)")).toEqual(['kode-to']);
    expect(codesIn("const x = { code: 'kode-tre', message }")).toEqual(['kode-tre']);
    expect(codesIn("fault(report, cell, told.code, 'En besked.', 'Et råd.')")).toEqual([]);
  });
});

describe('links and commands', () => {
  it.each(documents)('%s links to what is there', (document) => {
    const targets = [...read(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
    const inside = targets.filter((target) => !/^(https?:|mailto:|#)/.test(target));
    const missing = inside.filter((target) => !existsSync(join(root, dirname(document), target.replace(/#.*$/, ''))));
    expect(missing).toEqual([]);
  });

  it('npm scripts that are named exist', () => {
    const named = documents.flatMap((document) => [...read(document).matchAll(/npm run ([\w:-]+)/g)]);
    const unknown = unique(named.map(([, name]) => name ?? '')).filter((name) => !(name in (manifest.scripts ?? {})));
    expect(unknown).toEqual([]);
  });
});

it('every dependency has its reason', () => {
  const reasons = [...read('docs/decisions/0010-dependencies.md').matchAll(/^- `([^`]+)`: .{20}/gm)];
  const installed = unique(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }));
  expect(unique(reasons.map(([, name]) => name ?? ''))).toEqual(installed);
});
