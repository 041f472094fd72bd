/** Phases 4 and 6 to 8 of the build for a pack of content alone: no meeting, no data, nothing confidential. */
import type { Pack } from './model/pack.ts';
import type { Problem } from './model/problem.ts';
import { type FileMap, type PdfDocument, type Press, printDocument } from './printing.ts';
import { type BriefingEdition, briefingFrame, viewBriefing, viewBriefingDeck } from './publish/briefingview.ts';
import { sha256 } from './publish/output.ts';
import { printable, renderPage, type Templates } from './publish/site.ts';
import { releaseBriefing } from './release/briefing.ts';

export interface MadeBriefing {
  /** Files of output/<briefing>/. */
  readonly files: FileMap;
  readonly problems: readonly Problem[];
}

export function briefingOf(pack: Pack): BriefingEdition {
  const briefing = releaseBriefing(pack);
  return { briefing, hash: sha256(JSON.stringify(briefing)).slice(0, 8) };
}

/** HTML only without a press. */
export async function makeBriefing(pack: Pack, templates: Templates, press: Press | null): Promise<MadeBriefing> {
  const edition = briefingOf(pack);
  const handout = renderPage('handout', await viewBriefing(edition), templates);
  const slides = renderPage('slides', await viewBriefingDeck(edition), templates);
  const files: FileMap = new Map([
    ['handout.html', handout],
    ['slides.html', slides],
  ]);
  if (!press) return { files, problems: [] };
  const documents: readonly (PdfDocument & { readonly kind: string })[] = [
    { files, name: 'handout.pdf', html: handout, format: 'A4', kind: 'Handout' },
    { files, name: 'slides.pdf', html: printable(slides), format: 'slides', kind: 'Lysbilleder' },
  ];
  const printed = await Promise.all(
    documents.map((document) => {
      const { title, author, description } = briefingFrame(edition, document.kind);
      // A month alone is the first of it: a PDF has no date without a day.
      const date = `${pack.revised}-01`.slice(0, 10);
      return printDocument(document, { title, author, description, date }, pack, press);
    }),
  );
  return { files, problems: printed.flatMap(({ problems }) => problems) };
}
