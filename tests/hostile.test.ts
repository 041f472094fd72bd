/**
 * Hostile text in every field of a pack and of the data: either its author is told where it stands, or a reader's browser
 * shows it as text and does nothing else with it. `npm run test:strength` does it with all packs.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../scripts/build.ts';
import { readExamples } from '../scripts/gallery.ts';
import { packJsonSchema } from '../scripts/model/pack.ts';
import { createPrinter } from '../scripts/publish/pdf.ts';
import { readPdf } from '../scripts/publish/pdfread.ts';
import { printable } from '../scripts/publish/site.ts';
import {
  type HostileProject,
  hostileProject,
  judge,
  kindOf,
  openPages,
  packValue,
  poisoned,
  type Seen,
  textsIn,
  withTexts,
} from './hostile.ts';
import { buildOptions, filesUnder } from './workshop.ts';

/** Packs and examples that between them have every field; each is good as it stands. */
function* values(): Generator<readonly [id: string, value: object]> {
  const content = readdirSync('content', { withFileTypes: true });
  for (const { name } of content.filter((one) => one.isDirectory() && one.name !== 'shared')) {
    const review = { owner: 'KAP-S', checker: 'DSAM', next: '2027-10-05' };
    yield [name, { ...packValue(name), review }];
  }
  for (const id of readdirSync('tests/cases')) yield [id, packValue(id, `tests/cases/${id}`)];
  const briefing = packValue('den-naere-psykiatri');
  for (const { block } of [...readExamples().values()].flat()) {
    const value = { ...briefing, blocks: [block] };
    if (block && judge('den-naere-psykiatri', value).pack) yield ['den-naere-psykiatri', value];
  }
}

/** Every place for a text in the published schema, choices apart. */
function fieldsOf(schema: Schema, root = schema, path: readonly string[] = []): string[] {
  if (schema.$ref !== undefined) return fieldsOf(definitionOf(root, schema.$ref), root, path);
  const inside = [
    ...Object.entries(schema.properties ?? {}),
    ...(typeof schema.additionalProperties === 'object' ? [['*', schema.additionalProperties] as const] : []),
    ...[schema.items ?? []].flat().map((item) => ['*', item] as const),
  ];
  return [
    ...(schema.type === 'string' && schema.enum === undefined && schema.const === undefined ? [path.join('.')] : []),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((one) => fieldsOf(one, root, path)),
    ...inside.flatMap(([name, inner]) => fieldsOf(inner, root, [...path, name])),
  ];
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: unknown;
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema | readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
}

function definitionOf(root: Schema, reference: string): Schema {
  const parts = reference.split('/').slice(1);
  return parts.reduce((schema, part) => (schema as unknown as Record<string, Schema>)[part] ?? {}, root);
}

it('every field of a pack takes hostile text, or refuses it with its place', () => {
  const tried = new Map<string, 'taken' | 'refused'>();
  for (const [id, value] of values()) {
    for (const path of textsIn(value)) {
      const kind = kindOf(path).replace(/\.columns\.[^.]+/, '.columns.*');
      if (tried.has(kind)) continue;
      const { pack, problems } = judge(id, withTexts(value, [path], poisoned));
      tried.set(kind, pack ? 'taken' : 'refused');
      const errors = problems.filter(({ severity }) => severity === 'error');
      expect(errors.length > 0, kind).toBe(pack === null);
      for (const { place, message } of errors) {
        expect(place.line, kind).toBeGreaterThan(1);
        expect(message, kind).toMatch(/^[A-ZÆØÅ»].*[.…]$/s);
      }
    }
  }
  // Where a text is fetched from has its own tests, and so has a map's file; the questions of summing up are shared.
  const elsewhere = /\.from$|\.summing-up\.|\.shapes$/;
  const fields = new Set(fieldsOf(packJsonSchema() as Schema).filter((field) => !elsewhere.test(field)));
  expect([...fields].filter((field) => !tried.has(field))).toEqual([]);
  const refused = [...tried].filter(([, answer]) => answer === 'refused').map(([kind]) => kind);
  // Text for a reader is taken as it is: what is refused is names, choices, dates and keys for sorting.
  expect(refused.filter((kind) => /\.(title|text|body|intro|note|what|phrase|source)$/.test(kind))).toEqual([]);
  expect(tried.size - refused.length).toBeGreaterThan(150);
});

describe('a meeting full of hostile text', () => {
  let project: HostileProject;
  let files: ReadonlyMap<string, Buffer>;
  let seen: ReadonlyMap<string, Seen>;
  const meeting = 'midtby/akutte-kontakter-1';
  beforeAll(async () => {
    project = hostileProject(['akutte-kontakter']);
    files = await buildHostile(project);
    const pages = [...files.keys()].filter((name) => name.endsWith('.html'));
    seen = await openPages(pages.map((name) => join(project.root, 'output', name)));
  });
  afterAll(() => rmSync(project.root, { recursive: true, force: true }));

  it('is built, and in the browser nothing runs, gets in or is fetched', () => {
    expect(seen.size).toBe(4);
    for (const [file, { harm, scripts }] of seen) {
      expect(harm, file).toEqual([]);
      // Ours, which turns the slides.
      expect(scripts, file).toBe(file.endsWith('slides.html') ? 1 : 0);
    }
  });

  it('is read as text', () => {
    const all = [...seen.values()].map(({ text }) => text).join('\n');
    const read = [...project.marks].filter(([mark]) =>
      all.includes(`${mark} <script>ond()</script><x-ond></x-ond> <img`),
    );
    // A few fields stand on no page of a meeting: what the pack costs, whom to ask.
    expect(new Set(read.map(([, field]) => field)).size).toBeGreaterThan(50);
    expect(read.length / project.marks.size).toBeGreaterThan(0.8);
  });

  it('prints without scripts, files or addresses of its own', async () => {
    const printer = createPrinter(2, process.env);
    const meta = { title: poisoned('T'), author: poisoned('A'), description: poisoned('D'), date: '2026-01-01' };
    for (const [name, format] of [
      ['handout.html', 'A4'],
      ['slides.html', 'slides'],
    ] as const) {
      const html = printable(String(files.get(`${meeting}/${name}`)));
      const { pdf, text, metadata } = await printer.print({ html, format, meta });
      expect(Buffer.from(pdf).toString('latin1')).not.toMatch(
        /\/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|SubmitForm)\b/,
      );
      expect((await readPdf(pdf)).title).toBe(meta.title);
      expect(text).toContain('<script>ond()</script>');
      expect(metadata).toContain('<script>ond()</script>');
    }
    await printer.close();
  });

  it('makes a calendar of one meeting, and a table that no spreadsheet runs', () => {
    const calendar = String(files.get(`${meeting}/moede.ics`));
    expect(new Set(calendar.match(/^BEGIN:.*/gm))).toEqual(new Set(['BEGIN:VCALENDAR', 'BEGIN:VEVENT']));
    expect(calendar).not.toMatch(/^(ATTENDEE|ATTACH|URL)/m);
    expect(String(files.get(`${meeting}/data.csv`))).not.toMatch(/(^|;)"?[=+@]/m);
    expect(JSON.parse(String(files.get(`${meeting}/released.json`)))).toHaveProperty('format');
  });
});

/** The pages alone: on paper most fields are too long, which their author is told. */
async function buildHostile({ root }: HostileProject): Promise<ReadonlyMap<string, Buffer>> {
  const options = { ...buildOptions(root), data: 'data/demo' };
  const result = await build(options, { environment: process.env, node: process.version, progress: () => {} });
  expect(result.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(result.failed).toEqual([]);
  return filesUnder(options.out);
}
