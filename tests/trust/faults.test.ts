/**
 * The seeded faults: each is planted in what would really have been published of a demo meeting, and the audit or the
 * leak check must say so. The untampered meeting passes both (first tests). The numbers are those of the table.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { surroundingsOf } from '../../scripts/approval.ts';
import { type AuditInput, auditEdition, auditPasses, type Statement } from '../../scripts/audit/audit.ts';
import { auditInputOf } from '../../scripts/audit/edition.ts';
import { secretsOf } from '../../scripts/audit/finished.ts';
import { findLeaks, type Leak, type LeakFile, type LeakSecrets } from '../../scripts/audit/leaks.ts';
import { check } from '../../scripts/build.ts';
import { makeEdition } from '../../scripts/edition.ts';
import type { PracticeFigure } from '../../scripts/model/analysis.ts';
import type { CountRow, CountTable, DataSet, Profile } from '../../scripts/model/counts.ts';
import type { Pack } from '../../scripts/model/pack.ts';
import { parseReport, type ReleasedReport } from '../../scripts/model/released.ts';
import { createPrinter, type Printed } from '../../scripts/publish/pdf.ts';
import { viewSheet } from '../../scripts/publish/sheetview.ts';
import { createEnvironment } from '../../scripts/publish/site.ts';
import { assignLetters, type LetterRequest, letterAt } from '../../scripts/release/pseudonym.ts';
import { dataSet, openWorkshop } from '../workshop.ts';
import { auditedOf, demoIn, type MadeMeeting, makeCluster, project } from './demo.ts';

const faults: Readonly<Record<number, string>> = {
  // Found by the audit, in the figures that are to be printed.
  1: 'a hidden practice is printed after all',
  2: 'the total gives the only hidden practice away',
  3: 'two are hidden, and each of them works out the other',
  4: 'one decimal for peers instead of whole percents',
  5: 'a 100 % bar: the rest of a practice is printed beside its hidden part',
  6: '"<5" on a secondary, where it is false',
  7: '"<5" on a small count whose floor is printed elsewhere',
  8: 'bands of five points where twenty-five are needed',
  9: 'a group of one to four children in the cluster’s distribution',
  10: 'two packs of one table, three or more and five or more, with two children between them',
  11: 'round 2’s total minus round 1’s is the practice that came late',
  12: 'an axis that ends at a hidden value',
  13: 'hidden practices sorted by their value',
  14: 'a municipality with one practice',
  15: 'a rate per thousand beside a hidden count',
  16: 'a figure altered instead of hidden',
  17: 'two practices with each other’s letter',
  18: 'a band about the truth of a practice too small for any',
  // Found by the leak check, in the finished files.
  19: 'a coordinate with three decimals',
  20: 'an alt text with a hidden count',
  21: 'a tooltip in a drawing with a hidden count',
  22: 'a hidden count in its table row',
  23: 'a hidden practice’s percent in its table row',
  24: 'the exact number of persons beside a percent',
  25: 'a hidden practice with a value in data.csv',
  26: 'a withheld cell with a value in released.json',
  27: 'a practice’s own sheet copied into the handout',
  28: 'a practice’s own figures copied into released.json',
  29: 'a hidden figure beside the practice’s name in the open profile',
  30: 'a PDF title with a practice name',
  31: 'the text of a PDF with a practice name',
  32: 'the text of a PDF with a hidden count at its letter',
  33: 'a practice number in a file name',
  34: 'a practice number in a page',
  35: 'a practice number in released.json',
  36: 'a practice number that has lost its leading zero',
  37: 'a plain hash of a practice number',
  38: 'a comment',
  39: 'a data attribute',
  40: 'a reference to a source map',
  41: 'a CPR number in a page',
  // Found on the way in, by the build, or by counting.
  42: 'a CPR number in a note of moeder.csv',
  43: 'a practice name in a note of moeder.csv',
  44: 'letters in the order of the list',
};

const tried = new Set<number>();
function fault(number: number, plant: () => void | Promise<void>): void {
  tried.add(number);
  test(`FAULT ${number}: ${faults[number]}`, plant);
}

/** Ten practices, three of them hidden in the first figure, with the total printed. */
const closed = meetingOf('lukket', 'vesterled');
const open = meetingOf('aaben', 'vesterled');
const share = 'mange-kontakter';

function meetingOf(profile: Profile, cluster: string): MadeMeeting {
  const { meetings, caution } = makeCluster(demoIn(profile), cluster);
  const [meeting] = meetings;
  if (!meeting || caution !== 'rules') throw new Error(`${cluster} is not as the faults need it`);
  return meeting;
}

interface Peer {
  readonly practice: string;
  readonly label: string;
  readonly figure: PracticeFigure;
  readonly status: string;
}

function peersOf(meeting: MadeMeeting): Peer[] {
  const { analysis, released } = meeting;
  const analysed = analysis.indicators.find(({ id }) => id === share);
  if (analysed?.kind !== 'proportion') throw new Error(`${share} is a proportion`);
  return analysed.practices.map((figure) => {
    const practice = figure.ydernummer;
    const status = released.cells.get(share)?.get(practice)?.status ?? '';
    return { practice, label: auditedOf(meeting).labels.get(practice) ?? '', figure, status };
  });
}

const hidden = peersOf(closed).filter(({ status }) => status === 'withheld');
const small = pick(hidden, ({ figure }) => figure.x < 5);
const secondaries = hidden.filter((peer) => peer !== small);
const shown = pick(peersOf(closed), ({ status, figure }) => status === 'shown' && figure.n < 100);

function pick<T>(list: readonly T[], wanted: (one: T) => boolean): T {
  const found = list.find(wanted);
  if (found === undefined) throw new Error('the demo has none');
  return found;
}

type Draft = ReturnType<typeof structuredClone<ReleasedReport>>;
type DraftShare = { peers: { label: string; cell: unknown }[]; axis: number };

/** The report that would have been published if this had been done to it. */
function tampered(meeting: MadeMeeting, change: (share: DraftShare, report: Draft) => void): ReleasedReport {
  const report = structuredClone(meeting.released.report);
  const found = report.blocks.flatMap((block) =>
    block.type === 'indicator' && block.indicator.id === share ? [block.indicator] : [],
  );
  change(found[0] as unknown as DraftShare, report);
  return report;
}

function inputOf(meeting: MadeMeeting, report?: ReleasedReport): AuditInput {
  return auditInputOf([auditedOf(meeting, report)]);
}

/** Tried for the small count alone, or with nothing to protect for its truth alone: the whole search takes seconds. */
function only(input: AuditInput, practice: string | null): AuditInput {
  const about = (cell: string | undefined) => cell?.endsWith(`#${practice}`) ?? false;
  return {
    ...input,
    protected: input.protected.filter(({ figure, terms }) => figure?.endsWith(share) && about(terms[0]?.cell)),
  };
}

/** The audit's input of a meeting with one printed statement more about a practice's count. */
function alsoPrinted(meeting: MadeMeeting, statement: (x: Statement['terms'], n: number) => Statement): AuditInput {
  const input = inputOf(meeting);
  const terms = input.protected.find(
    ({ figure, of, terms: one }) =>
      figure?.endsWith(share) && of !== null && one.every(({ cell }) => cell.endsWith(`#${small.practice}`)),
  );
  if (!terms) throw new Error('the small count is protected');
  return { ...input, published: [...input.published, statement(terms.terms, small.figure.n)] };
}

function exact({ figure: { x, n } }: Peer) {
  return { status: 'shown', value: Math.round((100 * x) / n), count: { x, n } };
}

describe('the untampered meeting', () => {
  test('is one with a small count, two secondaries and a printed total', () => {
    expect(small.figure.x).toBeGreaterThan(0);
    expect(hidden).toHaveLength(3);
    const [first] = closed.released.report.blocks.flatMap((block) =>
      block.type === 'indicator' ? [block.indicator] : [],
    );
    expect(first).toMatchObject({ id: share, cluster: { status: 'shown', count: {} } });
  });

  test('passes the audit, closed and open, and so does a copy of its report', () => {
    for (const meeting of [closed, open]) expect(auditEdition(inputOf(meeting))).toEqual([]);
    expect(
      auditPasses(
        inputOf(
          closed,
          tampered(closed, () => {}),
        ),
      ),
    ).toBe(true);
  });
});

describe('found by the audit', () => {
  fault(1, () => {
    const report = tampered(closed, ({ peers }) => {
      pick(peers, ({ label }) => label === small.label).cell = { status: 'shown', value: small.figure.value };
    });
    const found = auditEdition(inputOf(closed, report));
    expect(found.map(({ figure }) => figure)).toContain(`akutte-kontakter-1/${share}`);
    expect(found.map(({ message }) => message.replace(/»[^«]*«/, ''))).not.toContainEqual(
      expect.stringMatching(/\d|praksis [A-Z]\b/),
    );
  });

  fault(2, () => {
    const report = tampered(closed, ({ peers }) => {
      for (const other of peersOf(closed)) {
        if (other.practice !== small.practice) pick(peers, ({ label }) => label === other.label).cell = exact(other);
      }
    });
    expect(auditEdition(only(inputOf(closed, report), small.practice)).map(({ message }) => message)).toContain(
      'En læser udefra kan regne et lille tal ud i »Børn med mange kontakter«.',
    );
  });

  fault(3, () => {
    const one = pick(secondaries, () => true);
    const report = tampered(closed, ({ peers }) => {
      pick(peers, ({ label }) => label === one.label).cell = exact(one);
    });
    const found = auditEdition(only(inputOf(closed, report), small.practice));
    expect(found.map(({ message }) => message)).toEqual([expect.stringMatching(/^En praksis, der kender/)]);
  });

  fault(4, () => {
    // In the largest cluster a whole percent of 200 children leaves room for two counts, a tenth of a percent for one.
    const large = meetingOf('lukket', 'storbyen-oest');
    const last =
      peersOf(large).filter(({ status, figure }) => status === 'withheld' && figure.x < 5)[0]?.practice ?? '';
    const printed = (decimals: number) =>
      tampered(large, ({ peers }) => {
        for (const { practice, label, figure } of peersOf(large)) {
          if (practice === last) continue;
          const value = Math.round((100 * 10 ** decimals * figure.x) / figure.n) / 10 ** decimals;
          pick(peers, (peer) => peer.label === label).cell = { status: 'shown', value };
        }
      });
    expect(auditPasses(inputOf(large, printed(0)))).toBe(true);
    // True it is, so it is the doubt that is gone.
    expect(auditEdition(only(inputOf(large, printed(1)), null))).toEqual([]);
    expect(auditPasses(only(inputOf(large, printed(1)), last))).toBe(false);
  });

  fault(5, () => {
    const { x, n } = small.figure;
    const rest = alsoPrinted(closed, (terms) => ({
      what: 'Søjle',
      terms: terms.map(({ cell }) => ({ cell, times: -1 })),
      lower: -x,
      upper: -x,
    }));
    expect(auditPasses(rest)).toBe(false);
    expect(n - x).toBeGreaterThan(5);
  });

  fault(6, () => {
    const one = pick(secondaries, ({ figure }) => figure.x >= 5);
    const input = inputOf(closed);
    const count = pick(
      input.protected,
      ({ figure, of, terms }) =>
        (figure?.endsWith(share) ?? false) && of !== null && (terms[0]?.cell.endsWith(`#${one.practice}`) ?? false),
    );
    const less = { what: 'Under fem', terms: count.terms, lower: 1, upper: 4 };
    const found = auditEdition(only({ ...input, published: [...input.published, less] }, null));
    expect(found.map(({ code }) => code)).toContain('not-true');
  });

  fault(7, () => {
    expect(small.figure.x).toBe(4);
    const four = alsoPrinted(closed, (terms) => ({ what: 'Under fem', terms, lower: 1, upper: 4 }));
    expect(auditPasses(four)).toBe(true);
    // "Højest af de skjulte" would be such a floor.
    const floor = { ...pick(four.published, ({ what }) => what === 'Under fem'), lower: 4, upper: 1000 };
    expect(auditPasses({ ...four, published: [...four.published, floor] })).toBe(false);
  });

  fault(8, () => {
    const banded = meetingOf('lukket', 'skovkanten');
    const inBands = (width: number) =>
      tampered(banded, ({ peers }) => {
        for (const { label, figure } of peersOf(banded)) {
          const from = Math.min(100 - width, Math.floor((100 * figure.x) / figure.n / width) * width);
          pick(peers, (peer) => peer.label === label).cell = { status: 'banded', from, to: from + width };
        }
      });
    expect([5, 10, 20, 25].filter((width) => auditPasses(inputOf(banded, inBands(width))))).toEqual([25]);
  });

  fault(9, () => {
    const analysed = closed.analysis.indicators.find(({ kind }) => kind === 'distribution');
    if (analysed?.kind !== 'distribution') throw new Error('the demo has a distribution');
    const duty = analysed.series[1]?.cluster ?? [];
    const group = pick(duty, ({ persons }) => persons > 0 && persons < 5);
    const report = tampered(closed, (_, { blocks }) => {
      for (const block of blocks) {
        if (block.type !== 'indicator' || block.indicator.kind !== 'distribution') continue;
        const series = block.indicator.series[1];
        if (series) {
          series.bins = duty.map(({ label, percent }) => ({
            label,
            many: false,
            cell: { status: 'shown', value: percent ?? 0 },
          }));
        }
      }
    });
    expect(group.persons).toBeLessThan(5);
    expect(auditPasses(inputOf(closed, report))).toBe(false);
  });

  fault(10, () => {
    const [first] = project.packs;
    if (!first) throw new Error('there is a pack');
    const [five, three] = [packFrom(first, first.id, 5), packFrom(first, 'anden-pakke', 3)];
    const data = twoPacks(five, three);
    const each = [five, three].map(({ id }) => {
      const meetings = data.meetings.filter(({ pack }) => pack === id);
      return makeCluster({ ...data, meetings }, 'heden', [five, three]);
    });
    expect(each.map(({ caution }) => caution)).toEqual(['rules', 'rules']);
    const both = each.flatMap(({ meetings }) => meetings).map((one) => auditedOf(one));
    expect(auditPasses(auditInputOf(both))).toBe(false);
  });

  fault(11, () => {
    const late = small.practice;
    const data = twoRounds(late);
    const [before, after] = [1, 2].map((round) => makeCluster(onlyRound(data, round), 'vesterled'));
    expect([before?.caution, after?.caution]).toEqual(['rules', 'rules']);
    const both = [...(before?.meetings ?? []), ...(after?.meetings ?? [])].map((one) => auditedOf(one));
    expect(both.map(({ analysis }) => analysis.practices.length)).toEqual([9, 10]);
    expect(auditPasses(auditInputOf(both))).toBe(false);
    // Nobody late: the same figures twice tell nothing new.
    const [again, whole] = [1, 2].map((round) => makeCluster(onlyRound(twoRounds(''), round), 'vesterled'));
    const same = [...(again?.meetings ?? []), ...(whole?.meetings ?? [])].map((one) => auditedOf(one));
    expect(auditPasses(auditInputOf(same))).toBe(true);
  });

  fault(12, () => {
    const { x, n } = small.figure;
    const percent = Math.ceil((100 * x) / n);
    const ends = alsoPrinted(closed, (terms) => ({ what: 'Aksen', terms, lower: 0, upper: x }));
    const tick = alsoPrinted(closed, (terms) => ({ what: 'Aksen', terms, lower: x - 1, upper: x }));
    expect([auditPasses(ends), auditPasses(tick)]).toEqual([true, false]);
    // The rule that keeps it out: only a round ten that something printed asks for.
    expect(axisIsPrinted(closed.released.report)).toBe(true);
    expect(axisIsPrinted(tampered(closed, (one) => Object.assign(one, { axis: percent })))).toBe(false);
    expect(axisIsPrinted(tampered(closed, (one) => Object.assign(one, { axis: 90 })))).toBe(false);
  });

  fault(13, () => {
    const byValue = hidden.toSorted((a, b) => b.figure.x * a.figure.n - a.figure.x * b.figure.n);
    expect(byValue.map(({ label }) => label)).not.toEqual(byValue.map(({ label }) => label).toSorted());
    expect(hiddenLastByLetter(closed.released.report)).toBe(true);
    const sorted = tampered(closed, (one) => {
      const seen = one.peers.filter(({ cell }) => (cell as { status: string }).status === 'shown');
      one.peers = [...seen, ...byValue.map(({ label }) => pick(one.peers, (peer) => peer.label === label))];
    });
    expect(hiddenLastByLetter(sorted)).toBe(false);
  });

  fault(14, () => {
    const { x } = small.figure;
    expect(auditPasses(alsoPrinted(closed, (terms) => ({ what: 'Kommune', terms, lower: x, upper: x })))).toBe(false);
  });

  fault(15, () => {
    const rate = Math.round((1000 * small.figure.x) / small.figure.n);
    const input = alsoPrinted(closed, (terms, n) => ({
      what: 'Pr. 1.000',
      terms,
      lower: Math.ceil(((rate - 0.5) * n) / 1000),
      upper: Math.floor(((rate + 0.5) * n) / 1000),
    }));
    expect(auditPasses(input)).toBe(false);
  });

  fault(16, () => {
    const report = tampered(closed, ({ peers }) => {
      pick(peers, ({ label }) => label === shown.label).cell = { status: 'shown', value: 99 };
    });
    expect(auditEdition(only(inputOf(closed), null))).toEqual([]);
    expect(auditEdition(only(inputOf(closed, report), null)).map(({ code }) => code)).toEqual(['not-true']);
  });

  fault(17, () => {
    const report = tampered(closed, ({ peers }) => {
      const [first, last] = [peers[0], pick(peers, ({ label }) => label === small.label)];
      if (first) [first.label, last.label] = [last.label, first.label];
    });
    expect(auditPasses(inputOf(closed, report))).toBe(false);
  });

  fault(18, () => {
    const { x, n } = small.figure;
    const from = Math.floor((100 * x) / n / 5) * 5;
    const report = tampered(closed, ({ peers }) => {
      pick(peers, ({ label }) => label === small.label).cell = { status: 'banded', from, to: from + 5 };
    });
    expect(auditPasses(inputOf(closed, report))).toBe(false);
  });
});

/** One share and the distribution of a pack, counted from so many contacts. */
function packFrom(pack: Pack, id: string, from: number): Pack {
  const indicators = Object.fromEntries(
    Object.entries(pack.indicators).flatMap(([name, indicator]) => {
      if (name === share && indicator.kind === 'proportion') return [[name, { ...indicator, from }]];
      return name === 'fordeling' ? [[name, indicator]] : [];
    }),
  );
  const blocks = pack.blocks.filter(({ block }) => block.type === 'indicator' && Object.hasOwn(indicators, block.show));
  const plain = blocks.map((placed) =>
    placed.block.type === 'indicator' ? { ...placed, block: { ...placed.block, questions: [] } } : placed,
  );
  return { ...pack, id, indicators, blocks: plain };
}

/** The same children in both packs; in one practice two of them have three or four contacts. */
function twoPacks(five: Pack, three: Pack): DataSet {
  const data = demoIn('lukket');
  const meetings = data.meetings.filter(({ cluster }) => cluster === 'heden');
  const [who] = data.practices.filter(({ cluster }) => cluster === 'heden').toReversed();
  const thin = (row: CountRow): CountRow => {
    const few: Readonly<Record<string, number>> = { '3': 2, '4': 0 };
    const children = few[row.category];
    return row.unit === who?.ydernummer && children !== undefined ? { ...row, values: { children } } : row;
  };
  const tables = data.tables.map((table) =>
    table.table === 'kontakter' ? { ...table, rows: table.rows.map(thin) } : table,
  );
  const also = <T extends { readonly pack: string }>(list: readonly T[]) => [
    ...list,
    ...list.filter(({ pack }) => pack === five.id).map((one) => ({ ...one, pack: three.id })),
  ];
  return {
    ...data,
    meetings: also(meetings),
    tables: also(tables),
    periods: also(data.periods),
    consents: also(data.consents),
  };
}

/** The same figures in both rounds, but in the first one practice had not delivered. */
function twoRounds(late: string): DataSet {
  const data = demoIn('lukket');
  const again = (table: CountTable): CountTable => {
    const first = table.rows.filter(({ round }) => round === 1);
    const rest = table.rows.filter(({ round }) => round === 0);
    const second = first.map((row) => ({ ...row, round: 2 }));
    return { ...table, rows: [...rest, ...first.filter(({ unit }) => unit !== late), ...second] };
  };
  const meetings = data.meetings.filter(({ cluster, round }) => cluster === 'vesterled' && round === 1);
  return {
    ...data,
    tables: data.tables.map(again),
    meetings: [...meetings, ...meetings.map((one) => ({ ...one, round: 2, date: '2027-04-05' }))],
  };
}

function onlyRound(data: DataSet, round: number): DataSet {
  const inRound = (one: { readonly round: number }) => one.round === round || one.round === 0;
  return {
    ...data,
    meetings: data.meetings.filter((one) => inRound(one) && one.pack === 'akutte-kontakter'),
    tables: data.tables.map((table) => ({ ...table, rows: table.rows.filter(inRound) })),
  };
}

/** D12, written anew: the axis is the first ten that has room for the pack's own, 10, and all that is printed. */
function axisIsPrinted({ blocks }: ReleasedReport): boolean {
  return blocks.every((block) => {
    if (block.type !== 'indicator' || !('axis' in block.indicator)) return true;
    const { axis, peers, cluster, benchmarks, id } = block.indicator;
    const wanted = project.packs[0]?.indicators[id];
    const own = wanted && 'axis' in wanted ? (wanted.axis ?? 10) : 10;
    const seen = [cluster, ...peers.map(({ cell }) => cell)].map((cell) =>
      cell.status === 'shown' ? cell.value : cell.status === 'banded' ? cell.to : 0,
    );
    const highest = Math.max(own, ...seen, ...benchmarks.map(({ value }) => value));
    return axis === Math.min(100, 10 * Math.ceil(highest / 10));
  });
}

function hiddenLastByLetter({ blocks }: ReleasedReport): boolean {
  return blocks.every((block) => {
    if (block.type !== 'indicator' || !('peers' in block.indicator)) return true;
    const withheld = block.indicator.peers.filter(({ cell }) => cell.status === 'withheld').map(({ label }) => label);
    const last = block.indicator.peers.slice(-withheld.length || undefined).map(({ label }) => label);
    return withheld.length === 0 || (last.join() === withheld.join() && withheld.join() === withheld.toSorted().join());
  });
}

describe('found by the leak check', () => {
  const pages = new Map<string, string>();
  const named = new Map<string, string>();
  const printer = createPrinter(1, process.env);
  const templates = createEnvironment();
  let secrets: LeakSecrets;
  let sheet: string;
  let clean: Printed;
  let printed: Printed;

  beforeAll(async () => {
    for (const [meeting, files] of [
      [closed, pages],
      [open, named],
    ] as const) {
      const made = await makeEdition({
        ...meeting,
        surroundings: surroundingsOf(project),
        templates,
        press: null,
        privateSheets: true,
      });
      expect(made.problems).toEqual([]);
      for (const [name, text] of made.shared) files.set(name, String(text));
    }
    secrets = secretsOf(closed.analysis, closed.released, [...project.data.practices, leadingZero]);
    sheet = await ownSheetText(shown.practice);
    const html = read('handout.html');
    const meta = { title: 'Handout', author: 'KAP-S', description: '', date: '2026-10-05' };
    clean = await printer.print({ html, format: 'A4', meta });
    const telling = html.replace(
      '<h1>',
      `<h1>${name} og praksis ${small.label}: ${small.figure.x} af ${small.figure.n}. `,
    );
    printed = await printer.print({ html: telling, format: 'A4', meta: { ...meta, title: `Handout til ${name}` } });
  });
  afterAll(() => printer.close());

  const leadingZero = { ...pick(project.data.practices, () => true), ydernummer: '018246', name: 'Lægerne Nul' };
  const name = pick(closed.analysis.practices, ({ ydernummer }) => ydernummer === small.practice).name;
  const row = (label: string, rest: string) => new RegExp(`(<th scope="row">${label}</th>)(${rest})`);
  const read = (file: string) => pages.get(file) ?? '';

  async function ownSheetText(practice: string): Promise<string> {
    const own = pick(closed.released.sheets, ({ ydernummer }) => ydernummer === practice);
    const { report } = closed.released;
    const view = await viewSheet(own, { report, hash: '', shapes: { standard: project.shapes.standard } }, '', 'p');
    return view.parts.map(({ message }) => `<p>${message}</p>`).join('\n');
  }

  function kindOf(file: string): LeakFile['kind'] {
    return (['html', 'csv', 'ics'] as const).find((kind) => file.endsWith(`.${kind}`)) ?? 'json';
  }

  function codes(files: readonly LeakFile[], of = secrets): Leak['code'][] {
    return findLeaks(files, of).map(({ code }) => code);
  }

  /** The finished file with this in it; all the other files are as they were. */
  function planted(file: string, from: string | RegExp, to: string): Leak['code'][] {
    const before = read(file);
    const after = before.replace(from, to);
    expect(after, `${file} has no ${String(from)}`).not.toBe(before);
    return codes(
      [...pages].map(([one, text]) => ({ name: one, kind: kindOf(one), text: one === file ? after : text })),
    );
  }

  test('the untampered files pass, closed, open and printed', () => {
    expect(codes([...pages].map(([file, text]) => ({ name: file, kind: kindOf(file), text })))).toEqual([]);
    const ofOpen = secretsOf(open.analysis, open.released, project.data.practices);
    expect(
      codes(
        [...named].map(([file, text]) => ({ name: file, kind: kindOf(file), text })),
        ofOpen,
      ),
    ).toEqual([]);
    expect(codes(pdfFiles(clean))).toEqual([]);
    expect(clean.text.length).toBeGreaterThan(5000);
  });

  function pdfFiles({ text, metadata }: Printed): LeakFile[] {
    return [
      { name: 'handout.pdf', kind: 'pdf-meta', text: metadata },
      { name: 'handout.pdf', kind: 'pdf-text', text },
    ];
  }

  fault(19, () => {
    expect(planted('handout.html', /translate\((\d+\.\d),/, 'translate($174,')).toEqual(['geometri']);
    expect(planted('slides.html', /<svg([^>]*) width="\d+"/, '<svg$1 width="640.1234"')).toEqual(['geometri']);
  });

  fault(20, () => {
    const { x, n } = small.figure;
    const alt = `Praksis ${small.label} har ${x} af ${n}. Alle tal står i handoutets tabel.`;
    expect(planted('handout.html', 'Alle tal står i handoutets tabel.', alt)).toEqual(
      expect.arrayContaining(['skjult-tal']),
    );
    const bare = `Praksis ${small.label}: ${x}. Alle tal står i handoutets tabel.`;
    expect(planted('slides.html', 'Alle tal står i handoutets tabel.', bare)).toEqual(['skjult-tal']);
    const aria = `<svg role="img" aria-label="${small.label} ${x}"`;
    expect(planted('handout.html', '<svg role="img"', aria)).toEqual(['skjult-tal']);
  });

  fault(21, () => {
    const tip = `<title>${small.label}: ${small.figure.x}</title></path>`;
    expect(planted('handout.html', /(<path transform="[^"]*" d="M4[^>]*)\/>/, `$1>${tip}`)).toEqual(['skjult-tal']);
  });

  fault(22, () => {
    const to = `$1<td class="num">${small.figure.x}</td>`;
    expect(planted('handout.html', row(small.label, '<td class="num">skjult</td>'), to)).toEqual(['skjult-tal']);
  });

  fault(23, () => {
    for (const peer of hidden) {
      const to = `$1<td class="num">${peer.figure.value}\u00a0%</td>`;
      expect(planted('handout.html', row(peer.label, '<td class="num">skjult</td>'), to)).toEqual(['skjult-tal']);
    }
  });

  fault(24, () => {
    const to = `$1$2<td class="num">${shown.figure.n}</td>`;
    expect(planted('handout.html', row(shown.label, '<td class="num">\\d+\\s%</td>'), to)).toEqual(['skjult-tal']);
  });

  fault(25, () => {
    const csv = new RegExp(`^(${share};1;${small.label};;)skjult`, 'm');
    expect(planted('data.csv', csv, `$1${small.figure.value} %`)).toEqual(['skjult-tal']);
    expect(planted('data.csv', csv, `$1${small.figure.x}`)).toEqual(['skjult-tal']);
  });

  fault(26, () => {
    const json = read('released.json').replace(/"status": "withheld"/, '"status": "withheld", "value": 8');
    expect(planted('released.json', read('released.json'), json)).toEqual(['skjult-tal']);
    expect(() => parseReport(json)).toThrow();
    const cell = new RegExp(`("label": "${small.label}",\\s*"cell": \\{\\s*)"status": "withheld"`);
    const withValue = `$1"status": "shown", "value": ${small.figure.value}`;
    expect(planted('released.json', cell, withValue)).toEqual(['skjult-tal']);
  });

  fault(27, () => {
    expect(sheet).toContain(`${shown.figure.x} af ${shown.figure.n}`);
    expect(planted('handout.html', '<h1>', `${sheet}<h1>`)).toEqual(['egne-tal']);
  });

  fault(28, () => {
    const { x, n } = shown.figure;
    const own = `{"own": ${JSON.stringify({ x, n })}, "format"`;
    expect(planted('released.json', /\{\s*"format"/, own)).toEqual(['egne-tal']);
  });

  fault(29, () => {
    const ofOpen = secretsOf(open.analysis, open.released, project.data.practices);
    const page = named.get('handout.html') ?? '';
    const after = page.replace(
      `${name}</th><td class="num">skjult</td>`,
      `${name}</th><td class="num">${small.figure.x}</td>`,
    );
    expect(after).not.toBe(page);
    expect(codes([{ name: 'handout.html', kind: 'html', text: after }], ofOpen)).toEqual(['skjult-tal']);
    const said = `<p>Hos ${name} var det ${small.figure.x} børn.</p></main>`;
    const prose = { name: 'handout.html', kind: 'html', text: page.replace('</main>', said) } as const;
    expect(codes([prose], ofOpen)).toEqual(['skjult-tal']);
  });

  fault(30, () => {
    expect(printed.metadata).toContain(name);
    expect(codes(pdfFiles(printed).slice(0, 1))).toContain('praksisnavn');
  });

  fault(31, () => {
    expect(codes(pdfFiles(printed).slice(1))).toContain('praksisnavn');
  });

  fault(32, () => {
    expect(codes(pdfFiles(printed).slice(1))).toContain('skjult-tal');
  });

  fault(33, () => {
    const text = read('handout.html');
    const wrong = [`vesterled/${small.practice}.html`, `praksis_${small.practice}.html`, `p-${small.practice}/a.html`];
    for (const one of wrong) expect(codes([{ name: one, kind: 'html', text }])).toEqual(['ydernummer']);
  });

  fault(34, () => {
    for (const to of [`<h1 id="p${small.practice}">`, `<h1 class="y-${small.practice}">`, `<h1>${small.practice} `]) {
      expect(planted('handout.html', '<h1>', to)).toEqual(['ydernummer']);
    }
    expect(planted('slides.html', '</style>', `.p${small.practice} { color: red }</style>`)).toEqual(['ydernummer']);
  });

  fault(35, () => {
    expect(planted('released.json', /\{\s*"format"/, `{"ydernummer": "${small.practice}", "format"`)).toEqual([
      'ydernummer',
    ]);
    expect(planted('released.json', /\{\s*"format"/, `{"p": ${small.practice}, "format"`)).toEqual(['ydernummer']);
  });

  fault(36, () => {
    expect(planted('data.csv', 'Klyngen', '18246')).toEqual(['ydernummer']);
    expect(planted('data.csv', 'Klyngen', '18.246')).toEqual(['ydernummer']);
  });

  fault(37, () => {
    for (const method of ['md5', 'sha1', 'sha256']) {
      for (const form of ['hex', 'base64', 'base64url'] as const) {
        const hash = createHash(method).update(small.practice).digest(form);
        expect(planted('handout.html', '<h1>', `<h1 id="${hash}">`), `${method} ${form}`).toEqual(['hash']);
        expect(planted('released.json', /\{\s*"format"/, `{"id": "${hash}", "format"`)).toEqual(['hash']);
      }
    }
  });

  fault(38, () => {
    expect(planted('handout.html', '<h1>', '<!-- kladde --><h1>')).toEqual(['kommentar']);
  });

  fault(39, () => {
    expect(planted('handout.html', /(<path) (transform)/, '$1 data-value="4" $2')).toEqual(['data-attribut']);
  });

  fault(40, () => {
    expect(planted('slides.html', '</style>', '/*# sourceMappingURL=a.css.map */</style>')).toEqual(['kildekort']);
  });

  fault(41, () => {
    expect(planted('handout.html', '<h1>', '<h1>120314-1234 ')).toEqual(['cpr']);
    expect(planted('data.csv', 'Klyngen', '7203141234')).toEqual(['cpr']);
  });

  test('no message quotes what was found', () => {
    const text = read('handout.html').replace('<h1>', `<h1>${name} ${small.practice} 120314-1234 `);
    const leaks = findLeaks([{ name: 'handout.html', kind: 'html', text }], secrets);
    expect(leaks).toHaveLength(3);
    expect(JSON.stringify(leaks)).not.toMatch(new RegExp(`${small.practice}|120314|${name.split(' ')[1]}`));
  });
});

describe('found on the way in, by the build, or by counting', () => {
  function withNote(note: string) {
    const workshop = openWorkshop(['vesterled']);
    const path = `${dataSet}/moeder.csv`;
    workshop.write(path, workshop.read(path).replace(/;;lukket/, `;${note};lukket`));
    expect(workshop.read(path)).toContain(note);
    return workshop;
  }

  fault(42, async () => {
    const workshop = withNote('Barnet 120314-1234 drøftes');
    const { problems } = await check({ root: workshop.root, data: dataSet });
    workshop.close();
    expect(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['cpr']);
    expect(JSON.stringify(problems)).not.toContain('120314');
  });

  fault(43, async () => {
    const plain = openWorkshop(['vesterled']);
    const practice = /;(Læge[^;]*);vesterled;/.exec(plain.read(`${dataSet}/praksis.csv`))?.[1] ?? '?';
    const good = await plain.build();
    plain.close();
    const workshop = withNote(`Vi mødes hos ${practice}`);
    const result = await workshop.build();
    const written = existsSync(join(workshop.root, 'output/vesterled'));
    workshop.close();
    expect(good).toMatchObject({ built: ['vesterled/akutte-kontakter-1'], failed: [] });
    expect(result.failed).toEqual(['vesterled/akutte-kontakter-1']);
    expect(new Set(result.problems.map(({ code }) => code))).toContain('laek');
    expect(JSON.stringify(result.problems)).not.toContain(practice);
    expect(written).toBe(false);
  });
});

/** Over 200 secrets: how often the commonest letter of any practice is its, and how often the letters are the list's order. */
function drawn(assign: (request: LetterRequest) => ReadonlyMap<string, string>) {
  const ten = closed.analysis.practices.map(({ ydernummer }) => ydernummer);
  const times = new Map<string, number>();
  let inOrder = 0;
  for (let at = 0; at < 200; at += 1) {
    const key = createHash('sha256').update(`nøgle ${at}`).digest();
    const request = { secret: key, cluster: 'vesterled', pack: 'akutte-kontakter', edition: 'akutte-kontakter-1' };
    for (const [practice, letter] of assign({ ...request, ydernumre: ten })) {
      times.set(practice + letter, (times.get(practice + letter) ?? 0) + 1);
    }
    const few = assign({ ...request, ydernumre: ten.slice(0, 5) });
    if (ten.slice(0, 5).every((practice, place) => few.get(practice) === letterAt(place))) inOrder += 1;
  }
  return { commonest: Math.max(...times.values()), inOrder };
}

/** A letter of ten comes 20 times of 200, standard error 4.2; one order of 120 comes 1.7 times, nine or more 1 in 10,000. */
function isByChance({ commonest, inOrder }: ReturnType<typeof drawn>): boolean {
  return commonest < 20 + 5 * 4.2 && inOrder < 9;
}

describe('letters', () => {
  fault(44, () => {
    expect(isByChance(drawn(assignLetters))).toBe(true);
    const inOrder = (list: readonly string[]) => new Map(list.map((one, place) => [one, letterAt(place)]));
    expect(isByChance(drawn(({ ydernumre }) => inOrder(ydernumre)))).toBe(false);
    expect(isByChance(drawn(({ ydernumre }) => inOrder(ydernumre.toSorted())))).toBe(false);
    // The same letters whatever the secret: a default secret, or none.
    expect(isByChance(drawn((request) => assignLetters({ ...request, secret: Buffer.alloc(32) })))).toBe(false);
  });
});

test('the table is whole: every fault in it is planted', () => {
  expect([...tried].toSorted((a, b) => a - b)).toEqual(Object.keys(faults).map(Number));
});
