/** The one reader of the disk: no path in a pack or a data set leads out of its folder. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Project, readProject } from '../../scripts/input/project.ts';
import { collectProblems, type Problem } from '../../scripts/model/problem.ts';
import { dataSet, openWorkshop, type Workshop } from '../workshop.ts';

let workshop: Workshop;
beforeEach(() => {
  workshop = openWorkshop(['aadalen']);
});
afterEach(() => workshop.close());

const packFile = 'content/akutte-kontakter/pack.yaml';
const inside = (path: string) => join(workshop.root, path);

async function read(data = dataSet): Promise<{ readonly project: Project; readonly problems: readonly Problem[] }> {
  const { report, problems } = collectProblems();
  const project = await readProject({ root: workshop.root, data }, report);
  return { project, problems: problems() };
}

const told = (problems: readonly Problem[]) => problems.map(({ code, place }) => `${code} ${place.file}`);

/** A secret beside the project's folders, which no reading may bring in. */
function putSecret(): void {
  workshop.write('hemmelig/pack.yaml', workshop.read(packFile));
  workshop.write('hemmelig/kort.json', '{"type":"Topology","objects":{}}');
}

it('reads a good project without a problem', async () => {
  const { project, problems } = await read();
  expect(problems).toEqual([]);
  expect(project.packs.map(({ id }) => id)).toEqual(['akutte-kontakter']);
  expect(project.municipalities).toHaveLength(98);
  expect(project.data.meetings).toHaveLength(1);
});

it('takes a data set from anywhere the user points to', async () => {
  const { project, problems } = await read(inside(dataSet));
  expect(problems).toEqual([]);
  expect(project.data.meetings).toHaveLength(1);
});

describe('a pack’s own map', () => {
  const withShapes = (shapes: string) =>
    workshop.change(
      packFile,
      '    scale: afvigelse_pct\n',
      `    scale: afvigelse_pct\n    shapes: ${JSON.stringify(shapes)}\n`,
    );

  it('is read from the pack’s folder', async () => {
    workshop.write('content/akutte-kontakter/kort.json', '{"type":"Topology","objects":{}}');
    withShapes('kort.json');
    const { project, problems } = await read();
    expect(problems).toEqual([]);
    expect(project.shapes.own).toEqual({ 'akutte-kontakter': { type: 'Topology', objects: {} } });
  });

  it.each([
    ['../../hemmelig/kort.json'],
    ['../shared/kommuner.topo.json'],
    ['./../../hemmelig/kort.json'],
    ['findes-ikke.json'],
    ['.'],
    [''],
  ])('is refused when it is %j', async (shapes) => {
    putSecret();
    withShapes(shapes);
    const { project, problems } = await read();
    expect(told(problems)).toEqual([`fil-udenfor content/akutte-kontakter/${shapes}`]);
    expect(project.shapes.own).toEqual({});
  });

  it('is refused when it is an absolute path', async () => {
    putSecret();
    withShapes(inside('hemmelig/kort.json'));
    expect((await read()).problems.map(({ code }) => code)).toEqual(['fil-udenfor']);
  });

  it('is refused when it is a link out of the folder, or a folder that is', async () => {
    putSecret();
    symlinkSync(inside('hemmelig/kort.json'), inside('content/akutte-kontakter/kort.json'));
    withShapes('kort.json');
    expect((await read()).problems.map(({ code }) => code)).toEqual(['fil-udenfor']);
    rmSync(inside('content/akutte-kontakter/kort.json'));
    symlinkSync(inside('hemmelig'), inside('content/akutte-kontakter/mappe'));
    workshop.change(packFile, '"kort.json"', '"mappe/kort.json"');
    expect((await read()).problems.map(({ code }) => code)).toEqual(['fil-udenfor']);
  });

  it('is told when it is no JSON', async () => {
    workshop.write('content/akutte-kontakter/kort.json', '<svg/>');
    withShapes('kort.json');
    expect(told((await read()).problems)).toEqual(['kort-form content/akutte-kontakter/kort.json']);
  });
});

describe('a pack', () => {
  it('is refused when its file is a link out of its folder', async () => {
    putSecret();
    rmSync(inside(packFile));
    symlinkSync(inside('hemmelig/pack.yaml'), inside(packFile));
    expect(told((await read()).problems)).toEqual([`pakke-mangler ${packFile}`]);
  });

  it('is missing from a folder without one', async () => {
    mkdirSync(inside('content/tom'));
    expect(told((await read()).problems)).toEqual(['pakke-mangler content/tom/pack.yaml']);
  });

  it('that is broken is told once, and not as an unknown pack wherever the data names it', async () => {
    workshop.change(packFile, 'type: cluster-pack', 'type: pakke');
    expect(told((await read()).problems)).toEqual([`vaerdi-ukendt ${packFile}`]);
  });

  it('gets no shared text through a link', async () => {
    putSecret();
    workshop.write('hemmelig/tekst.yaml', workshop.read('content/shared/opsamling.yaml'));
    symlinkSync(inside('hemmelig/tekst.yaml'), inside('content/shared/tekst.yaml'));
    workshop.change(packFile, 'from: shared/opsamling', 'from: shared/tekst');
    expect(told((await read()).problems)).toEqual([`faelles-mangler ${packFile}`]);
  });
});

describe('a data file', () => {
  it('is refused when it is a link out of the data set', async () => {
    putSecret();
    workshop.write('hemmelig/praksis.csv', workshop.read(`${dataSet}/praksis.csv`));
    rmSync(inside(`${dataSet}/praksis.csv`));
    symlinkSync(inside('hemmelig/praksis.csv'), inside(`${dataSet}/praksis.csv`));
    expect(told((await read()).problems)).toContain(`fil-udenfor ${dataSet}/praksis.csv`);
  });

  it('is not looked for where a pack’s table points out of the set', async () => {
    workshop.write('data/andet/kontakter.csv', workshop.read(`${dataSet}/akutte-kontakter/kontakter.csv`));
    workshop.change(packFile, '    file: kontakter.csv', '    file: ../../andet/kontakter.csv');
    rmSync(inside(`${dataSet}/akutte-kontakter/kontakter.csv`));
    const { project, problems } = await read();
    expect(told(problems)).toContain(`vaerdi-forkert ${packFile}`);
    expect(project.packs).toEqual([]);
    expect(project.data.tables).toEqual([]);
  });

  it('may be one among other files, which are left alone', async () => {
    writeFileSync(inside(`${dataSet}/notat.txt`), 'x');
    writeFileSync(inside(`${dataSet}/billede.png`), 'x');
    writeFileSync(inside(`${dataSet}/~$praksis.xlsx`), 'x');
    expect((await read()).problems).toEqual([]);
  });
});
