/**
 * Word spaces at line ends. Chromium paints none where a line wraps, so a reader that follows the
 * tags hears "kanforskellen". A space glyph after the line's last word is not seen and is read.
 */
import type { Edit } from './pdfcontent.ts';
import type { ContentStream } from './pdfstreams.ts';
import type { TextRun } from './pdftext.ts';

/** A line may break after these inside a word, and then no space was there. */
const BREAKS_WORD = /[^\s][-\u2010\u00AD\u2013/]$/;
/** "børne- og ungeområdet": here a space was. */
const SUSPENDED = /^(og|eller|samt|til|men|&)(\s|$)/;
/** Share of the font size; less is a raised or lowered sign on the same line. */
const NEXT_LINE = 0.5;
const NEXT_COLUMN = 1.5;

/** Adds the spaces to the runs' text and returns the edits; runs of one block come in reading order. */
export function addLineEndSpaces(
  runs: readonly TextRun[],
  blockOf: (run: TextRun) => unknown,
): Map<ContentStream, Edit[]> {
  const edits = new Map<ContentStream, Edit[]>();
  const lastOf = new Map<unknown, TextRun>();
  for (const run of runs) {
    const block = blockOf(run);
    if (block === undefined || run.text === '') continue;
    const last = lastOf.get(block);
    lastOf.set(block, run);
    const space = last && losesSpace(last, run) && spaceAfter(last, runs);
    if (!last || !space) continue;
    const inStream = edits.get(last.stream) ?? [];
    inStream.push({ from: last.end, to: last.end, text: space });
    edits.set(last.stream, inStream);
    last.text += ' ';
  }
  return edits;
}

function losesSpace(last: TextRun, next: TextRun): boolean {
  if (/\s$/.test(last.text) || /^\s/.test(next.text)) return false;
  if (isOnOneLine(last, next)) return isApart(last, next);
  return !BREAKS_WORD.test(last.text) || SUSPENDED.test(next.text);
}

function isOnOneLine(last: TextRun, next: TextRun): boolean {
  const samePage = last.stream.page === next.stream.page;
  return samePage && Math.abs(last.baseline - next.baseline) <= NEXT_LINE * last.sizeOnPage;
}

/** Side by side in two columns. Measured between left edges, so it is more than any glyph is wide. */
function isApart(last: TextRun, next: TextRun): boolean {
  const distance = next.startsAt - last.endsAt;
  return distance > NEXT_COLUMN * last.sizeOnPage || distance < -last.sizeOnPage;
}

/** A font subset without a space borrows one from another font of the same page. */
function spaceAfter(run: TextRun, runs: readonly TextRun[]): string | undefined {
  if (run.font.space !== undefined) return `\n<${run.font.space}> Tj`;
  const other = runs.find((candidate) => candidate.stream === run.stream && candidate.font.space !== undefined);
  if (other === undefined) return undefined;
  return `\n/${other.fontResource} ${run.size} Tf\n<${other.font.space}> Tj\n/${run.fontResource} ${run.size} Tf`;
}
