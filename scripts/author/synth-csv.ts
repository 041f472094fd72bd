/** CSV as a Danish Excel writes and opens it: byte order mark, semicolon, CRLF, decimal comma. */

export type CsvCell = string | number;

export function csvText(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [header, ...rows].map((row) => row.map(cellText).join(';'));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** One decimal, decimal comma: `-3,4`. */
export function oneDecimal(value: number): string {
  const text = value.toFixed(1).replace('.', ',');
  return text === '-0,0' ? '0,0' : text;
}

function cellText(cell: CsvCell): string {
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  if (/^[=+@]/.test(cell)) throw new Error('A synthetic text must not look like a formula');
  return /[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
