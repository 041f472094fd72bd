import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFNumber, PDFRawStream } from 'pdf-lib';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyEdits, eachOperator } from '../../scripts/publish/pdfcontent.ts';
import { type PdfReading, readPdf } from '../../scripts/publish/pdfread.ts';
import { everyElement, readStructure, type StructureElement, textEntry } from '../../scripts/publish/pdfstructure.ts';
import { toPdfUa } from '../../scripts/publish/pdfua.ts';
import { writePdf } from '../../scripts/publish/pdfwrite.ts';
import { operatorsOf, paintedInside, streamsOf } from './fixtures/painted.ts';
import { htmlPage, metaFor, openBrowser, type Printed, print, SAMPLE } from './fixtures/printing.ts';

const name = (text: string): PDFName => PDFName.of(text);

let browser: Browser;
let sample: Printed;
let finished: Uint8Array;
let document: PDFDocument;
let elements: StructureElement[];
let reading: PdfReading;
let readWhenMade: PdfReading;

beforeAll(async () => {
  browser = await openBrowser();
  sample = await print(browser, SAMPLE);
  const made = await toPdfUa(sample.raw, metaFor(sample));
  finished = made.pdf;
  document = await PDFDocument.load(finished, { updateMetadata: false });
  elements = everyElement(readStructure(document));
  reading = await readPdf(finished);
  readWhenMade = made.reading;
});
afterAll(() => browser.close());

const ofType = (type: string): StructureElement[] => elements.filter((element) => element.type === type);
const kidTypes = (element: StructureElement): string[] =>
  element.kids.flatMap((kid) => (kid.kind === 'element' ? [kid.type] : []));

it('is read while it is made as it is read when it is opened again', () => {
  expect(readWhenMade).toEqual(reading);
});

describe('a content stream', () => {
  const source = '/P <</MCID 1 /A [(a\\)b) <00>]>>BDC -.5 2. 3 Tm\n[<0001> 7 (x)]TJ EMC';

  it('is read into operators with their operands and places', () => {
    const [begin, place, show, end] = operatorsOf(Buffer.from(source));
    expect(begin?.operands).toEqual(['/P', '<</MCID 1 /A [(a\\)b) <00>]>>']);
    expect(place?.operands).toEqual(['-.5', '2.', '3']);
    expect([show?.name, show?.operands]).toEqual(['TJ', ['[<0001> 7 (x)]']]);
    expect(source.slice(end?.start, end?.end)).toBe('EMC');
  });

  it('has numbers and the codes of glyphs, and nought where there is none', () => {
    const found: unknown[] = [];
    eachOperator(Buffer.from('-.5 2. /x 1.25 Tm [<000a0B> -7 <00FF>] TJ Q'), (operator) => {
      const codes: number[] = [];
      if (operator.operation.showsText) operator.glyphs(4, (code) => codes.push(code));
      found.push([...[0, 1, 2, 3, 4].map((index) => operator.number(index)), codes]);
    });
    expect(found).toEqual([
      [-0.5, 2, 0, 1.25, 0, []],
      [0, 0, 0, 0, 0, [10, 255]],
      [0, 0, 0, 0, 0, []],
    ]);
  });

  it('takes edits in any order, and none that overlap', () => {
    const bytes = Buffer.from('abcdef');
    const edits = [
      { from: 4, to: 4, text: '+' },
      { from: 0, to: 2, text: 'X' },
    ];
    expect(applyEdits(bytes, edits).toString()).toBe('Xcd+ef');
    expect(() => applyEdits(bytes, [...edits, { from: 1, to: 3, text: '' }])).toThrow('overlap');
  });

  it('is refused when it is damaged', () => {
    for (const damaged of ['(open', '<< /A 1', 'BI /W 1 ID x EI', '<00']) {
      expect(() => operatorsOf(Buffer.from(damaged))).toThrow('cannot be read');
    }
  });
});

describe('the document', () => {
  it('says what it is, in Danish, with the date of the data', () => {
    const metadata = document.catalog.lookup(name('Metadata'));
    const packet = metadata instanceof PDFRawStream ? Buffer.from(metadata.contents).toString('utf8') : '';
    expect(packet).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(packet).toContain('<rdf:li xml:lang="da">Børn &amp; unge &lt;prøve&gt;</rdf:li>');
    expect(packet).toContain('<xmp:CreateDate>2025-03-12T00:00:00Z</xmp:CreateDate>');
    expect(textEntry(document.catalog, 'Lang')).toBe('da');
    expect([document.getTitle(), document.getAuthor()]).toEqual(['Børn & unge <prøve>', 'KAP Sjælland']);
    expect(document.getCreationDate()).toEqual(new Date('2025-03-12T00:00:00Z'));
    expect(
      document.catalog.lookup(name('ViewerPreferences'), PDFDict).lookup(name('DisplayDocTitle'))?.toString(),
    ).toBe('true');
  });

  it('refuses a date that is none', async () => {
    const printed = toPdfUa(sample.raw, { ...metaFor(sample), date: '12. marts 2025' });
    await expect(printed).rejects.toThrow('yyyy-mm-dd');
  });
});

describe('the pages', () => {
  it('hold nothing that is neither content nor artifact', () => {
    const painted = streamsOf(document).flatMap(paintedInside);
    expect(painted.length).toBeGreaterThan(100);
    expect(new Set(painted)).toEqual(new Set(['content', 'Artifact']));
  });

  it('have running heads as pagination, and no decoration in the tags', () => {
    const first = streamsOf(document)[0]?.bytes.toString('latin1') ?? '';
    expect(first).toContain('/Artifact <</Type /Pagination>> BDC');
    const spoken = reading.transcript.map((entry) => entry.text).join(' ');
    expect(spoken).not.toMatch(/Løbende hoved|Skrivelinje/);
  });

  it('have word spaces where lines wrap, and none inside words and ranges', () => {
    const paragraph = reading.transcript.find((entry) => entry.text.startsWith('Krydser'));
    expect(paragraph?.text).toBe(
      'Krydser en praksis’ streg landsmedianen, kan forskellen skyldes tilfældigheder. Se børne- og ungeområdet samt ' +
        'årene 2020–2024 og læs mere om hele opgørelsen her hos sundhedsplejen eller næste side.',
    );
    expect(reading.outline[0]).toBe(reading.headings[0]?.text);
  });

  it('leave no stream or structure behind that nothing refers to', () => {
    const used = new Set<string>();
    const follow = (text: string): void => {
      for (const [, ref = ''] of text.matchAll(/(\d+ \d+ R)/g)) used.add(ref);
    };
    const objects = document.context.enumerateIndirectObjects();
    for (const [, object] of objects)
      follow(object instanceof PDFRawStream ? object.dict.toString() : object.toString());
    follow(`${document.context.trailerInfo.Root} ${document.context.trailerInfo.Info}`);
    const orphans = objects.filter(([ref]) => !used.has(ref.toString())).map(([, object]) => object.toString());
    expect(orphans.filter((text) => !/\/Type \/(XRef|ObjStm)/.test(text))).toEqual([]);
  });
});

describe('the structure', () => {
  it('maps the types of Chromium to standard ones', () => {
    const roles = document.catalog.lookup(name('StructTreeRoot'), PDFDict).lookup(name('RoleMap'), PDFDict);
    expect(roles.get(name('Strong'))).toBe(name('Span'));
    expect(roles.get(name('Em'))).toBe(name('Span'));
    expect(ofType('Em').map((element) => textEntry(element.dict, 'Lang'))).toEqual(['en']);
  });

  it('has a body in every list item, also in a list inside a list', () => {
    expect(ofType('LI')).toHaveLength(5);
    for (const item of ofType('LI')) expect(kidTypes(item).filter((type) => type !== 'Lbl')).toEqual(['LBody']);
    expect(ofType('LI').filter((item) => kidTypes(item).includes('Lbl'))).toHaveLength(2);
  });

  it('has one figure, with its text and the box of what is seen of it', () => {
    expect(ofType('Figure').map((figure) => textEntry(figure.dict, 'Alt'))).toEqual(['Søjlediagram. A er højest.']);
    const layout = ofType('Figure')[0]?.dict.lookup(name('A'), PDFArray).lookup(0, PDFDict);
    const box =
      layout
        ?.lookup(name('BBox'), PDFArray)
        .asArray()
        .map((edge) => (edge as PDFNumber).asNumber()) ?? [];
    const [left = 0, bottom = 0, right = 0, top = 0] = box;
    expect(right - left).toBeGreaterThan(100);
    expect(right - left).toBeLessThan(150);
    expect(top - bottom).toBeGreaterThan(35);
    expect(top - bottom).toBeLessThan(45);
  });

  it('points back from each page to the elements on it', () => {
    const tree = document.catalog.lookup(name('StructTreeRoot'), PDFDict).lookup(name('ParentTree'), PDFDict);
    const entries = tree.lookup(name('Nums'), PDFArray).asArray();
    const owners = entries.flatMap((entry) => {
      const value = document.context.lookup(entry);
      return value instanceof PDFArray ? value.asArray().map(String) : [];
    });
    const refs = new Set(elements.map((element) => String(element.ref)));
    expect(owners.filter((owner) => owner !== 'null' && !refs.has(owner))).toEqual([]);
    const content = elements.flatMap((element) => element.kids.filter((kid) => kid.kind === 'content'));
    expect(owners.filter((owner) => owner !== 'null')).toHaveLength(content.length);
  });

  it('counts header cells from one and refers to them', () => {
    const ids = elements.map((element) => textEntry(element.dict, 'ID')).filter((id) => id !== '');
    expect(ids).toEqual(ids.map((_, index) => `cell${String(index + 1).padStart(6, '0')}`));
    expect(ofType('TD')[0]?.dict.toString()).toContain(`(${ids[0]})`);
  });

  it('names every annotation of every link', () => {
    const contents = ofType('Link').map((link) =>
      link.kids.flatMap((kid) =>
        kid.kind === 'annotation' ? [textEntry(document.context.lookup(kid.ref, PDFDict), 'Contents')] : [],
      ),
    );
    const first = 'mere om hele opgørelsen her hos sundhedsplejen';
    expect(contents).toEqual([[first, first], ['Gå til anden side']]);
  });

  it('stops when the links of page and PDF do not match', async () => {
    const meta = { ...metaFor(sample), links: ['kun et'] };
    await expect(toPdfUa(sample.raw, meta)).rejects.toThrow('links: 1 were collected in the page and 2 are in the PDF');
  });
});

describe('the bytes', () => {
  it('hold every object, also when there are more than are packed together', async () => {
    const many = await PDFDocument.create();
    const refs = Array.from({ length: 2500 }, (_, number) => many.context.register(many.context.obj({ number })));
    many.addPage([100, 200]);
    many.catalog.set(name('Many'), many.context.obj(refs));
    const read = await PDFDocument.load(writePdf(many), { updateMetadata: false });
    const kept = read.catalog.lookup(name('Many'), PDFArray).asArray();
    const numbers = kept.map((ref) => String(read.context.lookup(ref, PDFDict).get(name('number'))));
    expect(numbers).toEqual(refs.map((_, number) => String(number)));
    expect(read.getPages().map((page) => page.getSize())).toEqual([{ width: 100, height: 200 }]);
  });

  it('are the same again, whatever the browser printed in between', async () => {
    await print(browser, htmlPage('<table><tr><th scope="col">Andet<td>1<tr><th scope="row">x<td>2</table>'));
    const again = await print(browser, SAMPLE);
    expect(Buffer.compare(Buffer.from(again.raw), Buffer.from(sample.raw))).not.toBe(0);
    expect(Buffer.compare((await toPdfUa(again.raw, metaFor(again))).pdf, finished)).toBe(0);
    expect(Buffer.compare((await toPdfUa(sample.raw, metaFor(sample))).pdf, finished)).toBe(0);
  });

  it('name the file by a hash that follows its content', async () => {
    const other = (await toPdfUa(sample.raw, metaFor(sample, 'En anden titel'))).pdf;
    const id = (bytes: Uint8Array): string =>
      /\/ID \[ <(\w{32})> <\1>/.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? '';
    expect(id(finished)).toMatch(/^[0-9a-f]{32}$/);
    expect(id(other)).not.toBe(id(finished));
  });

  it('keep tags inside a transparency group readable', async () => {
    const printed = await print(browser, htmlPage('<h1>Hel</h1><p style="opacity:.5">Halv <b>tone</b></p>'));
    const read = await readPdf((await toPdfUa(printed.raw, metaFor(printed))).pdf);
    expect(read.transcript.map((entry) => entry.text)).toEqual(['Hel', 'Halv tone']);
    expect(read.taggedForms).toBe(1);
  });
});
