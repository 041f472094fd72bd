/** `intake` and `doctor` in a project of their own: what is written, what is never written over, what stops them. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isHealthy } from '../scripts/author/doctor.ts';
import { collectFor, type IntakeOptions, NotCollected } from '../scripts/collecting.ts';
import { examine } from '../scripts/machine.ts';
import { dataSet, filesUnder, openWorkshop, type Workshop } from './workshop.ts';

let workshop: Workshop;
beforeEach(() => {
  workshop = openWorkshop(['aadalen']);
});
afterEach(() => workshop.close());

const collect = (change: Partial<IntakeOptions> = {}) =>
  collectFor({
    root: workshop.root,
    data: dataSet,
    out: 'indsamling/aadalen-1',
    kept: ['output', 'private', dataSet],
    cluster: 'aadalen',
    pack: 'akutte-kontakter',
    round: 1,
    today: '2025-12-01',
    ...change,
  });
const list = 'indsamling/aadalen-1/leveringsliste.csv';
const countFile = `${dataSet}/akutte-kontakter/kontakter.csv`;

describe('intake', () => {
  it('knows from the data set who has agreed and delivered, also while figures are missing', async () => {
    const [head, ...rows] = workshop.read(countFile).split('\r\n');
    const [first = ''] = workshop
      .read(`${dataSet}/praksis.csv`)
      .split('\r\n')
      .filter((row) => row.includes(';aadalen;'));
    const number = first.slice(0, 6);
    workshop.write(countFile, [head, ...rows.filter((row) => !row.startsWith(number))].join('\r\n'));
    workshop.write(`${dataSet}/perioder.csv`, 'pakke;tabel\r\n');
    const { problems, files } = await collect();
    expect(problems).toEqual([]);
    expect(files).toBeGreaterThan(8);
    const row = workshop
      .read(list)
      .split('\r\n')
      .find((line) => line.startsWith(number));
    expect(row).toMatch(/;\d{4}-\d\d-\d\d;mangler;ja;nej$/);
  });

  it('may run again, and makes the list anew, as long as nobody has changed a file', async () => {
    await collect();
    const before = workshop.read(list);
    await collect({ today: '2027-01-01' });
    expect(workshop.read(list)).toBe(before);
    workshop.write(countFile, `${workshop.read(countFile).split('\r\n')[0]}\r\n`);
    await collect({ today: '2027-01-01' });
    expect(workshop.read(list)).toContain(';mangler;ja;ja\r\n');
  });

  it('writes nothing at all when one of its files has been changed', async () => {
    await collect();
    workshop.write('indsamling/aadalen-1/mails/samtykke.txt', 'Kære alle, med vores egne ord');
    workshop.write(countFile, `${workshop.read(countFile).split('\r\n')[0]}\r\n`);
    const before = filesUnder(join(workshop.root, 'indsamling'));
    await expect(collect()).rejects.toThrow(/samtykke\.txt er ændret/);
    expect(filesUnder(join(workshop.root, 'indsamling'))).toEqual(before);
  });

  it.each(['output', 'output/midtby', './output/x', 'private/indsamling', `${dataSet}/indsamling`])(
    'is refused in %s',
    async (out) => {
      await expect(collect({ out })).rejects.toThrow(NotCollected);
    },
  );

  it('asks for figures before anybody knows the period', async () => {
    workshop.write(`${dataSet}/perioder.csv`, `${workshop.read(`${dataSet}/perioder.csv`).split('\r\n')[0]}\r\n`);
    const { problems, files } = await collect({ out: 'indsamling/uden-periode' });
    expect(problems).toEqual([]);
    expect(files).toBeGreaterThan(5);
  });

  it('is refused for a meeting that nobody has planned', async () => {
    await expect(collect({ round: 7 })).rejects.toThrow(/moeder\.csv/);
  });

  it('stops at a CPR number anywhere, and at a fault in who takes part', async () => {
    const { problems } = await collect({ out: 'a' });
    expect(problems).toEqual([]);
    workshop.write(`${dataSet}/akutte-kontakter/liste.csv`, 'navn\n010203-1234\n');
    expect(await collect({ out: 'b' })).toMatchObject({ problems: [{ code: 'cpr' }], files: 0 });
    workshop.write(`${dataSet}/akutte-kontakter/liste.csv`, 'navn\nA\n');
    workshop.write(`${dataSet}/samtykke.csv`, 'ydernummer;pakke;dato\r\n999999;akutte-kontakter;2026-01-01\r\n');
    expect(await collect({ out: 'c' })).toMatchObject({ problems: [{ code: 'praksis-ukendt' }], files: 0 });
  });
});

describe('doctor', () => {
  const look = (change: Partial<Parameters<typeof examine>[0]> = {}) =>
    examine({
      root: join(import.meta.dirname, '..'),
      data: join(workshop.root, dataSet),
      out: join(workshop.root, 'output'),
      vault: join(workshop.root, 'private'),
      node: process.version,
      environment: { ...process.env, KLYNGEPAKKER_SECRET: '' },
      ...change,
    });
  const state = (findings: Awaited<ReturnType<typeof look>>, subject: string) =>
    findings.find((one) => one.subject === subject)?.state;

  it('finds nothing wrong with this machine, and makes no key', async () => {
    const findings = await look();
    expect(findings.filter((one) => one.state === 'wrong')).toEqual([]);
    expect(isHealthy(findings)).toBe(true);
    expect(filesUnder(workshop.root).has('private/secret.key')).toBe(false);
  });

  it('tells another Node, a browser that is not there, a bad key and a data set that is missing', async () => {
    workshop.write('private/secret.key', 'kort');
    const environment = { ...process.env, PUPPETEER_EXECUTABLE_PATH: '/findes/ikke', KLYNGEPAKKER_SECRET: '' };
    const findings = await look({ node: 'v20.1.0', environment, data: 'data/findes-ikke' });
    const wrong = findings.filter((one) => one.state === 'wrong').map(({ subject }) => subject);
    expect(wrong).toEqual(['Node', 'Browser til PDF', 'Nøgle', 'Tal og pakker']);
  });

  it('tells a vault that has lost its key, and asks for a copy of one that is there', async () => {
    workshop.write('private/ledger.json', '{}');
    expect(state(await look(), 'Nøgle')).toBe('wrong');
    workshop.write('private/secret.key', '5e'.repeat(32));
    expect(state(await look(), 'Nøgle')).toBe('word');
  });
});
