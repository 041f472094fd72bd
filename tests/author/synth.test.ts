import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type SynthInput, synthesise } from '../../scripts/author/synth.ts';
import { canaryPractice, canaryValues } from '../../scripts/author/synth-canaries.ts';
import { packColumns, parseGroup } from '../../scripts/author/synth-columns.ts';
import { isClosed } from '../../scripts/author/synth-dates.ts';
import { demoPlan } from '../../scripts/author/synth-plan.ts';
import type { PackHead } from '../../scripts/model/pack.ts';
import { headOf } from './heads.ts';

const words = { phrase: 'p', direction: 'neither', 'direction-note': 'd' };
const ends = { 'numerator-words': 't', 'denominator-words': 'n' };
const head = {
  type: 'cluster-pack',
  title: 'Prøve',
  short: 'Prøve',
  lead: 'l',
  task: 't',
  revised: '2022-12-08',
  provider: 'KAP-S',
  source: { title: 'k', publisher: 'u' },
  price: 'gratis',
  minutes: 210,
  duration: '3-4 timer',
  blocks: [{ text: { title: 't', body: 'b' } }],
};
const byContacts = (contacts: string, what: string) => ({
  title: 'Børn efter antal kontakter',
  what,
  supplier: 'Regionen',
  grain: 'practice',
  category: { column: 'antal_kontakter', groups: ['1', '2', '3', '4', '5-9', '10+'] },
  columns: { children: 'boern' },
  contacts,
  period: { months: 12 },
});

const acute = headOf({
  ...head,
  id: 'akutte-kontakter',
  tables: {
    kontakter: { ...byContacts('alle', 'Børn på 0-5 år'), file: 'kontakter.csv' },
    laegevagt: { ...byContacts('vagttid', 'Børn på 0-5 år'), file: 'laegevagt.csv' },
    kommuneindikator: {
      file: 'kommuneindikator.csv',
      title: 'Kommunernes akutte kontakter',
      what: 'Børn på 0-2 år i 2017',
      supplier: 'Ministeriet',
      grain: 'municipality',
      columns: { value: 'vaerdi' },
      scale: 'afvigelse_pct',
      range: [-21, 25],
    },
  },
  indicators: {
    'mange-kontakter': {
      ...words,
      ...ends,
      kind: 'proportion',
      title: 'Mange',
      numerator: 'kontakter.children',
      denominator: 'kontakter.children',
      from: 5,
    },
    vagtandel: {
      ...words,
      ...ends,
      kind: 'event-share',
      title: 'Vagt',
      numerator: 'laegevagt.children',
      denominator: 'kontakter.children',
      references: ['region', 'land', 'maal'].map((level) => ({ level, reason: 'r' })).slice(0, 2),
    },
  },
});

/** Plain counts in a chain, fifteen months, and a category that is no number of contacts. */
const plain = headOf({
  ...head,
  id: 'tael-op',
  tables: {
    undersoegelse: {
      ...{ file: 'undersoegelse.csv', title: 'Undersøgelser', what: 'Børn på 5 år', supplier: 'praksis' },
      grain: 'practice',
      columns: { count: 'uden_undersoegelse', of: 'boern_5_aar' },
      period: { months: 15 },
    },
    kvinder: {
      ...{ file: 'kvinder.csv', title: 'Kvinder', what: 'Kvinder på 30-40 år', supplier: 'praksis' },
      grain: 'practice',
      columns: { of: 'kvinder_30_40', n05a: 'med_n05a', parents: 'med_boern_0_12' },
    },
    aar: {
      ...{ file: 'aar.csv', title: 'Beskeder', what: 'Beskeder pr. år', supplier: 'KAP-S' },
      grain: 'practice',
      category: { column: 'aar', groups: ['2023', '2024'] },
      columns: { sent: 'fra_sundhedsplejen', seen: 'laest' },
    },
  },
  indicators: Object.fromEntries(
    [
      ['kvinder.n05a', 'kvinder.of'],
      ['kvinder.parents', 'kvinder.n05a'],
      ['aar.seen', 'aar.sent'],
      ['undersoegelse.count', 'undersoegelse.of'],
    ].map(([numerator, denominator], index) => [
      `i${index}`,
      {
        ...words,
        ...ends,
        direction: 'lower-better',
        kind: 'proportion',
        title: 'i',
        numerator,
        denominator,
        references: [{ level: 'maal', reason: 'r' }],
      },
    ]),
  ),
});

const municipalities = readFileSync(new URL('../../content/shared/kommuner.csv', import.meta.url), 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => {
    const [code = '', name = '', , region = ''] = line.split(';');
    return { code, name, region };
  });

const demo = (packs: readonly PackHead[] = [acute], more: Partial<SynthInput> = {}) =>
  synthesise({ packs, municipalities, seed: 'demo', ...more });

type Row = Readonly<Record<string, string>>;
const rowsOf = (files: ReadonlyMap<string, string>, name: string): readonly Row[] => {
  const text = files.get(name);
  if (text === undefined) throw new Error(`${name} is missing`);
  const [header = '', ...lines] = text.slice(1).trimEnd().split('\r\n');
  const names = header.split(';');
  return lines.map((line) => Object.fromEntries(line.split(';').map((cell, at) => [names[at] ?? '', cell])));
};
const decimal = (text: string | undefined): number => Number((text ?? '').replace(',', '.'));

interface Group {
  readonly from: number;
  readonly count: number;
}
/** By `ydernummer/round`: the groups in the order of the file. */
const groupsOf = (files: ReadonlyMap<string, string>, table: string): ReadonlyMap<string, readonly Group[]> => {
  const found = new Map<string, Group[]>();
  for (const row of rowsOf(files, `akutte-kontakter/${table}.csv`)) {
    const key = `${row.ydernummer}/${row.runde}`;
    const group = { from: parseGroup(row.antal_kontakter ?? '')?.from ?? Number.NaN, count: Number(row.boern) };
    found.set(key, [...(found.get(key) ?? []), group]);
  }
  return found;
};
const persons = (groups: readonly Group[], from = 1): number =>
  groups.reduce((sum, group) => sum + (group.from >= from ? group.count : 0), 0);
const contacts = (groups: readonly Group[]): number => groups.reduce((sum, { from, count }) => sum + from * count, 0);
const facts = (files: ReadonlyMap<string, string>) => {
  const part = groupsOf(files, 'laegevagt');
  return [...groupsOf(files, 'kontakter')].map(([key, groups]) => {
    const vagt = part.get(key) ?? [];
    return {
      key,
      ydernummer: key.slice(0, 6),
      round: key.slice(7),
      groups,
      vagt,
      n: persons(groups),
      x: persons(groups, 5),
      all: contacts(groups),
      night: contacts(vagt),
      nightPersons: persons(vagt),
    };
  });
};

describe('same input, same bytes', () => {
  it('gives the same bytes for the same seed and others for another', () => {
    expect([...demo()]).toEqual([...demo()]);
    const other = demo([acute], { seed: 'anden' });
    for (const name of ['praksis.csv', 'akutte-kontakter/kontakter.csv', 'akutte-kontakter/kommuneindikator.csv'])
      expect(other.get(name)).not.toBe(demo().get(name));
  });

  it('leaves the figures and the rows of a pack alone when another is added before it', () => {
    const [alone, both] = [demo(), demo([plain, acute])];
    for (const [name, text] of alone) {
      const shared = ['samtykke', 'moeder', 'perioder', 'aftaler', 'referencer'].some((file) => name === `${file}.csv`);
      if (!shared) expect(both.get(name), name).toBe(text);
      for (const line of text.trimEnd().split('\r\n')) expect(both.get(name)?.includes(line), name).toBe(true);
    }
  });

  it('writes as Excel does: byte order mark, semicolons, CRLF, decimal comma', () => {
    for (const [name, text] of demo([acute, plain])) {
      expect(text.startsWith('\uFEFF'), name).toBe(true);
      expect(text.endsWith('\r\n') && !/(?<!\r)\n/.test(text), name).toBe(true);
      const widths = text
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split(';').length);
      expect(new Set(widths).size, name).toBe(1);
      expect(text, name).not.toMatch(/\d\.\d|NaN|undefined|Infinity/);
    }
  });
});

describe('the demo', () => {
  const files = demo();
  const practices = rowsOf(files, 'praksis.csv');
  const members = (cluster: string): readonly string[] =>
    practices.filter((row) => row.klynge === cluster).map((row) => row.ydernummer ?? '');

  it('has eight clusters of 4 to 26 practices in all five regions, one in two municipalities, one solo', () => {
    const clusters = rowsOf(files, 'klynger.csv');
    expect(clusters.map((row) => members(row.klynge ?? '').length).sort((a, b) => a - b)).toEqual([
      4, 5, 8, 9, 10, 11, 12, 26,
    ]);
    expect(new Set(clusters.map((row) => row.region)).size).toBe(5);
    expect(clusters.filter((row) => row.kommunekoder?.includes(' '))).toHaveLength(1);
    const sizes = practices.filter((row) => row.klynge === 'vesterled').map((row) => Number(row.tilmeldte));
    expect(Math.max(...sizes)).toBeLessThan(2100);
    for (const { code } of clusters.flatMap((row) => (row.kommunekoder ?? '').split(' ').map((code) => ({ code }))))
      expect(practices.some((row) => row.kommunekode === code)).toBe(true);
  });

  it('invents every practice: numbers 99xxxx and names, each once; list sizes 1,300 to 12,000', () => {
    for (const key of ['ydernummer', 'praksisnavn'])
      expect(new Set(practices.map((row) => row[key])).size).toBe(practices.length);
    for (const row of practices) {
      expect(row.ydernummer).toMatch(/^99\d{4}$/);
      expect(row.praksisnavn).toMatch(/\(konstrueret\)$/);
      expect(Number(row.tilmeldte)).toBeGreaterThanOrEqual(1300);
      expect(Number(row.tilmeldte)).toBeLessThanOrEqual(12000);
    }
  });

  it('plans meetings on open days, at realistic hours, after the figures were drawn', () => {
    const meetings = rowsOf(files, 'moeder.csv');
    expect(meetings.filter((row) => row.runde === '1')).toHaveLength(8);
    const second = meetings.filter((row) => row.runde === '2');
    expect(second.map((row) => row.klynge)).toEqual(['midtby', 'fjord-nord']);
    for (const row of meetings) {
      const date = row.moededato ?? '';
      expect(isClosed(date), date).toBe(false);
      const drawn = rowsOf(files, 'perioder.csv').filter((period) => period.runde === row.runde);
      for (const period of drawn)
        expect(Date.parse(date) - Date.parse(period.udtrukket ?? '')).toBeGreaterThan(30 * 864e5);
      expect(['14:00-17:30', '16:30-20:00', '13:00-16:30']).toContain(`${row.start}-${row.slut}`);
      expect(practices.some((practice) => row.sted?.includes((practice.praksisnavn ?? '').split(' ')[1] ?? ''))).toBe(
        false,
      );
    }
    for (const row of second) {
      const first = meetings.find((other) => other.klynge === row.klynge && other.runde === '1');
      expect(Date.parse(row.moededato ?? '') - Date.parse(first?.moededato ?? '')).toBeGreaterThan(184 * 864e5);
      expect(rowsOf(files, 'aftaler.csv').filter((promise) => promise.klynge === row.klynge)).toHaveLength(3);
    }
  });

  it('knows the days on which practices are closed', () => {
    // Maundy Thursday, Easter Monday, Ascension and Whit Monday of 2026 and 2027, and a Saturday.
    const closed = '2026-04-02 2026-04-06 2026-05-14 2026-05-25 2027-03-25 2027-03-29 2027-05-06 2027-05-17 2026-09-05';
    for (const date of closed.split(' ')) expect(isClosed(date), date).toBe(true);
    for (const date of ['2026-05-01', '2026-04-01', '2027-03-24'])
      expect(isClosed(date), date).toBe(date === '2026-05-01');
  });

  it('shows names only where everyone has said yes, and totals once', () => {
    const meetings = rowsOf(files, 'moeder.csv');
    expect(meetings.map((row) => row.tilstand).sort()).toEqual(['aaben', ...Array(8).fill('lukket'), 'total']);
    const open = members(meetings.find((row) => row.tilstand === 'aaben')?.klynge ?? '');
    const consents = new Map(rowsOf(files, 'samtykke.csv').map((row) => [row.ydernummer, row]));
    for (const ydernummer of open) expect(consents.get(ydernummer)?.aaben).toBe('ja');
    const without = practices.filter((row) => !consents.has(row.ydernummer ?? ''));
    expect(without.map((row) => row.klynge)).toEqual(['skovkanten']);
    for (const row of consents.values()) expect((row.dato ?? '') < '2026-01-19').toBe(true);
  });

  it('says konstrueret for every table and round; the published figure is from its own year', () => {
    const periods = rowsOf(demo([acute, plain]), 'perioder.csv');
    expect(periods).toHaveLength(12);
    expect(periods.every((row) => row.konstrueret === 'ja' && row.kilde === 'Konstrueret til demonstration')).toBe(
      true,
    );
    const of = (table: string, round: string) => {
      const row = periods.find((period) => period.tabel === table && period.runde === round);
      return `${row?.fra} ${row?.til}`;
    };
    expect(of('kontakter', '1')).toBe('2025-01-01 2025-12-31');
    expect(of('kontakter', '2')).toBe('2026-01-01 2026-12-31');
    expect(of('undersoegelse', '2')).toBe('2025-10-01 2026-12-31');
    expect(of('kommuneindikator', '2')).toBe('2017-01-01 2017-12-31');
  });
});

describe('contacts', () => {
  const files = demo();
  const all = facts(files);
  const practices = rowsOf(files, 'praksis.csv');
  const planOf = (ydernummer: string) => {
    const row = practices.find((practice) => practice.ydernummer === ydernummer);
    const plan = demoPlan.find(({ id }) => id === row?.klynge);
    const index = practices.filter((practice) => practice.klynge === row?.klynge).indexOf(row as Row);
    return { cluster: plan?.id ?? '', size: Number(row?.tilmeldte), plant: plan?.plants?.[index] ?? null };
  };
  const planted = (cluster: string, plant: string, round = '1') => {
    const found = all.find((fact) => {
      const plan = planOf(fact.ydernummer);
      return fact.round === round && plan.cluster === cluster && plan.plant === plant;
    });
    if (!found) throw new Error(`${plant} is not in ${cluster}`);
    return found;
  };

  it('has every group once and out-of-hours contacts as a true part of all, in every practice', () => {
    for (const fact of all) {
      for (const groups of [fact.groups, fact.vagt])
        expect(groups.map(({ from }) => from)).toEqual([1, 2, 3, 4, 5, 10]);
      expect(fact.night, fact.key).toBeLessThan(fact.all);
      expect(fact.nightPersons, fact.key).toBeLessThanOrEqual(fact.n);
      for (const from of [1, 2, 3, 4, 5, 10])
        expect(persons(fact.vagt, from), fact.key).toBeLessThanOrEqual(persons(fact.groups, from));
      for (const { count } of [...fact.groups, ...fact.vagt]) expect(Number.isInteger(count) && count >= 0).toBe(true);
    }
  });

  it('is of the size ACCEPTANCE expects: 105 children per 1,600, four in five with a contact (within 12 %)', () => {
    const usual = all.filter((fact) => planOf(fact.ydernummer).plant === null);
    const patients = usual.reduce((sum, fact) => sum + planOf(fact.ydernummer).size, 0);
    const children = usual.reduce((sum, fact) => sum + fact.n, 0);
    const per1600 = (1600 * children) / patients;
    expect(per1600).toBeGreaterThan(84 * 0.88);
    expect(per1600).toBeLessThan(84 * 1.12);
    const shares = usual.filter((fact) => fact.n >= 100).map((fact) => (100 * fact.x) / fact.n);
    expect(Math.min(...shares)).toBeGreaterThan(6);
    expect(Math.min(...shares)).toBeLessThan(15);
    expect(Math.max(...shares)).toBeGreaterThan(32);
    expect(Math.max(...shares)).toBeLessThan(42);
    const night = usual.reduce((sum, fact) => sum + fact.night, 0) / usual.reduce((sum, fact) => sum + fact.all, 0);
    expect(night).toBeGreaterThan(0.15);
    expect(night).toBeLessThan(0.3);
  });

  it('holds the worst cases where the plan says', () => {
    for (const round of ['1', '2']) {
      expect(planted('storbyen-oest', 'zero', round)).toMatchObject({ x: 0, night: 0, nightPersons: 0 });
      expect(planted('storbyen-oest', 'few', round)).toMatchObject({ x: 3, nightPersons: 2 });
      expect(planted('storbyen-oest', 'everyone', round)).toMatchObject({ x: 24, n: 24 });
      expect(planted('skovkanten', 'everyone-small', round)).toMatchObject({ x: 14, n: 14 });
      expect(planted('fjord-nord', 'tiny', round)).toMatchObject({ x: 3, n: 8 });
      const heavy = planted('fjord-nord', 'heavy', round);
      expect(heavy.x).toBe(1);
      expect(heavy.groups.at(-1)).toEqual({ from: 10, count: 1 });
      expect(heavy.vagt.at(-1)).toEqual({ from: 10, count: 1 });
      const [twin, double] = [planted('storbyen-oest', 'twin', round), planted('storbyen-oest', 'double', round)];
      const equal = all.filter((fact) => fact.round === round && fact.x === twin.x && fact.n === twin.n);
      expect(equal.length).toBeGreaterThanOrEqual(2);
      expect([double.x, double.n]).toEqual([2 * twin.x, 2 * twin.n]);
    }
  });

  it('lacks the figures of two practices in round 1 and one in round 2, all in one cluster', () => {
    const missing = ['1', '2'].map((round) =>
      practices.filter((row) => !all.some((fact) => fact.ydernummer === row.ydernummer && fact.round === round)),
    );
    expect(missing.map((rows) => rows.length)).toEqual([2, 1]);
    expect(new Set(missing.flat().map((row) => row.klynge))).toEqual(new Set(['fjord-nord']));
  });

  it('gives references on the level of the figures: every region, and the country as their sum', () => {
    const rows = rowsOf(files, 'referencer.csv').filter((row) => row.runde === '1');
    expect(rows.map((row) => row.niveau)).toEqual([...Array(5).fill('region'), 'land']);
    const first = all.filter((fact) => fact.round === '1');
    const level = first.reduce((sum, fact) => sum + fact.night, 0) / first.reduce((sum, fact) => sum + fact.all, 0);
    for (const row of rows) expect(Math.abs(Number(row.taeller) / Number(row.naevner) / level - 1)).toBeLessThan(0.12);
    const sum = rows.slice(0, 5).reduce((total, row) => total + Number(row.taeller), 0);
    expect(Number(rows[5]?.taeller)).toBe(sum);
    const regions = new Set(rowsOf(files, 'klynger.csv').map((row) => row.region));
    expect(new Set(rows.slice(0, 5).map((row) => row.kode))).toEqual(regions);
  });
});

describe('municipalities', () => {
  it('fills the declared range, reaches each end once and leaves two empty, one of them a demo municipality', () => {
    const rows = rowsOf(demo(), 'akutte-kontakter/kommuneindikator.csv');
    expect(rows).toHaveLength(98);
    const values = rows.filter((row) => row.vaerdi !== '').map((row) => decimal(row.vaerdi));
    expect(values).toHaveLength(96);
    expect(values.filter((value) => value === -21)).toHaveLength(1);
    expect(values.filter((value) => value === 25)).toHaveLength(1);
    expect(values.every((value) => value >= -21 && value <= 25)).toBe(true);
    for (const row of rows) expect(row.vaerdi).toMatch(/^(-?\d+,\d)?$/);
    expect(rows.find((row) => row.kommunekode === '482')?.vaerdi).toBe('');
  });
});

describe('plain counts', () => {
  it('keeps every part within its whole and the sizes near ACCEPTANCE (within 20 %)', () => {
    const files = demo([plain]);
    const sizes = rowsOf(files, 'praksis.csv').reduce((sum, row) => sum + Number(row.tilmeldte), 0) / 1600;
    const checks = rowsOf(files, 'tael-op/undersoegelse.csv').filter((row) => row.runde === '1');
    const women = rowsOf(files, 'tael-op/kvinder.csv').filter((row) => row.runde === '1');
    const total = (rows: readonly Row[], name: string) => rows.reduce((sum, row) => sum + Number(row[name]), 0) / sizes;
    for (const row of checks) expect(Number(row.uden_undersoegelse)).toBeLessThanOrEqual(Number(row.boern_5_aar));
    for (const row of women) {
      expect(Number(row.med_n05a)).toBeLessThanOrEqual(Number(row.kvinder_30_40));
      expect(Number(row.med_boern_0_12)).toBeLessThanOrEqual(Number(row.med_n05a));
    }
    const [five, thirty, n05a] = [
      total(checks, 'boern_5_aar'),
      total(women, 'kvinder_30_40'),
      total(women, 'med_n05a'),
    ];
    expect(Math.abs(five / 19 - 1)).toBeLessThan(0.2);
    expect(Math.abs(thirty / 108 - 1)).toBeLessThan(0.2);
    expect(n05a / thirty).toBeGreaterThan(0.01);
    expect(n05a / thirty).toBeLessThan(0.03);
    const small = checks.map((row) => Number(row.uden_undersoegelse)).filter((count) => count >= 1 && count <= 4);
    expect(small.length).toBeGreaterThan(5);
  });

  it('has one row per category, in parts of the same category, and a target in percent', () => {
    const files = demo([plain]);
    const rows = rowsOf(files, 'tael-op/aar.csv');
    expect(new Set(rows.map((row) => row.aar))).toEqual(new Set(['2023', '2024']));
    for (const row of rows) expect(Number(row.laest)).toBeLessThanOrEqual(Number(row.fra_sundhedsplejen));
    const inRound = (round: string) =>
      rows.filter((row) => row.runde === round && row.ydernummer === rows[0]?.ydernummer).map((row) => row.laest);
    expect(inRound('2')).toEqual(inRound('1'));
    for (const row of rowsOf(files, 'referencer.csv')) expect(row.vaerdi).toMatch(/^\d+,0$/);
  });

  it('puts every column after those it is a part of, also when the pack lists it first', () => {
    const { kontakter, laegevagt } = acute.tables;
    if (!kontakter || !laegevagt) throw new Error('tables');
    const turned = { ...acute, tables: { laegevagt, kontakter } };
    expect([...packColumns(turned).keys()]).toEqual(['kontakter.children', 'laegevagt.children']);
    expect(demo([turned]).get('akutte-kontakter/laegevagt.csv')).toBe(demo().get('akutte-kontakter/laegevagt.csv'));
  });
});

describe('canaries', () => {
  it('stand in every practice table, and only when asked for', () => {
    const files = demo([acute, plain], { canaries: true });
    for (const table of [
      'akutte-kontakter/kontakter',
      'akutte-kontakter/laegevagt',
      'tael-op/kvinder',
      'tael-op/aar',
    ]) {
      const rows = rowsOf(files, `${table}.csv`).filter((row) => row.ydernummer === canaryPractice.ydernummer);
      expect(
        rows.some((row) => Object.values(row).some((cell) => cell !== row.ydernummer && canaryValues.includes(cell))),
      ).toBe(true);
    }
    for (const [name, text] of demo([acute, plain]))
      for (const value of canaryValues) expect(text.includes(value), name).toBe(false);
  });

  it('break no fact', () => {
    for (const fact of facts(demo([acute], { canaries: true }))) expect(fact.night, fact.key).toBeLessThan(fact.all);
    for (const row of rowsOf(demo([plain], { canaries: true }), 'tael-op/kvinder.csv')) {
      expect(Number(row.med_n05a)).toBeLessThanOrEqual(Number(row.kvinder_30_40));
      expect(Number(row.med_boern_0_12)).toBeLessThanOrEqual(Number(row.med_n05a));
    }
  });
});

describe('a national set', () => {
  it('makes 100 clusters of about 14, all meeting twice', () => {
    const files = demo([acute], { clusters: 100, practices: 14 });
    const practices = rowsOf(files, 'praksis.csv');
    expect(rowsOf(files, 'klynger.csv')).toHaveLength(100);
    expect(practices.length).toBeGreaterThan(1250);
    expect(practices.length).toBeLessThan(1550);
    for (const key of ['ydernummer', 'praksisnavn'])
      expect(new Set(practices.map((row) => row[key])).size).toBe(practices.length);
    expect(rowsOf(files, 'moeder.csv')).toHaveLength(200);
    for (const row of rowsOf(files, 'moeder.csv')) expect(isClosed(row.moededato ?? '')).toBe(false);
    for (const fact of facts(files)) expect(fact.night, fact.key).toBeLessThan(fact.all);
  });
});
