/** Phase 11 of the build: what all meetings share, and those that are no longer there. */
import { join } from 'node:path';
import type { Pack } from './model/pack.ts';
import { readReport } from './model/released.ts';
import { viewIndex } from './publish/indexview.ts';
import {
  listBriefings,
  listEditions,
  manifestOf,
  publicMode,
  readEdition,
  removeEdition,
  writeFileWhole,
} from './publish/output.ts';
import { renderPages, type Templates } from './publish/site.ts';

interface Folders {
  readonly out: string;
}

/** Removes meetings that are no longer planned. */
export function removeUnplanned(options: Folders, planned: readonly string[]): string[] {
  const there = [...listEditions(options.out), ...listBriefings(options.out)];
  const gone = there.filter((edition) => !planned.includes(edition));
  for (const edition of gone) removeEdition(options.out, edition);
  return gone;
}

/** The overview and the manifest of everything that lies in the folder. */
export async function writeOverview(options: Folders, packs: readonly Pack[], templates: Templates): Promise<void> {
  const editions = listEditions(options.out);
  const entries = editions.flatMap((folder) => {
    const read = readEdition(options.out, folder);
    const report = read && readReport(read.json);
    return report ? [{ report, folder, files: read.files }] : [];
  });
  const briefings = listBriefings(options.out);
  const shown = packs.filter(({ id }) => briefings.includes(id));
  const pages = {
    handouts: [],
    decks: [],
    guides: [],
    index: [{ path: 'index.html', view: viewIndex(entries, shown) }],
  };
  const [page] = await renderPages(pages, templates);
  if (page) writeFileWhole(join(options.out, 'index.html'), page.html, publicMode);
  writeFileWhole(join(options.out, 'manifest.json'), manifestOf(options.out, [...editions, ...briefings]), publicMode);
}
