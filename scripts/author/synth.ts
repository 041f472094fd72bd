/**
 * Synthetic data for any pack, from the pack's own definitions. The same seed gives the same bytes, and a new pack
 * leaves the figures of the others alone. Nothing here is a real practice or patient: every period row says
 * `konstrueret=ja`, and so every page made from it does.
 */
import type { PackHead, Table } from '../model/pack.ts';
import { type PackCounts, packCounts } from './synth-counts.ts';
import { csvText } from './synth-csv.ts';
import { agreementRows, consentsCsv, meetingsCsv, type SynthPack } from './synth-meetings.ts';
import { municipalityCsv } from './synth-municipalities.ts';
import { periodsCsv } from './synth-periods.ts';
import { makeClusters, type SynthCluster, type SynthPractice } from './synth-places.ts';
import { demoPlan, type Municipality, nationalPlan } from './synth-plan.ts';
import { randomStream, shuffle } from './synth-random.ts';
import { referenceRows } from './synth-references.ts';
import { clusterCsv, practiceCsv } from './synth-tables.ts';

export interface SynthInput {
  readonly packs: readonly SynthPack[];
  readonly municipalities: readonly Municipality[];
  readonly seed: string;
  /** That many clusters of about `practices` practices (14), all meeting twice; without it the eight of the demo. */
  readonly clusters?: number;
  readonly practices?: number;
  /** Plant the values in `canaryValues`, for the test that looks for leaks. */
  readonly canaries?: boolean;
}

/** Path inside the data set to the text of the file. */
export function synthesise(input: SynthInput): ReadonlyMap<string, string> {
  const packs = input.packs.filter((pack) => pack.type === 'cluster-pack');
  const plans =
    input.clusters === undefined
      ? demoPlan
      : nationalPlan(input.seed, input.clusters, input.practices ?? 14, input.municipalities);
  const clusters = makeClusters(plans, input.municipalities, input.seed, input.canaries ?? false);
  const practices = clusters.flatMap((cluster) => cluster.practices);
  const counts = packs.map((pack) => ({ pack, counts: packCounts(pack, input.seed) }));
  const files = new Map([
    ['klynger.csv', clustersCsv(clusters)],
    ['praksis.csv', practicesCsv(practices)],
    ['samtykke.csv', consentsCsv(packs, clusters, input.seed)],
    ['moeder.csv', meetingsCsv(packs, clusters)],
    ['perioder.csv', periodsCsv(packs)],
  ]);
  const agreements = agreementRows(packs, clusters);
  const agreementHeader = ['klynge', 'pakke', 'runde', 'aftale', 'ansvarlig', 'frist'];
  if (agreements.length > 0) files.set('aftaler.csv', csvText(agreementHeader, agreements));
  const regions = [...new Set(input.municipalities.map(({ region }) => region))].sort();
  const natural = practices.filter(({ plant, canary }) => plant === null && !canary);
  // A very small set may hold nothing but worst cases.
  const usual = natural.length > 0 ? natural : practices;
  const references = counts.flatMap(({ pack, counts }) => referenceRows(pack, counts, usual, regions, input.seed));
  const referenceHeader = ['pakke', 'indikator', 'runde', 'niveau', 'kode', 'taeller', 'naevner', 'vaerdi', 'kilde'];
  if (references.length > 0) files.set('referencer.csv', csvText(referenceHeader, references));
  for (const { pack, counts: drawn } of counts) addTables(files, pack, drawn, clusters, input);
  return files;
}

function addTables(
  files: Map<string, string>,
  pack: PackHead,
  counts: PackCounts,
  clusters: readonly SynthCluster[],
  input: SynthInput,
): void {
  const without = withoutFigure(clusters, input.municipalities, input.seed);
  for (const [file, tables] of Map.groupBy(Object.entries(pack.tables), ([, table]) => table.file)) {
    files.set(`${pack.id}/${file}`, tableCsv(pack, tables, counts, clusters, input, without));
  }
}

/** Tables may share a file, and then they have the same rows. */
function tableCsv(
  pack: PackHead,
  tables: readonly (readonly [string, Table])[],
  counts: PackCounts,
  clusters: readonly SynthCluster[],
  input: SynthInput,
  without: ReadonlySet<string>,
): string {
  const practice = tables.flatMap(([id, table]) => (table.grain === 'practice' ? [[id, table] as const] : []));
  if (practice.length > 0) return practiceCsv(practice, counts, clusters);
  const cluster = tables.flatMap(([id, table]) => (table.grain === 'cluster' ? [[id, table] as const] : []));
  if (cluster.length > 0) return clusterCsv(pack, cluster, counts, clusters);
  const [id, table] = tables[0] ?? [];
  if (id === undefined || table?.grain !== 'municipality') throw new Error(`${pack.id} has a file without a table`);
  return municipalityCsv(pack, id, table, input.municipalities, without, input.seed);
}

/** Two municipalities lack a published figure: the smaller one of the first cluster with two, and one without any. */
function withoutFigure(
  clusters: readonly SynthCluster[],
  municipalities: readonly Municipality[],
  seed: string,
): ReadonlySet<string> {
  const used = new Set(clusters.flatMap(({ plan }) => plan.municipalities));
  const shared = clusters.map(({ plan }) => plan.municipalities[1]).find((code) => code !== undefined);
  const unused = shuffle(municipalities, randomStream(seed, 'municipality without'))
    .map(({ code }) => code)
    .find((code) => !used.has(code));
  return new Set([shared, unused].filter((code) => code !== undefined));
}

function clustersCsv(clusters: readonly SynthCluster[]): string {
  const rows = clusters.map(({ plan, name, region }) => [plan.id, name, region, plan.municipalities.join(' ')]);
  return csvText(['klynge', 'klyngenavn', 'region', 'kommunekoder'], rows);
}

function practicesCsv(practices: readonly SynthPractice[]): string {
  const rows = practices.map(({ ydernummer, name, cluster, municipality, listSize }) => [
    ydernummer,
    name,
    cluster,
    municipality,
    listSize,
  ]);
  return csvText(['ydernummer', 'praksisnavn', 'klynge', 'kommunekode', 'tilmeldte'], rows);
}
