/** The documents stay true: problem codes, links, npm scripts and dependencies are compared with what is there. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { readPacks, readProject } from '../scripts/input/project.ts';
import { indicatorSchema } from '../scripts/model/indicators.ts';
import { collectProblems } from '../scripts/model/problem.ts';
import { blocksIn, editionsIn, readCoverage } from './coverage.ts';

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

describe('docs/slags-tal.md', () => {
  const snippets = [...read('docs/slags-tal.md').matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) =>
    load(text ?? ''),
  );
  const common = { title: 't', direction: 'neither', 'direction-note': 'n' };

  it('shows every kind of figure as it may be written', () => {
    const kinds = snippets.map((one) => indicatorSchema.parse({ ...common, ...(one as object) }).kind);
    expect(kinds.toSorted()).toEqual(indicatorSchema.options.map(({ shape }) => shape.kind.value).toSorted());
  });
});

describe('docs/problems.md', () => {
  // What the audit finds has codes of its own; only files that make a Problem of it tell it to anyone.
  const tells = (source: string, file: string) =>
    !file.startsWith(join('scripts', 'audit')) || source.includes('model/problem.ts');
  const files = globSync('scripts/**/*.ts', { cwd: root });
  const told = unique(files.flatMap((file) => (tells(read(file), file) ? codesIn(read(file)) : [])));
  const rows = [...read('docs/problems.md').matchAll(/^\| <a id="([^"]+)"><\/a>`\1` \|(.+)\|(.+)\|$/gm)];
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

describe('docs/coverage.md', () => {
  const text = read('docs/coverage.md');
  const sections = readCoverage(text);
  const packs = readPacks(root, () => {});
  const upTo = (name: string, last: number) => Array.from({ length: last }, (_, at) => `${name}${at + 1}`);

  it('lists each element of the sources once, in order', () => {
    expect(sections.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual([
      ...upTo('X', 14),
      ...upTo('S4.', 11),
      ...upTo('S2.', 9),
      ...upTo('S0.', 9),
      ...upTo('S1.', 11),
      ...upTo('S3.', 8),
    ]);
  });

  it('has rows that say either what is seen or how it is instead', () => {
    const rows = sections.flatMap((section) => section.rows);
    expect(rows).toHaveLength(text.match(/^\| [XS]\d/gm)?.length ?? 0);
    const silent = rows.filter(({ text: row }) =>
      (row.match(/[^|]+/g) ?? []).slice(2).every((one) => one.trim() === '–'),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('names blocks that are in the packs', () => {
    const named = sections.flatMap(({ pack, rows }) => rows.flatMap((row) => blocksIn(row.text, pack)));
    expect(named.length).toBeGreaterThan(80);
    const strange = named.filter(({ pack, place, type, title }) => {
      const block = packs.find(({ id }) => id === pack)?.blocks[place - 1]?.block;
      const names = ['title', 'show', 'from'].map(
        (key) => (block as Readonly<Record<string, unknown>> | undefined)?.[key],
      );
      return block?.type !== type || (title !== null && title !== 'shared/opsamling' && !names.includes(title));
    });
    expect(strange).toEqual([]);
  });

  it('names editions that are in the demo', () => {
    const meetings = read('data/demo/moeder.csv')
      .split(/\r?\n/)
      .map((line) => line.split(';'));
    const planned = meetings.map(([cluster, pack, round]) => `${cluster}/${pack}-${round}`);
    const named = [...editionsIn(text), ...sections.map(({ edition }) => edition)];
    const known = [...planned, ...packs.filter(({ type }) => type === 'briefing').map(({ id }) => id)];
    expect(named.filter((edition) => !known.includes(edition))).toEqual([]);
    expect(sections.filter(({ pack, edition }) => !edition.replace(/^.*\//, '').startsWith(pack))).toEqual([]);
  });

  it('names tests that there are, for each trap', () => {
    const rows = text.slice(text.indexOf('## Traps')).match(/^\| [^|]+\|[^|]+\| `tests.+\|$/gm) ?? [];
    expect(rows).toHaveLength(11);
    const missing = rows.flatMap((row) =>
      [...row.matchAll(/`(tests\/[\w./-]+)`: ([^`|]+)/g)].flatMap(([, file = '', told = '']) =>
        told
          .split(';')
          .map((words) => words.trim())
          .filter((words) => words !== '' && !read(file).includes(words))
          .map((words) => `${file}: ${words}`),
      ),
    );
    expect(missing).toEqual([]);
  });
});

it('docs/glossary.md names identifiers that the code has', () => {
  const code = globSync('{scripts,templates}/**/*.{ts,njk}', { cwd: root }).map(read).join('\n');
  const columns = [...read('docs/glossary.md').matchAll(/^\|[^|]+\|((?:[^|]|\\\|)+)\|/gm)].map(
    ([, column = '']) => column,
  );
  const named = columns.flatMap((column) => [...column.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
  expect(named.length).toBeGreaterThan(90);
  const words = unique(named.flatMap((name) => name.match(/[A-Za-zæøå0-9-]+/g) ?? []));
  expect(words.filter((word) => !code.includes(word))).toEqual([]);
});

describe('docs/architecture.md', () => {
  const map = read('docs/architecture.md').split('## File map')[1] ?? '';

  it('has every file that stands alone in scripts/, in its file map', () => {
    const files = globSync('scripts/*.ts', { cwd: root }).map((file) => file.replaceAll('\\', '/'));
    expect(files.filter((file) => !map.includes(file.replace('scripts/', '')))).toEqual([]);
  });

  it('names files that are there', () => {
    const names = [...map.matchAll(/\bscripts\/(\w+\.ts)/g)].map(([, name = '']) => name);
    expect(names.filter((name) => !existsSync(join(root, 'scripts', name)))).toEqual([]);
  });

  it('stays on one page', () => {
    expect(read('docs/architecture.md').split('\n').length).toBeLessThanOrEqual(115);
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

describe('docs/vejledning.md and docs/skabelon', () => {
  const guide = readFileSync(new URL('../docs/vejledning.md', import.meta.url), 'utf8');

  it('has a template of every fixed file, which reads as an empty data set', async () => {
    const { report, problems } = collectProblems();
    const project = await readProject({ root: '.', data: 'docs/skabelon' }, report);
    expect(problems().filter(({ place }) => place.file.startsWith('docs/'))).toEqual([]);
    expect(project.data.meetings).toEqual([]);
    for (const name of readdirSync(new URL('../docs/skabelon', import.meta.url)))
      expect(guide).toContain(`\`${name}\``);
  });

  it('names commands and pictures that are there', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    const commands = [...guide.matchAll(/npm run (\w+)/g)].map(([, name]) => name);
    expect(commands.length).toBeGreaterThan(6);
    expect(commands.filter((name) => name && !(name in scripts))).toEqual([]);
    for (const [, path] of guide.matchAll(/\]\((images\/[^)]+)\)/g)) {
      expect(existsSync(new URL(`../docs/${path}`, import.meta.url)), path).toBe(true);
    }
    const headings = [...guide.matchAll(/^## (.*)$/gm)].map(([, text = '']) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );
    for (const [, anchor] of guide.matchAll(/\]\(#([^)]+)\)/g)) expect(headings).toContain(anchor);
  });

  it('names problem codes that are told', () => {
    const problems = readFileSync(new URL('../docs/problems.md', import.meta.url), 'utf8');
    for (const code of ['tegn-forvansket', 'taeller-over-naevner', 'cpr']) {
      expect(guide).toContain(`\`${code}\``);
      expect(problems).toContain(`\`${code}\``);
    }
  });
});
