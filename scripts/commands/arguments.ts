/** What may be written after a command, and how it is read. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { WrongUse } from '../model/stop.ts';
import type { Environment } from '../publish/browser.ts';
import type { Self } from '../publish/vault.ts';

const options = {
  data: { type: 'string', default: 'data/demo' },
  out: { type: 'string' },
  private: { type: 'string', default: 'private' },
  cluster: { type: 'string', multiple: true, default: [] as string[] },
  pack: { type: 'string', multiple: true, default: [] as string[] },
  'no-pdf': { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  shard: { type: 'string' },
  jobs: { type: 'string', default: String(Math.min(4, availableParallelism())) },
  round: { type: 'string', default: '1' },
  against: { type: 'string' },
  seed: { type: 'string', default: 'demo' },
  clusters: { type: 'string' },
  practices: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

export type Values = ReturnType<typeof readArguments>['values'];

/** What a command may know of the machine it runs on: given by cli.ts, which alone reads process and clock. */
export interface Machine {
  readonly environment: Environment;
  /** This process, to see whether another is at work in the same folders. */
  readonly self: Self;
  /** Node's version, `v24.21.0`. */
  readonly node: string;
  /** Milliseconds since 1970. Only for what is said on the terminal: nothing written depends on it. */
  readonly now: () => number;
}

/** Does what it is named for, and returns the exit code. `name` is what stands after the command without dashes. */
export type Command = (values: Values, machine: Machine, name?: string) => number | Promise<number>;

/** Wrong usage; `message` is Danish. Exit code 2. */
export class UsageError extends WrongUse {}

export const defaultOut = 'output';

export function readArguments() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    const option = /'(-[^' ]*)/.exec((error as Error).message)?.[1] ?? '';
    throw new UsageError(`Valget ${option} findes ikke, eller det mangler sin værdi.`);
  }
}

/** The meeting that is meant, and the day it is. */
export function oneMeeting(values: Values, machine: Machine) {
  const [cluster, pack] = [values.cluster[0], values.pack[0]];
  if (cluster === undefined || pack === undefined || values.cluster.length + values.pack.length !== 2) {
    throw new UsageError('Skriv, hvilket møde det er: --cluster ID --pack ID --round TAL.');
  }
  const { round = 1 } = wholeNumber('round', values.round);
  return { cluster, pack, round, today: new Date(machine.now()).toISOString().slice(0, 10) };
}

export function wholeNumber<Name extends string>(
  name: Name,
  text: string | undefined,
): { readonly [N in Name]?: number } {
  if (text === undefined) return {};
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new UsageError(`--${name} skal være et helt tal fra 1.`);
  return { [name]: Number(text) } as { readonly [N in Name]?: number };
}
