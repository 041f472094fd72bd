/** `doctor`: looks at the machine and the folders a build needs, changes nothing, and says what is missing. */
import type { Finding } from './author/doctor.ts';
import { check } from './build.ts';
import type { Problem } from './model/problem.ts';
import { BrowserMissing, type Environment, startBrowser } from './publish/browser.ts';
import { freeMegabytes, isWritable, readBytes } from './publish/output.ts';
import { createEnvironment } from './publish/site.ts';
import { KeyMissing, keyState } from './publish/vault.ts';

export interface MachineOptions {
  readonly root: string;
  readonly data: string;
  readonly out: string;
  readonly vault: string;
  /** As Node says it, `v24.21.0`. */
  readonly node: string;
  readonly environment: Environment;
}

export async function examine(options: MachineOptions): Promise<readonly Finding[]> {
  return [
    nodeFinding(options),
    await browserFinding(options.environment),
    pagesFinding(),
    folderFinding('Mappen til deling', options.out),
    folderFinding('Mappen, der ikke må deles', options.vault),
    diskFinding(options.out),
    keyFinding(options),
    await dataFinding(options),
  ];
}

function nodeFinding({ root, node }: MachineOptions): Finding {
  const manifest: unknown = JSON.parse(Buffer.from(readBytes(root).get('package.json') ?? '{}').toString('utf8'));
  const wanted = (manifest as { dependencies?: { node?: string } }).dependencies?.node ?? '';
  const [has, needs] = [node.replace(/^v/, ''), wanted].map((version) => version.split('.')[0]);
  if (has === needs) return { subject: 'Node', state: 'fine', seen: node };
  const remedy = 'Kør »npm ci« i mappen, og brug »npm run …«: så kommer den rigtige Node med.';
  return { subject: 'Node', state: 'wrong', seen: `${node}, men her bruges ${wanted}`, remedy };
}

async function browserFinding(environment: Environment): Promise<Finding> {
  const subject = 'Browser til PDF';
  try {
    const browser = await startBrowser(environment);
    const seen = await browser.version();
    await browser.close();
    return { subject, state: 'fine', seen };
  } catch (error) {
    if (!(error instanceof BrowserMissing)) throw error;
    return { subject, state: 'wrong', seen: error.message, remedy: 'Uden den: npm run build -- --no-pdf laver HTML.' };
  }
}

function pagesFinding(): Finding {
  const subject = 'Skrift og skabeloner';
  try {
    createEnvironment();
    return { subject, state: 'fine', seen: 'fundet' };
  } catch {
    return { subject, state: 'wrong', seen: 'skriften kan ikke findes', remedy: 'Kør »npm ci« igen.' };
  }
}

function folderFinding(subject: string, folder: string): Finding {
  if (isWritable(folder)) return { subject, state: 'fine', seen: `${folder}/ kan skrives` };
  const remedy = 'Giv jer selv lov til at skrive i mappen, eller vælg en anden med --out og --private.';
  return { subject, state: 'wrong', seen: `${folder}/ kan ikke skrives`, remedy };
}

const leastMegabytes = 500;

function diskFinding(folder: string): Finding {
  const free = freeMegabytes(folder);
  const seen = `${free} MB fri`;
  if (free >= leastMegabytes) return { subject: 'Plads på disken', state: 'fine', seen };
  return {
    subject: 'Plads på disken',
    state: 'wrong',
    seen,
    remedy: `Slet noget, til der er ${leastMegabytes} MB fri.`,
  };
}

function keyFinding({ vault, environment }: MachineOptions): Finding {
  const subject = 'Nøgle';
  try {
    switch (keyState(vault, environment.KLYNGEPAKKER_SECRET)) {
      case 'given':
        return { subject, state: 'fine', seen: 'fra KLYNGEPAKKER_SECRET. Gem den også et sikkert sted' };
      case 'none':
        return { subject, state: 'fine', seen: `${vault}/secret.key bliver lavet, første gang I bygger` };
      case 'there': {
        const remedy =
          'Tag en sikkerhedskopi af den og ledger.json på en krypteret disk, ikke i en mail eller en delt mappe.';
        return { subject, state: 'word', seen: `${vault}/secret.key findes`, remedy };
      }
    }
  } catch (error) {
    if (!(error instanceof KeyMissing)) throw error;
    return { subject, state: 'wrong', seen: error.message };
  }
}

async function dataFinding({ root, data }: MachineOptions): Promise<Finding> {
  const subject = 'Tal og pakker';
  const { problems, project } = await check({ root, data });
  const [errors, warnings] = [count(problems, 'error'), count(problems, 'warning')];
  const seen = `${data}: ${project.packs.length} pakker, ${project.data.meetings.length} møder, ${errors} fejl, ${warnings} ${warnings === 1 ? 'advarsel' : 'advarsler'}`;
  if (errors + warnings === 0) return { subject, state: 'fine', seen };
  const remedy = `Se dem med: npm run check -- --data ${data}`;
  return { subject, state: errors > 0 ? 'wrong' : 'word', seen, remedy };
}

function count(problems: readonly Problem[], severity: Problem['severity']): number {
  return problems.filter((problem) => problem.severity === severity).length;
}
