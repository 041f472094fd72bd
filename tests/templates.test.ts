/** The doors of Eleventy and Nunjucks: whatever stands in a pack or a template, nothing runs and nothing is read. */
import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseReport, type ReleasedReport } from '../scripts/model/released.ts';
import { viewDeck } from '../scripts/publish/deck.ts';
import { viewIndex } from '../scripts/publish/indexview.ts';
import { viewSheet, viewSheets } from '../scripts/publish/sheetview.ts';
import { createEnvironment, cssString, renderPages, renderPrivate } from '../scripts/publish/site.ts';
import { type Edition, viewHandout } from '../scripts/publish/view.ts';
import { releaseOf, twelve } from './release/cluster.ts';
import { withoutOwnScripts } from './scripts.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

const shapes = JSON.parse(readFileSync(new URL('../content/shared/kommuner.topo.json', import.meta.url), 'utf8'));

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  "' onmouseover='alert(3)",
  '{{7*7}}{% include "../package.json" %}',
  '</style><b>ud</b>',
  '</text></svg><iframe src=x>',
  '\\"}body{display:none}/*',
  '[klik](javascript:alert(4)) [fil](file:///etc/passwd) <https://x> <b>fed</b>',
  '&lt;script&gt;',
].join(' ');

/** Keys whose text is not free: ids, choices, dates, and addresses, which the pack's schema has looked at. */
const fixed = new Set(
  'format id type kind unit status level direction position profile size scale shapes date earliest latest from to extracted start end revised contacts code year url'.split(
    ' ',
  ),
);

/** Every free text of a report with something hostile after it. */
function poison(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return fixed.has(key) ? value : `${value} ${hostile}`;
  if (Array.isArray(value)) return value.map((one) => poison(one, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'label' && key === 'bins' ? inner : poison(inner, name),
    ]),
  );
}

interface Pages {
  readonly handout: string;
  readonly deck: string;
  readonly index: string;
  readonly sheet: string;
}

async function pagesOf(report: ReleasedReport, released: ReturnType<typeof releaseOf>): Promise<Pages> {
  const edition: Edition = { report, hash: '12345678', shapes: { standard: shapes } };
  const environment = createEnvironment();
  const entry = { report, folder: 'nord/proeve-1', files: ['handout.html', 'handout.pdf'] };
  const pages = await renderPages(
    {
      handouts: [{ path: 'handout.html', view: await viewHandout(edition) }],
      decks: [{ path: 'slides.html', view: await viewDeck(edition) }],
      guides: [],
      index: [{ path: 'index.html', view: viewIndex([entry]) }],
    },
    environment,
  );
  const html = (path: string) => pages.find((page) => page.path === path)?.html ?? '';
  const [first] = released.sheets;
  if (!first) throw new Error('there is a sheet');
  const sheet = await viewSheet(poisonSheet(first, report), edition, `Lægehuset ${hostile}`, 'p0');
  return {
    handout: html('handout.html'),
    deck: html('slides.html'),
    // Eleventy calls the page of a folder by the folder.
    index: html(''),
    sheet: renderPrivate('sheet.njk', viewSheets(edition, [sheet], true), environment),
  };
}

/** A sheet holds the shared shares; they are taken from the poisoned report. */
function poisonSheet(sheet: ReturnType<typeof releaseOf>['sheets'][number], report: ReleasedReport) {
  const indicators = report.blocks.flatMap((block) => (block.type === 'indicator' ? [block.indicator] : []));
  const shares = sheet.shares.map((own) => {
    const share = indicators.find(({ id }) => id === own.share.id);
    return share && 'peers' in share ? { ...own, share } : own;
  });
  return { ...sheet, shares };
}

/** Tags with the names of their attributes, text and style sheets left out. */
function tagsOf(html: string): string[] {
  const bare = html.replace(/<style>[\s\S]*?<\/style>/g, '<style></style>').replace(/"[^"]*"/g, '""');
  return [...bare.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/\s+/g, ' '));
}

describe('hostile text in every field of a pack and of the data', () => {
  let clean: Pages;
  let poisoned: Pages;

  beforeAll(async () => {
    const released = releaseOf({ practices: twelve, profile: 'aaben' });
    clean = await pagesOf(released.report, released);
    const report = parseReport(JSON.stringify(poison(JSON.parse(released.json))));
    poisoned = await pagesOf(report, released);
  });

  it.each(['handout', 'deck', 'index', 'sheet'] as const)('is text in the %s: no tag and no attribute more', (page) => {
    expect(poisoned[page].length).toBeGreaterThan(clean[page].length + 1000);
    expect(
      [...new Set(tagsOf(poisoned[page]))].filter((tag) => !tagsOf(clean[page]).includes(tag) && !isNumbered(tag)),
    ).toEqual([]);
    expect(withoutOwnScripts(poisoned[page])).not.toMatch(/<(?:script|iframe|img|b>ud)/i);
  });

  /** Drawings may have more lines of text, and Markdown emphasis and links; what matters is that nothing can run. */
  const isNumbered = (tag: string) =>
    /^<\/?(?:tspan|text|path|g|line|rect|em|strong)\b[^>]*>$|^<a href="">$|^<\/a>$/.test(tag) && !/\bon\w+=/.test(tag);

  it.each(['handout', 'deck', 'index', 'sheet'] as const)('is not run as a template in the %s', (page) => {
    expect(poisoned[page]).toContain('{{7*7}}');
    expect(poisoned[page]).not.toContain('klyngepakker","version"');
    expect(poisoned[page]).not.toContain('"devDependencies"');
  });

  it.each(['handout', 'deck', 'sheet'] as const)(
    'does not end the style sheet of the %s, or a string in it',
    (page) => {
      const styles = (html: string) => [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css = '']) => css);
      expect(styles(poisoned[page])).toHaveLength(styles(clean[page]).length);
      const [css = ''] = styles(poisoned[page]);
      // Without its strings the style sheet is the clean one.
      const bare = (text: string) => text.replace(/"(?:\\.|[^"\\])*"/g, '""');
      expect(bare(css)).toBe(bare(styles(clean[page])[0] ?? ''));
    },
  );

  it('links nowhere but to https, mailto and our own files', () => {
    for (const html of Object.values(poisoned)) {
      const targets = [
        ...withoutOwnScripts(html).matchAll(/\b(?:href|src|action|formaction|xlink:href)="([^"]*)"/g),
      ].map(([, url]) => url);
      expect(targets.filter((url) => !/^(?:https:\/\/|mailto:|nord\/proeve-1\/|#[a-z])/.test(url ?? ''))).toEqual([]);
    }
  });
});

describe('markdown', () => {
  const environment = createEnvironment();
  const markdown = (text: string) => environment.renderString('{{ text | markdown }}', { text }).trim();

  it.each([
    ['<script>x</script>', '<p>&lt;script&gt;x&lt;/script&gt;</p>'],
    ['<b onclick="x">y</b>', '<p>&lt;b onclick=&quot;x&quot;&gt;y&lt;/b&gt;</p>'],
    ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    ['[x](JaVaScRiPt:alert(1))', '<p>[x](JaVaScRiPt:alert(1))</p>'],
    ['[x](data:text/html,y)', '<p>[x](data:text/html,y)</p>'],
    ['[x](http://y)', '<p>[x](http://y)</p>'],
    ['[x](//y)', '<p>[x](//y)</p>'],
    ['https://y', '<p>https://y</p>'],
    ['[x](https://y "<z>")', '<p><a href="https://y" title="&lt;z&gt;">x</a></p>'],
    ['[x](mailto:a@b.dk)', '<p><a href="mailto:a@b.dk">x</a></p>'],
    ['**x**', '<p><strong>x</strong></p>'],
  ])('%j', (text, html) => {
    expect(markdown(text)).toBe(html);
  });

  it('fetches no picture', () => {
    expect(markdown('![x](https://y/z.png)')).not.toContain('<img');
  });
});

describe('a string in a style sheet', () => {
  it.each([
    ['a', '"a"'],
    ['"', '"\\22 "'],
    ['\\', '"\\5c "'],
    ['</style>', '"\\3c /style\\3e "'],
    ['a\nb', '"a\\a b"'],
  ])('%j', (text, css) => {
    expect(cssString(text)).toBe(css);
  });
});

describe('a template', () => {
  const environment = createEnvironment();

  it.each(['{{ view.missing }}', '{{ missing }}', '{{ view.missing.deeper }}', '{{ view.nothing }}'])(
    'fails on a value that is not there: %s',
    (text) => {
      expect(() => environment.renderString(text, { view: { nothing: null } })).toThrow(/undefined/);
    },
  );

  it('escapes what it prints', () => {
    expect(environment.renderString('{{ x }}', { x: '<b>"&\'' })).toBe('&lt;b&gt;&quot;&amp;&#39;');
  });

  it.each([
    '../package.json',
    '../data/demo/praksis.csv',
    'data/demo/praksis.csv',
    './../package.json',
    '/etc/passwd',
    'package.json',
  ])('cannot include %s', (path) => {
    expect(() => environment.renderString(`{% include "${path}" %}`, {})).toThrow(/not found/);
    expect(() => environment.renderString('{% include path %}', { path })).toThrow(/not found/);
  });
});

describe('a template planted in templates/', () => {
  let workshop: Workshop;
  beforeAll(() => {
    workshop = openWorkshop(['aadalen']);
    workshop.write('hemmelig.txt', 'HEMMELIGHEDEN');
  });
  afterAll(() => workshop.close());

  /** Everything Eleventy makes of templates/ with one file more, in a process of its own standing in that project. */
  async function renderWith(name: string, text: string): Promise<string> {
    const site = new URL('../scripts/publish/site.ts', import.meta.url).href;
    const code = `const { renderPages, createEnvironment } = await import('${site}');
      const pages = await renderPages({ handouts: [], decks: [], guides: [], index: [] }, createEnvironment());
      console.log('PAGES' + JSON.stringify(pages));`;
    workshop.write(`templates/${name}`, text);
    try {
      return await new Promise((done) => {
        const args = ['--input-type=module', '--eval', code];
        execFile(process.execPath, args, { cwd: workshop.root }, (error, out, err) =>
          done(`${error ? 'FAILED' : ''}${out}${err}`),
        );
      });
    } finally {
      rmSync(`${workshop.root}/templates/${name}`);
    }
  }

  it('is rendered when it does no harm', async () => {
    expect(await renderWith('ok.njk', '---\nx: 2\n---\n<p>{{ x * 3 }}</p>')).toMatch(/^PAGES.*<p>6<\/p>/s);
  });

  it.each(['js', 'javascript', 'node'])('cannot run code in its head: ---%s', async (language) => {
    const head = `---${language}\n{ x: process.mainModule ? 1 : require('node:fs').readFileSync('hemmelig.txt', 'utf8') }\n---\n{{ x }}`;
    const out = await renderWith('ond.njk', head);
    expect(out).toMatch(/^FAILED/);
    expect(out).toContain('JavaScript front matter is closed');
    expect(out).not.toContain('HEMMELIGHEDEN');
  });

  it('cannot read a file beside templates/', async () => {
    const out = await renderWith('ond.njk', '{% include "../hemmelig.txt" %}{% include "hemmelig.txt" %}');
    expect(out).toMatch(/^FAILED/);
    expect(out).not.toContain('HEMMELIGHEDEN');
  });

  it('gets no data from files beside it', async () => {
    workshop.write('templates/_data/hemmelig.json', '{"x":"HEMMELIGHEDEN"}');
    workshop.write('templates/_data/kode.js', 'module.exports = { x: "HEMMELIGHEDEN" }');
    workshop.write('templates/ond.11tydata.js', 'module.exports = { y: "HEMMELIGHEDEN" }');
    workshop.write('templates/ond.json', '{"y":"HEMMELIGHEDEN"}');
    const out = await renderWith('ond.njk', '[{{ hemmelig.x if hemmelig }}{{ kode.x if kode }}{{ y if y }}]');
    expect(out).not.toContain('HEMMELIGHEDEN');
    for (const name of ['_data', 'ond.11tydata.js', 'ond.json'])
      rmSync(`${workshop.root}/templates/${name}`, { recursive: true });
  });

  it('is no page when it is a script or a Markdown file', async () => {
    for (const name of ['ond.11ty.js', 'ond.md', 'ond.liquid']) {
      expect(await renderWith(name, 'module.exports = () => "HEMMELIGHEDEN"')).not.toContain('HEMMELIGHEDEN');
    }
  });
});
