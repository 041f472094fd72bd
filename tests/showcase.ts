/** Components' own examples, set in a page and a deck as a meeting would have them. */
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseYaml } from '../scripts/input/yaml.ts';
import { type BlockType, blockSchemas } from '../scripts/model/blocks.ts';
import type { ReleasedBlock, ReleasedReport, ReportData } from '../scripts/model/released.ts';
import { viewDeck } from '../scripts/publish/deck.ts';
import { createEnvironment, renderPages } from '../scripts/publish/site.ts';
import { type Edition, viewHandout } from '../scripts/publish/view.ts';

const folder = new URL('../templates/components/', import.meta.url);

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

/** Examples by component; the folder's name is the component's. */
export function readExamples(): ReadonlyMap<string, readonly Example[]> {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && readdirSync(new URL(`${entry.name}/`, folder)).includes('examples.yaml') ? [entry.name] : [],
  );
  return new Map(names.map((name) => [name, examplesOf(name)]));
}

function examplesOf(name: string): readonly Example[] {
  const file = `templates/components/${name}/examples.yaml`;
  const yaml = parseYaml(file, readFileSync(new URL(`${name}/examples.yaml`, folder), 'utf8'), (problem) => {
    throw new Error(`${file}: ${problem.message}`);
  });
  return z.array(exampleSchema).min(1).parse(yaml?.value);
}

function releasedOf({ block, released, name }: Example, at: number): ReleasedBlock {
  const id = `b${at + 1}`;
  if (released) return { ...released, id } as ReleasedBlock;
  const [[type, content] = []] = Object.entries(block ?? {});
  const schema = blockSchemas[type as BlockType];
  if (schema === undefined) throw new Error(`the example "${name}" has no known block`);
  return { id, type, ...(schema.parse(content) as object) } as ReleasedBlock;
}

/** The examples one after the other in one handout and one deck. */
export async function showExamples(examples: readonly Example[]): Promise<{ handout: string; deck: string }> {
  const edition: Edition = { report: reportWith(examples.map(releasedOf)), hash: '12345678', shapes: {} };
  const pages = await renderPages(
    {
      handouts: [{ path: 'handout.html', view: await viewHandout(edition) }],
      decks: [{ path: 'slides.html', view: await viewDeck(edition) }],
      guides: [],
      index: [],
    },
    createEnvironment(),
  );
  const html = (path: string) => pages.find((page) => page.path === path)?.html ?? '';
  return { handout: html('handout.html'), deck: html('slides.html') };
}

function reportWith(blocks: readonly ReleasedBlock[]): ReleasedReport {
  return {
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
    blocks: [...blocks],
  } satisfies ReportData as unknown as ReleasedReport;
}
