/** Statements set in three columns, the largest letters that hold them all on one slide; else whole sectors per slide. */
import { continued, heightOf, type Setting } from './room.ts';

interface VoiceView {
  readonly role: string;
  readonly statements: readonly string[];
}

export interface SectorView {
  readonly title: string;
  /** The outline of its mark, and the class of its colour. */
  readonly mark: string;
  readonly tone: string;
  readonly voices: readonly VoiceView[];
}

export type LettersName = 'large' | 'middle' | 'snug' | 'small';

interface Wall {
  readonly columns: readonly (readonly SectorView[])[];
  readonly size: LettersName;
}

// Px as in slides.css.
const columnCount = 3;
const width = 333;
const letters: Readonly<Record<LettersName, { readonly text: Setting; readonly role: Setting }>> = {
  large: { text: { size: 27, leading: 34, width }, role: { size: 20, leading: 26, width } },
  middle: { text: { size: 24, leading: 30, width }, role: { size: 19, leading: 24, width } },
  snug: { text: { size: 22, leading: 28, width }, role: { size: 18, leading: 23, width } },
  small: { text: { size: 19, leading: 24, width }, role: { size: 16, leading: 20, width } },
};
const sizes = ['large', 'middle', 'snug', 'small'] as const;
/** For a wall of several slides. */
const usual = 'snug';

export function wallPages(sectors: readonly SectorView[], room: number): readonly Wall[] {
  for (const size of sizes) {
    if (columnsWithin(sectors, size, room).length <= columnCount) return [wallOf(sectors, size, room)];
  }
  const pages: SectorView[][] = [];
  for (const sector of sectors.flatMap((whole) => slideFuls(whole, room))) {
    const longer = [...(pages.at(-1) ?? []), sector];
    const fits = pages.length > 0 && columnsWithin(longer, usual, room).length <= columnCount;
    if (fits) pages[pages.length - 1] = longer;
    else pages.push([sector]);
  }
  return pages.map((page) => wallOf(page, usual, room));
}

/** A sector that no slide holds, broken between its voices. */
function slideFuls(sector: SectorView, room: number): SectorView[] {
  const parts: SectorView[] = [];
  for (const voice of sector.voices) {
    const last = parts.at(-1);
    const longer = { ...sector, voices: [...(last?.voices ?? []), voice] };
    const title = continued(sector.title, parts.length);
    if (last && columnsWithin([longer], usual, room).length <= columnCount)
      parts[parts.length - 1] = { ...longer, title: last.title };
    else parts.push({ ...sector, title, voices: [voice] });
  }
  return parts;
}

/** As even as three columns can be. */
function wallOf(sectors: readonly SectorView[], size: LettersName, room: number): Wall {
  let columns = columnsWithin(sectors, size, room);
  for (let less = 80; less < room; less += 12) {
    const tried = columnsWithin(sectors, size, less);
    const fits = tried.every((column) => columnHeight(column, size) <= less);
    if (!fits || tried.length > columnCount) continue;
    columns = tried;
    break;
  }
  return { columns, size };
}

function columnsWithin(sectors: readonly SectorView[], size: LettersName, room: number): SectorView[][] {
  const columns: SectorView[][] = [];
  for (const sector of sectors) {
    for (const [at, voice] of sector.voices.entries()) {
      const column = columns.at(-1) ?? [];
      const longer = add(column, { ...sector, voices: [voice] });
      if (columns.length > 0 && columnHeight(longer, size) <= room) columns[columns.length - 1] = longer;
      else columns.push([{ ...sector, title: continued(sector.title, Math.min(at, 1)), voices: [voice] }]);
    }
  }
  return columns;
}

function add(column: readonly SectorView[], sector: SectorView): SectorView[] {
  const last = column.at(-1);
  if (last?.tone !== sector.tone) return [...column, sector];
  return [...column.slice(0, -1), { ...last, voices: [...last.voices, ...sector.voices] }];
}

function columnHeight(column: readonly SectorView[], size: LettersName): number {
  return column.reduce((sum, { title, voices }, at) => {
    const name = heightOf(title, { size: 21, weight: 700, leading: 26, width: width - 10 }) + (at === 0 ? 14 : 34);
    return sum + name + voices.reduce((all, voice) => all + voiceHeight(voice, size), 0);
  }, 0);
}

function voiceHeight({ role, statements }: VoiceView, size: LettersName): number {
  const { text, role: roleLetters } = letters[size];
  const said = statements.reduce((sum, one) => sum + heightOf(one, text), 0);
  return said + 8 * (statements.length - 1) + heightOf(role, roleLetters) + 18;
}
