/** What sticks out is told, with the id of where it stands; what does not is not. */
import { afterAll, describe, expect, it } from 'vitest';
import { createPrinter, type PrintFault } from '../../scripts/publish/pdf.ts';

const printer = createPrinter(1, process.env);
afterAll(() => printer.close());

const meta = { title: 'Prøve', author: 'KAP-S', description: 'Prøve', date: '2027-03-11' };
const word = 'Sundhedskoordinationsudvalgsmøde';

function page(style: string, body: string): string {
  return `<!doctype html><html lang="da"><head><title>Prøve</title><style>* { box-sizing: border-box } body { margin: 0 } ${style}</style></head><body><main>${body}</main></body></html>`;
}

const slideStyle =
  '@page { size: 1280px 720px; margin: 0 } .slide { position: relative; width: 1280px; height: 720px; overflow: hidden; padding: 50px 64px 0 } .source { position: absolute; bottom: 48px; left: 64px } p, h2 { margin: 0 }';

/** The page has none of our fonts, and their lack is told too. */
function told(faults: readonly PrintFault[]): string[] {
  return faults.filter(({ kind }) => kind !== 'glyph').map(({ kind, id }) => `${kind} ${id}`);
}

async function overflows(body: string): Promise<string[]> {
  const slide = (id: string, inside: string) =>
    `<section class="slide" id="s-${id}"><div class="body"><h2 id="h-${id}">Titel</h2>${inside}</div></section>`;
  const html = page(slideStyle, slide('b1', '<p>Plads nok</p>') + slide('b2', body));
  const { faults } = await printer.print({ html, format: 'slides', meta });
  return told(faults);
}

describe('a slide', () => {
  it.each([
    ['a word wider than its column', `<div style="width: 100px"><b>${word}</b></div>`],
    [
      'columns that grow past the edge',
      `<div style="display: grid; grid-template-columns: repeat(9, 150px)">${'<span>x</span>'.repeat(9)}</div>`,
    ],
    ['words outside a paragraph, at the edge', '<div style="position: absolute; left: 1230px">ud</div>'],
    ['words outside a paragraph, at the foot', '<div style="position: absolute; top: 690px"><b>ud</b></div>'],
    ['words that meet the source', '<div style="height: 560px"></div><b>ud</b><p class="source">Kilde</p>'],
  ])('is told of for %s', async (_, body) => {
    expect(await overflows(body)).toEqual(['overflow b2']);
  });

  it.each([
    [
      'its foot and its notes',
      '<div class="foot" style="position: absolute; top: 700px">1 / 2</div><aside class="notes" style="display: none">x</aside>',
    ],
    ['empty boxes', '<div style="position: absolute; top: 700px; width: 10px; height: 90px"></div>'],
    ['the words in a drawing', '<svg width="100" height="50"><text x="90" y="20">lang tekst</text></svg>'],
    ['a word that fits', `<div style="width: 400px">${word}</div>`],
  ])('is left alone for %s', async (_, body) => {
    expect(await overflows(body)).toEqual([]);
  });
});

async function wide(body: string): Promise<string[]> {
  const html = page(
    '@page { size: A4; margin: 20mm }',
    `<section id="b1"><h2>Et</h2>x</section><section id="b2-i1"><h2>To</h2>${body}</section>`,
  );
  const { faults } = await printer.print({ html, format: 'A4', meta });
  return told(faults);
}

describe('a page', () => {
  it.each([
    ['something wider than the paper', '<div style="width: 900px">x</div>'],
    [
      'a word wider than its cell',
      `<table style="table-layout: fixed; width: 200px"><tr><th>${word}</th><td>x</td></tr></table>`,
    ],
    ['text cut off below', '<div style="height: 10px; overflow: hidden">En linje<br>og en til</div>'],
  ])('is told of for %s', async (_, body) => {
    expect(await wide(body)).toEqual(['wide b2-i1']);
  });

  it('is left alone for a table that grows with its words', async () => {
    expect(await wide(`<table><tr><th>${word}</th><td>x</td></tr></table>`)).toEqual([]);
  });
});
