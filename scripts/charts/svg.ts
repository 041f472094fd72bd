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
  /** Vega's warnings are about our own specifications: the tests see them, the facilitator need not. */
  readonly logger: Vega.LoggerInterface;
}

/** Loaded with the first chart: a build with nothing to draw does without. */
const library: { loaded?: Promise<Library> } = {};

async function load(): Promise<Library> {
  const [vega, vegaLite] = await Promise.all([import('vega'), import('vega-lite')]);
  // Vega has no canvas here and would guess widths of 0.8 em a character; the font's real advances keep labels uncut.
  (vega as unknown as { textMetrics: { width: typeof textWidth } }).textMetrics.width = textWidth;
  return { vega, vegaLite, logger: vega.logger(vega.None) };
}

/** Draws one specification; `id` must be unique in the page. */
export async function renderSvg(spec: Spec, id: string, text: ChartText): Promise<string> {
  library.loaded ??= load();
  const { vega, vegaLite, logger } = await library.loaded;
  const { shape, rows } = takeApart(spec);
  const runtime = plans.get(shape) ?? vega.parse(vegaLite.compile(JSON.parse(shape), { logger }).spec);
  keep(shape, runtime);
  // A view of its own each time: one that is used again remembers the figures before.
  const view = new vega.View(runtime, { renderer: 'none', loader: closedLoader, logger });
  for (const [name, values] of rows) view.data(name, values);
  const svg = await view.toSVG();
  view.finalize();
  return dress(svg, id, text);
}

/** What a specification says without its rows, as text, and the rows by the name that stands in their place. */
function takeApart(spec: Spec): { readonly shape: string; readonly rows: ReadonlyMap<string, object[]> } {
  const rows = new Map<string, object[]>();
  const shape = JSON.stringify(spec, (key, value) => {
    if (key !== 'data' || !Array.isArray(value?.values)) return value;
    const { values, ...rest } = value;
    const name = `rows${rows.size}`;
    // Vega marks the rows it is given.
    rows.set(
      name,
      values.map((row: object) => ({ ...row })),
    );
    return { ...rest, name };
  });
  return { shape, rows };
}

/** Specifications that differ in their rows alone are compiled once: a practice's sheet is drawn like the next one's. */
const plans = new Map<string, Vega.Runtime>();
const mostPlans = 300;

/** The one that has waited longest goes first. */
function keep(shape: string, runtime: Vega.Runtime): void {
  plans.delete(shape);
  plans.set(shape, runtime);
  const [oldest] = plans.keys();
  if (plans.size > mostPlans && oldest !== undefined) plans.delete(oldest);
}

/** Vega writes English roles and labels on every mark; a reader should meet one figure with one Danish description. */
function dress(svg: string, id: string, text: ChartText): string {
  // Vega counts such names through all charts, and several are drawn at the same time.
  const names: string[] = [];
  const numberOf = (name: string): number => {
    if (!names.includes(name)) names.push(name);
    return names.indexOf(name);
  };
  const body = svg
    .replace(/ (role|aria-[a-z]+|class|version|xmlns:xlink|pointer-events|font-family)="[^"]*"/g, '')
    // Inside tags only: a printed 1.412 is a Danish thousand.
    .replace(/<[^>]+>/g, (tag) =>
      tag
        .replace(/-?\d+\.\d+(?:e-?\d+)?/g, oneDecimal)
        .replace(/\b(?:clip|gradient_|pattern_)\d+/g, (name) => `${id}-${numberOf(name)}`),
    );
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
