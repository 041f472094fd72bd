/** docs/coverage.md says on which slides the content of the sources is seen: here the decks are made and looked through. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { briefingOf } from '../scripts/briefing.ts';
import { viewBriefingDeck } from '../scripts/publish/briefingview.ts';
import { viewDeck } from '../scripts/publish/deck.ts';
import { blocksIn, type CoverageRow, readCoverage } from './coverage.ts';
import { type MadeCluster, makeCluster, project, root } from './trust/demo.ts';

const sections = readCoverage(readFileSync(`${root}/docs/coverage.md`, 'utf8'));

const clusters = new Map<string, MadeCluster>();

function clusterOf(id: string): MadeCluster {
  const made = clusters.get(id) ?? makeCluster(project.data, id);
  clusters.set(id, made);
  return made;
}

/** The block that each slide of the edition comes from; 0 for the front. */
async function slidesOf(edition: string): Promise<readonly number[]> {
  const { slides } = await deckOf(edition);
  return slides.map(({ id }) => Number(/^b(\d+)(?:-|$)/.exec(id)?.[1] ?? 0));
}

function deckOf(edition: string) {
  const briefing = project.packs.find(({ id }) => id === edition);
  if (briefing) return viewBriefingDeck(briefingOf(briefing));
  const [cluster = ''] = edition.split('/');
  const { meetings } = clusterOf(cluster);
  const made = meetings.find(({ released: { report } }) => {
    return `${report.cluster.id}/${report.pack.id}-${report.meeting.round}` === edition;
  });
  if (!made) throw new Error(`no meeting ${edition}`);
  return viewDeck({ report: made.released.report, hash: '', shapes: { standard: project.shapes.standard } });
}

/** `D3 D5-7` → 3, 5, 6, 7. */
function slidesNamed({ seen }: CoverageRow): number[] {
  return [...seen.matchAll(/\bD(\d+)(?:-(\d+))?/g)].flatMap(([, first, last = first]) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => Number(first) + at),
  );
}

describe.each(sections)('$title', ({ pack, edition, rows }) => {
  it('shows its blocks on the slides that are named', async () => {
    const blocks = await slidesOf(edition);
    const wrong = rows.flatMap((row) => {
      const wanted = blocksIn(row.blocks, pack).flatMap((one) => (one.pack === pack ? [one.place] : []));
      const named = slidesNamed(row);
      if (wanted.length === 0) return [];
      const strange = named.filter((slide) => !wanted.includes(blocks[slide - 1] ?? -1));
      const unseen = wanted.filter((one) => blocks.includes(one) && !named.some((slide) => blocks[slide - 1] === one));
      return strange.length + unseen.length === 0
        ? []
        : [
            `${row.id}: D${strange.join(', D')} are of other blocks; block ${unseen.join(', ')} is on none of those named`,
          ];
    });
    expect(wrong, `slides by block: ${blocks.map((block, at) => `D${at + 1}=${block}`).join(' ')}`).toEqual([]);
  });
});
