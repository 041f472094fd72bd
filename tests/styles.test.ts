/** A page holds the style sheets of several components at once: none may reach into another's part. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const templates = new URL('../templates/', import.meta.url);

interface Sheet {
  readonly component: string;
  readonly file: 'handout.css' | 'slides.css';
  readonly selectors: readonly string[];
}

function read(path: string): string {
  return readFileSync(new URL(path, templates), 'utf8');
}

/** Whatever stands before a brace, but for @media, @page and the like. */
function selectorsIn(css: string): string[] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...bare.matchAll(/([^{};]+)\{/g)]
    .map(([, prelude = '']) => prelude.trim())
    .filter((prelude) => !prelude.startsWith('@'))
    .flatMap((prelude) => prelude.split(/,(?![^(]*\))/).map((selector) => selector.trim()));
}

const sheets = readdirSync(new URL('components/', templates)).flatMap((component): Sheet[] =>
  (['handout.css', 'slides.css'] as const)
    .filter((file) => readdirSync(new URL(`components/${component}/`, templates)).includes(file))
    .map((file) => ({ component, file, selectors: selectorsIn(read(`components/${component}/${file}`)) })),
);

/** `.b-tree` in the handout, `.s-tree` on slides. */
function ownClass({ component, file }: Sheet): string {
  return `.${file === 'handout.css' ? 'b' : 's'}-${component}`;
}

/** Names of the page's own styles that components build on. */
const shared = ['body', 'chart', 'form', 'meeting', 'prose', 'source', 'sub'];

function classesIn(selector: string): string[] {
  return [...selector.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = '']) => name);
}

describe('the style of a component', () => {
  it('is found at all', () => {
    expect(sheets.length).toBeGreaterThan(20);
    expect(sheets.flatMap(({ selectors }) => selectors)).toContain('.b-initiative .overview li:first-child');
  });

  it.each(sheets)('reaches only into its own part: $component/$file', (sheet) => {
    const own = new RegExp(`^\\${ownClass(sheet)}(?![\\w-])`);
    expect(sheet.selectors.filter((selector) => !own.test(selector))).toEqual([]);
  });

  it.each(sheets.filter(({ file }) => file === 'handout.css'))('is called for by its template: $component', (sheet) => {
    const root = /<section id="\{\{ section\.id \}\}" class="([^>]*)">/.exec(
      read(`components/${sheet.component}/template.njk`),
    );
    expect(` ${root?.[1]?.replace(/["{]/g, ' ')} `).toContain(` ${ownClass(sheet).slice(1)} `);
  });

  it.each(sheets)("takes no name of the page's own by chance: $component/$file", ({ file, selectors }) => {
    const page = ['base.css', file].flatMap((name) => selectorsIn(read(`styles/${name}`)));
    const taken = new Set(page.flatMap((selector) => classesIn(selector.split(/[ >+~]/)[0] ?? '')));
    const used = [...new Set(selectors.flatMap(classesIn))];
    expect(used.filter((name) => taken.has(name) && !shared.includes(name))).toEqual([]);
  });
});
