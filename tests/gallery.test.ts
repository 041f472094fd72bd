/** The gallery has every component, with the YAML of each example to copy, and pages that hold nothing but the examples. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeGallery, readExamples } from '../scripts/gallery.ts';
import { filesUnder } from './workshop.ts';

const out = join(mkdtempSync(join(tmpdir(), 'klyngepakker-galleri-')), 'galleri');
let count = 0;

beforeAll(async () => {
  count = await makeGallery(out);
});
afterAll(() => rmSync(join(out, '..'), { recursive: true }));

it('shows every example of every component', () => {
  const examples = [...readExamples()];
  expect(count).toBe(examples.flatMap(([, some]) => some).length);
  const index = readFileSync(join(out, 'index.html'), 'utf8');
  for (const [component, some] of examples) {
    for (const page of ['handout', 'slides']) expect(index).toContain(`src="${component}-${page}.html"`);
    for (const { name } of some) expect(index).toContain(name);
  }
  expect(index).toContain('- quote:');
});

it('links to no page that is not there', () => {
  const index = readFileSync(join(out, 'index.html'), 'utf8');
  const linked = new Set([...index.matchAll(/(?:href|src)="([^"#]+)"/g)].map(([, name]) => name));
  expect([...linked].toSorted()).toEqual([...filesUnder(out).keys()].filter((name) => name !== 'index.html'));
});
