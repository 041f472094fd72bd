/** Figures for every kind of indicator: of the size ACCEPTANCE expects, and true to each other. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { synthesise } from '../../scripts/author/synth.ts';
import { canaryValues } from '../../scripts/author/synth-canaries.ts';
import { headOf } from './heads.ts';

const words = { phrase: 'p', 'direction-note': 'd', direction: 'lower-better', title: 'i' };
const ends = { 'numerator-words': 't', 'denominator-words': 'n' };
const enlisted = { ...words, ...ends, denominator: 'praksis.tilmeldte' };
const table = (file: string, columns: Readonly<Record<string, string>>, more = {}) => ({
  ...{ file: `${file}.csv`, title: 'Tabel', what: 'Tal', supplier: 'praksis', grain: 'practice' },
  period: { months: 12 },
  columns,
  ...more,
});
const step = (count: string, label = 'Trin') => ({ count, label });
const target = (reason: string) => [{ level: 'maal', reason }];

const pack = (id: string, tables: object, indicators: object) =>
  headOf({
    ...{ id, type: 'cluster-pack', title: 'Prøve', short: 'Prøve', lead: 'l', task: 't', revised: '2022-12-08' },
    ...{ provider: 'KAP-S', source: { title: 'k', publisher: 'u' }, minutes: 180 },
    blocks: [{ text: { title: 't', body: 'b' } }],
    tables,
    indicators,
  });

const women = pack(
  'kvinder',
  {
    alle: table('alle', { women: 'kvinder_30_40', n05a: 'antal_n05a', mothers: 'heraf_forsoerger' }),
    typer: table('typer', { sold: 'recepter' }, { category: { column: 'type', groups: ['Smal', 'Bred', 'Anden'] } }),
    samme: table('alle', { men: 'maend_30_40' }),
    dosis: table('dosis', { ddd: 'doegndoser', sold: 'pakninger' }),
    aar: table('aar', { tests: 'spirometrier' }, { category: { column: 'aar', groups: ['2022', '2023', '2024'] } }),
    mange: table(
      'mange',
      { patients: 'patienter' },
      { category: { column: 'antal', groups: ['5-9', '10-15', '16-20', '21-25', '26+'] } },
    ),
  },
  {
    trin: {
      ...{ ...words, kind: 'flow' },
      steps: [step('alle.women'), step('alle.n05a'), step('alle.mothers', 'Heraf med børn på 0-12 år')],
    },
    smal: {
      ...{ ...words, ...ends, direction: 'higher-better', kind: 'event-share' },
      ...{ numerator: 'typer.sold@Smal', denominator: 'typer.sold' },
      references: target('Målet er mindst 36 %, sat i 2020.'),
    },
    dosis: {
      ...{ ...words, kind: 'value', value: 'dosis.ddd', n: 'praksis.tilmeldte', count: 'dosis.sold', unit: 'u' },
      axis: 40,
      references: [{ level: 'land', reason: 'r' }],
    },
    pakninger: {
      ...{ ...enlisted, kind: 'rate', numerator: 'dosis.sold' },
      references: target('Højst 1.350 pakninger pr. 1.000.'),
    },
    linje: {
      ...enlisted,
      kind: 'trend',
      numerator: 'aar.tests',
      axis: 60,
      references: [{ level: 'land', reason: 'r' }],
    },
    mange: { ...enlisted, kind: 'proportion', numerator: 'mange.patients', per: 1000, axis: 200 },
    hale: {
      ...{ ...words, kind: 'distribution', counts: ['mange.patients'], people: 'p', 'the-people': 'p' },
      ...{ one: 'lægemiddel', many: 'lægemidler', mark: 10 },
    },
  },
);

const letters = pack(
  'breve',
  {
    breve: table('breve', { out: 'fra_sundhedsplejen', in: 'fra_praksis' }, { period: { months: 15 } }),
    ialt: table('ialt', { out: 'fra_sundhedsplejen', other: 'moeder' }, { grain: 'cluster', period: { months: 15 } }),
  },
  {
    ud: { ...enlisted, kind: 'rate', numerator: 'breve.out' },
    ind: { ...enlisted, kind: 'rate', numerator: 'breve.in' },
    ialt: { ...words, kind: 'totals', counts: [step('ialt.out'), step('ialt.other')] },
  },
);

const municipalities = readFileSync(new URL('../../content/shared/kommuner.csv', import.meta.url), 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => {
    const [code = '', name = '', , region = ''] = line.split(';');
    return { code, name, region };
  });
const make = (canaries = false) => synthesise({ packs: [women, letters], municipalities, seed: 'demo', canaries });
const files = make();

type Row = Readonly<Record<string, string>>;
const rowsOf = (name: string, from = files): readonly Row[] => {
  const [header = '', ...lines] = (from.get(name) ?? '').slice(1).trimEnd().split('\r\n');
  const names = header.split(';');
  return lines.map((line) => Object.fromEntries(line.split(';').map((cell, at) => [names[at] ?? '', cell])));
};
const number = (cell: string | undefined): number => Number((cell ?? '').replace(',', '.'));
const sum = (rows: readonly Row[], name: string): number => rows.reduce((total, row) => total + number(row[name]), 0);
const practices = rowsOf('praksis.csv');
const clusterOf = new Map(practices.map((row) => [row.ydernummer, row.klynge]));
/** Clusters without planted worst cases. */
const plainClusters = ['midtby', 'aadalen', 'sund-og-baelt', 'vesterled', 'heden'];
const usual = (name: string, round = '1') =>
  rowsOf(name).filter((row) => row.runde === round && plainClusters.includes(clusterOf.get(row.ydernummer) ?? ''));
const sizeOf = new Map(practices.map((row) => [row.ydernummer, Number(row.tilmeldte)]));
const enlistedIn = (rows: readonly Row[]) =>
  [...new Set(rows.map((row) => row.ydernummer))].reduce((total, id) => total + (sizeOf.get(id) ?? 0), 0);

describe('parts and wholes', () => {
  it('keeps every step of a flow within the step before', () => {
    for (const row of [...rowsOf('kvinder/alle.csv'), ...rowsOf('kvinder/alle.csv', make(true))]) {
      expect(number(row.antal_n05a)).toBeLessThanOrEqual(number(row.kvinder_30_40));
      expect(number(row.heraf_forsoerger)).toBeLessThanOrEqual(number(row.antal_n05a));
    }
  });

  it('puts the columns of two tables that share a file into it', () => {
    const header = ['ydernummer', 'runde', 'kvinder_30_40', 'antal_n05a', 'heraf_forsoerger', 'maend_30_40'];
    expect(Object.keys(rowsOf('kvinder/alle.csv')[0] ?? {})).toEqual(header);
  });

  it('has one to three in a hundred women on N05A and children with three in five of them', () => {
    const rows = usual('kvinder/alle.csv');
    const share = sum(rows, 'antal_n05a') / sum(rows, 'kvinder_30_40');
    expect(share).toBeGreaterThan(0.01);
    expect(share).toBeLessThan(0.03);
    const mothers = sum(rows, 'heraf_forsoerger') / sum(rows, 'antal_n05a');
    expect(mothers).toBeGreaterThan(0.45);
    expect(mothers).toBeLessThan(0.75);
    const all = rowsOf('kvinder/alle.csv').filter((row) => row.runde === '1');
    for (const count of [0, 1, 2, 3])
      expect(
        all.some((row) => number(row.heraf_forsoerger) === count),
        String(count),
      ).toBe(true);
    expect(sum(all, 'antal_n05a') / sum(all, 'kvinder_30_40')).toBeLessThan(0.03);
  });

  it('sums a cluster table from the rows of its practices that have said yes and delivered', () => {
    const agreed = new Set(rowsOf('samtykke.csv').flatMap((row) => (row.pakke === 'breve' ? [row.ydernummer] : [])));
    const totals = rowsOf('breve/ialt.csv');
    expect(totals).toHaveLength(16);
    for (const total of totals) {
      const rows = rowsOf('breve/breve.csv').filter(
        (row) =>
          clusterOf.get(row.ydernummer) === total.klynge && row.runde === total.runde && agreed.has(row.ydernummer),
      );
      expect(number(total.fra_sundhedsplejen), total.klynge).toBe(sum(rows, 'fra_sundhedsplejen'));
      expect(number(total.moeder)).toBeGreaterThan(0);
    }
  });
});

describe('levels', () => {
  it('has messages as ACCEPTANCE has them, more from the health visitors than to them', () => {
    const rows = usual('breve/breve.csv');
    const rates = (name: string) => rows.map((row) => (1000 * number(row[name])) / (sizeOf.get(row.ydernummer) ?? 1));
    for (const [name, low, high] of [
      ['fra_sundhedsplejen', 5, 50],
      ['fra_praksis', 2, 30],
    ] as const) {
      const sorted = rates(name).sort((a, b) => a - b);
      expect(sorted[0], name).toBeGreaterThan(low / 2);
      expect(sorted.at(-1), name).toBeLessThan(high * 1.3);
      const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
      expect(middle > low && middle < high, name).toBe(true);
      expect((sorted.at(-1) ?? 0) / (sorted[0] ?? 1), name).toBeGreaterThan(2.5);
    }
    expect(sum(rows, 'fra_praksis')).toBeLessThan(sum(rows, 'fra_sundhedsplejen'));
  });

  it('lies a little on the wrong side of the target that the pack states, and gives the target as it is stated', () => {
    const targets = rowsOf('referencer.csv').filter((row) => row.niveau === 'maal');
    expect(targets.map((row) => [row.indikator, row.vaerdi])).toEqual([
      ['smal', '36,0'],
      ['smal', '36,0'],
      ['pakninger', '1350,0'],
      ['pakninger', '1350,0'],
    ]);
    const types = usual('kvinder/typer.csv');
    const narrow = sum(
      types.filter((row) => row.type === 'Smal'),
      'recepter',
    );
    expect(narrow / sum(types, 'recepter')).toBeGreaterThan(0.28);
    expect(narrow / sum(types, 'recepter')).toBeLessThan(0.36);
    const sold = usual('kvinder/dosis.csv');
    const rate = (1000 * sum(sold, 'pakninger')) / enlistedIn(sold);
    expect(rate).toBeGreaterThan(1350);
    expect(rate).toBeLessThan(1900);
  });

  it('gives ready figures one decimal, about the middle of the axis, following the count behind them', () => {
    const rows = usual('kvinder/dosis.csv');
    for (const row of rows) expect(row.doegndoser).toMatch(/^\d+,\d$/);
    const mean = sum(rows, 'doegndoser') / rows.length;
    expect(mean).toBeGreaterThan(14);
    expect(mean).toBeLessThan(28);
    const ranked = (pick: (row: Row) => number) =>
      [...rows].sort((a, b) => pick(a) - pick(b)).map((row) => row.ydernummer);
    const byRate = ranked((row) => number(row.pakninger) / (sizeOf.get(row.ydernummer) ?? 1));
    const byValue = ranked((row) => number(row.doegndoser));
    const half = Math.floor(rows.length / 2);
    const same = byRate.slice(0, half).filter((id) => byValue.slice(0, half).includes(id));
    expect(same.length / half).toBeGreaterThan(0.8);
    const reference = rowsOf('referencer.csv').find((row) => row.indikator === 'dosis');
    expect([reference?.taeller, reference?.naevner]).toEqual(['', '']);
    expect(Math.abs(number(reference?.vaerdi) / mean - 1)).toBeLessThan(0.25);
  });

  it('begins a distribution at its lowest group, most persons in it and few in the last', () => {
    const rows = usual('kvinder/mange.csv');
    const shares = ['5-9', '10-15', '16-20', '21-25', '26+'].map((group) => {
      const part = rows.filter((row) => row.antal === group);
      return sum(part, 'patienter') / sum(rows, 'patienter');
    });
    expect([...shares].sort((a, b) => b - a)).toEqual(shares);
    expect(shares[0]).toBeGreaterThan(0.5);
    expect(shares[2]).toBeGreaterThan(0.02);
    expect(shares[3]).toBeGreaterThan(0.004);
    expect(shares.at(-1)).toBeGreaterThan(0);
    const rate = (1000 * sum(rows, 'patienter')) / enlistedIn(rows);
    expect(rate).toBeGreaterThan(80);
    expect(rate).toBeLessThan(120);
  });
});

describe('years', () => {
  it('says the same of a year in both rounds, and moves mildly from year to year', () => {
    const rows = (round: string) => usual('kvinder/aar.csv', round);
    const cells = (round: string) => rows(round).map((row) => [row.ydernummer, row.aar, row.spirometrier]);
    expect(cells('2')).toEqual(cells('1'));
    const totals = ['2022', '2023', '2024'].map((year) =>
      sum(
        rows('1').filter((row) => row.aar === year),
        'spirometrier',
      ),
    );
    for (const [at, total] of totals.slice(1).entries()) {
      expect(total / (totals[at] ?? 1)).toBeGreaterThan(0.88);
      expect(total / (totals[at] ?? 1)).toBeLessThan(1.02);
    }
    const rate = (1000 * (totals[2] ?? 0)) / enlistedIn(rows('1'));
    expect(rate).toBeGreaterThan(20);
    expect(rate).toBeLessThan(45);
  });

  it('has the years of the groups as period, the last fifteen months as overlap, whole years as none', () => {
    const of = (table: string, round: string) => {
      const row = rowsOf('perioder.csv').find((one) => one.tabel === table && one.runde === round);
      return [row?.fra, row?.til, row?.udtrukket];
    };
    expect(of('aar', '1').slice(0, 2)).toEqual(['2022-01-01', '2024-12-31']);
    expect(of('aar', '2').slice(0, 2)).toEqual(['2022-01-01', '2024-12-31']);
    expect(of('breve', '1')).toEqual(['2025-04-01', '2026-06-30', '2026-07-20']);
    expect(of('breve', '2')).toEqual(['2025-10-01', '2026-12-31', '2027-01-18']);
    expect(of('alle', '1').slice(0, 2)).toEqual(['2025-01-01', '2025-12-31']);
    expect(of('alle', '2').slice(0, 2)).toEqual(['2026-01-01', '2026-12-31']);
  });
});

describe('worst cases in plain counts', () => {
  it('has nobody, three and everybody where the plan says', () => {
    const storbyen = practices.filter((row) => row.klynge === 'storbyen-oest').map((row) => row.ydernummer);
    const row = (name: string, at: number) =>
      rowsOf(name).find((one) => one.ydernummer === storbyen[at] && one.runde === '1');
    expect([row('breve/breve.csv', 2)?.fra_praksis, row('breve/breve.csv', 5)?.fra_praksis]).toEqual(['0', '3']);
    const narrow = rowsOf('kvinder/typer.csv').filter((one) => one.runde === '1');
    const types = (at: number) =>
      narrow.filter((one) => one.ydernummer === storbyen[at]).map((one) => [one.type, one.recepter]);
    expect(types(2)[0]).toEqual(['Smal', '0']);
    expect(types(17).slice(1)).toEqual([
      ['Bred', '0'],
      ['Anden', '0'],
    ]);
    // Everybody, but not where one in fifty usually is.
    expect(number(row('kvinder/alle.csv', 17)?.antal_n05a)).toBeLessThan(8);
    const twin = row('kvinder/dosis.csv', 8);
    expect(row('kvinder/dosis.csv', 9)?.doegndoser).toBe(twin?.doegndoser);
    expect(row('kvinder/dosis.csv', 10)?.doegndoser).toBe(twin?.doegndoser);
    expect(number(row('kvinder/dosis.csv', 10)?.pakninger)).toBe(2 * number(twin?.pakninger));
  });

  it('plants canaries in the counts and never in a ready figure', () => {
    const marked = make(true);
    const holds = (name: string) =>
      canaryValues.some((value) => new RegExp(`;${value}(,0)?\r`).test(marked.get(name) ?? ''));
    for (const name of ['kvinder/typer.csv', 'kvinder/aar.csv', 'kvinder/mange.csv', 'breve/breve.csv'])
      expect(holds(name), name).toBe(true);
    for (const row of rowsOf('kvinder/dosis.csv', marked)) expect(number(row.doegndoser)).toBeLessThan(200);
  });
});
