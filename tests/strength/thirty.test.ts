/** Thirty meetings of which one has a pack that cannot be printed: the others are made, and it is told which is not. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPacks } from '../../scripts/input/project.ts';
import { fingerprints, openWorkshop, type Workshop } from '../workshop.ts';
import { run } from './program.ts';

const data = 'data/mange';
const other = 'proeve-to';
let workshop: Workshop;
beforeAll(() => {
  workshop = openWorkshop(['aadalen']);
});
afterAll(() => workshop.close());

it('29 are made', async () => {
  const packFile = 'content/akutte-kontakter/pack.yaml';
  const otherFile = `content/${other}/pack.yaml`;
  const text = workshop.read(packFile).replace('id: akutte-kontakter', `id: ${other}`);
  workshop.write(otherFile, text);
  expect(readPacks(workshop.root, () => {})).toHaveLength(2);
  const synth = await run(workshop.root, ['synth', '--out', data, '--clusters', '30', '--practices', '5']);
  expect(synth).toMatchObject({ code: 0, err: '' });
  const [head = '', ...rows] = workshop.read(`${data}/moeder.csv`).trim().split('\r\n');
  const first = new Map(rows.filter((row) => row.includes(';1;')).map((row) => [row.split(';')[0], row.split(';')]));
  const meetings = [...first.values()].map((cells, at) =>
    cells.with(1, at === 13 ? other : 'akutte-kontakter').with(2, '1'),
  );
  expect(meetings).toHaveLength(30);
  workshop.write(`${data}/moeder.csv`, `${[head, ...meetings.map((cells) => cells.join(';'))].join('\r\n')}\r\n`);
  const bad = `${meetings[13]?.[0]}/${other}-1`;
  const args = ['build', '--data', data];
  expect((await run(workshop.root, [...args, '--no-pdf'])).code).toBe(0);
  const before = fingerprints(join(workshop.root, 'output', bad));
  expect(Object.keys(before).length).toBeGreaterThan(4);

  // Good as a pack, and too wide for any paper.
  const long = `body: ${'x'.repeat(3000)}\n`;
  workshop.write(otherFile, text.replace(/^blocks:\n/m, `blocks:\n  - text:\n      title: For langt\n      ${long}`));
  const { code, out, err } = await run(workshop.root, args);
  expect(err).toContain(`Ikke lavet: ${bad}. De gamle filer ligger urørt.`);
  expect(err).toMatch(new RegExp(`^${otherFile}:\\d+  fejl  .*\\[side-bred\\]$`, 'm'));
  expect(out).toMatch(/\n29 møder klar på /);
  expect(code).toBe(1);
  expect(fingerprints(join(workshop.root, 'output', bad))).toEqual(before);
  const made = Object.keys(fingerprints(join(workshop.root, 'output')));
  expect(made.filter((name) => name.endsWith('handout.pdf'))).toHaveLength(29);
});
