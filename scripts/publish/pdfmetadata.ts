/** What a PDF says about itself: language, title, author, date, and that it follows PDF/UA-1. */
import { createHash } from 'node:crypto';
import { PDFDict, type PDFDocument, PDFHexString, PDFString } from 'pdf-lib';
import { name } from './pdfnames.ts';

export interface PdfMeta {
  readonly title: string;
  readonly author: string;
  readonly description: string;
  /** ISO yyyy-mm-dd, from the data and never from the clock. */
  readonly date: string;
  /** Accessible names of the links in reading order, as `collectLinks` finds them. */
  readonly links: readonly string[];
}

const LANGUAGE = 'da';
const NO_ID = '0'.repeat(32);

export function describeDocument(document: PDFDocument, meta: PdfMeta): void {
  const { catalog, context } = document;
  const date = new Date(`${meta.date}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(meta.date) || Number.isNaN(date.getTime()))
    throw new Error(`PDF date must be yyyy-mm-dd, not "${meta.date}"`);
  document.setTitle(meta.title);
  document.setAuthor(meta.author);
  document.setSubject(meta.description);
  document.setCreationDate(date);
  document.setModificationDate(date);
  catalog.set(name('Lang'), PDFString.of(LANGUAGE));
  catalog.set(name('MarkInfo'), context.obj({ Marked: true }));
  const preferences = catalog.lookupMaybe(name('ViewerPreferences'), PDFDict) ?? context.obj({});
  preferences.set(name('DisplayDocTitle'), context.obj(true));
  catalog.set(name('ViewerPreferences'), preferences);
  const packet = context.stream(Buffer.from(metadataPacket(meta), 'utf8'), { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(name('Metadata'), context.register(packet));
  context.trailerInfo.ID = context.obj([PDFHexString.of(NO_ID), PDFHexString.of(NO_ID)]);
}

/** Chromium's file identifier is random; this one is a hash of the finished file. */
export function fixIdentifier(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const second = file.lastIndexOf(NO_ID);
  const first = file.lastIndexOf(NO_ID, second - NO_ID.length);
  if (first < 0) throw new Error('PDF: the place of the file identifier was not found');
  const id = createHash('sha256').update(file).digest('hex').slice(0, NO_ID.length);
  for (const at of [first, second]) file.write(id, at, 'latin1');
  return bytes;
}

function metadataPacket(meta: PdfMeta): string {
  const [title, author, description] = [meta.title, meta.author, meta.description].map(escapeXml);
  const date = `${meta.date}T00:00:00Z`;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li><rdf:li xml:lang="${LANGUAGE}">${title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${LANGUAGE}</rdf:li></rdf:Bag></dc:language>
<dc:creator><rdf:Seq><rdf:li>${author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${description}</rdf:li></rdf:Alt></dc:description>
<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}

function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\p{Cc}/gu, ' ');
}
