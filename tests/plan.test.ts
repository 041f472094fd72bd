/** Which meetings a run makes, and how several runs share them. */
import { describe, expect, it } from 'vitest';
import type { Project } from '../scripts/input/project.ts';
import { type PlanOptions, plan } from '../scripts/plan.ts';

const clusters = ['a', 'b', 'c', 'd', 'e'];
const packs = [
  { id: 'en', type: 'cluster-pack' },
  { id: 'to', type: 'cluster-pack' },
  { id: 'oplaeg', type: 'briefing' },
];
const meetings = clusters.flatMap((cluster) => ['en', 'to'].map((pack) => ({ cluster, pack, round: 1 })));
const project = { packs, data: { clusters: clusters.map((id) => ({ id })), meetings } } as unknown as Project;
const everything: PlanOptions = { data: 'data', clusters: [], packs: [], shard: null };

const namesIn = (options: Partial<PlanOptions>) => {
  const made = plan(project, { ...everything, ...options });
  return {
    meetings: made.meetings.map(({ cluster, pack }) => `${cluster}/${pack}`),
    briefings: made.briefings.map(({ id }) => id),
  };
};

describe('several runs', () => {
  it.each([1, 2, 3, 5, 7])('of which there are %i make everything once, and no cluster is split', (of) => {
    const parts = Array.from({ length: of }, (_, at) => namesIn({ shard: { number: at + 1, of } }));
    expect(parts.flatMap((part) => part.meetings).toSorted()).toEqual(namesIn({}).meetings);
    expect(parts.map(({ briefings }) => briefings)).toEqual(parts.map((_, at) => (at === 0 ? ['oplaeg'] : [])));
    const owners = parts.map((part) => new Set(part.meetings.map((name) => name.split('/')[0])));
    expect(owners.reduce((sum, { size }) => sum + size, 0)).toBe(clusters.length);
  });

  it('share what is chosen', () => {
    const parts = [1, 2].map((number) => namesIn({ packs: ['to'], shard: { number, of: 2 } }).meetings);
    expect(parts).toEqual([
      ['a/to', 'c/to', 'e/to'],
      ['b/to', 'd/to'],
    ]);
  });
});
