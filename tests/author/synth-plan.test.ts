/** The demo with the three klyngepakker of the sources: who meets about what, when, and how openly. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { synthesise } from '../../scripts/author/synth.ts';
import { addMonths } from '../../scripts/danish.ts';
import { headOf } from './heads.ts';

const table = (months: number) => ({
  ...{ file: 't.csv', title: 'Tabel', what: 'Tal', supplier: 'praksis', grain: 'practice' },
  columns: { count: 'antal' },
  period: { months },
});
const pack = (id: string, months: number, type = 'cluster-pack') =>
  headOf({
    ...{ id, type, title: 'Prøve', short: 'Prøve', lead: 'l', task: 't', revised: '2022-12-08', provider: 'KAP-S' },
    ...{ source: { title: 'k', publisher: 'u' }, minutes: 210, blocks: [{ text: { title: 't', body: 'b' } }] },
    tables: { t: table(months) },
  });
/** Half a year after round 1 the last fifteen months overlap; twelve months a year later do not. */
const packs = [
  pack('akutte-kontakter', 12),
  pack('foraeldre-med-psykisk-lidelse', 12),
  pack('samarbejde-med-sundhedsplejen', 15),
  pack('oplaeg', 12, 'briefing'),
];
const municipalities = readFileSync(new URL('../../content/shared/kommuner.csv', import.meta.url), 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => {
    const [code = '', name = '', , region = ''] = line.split(';');
    return { code, name, region };
  });
const files = synthesise({ packs, municipalities, seed: 'demo' });
const rowsOf = (name: string): readonly Readonly<Record<string, string>>[] => {
  const [header = '', ...lines] = (files.get(name) ?? '').slice(1).trimEnd().split('\r\n');
  const names = header.split(';');
  return lines.map((line) => Object.fromEntries(line.split(';').map((cell, at) => [names[at] ?? '', cell])));
};
const meetings = rowsOf('moeder.csv');

describe('the demo of three packs', () => {
  it('has 22 to 26 meetings, no two of a cluster on one day, and none about a briefing', () => {
    expect(meetings.length).toBeGreaterThanOrEqual(22);
    expect(meetings.length).toBeLessThanOrEqual(26);
    expect(new Set(meetings.map(({ klynge, moededato }) => `${klynge} ${moededato}`)).size).toBe(meetings.length);
    for (const text of files.values()) expect(text).not.toContain('oplaeg');
  });

  it.each(packs.slice(0, 3).map(({ id }) => id))('shows every kind of cluster and openness for %s', (id) => {
    const own = meetings.filter(({ pakke }) => pakke === id);
    const first = own.filter(({ runde }) => runde === '1').map(({ klynge }) => klynge);
    expect(first.length).toBeGreaterThanOrEqual(5);
    // The smallest, the largest, the single doctors, the one in two municipalities.
    expect(first).toEqual(expect.arrayContaining(['aadalen', 'storbyen-oest', 'vesterled', 'sund-og-baelt']));
    const second = own.filter(({ runde }) => runde === '2').map(({ klynge }) => klynge);
    expect(second.length).toBeGreaterThanOrEqual(2);
    expect(first).toEqual(expect.arrayContaining(second));
    expect(new Set(own.map(({ tilstand }) => tilstand))).toEqual(new Set(['lukket', 'aaben', 'total']));
    const promised = new Set(rowsOf('aftaler.csv').flatMap((row) => (row.pakke === id ? [row.klynge] : [])));
    expect(promised).toEqual(new Set(second));
  });

  it('draws the figures 40 to 300 days before a meeting and meets again after half a year or more', () => {
    const periods = rowsOf('perioder.csv');
    for (const meeting of meetings) {
      const drawn = periods.find(({ pakke, runde }) => pakke === meeting.pakke && runde === meeting.runde);
      const days = (Date.parse(meeting.moededato ?? '') - Date.parse(drawn?.udtrukket ?? '')) / 864e5;
      expect(days).toBeGreaterThan(40);
      expect(days).toBeLessThan(300);
      const before = meetings.find(
        ({ klynge, pakke, runde }) => klynge === meeting.klynge && pakke === meeting.pakke && runde === '1',
      );
      if (meeting.runde === '2')
        expect(Date.parse(meeting.moededato ?? '') - Date.parse(before?.moededato ?? '')).toBeGreaterThan(184 * 864e5);
    }
  });

  it('meets again no sooner than the pack asks for', () => {
    const block = { type: 'follow-up' as const, title: 'Igen', body: 'b', months: [12] };
    const yearly = { ...pack('akutte-kontakter', 12), blocks: [{ id: 'b1', block, file: 'pack.yaml', line: 1 }] };
    const text = synthesise({ packs: [yearly], municipalities, seed: 'demo' }).get('moeder.csv') ?? '';
    const dates = Map.groupBy(text.trim().split('\r\n').slice(1), (line) => line.split(';')[0]);
    const twice = [...dates.values()].filter((lines) => lines.length === 2);
    expect(twice.length).toBeGreaterThan(0);
    for (const [first, second] of twice.map((lines) => lines.map((line) => line.split(';')[3] ?? '')))
      expect((second ?? '') >= addMonths(first ?? '', 12), `${first} ${second}`).toBe(true);
  });

  it('has rounds that share months only where a pack asks for the last fifteen', () => {
    const periods = rowsOf('perioder.csv');
    const shares = (id: string) => {
      const own = periods.filter(({ pakke }) => pakke === id);
      return (own[1]?.fra ?? '') <= (own[0]?.til ?? '');
    };
    expect(packs.slice(0, 3).map(({ id }) => shares(id))).toEqual([false, false, true]);
  });

  it('asks every practice but one for consent to every pack, before its figures are drawn', () => {
    const consents = rowsOf('samtykke.csv');
    for (const { id } of packs.slice(0, 3)) {
      const drawn = rowsOf('perioder.csv').find(({ pakke }) => pakke === id)?.udtrukket ?? '';
      const own = consents.filter(({ pakke }) => pakke === id);
      expect(own).toHaveLength(rowsOf('praksis.csv').length - 1);
      for (const { dato } of own) expect((dato ?? '') < drawn).toBe(true);
    }
  });
});
