/**
 * Eleventy and Nunjucks, with the doors closed: templates come from templates/ only, text is escaped, an undefined value
 * fails the build, and no template can run code or read a file of its own choice.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import MarkdownIt from 'markdown-it';
import nunjucks from 'nunjucks';
import { inDanish } from './presenterwords.ts';

export interface Page {
  /** Path under the output folder. */
  readonly path: string;
  readonly view: object;
}

/** What Eleventy is given: a list per template of the same name. */
export interface Pages {
  readonly handouts: readonly Page[];
  readonly decks: readonly Page[];
  readonly guides: readonly Page[];
  readonly index: readonly Page[];
}

export interface RenderedPage {
  readonly path: string;
  readonly html: string;
}

/** The part of Eleventy's configuration object that we use. */
export interface EleventyConfig {
  setLibrary(engine: string, library: unknown): void;
  setTemplateFormats(formats: readonly string[]): void;
  setFrontMatterParsingOptions(options: object): void;
  setDataFileBaseName(name: string): void;
  setDataFileSuffixes(suffixes: readonly string[]): void;
  setDataDirectory(name: string): void;
  addGlobalData(name: string, data: unknown): void;
  setQuietMode(quiet: boolean): void;
  ignores: { add(pattern: string): void };
}

export type Templates = nunjucks.Environment;

const templatesFolder = 'templates';

/** Our own environment: Eleventy's default one would also search the working directory, and so could print raw data. */
export function createEnvironment(): Templates {
  const loader = new nunjucks.FileSystemLoader(templatesFolder, { noCache: false });
  const environment = new nunjucks.Environment(loader, {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  // Each run of Eleventy would add its own tags, and they hold on to every page it has made. Our templates use none.
  environment.addExtension = () => environment;
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  // A picture in a pack would be fetched from somebody's server when the mailed page is opened.
  markdown.disable('image');
  markdown.validateLink = (url) => /^(https:|mailto:)/i.test(url);
  environment.addFilter('markdown', (text: string) => new nunjucks.runtime.SafeString(markdown.render(text)));
  environment.addFilter('cssString', (text: string) => new nunjucks.runtime.SafeString(cssString(text)));
  environment.addGlobal('fontFaces', new nunjucks.runtime.SafeString(fontFaces()));
  const { style, script } = presenter();
  environment.addGlobal('presenterStyle', new nunjucks.runtime.SafeString(style));
  environment.addGlobal('presenter', new nunjucks.runtime.SafeString(script));
  return environment;
}

/** A CSS string literal that cannot end early or close the style element. */
export function cssString(text: string): string {
  const escaped = text.replace(/["\\<>&\n\r]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `);
  return `"${escaped}"`;
}

/** Static font files only: Chromium embeds variable fonts as Type 3. Inside the page, so that it works when mailed. */
function fontFaces(): string {
  const require = createRequire(import.meta.url);
  return [400, 600, 700]
    .map((weight) => {
      const file = require.resolve(`@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-normal.woff2`);
      const data = readFileSync(file).toString('base64');
      return `@font-face{font-family:"Source Sans 3";font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2")}`;
    })
    .join('\n');
}

/**
 * What turns the pages of a deck into a presentation: reveal.js with its speaker view, inside the page, so that it works
 * when mailed. Its style waits until the script takes over, and without scripts the slides are pages to read and print.
 */
function presenter(): { readonly style: string; readonly script: string } {
  const require = createRequire(import.meta.url);
  const read = (name: string) => readFileSync(require.resolve(name), 'utf8');
  const script = [
    read('reveal.js'),
    inDanish(read('reveal.js/plugin/notes')),
    readFileSync(`${templatesFolder}/present.js`, 'utf8'),
  ];
  return {
    style: `<style id="reveal-style" media="not all">${read('reveal.js/reveal.css')}</style>`,
    script: `<script>${script.join('\n').replace(/<\/(script)/gi, '<\\/$1')}</script>`,
  };
}

/** A deck as it is printed: without what only a screen needs. */
export function printable(html: string): string {
  return html.replace(/<style id="reveal-style"[\s\S]*?<\/style>|<script>[\s\S]*?<\/script>/g, '');
}

/** A page without the presenter and the fonts, which are the same in every meeting: just those texts, and nothing else. */
export function withoutPrograms(html: string, environment: Templates): string {
  const same = ['presenter', 'presenterStyle', 'fontFaces'].map((name) => String(environment.getGlobal(name)));
  return same.reduce((text, part) => text.replace(part, () => ''), html);
}

/** Everything .eleventy.js says; `pages` are filled in by the build. */
export function configureSite(config: EleventyConfig, pages: Pages, environment: Templates): void {
  config.setLibrary('njk', environment);
  config.setTemplateFormats(['njk']);
  config.setFrontMatterParsingOptions({ engines: closedFrontMatter() });
  // Files beside a template, or in a data folder, could run code or print what they like.
  config.setDataFileSuffixes([]);
  config.setDataFileBaseName('nothing-reads-data-files');
  config.setDataDirectory('nothing-reads-data-files');
  config.ignores.add(`${templatesFolder}/components/**`);
  config.ignores.add(`${templatesFolder}/sheet.njk`);
  config.ignores.add(`${templatesFolder}/key.njk`);
  config.ignores.add(`${templatesFolder}/preview*.njk`);
  config.ignores.add(`${templatesFolder}/gallery.njk`);
  config.addGlobalData('handouts', pages.handouts);
  config.addGlobalData('decks', pages.decks);
  config.addGlobalData('guides', pages.guides);
  config.addGlobalData('index', pages.index);
  config.setQuietMode(true);
}

/** JavaScript in front matter could read any file. */
function closedFrontMatter(): Record<string, () => never> {
  const closed = () => {
    throw new Error('JavaScript front matter is closed');
  };
  return { js: closed, javascript: closed, node: closed };
}

/** Renders the pages of the site to HTML without writing them, by Eleventy. */
export async function renderPages(pages: Pages, environment: Templates): Promise<readonly RenderedPage[]> {
  // Loaded here: a build with nothing to draw does without.
  const { Eleventy } = await import('@11ty/eleventy');
  const eleventy = new Eleventy(templatesFolder, 'output', {
    quietMode: true,
    configPath: false,
    config: (config: EleventyConfig) => configureSite(config, pages, environment),
  });
  const rendered: readonly { readonly url: string; readonly content: string }[] = await eleventy.toJSON();
  return rendered.map(({ url, content }) => ({ path: decodeURI(url).replace(/^\//, ''), html: content }));
}

/**
 * A page of one meeting, the same to the byte as Eleventy makes it, by Nunjucks alone: a run of Eleventy for each meeting
 * costs as much as a PDF. The front matter that only Eleventy needs is cut off.
 */
export function renderPage(kind: 'handout' | 'slides' | 'guide', view: object, environment: Templates): string {
  const entry: Page = { path: `${kind}.html`, view };
  return environment.render(`${kind}.njk`, { entry }).replace(/^---\n[\s\S]*?\n---\n/, '');
}

/** Own sheets and the key are private, preview and gallery are nobody's meeting: they never pass through the site. */
export function renderPrivate(
  template: 'sheet.njk' | 'key.njk' | 'preview.njk' | 'gallery.njk',
  view: object,
  environment: Templates,
): string {
  return environment.render(template, { view });
}
