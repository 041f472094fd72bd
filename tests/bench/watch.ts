/** Runs a program and watches it and everything it starts: time, processor time and memory. Reads /proc, so Linux only. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Watched {
  /** From start to end, by the clock. */
  readonly seconds: number;
  /** Processor seconds, of all threads and processes. */
  readonly cpu: Shares;
  /** The most held at one time, in megabytes; what processes share is counted once (proportional set size). */
  readonly peak: Shares & { readonly together: number };
  readonly output: string;
}

interface Shares {
  readonly node: number;
  readonly browser: number;
}

const cpuEvery = 50;
const memoryEvery = 5;
/** Of /proc: a hundred to the second on every Linux. */
const ticks = 100;

/** Fails with what the program wrote when it ends with anything but 0. */
export async function watch(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Watched> {
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const meter = startMeter(child.pid ?? 0);
  const timer = setInterval(meter.look, cpuEvery);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearInterval(timer);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}\n${output}${errors}`);
  return { seconds: (performance.now() - started) / 1000, ...meter.sums(), output };
}

/** Adds up by process as last seen: what one uses in its last moment, a few hundredths of a second, is lost. */
function startMeter(root: number) {
  const cpu = new Map<string, { readonly kind: keyof Shares; readonly seconds: number }>();
  const peak = { node: 0, browser: 0, together: 0 };
  let looks = 0;
  return {
    look: () => {
      const tree = processTree(root);
      for (const { pid, started, seconds } of tree) {
        cpu.set(`${pid} ${started}`, { kind: pid === root ? 'node' : 'browser', seconds });
      }
      if (looks++ % memoryEvery !== 0) return;
      const held = { node: 0, browser: 0 };
      for (const { pid } of tree) held[pid === root ? 'node' : 'browser'] += megabytesOf(pid);
      peak.node = Math.max(peak.node, held.node);
      peak.browser = Math.max(peak.browser, held.browser);
      peak.together = Math.max(peak.together, held.node + held.browser);
    },
    sums: () => {
      const sum = (kind: keyof Shares) =>
        [...cpu.values()].filter((one) => one.kind === kind).reduce((total, { seconds }) => total + seconds, 0);
      return { cpu: { node: sum('node'), browser: sum('browser') }, peak };
    },
  };
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Tells two processes of the same number apart. */
  readonly started: string;
  readonly seconds: number;
}

function processTree(root: number): readonly Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)));
  const children = Map.groupBy(all, ({ parent }) => parent);
  const tree = all.filter(({ pid }) => pid === root);
  for (const one of tree) tree.push(...(children.get(one.pid) ?? []));
  return tree;
}

/** Nothing for one that has ended meanwhile. */
function readProcess(pid: number): readonly Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const seconds = (Number(fields[11]) + Number(fields[12])) / ticks;
    return [{ pid, parent: Number(fields[1]), started: fields[19] ?? '', seconds }];
  } catch {
    return [];
  }
}

function megabytesOf(pid: number): number {
  try {
    const [, kilobytes = '0'] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return 0;
  }
}
