/**
 * Every meeting of the demo in all three profiles, through analysis and release to the audit of its whole cluster. The
 * table is kept by hand: a cluster that needs more caution than it says here has begun to hide more than the rules ask.
 */
import { describe, expect, test } from 'vitest';
import { type AuditInput, auditEdition, auditPasses } from '../../scripts/audit/audit.ts';
import { bandsPass } from '../../scripts/audit/bandcheck.ts';
import { auditInputOf } from '../../scripts/audit/edition.ts';
import { sharesOf } from '../../scripts/model/analysis.ts';
import type { Profile } from '../../scripts/model/counts.ts';
import type { ReleasedReport } from '../../scripts/model/released.ts';
import { type Caution, cautions, release } from '../../scripts/release/release.ts';
import { auditedOf, clustersOf, demoIn, type MadeMeeting, makeCluster, project, secret, sharesIn } from './demo.ts';
import { isPossible } from './program.ts';

const profiles = ['lukket', 'aaben', 'total'] as const;

/** Where `rules` is not enough, and which figure the audit named. */
const exceptions: Readonly<Record<string, { readonly caution: Caution; readonly figure: string }>> = {
  'sund-og-baelt': { caution: 'no-contact-counts', figure: 'akutte-kontakter-1/fordeling' },
};

describe.each(profiles)('%s', (profile) => {
  const data = demoIn(profile);

  test.each(clustersOf(data))('%s passes the gate at the caution in the table', (cluster) => {
    const made = makeCluster(data, cluster);
    const most = exceptions[cluster]?.caution ?? 'rules';
    expect(made.caution).not.toBeNull();
    expect(cautions.indexOf(made.caution ?? 'no-practices')).toBeLessThanOrEqual(cautions.indexOf(most));
    const figures = new Set(made.refused.flat().map(({ figure }) => figure));
    expect([...figures].filter((figure) => figure !== exceptions[cluster]?.figure)).toEqual([]);
    for (const meeting of made.meetings) expectProfile(meeting, profile);
  });
});

/** What each profile may say of a practice (D1), read from the finished report. */
function expectProfile({ analysis, released }: MadeMeeting, profile: Profile): void {
  const names = new Set(analysis.practices.map(({ name }) => name));
  const letters = analysis.practices.length >= 5;
  expect(analysis.meeting.profile).toBe(profile);
  for (const { peers, kind, unit, id } of sharesIn(released.report)) {
    const contacts = sharesOf(analysis).find((one) => one.id === id)?.cluster.persons !== undefined;
    expect(peers).toHaveLength(profile === 'total' || !letters ? 0 : analysis.practices.length);
    for (const { label, cell } of peers) {
      expect(profile === 'aaben' ? names.has(label) : /^[A-Z]{1,2}$/.test(label)).toBe(true);
      if (cell.status !== 'shown') continue;
      const rounded = unit === 'percent' ? Math.round(cell.value) : Number(cell.value.toPrecision(2));
      expect(cell.value).toBe(rounded);
      // Contacts of a practice are a percent only, whoever has agreed, and of a ready figure there is no more.
      const exact = profile === 'aaben' && kind !== 'value' && !contacts;
      const interval = exact && kind === 'proportion';
      expect([id, cell.count !== undefined, cell.interval !== undefined]).toEqual([id, exact, interval]);
    }
  }
  const json = JSON.stringify(released.report);
  for (const { ydernummer, name } of project.data.practices) {
    expect(json).not.toContain(ydernummer);
    if (profile !== 'aaben' || !names.has(name)) expect(json).not.toContain(name);
  }
}

test('the table is of the demo as it is', () => {
  expect(clustersOf(project.data)).toEqual(expect.arrayContaining(Object.keys(exceptions)));
  expect(clustersOf(project.data)).toHaveLength(8);
  expect(project.data.meetings.filter(({ pack }) => pack === 'akutte-kontakter')).toHaveLength(10);
});

describe('the one that needs more: eleven practices, two children with ten or more contacts to the duty doctor', () => {
  const [meeting] = makeCluster(demoIn('lukket'), 'sund-og-baelt').meetings;
  if (!meeting) throw new Error('the demo has no such meeting');
  const released = release(meeting.pack, meeting.analysis, {
    secret,
    caution: 'rules',
    municipalities: project.municipalities,
    bandsPass,
  });
  const byRules = { ...meeting, released };
  const input = auditInputOf([auditedOf(byRules)]);

  test('is a real disclosure: an integer program finds no fourth value for a peer either', () => {
    const pinned = input.cells.filter(({ id, x }) => /laegevagt\.[a-z]+>=10#/.test(id) && x > 0);
    expect(pinned.map(({ x }) => x)).toEqual([1, 1]);
    const [one, other] = pinned;
    if (!one || !other) throw new Error('there are two');
    // Each of the two practices reads of the other: nought, one or two. D9 asks for four values.
    for (const [reader, target] of [
      [one, other],
      [other, one],
    ] as const) {
      const values = [0, 1, 2, 3, 4, 5, 6].filter((value) => couldBe(input, reader.practice, target.id, value));
      expect(values).toEqual([0, 1, 2]);
    }
    // To someone outside, three is possible too.
    expect([0, 1, 2, 3, 4].filter((value) => couldBe(input, null, one.id, value))).toEqual([0, 1, 2, 3]);
  });

  test('would pass with the cluster’s contacts as a percent only, which is milder than merging its distribution', () => {
    expect(auditPasses(input)).toBe(false);
    const report = structuredClone(released.report) as ReleasedReport;
    for (const share of sharesIn(report)) {
      if (share.kind === 'event-share' && share.cluster.status === 'shown')
        Object.assign(share, { cluster: percentOf(share.cluster) });
    }
    expect(auditEdition(auditInputOf([auditedOf(byRules, report)]))).toEqual([]);
  });
});

function percentOf({ value }: { readonly value: number }) {
  return { status: 'shown', value };
}

function couldBe({ cells, known, published }: AuditInput, reader: string | null, cell: string, value: number): boolean {
  const places = new Map(cells.map(({ id }, at) => [id, at]));
  const at = (id: string) => {
    const place = places.get(id);
    if (place === undefined) throw new Error('a statement is about an unknown count');
    return place;
  };
  const room = 10_000;
  const unknowns = cells.map(({ id, practice, x, most }) => {
    const own = practice === reader;
    return { name: id, least: own ? x : 0, most: own ? x : Math.min(most, room) };
  });
  const equations = [...known, ...published].map(({ terms, lower, upper }) => {
    const times = Map.groupBy(terms, (term) => term.cell);
    const sums = [...times].map(([id, list]) => ({
      at: at(id),
      times: list.reduce((sum, term) => sum + term.times, 0),
    }));
    return { terms: sums, lower, upper };
  });
  return isPossible(unknowns, [...equations, { terms: [{ at: at(cell), times: 1 }], lower: value, upper: value }]);
}
