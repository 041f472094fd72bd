/** Phase 2 of the build: which of the planned meetings, and which briefings, this run makes. */
import type { Project } from './input/project.ts';
import type { Meeting } from './model/counts.ts';
import type { Pack } from './model/pack.ts';
import { WrongUse } from './model/stop.ts';

export interface PlanOptions {
  readonly data: string;
  /** Only these; all when empty. */
  readonly clusters: readonly string[];
  readonly packs: readonly string[];
  /** One of several runs that share the work. Clusters are dealt out in turn: a cluster is judged as a whole. */
  readonly shard: Shard | null;
}

export interface Shard {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

export interface Plan {
  readonly meetings: readonly Meeting[];
  readonly briefings: readonly Pack[];
}

export function plan(project: Project, options: PlanOptions): Plan {
  refuseUnknown(project, options);
  return { meetings: planMeetings(project, options), briefings: planBriefings(project, options) };
}

/** Everything: only such a run knows what is no longer planned. Others leave what they do not make alone. */
export function isPlain({ clusters, packs, shard }: PlanOptions): boolean {
  return clusters.length === 0 && packs.length === 0 && shard === null;
}

function planMeetings({ data }: Project, { clusters, packs, shard }: PlanOptions): readonly Meeting[] {
  const places = new Map(data.clusters.map(({ id }, place) => [id, place]));
  const isOurs = (cluster: string) => shard === null || (places.get(cluster) ?? 0) % shard.of === shard.number - 1;
  return data.meetings.filter(
    ({ cluster, pack }) =>
      (clusters.length === 0 || clusters.includes(cluster)) &&
      (packs.length === 0 || packs.includes(pack)) &&
      isOurs(cluster),
  );
}

/** A briefing belongs to no cluster, and to the first of several runs. */
function planBriefings({ packs }: Project, options: PlanOptions): readonly Pack[] {
  if (options.clusters.length > 0 || (options.shard?.number ?? 1) !== 1) return [];
  return packs.filter(
    ({ id, type }) => type === 'briefing' && (options.packs.length === 0 || options.packs.includes(id)),
  );
}

function refuseUnknown({ packs, data }: Project, options: PlanOptions): void {
  const unknown = [
    ...options.packs
      .filter((id) => !packs.some((pack) => pack.id === id))
      .map((id) => `Der er ingen pakke »${id}«. Der findes: ${packs.map((pack) => pack.id).join(', ')}.`),
    ...options.clusters
      .filter((id) => !data.clusters.some((one) => one.id === id))
      .map((id) => `Der er ingen klynge »${id}« i ${options.data}.`),
  ];
  if (unknown.length > 0) throw new WrongUse(unknown.join('\n'));
}
