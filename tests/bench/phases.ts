/** Where a build's time goes in Node: its processor profiles, added up by the part of the house that called. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  /** Microseconds. */
  readonly timeDeltas: readonly number[];
}

/** Of our own files, by their path under scripts/; the first that fits. */
const rooms: readonly (readonly [RegExp, string])[] = [
  [/^audit\/(?:finished|leaks|tokens|beside)/, 'leak check'],
  [/^audit\//, 'audit'],
  [/^input\//, 'read and check'],
  [/^statistics\//, 'analyse'],
  [/^(?:release\/|approval)/, 'release'],
  [/^charts\//, 'charts'],
  [/^publish\/(?:pdf|browser)|^printing/, 'print and finish PDFs'],
  [/^publish\/(?:output|vault|cache)|^(?:memory|lastbuild)/, 'write and remember'],
  [/^publish\/site/, 'fill in templates'],
  [/^publish\//, 'arrange'],
];

/** Of packages, when nothing of ours is on the stack: work that was waited for. */
const packages: readonly (readonly [RegExp, string])[] = [
  [/node_modules\/(?:vega|d3)/, 'charts'],
  [/node_modules\/(?:puppeteer|chromium-bidi|ws|pdf-lib|pako)/, 'print and finish PDFs'],
  [/node_modules\/(?:@11ty|nunjucks)/, 'fill in templates'],
  [/node:internal\/(?:modules|process\/esm)|node_modules\/.*esm/, 'load'],
];

/** Seconds by part, the longest first. Waiting is not counted. */
export function phasesOf(folder: string): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.cpuprofile'))) {
    const { nodes, samples, timeDeltas }: Profile = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
    const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
    const stackOf = (id: number | undefined): string[] =>
      id === undefined ? [] : [frames.get(id)?.url ?? '', ...stackOf(parents.get(id))];
    const parts = new Map(nodes.map(({ id, callFrame }) => [id, partOf(callFrame.functionName, stackOf(id))]));
    for (const [at, id] of samples.entries()) {
      const part = parts.get(id) ?? null;
      if (part !== null) sums.set(part, (sums.get(part) ?? 0) + (timeDeltas[at] ?? 0) / 1e6);
    }
  }
  return [...sums].toSorted(([, a], [, b]) => b - a);
}

/** Null while nothing is done. */
function partOf(name: string, stack: readonly string[]): string | null {
  if (name === '(idle)') return null;
  if (name === '(garbage collector)') return 'memory (garbage collector)';
  const find = (list: typeof rooms, path: string) => list.find(([pattern]) => pattern.test(path))?.[1];
  for (const url of stack) {
    const own = url.split('/scripts/')[1];
    const part = own === undefined ? undefined : find(rooms, own);
    if (part !== undefined) return part;
  }
  for (const url of stack) {
    const part = find(packages, url);
    if (part !== undefined) return part;
  }
  return 'rest';
}
