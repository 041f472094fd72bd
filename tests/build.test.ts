/** The whole build in the real browser: one cluster with letters, one too small for them, with canaries in the data. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canaryValues } from '../scripts/author/synth-canaries.ts';
import type { BuildResult } from '../scripts/build.ts';
import { parseReport, type ReleasedReport, type ReleasedShare } from '../scripts/model/released.ts';
import { calendarFile } from '../scripts/publish/calendar.ts';
import { dataFile } from '../scripts/publish/datafile.ts';
import { viewDeck } from '../scripts/publish/deck.ts';
import { viewGuide } from '../scripts/publish/guideview.ts';
import { sha256 } from '../scripts/publish/output.ts';
import { createPrinter } from '../scripts/publish/pdf.ts';
import { readPdf } from '../scripts/publish/pdfread.ts';
import { createEnvironment, renderPages } from '../scripts/publish/site.ts';
import { type Edition, viewHandout } from '../scripts/publish/view.ts';
import { withoutOwnScripts } from './scripts.ts';
import { findSecrets, type Secrets, secretsIn } from './secrets.ts';
import { dataSet, filesUnder, openWorkshop, rowsOf, type Workshop } from './workshop.ts';

const lettered = 'midtby/akutte-kontakter-1';
const small = 'aadalen/akutte-kontakter-1';
const publicFiles = [
  'data.csv',
  'guide.html',
  'guide.pdf',
  'handout.html',
  'handout.pdf',
  'moede.ics',
  'released.json',
  'slides.html',
  'slides.pdf',
];

/** A calendar shows no practice. */
const withLetters = publicFiles.filter((name) => name !== 'moede.ics');

let workshop: Workshop;
let result: BuildResult;
let shared: Map<string, Buffer>;
let confidential: Map<string, Buffer>;
let secrets: Secrets;

beforeAll(async () => {
  workshop = openWorkshop(['midtby', 'aadalen'], true);
  plantHiddenCanary();
  secrets = secretsOfData();
  result = await workshop.build({ pdf: true, jobs: 2 });
  shared = filesUnder(join(workshop.root, 'output'));
  confidential = filesUnder(join(workshop.root, 'private'));
});

afterAll(() => workshop.close());

/** The canary of synth is shown as a percent; this one is hidden: three of 61,346. */
const hiddenCanary = { kontakter: { '1': 61343, '5-9': 3 }, laegevagt: { '1': 41257 } } as const;

function plantHiddenCanary(): void {
  const who = hiddenPractice();
  for (const [table, counts] of Object.entries(hiddenCanary)) {
    const path = `${dataSet}/akutte-kontakter/${table}.csv`;
    const planted = workshop.read(path).replace(/^(\d+);1;([^;]+);\d+/gm, (row, ydernummer: string, group: string) => {
      if (ydernummer !== who) return row;
      return `${ydernummer};1;${group};${(counts as Readonly<Record<string, number>>)[group] ?? 0}`;
    });
    workshop.write(path, planted);
  }
}

function hiddenPractice(): string {
  const members = rowsOf(workshop, 'praksis.csv').filter(({ klynge }) => klynge === 'midtby');
  return members[6]?.ydernummer ?? '';
}

/** Names and numbers of all practices, the canaries, and what follows from them: sums of rows and of contacts. */
function secretsOfData(): Secrets {
  const practices = rowsOf(workshop, 'praksis.csv');
  const planted = new Set([hiddenPractice(), '997013']);
  const sums = ['kontakter', 'laegevagt'].flatMap((table) => {
    const rows = rowsOf(workshop, `akutte-kontakter/${table}.csv`).filter((row) => planted.has(row.ydernummer ?? ''));
    const units = Map.groupBy(rows, (row) => `${row.ydernummer}/${row.runde}`);
    return [...units.values()].flatMap((cells) => [
      ...cells.map((row) => Number(row.boern)),
      cells.reduce((sum, row) => sum + Number(row.boern), 0),
      cells.reduce((sum, row) => sum + Number(row.boern) * Number.parseInt(row.antal_kontakter ?? '', 10), 0),
    ]);
  });
  return {
    numbers: [
      ...practices.map(({ ydernummer = '' }) => ydernummer),
      ...canaryValues.filter((value) => /^\d+$/.test(value)),
      ...sums.filter((sum) => sum > 9999),
    ],
    words: practices.map(({ praksisnavn = '' }) => praksisnavn.split(' ')[1] ?? '?'),
  };
}

function reportOf(edition: string, folder = join(workshop.root, 'output')): ReleasedReport {
  return parseReport(filesUnder(join(folder, edition)).get('released.json')?.toString('utf8') ?? '');
}

function sharesOf(report: ReleasedReport): ReleasedShare[] {
  return report.blocks.flatMap((block) =>
    block.type === 'indicator' && 'peers' in block.indicator ? [block.indicator] : [],
  );
}

describe('what the build makes', () => {
  it('is everything, without a problem', () => {
    expect(result.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(result).toMatchObject({ built: [lettered, small], failed: [], removed: [] });
  });

  it('is these public files and no other', () => {
    const editions = [lettered, small].flatMap((edition) => publicFiles.map((name) => `${edition}/${name}`));
    expect([...shared.keys()].toSorted()).toEqual([...editions, 'index.html', 'manifest.json'].toSorted());
  });

  it('is these private files: the key, who is missing, one sheet for each practice and one file of all', () => {
    for (const [edition, cluster] of [
      [lettered, 'midtby'],
      [small, 'aadalen'],
    ] as const) {
      const members = rowsOf(workshop, 'praksis.csv').filter(({ klynge }) => klynge === cluster);
      const sheets = members.map(({ ydernummer }) => `${edition}/praksis/${ydernummer}.pdf`);
      const names = [...confidential.keys()];
      expect(names.filter((name) => name.startsWith(`${edition}/praksis/`)).toSorted()).toEqual(sheets.toSorted());
      const rest = ['noegle.csv', 'mangler.txt', 'praksis-alle.pdf'].map((name) => `${edition}/${name}`);
      expect(names).toEqual(expect.arrayContaining(rest));
    }
  });

  it('is listed in the manifest by its hash', () => {
    const { files } = JSON.parse(shared.get('manifest.json')?.toString('utf8') ?? '') as {
      files: Record<string, string>;
    };
    const made = [...shared].filter(([name]) => name !== 'manifest.json' && name !== 'index.html');
    expect(made.map(([name, bytes]) => [name, sha256(bytes)])).toEqual(made.map(([name]) => [name, files[name]]));
  });

  it('works offline when mailed: nothing is fetched, and nothing runs but our own script', () => {
    for (const [name, bytes] of shared) {
      if (!name.endsWith('.html')) continue;
      const html = withoutOwnScripts(bytes.toString('utf8')).replace(/data:[a-z/0-9]+;base64,[^)"]+/g, '');
      expect(html, name).not.toMatch(/<(?:script|link|img|iframe|object|embed)\b/i);
      expect(html, name).not.toMatch(/\b(?:src|srcset)=|@import|url\((?!\s*["']?#)\s*["']?[a-z]*:?\/\//i);
      expect(html, name).toMatch(/^<!doctype html>\n<html lang="da">/);
    }
  });

  it('is readable by all in output/ and by the owner alone in private/', () => {
    const mode = (path: string) => statSync(path).mode & 0o777;
    const open = ~process.umask();
    const output = join(workshop.root, 'output');
    expect(mode(join(output, lettered)).toString(8)).toBe((0o755 & open).toString(8));
    expect(mode(join(output, lettered, 'handout.pdf')).toString(8)).toBe((0o644 & open).toString(8));
    const vault = join(workshop.root, 'private');
    for (const name of confidential.keys()) expect(mode(join(vault, name)), name).toBe(0o600);
    for (const folder of ['', 'midtby', lettered, `${lettered}/praksis`]) {
      expect(mode(join(vault, folder)), folder).toBe(0o700);
    }
  });
});

describe('what must not leave the house', () => {
  it('is many things, the planted ones among them', () => {
    expect(secrets.numbers).toEqual(expect.arrayContaining(['997013', '98317', '70139', 61343, 61346, 61358, 41257]));
    expect(secrets.words).toContain('Kanariefuglen');
    expect(secrets.words).not.toContain('?');
    expect(secrets.numbers.length).toBeGreaterThan(100);
  });

  it('is found nowhere under output/: pages, drawings, figures, PDF text and metadata, names of files', async () => {
    expect(await findSecrets(shared, secrets)).toEqual([]);
  });

  it('is not the key either', () => {
    const key = confidential.get('secret.key')?.toString('utf8').trim() ?? '';
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    const forms = [key, Buffer.from(key, 'hex').toString('base64'), Buffer.from(key, 'hex').toString('latin1')];
    for (const [name, bytes] of [...shared, ...confidential]) {
      if (name === 'secret.key') continue;
      for (const form of forms) expect(bytes.includes(form, 0, 'latin1'), name).toBe(false);
    }
  });

  it('is hidden: the planted practice has a letter and nothing else', () => {
    const letter = confidential
      .get(`${lettered}/noegle.csv`)
      ?.toString('utf8')
      .split('\r\n')
      .find((row) => row.includes(hiddenPractice()))
      ?.split(';')[0];
    const [share] = sharesOf(reportOf(lettered));
    expect(share?.id).toBe('mange-kontakter');
    const peer = share?.peers.find(({ label }) => label === letter);
    expect(peer?.cell.status).not.toBe('shown');
    if (peer?.cell.status === 'withheld')
      expect(peer).toEqual({ label: letter, cell: { status: 'withheld' }, small: false });
  });

  it('is no letter at all in a cluster of four', () => {
    const report = reportOf(small);
    expect(report.practices).toEqual({ total: 4, shown: 4, letters: false });
    expect(sharesOf(report).flatMap(({ peers }) => peers)).toEqual([]);
    expect(confidential.get(`${small}/noegle.csv`)?.toString('utf8')).toBe('\uFEFFbogstav;ydernummer;praksisnavn\r\n');
  });

  it('stays on its own sheet: no name or number of anyone inside, no other’s figure', async () => {
    for (const { ydernummer = '' } of rowsOf(workshop, 'praksis.csv').filter(({ klynge }) => klynge === 'midtby')) {
      const sheet = confidential.get(`${lettered}/praksis/${ydernummer}.pdf`) ?? Buffer.alloc(0);
      const own = rowsOf(workshop, 'akutte-kontakter/kontakter.csv')
        .concat(rowsOf(workshop, 'akutte-kontakter/laegevagt.csv'))
        .filter((row) => row.ydernummer === ydernummer && row.runde === '1');
      const mine = new Set([hiddenPractice(), '997013'].includes(ydernummer) ? ownNumbers(own) : []);
      const others = { ...secrets, numbers: secrets.numbers.filter((number) => !mine.has(String(number))) };
      expect(await findSecrets(new Map([['ark.pdf', sheet]]), others), ydernummer).toEqual([]);
    }
  });
});

function ownNumbers(rows: readonly Record<string, string>[]): string[] {
  const tables = [rows.slice(0, 6), rows.slice(6)];
  return tables.flatMap((cells) => [
    ...cells.map(({ boern = '' }) => boern),
    String(cells.reduce((sum, row) => sum + Number(row.boern), 0)),
    String(cells.reduce((sum, row) => sum + Number(row.boern) * Number.parseInt(row.antal_kontakter ?? '', 10), 0)),
  ]);
}

/** The search must be able to find: the same pages are made from a report in which somebody has planted something. */
describe('the search for secrets', () => {
  const printer = createPrinter(2, process.env);
  afterAll(() => printer.close());

  it.each([
    ['70139', '70.139 børn'],
    ['70139', '70\u00a0139'],
    ['70139', 'x="70139"'],
    ['70139', '{"n":70139}'],
    ['997013', '997013.pdf'],
    ['Kanariefuglen', 'Læge&#104;uset Kanarie&#102;uglen'],
    ['Kanariefuglen', 'Kanarie fuglen'],
  ])('knows %s as %s', (secret, text) => {
    const one = /^\d+$/.test(secret) ? { numbers: [secret], words: [] } : { numbers: [], words: [secret] };
    expect(secretsIn(text, one)).toEqual([secret]);
  });

  it('takes no part of a number for the number, and no font for a text', () => {
    const one = { numbers: ['70139'], words: ['abc'] };
    expect(secretsIn('170139 701390 70.1390 url(data:font/woff2;base64,AA70139/abc+)', one)).toEqual([]);
  });

  it.each([
    ['a name for a letter', plantLabel('Lægehuset Kanariefuglen'), 'Kanariefuglen', withLetters],
    ['a number for a letter', plantLabel('997013'), '997013', withLetters],
    ['a count with the cluster figure', plantCount, '70139', ['handout.html', 'handout.pdf', 'released.json']],
    [
      'a practice in a note',
      (report: ReleasedReport): ReleasedReport => ({
        ...report,
        meeting: { ...report.meeting, note: 'Ring til 997013' },
      }),
      '997013',
      ['guide.html', 'guide.pdf', 'handout.html', 'handout.pdf', 'released.json'],
    ],
  ])('finds %s in every file that shows it', async (_, tamper, secret, where) => {
    const made = await remake(tamper(reportOf(lettered)));
    const found = await findSecrets(made, secrets);
    expect(found.filter((each) => each.endsWith(`: ${secret}`))).toEqual(where.map((name) => `${name}: ${secret}`));
  });

  it('finds a name in the drawing alone, in its description alone, and in the metadata of a PDF alone', async () => {
    const made = await remake(plantLabel('Kanariefuglen')(reportOf(lettered)));
    const html = String(made.get('handout.html'));
    const svg = /<svg[\s\S]*?<\/svg>/.exec(html)?.[0] ?? '';
    const description = /<desc[^>]*>[\s\S]*?<\/desc>/.exec(svg)?.[0] ?? '';
    expect(secretsIn(svg.replace(description, ''), secrets)).toContain('Kanariefuglen');
    expect(secretsIn(description, secrets)).toContain('Kanariefuglen');
    const clean = String(shared.get(`${lettered}/handout.html`));
    const meta = { title: 'Kanariefuglen', author: '', description: '', date: '2026-01-01' };
    const { pdf } = await printer.print({ html: clean, format: 'A4', meta });
    expect(await findSecrets(new Map([['a.pdf', pdf]]), secrets)).toContain('a.pdf: Kanariefuglen');
  });

  async function remake(report: ReleasedReport): Promise<Map<string, string | Uint8Array>> {
    const shapes = { standard: JSON.parse(workshop.read('content/shared/kommuner.topo.json')) };
    const edition: Edition = { report, hash: '00000000', shapes };
    const pages = {
      handouts: [{ path: 'handout.html', view: await viewHandout(edition) }],
      decks: [{ path: 'slides.html', view: await viewDeck(edition) }],
      guides: [{ path: 'guide.html', view: await viewGuide(edition, await viewDeck(edition)) }],
      index: [],
    };
    const html = new Map((await renderPages(pages, createEnvironment())).map((page) => [page.path, page.html]));
    const meta = { title: 'T', author: 'A', description: 'D', date: '2026-01-01' };
    const print = async (name: string, format: 'A4' | 'slides') =>
      (await printer.print({ html: html.get(name) ?? '', format, meta })).pdf;
    return new Map<string, string | Uint8Array>([
      ['data.csv', dataFile(report)],
      ['guide.html', html.get('guide.html') ?? ''],
      ['guide.pdf', await print('guide.html', 'A4')],
      ['handout.html', html.get('handout.html') ?? ''],
      ['handout.pdf', await print('handout.html', 'A4')],
      ['moede.ics', calendarFile(report)],
      ['released.json', JSON.stringify(report)],
      ['slides.html', html.get('slides.html') ?? ''],
      ['slides.pdf', await print('slides.html', 'slides')],
    ]);
  }
});

function changeShare(report: ReleasedReport, change: (share: ReleasedShare) => ReleasedShare): ReleasedReport {
  const blocks = report.blocks.map((block) =>
    block.type === 'indicator' && block.indicator.id === 'mange-kontakter'
      ? { ...block, indicator: change(block.indicator as ReleasedShare) }
      : block,
  );
  return { ...report, blocks };
}

/** On the highest of those shown, who stands in chart, table and description alike. */
function plantLabel(label: string) {
  return (report: ReleasedReport) =>
    changeShare(report, (share) => ({
      ...share,
      peers: share.peers.map((peer, at) =>
        at === 0 ? { label, cell: { status: 'shown', value: 50 }, size: '30-99', small: false } : peer,
      ),
    }));
}

function plantCount(report: ReleasedReport): ReleasedReport {
  return changeShare(report, (share) => ({
    ...share,
    cluster: { status: 'shown', value: 12, count: { x: 70139, n: 98000 } },
  }));
}

describe('every PDF', () => {
  it('is tagged, Danish, with title and outline, in our font alone, without pictures', async () => {
    const pdfs = [...shared, ...confidential].filter(([name]) => name.endsWith('.pdf'));
    expect(pdfs.length).toBeGreaterThanOrEqual(2 * 2 + 12 + 4 + 2);
    for (const [name, bytes] of pdfs) {
      const pdf = await readPdf(bytes);
      const { catalog } = await PDFDocument.load(bytes, { updateMetadata: false });
      expect(String(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).get(PDFName.of('Marked'))), name).toBe('true');
      expect(pdf, name).toMatchObject({
        lang: 'da',
        type3: 0,
        images: 0,
        taggedForms: 0,
        figuresWithoutAlt: 0,
        thWithoutScope: 0,
        linksWithoutContents: 0,
        fallbackCharacters: [],
      });
      expect(pdf.title, name).not.toBe('');
      expect(pdf.outline.length, name).toBeGreaterThan(0);
      expect(
        pdf.fonts.filter((font) => !/^SourceSans3/.test(font)),
        name,
      ).toEqual([]);
    }
  });

  it('has the size of its medium', async () => {
    const sizes = async (name: string) => {
      const { pages } = await readPdf(shared.get(`${lettered}/${name}`) ?? Buffer.alloc(0));
      return [...new Set(pages.map(({ width, height }) => `${Math.round(width)}x${Math.round(height)}`))];
    };
    expect(await sizes('handout.pdf')).toEqual(['595x842']);
    expect(await sizes('slides.pdf')).toEqual(['960x540']);
  });
});

describe('the same input', () => {
  it('gives the same bytes, public and private, however many pages are made at a time', async () => {
    const again = { out: join(workshop.root, 'output-igen'), vault: join(workshop.root, 'private-igen') };
    const key = confidential.get('secret.key')?.toString('utf8').trim();
    await workshop.build({ ...again, pdf: true, jobs: 1 }, { ...process.env, KLYNGEPAKKER_SECRET: key });
    const second = filesUnder(again.out);
    expect([...second.keys()]).toEqual([...shared.keys()]);
    for (const [name, bytes] of second) expect(bytes.equals(shared.get(name) ?? Buffer.alloc(0)), name).toBe(true);
    // What the program remembers of a build holds times and places.
    const lasting = (files: ReadonlyMap<string, Buffer>) =>
      new Map([...files].filter(([name]) => name !== 'secret.key' && !name.startsWith('.lavet/')));
    const secondVault = lasting(filesUnder(again.vault));
    const firstVault = lasting(confidential);
    expect([...secondVault.keys()]).toEqual([...firstVault.keys()]);
    for (const [name, bytes] of secondVault)
      expect(bytes.equals(firstVault.get(name) ?? Buffer.alloc(0)), name).toBe(true);
  });
});
