/**
 * Colours, sizes and the Vega-Lite settings every chart shares. Contrast on white is given beside each colour; own,
 * reference and peers stay apart in greyscale and for colour-blind readers, and never by colour alone.
 */

export const colour = {
  /** 16.0:1, text. */
  ink: '#14232e',
  /** 7.6:1, secondary text. */
  ink2: '#465663',
  /** 6.0:1, peers' points. */
  peer: '#566572',
  /** 3.1:1, bands and intervals; graphics only. */
  band: '#8794a0',
  grid: '#dbe2e7',
  rule: '#b9c4cc',
  /** 5.5:1, the reader's own practice: own sheets only. */
  own: '#b4450d',
  ownTint: '#fcefe6',
  /** 7.4:1, benchmark. */
  reference: '#0b5a8c',
  panel: '#f2f5f7',
  white: '#ffffff',
} as const;

/** Diverging classes for the map, low (blue) to high (ochre), neutral in the middle; readable in greyscale with labels. */
export const diverging = ['#0b5a8c', '#5b95b8', '#b3cfde', '#eef0ee', '#f0cfa4', '#d98f43', '#9c4f0b'] as const;

/** Where a chart is shown. Sizes are CSS px: a handout is 650 px wide (172 mm), a slide 1280. In the guide it stands beside notes. */
export type Medium = 'handout' | 'slide' | 'sheet' | 'guide';

/** Charts that need the whole width of the paper: in the guide they are as in the handout. */
export type WideMedium = Exclude<Medium, 'guide'>;

/** The most that a chart may take. */
export const widths: Readonly<Record<Medium, number>> = { handout: 646, slide: 1150, sheet: 646, guide: 340 };

export interface Sizes {
  readonly text: number;
  readonly small: number;
  readonly dot: number;
  readonly row: number;
}

export const sizes: Readonly<Record<Medium, Sizes>> = {
  handout: { text: 13, small: 12, dot: 8.8, row: 20 },
  slide: { text: 21, small: 19, dot: 13.5, row: 30 },
  sheet: { text: 13, small: 12, dot: 8.8, row: 20 },
  guide: { text: 12, small: 12, dot: 8.8, row: 20 },
};

/** No opacity below 1 anywhere: it would put the marks in a transparency group that no screen reader reaches in a PDF. */
export const config = {
  font: 'Source Sans 3',
  aria: false,
  background: null,
  view: { stroke: null },
  point: { opacity: 1 },
  circle: { opacity: 1 },
  square: { opacity: 1 },
  tick: { opacity: 1 },
  geoshape: { opacity: 1 },
  bar: { opacity: 1 },
} as const;
