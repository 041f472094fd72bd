/** `build`: all material of the planned meetings. */
import { resolve, sep } from 'node:path';
import type { BuildResult } from '../build.ts';
import { buildWhatChanged } from '../lastbuild.ts';
import type { Shard } from '../plan.ts';
import { takeTurn } from '../publish/vault.ts';
import { defaultOut, type Machine, UsageError, type Values } from './arguments.ts';
import { printProblems, progressBar } from './terminal.ts';

export async function run(values: Values, { environment, node, now, self }: Machine): Promise<number> {
  const jobs = Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 32)
    throw new UsageError('--jobs skal være et helt tal fra 1 til 32.');
  refuseMixedFolders(values);
  const shard = shardOf(values.shard);
  const started = now();
  const bar = progressBar();
  const endTurn = takeTurn(values.private, values.shard?.replace('/', '-af-') ?? null, self);
  const result = await buildWhatChanged(
    {
      root: '.',
      data: values.data,
      out: values.out ?? defaultOut,
      vault: values.private,
      clusters: values.cluster,
      packs: values.pack,
      pdf: !values['no-pdf'],
      sheets: true,
      jobs,
      force: values.force,
      shard,
    },
    { environment, node, progress: bar.step },
  ).finally(endTurn);
  bar.stop();
  return summarise(result, values, now() - started);
}

/** `2/4`: the second of four runs that share the work. */
function shardOf(text: string | undefined): Shard | null {
  if (text === undefined) return null;
  const [, number = 0, of = 0] = (/^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? []).map(Number);
  if (number < 1 || number > of) throw new UsageError('--shard skrives som 1/4: den første af fire dele.');
  return { number, of };
}

/** Keys among public files, or public files among keys, would be shared or lost together. */
function refuseMixedFolders(values: Values): void {
  const [out, vault] = [resolve(values.out ?? defaultOut), resolve(values.private)];
  const inside = (inner: string, outer: string) => inner === outer || inner.startsWith(outer + sep);
  if (inside(out, vault) || inside(vault, out)) {
    throw new UsageError('--out og --private skal være to forskellige mapper, der ikke ligger i hinanden.');
  }
}

function summarise(
  { problems, built, failed, unchanged, removed, briefings }: BuildResult,
  values: Values,
  milliseconds: number,
): number {
  const errors = printProblems(problems);
  if (errors > 0 && built.length + failed.length + briefings.length === 0) return 1;
  const out = values.out ?? defaultOut;
  const seconds = (milliseconds / 1000).toFixed(1).replace('.', ',');
  if (failed.length > 0) console.error(`Ikke lavet: ${failed.join(', ')}. De gamle filer ligger urørt.`);
  if (removed.length > 0) {
    console.log(`Fjernet, fordi det ikke længere står i moeder.csv eller content/: ${removed.join(', ')}.`);
  }
  const made = built.length + briefings.length;
  const besides = briefings.length > 0 ? ` og ${briefings.length} oplæg` : '';
  const same = unchanged.length === 0 ? '' : ` (${made - unchanged.length} lavet nu, ${unchanged.length} uændrede)`;
  const where = `Til deling: ${out}/ (begynd med ${out}/index.html). Kun for jer: ${values.private}/.`;
  console.log(
    `${built.length} ${built.length === 1 ? 'møde' : 'møder'}${besides} klar på ${seconds} sekunder${same}.${made > 0 ? ` ${where}` : ''}`,
  );
  return errors > 0 || failed.length > 0 ? 1 : 0;
}
