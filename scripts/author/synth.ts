/**
 * Synthetic data for any pack, from the pack's own definitions. The same seed gives the same bytes, and a new pack
 * leaves the figures of the others alone. Nothing here is a real practice or patient: every period row says
 * `konstrueret=ja`, and so every page made from it does.
 */
import type { PackHead, PracticeTable } from '../model/pack.ts';
import { practiceTables } from './synth-columns.ts';
import { type PackCounts, packCounts } from './synth-counts.ts';
import { csvText } from './synth-csv.ts';
import { agreementRows, consentsCsv, meetingsCsv, periodsCsv, rounds } from './synth-meetings.ts';
import { municipalityCsv } from './synth-municipalities.ts';
import { makeClusters, type SynthCluster, type SynthPractice } from './synth-places.ts';
import { demoPlan, type Municipality, nationalPlan } from './synth-plan.ts';
import { randomStream, shuffle } from './synth-random.ts';
import { referenceRows } from './synth-references.ts';

export interface SynthInput {
  readonly packs: readonly PackHead[];
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
  const usual = practices.filter(({ plant, canary }) => plant === null && !canary);
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
  const practices = clusters.flatMap((cluster) => cluster.practices);
  for (const [id, table] of practiceTables(pack)) {
    files.set(`${pack.id}/${table.file}`, practiceCsv(id, table, counts, practices));
  }
  const without = withoutFigure(clusters, input.municipalities, input.seed);
  for (const [id, table] of Object.entries(pack.tables)) {
    if (table.grain !== 'municipality') continue;
    files.set(`${pack.id}/${table.file}`, municipalityCsv(pack, id, table, input.municipalities, without, input.seed));
  }
}

/** A row for every practice that has delivered, round and group: a group with nobody in it says 0. */
function practiceCsv(
  id: string,
  table: PracticeTable,
  counts: PackCounts,
  practices: readonly SynthPractice[],
): string {
  const names = Object.keys(table.columns);
  const rows = rounds.flatMap((round) =>
    practices
      .filter((practice) => !practice.undelivered.includes(round))
      .flatMap((practice) => {
        const cells = names.map((name) => counts.cells(`${id}.${name}`, practice, round));
        return (table.category?.groups ?? ['']).map((group) => [
          practice.ydernummer,
          round,
          ...(table.category ? [group] : []),
          ...cells.map((column) => column.get(group) ?? 0),
        ]);
      }),
  );
  const category = table.category ? [table.category.column] : [];
  return csvText(['ydernummer', 'runde', ...category, ...Object.values(table.columns)], rows);
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
