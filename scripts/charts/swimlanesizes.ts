/** What the lanes are drawn with, and how large: px of a handout (172 mm = 650) or of a slide. */
import type { ReleasedBlockOf } from '../model/released.ts';
import type { Moment } from './moments.ts';

export type EventType = ReleasedBlockOf<'events'>['entries'][number]['type'];

export interface LaneEvent {
  /** Its row in the list. */
  readonly number: number;
  readonly lane: number;
  /** The lane it is referred or handed over to. */
  readonly to: number | null;
  readonly type: EventType;
  /** The author's few words for the drawing, else ''. */
  readonly label: string;
  /** The date as it is written. */
  readonly date: string;
  readonly moment: Moment;
}

export interface LaneSizes {
  readonly width: number;
  /** The widest column of lane names. */
  readonly names: number;
  readonly glyph: number;
  readonly text: number;
  readonly name: number;
  /** One row of numbered events, and air above and below a lane's content: an arrow's head stands in it. */
  readonly row: number;
  readonly pad: number;
}

/** `large` is a slide with few events. */
type LaneMedium = 'handout' | 'slide' | 'large';

/** What a slide has room for between its head and its foot. */
export const slideHeight = 452;

export const laneSizes: Readonly<Record<LaneMedium, LaneSizes>> = {
  handout: { width: 650, names: 112, glyph: 10, text: 12, name: 13, row: 18, pad: 10 },
  slide: { width: 1152, names: 210, glyph: 15, text: 18, name: 20, row: 25, pad: 12 },
  large: { width: 1152, names: 230, glyph: 19, text: 23, name: 25, row: 36, pad: 17 },
};
