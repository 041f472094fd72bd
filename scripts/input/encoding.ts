/**
 * Bytes to text, for the four ways a CSV comes out of a Danish Excel or an authority: UTF-8 with or without a byte order
 * mark, UTF-16 with one, and Windows-1252, which is known by not being valid UTF-8.
 */
export function decode(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return strict('utf-16le', bytes.subarray(2));
  if (first === 0xfe && second === 0xff) return strict('utf-16be', bytes.subarray(2));
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  const body = marked ? bytes.subarray(3) : bytes;
  return strict('utf-8', body) ?? new TextDecoder('windows-1252').decode(body);
}

/** A spreadsheet, a PDF or another binary file that was renamed to .csv. */
export function isBinary(text: string): boolean {
  return text.includes('\0') || text.startsWith('PK\u0003\u0004') || text.startsWith('%PDF');
}

/**
 * Danish letters that were lost before the file reached us: a replacement mark, UTF-8 once read as Windows-1252, or
 * Excel's »CSV (MS-DOS)«, where æ ø å have the numbers of ‘ › † in Windows-1252.
 */
export function garbledAt(text: string): number {
  return text.search(
    /\uFFFD|\u00C3[\u00A6\u00B8\u00A5\u2020\u02DC\u2026]|(?<=\p{L})[\u2018\u203A\u2020](?=\p{L})|[\u008F\u009D]/u,
  );
}

function strict(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
