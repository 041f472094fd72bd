/** `build`: all material of the planned meetings. */
import { resolve, sep } from 'node:path';
import { type BuildResult, build, check } from '../build.ts';
import { defaultOut, type Machine, UsageError, type Values } from './arguments.ts';
import { printProblems, progressBar } from './terminal.ts';

export async function run(values: Values, { environment, now }: Machine): Promise<number> {
  const jobs = Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 32)
    throw new UsageError('--jobs skal være et helt tal fra 1 til 32.');
  refuseMixedFolders(values);
  const started = now();
  const { problems, project } = await check({ root: '.', data: values.data });
  if (problems.some(({ severity }) => severity === 'error')) {
    printProblems(problems);
    return 1;
  }
  const unknown = [
    ...values.pack
      .filter((id) => !project.packs.some((pack) => pack.id === id))
      .map((id) => `Der er ingen pakke »${id}«. Der findes: ${project.packs.map((pack) => pack.id).join(', ')}.`),
    ...values.cluster
      .filter((id) => !project.data.clusters.some((one) => one.id === id))
      .map((id) => `Der er ingen klynge »${id}« i ${values.data}.`),
  ];
  if (unknown.length > 0) throw new UsageError(unknown.join('\n'));
  const bar = progressBar();
  const result = await build(
    {
      root: '.',
      data: values.data,
      out: values.out ?? defaultOut,
      vault: values.private,
      clusters: values.cluster,
      packs: values.pack,
      pdf: !values['no-pdf'],
      jobs,
    },
    { environment, progress: bar.step },
  );
  bar.stop();
  return summarise(result, values, now() - started);
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
  { problems, built, failed, removed, briefings }: BuildResult,
  values: Values,
  milliseconds: number,
): number {
  const errors = printProblems(problems);
  const out = values.out ?? defaultOut;
  const seconds = (milliseconds / 1000).toFixed(1).replace('.', ',');
  if (failed.length > 0) console.error(`Ikke lavet: ${failed.join(', ')}. De gamle filer ligger urørt.`);
  if (removed.length > 0) {
    console.log(`Fjernet, fordi det ikke længere står i moeder.csv eller content/: ${removed.join(', ')}.`);
  }
  const made = built.length + briefings.length;
  const besides = briefings.length > 0 ? ` og ${briefings.length} oplæg` : '';
  const where = `Til deling: ${out}/ (begynd med ${out}/index.html). Kun for jer: ${values.private}/.`;
  console.log(
    `${built.length} ${built.length === 1 ? 'møde' : 'møder'}${besides} klar på ${seconds} sekunder.${made > 0 ? ` ${where}` : ''}`,
  );
  return errors > 0 || failed.length > 0 ? 1 : 0;
}
