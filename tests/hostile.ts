/** Text that tries everything a text can try, put into every free field of packs and data. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { checkPack } from '../scripts/input/pack.ts';
import { parseYaml } from '../scripts/input/yaml.ts';
import type { Pack } from '../scripts/model/pack.ts';
import { collectProblems, type Problem } from '../scripts/model/problem.ts';
import { startBrowser } from '../scripts/publish/browser.ts';

const repository = resolve(import.meta.dirname, '..');

/** If any of this were not text, a browser would make an element of it, run it, or ask for something elsewhere. */
const hostile = [
  '<script>ond()</script><x-ond></x-ond>',
  '<img src=https://ude.invalid/a.png onerror=ond()>',
  '"\'><svg onload=ond()><style>*{background:url(https://ude.invalid/b.png)}</style>',
  '</title></style></script></textarea></text></desc></svg>--><x-ond></x-ond>',
  '" onmouseover="ond()" autofocus onfocus="ond()',
  `{{ 7 * 7 }}{% include "../package.json" %}$${'{7*7}'}`,
  '[klik](javascript:ond()) ![b](https://ude.invalid/c.png) [d](data:text/html,x) [f](file:///etc/passwd)',
  '&lt;x-ond&gt; &#60;x-ond&#62; \\3c x-ond\\3e ]]>',
  '\r\nATTENDEE:mailto:ond@ude.invalid\r\n=HYPERLINK("https://ude.invalid")',
].join(' ');

export type Path = readonly (string | number)[];

/** Where every text in a value stands. */
export function textsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The path without the places in lists and the pack's own names: fields with the same are of one kind. */
export function kindOf(path: Path): string {
  const named = path[0] === 'tables' || path[0] === 'indicators';
  return path.map((part, at) => (typeof part === 'number' || (named && at === 1) ? '*' : part)).join('.');
}

/** The value with another text at each of the paths. */
export function withTexts(
  value: unknown,
  paths: readonly Path[],
  change: (text: string, path: Path) => string,
): unknown {
  const copy = structuredClone(value);
  for (const path of paths) {
    let parent = copy as Record<string | number, unknown>;
    for (const part of path.slice(0, -1)) parent = parent[part] as typeof parent;
    const key = path.at(-1) ?? '';
    parent[key] = change(String(parent[key]), path);
  }
  return copy;
}

/** What stands in a pack's YAML; `folder` holds content/. */
export function packValue(id: string, folder = '.'): object {
  const file = join(folder, `content/${id}/pack.yaml`);
  return parseYaml(file, readFileSync(join(repository, file), 'utf8'), () => {})?.value as object;
}

/** What the program says of a pack with this content. JSON is YAML as well. */
export function judge(
  id: string,
  value: unknown,
): { readonly pack: Pack | null; readonly problems: readonly Problem[] } {
  const { report, problems } = collectProblems();
  const shared = (name: string) => {
    const file = `content/shared/${name}.yaml`;
    return { file, text: readFileSync(join(repository, file), 'utf8') };
  };
  const text = JSON.stringify(value, null, 1);
  const pack = checkPack({ folder: id, file: `content/${id}/pack.yaml`, text, shared }, report);
  return { pack, problems: problems() };
}

/** The demo with the given packs, one meeting of each, and hostile text wherever text may stand. */
export interface HostileProject {
  readonly root: string;
  /** What was put before the hostile text in each field of a pack, and which field it is. */
  readonly marks: ReadonlyMap<string, string>;
}

/** Columns of the data that hold text of somebody's own. */
const freeColumns = {
  'klynger.csv': ['klyngenavn'],
  'moeder.csv': ['sted', 'note'],
  'aftaler.csv': ['aftale', 'ansvarlig'],
  'referencer.csv': ['kilde'],
  'perioder.csv': ['kilde'],
} as const;

export function hostileProject(packs: readonly string[]): HostileProject {
  const root = mkdtempSync(join(tmpdir(), 'klyngepakker-ond-'));
  for (const folder of ['content/shared', 'data/demo', ...packs.map((id) => `content/${id}`)]) {
    mkdirSync(dirname(join(root, folder)), { recursive: true });
    cpSync(join(repository, folder), join(root, folder), { recursive: true });
  }
  const marks = new Map<string, string>();
  for (const id of packs) {
    const poisoned = poisonPack(id, (path) => {
      const mark = `Qx${marks.size}z`;
      marks.set(mark, `${id} ${kindOf(path)}`);
      return mark;
    });
    writeFileSync(join(root, `content/${id}/pack.yaml`), JSON.stringify(poisoned, null, 1));
  }
  const firstOfEach = new Set<string>();
  for (const [name, columns] of Object.entries(freeColumns)) {
    changeCsv(join(root, 'data/demo', name), (row) => {
      if (!packs.includes(row.pakke ?? packs[0] ?? '')) return null;
      if (name === 'moeder.csv' && firstOfEach.has(row.pakke ?? '')) return null;
      if (name === 'moeder.csv') firstOfEach.add(row.pakke ?? '');
      return Object.fromEntries(columns.map((column) => [column, `${row[column] ?? ''} ${hostile}`]));
    });
  }
  changeCsv(join(root, 'data/demo/samtykke.csv'), (row) => (packs.includes(row.pakke ?? '') ? {} : null));
  return { root, marks };
}

/** Every text that the program takes as it is; files, columns and addresses have tests of their own. */
function poisonPack(id: string, markOf: (path: Path) => string): unknown {
  const value = packValue(id);
  const own = textsIn(value).filter((path) => !/\.(file|url)$|\.(category|columns)\./.test(kindOf(path)));
  const kinds = new Map<string, boolean>();
  for (const path of own) {
    const free = kinds.get(kindOf(path)) ?? judge(id, withTexts(value, [path], poisoned)).pack !== null;
    kinds.set(kindOf(path), free);
  }
  const paths = own.filter((path) => kinds.get(kindOf(path)));
  return withTexts(value, paths, (text, path) => `${text} ${markOf(path)} ${hostile}`);
}

export const poisoned = (text: string) => `${text} ${hostile}`;

/** Changes some cells of each row; a row of which nothing is told goes out. The demo's cells have no quotes. */
function changeCsv(
  path: string,
  change: (row: Readonly<Record<string, string>>) => Record<string, string> | null,
): void {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split('\r\n');
  const columns = head.replace('\uFEFF', '').split(';');
  const kept = lines.flatMap((line) => {
    const row = Object.fromEntries(line.split(';').map((cell, at) => [columns[at] ?? '', cell]));
    const changes = change(row);
    const cells = columns.map((column) => `"${(changes?.[column] ?? row[column] ?? '').replaceAll('"', '""')}"`);
    return changes ? [cells.join(';')] : [];
  });
  writeFileSync(path, `${[head, ...kept].join('\r\n')}\r\n`);
}

/** What a reader's browser, scripts and all, made of a page. */
export interface Seen {
  /** How often the hostile script ran, elements it got in, attributes that would run, and requests that left the page. */
  readonly harm: readonly string[];
  readonly text: string;
  readonly scripts: number;
}

/** Opens pages as a reader would, from the disk. */
export async function openPages(files: readonly string[]): Promise<ReadonlyMap<string, Seen>> {
  const browser = await startBrowser(process.env);
  try {
    const seen = new Map<string, Seen>();
    for (const file of files) {
      const page = await browser.newPage();
      const asked: string[] = [];
      page.on('request', (request) => {
        if (!/^(file|data|about):/.test(request.url())) asked.push(`asked for ${request.url()}`);
      });
      page.on('pageerror', (error) => asked.push(`failed: ${error}`));
      await page.evaluateOnNewDocument('window.ran = 0; window.ond = () => { window.ran += 1; };');
      await page.goto(`file://${file}`, { waitUntil: 'load' });
      const { harm, ...rest } = await page.evaluate(lookForHarm);
      seen.set(file, { ...rest, harm: [...harm, ...asked] });
      await page.close();
    }
    return seen;
  } finally {
    await browser.close();
  }
}

/** Runs in the page. */
function lookForHarm(): Seen {
  const elements = [...document.querySelectorAll('*')];
  for (const element of elements) {
    for (const event of ['mouseover', 'focus']) element.dispatchEvent(new Event(event));
  }
  const running = elements.flatMap((element) =>
    [...element.attributes]
      .filter(({ name, value }) => /^on/i.test(name) || /^\s*(javascript|data|file|vbscript):/i.test(value))
      .map(({ name, value }) => `${element.tagName} ${name}=${value.slice(0, 40)}`),
  );
  const strangers = document.querySelectorAll(
    'x-ond, img, iframe, object, embed, base, link, foreignObject, meta[http-equiv]',
  );
  const ran = (window as unknown as { ran: number }).ran;
  return {
    harm: [...(ran > 0 ? [`ran ${ran} times`] : []), ...running, ...[...strangers].map(({ outerHTML }) => outerHTML)],
    text: `${document.title}\n${document.body.textContent}`,
    scripts: document.scripts.length,
  };
}
