/** The audit of the other kinds: what each printed figure says, and one thing planted at a time. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditEdition } from '../../scripts/audit/audit.ts';
import { describeAudit } from '../../scripts/audit/describe.ts';
import { auditInputOf } from '../../scripts/audit/edition.ts';
import { secretsOf } from '../../scripts/audit/finished.ts';
import { noteOf } from '../../scripts/audit/note.ts';
import { printedSignificant, printedSignificantRatio } from '../../scripts/audit/printed.ts';
import { sharesOf } from '../../scripts/model/analysis.ts';
import type { ReleasedIndicator, ReleasedReport } from '../../scripts/model/released.ts';
import { roundSignificant } from '../../scripts/statistics/rounding.ts';
import { changedAt, kindsPack, plentiful, readKinds, yderOf } from '../input/kinds.ts';
import { broken } from '../input/packs.ts';
import { auditedKinds, figureOf, figuresIn, labelAt, type Made, releaseKinds } from '../release/kinds.ts';

/** What the audit says of the report with one figure changed; the others stay. */
function planted(made: Made, id: string, change: (figure: ReleasedIndicator) => void): string[] {
  const report = structuredClone(made.report) as ReleasedReport;
  const found = figuresIn(report).filter((one) => one.id === id);
  expect(found).toHaveLength(1);
  for (const figure of found) change(figure);
  const findings = auditEdition(auditInputOf([auditedKinds(made.analysis, made, report)]));
  return [...new Set(findings.map(({ code, figure }) => figure ?? code))];
}

describe('a rate in two digits', () => {
  const counts = fc
    .integer({ min: 1, max: 4000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: 9000 }), fc.constant(n)));

  test('holds exactly the counts that print so', () => {
    fc.assert(
      fc.property(counts, ([x, n]) => {
        const print = (count: number) => roundSignificant(count, n, 1000, 2);
        const { lower, upper } = printedSignificant('', [], n, print(x) ?? -1, 1000);
        expect(lower <= x && x <= upper).toBe(true);
        expect([print(lower), print(upper)]).toEqual([print(x), print(x)]);
        if (lower > 0) expect(print(lower - 1)).not.toBe(print(x));
        expect(print(upper + 1)).not.toBe(print(x));
      }),
      { numRuns: 500 },
    );
  });

  test('says the same of both when the size is unknown', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: -3, max: 3 }), ([x, n], off) => {
        const value = roundSignificant(x, n, 1000, 2) ?? -1;
        const count = Math.max(0, x + off);
        const statements = printedSignificantRatio(
          '',
          [{ cell: 'x', times: 1 }],
          [{ cell: 'n', times: 1 }],
          value,
          1000,
        );
        const holds = statements.every(({ terms, lower, upper }) => {
          const sum = terms.reduce((total, { cell, times }) => total + times * (cell === 'x' ? count : n), 0);
          return sum >= lower && sum <= upper;
        });
        expect(holds).toBe(roundSignificant(count, n, 1000, 2) === value);
      }),
      { numRuns: 500 },
    );
  });

  test('FAULT printed finer than that cannot be tried', () => {
    expect(() => printedSignificant('', [], 1600, 3.125, 1000)).toThrow('finer than two digits');
  });
});

describe('planted', () => {
  const rates = releaseKinds(changedAt(2, { sent: 3, years: [422, 2, 416] }));
  const shown = (x: number, n: number) => ({
    status: 'shown',
    value: roundSignificant(x, n, 1000, 2) ?? 0,
    count: { x, n },
  });

  test('FAULT a hidden rate', () => {
    expect(rates.findings).toEqual([]);
    const label = labelAt(rates, 2);
    expect(
      planted(rates, 'sendt', (figure) => {
        if (!('peers' in figure)) return;
        for (const peer of figure.peers) if (peer.label === label) Object.assign(peer, { cell: shown(3, 2020) });
      }),
    ).toEqual(['slags-1/sendt']);
  });

  test('FAULT the rates that were hidden to hide it', () => {
    expect(
      planted(rates, 'sendt', (figure) => {
        if (!('peers' in figure)) return;
        for (const peer of figure.peers) {
          const at = plentiful.findIndex((_, place) => labelAt(rates, place) === peer.label);
          const one = plentiful[at];
          if (one && at !== 2) Object.assign(peer, { cell: shown(one.sent, one.enlisted) });
        }
      }),
    ).toEqual(['slags-1/sendt']);
  });

  test('FAULT a figure beside another', () => {
    expect(
      planted(rates, 'modtaget', (figure) => {
        if ('peers' in figure && figure.peers[0])
          Object.assign(figure.peers[0], { cell: { status: 'shown', value: 1.1 } });
      }),
    ).toEqual(['not-true']);
  });

  test('FAULT a hidden year of a trend', () => {
    const label = labelAt(rates, 2);
    expect(
      planted(rates, 'aar', (figure) => {
        if (figure.kind !== 'trend') return;
        const peer = figure.periods[1]?.share.peers.find((one) => one.label === label);
        if (peer) Object.assign(peer, { cell: shown(2, 2020) });
      }),
    ).toEqual(['slags-1/aar']);
  });

  test('FAULT the last step of a flow, alone or as what it comes to', () => {
    const few = releaseKinds(plentiful.map((one, at) => ({ ...one, mothers: at === 0 ? 1 : at === 1 ? 12 : 0 })));
    expect(figureOf(few, 'trin', 'flow').steps[2]?.cell).toEqual({ status: 'withheld' });
    expect(
      planted(few, 'trin', (figure) => {
        if (figure.kind === 'flow' && figure.steps[2]) figure.steps[2].cell = { status: 'shown', count: 13 };
      }),
    ).toEqual(['slags-1/trin']);
    expect(
      planted(few, 'trin', (figure) => {
        if (figure.kind === 'flow' && figure.product) figure.product.cell = { status: 'shown', count: 26 };
      }),
    ).toEqual(['slags-1/trin']);
  });

  test('FAULT a total that a practice takes its own from', () => {
    const pack = readKinds(broken('count: i-alt.out', 'count: beskeder.sent', kindsPack));
    const two = plentiful.map((one, at) => ({ ...one, sent: at === 0 ? 1 : at === 1 ? 12 : 0 }));
    const made = releaseKinds(two, { profile: 'total' }, pack);
    expect(
      planted(made, 'beskeder', (figure) => {
        if (figure.kind === 'totals' && figure.totals[0]) figure.totals[0].cell = { status: 'shown', count: 13 };
      }),
    ).toEqual(expect.arrayContaining(['slags-1/beskeder']));
  });

  test('FAULT a delivered total of which a practice without consent makes up the rest', () => {
    const alike = readKinds(kindsPack.replace('out: afsendt', 'sent: afsendt').replace('i-alt.out', 'i-alt.sent'));
    const made = releaseKinds(plentiful, { totals: [572, 4390], agreed: (at) => at > 0 }, alike);
    expect(
      planted(made, 'beskeder', (figure) => {
        if (figure.kind === 'totals' && figure.totals[0]) figure.totals[0].cell = { status: 'shown', count: 572 };
      }),
    ).toEqual(['not-true']);
  });

  test('FAULT a delivered total that adds up to a column of practices', () => {
    const two = plentiful.map((one, at) => ({ ...one, sent: at === 0 ? 1 : at === 1 ? 12 : 0 }));
    const made = releaseKinds(two, { profile: 'total', totals: [13, 4390] });
    expect(made.findings.map(({ figure }) => figure)).toEqual(['slags-1/sendt']);
    expect(releaseKinds(two, { profile: 'total', totals: [13, 4390] }, undefined, 'no-distribution').findings).toEqual(
      [],
    );
  });

  test('FAULT a named group that is not what it is called', () => {
    const made = releaseKinds(plentiful);
    const rename = (at: number, label: string) => (figure: ReleasedIndicator) => {
      const bin = figure.kind === 'distribution' ? figure.series[0]?.bins[at] : undefined;
      if (bin) bin.label = label;
    };
    expect(() => planted(made, 'midler', rename(1, 'øvrige'))).toThrow('cannot be tried');
    const cut = (figure: ReleasedIndicator) => {
      if (figure.kind === 'distribution') figure.series[0]?.bins.pop();
    };
    // Three groups, the last of them without the fourth that it should hold.
    expect(planted(made, 'midler', cut)).toEqual(['not-true']);
  });

  test('FAULT a rate in a band, or finer than two digits', () => {
    const made = releaseKinds(plentiful);
    const change = (cell: object) => (figure: ReleasedIndicator) => {
      if ('peers' in figure && figure.peers[0]) Object.assign(figure.peers[0], { cell });
    };
    expect(() => planted(made, 'sendt', change({ status: 'banded', from: 20, to: 40 }))).toThrow('cannot be tried');
    expect(() => planted(made, 'sendt', change({ status: 'shown', value: 33.55 }))).toThrow('finer than two digits');
  });

  test('FAULT a ready figure whose count is hidden elsewhere', () => {
    const pack = readKinds(broken('n: praksis.tilmeldte,', 'n: praksis.tilmeldte, count: beskeder.sent,', kindsPack));
    const made = releaseKinds(changedAt(1, { sent: 2 }), {}, pack);
    expect(made.findings).toEqual([]);
    expect(
      planted(made, 'doser', (figure) => {
        if (!('peers' in figure)) return;
        for (const peer of figure.peers) Object.assign(peer, { cell: { status: 'shown', value: 12 } });
      }).length,
    ).toBeGreaterThan(0);
  });
});

describe('one group of a column', () => {
  test('is the same unknown in a share as in the distribution', () => {
    const { cells } = releaseKinds(plentiful).input;
    expect(cells.filter(({ id }) => id.includes('midler.given') && id.endsWith(yderOf(0)))).toHaveLength(4);
  });

  test('stands alone where the groups are not known, and is then known to be a part', () => {
    const text =
      kindsPack.slice(0, kindsPack.indexOf('  midler:\n    { kind: distribution')) +
      kindsPack.slice(kindsPack.indexOf('blocks:'));
    const pack = readKinds(text.replace('  - indicator: { show: midler }\n', ''));
    const made = releaseKinds(plentiful, {}, pack);
    expect(made.findings).toEqual([]);
    const own = made.input.cells.filter(({ id }) => id.includes('midler.given') && id.endsWith(yderOf(0)));
    expect(own.map(({ x }) => x).toSorted((a, b) => a - b)).toEqual([300, 403]);
    const parts = made.input.known.filter(({ terms }) => own.every(({ id }) => terms.some(({ cell }) => cell === id)));
    expect(parts.some(({ lower, terms }) => lower === 0 && terms.length === 2)).toBe(true);
  });

  test('of a year is the same in the next round, which has other years', () => {
    const round = (number: number) => releaseKinds(plentiful, { round: number });
    const [one, two] = [round(1), round(2)];
    const cellsIn = (...made: Made[]) => auditInputOf(made.map((each) => auditedKinds(each.analysis, each))).cells;
    const years = (cells: ReturnType<typeof cellsIn>) => cells.filter(({ id }) => id.includes('aar.given@')).length;
    expect(years(cellsIn(one, two))).toBe(years(cellsIn(one)));
  });
});

describe('what goes with it', () => {
  const made = releaseKinds(changedAt(2, { sent: 3 }), { references: ['uden;maal;;;;12,5'] });

  test('the note to the data officer has every figure, each year and what stands beside another', () => {
    const note = noteOf([{ analysis: made.analysis, released: made }], made.input, 'rules');
    for (const title of [
      'Uden undersøgelse',
      'Sendt',
      'Modtaget',
      'Døgndoser',
      'Recepter år for år, 2023',
      'Hvem det gælder',
    ])
      expect(note).toContain(`- ${title}: `);
    expect(note).toContain('- Beskeder i klyngen: ingen praksis vises. Klyngens tal vises.');
    expect(note).toMatch(/- Sendt: \d af 8 praksis vises, \d skjult/);
    expect(describeAudit({ profile: 'lukket', figures: [], readers: 1, counts: 1, findings: [] }).at(-1)).toContain(
      'bestået',
    );
  });

  test('the leak check looks for every hidden figure, also as it would be written', () => {
    const { hidden } = secretsOf(made.analysis, made, made.analysis.practices);
    const label = labelAt(made, 2);
    const values = hidden.filter((one) => one.label === label).flatMap((one) => one.values);
    // 3 of 2,020 is 1,5 per 1,000.
    expect(values).toEqual(expect.arrayContaining(['3', '1,5', '1.5', '3 af 2.020']));
    expect(sharesOf(made.analysis)).toHaveLength(9);
  });

  test('a hidden figure is not taken for another of the same practice that happens to be as large', () => {
    const label = labelAt(made, 2);
    // 1,5 stands at the same letter, in an indicator that is shown.
    const report = JSON.parse(JSON.stringify(made.report), (_, value) =>
      value?.label === label && value.cell?.status === 'shown'
        ? { ...value, cell: { ...value.cell, value: 1.5 } }
        : value,
    );
    expect(JSON.stringify(report)).not.toBe(JSON.stringify(made.report));
    const { hidden } = secretsOf(made.analysis, { ...made, report }, made.analysis.practices);
    const values = hidden.filter((one) => one.label === label).flatMap((one) => one.values);
    expect(values).toEqual(expect.arrayContaining(['3', '3 af 2.020']));
    expect(values.filter((text) => /^1[,.]50?$/.test(text))).toEqual([]);
  });
});
