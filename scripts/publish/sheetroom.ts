/**
 * What an own sheet has room for: one A4 page, reckoned in CSS px from the font's own widths and the charts' own heights.
 * Messages always stand. Charts are drawn as roomy as all of them fit, and where not all do, one part after the other.
 */
import { textLines } from '../charts/textlines.ts';
import type { SheetChart, SheetPart } from './sheetparts.ts';

/** 297 mm less the margins of sheet.css, with a little in reserve. */
const page = 998 - 32;
const width = 645;

export interface SheetWords {
  readonly heading: string;
  readonly letter: string;
  readonly synthetic: boolean;
  /** Rows of the longest table; 0 without. */
  readonly tableRows: number;
  readonly question: string;
}

/** The charts of each part, in the order of the parts. */
export function chooseCharts(parts: readonly SheetPart[], words: SheetWords): readonly (readonly SheetChart[])[] {
  const room = page - wordsHeight(parts, words);
  const most = Math.max(0, ...parts.map(({ ways }) => ways.length));
  for (let level = 0; level < most; level++) {
    const chosen = withoutRepeats(parts.map(({ ways }) => ways[Math.min(level, ways.length - 1)] ?? []));
    if (heightOf(chosen.flat()) <= room) return chosen;
  }
  const kept: (readonly SheetChart[])[] = [];
  for (const { ways } of parts) {
    const smallest = [...ways].sort((a, b) => heightOf(a) - heightOf(b))[0] ?? [];
    const tried = withoutRepeats([...kept, smallest]);
    kept.push(heightOf(tried.flat()) <= room ? smallest : []);
  }
  return withoutRepeats(kept);
}

/** What is said under one chart is not said again under the next of its kind. */
function withoutRepeats(chosen: readonly (readonly SheetChart[])[]): SheetChart[][] {
  const said = new Set<string>();
  return chosen.map((charts) =>
    charts.map(({ svg, caption }) => {
      const repeated = said.has(caption);
      said.add(caption);
      return { svg, caption: repeated ? '' : caption };
    }),
  );
}

function wordsHeight(parts: readonly SheetPart[], words: SheetWords): number {
  const heading = 30 + linesOf(words.heading, 28, width) * 32 + 19 + linesOf(words.letter, 15.4) * 21 + 6;
  const notice = words.synthetic ? 38 : 0;
  const messages = parts.reduce((sum, { message }) => sum + 45 + linesOf(message, 15.4) * 21, 0);
  const tables = words.tableRows === 0 ? 0 : 15 + 44 + words.tableRows * 17;
  const question = words.question === '' ? 0 : 19 + 40 + linesOf(words.question, 16, 605) * 23;
  return heading + notice + messages + tables + question;
}

function heightOf(charts: readonly SheetChart[]): number {
  return charts.reduce((sum, { svg, caption }) => {
    const note = caption === '' ? 0 : 8 + linesOf(caption, 12, 630) * 17;
    return sum + 10 + drawnHeight(svg) + note;
  }, 0);
}

/** As the page shows it: a chart wider than the page is made smaller. */
function drawnHeight(svg: string): number {
  const size = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg);
  if (!size) throw new Error('a chart without a size');
  const [, wide, high] = size.map(Number);
  return (high ?? 0) * Math.min(1, 650 / (wide ?? 650));
}

function linesOf(text: string, fontSize: number, room = width): number {
  return textLines(text, room, { fontSize }).length;
}
