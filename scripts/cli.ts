/**
 * The command line: arguments in, words and an exit code out. The only user of process and console.
 *
 * Exit codes: 0 fine, 1 problems in content or data, 2 wrong usage, 3 environment or a bug of ours.
 */
import { availableParallelism } from 'node:os';
import { resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { doctorText, isHealthy } from './author/doctor.ts';
import { type BuildResult, build, check } from './build.ts';
import { collectFor, NotCollected } from './collecting.ts';
import { FolderInUse, makeDataSet } from './desk.ts';
import { help } from './help.ts';
import { examine } from './machine.ts';
import { makePictures } from './pictures.ts';
import { BrowserMissing } from './publish/browser.ts';
import { KeyMissing } from './publish/vault.ts';
import { NotBuilt, sendMeeting } from './sending.ts';
import { printProblems, progressBar } from './terminal.ts';

const options = {
  data: { type: 'string', default: 'data/demo' },
  out: { type: 'string' },
  private: { type: 'string', default: 'private' },
  cluster: { type: 'string', multiple: true, default: [] as string[] },
  pack: { type: 'string', multiple: true, default: [] as string[] },
  'no-pdf': { type: 'boolean', default: false },
  jobs: { type: 'string', default: String(Math.min(4, availableParallelism())) },
  round: { type: 'string', default: '1' },
  seed: { type: 'string', default: 'demo' },
  clusters: { type: 'string' },
  practices: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const defaultOut = 'output';

class UsageError extends Error {}

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  const [command, extra] = positionals;
  if (extra !== undefined) {
    throw new UsageError(
      `»${extra}« hører ikke til noget valg. Husk »--« før valgene, fx »npm run build -- --cluster ${extra}«.`,
    );
  }
  if (values.help || command === undefined) {
    console.log(help);
    return command === undefined && !values.help ? 2 : 0;
  }
  if (command === 'check') return runCheck(values.data);
  if (command === 'build') return runBuild(values);
  if (command === 'synth') return runSynth(values);
  if (command === 'bundle') return runBundle(values);
  if (command === 'intake') return runIntake(values);
  if (command === 'doctor') return runDoctor(values);
  if (command === 'pictures') return runPictures(values);
  throw new UsageError(`Der er ingen kommando »${command}«.`);
}

function readArguments() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    const option = /'(-[^' ]*)/.exec((error as Error).message)?.[1] ?? '';
    throw new UsageError(`Valget ${option} findes ikke, eller det mangler sin værdi.`);
  }
}

async function runCheck(data: string): Promise<number> {
  const { problems, project } = await check({ root: '.', data });
  const errors = printProblems(problems);
  if (errors > 0) return 1;
  console.log(
    `I orden: ${project.packs.length} ${project.packs.length === 1 ? 'pakke' : 'pakker'} og ${project.data.meetings.length} møder i ${data}.`,
  );
  return 0;
}

function runSynth(values: Values): number {
  const { out } = values;
  if (out === undefined) throw new UsageError('Skriv, hvor datasættet skal ligge, fx --out data/proeve.');
  const result = makeDataSet({
    root: '.',
    out,
    packs: values.pack,
    seed: values.seed,
    ...wholeNumber('clusters', values.clusters),
    ...wholeNumber('practices', values.practices),
  });
  if (result.problems.some(({ severity }) => severity === 'error')) {
    printProblems(result.problems);
    return 1;
  }
  console.log(`${result.files} filer med konstruerede tal ligger i ${out}/. Prøv: npm run build -- --data ${out}`);
  return 0;
}

async function runPictures(values: Values): Promise<number> {
  const folders = { out: values.out ?? defaultOut, vault: values.private };
  const written = await makePictures({ root: '.', data: values.data, ...folders }, process.env);
  console.log(`${written.length} filer til docs/ er lavet af demoen.`);
  return 0;
}

async function runIntake(values: Values): Promise<number> {
  const { out, data } = values;
  if (out === undefined) throw new UsageError('Skriv, hvor mails og skemaer skal ligge, fx --out indsamling/moede-1.');
  const kept = [defaultOut, values.private, data];
  const { problems, files } = await collectFor({ root: '.', data, out, kept, ...oneMeeting(values) });
  if (printProblems(problems) > 0) return 1;
  console.log(`${files} filer ligger i ${out}/. Begynd med begynd-her.txt.`);
  return 0;
}

async function runDoctor(values: Values): Promise<number> {
  const place = { root: '.', data: values.data, out: values.out ?? defaultOut, vault: values.private };
  const findings = await examine({ ...place, node: process.version, environment: process.env });
  console.log(doctorText(findings));
  return isHealthy(findings) ? 0 : 3;
}

async function runBundle(values: Values): Promise<number> {
  const { problems, folder, replaces } = await sendMeeting({
    root: '.',
    data: values.data,
    out: values.out ?? defaultOut,
    vault: values.private,
    ...oneMeeting(values),
    secret: process.env.KLYNGEPAKKER_SECRET,
  });
  const errors = printProblems(problems);
  if (folder === null || errors > 0) return 1;
  if (replaces) {
    console.log('En tidligere udgave af mødet er sendt. Følg »Hvis der er sendt et forkert tal« i mailtekster.txt.');
  }
  console.log(
    `Klar til at sende: ${folder}/. Begynd med mailtekster.txt. Hvem der får hvilken fil, står i send-liste.csv.`,
  );
  return 0;
}

/** The meeting that is meant, and the day it is. */
function oneMeeting(values: Values) {
  const [cluster, pack] = [values.cluster[0], values.pack[0]];
  if (cluster === undefined || pack === undefined || values.cluster.length + values.pack.length !== 2) {
    throw new UsageError('Skriv, hvilket møde det er: --cluster ID --pack ID --round TAL.');
  }
  const { round = 1 } = wholeNumber('round', values.round);
  return { cluster, pack, round, today: new Date().toISOString().slice(0, 10) };
}

function wholeNumber<Name extends string>(name: Name, text: string | undefined): { readonly [N in Name]?: number } {
  if (text === undefined) return {};
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new UsageError(`--${name} skal være et helt tal fra 1.`);
  return { [name]: Number(text) } as { readonly [N in Name]?: number };
}

type Values = ReturnType<typeof readArguments>['values'];

async function runBuild(values: Values): Promise<number> {
  const jobs = Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 32)
    throw new UsageError('--jobs skal være et helt tal fra 1 til 32.');
  refuseMixedFolders(values);
  const started = Date.now();
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
    { environment: process.env, progress: bar.step },
  );
  bar.stop();
  return summarise(result, values, Date.now() - started);
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

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof UsageError || error instanceof FolderInUse) {
    console.error(`${error.message}\nSe mulighederne med »npm run build -- --help«.`);
    process.exitCode = 2;
  } else if (error instanceof NotBuilt || error instanceof NotCollected) {
    console.error(error.message);
    process.exitCode = 1;
  } else if (error instanceof BrowserMissing || error instanceof KeyMissing) {
    console.error(error.message);
    process.exitCode = 3;
  } else {
    console.error('Der er en fejl i programmet. Meld den med teksten herunder.');
    console.error(error);
    process.exitCode = 3;
  }
}
