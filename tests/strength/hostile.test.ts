/** Hostile text in all packs and in every component's examples, in a reader's browser. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { build } from '../../scripts/build.ts';
import { type Example, readExamples, showExamples } from '../../scripts/gallery.ts';
import { readPacks } from '../../scripts/input/project.ts';
import { type BlockType, blockSchemas } from '../../scripts/model/blocks.ts';
import { hostileProject, openPages, poisoned, textsIn, withTexts } from '../hostile.ts';
import { buildOptions, filesUnder } from '../workshop.ts';

it('all packs', async () => {
  const { root, marks } = hostileProject(readPacks('.', () => {}).map(({ id }) => id));
  const options = { ...buildOptions(root), data: 'data/demo' };
  const result = await build(options, { environment: process.env, node: process.version, progress: () => {} });
  expect(result.failed).toEqual([]);
  const pages = [...filesUnder(options.out).keys()].filter((name) => name.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(12);
  const seen = await openPages(pages.map((name) => join(options.out, name)));
  for (const [file, { harm }] of seen) expect(harm, file).toEqual([]);
  const text = [...seen.values()].map((page) => page.text).join('\n');
  expect([...marks.keys()].filter((mark) => text.includes(mark)).length).toBeGreaterThan(1000);
  rmSync(root, { recursive: true });
});

/** The texts of an example that its schema takes as anything. */
function poisonExample({ block, ...example }: Example): Example {
  const [[type, content] = []] = Object.entries(block ?? {});
  const schema = blockSchemas[type as BlockType];
  const takes = (value: unknown) => schema.safeParse(value).success;
  const free = textsIn(content).filter(
    (path) =>
      path.at(-1) !== 'lane' &&
      path.at(-2) !== 'lanes' &&
      path.at(-1) !== 'to' &&
      path.at(-1) !== 'sort' &&
      takes(withTexts(content, [path], poisoned)),
  );
  return { ...example, block: { [String(type)]: withTexts(content, free, poisoned) } };
}

it.each([...readExamples()])('the examples of %s', async (_, examples) => {
  const written = examples.filter(({ block }) => block !== undefined);
  if (written.length === 0) return;
  const folder = mkdtempSync(join(tmpdir(), 'klyngepakker-ond-'));
  const shown = await showExamples(written.map(poisonExample));
  const files = Object.entries(shown).map(([name, html]) => {
    const file = join(folder, `${name}.html`);
    writeFileSync(file, html);
    return file;
  });
  for (const [file, { harm, text }] of await openPages(files)) {
    expect(harm, file).toEqual([]);
    expect(text).toContain('<x-ond>');
  }
  rmSync(folder, { recursive: true });
});
