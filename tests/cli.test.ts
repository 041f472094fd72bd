/** The command line as a facilitator meets it: exit codes, one clear Danish line, and nothing half done. */
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataSet, filesUnder, fingerprints, openWorkshop, type Workshop } from './workshop.ts';

const cli = resolve(import.meta.dirname, '../scripts/cli.ts');
const editions = ['midtby/akutte-kontakter-1', 'aadalen/akutte-kontakter-1'];
const packFile = 'content/akutte-kontakter/pack.yaml';
const countFile = `${dataSet}/akutte-kontakter/kontakter.csv`;

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

let workshop: Workshop;
/** Everything under output/ and private/ after the first build. */
let first: { readonly output: Record<string, string>; readonly vault: Record<string, string> };
let key = '';
let firstRun: Run;
const originals = new Map<string, string>();

beforeAll(async () => {
  workshop = openWorkshop(['midtby', 'aadalen']);
  for (const file of [packFile, countFile, `${dataSet}/moeder.csv`]) originals.set(file, workshop.read(file));
  firstRun = await runCli('build', '--no-pdf');
  first = { output: fingerprints(outFolder()), vault: fingerprints(vaultFolder()) };
  key = workshop.read('private/secret.key').trim();
});

beforeEach(() => {
  for (const [file, text] of originals) workshop.write(file, text);
});

afterAll(() => workshop.close());

const outFolder = () => join(workshop.root, 'output');
const vaultFolder = () => join(workshop.root, 'private');

function runCli(...args: string[]): Promise<Run> {
  return runWith({}, ...args);
}

function runWith(environment: Record<string, string>, ...args: string[]): Promise<Run> {
  const data = args.includes('--data') ? [] : ['--data', dataSet];
  return new Promise((done) => {
    const options = { cwd: workshop.root, env: { ...process.env, ...environment } };
    const child = execFile(process.execPath, [cli, ...args, ...data], options, (_, out, err) =>
      done({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

function expectUntouched(): void {
  expect(fingerprints(outFolder())).toEqual(first.output);
  expect(fingerprints(vaultFolder())).toEqual(first.vault);
}

describe('a build', () => {
  it('says what is where, and counts as it goes', () => {
    const { code, out, err } = firstRun;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.trim().split('\n');
    // Two are under way at a time; whichever is done first is told first.
    expect(lines.slice(0, 2).map((line) => line.slice(0, 5))).toEqual(['1/2  ', '2/2  ']);
    expect(
      lines
        .slice(0, 2)
        .map((line) => line.slice(5))
        .toSorted(),
    ).toEqual(editions.toSorted());
    expect(lines.at(-1)).toMatch(/^2 møder klar på \d+,\d sekunder\. .*output\/index\.html.*private\/\.$/);
  });

  it('prints no key, no number and no name', () => {
    const { out, err } = firstRun;
    expect(key).toHaveLength(64);
    expect(out + err).not.toContain(key);
    expect(out + err).not.toMatch(/99\d{4}|konstrueret\)/);
  });

  it.each(['output', 'private'])('leaves no temporary folder in %s', (folder) => {
    const names = readdirSync(join(workshop.root, folder), { recursive: true, encoding: 'utf8' });
    const hidden = names.filter((name) => name.split('/').some((part) => part.startsWith('.')));
    // What the program remembers of the last build is the only hidden thing that stays.
    expect(hidden.filter((name) => !/^\.lavet(\/|$)/.test(name))).toEqual([]);
    expect(hidden.length > 0).toBe(folder === 'private');
  });
});

describe('a mistake of the author', () => {
  it('in the pack stops the build with its place, the line and a caret, and touches nothing', async () => {
    workshop.change(packFile, 'show: mange-kontakter', 'show: mange-kontakte');
    const line =
      workshop
        .read(packFile)
        .split('\n')
        .findIndex((text) => text.includes('show: mange-kontakte')) + 1;
    const { code, out, err } = await runCli('build', '--no-pdf');
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain(
      `${packFile}:${line}:7  fejl  Pakken har ingen indikator »mange-kontakte«.  [indikator-ukendt]`,
    );
    expect(err).toContain('\n          show: mange-kontakte\n          ^\n    Mente du »mange-kontakter«?\n');
    expect(err).toMatch(/\n1 fejl, 1 advarsel\./);
    // What the data says of a broken pack is no fault of the data.
    expect(err).not.toContain('[pakke-ukendt]');
    expectUntouched();
  });

  it('in a CSV stops the build with file, line and cell, never the value, and touches nothing', async () => {
    const row = workshop.read(countFile).split('\r\n')[3] ?? '';
    workshop.change(countFile, row, row.replace(/;\d+$/, ';98765,5'));
    const { code, err } = await runCli('build', '--no-pdf');
    expect(code).toBe(1);
    expect(err).toMatch(new RegExp(`^${countFile}:4(:\\d+)? \\(celle D4\\)  fejl  .*\\[[a-z-]+\\]$`, 'm'));
    expect(err).not.toContain('98765');
    expectUntouched();
  });

  it('is left out when check is asked about another pack, and that is said', async () => {
    workshop.write('content/ny/pack.yaml', 'id: ny\n');
    const [one, all] = [await runCli('check', '--pack', 'akutte-kontakter'), await runCli('check')];
    const wrong = await runCli('check', '--pack', 'findes-ikke');
    rmSync(join(workshop.root, 'content/ny'), { recursive: true });
    expect(all).toMatchObject({ code: 1, err: expect.stringContaining('content/ny/pack.yaml') });
    expect(one).toMatchObject({ code: 0, err: expect.not.stringContaining('content/ny') });
    expect(one.out).toMatch(/^\d+ meldinger om andre pakker er ikke vist\.\nI orden: 1 pakke/);
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('Der findes: akutte-kontakter.') });
  });

  it('is found by check as well, in the same words', async () => {
    workshop.change(packFile, 'minutes: 210', 'minutes: lang tid');
    const [checked, built] = [await runCli('check'), await runCli('build', '--no-pdf')];
    expect(checked).toMatchObject({ code: 1, out: '' });
    expect(checked.err).toContain('»minutes« skal være et tal.');
    expect(built.err).toBe(checked.err);
    expectUntouched();
  });

  it('cannot move the cursor of who reads about it, or turn the writing', async () => {
    workshop.change(packFile, 'minutes: 210', 'minutes: 210 # \u001b[2J\u202e\nlead: "\\e[2J"');
    writeFileSync(join(workshop.root, dataSet, 'akutte-kontakter/\u001b[2J.csv'), 'a;b\r\n');
    const { code, err } = await runCli('check');
    rmSync(join(workshop.root, dataSet, 'akutte-kontakter/\u001b[2J.csv'));
    expect(code).toBe(1);
    expect(err).toContain(`${packFile}:`);
    expect(err).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });

  it('leaves a good project with one line, and how good its feedback is', async () => {
    const { code, out, err } = await runCli('check');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(new RegExp(`^I orden: 1 pakke og 2 møder i ${dataSet}\\.\n`));
    // One of the rules asks the calendar.
    expect(out).toMatch(/akutte-kontakter: 1[23] af 13/);
  });

  it('in the folder’s name is told as files that are missing', async () => {
    const { code, err } = await runCli('check', '--data', 'data/findes-ikke');
    expect(code).toBe(1);
    expect(err).toContain('data/findes-ikke/klynger.csv  fejl  Filen mangler.');
  });
});

describe('wrong usage', () => {
  it.each([
    [['build', '--pack', 'findes-ikke'], 'Der er ingen pakke »findes-ikke«. Der findes: akutte-kontakter.'],
    [['build', '--cluster', 'findes-ikke'], 'Der er ingen klynge »findes-ikke«'],
    [['build', '--findes-ikke'], '--findes-ikke'],
    [['build', '--jobs', '0'], '--jobs'],
    [['build', '--jobs', 'mange'], '--jobs'],
    [['build', 'midtby'], 'midtby'],
    [['byg'], 'Der er ingen kommando »byg«.'],
  ])('is told in Danish with exit code 2: %j', async (args, message) => {
    const { code, out, err } = await runCli(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
    expect(err).toContain('--help');
    expect(err).not.toMatch(/\n\s+at |Unknown option|Unexpected/);
    expectUntouched();
  });

  it('gets the help when nothing is asked, and with --help', async () => {
    const [nothing, help] = [await runWith({}, '--data', dataSet), await runCli('--help')];
    expect(nothing.code).toBe(2);
    expect(help.code).toBe(0);
    expect(help.out).toContain('npm run build');
    expect(nothing.out).toBe(help.out);
  });
});

describe('what is missing on the machine', () => {
  it('is told in one line when it is the browser', async () => {
    const { code, err } = await runWith({ PUPPETEER_EXECUTABLE_PATH: '/findes/ikke/chrome' }, 'build');
    expect(code).toBe(3);
    expect(err).toBe(
      'PUPPETEER_EXECUTABLE_PATH peger på en browser, der ikke findes. Ret stien, eller slet variablen.\n',
    );
    expectUntouched();
  });

  it('is told in one line when it is the key, and no new one is made', async () => {
    const file = join(vaultFolder(), 'secret.key');
    rmSync(file);
    try {
      const { code, err } = await runCli('build', '--no-pdf');
      expect(code).toBe(3);
      expect(err).toMatch(/^Nøglen private\/secret\.key mangler, men mappen er i brug[^\n]*\n$/);
      expect(fingerprints(outFolder())).toEqual(first.output);
      expect([...filesUnder(vaultFolder()).keys()]).not.toContain('secret.key');
    } finally {
      writeFileSync(file, `${key}\n`, { mode: 0o600 });
    }
  });

  it('is told when the key is no key, and not what it says', async () => {
    const { code, err } = await runWith({ KLYNGEPAKKER_SECRET: 'hemmelighed' }, 'build', '--no-pdf');
    expect(code).toBe(3);
    expect(err).toMatch(/^KLYNGEPAKKER_SECRET skal være mindst 64 tegn[^\n]*\n$/);
    expect(err).not.toContain('hemmelighed');
    expectUntouched();
  });
});

describe('a build of some meetings', () => {
  it('leaves the others alone, and the overview has all', async () => {
    const handout = join(outFolder(), editions[0] ?? '', 'handout.html');
    const untouched = statSync(handout).ino;
    const { code, out } = await runCli('build', '--no-pdf', '--cluster', 'aadalen');
    expect(code).toBe(0);
    expect(out).toContain(`1/1  ${editions[1]}`);
    expect(statSync(handout).ino).toBe(untouched);
    expect(fingerprints(outFolder())).toEqual(first.output);
  });

  it('does not remove a meeting that is no longer planned; a plain build does, and nothing that is not its own', async () => {
    const meetings = workshop.read(`${dataSet}/moeder.csv`).split('\r\n');
    workshop.write(`${dataSet}/moeder.csv`, meetings.filter((row) => !row.startsWith('midtby;')).join('\r\n'));
    mkdirSync(join(outFolder(), 'andet/mappe'), { recursive: true });
    writeFileSync(join(outFolder(), 'andet/mappe/fil.txt'), 'min egen');
    await runCli('build', '--no-pdf', '--cluster', 'aadalen');
    expect([...filesUnder(outFolder()).keys()]).toContain(`${editions[0]}/handout.html`);
    const { code, out } = await runCli('build', '--no-pdf');
    expect(code).toBe(0);
    expect(out).toContain(`Fjernet, fordi det ikke længere står i moeder.csv eller content/: ${editions[0]}.`);
    const left = filesUnder(outFolder());
    expect([...left.keys()].filter((name) => name.startsWith('midtby'))).toEqual([]);
    expect(left.get('andet/mappe/fil.txt')?.toString()).toBe('min egen');
    expect(left.get('index.html')?.toString()).not.toContain('midtby');
    expect(left.get('manifest.json')?.toString()).not.toContain('midtby');
    rmSync(join(outFolder(), 'andet'), { recursive: true });
    workshop.write(`${dataSet}/moeder.csv`, originals.get(`${dataSet}/moeder.csv`) ?? '');
    await runCli('build', '--no-pdf');
    expect(fingerprints(outFolder())).toEqual(first.output);
  });
});

describe('two builds at once', () => {
  it('do not work in the same folders: the second waits to be asked again', async () => {
    const both = await Promise.all([runCli('build', '--no-pdf', '--force'), runCli('build', '--no-pdf', '--force')]);
    expect(both.map(({ code }) => code).toSorted()).toEqual([0, 1]);
    const refused = both.find(({ code }) => code === 1);
    expect(refused?.err).toContain('Et andet build arbejder i de samme mapper.');
    expect((await runCli('build', '--no-pdf')).code).toBe(0);
  });

  it('go on together as parts of one work', async () => {
    const parts = ['1/2', '2/2'].map((part) => runCli('build', '--no-pdf', '--force', '--shard', part));
    expect((await Promise.all(parts)).map(({ code, err }) => [code, err])).toEqual([
      [0, ''],
      [0, ''],
    ]);
  });
});

describe('a build that is killed', () => {
  it('leaves every meeting old or new, never mixed, and the next build clears up', async () => {
    const row = workshop.read(countFile).split('\r\n')[1] ?? '';
    workshop.change(
      countFile,
      row,
      row.replace(/\d+$/, (count) => String(Number(count) + 50)),
    );
    await killedAtFirstMeeting();
    const between = fingerprints(outFolder());
    expect((await runCli('build', '--no-pdf')).code).toBe(0);
    const after = fingerprints(outFolder());
    for (const edition of editions) {
      const [old, found, fresh] = [first.output, between, after].map((files) => filesOf(edition, files));
      expect([old, fresh]).toContainEqual(found);
    }
    expect(filesOf(editions[0] ?? '', after)).not.toEqual(filesOf(editions[0] ?? '', first.output));
    expect(Object.keys(after)).toEqual(Object.keys(first.output));
  });

  function filesOf(edition: string, files: Record<string, string>) {
    return Object.entries(files).filter(([name]) => name.startsWith(`${edition}/`));
  }

  function killedAtFirstMeeting(): Promise<void> {
    return new Promise((done) => {
      const args = [cli, 'build', '--no-pdf', '--data', dataSet];
      const child = spawn(process.execPath, args, { cwd: workshop.root, stdio: ['ignore', 'pipe', 'ignore'] });
      child.stdout.once('data', () => child.kill('SIGKILL'));
      child.once('exit', () => done());
    });
  }
});
