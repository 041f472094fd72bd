/** The legend as a list: a swatch, the class in words and how many municipalities it holds; highest on top as in the strip. */
import type { ReleasedMunicipality } from '../model/released.ts';
import { mapClasses } from './mapclasses.ts';
import type { MapLayout } from './maplayout.ts';
import { hatch, ruling } from './mapshapes.ts';
import { bar, lines, type Mark, ringOf, words } from './shapemarks.ts';
import { colour } from './theme.ts';

export function drawLegend(indicator: ReleasedMunicipality, { legend, text, hatch: gap }: MapLayout): Mark[] {
  const { x, y, width, row, stacked } = legend;
  const swatch = { width: Math.round(text * 1.2), height: Math.round(text * 0.86) };
  const left = x + swatch.width + 8;
  const script = { size: text, colour: colour.ink } as const;
  const entries = entriesOf(indicator).flatMap(({ label, fill, across, count }, at) => {
    const middle = y + text * 1.9 + at * row + (stacked ? text * 0.6 : row / 2);
    const box = { x, y: middle - swatch.height / 2, ...swatch };
    const number = municipalitiesWord(count);
    return [
      bar(box, fill ?? colour.white, { colour: colour.band, width: 0.6 }),
      ...(across === null ? [] : [lines(ruling([[ringOf(box)]], gap), { colour: across, width: 0.5 })]),
      ...(fill === null ? [lines(hatch([[ringOf(box)]], gap), { colour: colour.ink2, width: 1 })] : []),
      words(label, [left, middle], script),
      stacked
        ? words(number, [left, middle + text * 1.2], { ...script, colour: colour.ink2 })
        : words(number, [x + width, middle], { ...script, colour: colour.ink2, align: 'right' }),
    ];
  });
  const heading = indicator.scale === 'indeks' ? 'Indeks, 100 er som forventet' : 'Forskel fra det forventede';
  return [words(heading, [x, y + text * 0.7], { ...script, weight: 600 }), ...entries];
}

interface LegendEntry {
  readonly label: string;
  /** Null: no number, hatched. */
  readonly fill: string | null;
  /** The colour of lines across it, if any. */
  readonly across: string | null;
  readonly count: number;
}

function entriesOf(indicator: ReleasedMunicipality): readonly LegendEntry[] {
  const classes = mapClasses(indicator).toReversed();
  const entries = classes.map(
    ({ label, colour: fill, lines: across, count }): LegendEntry => ({ label, fill, across, count }),
  );
  const missing = indicator.municipalities.filter(({ value }) => value === null).length;
  return missing === 0 ? entries : [...entries, { label: 'ingen tal', fill: null, across: null, count: missing }];
}

/** `1 kommune`, `17 kommuner`. */
function municipalitiesWord(count: number): string {
  return `${count}\u00a0${count === 1 ? 'kommune' : 'kommuner'}`;
}
