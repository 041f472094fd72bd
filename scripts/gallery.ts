/**
 * `gallery`: every component with its examples, in the handout and on slides, for those who change templates and styles.
 * The same examples are the components' tests.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dump } from 'js-yaml';
import { z } from 'zod';
import { parseYaml } from './input/yaml.ts';
import { type BlockType, blockSchemas } from './model/blocks.ts';
import { type ReleasedReport, readReport } from './model/released.ts';
import { viewDeck } from './publish/deck.ts';
import { publicMode, writeFolder } from './publish/output.ts';
import { createEnvironment, printable, renderPage, renderPrivate, type Templates } from './publish/site.ts';
import { type Edition, viewHandout } from './publish/view.ts';

const folder = 'templates/components';

const exampleSchema = z.strictObject({
  name: z.string(),
  /** As an author writes it. */
  block: z.record(z.string(), z.unknown()).optional(),
  /** As it leaves release, for blocks that need a meeting. */
  released: z.record(z.string(), z.unknown()).optional(),
  /** Texts a reader must see in the handout, and on the slides. */
  handout: z.array(z.string()).default([]),
  deck: z.array(z.string()).default([]),
  slides: z.int(),
});

export type Example = z.infer<typeof exampleSchema>;

/** Examples by component; the folder's name is the component's. Throws with file and fault. */
export function readExamples(): ReadonlyMap<string, readonly Example[]> {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && readdirSync(`${folder}/${entry.name}`).includes('examples.yaml') ? [entry.name] : [],
  );
  return new Map(names.toSorted().map((name) => [name, examplesOf(name)]));
}

function examplesOf(name: string): readonly Example[] {
  const file = `${folder}/${name}/examples.yaml`;
  const yaml = parseYaml(file, readFileSync(file, 'utf8'), (problem) => {
    throw new Error(`${file}: ${problem.message}`);
  });
  return z.array(exampleSchema).min(1).parse(yaml?.value);
}

/** The examples one after the other in one handout and one deck, each under the id `b1`, `b2`, and so on. */
export async function showExamples(
  examples: readonly Example[],
  environment: Templates = createEnvironment(),
): Promise<{ readonly handout: string; readonly deck: string }> {
  const edition: Edition = { report: reportWith(examples.map(blockOf)), hash: '12345678', shapes: {} };
  return {
    handout: renderPage('handout', await viewHandout(edition), environment),
    deck: renderPage('slides', await viewDeck(edition), environment),
  };
}

function blockOf({ block, released, name }: Example, at: number): object {
  const id = `b${at + 1}`;
  if (released) return { ...released, id };
  const [[type, content] = []] = Object.entries(block ?? {});
  const schema = blockSchemas[type as BlockType];
  if (schema === undefined) throw new Error(`the example "${name}" has no known block`);
  const parsed = schema.safeParse(content);
  if (!parsed.success) throw new Error(`the example "${name}": ${z.prettifyError(parsed.error)}`);
  return { id, type, ...parsed.data };
}

function reportWith(blocks: readonly object[]): ReleasedReport {
  const report = readReport(JSON.stringify({ ...occasion, blocks }));
  if (!report) throw new Error('an example is not as a released block must be');
  return report;
}

const occasion = {
  format: 'klyngepakker-1',
  promises: [],
  cluster: { id: 'proeve', name: 'Prøveklyngen', region: 'Region Sjælland', municipalities: ['Roskilde', 'Lejre'] },
  pack: {
    id: 'proeve',
    title: 'Eksempler',
    short: 'Eksempler',
    lead: 'Komponentens eksempler.',
    task: 'Se dem efter.',
    revised: '2026-01-01',
    provider: 'KAP-S',
    collaborators: [],
    source: { title: 'Eksempler', publisher: 'KAP-S' },
    minutes: 210,
    contacts: [],
    materials: [],
  },
  meeting: {
    round: 1,
    date: '2027-03-11',
    start: '16:00',
    end: '19:30',
    place: 'Sundhedshuset',
    note: '',
    profile: 'lukket',
  },
  practices: { total: 10, shown: 10, letters: true },
  synthetic: true,
  tables: [],
};

/** Writes the gallery to `out`, whose former content goes; returns how many examples there are. */
export async function makeGallery(out: string): Promise<number> {
  const environment = createEnvironment();
  const files = new Map<string, string>();
  const components: object[] = [];
  let count = 0;
  for (const [name, examples] of readExamples()) {
    const shown = await showExamples(examples, environment);
    files.set(`${name}-handout.html`, alone(shown.handout, '.mast, main > :not([id^=b])'));
    files.set(`${name}-slides.html`, alone(printable(shown.deck), '.slide:not([id^=s-b])'));
    components.push({
      name,
      examples: examples.map((one) => ({ name: one.name, yaml: one.block ? dump([one.block]) : '' })),
    });
    count += examples.length;
  }
  files.set('index.html', renderPrivate('gallery.njk', { components }, environment));
  writeFolder(out, files, publicMode);
  return count;
}

/** Without what stands on every page. Only seen: the page is the one that the tests look at. */
function alone(html: string, others: string): string {
  return html.replace('</head>', `<style>${others} { display: none; }</style></head>`);
}
