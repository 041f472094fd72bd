/** Two rounds of the other kinds: beside each other, and after the first has been sent. */
import { describe, expect, it } from 'vitest';
import { auditEdition } from '../../scripts/audit/audit.ts';
import { bandsPass } from '../../scripts/audit/bandcheck.ts';
import { auditInputOf, sentRecordOf } from '../../scripts/audit/edition.ts';
import type { DataSet } from '../../scripts/model/counts.ts';
import { collectProblems } from '../../scripts/model/problem.ts';
import { type Ledger, ledgerEntry, ledgerKeys, parseLedger } from '../../scripts/release/ledger.ts';
import { release } from '../../scripts/release/release.ts';
import { analyse, indexRows } from '../../scripts/statistics/analyse.ts';
import { changedAt, type KindsPractice, kindsData, kindsFiles, plentiful, yderOf } from '../input/kinds.ts';
import { auditedKinds, figureOf, goodKinds, labelAt, type Made, releaseKinds, secret, shareOf } from './kinds.ts';

const dataOf = (practices: readonly KindsPractice[], round: number) => kindsData(kindsFiles(practices, { round })).data;

/** The second round with the first beside it; the first is the year 2025. */
function secondOf(first: readonly KindsPractice[], second: readonly KindsPractice[], ledger?: Ledger): Made {
  const [one, two] = [dataOf(first, 1), dataOf(second, 2)];
  const year = ({ from, to }: { from: string; to: string }) => ({
    from: from.replace('5', '6'),
    to: to.replace('5', '6'),
  });
  const data: DataSet = {
    ...two,
    periods: [...one.periods, ...two.periods.map((period) => ({ ...period, ...year(period) }))],
    tables: two.tables.map((table, at) => ({ ...table, rows: [...(one.tables[at]?.rows ?? []), ...table.rows] })),
  };
  const [meeting] = data.meetings;
  if (!meeting) throw new Error('there is one meeting');
  const analysis = analyse(goodKinds, data, indexRows(data), meeting);
  const released = release(goodKinds, analysis, {
    secret,
    municipalities: [],
    caution: 'rules',
    bandsPass,
    ...(ledger ? { ledger } : {}),
  });
  const input = auditInputOf([auditedKinds(analysis, released)]);
  return { ...released, analysis, caution: 'rules', input, findings: auditEdition(input) };
}

describe('the round before', () => {
  const later = plentiful.map((one) => ({
    ...one,
    sent: 2 * one.sent,
    treated: one.treated + 14,
    women: one.women + 20,
    ddd: '9,5',
  }));
  const made = secondOf(plentiful, later);
  const previousOf = (id: string) => shareOf(made, id).previous;

  it('is shown beside rates, and whether it is chance cannot be said', () => {
    expect(previousOf('sendt')).toMatchObject({ comparable: 'yes', change: 'unknown', practices: 8 });
    expect(previousOf('sendt')?.cluster).toEqual({ status: 'shown', value: 31, count: { x: 572, n: 18_680 } });
    const peer = previousOf('sendt')?.peers.find(({ label }) => label === labelAt(made, 0));
    expect(peer?.before).toEqual({ status: 'shown', value: 25 });
  });

  it('is more than chance where persons are counted', () => {
    // From 152 to 264 of 18,680.
    expect(previousOf('behandlet')).toMatchObject({ comparable: 'yes', change: 'higher' });
  });

  it('of ready figures is the practices’ own', () => {
    const previous = previousOf('doser');
    expect([previous?.cluster, previous?.change]).toEqual([{ status: 'withheld' }, 'none']);
    expect(previous?.peers.find(({ label }) => label === labelAt(made, 0))?.before).toEqual({
      status: 'shown',
      value: 11,
    });
    expect(made.sheets[0]?.shares.find(({ share }) => share.id === 'doser')?.previous).toMatchObject({
      value: 11,
      change: 'unknown',
    });
  });

  it('of a trend stands in the trend', () => {
    expect(figureOf(made, 'aar', 'trend').periods.map(({ share }) => share.previous)).toEqual([null, null, null]);
  });

  it('is tried with the rest', () => {
    expect(made.findings).toEqual([]);
    const hidden = secondOf(changedAt(2, { sent: 3 }), later);
    expect(hidden.findings).toEqual([]);
    const previous = shareOf(hidden, 'sendt').previous;
    expect(previous?.peers.find(({ label }) => label === labelAt(hidden, 2))?.before).toEqual({ status: 'withheld' });
  });
});

describe('what has been sent', () => {
  const sent = releaseKinds(changedAt(3, { years: [433, 2, 429], sent: 3 }));
  const keys = ledgerKeys(secret);
  const record = sentRecordOf([auditedKinds(sent.analysis, sent)], keys);

  function ledger(): Ledger {
    const entry = ledgerEntry(
      { edition: 'nord/slags-1', sent: '2026-03-01', released: 'a'.repeat(64), ...sent, record },
      secret,
    );
    const text = JSON.stringify({ format: 'klyngepakker-ledger-1', editions: [entry] });
    const { report, problems } = collectProblems();
    const parsed = parseLedger(text, secret, report);
    if (!parsed) throw new Error(JSON.stringify(problems()));
    return parsed;
  }

  it('is kept whole, and the same again says nothing new', () => {
    const kept = ledger();
    expect(kept.records).toHaveLength(1);
    const again = auditInputOf([auditedKinds(sent.analysis, sent)], { records: kept.records, keys });
    expect(auditEdition(again)).toEqual([]);
    expect(again.cells).toHaveLength(sent.input.cells.length);
  });

  it('stays hidden: a year of a trend in the next round too, whatever it is then', () => {
    const next = secondOf(changedAt(3, { years: [433, 2, 429], sent: 3 }), plentiful, ledger());
    const { periods } = figureOf(next, 'aar', 'trend');
    const cell = (at: number) => periods[at]?.share.peers.find(({ label }) => label === labelAt(next, 3))?.cell.status;
    expect([cell(0), cell(1), cell(2)]).toEqual(['shown', 'withheld', 'shown']);
    const free = secondOf(changedAt(3, { years: [433, 2, 429], sent: 3 }), plentiful);
    const same = figureOf(free, 'aar', 'trend').periods[1]?.share.peers.find(({ label }) => label === labelAt(free, 3));
    expect(same?.cell.status).toBe('shown');
    // A rate of another period is another count.
    const rate = shareOf(next, 'sendt').peers.find(({ label }) => label === labelAt(next, 3));
    expect(rate?.cell.status).toBe('shown');
    expect(yderOf(3)).toBe('992003');
  });

  it('and a late practice is not found as the difference of two sums', () => {
    const whole = plentiful.map((one, at) => (at === 7 ? { ...one, women: 30, treated: 9, mothers: 2 } : one));
    const without = releaseKinds(whole, { agreed: (at) => at < 7, profile: 'total' });
    const late = releaseKinds(whole, { profile: 'total' });
    expect([without.findings, late.findings]).toEqual([[], []]);
    const before = sentRecordOf([auditedKinds(without.analysis, without)], keys);
    const input = auditInputOf([auditedKinds(late.analysis, late)], { records: [before], keys });
    expect(auditEdition(input).map(({ figure }) => figure)).toContain('slags-1/trin');
  });
});
