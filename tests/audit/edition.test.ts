/** The whole way: the released report of a small cluster is read and tried; then one thing is planted in it. */
import { describe, expect, test } from 'vitest';
import { auditEdition, countTried } from '../../scripts/audit/audit.ts';
import { type AuditedEdition, auditInputOf } from '../../scripts/audit/edition.ts';
import type { Analysis } from '../../scripts/model/analysis.ts';
import type { Cell, ReleasedIndicator, ReleasedReport } from '../../scripts/model/released.ts';

const edges = [1, 2, 3, 4, 5, 10];
/** Children by number of contacts, per practice: all contacts, and contacts out of hours. */
const all = [
  [30, 20, 14, 9, 2, 1],
  [60, 40, 28, 20, 24, 9],
  [55, 44, 31, 22, 20, 8],
  [48, 39, 25, 18, 17, 7],
  [70, 52, 40, 26, 30, 12],
  [41, 33, 22, 16, 15, 6],
];
const duty = [
  [14, 6, 3, 1, 1, 0],
  [40, 15, 7, 3, 4, 1],
  [38, 16, 6, 4, 3, 1],
  [33, 12, 5, 3, 2, 0],
  [47, 18, 8, 5, 5, 2],
  [29, 11, 4, 2, 2, 1],
];
const practices = all.map((_, place) => `99710${place}`);
const letters = ['C', 'A', 'F', 'B', 'E', 'D'];

const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
const contacts = (row: readonly number[]) => sum(row.map((persons, place) => persons * (edges[place] ?? 0)));
const percent = (x: number, n: number) => Math.floor((200 * x + n) / (2 * n));
const pooledRow = (rows: readonly (readonly number[])[]) => edges.map((_, j) => sum(rows.map((row) => row[j] ?? 0)));

const many = all.map((row) => ({ x: sum(row.slice(4)), n: sum(row) }));
const share = all.map((row, i) => ({ x: contacts(duty[i] ?? []), n: contacts(row), persons: sum(duty[i] ?? []) }));
const common = { threshold: 5, sensitive: false };

function binsOf(row: readonly number[]) {
  return row.map((persons, place) => ({ label: String(edges[place]), contacts: edges[place], persons }));
}

const analysis = {
  meeting: { pack: 'akutte', round: 1 },
  practices: practices.map((ydernummer) => ({ ydernummer })),
  indicators: [
    {
      id: 'mange',
      kind: 'proportion',
      indicator: { kind: 'proportion', title: 'Mange', numerator: 'k.b', denominator: 'k.b', from: 5, ...common },
      practices: many.map((figure, i) => ({ ydernummer: practices[i], ...figure })),
    },
    {
      id: 'vagt',
      kind: 'event-share',
      indicator: { kind: 'event-share', title: 'Vagt', numerator: 'l.b', denominator: 'k.b', ...common },
      practices: share.map((figure, i) => ({ ydernummer: practices[i], ...figure })),
    },
    {
      id: 'fordeling',
      kind: 'distribution',
      indicator: { kind: 'distribution', title: 'Fordeling', counts: ['k.b', 'l.b'], ...common },
      series: [all, duty].map((rows) => ({
        cluster: binsOf(pooledRow(rows)),
        practices: rows.map((row, i) => ({ ydernummer: practices[i], bins: binsOf(row) })),
      })),
    },
    {
      id: 'koncentration',
      kind: 'concentration',
      indicator: { kind: 'concentration', title: 'Koncentration', count: 'k.b', from: 5, ...common },
      practices: many.map((figure, i) => ({ ydernummer: practices[i], ...figure })),
    },
  ],
} as unknown as Analysis;

const withheld: Cell = { status: 'withheld' };
/** C has three children with five or more contacts; F and D are hidden with it. */
const hidden = new Set(['C', 'F', 'D']);

function shownOf({ x, n }: { x: number; n: number }, withCount = false): Cell {
  return { status: 'shown', value: percent(x, n), ...(withCount ? { count: { x, n } } : {}) };
}

function pooledFigure(list: readonly { x: number; n: number }[]) {
  return { x: sum(list.map(({ x }) => x)), n: sum(list.map(({ n }) => n)) };
}

function peersOf(list: readonly { x: number; n: number }[], hide: ReadonlySet<string>) {
  return list.map((figure, i) => {
    const label = letters[i] ?? '';
    return hide.has(label) ? { label, cell: withheld, small: false } : { label, cell: shownOf(figure), small: false };
  });
}

/** In groups 1, 2, 3, 4 and 5+. */
function seriesOf(rows: readonly (readonly number[])[]) {
  const row = pooledRow(rows);
  const groups = [...row.slice(0, 4), sum(row.slice(4))];
  const labels = ['1', '2', '3', '4', '5+'];
  const bins = groups.map((x, i) => ({ label: labels[i], many: false, cell: shownOf({ x, n: sum(row) }) }));
  return { title: '', what: '', persons: sum(row), bins };
}

interface Plan {
  readonly hide?: ReadonlySet<string>;
  readonly change?: (indicators: ReleasedIndicator[]) => void;
  readonly more?: readonly ReleasedIndicator[];
}

function editionOf({ hide = hidden, change, more = [] }: Plan = {}): AuditedEdition {
  const top = pooledFigure(many);
  const heavy = { x: sum(all.map((row) => contacts([0, 0, 0, 0, ...row.slice(4)]))), n: sum(all.map(contacts)) };
  const indicators = [
    { kind: 'proportion', id: 'mange', title: 'Mange', cluster: shownOf(top, true), peers: peersOf(many, hide) },
    {
      kind: 'event-share',
      id: 'vagt',
      title: 'Vagt',
      cluster: shownOf(pooledFigure(share), true),
      peers: peersOf(share, new Set()),
    },
    { kind: 'distribution', id: 'fordeling', title: 'Fordeling', series: [seriesOf(all), seriesOf(duty)] },
    {
      kind: 'concentration',
      id: 'koncentration',
      title: 'Koncentration',
      persons: shownOf(top),
      contacts: shownOf(heavy),
    },
    ...more,
  ] as unknown as ReleasedIndicator[];
  change?.(indicators);
  const report = {
    blocks: indicators.map((indicator) => ({ type: 'indicator', indicator })),
  } as unknown as ReleasedReport;
  return { analysis, report, labels: new Map(practices.map((practice, i) => [practice, letters[i] ?? ''])) };
}

const audit = (plan?: Plan) => auditEdition(auditInputOf([editionOf(plan)]));

describe('the released report as it is', () => {
  test('passes: two tables, shares, distribution and concentration together', () => {
    expect(audit()).toEqual([]);
    const tried = countTried(auditInputOf([editionOf()]));
    expect(tried.readers).toBe(7);
    expect(tried.counts).toBeGreaterThan(15);
  });

  test('two editions are tried together without mixing their counts', () => {
    const other = { ...editionOf(), analysis: { ...analysis, meeting: { ...analysis.meeting, round: 2 } } };
    expect(auditEdition(auditInputOf([editionOf(), other]))).toEqual([]);
  });
});

describe('planted in it', () => {
  test('FAULT the hidden practice printed after all', () => {
    const found = audit({ hide: new Set(['F', 'D']) });
    expect(found.map(({ figure }) => figure)).toContain('akutte-1/mange');
    expect(found.every(({ message }) => !/\d|\bC\b/.test(message.replace(/»[^«]*«/, '')))).toBe(true);
  });

  test('FAULT the secondaries printed with their counts, so that the total gives the hidden one away', () => {
    const change = (indicators: ReleasedIndicator[]) => {
      const first = indicators[0];
      if (first?.kind !== 'proportion') return;
      for (const [i, peer] of first.peers.entries()) {
        const figure = many[i];
        if (peer.label !== 'C' && figure) peer.cell = shownOf(figure, true);
      }
    };
    expect(audit({ change }).map(({ figure }) => figure)).toContain('akutte-1/mange');
    // Whole percents of known sizes leave a few counts open in each, and together enough.
    expect(audit({ hide: new Set(['C']) })).toEqual([]);
  });

  test('FAULT a figure that is not true', () => {
    const change = (indicators: ReleasedIndicator[]) => {
      const first = indicators[0];
      if (first?.kind === 'proportion' && first.peers[1]) first.peers[1].cell = { status: 'shown', value: 99 };
    };
    expect(audit({ change }).map(({ code }) => code)).toContain('not-true');
  });

  test('FAULT a band so narrow that it is the count', () => {
    const band = (from: number, to: number) => (indicators: ReleasedIndicator[]) => {
      const first = indicators[0];
      if (first?.kind === 'proportion' && first.peers[0]) first.peers[0].cell = { status: 'banded', from, to };
    };
    expect(audit({ change: band(3, 5) }).map(({ figure }) => figure)).toContain('akutte-1/mange');
    expect(audit({ change: band(0, 20) })).toEqual([]);
  });

  test('FAULT a letter that nobody has, and one that two have', () => {
    const edition = editionOf();
    expect(() => auditInputOf([{ ...edition, labels: new Map() }])).toThrow('unknown label');
    const same = new Map(practices.map((practice) => [practice, 'A']));
    expect(() => auditInputOf([{ ...edition, labels: same }])).toThrow('same label');
  });

  test('FAULT a figure that was never counted', () => {
    const more = [
      { kind: 'proportion', id: 'fremmed', title: '', cluster: withheld, peers: [] },
    ] as unknown as ReleasedIndicator[];
    expect(() => auditInputOf([editionOf({ more })])).toThrow('never counted');
  });
});
