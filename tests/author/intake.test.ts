/** What is sent out to get the figures in: read by another library, and taken back by the program's own reader. */
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeIntake } from '../../scripts/author/intake.ts';
import type { IntakeOrder } from '../../scripts/author/intakeorder.ts';
import { lastWorkingDay } from '../../scripts/author/intakewords.ts';
import type { DataFile } from '../../scripts/input/folder.ts';
import { openWorkbook } from '../../scripts/input/workbook.ts';
import type { Block } from '../../scripts/model/blocks.ts';
import type { Table } from '../../scripts/model/pack.ts';
import { closedOn } from '../../scripts/release/holidays.ts';
import { bytesOf, checkWith, pack as dataPack, expectOnly } from '../input/sets.ts';

const tables: Record<string, Table> = {
  ...dataPack.tables,
  kontakter: { ...dataPack.tables.kontakter, supplier: 'Regionens økonomi' } as Table,
  exams: { ...dataPack.tables.exams, supplier: 'praksis', what: 'Børn på 5 år uden undersøgelse' } as Table,
};
const steps = [
  { who: 'Klyngekoordinator', what: 'Bestil tal', to: 'Regionens økonomi', cc: 'KAP-S', 'days-before': 30 },
  { who: 'Alle i klyngen', what: 'Send to tal', to: null, 'days-before': 14 },
];
const preparation: Block = { type: 'preparation', title: 'Forberedelse', steps };

const order: IntakeOrder = {
  pack: {
    id: 'akutte',
    title: 'Små børns kontakter',
    short: 'Kontakter',
    tables,
    indicators: dataPack.indicators,
    blocks: [{ id: 'b1', block: preparation, file: 'pack.yaml', line: 1 }],
  },
  cluster: { id: 'nord', name: 'Klynge Nord', municipalities: ['101', '147'] },
  // A Thursday; 30 days before is Tuesday 10 February, 14 before Thursday 26 February.
  meeting: { date: '2026-03-12', round: 1, profile: 'lukket' },
  today: '2026-02-27',
  practices: [
    { ydernummer: '991001', name: 'Lægerne Havblik', consent: '2026-01-02', delivered: ['kontakter', 'exams'] },
    { ydernummer: '091002', name: '=Bakken; Æ', consent: null, delivered: [] },
  ],
  closedOn,
};

let files: ReadonlyMap<string, string | Uint8Array>;
beforeAll(async () => {
  files = await makeIntake(order);
});

/** With spaces that may break. */
const plain = (words: string) => words.replaceAll('\u00a0', ' ');
const text = (name: string) => {
  const content = files.get(name);
  if (typeof content !== 'string') throw new Error(`${name} is no text of ${[...files.keys()].join(', ')}`);
  return plain(content);
};
const bytes = (name: string) => {
  const content = files.get(name);
  if (content === undefined || typeof content === 'string') throw new Error(`${name} is not there as bytes`);
  return content;
};
const own = (ydernummer: string) => `skemaer/praksis/${ydernummer}/undersoegelser-${ydernummer}-runde-1`;
const regional = 'skemaer/regionens-oekonomi/kontakter-runde-1';

describe('the forms', () => {
  it('are one for each practice in a folder of its own, and one with those who have agreed for the others', () => {
    expect([...files.keys()].filter((name) => name.startsWith('skemaer/')).sort()).toEqual(
      [own('091002'), own('991001'), regional, 'skemaer/s/kort-runde-1']
        .flatMap((path) => [`${path}.csv`, `${path}.xlsx`])
        .sort(),
    );
  });

  it('never show one practice’s number to another', async () => {
    expect(text(`${own('991001')}.csv`)).not.toContain('091002');
    const { sheets } = await readXlsx(bytes(`${own('991001')}.xlsx`));
    expect(JSON.stringify(sheets)).not.toContain('091002');
    expect(text(`${regional}.csv`)).not.toContain('091002');
  });

  it('are CSV for a Danish Excel, with what is known filled in and no group that becomes a date', () => {
    expect(text(`${own('991001')}.csv`)).toBe('\uFEFFydernummer;runde;uden;boern_5_aar\r\n991001;1;;\r\n');
    expect(text(`${regional}.csv`)).toBe(
      '\uFEFFydernummer;runde;antal kontakter;boern\r\n991001;1;1;\r\n991001;1;2–4;\r\n991001;1;5+;\r\n',
    );
    expect(text('skemaer/s/kort-runde-1.csv')).toBe('\uFEFFkommunekode;vaerdi\r\n101;\r\n147;\r\n');
  });

  it('are the same as a spreadsheet, with a sheet that explains every column', async () => {
    const { sheets } = await readXlsx(bytes(`${own('091002')}.xlsx`));
    expect(sheets.map(({ name }) => name)).toEqual(['undersoegelser', 'Vejledning']);
    expect(sheets[0]?.rows.map((row) => row.filter((cell) => cell !== null))).toEqual([
      ['ydernummer', 'runde', 'uden', 'boern_5_aar'],
      ['091002', '1'],
    ]);
    const help = new Map(sheets[1]?.rows.map(([left, right]) => [String(left ?? ''), String(right ?? '')]));
    for (const header of ['ydernummer', 'runde', 'uden', 'boern_5_aar']) expect(help.get(header)).toMatch(/.{10}/);
    // Numerator and denominator in the words of the pack's own indicator.
    expect(help.get('uden')).toMatch(/^N\. Et helt antal\./);
    expect(help.get('Hvad tallene er')).toBe('Børn på 5 år uden undersøgelse');
    expect(plain(help.get('Senest') ?? '')).toBe('torsdag den 26. februar 2026');
    expect(help.get('Send til')).toBe('[udfyldes]');
  });

  it('are the same bytes another day', async () => {
    const again = await makeIntake({ ...order, today: '2026-03-01' });
    for (const [name, content] of again) {
      if (name.startsWith('skemaer/')) expect(content, name).toEqual(files.get(name));
    }
  });
});

describe('a form that comes back', () => {
  const practices =
    'ydernummer;praksisnavn;klynge;kommunekode;tilmeldte\n991001;Havblik;nord;101;3200\n091002;Bakken;nord;147;1600\n991003;Eng;syd;155;1550\n';
  const consents = 'ydernummer;pakke;dato\n991001;akutte;2026-01-02\n';
  const around = { 'praksis.csv': practices, 'samtykke.csv': consents, 'akutte/undersoegelser.csv': null };
  const packs = [{ ...dataPack, tables }];
  const figures = (checked: ReturnType<typeof checkWith>, table: string) =>
    checked.data.tables
      .find((one) => one.table === table)
      ?.rows.map(({ unit, category, values }) => `${unit} ${category} ${Object.values(values).join(' ')}`);

  /** Opened, filled in and saved by another program. */
  async function filledIn(name: string, fill: (row: unknown[], index: number) => unknown[]): Promise<DataFile> {
    const { sheets } = await readXlsx(bytes(name));
    const [first, ...rest] = sheets;
    const rows = (first?.rows ?? []).map((row, index) => (index === 0 ? row : fill(row, index)));
    return openWorkbook(
      await writeXlsx({ sheets: [{ name: first?.name ?? '', rows: rows as never }, ...rest] as never }),
    );
  }

  it('as a spreadsheet is read by its own name, with the zero first in its number', async () => {
    const one = await filledIn(`${own('091002')}.xlsx`, ([number, round]) => [number, round, 2, 19]);
    const checked = checkWith({ ...around, [`akutte/${own('091002').split('/').at(-1)}.xlsx`]: one }, { packs });
    expect(checked.problems.filter(({ place }) => place.file.includes('undersoegelser'))).toEqual([]);
    expect(figures(checked, 'exams')).toEqual(['091002  2 19']);
  });

  it('as CSV is read with its groups', () => {
    const csv = text(`${regional}.csv`)
      .replace(';1;\r\n', ';1;40\r\n')
      .replace('2–4;', '2–4;22')
      .replace('5+;', '5+;7');
    const checked = checkWith(
      { ...around, 'akutte/kontakter.csv': null, 'akutte/kontakter-runde-1.csv': bytesOf(csv) },
      { packs },
    );
    expect(checked.problems.filter(({ place }) => place.file.includes('kontakter'))).toEqual([]);
    expect(figures(checked, 'kontakter')).toEqual(['991001 1 40', '991001 2-4 22', '991001 5+ 7']);
  });

  it('empty beside one that is filled in is asked about', async () => {
    const filled = await filledIn(`${own('991001')}.xlsx`, ([number, round]) => [number, round, 7, 38]);
    const checked = checkWith(
      {
        ...around,
        'akutte/undersoegelser-991001-runde-1.csv': text(`${own('991001')}.csv`),
        'akutte/undersoegelser-a.xlsx': filled,
      },
      { packs },
    );
    const twice = checked.problems.filter(({ code }) => code === 'praksis-to-filer');
    expectOnly(twice, { code: 'praksis-to-filer', at: 'akutte/undersoegelser-a.xlsx:2:A2' });
  });
});

describe('the mails', () => {
  it('ask each supplier for its tables, with day, copy and columns', () => {
    const mail = text('mails/regionens-oekonomi.txt');
    expect(mail).toContain('Til: Regionens økonomi\nKopi: KAP-S\nSendes senest: tirsdag den 10. februar 2026\n');
    expect(mail).toContain('Kolonner: ydernummer, runde, antal kontakter og boern\n   Grupper: 1, 2-4 og 5+');
    expect(mail).toContain('Periode: 12 måneder');
    // The pack says when it is ordered, not when it must be here: a week before the meeting.
    expect(mail).toContain('senest torsdag den 5. marts 2026');
    expect(mail).toContain('Kun 1 af 2 praksis har sagt ja');
    expect(mail).not.toMatch(/undersoegelser|991001/);
  });

  it('ask the practices for their own, by the pack’s day, and leave an unknown receiver open', () => {
    const mail = text('mails/praksis.txt');
    expect(mail).toContain('Send skemaet til [udfyldes] senest torsdag den 26. februar 2026.');
    expect(mail).toContain('Vedhæft: filerne i skemaer/praksis/<praksis’ eget ydernummer>/ og ikke andres');
    expect(mail).not.toMatch(/991001|Havblik|antal kontakter/);
  });

  it('ask for consent in words that say what for, and that it may be taken back', async () => {
    const mail = text('mails/samtykke.txt');
    for (const part of ['bogstav', 'frivilligt', 'trække jeres ja tilbage', 'Ydernummer: ______', 'akutte;dato']) {
      expect(mail).toContain(part);
    }
    expect(mail).not.toContain('stå med navn');
    const open = await makeIntake({ ...order, meeting: { ...order.meeting, profile: 'aaben' } });
    expect(open.get('mails/samtykke.txt')).toContain('Ja, vi må stå med navn (ja/nej): ______');
  });

  it('give the working day before a deadline on a day that is closed', () => {
    // Easter 2026: Maundy Thursday 2 April to Easter Monday 6 April.
    expect(lastWorkingDay('2026-04-06', closedOn)).toBe('2026-04-01');
  });
});

describe('the list of deliveries', () => {
  it('has who agreed, what came, and what is late', () => {
    expect(text('leveringsliste.csv')).toBe(
      [
        '\uFEFFydernummer;praksisnavn;samtykke;kontakter;undersoegelser;for_sent',
        '991001;Lægerne Havblik;2026-01-02;ja;ja;nej',
        `091002;"'=Bakken; Æ";mangler;mangler;mangler;ja`,
        '',
      ].join('\r\n'),
    );
  });

  it('calls nothing late on the last day itself', async () => {
    const day = await makeIntake({ ...order, today: '2026-02-26' });
    expect(day.get('leveringsliste.csv')).toContain('mangler;mangler;mangler;nej');
  });
});

it('the page for the night has an empty row for every table of the practices, and no number', () => {
  const page = text('blank-raekke.html');
  expect(page.match(/<table>/g)).toHaveLength(2);
  expect(page.match(/<th scope="col">/g)).toHaveLength(2 + 2);
  expect(page.match(/<tr><td>/g)).toHaveLength(3 + 1);
  expect(page).not.toMatch(/991001|091002|Havblik/);
});

it('hostile text in a pack is text in spreadsheets, pages and mails', async () => {
  const formula = '=HYPERLINK("https://ude.invalid")';
  const bad = { title: formula, what: `${formula}<script>ond()</script>`, supplier: '../../Regionens "økonomi"' };
  const hostile = { kontakter: { ...tables.kontakter, ...bad } as Table };
  const made = await makeIntake({ ...order, pack: { ...order.pack, tables: hostile, title: `<b>${formula}` } });
  expect([...made.keys()].filter((name) => /\.\.|\\|^\//.test(name))).toEqual([]);
  for (const [name, content] of made) {
    if (name.endsWith('.html')) expect(String(content)).not.toMatch(/<script|<b>=/);
    if (name.endsWith('.csv')) expect(String(content)).not.toMatch(/^\uFEFF?"?=|[;\n]"?=/);
    if (typeof content === 'string') continue;
    const parts = Object.entries(unzipSync(content)).filter(([part]) => part.startsWith('xl/worksheets/'));
    expect(parts.length).toBeGreaterThan(1);
    for (const [, part] of parts) expect(strFromU8(part)).not.toMatch(/<f[\s>]/);
  }
});
