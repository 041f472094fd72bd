/**
 * From a Vega-Lite specification to the inline SVG that stands in a page: one figure with Danish title and description,
 * ids of its own, coordinates to one decimal (the geometry must not say more than the printed number).
 */
import type * as Vega from 'vega';
import type * as VegaLite from 'vega-lite';
import { textWidth } from './textwidth.ts';

export interface ChartText {
  /** Kind of chart and measure, one short sentence. */
  readonly title: string;
  /** What it shows in words, and where the numbers are. */
  readonly description: string;
}

export type Spec = VegaLite.TopLevelSpec;

/** Refuses every file and address: our specifications carry their data with them. */
const closedLoader: Vega.Loader = {
  load: () => Promise.reject(new Error('a chart may not load anything')),
  sanitize: () => Promise.reject(new Error('a chart may not link anywhere')),
  http: () => Promise.reject(new Error('a chart may not load anything')),
  file: () => Promise.reject(new Error('a chart may not load anything')),
};

interface Library {
  readonly vega: typeof Vega;
  readonly vegaLite: typeof VegaLite;
}

/** Loaded with the first chart: a build with nothing to draw does without. */
const library: { loaded?: Promise<Library> } = {};

async function load(): Promise<Library> {
  const [vega, vegaLite] = await Promise.all([import('vega'), import('vega-lite')]);
  // Vega has no canvas here and would guess widths of 0.8 em a character; the font's real advances keep labels uncut.
  (vega as unknown as { textMetrics: { width: typeof textWidth } }).textMetrics.width = textWidth;
  return { vega, vegaLite };
}

/** Draws one specification; `id` must be unique in the page. */
export async function renderSvg(spec: Spec, id: string, text: ChartText): Promise<string> {
  library.loaded ??= load();
  const { vega, vegaLite } = await library.loaded;
  // Vega's warnings are about our own specifications: the tests see them, the facilitator need not.
  const logger = vega.logger(vega.None);
  vega.resetSVGDefIds();
  const compiled = vegaLite.compile(spec, { logger }).spec;
  const view = new vega.View(vega.parse(compiled), { renderer: 'none', loader: closedLoader, logger });
  const svg = await view.toSVG();
  view.finalize();
  return dress(svg, id, text);
}

/** Vega writes English roles and labels on every mark; a reader should meet one figure with one Danish description. */
function dress(svg: string, id: string, text: ChartText): string {
  const body = svg
    .replace(/ (role|aria-[a-z]+|class|version|xmlns:xlink|pointer-events|font-family)="[^"]*"/g, '')
    // Inside tags only: a printed 1.412 is a Danish thousand.
    .replace(/<[^>]+>/g, (tag) => tag.replace(/-?\d+\.\d+(?:e-?\d+)?/g, oneDecimal))
    .replace(/\b(clip|gradient|pattern)(_?)(\d+)/g, `${id}-$1$3`);
  const open = /^<svg[^>]*>/.exec(body)?.[0];
  if (!open) throw new Error('vega wrote no svg element');
  const head = `<svg role="img" aria-labelledby="${id}-t ${id}-d" ${open.slice(5)}`;
  return `${head}<title id="${id}-t">${escapeText(text.title)}</title><desc id="${id}-d">${escapeText(text.description)}</desc>${body.slice(open.length)}`;
}

/** Half away from zero, so that what is symmetrical stays so. */
function oneDecimal(number: string): string {
  const value = Number(number);
  return String((Math.sign(value) * Math.round(Math.abs(value) * 10)) / 10);
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
