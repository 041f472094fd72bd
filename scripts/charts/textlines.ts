/** Text broken into lines at its spaces, with the font's own widths: Vega does not wrap, and pages are planned by it. */
import { textWidth } from './textwidth.ts';

interface Font {
  readonly fontSize: number;
  readonly fontWeight?: number;
}

/** The lines of `text` within `width` px. A word longer than that stands on a line of its own. */
export function textLines(text: string, width: number, font: Font): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(font, longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}
