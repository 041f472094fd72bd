/** What `bundle` makes for one built meeting, and what it writes down about it. */
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NotBuilt, type SendingOptions, sendMeeting } from '../scripts/sending.ts';
import { dataSet, filesUnder, openWorkshop, rowsOf, type Workshop } from './workshop.ts';

const edition = 'midtby/akutte-kontakter-1';
let workshop: Workshop;
const inside = (...parts: readonly string[]) => join(workshop.root, ...parts);
const send = (change: Partial<SendingOptions> = {}) =>
  sendMeeting({
    root: workshop.root,
    data: dataSet,
    out: inside('output'),
    vault: inside('private'),
    cluster: 'midtby',
    pack: 'akutte-kontakter',
    round: 1,
    today: '2026-11-25',
    secret: undefined,
    ...change,
  });
const sentFiles = () => filesUnder(inside('private', edition, 'send'));
const ledger = () =>
  JSON.parse(filesUnder(inside('private')).get('ledger.json')?.toString('utf8') ?? '{"editions":[]}') as {
    readonly editions: readonly { readonly edition: string; readonly sent: string; readonly released: string }[];
  };

beforeAll(async () => {
  workshop = openWorkshop(['midtby']);
});
afterAll(() => workshop.close());

describe('sending a meeting', () => {
  it('is refused before it is built, and when it is built without PDFs', async () => {
    await expect(send()).rejects.toThrow(NotBuilt);
    await workshop.build({ pdf: false });
    await expect(send()).rejects.toThrow(/egne ark/);
    expect(filesUnder(inside('private')).has('ledger.json')).toBe(false);
  });

  it('is refused for a meeting nobody has planned', async () => {
    await expect(send({ round: 7 })).rejects.toThrow(/moeder\.csv/);
  });

  describe('that is built', () => {
    beforeAll(async () => {
      await workshop.build({ pdf: true });
      await send();
    });

    it('gives the participants public files only, as they are', () => {
      const zip = unzipSync(sentFiles().get('deltagere.zip') ?? new Uint8Array());
      expect(Object.keys(zip).sort()).toEqual(
        ['data.csv', 'handout.html', 'handout.pdf', 'moede.ics', 'slides.html', 'slides.pdf'].sort(),
      );
      const shared = filesUnder(inside('output', edition));
      for (const [name, bytes] of Object.entries(zip))
        expect(Buffer.from(bytes).equals(shared.get(name) as Buffer)).toBe(true);
    });

    it('gives each practice its own sheet and nobody else’s, under a name that does not tell who it is', () => {
      const sheets = filesUnder(inside('private', edition, 'praksis'));
      const [head, ...rows] = (filesUnder(inside('private', edition)).get('send-liste.csv')?.toString('utf8') ?? '')
        .trim()
        .split('\r\n');
      expect(head).toBe('fil;ydernummer;praksisnavn');
      expect(rows).toHaveLength(sheets.size);
      for (const row of rows) {
        const [file = '', ydernummer = ''] = row.split(';');
        const zip = unzipSync(sentFiles().get(file) ?? new Uint8Array());
        expect(Object.keys(zip)).toEqual(['jeres-eget-ark.pdf']);
        expect(Buffer.from(zip['jeres-eget-ark.pdf'] ?? []).equals(sheets.get(`${ydernummer}.pdf`) as Buffer)).toBe(
          true,
        );
        expect(file).toMatch(/^[0-9a-f]{20}\.zip$/);
      }
    });

    it('names no practice and no number in the words to send it with', () => {
      const words = sentFiles().get('mailtekster.txt')?.toString('utf8') ?? '';
      for (const { ydernummer = '?', praksisnavn = '?' } of rowsOf(workshop, 'praksis.csv')) {
        expect(words).not.toContain(ydernummer);
        expect(words).not.toContain(praksisnavn);
      }
    });

    it('is written down once, also when it is sent again', async () => {
      expect((await send()).replaces).toBe(false);
      expect(ledger().editions.map((one) => `${one.edition} ${one.sent}`)).toEqual([`${edition} 2026-11-25`]);
    });

    it('makes the same zips for the same files', async () => {
      const before = sentFiles();
      await send();
      for (const [name, bytes] of sentFiles()) expect(bytes.equals(before.get(name) as Buffer), name).toBe(true);
    });

    it('survives a new build of the same figures', async () => {
      const before = [...sentFiles().keys()];
      await workshop.build({ pdf: true });
      expect([...sentFiles().keys()]).toEqual(before);
    });

    it('is refused when the figures have changed since the build, and told as a replacement after it', async () => {
      workshop.write(`${dataSet}/moeder.csv`, workshop.read(`${dataSet}/moeder.csv`).replace(';14:00;', ';15:00;'));
      await expect(send()).rejects.toThrow(/Byg mødet igen/);
      expect(ledger().editions).toHaveLength(1);
      await workshop.build({ pdf: true });
      expect((await send({ today: '2026-11-26' })).replaces).toBe(true);
      expect(ledger().editions.map(({ sent }) => sent)).toEqual(['2026-11-25', '2026-11-26']);
    });
  });
});
