/** Names in a PDF. pdf-lib reads the escapes of a name each time it meets one; here each is read once. */
import { PDFName } from 'pdf-lib';

const names = new Map<string, PDFName>();
const texts = new Map<PDFName, string>();

export function name(text: string): PDFName {
  const known = names.get(text);
  if (known !== undefined) return known;
  const made = PDFName.of(text);
  names.set(text, made);
  return made;
}

export function nameText(named: PDFName): string {
  const known = texts.get(named);
  if (known !== undefined) return known;
  const text = named.decodeText();
  texts.set(named, text);
  return text;
}
