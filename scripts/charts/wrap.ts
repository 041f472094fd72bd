/** Text broken into lines for a box that it must stay within: a drawing has no line breaks of its own, and no slack. */
import { textLines } from './textlines.ts';
import { textWidth } from './textwidth.ts';

export interface Lettering {
  readonly size: number;
  readonly weight?: 400 | 600 | 700;
}

/** Lines no wider than `width` px; a word that is wider on its own is cut where it reaches the edge. */
export function wrapText(text: string, width: number, lettering: Lettering): readonly string[] {
  const { size, weight = 400 } = lettering;
  const words = text.split(/\s+/).flatMap((word) => cutWord(word, width, lettering));
  return textLines(words.join(' '), width, { fontSize: size, fontWeight: weight });
}

export function widthOf(text: string, { size, weight = 400 }: Lettering): number {
  return textWidth({ fontSize: size, fontWeight: weight }, text);
}

/** A hyphen or a slash already in the word is the better place to cut. */
function cutWord(word: string, width: number, lettering: Lettering): string[] {
  if (widthOf(word, lettering) <= width) return [word];
  const joint = word.slice(1).search(/[-/]/) + 2;
  if (joint > 1 && joint < word.length && widthOf(word.slice(0, joint), lettering) <= width)
    return [word.slice(0, joint), ...cutWord(word.slice(joint), width, lettering)];
  let length = word.length - 1;
  while (length > 1 && widthOf(`${word.slice(0, length)}-`, lettering) > width) length--;
  return length <= 1 ? [word] : [`${word.slice(0, length)}-`, ...cutWord(word.slice(length), width, lettering)];
}
