/**
 * Reads the sources of scripts/ as text and says where they break the rules of the house (docs/architecture.md).
 * Knows files by their path under scripts/, without looking at the disk, so that a test can plant a breach.
 */

/** Path under scripts/ to source text. */
export type Sources = ReadonlyMap<string, string>;

const workers = ['input', 'statistics', 'release', 'charts', 'audit', 'publish', 'author'] as const;

/** Who else a layer may import, by folder or by file; its own folder and the model are always allowed. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: [],
  danish: [],
  input: ['danish'],
  statistics: ['danish'],
  release: ['danish'],
  charts: ['danish'],
  audit: ['danish'],
  publish: ['danish', 'charts'],
  author: ['danish'],
  build: [
    'plan',
    'closing',
    'approval',
    'briefing',
    'edition',
    'line',
    'memory',
    'danish',
    ...workers.filter((worker) => worker !== 'author'),
  ],
  approval: ['danish', 'input', 'statistics', 'release', 'audit'],
  edition: ['approval', 'printing', 'danish', ...workers.filter((worker) => worker !== 'author')],
  sending: ['approval', 'danish', 'input', 'statistics', 'release', 'audit', 'publish', 'author'],
  briefing: ['printing', 'danish', 'release', 'publish'],
  printing: ['audit', 'publish'],
  line: [],
  preview: ['approval', 'audit', 'briefing', 'edition', 'input', 'publish', 'release', 'statistics'],
  plan: ['input'],
  closing: ['publish'],
  memory: ['printing', 'publish'],
  lastbuild: ['build', 'memory', 'publish'],
  /** The author's commands: where readers, inventors and writers of packs and data meet. */
  desk: ['briefing', 'danish', 'input', 'author', 'publish'],
  // The errors that the command line tells apart from a bug of ours are defined where they are thrown.
  collecting: ['danish', 'input', 'author', 'publish', 'release'],
  machine: ['build', 'author', 'publish'],
  pictures: ['approval', 'input', 'publish', 'release', 'statistics'],
  gallery: ['input', 'publish'],
  /** One file for each command: its words on the terminal, and its exit code. */
  commands: [
    'preview',
    'publish/liveserver',
    'publish/vault',
    'plan',
    'build',
    'lastbuild',
    'desk',
    'collecting',
    'machine',
    'pictures',
    'gallery',
    'sending',
    'danish',
    'author',
    'publish/browser',
  ],
  cli: ['commands'],
};

/** Model files that hold exact counts, and the layers that may know them. */
const confidential = ['model/counts', 'model/analysis'];
const trusted = [
  'model',
  'input',
  'statistics',
  'release',
  'audit',
  'build',
  'approval',
  'edition',
  'sending',
  'collecting',
  'pictures',
  'plan',
  'preview',
];
/** All that those who draw and print may see of the model. */
const shared = ['model/released', 'model/problem', 'model/stop'];
const readers = ['charts', 'publish'];

const disk = [
  'input/project',
  'publish/output',
  'publish/vault',
  'publish/site',
  'publish/browser',
  'publish/cache',
  'publish/liveserver',
  'author/shapes',
  'pictures',
  'gallery',
] as const;

const sealers: Readonly<Record<string, readonly string[]>> = {
  sealReport: ['model/released', 'release/release'],
  sealSheet: ['model/released', 'release/release', 'release/sheet'],
  // Reads what was sealed before; the overview of a filtered build needs it.
  parseReport: ['model/released'],
  readReport: ['model/released', 'closing', 'desk', 'gallery'],
  'as ReleasedReport': ['model/released'],
  'as OwnSheet': ['model/released'],
};

/** What only the command line may touch, what nobody may, and why. */
const closed: readonly { readonly what: RegExp; readonly why: string; readonly open: readonly string[] }[] = [
  {
    what: /(?<![.\w])(?:process|console)\b(?=\s*[.[?])/,
    why: 'only cli and its commands talk to the terminal',
    open: ['cli', 'commands'],
  },
  {
    what: /from 'node:process'|globalThis\.(?:process|console)/,
    why: 'only cli and its commands talk to the terminal',
    open: ['cli', 'commands'],
  },
  { what: /\bDate\.now\(|new Date\(\)|performance\.now\(/, why: 'the build has no clock', open: ['cli'] },
  { what: /\bMath\.random\(/, why: 'nothing is left to chance', open: [] },
  { what: /\.toLocale|\bIntl\.|\.localeCompare\([^,()]*\)/, why: 'the machine has no language', open: [] },
  {
    what: /\bfetch\(|node:(?:https?|net|dgram|tls)'/,
    why: 'nothing reaches the network',
    // Listens on this machine alone, for `preview`.
    open: ['publish/liveserver'],
  },
  { what: /\beval\(|new Function\(|node:(?:vm|child_process)'/, why: 'nothing runs code', open: [] },
];

const mostLines = 250;
const mostFunctionLines = 60;

export function findBreaches(sources: Sources, roots: readonly string[]): string[] {
  return [
    ...[...sources].flatMap(([path, text]) => [
      ...badName(path),
      ...importBreaches(path, importsOf(path, text)),
      ...diskBreaches(path, text),
      ...sealBreaches(path, text),
      ...closedBreaches(path, text),
      ...lengthBreaches(path, text),
    ]),
    ...missingImports(sources),
    ...cycles(sources),
    ...unreached(sources, roots),
  ];
}

/** What a file imports, type imports, `export … from` and threads included: files as paths under scripts/, packages by name. */
export function importsOf(path: string, text: string): string[] {
  const code = withoutComments(text);
  const from = [...code.matchAll(/^(?:import|export)\b[^;]*?\bfrom\s+'([^']+)'/gm)];
  const bare = [...code.matchAll(/^import\s+'([^']+)'/gm)];
  const dynamic = [...code.matchAll(/\bimport\(\s*['"`]([^'"`]+)['"`]/g)];
  const threads = [...code.matchAll(/\bnew Worker\(new URL\(\s*['"`]([^'"`]+)['"`]/g)];
  return [...from, ...bare, ...dynamic, ...threads].map(([, name = '']) =>
    name.startsWith('.') ? resolve(path, name) : name,
  );
}

function resolve(path: string, name: string): string {
  const parts = path.split('/').slice(0, -1);
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** `input/csv.ts` is in the layer `input`, `build.ts` is a layer of its own. */
function layerOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : moduleOf(path);
}

function moduleOf(path: string): string {
  return path.replace(/(\.d)?\.ts$/, '');
}

function badName(path: string): string[] {
  const name = path.split('/').at(-1) ?? '';
  const lazy = /^(utils?|helpers?|index|common|misc)\b/.test(name) ? [`${path}: a file is named by its subject`] : [];
  const known = Object.hasOwn(allowed, layerOf(path)) ? [] : [`${path}: belongs to no layer`];
  return [...lazy, ...known];
}

function importBreaches(path: string, imports: readonly string[]): string[] {
  const layer = layerOf(path);
  return imports
    .filter((target) => target.endsWith('.ts'))
    .filter((target) => !mayImport(path, layer, target))
    .map((target) => `${path}: may not import ${target}`);
}

function mayImport(path: string, layer: string, target: string): boolean {
  const module = moduleOf(target);
  if (confidential.includes(module) && !trusted.includes(layer)) return false;
  if (readers.includes(layer) && layerOf(target) === 'model') return shared.includes(module);
  if (layerOf(target) === 'model') return layer !== 'danish';
  if (layerOf(target) === layer && path.includes('/')) return true;
  return (allowed[layer] ?? []).some((name) => name === layerOf(target) || name === module);
}

function diskBreaches(path: string, text: string): string[] {
  const reads = /'(?:node:)?fs(?:\/promises)?'/.test(withoutComments(text));
  return reads && !(disk as readonly string[]).includes(moduleOf(path)) ? [`${path}: may not touch the disk`] : [];
}

function sealBreaches(path: string, text: string): string[] {
  const code = withoutComments(text);
  return Object.entries(sealers)
    .filter(([name, files]) => new RegExp(`\\b${name}\\b`).test(code) && !files.includes(moduleOf(path)))
    .map(([name]) => `${path}: may not use ${name}`);
}

function closedBreaches(path: string, text: string): string[] {
  const code = withoutComments(text);
  return closed
    .filter(({ what, open }) => what.test(code) && !open.includes(moduleOf(path)) && !open.includes(layerOf(path)))
    .map(({ why }) => `${path}: ${why}`);
}

/** Biome puts the closing brace of a function under its first letter, so its end is the next line that does that. */
function lengthBreaches(path: string, text: string): string[] {
  const lines = text.trimEnd().split('\n');
  const long = lines.length > mostLines ? [`${path}: ${lines.length} lines, at most ${mostLines}`] : [];
  const starts = /^(\s*)(?:export )?(?:async )?(?:function\b|(?:const|readonly) \w+ = .*=> [{(]$|\w+\(.*\).*\{$)/;
  return [
    ...long,
    ...lines.flatMap((line, at) => {
      const start = starts.exec(line);
      if (!start || /^\s*(?:if|for|while|switch|return|else)\b/.test(line)) return [];
      const end = lines.findIndex(
        (other, index) => index > at && new RegExp(`^${start[1]}[})]`).test(other) && !other.includes('{'),
      );
      const length = end < 0 ? 0 : end - at + 1;
      return length > mostFunctionLines ? [`${path}:${at + 1}: a function of ${length} lines, at most 60`] : [];
    }),
  ];
}

function missingImports(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) =>
    importsOf(path, text)
      .filter((target) => target.endsWith('.ts') && !sources.has(target))
      .map((target) => `${path}: imports ${target}, which is not there`),
  );
}

/** Each cycle once, named by its first file in the alphabet. */
function cycles(sources: Sources): string[] {
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      found.add(`cycle: ${[...trail.slice(at), path].join(' -> ')}`);
      return;
    }
    if (done.has(path)) return;
    for (const target of importsOf(path, sources.get(path) ?? ''))
      if (sources.has(target)) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of [...sources.keys()].sort()) visit(path, []);
  return [...found];
}

/** Files that no entry leads to; ambient declarations are read by the compiler alone. */
function unreached(sources: Sources, roots: readonly string[]): string[] {
  const reached = new Set<string>();
  const walk = (path: string): void => {
    if (reached.has(path) || !sources.has(path)) return;
    reached.add(path);
    for (const target of importsOf(path, sources.get(path) ?? '')) walk(target);
  };
  for (const root of roots) walk(root);
  return [...sources.keys()]
    .filter((path) => !path.endsWith('.d.ts') && !reached.has(path))
    .map((path) => `${path}: nothing leads here`);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/[^\n]*/g, '$1');
}
