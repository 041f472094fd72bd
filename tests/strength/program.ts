/** The program as a process of its own, which can be hurt. */
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

const cli = resolve(import.meta.dirname, '../../scripts/cli.ts');

export interface Ended {
  /** Null when it was killed. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** `before` goes before Node on the command line: a program that shuts something off for it. */
export function start(
  root: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  before: readonly string[] = [],
): Running {
  const [program = '', ...rest] = [...before, process.execPath, cli, ...args];
  const child = spawn(program, rest, { cwd: root, env: { ...process.env, ...environment } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  const ended = new Promise<Ended>((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => done({ code, out, err }));
  });
  return { child, ended };
}

export function run(...given: Parameters<typeof start>): Promise<Ended> {
  return start(...given).ended;
}
