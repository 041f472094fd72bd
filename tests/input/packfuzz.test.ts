/** The demo's packs and data, broken in every way chance finds: a result or a problem with its place, never a throw. */
import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkDataSet } from '../../scripts/input/dataset.ts';
import { checkPack } from '../../scripts/input/pack.ts';
import { readMunicipalities, readPacks } from '../../scripts/input/project.ts';
import type { Pack } from '../../scripts/model/pack.ts';
import { collectProblems, hasErrors, type Problem } from '../../scripts/model/problem.ts';
import { packValue } from '../hostile.ts';

/** Far more with `npm run test:strength`. */
const times = process.env.STYRKE === '1' ? 40 : 1;

const packs = readPacks('.', () => {});
const texts = packs.map(({ id }) => ({ id, bytes: readFileSync(`content/${id}/pack.yaml`) }));

function check(folder: string, text: string): { readonly pack: Pack | null; readonly problems: readonly Problem[] } {
  const { report, problems } = collectProblems();
  const shared = (name: string) => {
    const file = `content/shared/${name}.yaml`;
    return globSync(file).length === 1 ? { file, text: readFileSync(file, 'utf8') } : null;
  };
  return { pack: checkPack({ folder, file: 'pack.yaml', text, shared }, report), problems: problems() };
}

function expectTold({ pack, problems }: ReturnType<typeof check>): void {
  expect(pack === null).toBe(hasErrors(problems));
  for (const { place, message } of problems) {
    expect(place.line).toBeGreaterThan(0);
    expect(message).not.toMatch(/undefined|\[object/);
  }
}

const marks = [
  ...[':', '- ', '\n', '  ', '"', "'", '{', '}', '[', ']', '&a ', '*a', '!!js/function ', '|', '>', '#', '%', '@', '`'],
  ...['\t', '\0', '---\n', '...\n', '? ', '<<: ', 'null', '~', '0x1f', '1e999', '010203-1234', '__proto__', '\u202e'],
];

it('bytes of a pack are replaced, removed and put in', () => {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    take: fc.nat(30),
    put: fc.oneof(
      fc.constantFrom(...marks).map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 4 }),
    ),
  });
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 4 }), ({ id, bytes }, edits) => {
      const broken = edits.reduce((before, { at, take, put }) => {
        const start = Math.floor(at * before.length);
        return Buffer.concat([before.subarray(0, start), put, before.subarray(start + take)]);
      }, bytes);
      expectTold(check(id, broken.toString('utf8')));
    }),
    { numRuns: 400 * times },
  );
});

type Node = Record<string | number, unknown>;

/** Where everything in a value stands, texts, lists and maps. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (value === null || typeof value !== 'object') return [path];
  const inside = Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]));
  return path.length === 0 ? inside : [path, ...inside];
}

const values = packs.map(({ id }) => ({ id, value: packValue(id), places: placesIn(packValue(id)) }));

const odd = [
  ...[null, '', ' ', 0, -1, 1e308, -0.5, true, [], {}, [[]], [null], { a: 1 }, ['a', 'a'], Number.MAX_SAFE_INTEGER],
  ...['x', 'x'.repeat(500), 'https://x', '2026-13-45', '0000-01', '9999-12-31', '1-', 'constructor', '__proto__'],
];

it('parts of a pack are taken out, changed for others and for odd values', () => {
  const edit = fc.record({
    at: fc.nat(),
    from: fc.nat(),
    how: fc.constantFrom('put', 'delete', 'copy'),
    put: fc.constantFrom(...odd),
  });
  fc.assert(
    fc.property(fc.constantFrom(...values), fc.array(edit, { minLength: 1, maxLength: 3 }), (pack, edits) => {
      const copy = structuredClone(pack.value) as Node;
      for (const { at, from, how, put } of edits) change(copy, pack.places, { at, from, how, put });
      expectTold(check(pack.id, JSON.stringify(copy)));
    }),
    { numRuns: 400 * times },
  );
});

interface Edit {
  readonly at: number;
  readonly from: number;
  readonly how: string;
  readonly put: unknown;
}

function change(value: Node, places: readonly (readonly (string | number)[])[], { at, from, how, put }: Edit): void {
  const find = (path: readonly (string | number)[]) =>
    path.reduce<unknown>((node, key) => (node as Node | null | undefined)?.[key], value);
  const path = places[at % places.length] ?? [];
  const parent = find(path.slice(0, -1));
  const key = path.at(-1) ?? '';
  if (parent === null || typeof parent !== 'object') return;
  if (how === 'put') (parent as Node)[key] = put;
  else if (how === 'copy') (parent as Node)[key] = structuredClone(find(places[from % places.length] ?? []));
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete (parent as Node)[key];
}

it('rows and columns of the data are taken out, doubled, exchanged, and cells are odd', () => {
  const files = new Map(
    globSync('**/*.csv', { cwd: 'data/demo' }).map((name) => [name, readFileSync(`data/demo/${name}`)]),
  );
  const municipalities = new Set(readMunicipalities('.').map(({ code }) => code));
  const cells = [
    '',
    '-1',
    '1e9',
    '9'.repeat(25),
    '1,5',
    'constructor',
    '2026-02-30',
    '9999-12-31',
    '"',
    '=1',
    '\0',
    '-',
    '<5',
  ];
  const edit = fc.record({
    row: fc.nat(),
    column: fc.nat(),
    how: fc.constantFrom('cell', 'row-out', 'row-twice', 'columns', 'column-out', 'header', 'short', 'end'),
    put: fc.constantFrom(...cells),
  });
  fc.assert(
    fc.property(fc.constantFrom(...files.keys()), fc.array(edit, { minLength: 1, maxLength: 3 }), (name, edits) => {
      const before = String(files.get(name)).trimEnd().split('\r\n');
      const rows = edits.reduce<Rows>(
        (table, one) => changeRows(table, one),
        before.map((line) => line.split(';')),
      );
      const { report, problems } = collectProblems();
      const bytes = Buffer.from(rows.map((row) => row.join(';')).join('\r\n'));
      const changed = new Map([...files, [name, bytes]]);
      checkDataSet({ folder: 'data/x', files: changed, packs, brokenPacks: new Set(), municipalities }, report);
      for (const { place, message, hint } of problems()) {
        expect(place.file).toMatch(/^data\/x\//);
        expect(`${message} ${hint}`).not.toMatch(/undefined|\[object|NaN/);
      }
    }),
    { numRuns: 80 * times },
  );
});

type Rows = readonly (readonly string[])[];

function changeRows(
  rows: Rows,
  { row, column, how, put }: { row: number; column: number; how: string; put: string },
): Rows {
  const at = row % rows.length;
  const place = column % (rows[0]?.length || 1);
  const put1 = (cells: readonly string[]) => cells.with(Math.min(place, cells.length - 1), put);
  switch (how) {
    case 'cell':
      return rows.map((cells, index) => (index === at ? put1(cells) : cells));
    case 'header':
      return rows.map((cells, index) => (index === 0 ? put1(cells) : cells));
    case 'row-out':
      return rows.length > 1 ? rows.toSpliced(at, 1) : rows;
    case 'row-twice':
      return rows.toSpliced(at, 0, rows[at] ?? []);
    case 'columns':
      return rows.map((cells) => [...cells.slice(1), ...cells.slice(0, 1)]);
    case 'column-out':
      return rows.map((cells) => (cells.length > 1 ? cells.toSpliced(place, 1) : cells));
    case 'short':
      return rows.map((cells, index) => (index === at ? cells.slice(0, Math.max(1, place)) : cells));
    default:
      return rows.slice(0, at + 1);
  }
}
