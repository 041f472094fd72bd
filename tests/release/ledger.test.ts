/** What has been sent: kept unreadable, believed only when whole, and tried together with what comes after. */
import { createHash, createHmac } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { auditInputOf, sentRecordOf } from '../../scripts/audit/edition.ts';
import type { Pack } from '../../scripts/model/pack.ts';
import { collectProblems, type Problem } from '../../scripts/model/problem.ts';
import {
  emptyLedger,
  type Ledger,
  type LedgerEntry,
  ledgerEntry,
  ledgerKeys,
  parseLedger,
} from '../../scripts/release/ledger.ts';
import { cautions } from '../../scripts/release/release.ts';
import { goodPack } from '../input/packs.ts';
import { filesUnder, openWorkshop } from '../workshop.ts';
import { type MadePractice, nameOf, twelve, ydernummerOf } from './cluster.ts';
import {
  absent,
  audit,
  dataOf,
  letterOf,
  type Made,
  makeAll,
  makeRounds,
  packOf,
  type Rounds,
  risen,
  secret,
} from './rounds.ts';

const keys = ledgerKeys(secret);
const small: MadePractice = { all: [60, 40, 3], outOfHours: [30, 12, 8] };
const one = (at: number, practice: MadePractice, list = twelve) =>
  list.map((each, place) => (place === at ? practice : each));
const alone = (first: readonly MadePractice[], ledger?: Ledger): Made =>
  makeRounds({ first, planned: [1] }, ledger)[0] as Made;

function entryOf(made: Made, edition = 'nord/proeve-1', key: Uint8Array = secret): LedgerEntry {
  return ledgerEntry(
    {
      edition,
      sent: '2026-08-24',
      released: createHash('sha256').update(JSON.stringify(made.report)).digest('hex'),
      analysis: made.analysis,
      report: made.report,
      cells: made.cells,
      record: sentRecordOf([made.audited], ledgerKeys(key)),
    },
    key,
  );
}

const textOf = (...editions: readonly unknown[]) =>
  `${JSON.stringify({ format: 'klyngepakker-ledger-1', editions }, null, 1)}\n`;

function parsed(
  text: string | null,
  key: Uint8Array = secret,
): { ledger: Ledger | null; problems: readonly Problem[] } {
  const { report, problems } = collectProblems();
  return { ledger: parseLedger(text, key, report), problems: problems() };
}

function sentLedger(...made: readonly Made[]): Ledger {
  const { ledger } = parsed(textOf(...made.map((each, at) => entryOf(each, `nord/proeve-${at + 1}`))));
  if (!ledger) throw new Error('the ledger should be good');
  return ledger;
}

const cellOf = (made: Made, at: number) => made.many.peers.find(({ label }) => label === letterOf(made, at))?.cell;
const beforeOf = (made: Made | undefined, at: number) =>
  made?.many.previous?.peers.find(({ label }) => label === letterOf(made, at))?.before.status;

describe('the file', () => {
  const first = alone(one(5, small));
  const text = textOf(entryOf(first));

  it('holds no practice, no name, no letter and no count that can be read', () => {
    for (const at of twelve.keys()) {
      expect(text).not.toContain(ydernummerOf(at));
      expect(text).not.toContain(nameOf(at));
    }
    const [entry] = JSON.parse(text).editions as LedgerEntry[];
    expect(Object.keys(entry ?? {})).toEqual(['edition', 'sent', 'released', 'hidden', 'printed']);
    const readable = text.replace(/"[0-9a-f]{64}"|"[A-Za-z0-9+/=]{100,}"/g, '""');
    expect(readable.match(/\d+/g)).toEqual(['1', '1', '2026', '08', '24']);
    // Nor by trying all practice numbers: the keys cannot be made without the secret.
    const plain = createHash('sha256')
      .update(`v1-ledger|proeve|kontakter.children|5|1|${ydernummerOf(5)}`)
      .digest('hex');
    expect(text).not.toContain(plain);
  });

  it('does not tell by the order of its keys who is who', () => {
    const { hidden } = entryOf(first);
    expect(hidden.length).toBeGreaterThanOrEqual(6);
    expect(hidden).toEqual([...hidden].sort());
  });

  it('is the same bytes for the same edition, and other bytes under another secret', () => {
    expect(entryOf(first)).toEqual(entryOf(alone(one(5, small))));
    const other = entryOf(first, 'nord/proeve-1', Buffer.from('b2'.repeat(32), 'hex'));
    expect(other.hidden.filter((key) => entryOf(first).hidden.includes(key))).toEqual([]);
    expect(other.printed).not.toBe(entryOf(first).printed);
  });

  it('keeps no hidden cells where no practice was shown', () => {
    const [made] = makeRounds({ first: one(5, small), profile: 'total', planned: [1] });
    expect(entryOf(made as Made).hidden).toEqual([]);
    expect(entryOf(alone(one(2, small).slice(0, 4))).hidden).toEqual([]);
  });

  it('is read back as it was written', () => {
    const { ledger, problems } = parsed(text);
    expect(problems).toEqual([]);
    expect([...(ledger?.hidden ?? [])].sort()).toEqual(entryOf(first).hidden);
    expect(ledger?.records).toEqual([sentRecordOf([first.audited], keys)]);
    expect(parsed(null)).toEqual({ ledger: emptyLedger, problems: [] });
    expect(parsed(textOf()).ledger).toEqual({ hidden: new Set(), records: [] });
  });

  it('knows a cell by the same key for ever: a ledger is kept for years', () => {
    const hmac = (text: string) => createHmac('sha256', secret).update(text).digest('hex');
    const name = { pack: 'p', round: 1, column: 't.c', from: 0, below: 5, practice: '990001' };
    expect(keys.count(name)).toBe(hmac('v1-ledger-count|p|t.c|0-5|1|990001'));
    expect(keys.count({ ...name, below: null })).toBe(hmac('v1-ledger-count|p|t.c|0-|1|990001'));
    expect(keys.practice('990001')).toBe(hmac('v1-ledger-practice|990001'));
    const { hidden } = entryOf(first);
    expect(hidden).toContain(hmac(`v1-ledger|proeve|kontakter.children|5|1|${ydernummerOf(5)}`));
    expect(hidden).toContain(hmac(`v1-ledger-period|kontakter.children|5|2025-01-01|2025-12-31|${ydernummerOf(5)}`));
  });
});

describe('a file that cannot be trusted', () => {
  const good = entryOf(alone(one(5, small)));
  const flipped = (base64: string) => `${base64[0] === 'A' ? 'B' : 'A'}${base64.slice(1)}`;

  it.each([
    ['no JSON', '{'],
    ['empty', ''],
    ['of another format', JSON.stringify({ format: 'klyngepakker-ledger-2', editions: [] })],
    ['with an unknown key', JSON.stringify({ format: 'klyngepakker-ledger-1', editions: [], note: 'x' })],
    ['with an entry cut short', textOf({ ...good, hidden: undefined })],
    ['with a key that is no key', textOf({ ...good, hidden: ['990001'] })],
    ['with a date that is no date', textOf({ ...good, sent: '24-08-2026' })],
    ['with a key taken out', textOf({ ...good, hidden: good.hidden.slice(1) })],
    ['with another edition’s name', textOf({ ...good, edition: 'nord/proeve-2' })],
    ['with another date', textOf({ ...good, sent: '2026-08-25' })],
    ['with a changed byte', textOf({ ...good, printed: flipped(good.printed) })],
    ['with nothing printed', textOf({ ...good, printed: '' })],
  ])('%s stops the build, and Danish words say what to do', (_, text) => {
    const { ledger, problems } = parsed(text);
    expect(ledger).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      code: 'afsendt-ulaeselig',
      severity: 'error',
      place: { file: 'private/ledger.json' },
    });
    expect(problems[0]?.hint).toContain('sikkerhedskopi');
    expect(JSON.stringify(problems)).not.toMatch(/99\d{4}|[0-9a-f]{64}/);
  });

  it('another secret than the one it was made with', () => {
    expect(parsed(textOf(good), Buffer.from('b2'.repeat(32), 'hex')).ledger).toBeNull();
  });
});

describe('hidden once', () => {
  const sent = alone(one(5, small));
  const ledger = sentLedger(sent);
  const corrected = one(5, { all: [60, 40, 30], outOfHours: [30, 12, 8] });
  const hidden = [...twelve.keys()].filter((at) => cellOf(sent, at)?.status === 'withheld');

  it('means hidden in the same edition made again, though the figure is corrected', () => {
    expect(cellOf(alone(corrected), 5)?.status).toBe('shown');
    expect(hidden.length).toBeGreaterThanOrEqual(3);
    for (const at of hidden) expect(cellOf(alone(corrected, ledger), at)).toEqual({ status: 'withheld' });
  });

  it('means hidden beside the next round as well, and only there', () => {
    const next = makeRounds({ first: corrected, planned: [2] }, ledger)[0];
    const free = makeRounds({ first: corrected, planned: [2] })[0];
    for (const at of hidden) {
      expect(beforeOf(free, at)).toBe('shown');
      expect(beforeOf(next, at)).toBe('withheld');
      expect(cellOf(next as Made, at)?.status).toBe('shown');
    }
  });

  it('means hidden in another pack that counts the same in the same period', () => {
    const data = dataOf({ first: corrected, planned: [1] });
    const renamed = <T extends { readonly pack: string }>(list: readonly T[]) =>
      list.map((each) => ({ ...each, pack: 'anden' }));
    const other: Pack = { ...packOf(), id: 'anden' };
    const again = {
      ...data,
      consents: renamed(data.consents),
      meetings: renamed(data.meetings),
      periods: renamed(data.periods),
      tables: renamed(data.tables),
    };
    const made = makeAll(again, other, ledger)[0] as Made;
    for (const at of hidden) expect(cellOf(made, at)).toEqual({ status: 'withheld' });
    const later = { ...again, periods: again.periods.map((period) => ({ ...period, to: '2026-03-31' })) };
    expect(cellOf(makeAll(later, other, ledger)[0] as Made, 5)?.status).toBe('shown');
  });

  it('means hidden when a period turns out to have been written wrong', () => {
    const data = dataOf({ first: corrected, planned: [1] });
    const moved = { ...data, periods: data.periods.map((period) => ({ ...period, from: '2025-02-01' })) };
    const made = makeAll(moved, packOf(), ledger)[0] as Made;
    for (const at of hidden) expect(cellOf(made, at)).toEqual({ status: 'withheld' });
  });

  it('has no band either', () => {
    const sparse = twelve.map((practice, at) =>
      at < 6 ? { ...small, all: [60, 40, 1 + (at % 4)] as const } : practice,
    );
    const without = alone(one(5, { all: [60, 40, 30], outOfHours: [30, 12, 8] }, sparse));
    const made = alone(one(5, { all: [60, 40, 30], outOfHours: [30, 12, 8] }, sparse), ledger);
    expect(cellOf(without, 5)?.status).toBe('banded');
    expect(cellOf(made, 5)).toEqual({ status: 'withheld' });
  });

  it('is no matter of a practice that was shown', () => {
    const shown = [...twelve.keys()].filter((at) => cellOf(sent, at)?.status === 'shown');
    for (const at of shown) expect(cellOf(alone(one(5, small), ledger), at)?.status).toBe('shown');
  });
});

describe('what was printed', () => {
  const sent = (made: readonly Made[]) => ({ records: sentLedger(...made).records, keys });

  it('adds nothing to the audit when the same is made again', () => {
    const made = makeRounds({ first: one(5, small) });
    const input = auditInputOf(made.map(({ audited }) => audited));
    expect(
      auditInputOf(
        made.map(({ audited }) => audited),
        sent(made),
      ),
    ).toEqual(input);
    expect(audit(made, sent(made))).toEqual([]);
  });

  it('gives a late practice away: the new total minus the old', () => {
    const eleven = alone(one(0, absent));
    const late = alone(one(0, small));
    expect(audit([eleven])).toEqual([]);
    expect(audit([late])).toEqual([]);
    expect(audit([late], sent([eleven])).map(({ figure }) => figure)).toContain('proeve-1/mange');
  });

  it('costs the late practice’s edition something, or stops it', () => {
    const eleven = alone(one(0, absent));
    const ledger = sentLedger(eleven);
    const passing = cautions.find((caution) => {
      const made = makeRounds({ first: one(0, small), planned: [1] }, ledger, caution);
      return audit(made, sent([eleven])).length === 0;
    });
    expect(passing).not.toBe('rules');
    expect(passing).toBeDefined();
  });

  it('lets a late practice with large figures in', () => {
    const eleven = alone(one(0, absent));
    const large = alone(one(0, { all: [70, 60, 40], outOfHours: [40, 25, 20] }));
    expect(audit([large], sent([eleven]))).toEqual([]);
  });

  it('gives away the practice that withdrew its consent', () => {
    const twelveOf = alone(one(0, small));
    const left = alone(one(0, absent));
    expect(audit([left])).toEqual([]);
    expect(audit([left], sent([twelveOf])).map(({ what }) => what)).toContain('Børn med mange kontakter');
  });

  it('stays true when a figure is corrected afterwards, and protects the old one too', () => {
    const old = alone(twelve);
    const corrected = alone(one(3, { all: [90, 55, 30], outOfHours: [35, 16, 9] }));
    expect(audit([corrected], sent([old]))).toEqual([]);
    const input = auditInputOf([corrected.audited], sent([old]));
    expect(
      input.cells.filter(({ id }) => id.startsWith('sent/')).every(({ practice }) => practice === ydernummerOf(3)),
    ).toBe(true);
    expect(input.cells.length).toBeGreaterThan(auditInputOf([corrected.audited]).cells.length);
  });

  it('is found again when the pack has begun to count by other groups', () => {
    const without = (text: string, from: string, to: string) =>
      text.slice(0, text.indexOf(from)) + text.slice(text.indexOf(to));
    const shares = without(goodPack, '  vagtandel:\n', '  koncentration:\n');
    const coarse = packOf(
      without(shares, '  - indicator:\n      show: vagtandel', '  - indicator:\n      show: koncentration'),
    );
    const eleven = makeAll(dataOf({ first: one(0, absent), planned: [1] }), coarse)[0] as Made;
    const late = alone(one(0, small));
    const input = auditInputOf([late.audited], sent([eleven]));
    expect(sentLedger(eleven).records[0]?.cells).toHaveLength(22);
    expect(input.cells).toEqual(auditInputOf([late.audited]).cells);
    expect(audit([late], sent([eleven])).map(({ figure }) => figure)).toContain('proeve-1/mange');
  });

  it('in another cluster is its own matter', () => {
    const elsewhere = alone(one(0, small));
    const rounds: Rounds = { first: twelve, second: risen };
    const data = dataOf(rounds);
    const moved = (ydernummer: string) => ydernummer.replace(/^991/, '992');
    const here = makeAll(
      {
        ...data,
        practices: data.practices.map((each) => ({ ...each, ydernummer: moved(each.ydernummer) })),
        consents: data.consents.map((each) => ({ ...each, ydernummer: moved(each.ydernummer) })),
        tables: data.tables.map((table) => ({
          ...table,
          rows: table.rows.map((row) => ({ ...row, unit: moved(row.unit) })),
        })),
      },
      packOf(),
    ).map(({ audited }) => audited);
    expect(auditInputOf(here, sent([elsewhere]))).toEqual(auditInputOf(here));
  });
});

describe('in the build', () => {
  const workshop = openWorkshop(['midtby']);
  afterAll(() => workshop.close());

  it('a ledger that cannot be read stops everything before anything is written', async () => {
    workshop.write('private/ledger.json', '{ "format": "klyngepakker-ledger-1" }');
    const environment = { KLYNGEPAKKER_SECRET: 'a1'.repeat(32) };
    const { problems, built, failed } = await workshop.build({}, environment);
    expect(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'afsendt-ulaeselig',
    ]);
    expect([...built, ...failed]).toEqual([]);
    expect([...filesUnder(join(workshop.root, 'output')).keys()]).toEqual([]);
  });

  it('an empty one changes nothing', async () => {
    workshop.write('private/ledger.json', textOf());
    const { problems, built } = await workshop.build({}, { KLYNGEPAKKER_SECRET: 'a1'.repeat(32) });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(built).toEqual(['midtby/akutte-kontakter-1']);
  });
});
