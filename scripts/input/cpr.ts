/**
 * Finds what looks like a Danish personal number (CPR): six digits that make a real date, then four more. The date's day
 * may have 60 added (replacement numbers), and the first zero may have been lost in a spreadsheet. No modulus-11 test:
 * numbers issued since 2007 need not pass it. `010203-1234`, `010203 1234`, `01.02.03-1234`, `0102031234` and `102031234`
 * are found, also inside a text; practice numbers (6 digits), phones (8) and municipality codes (3) are too short.
 */
export function holdsCpr(text: string): boolean {
  if (text.length < 9) return false;
  const plain = ascii.test(text) ? text : text.normalize('NFKC').replace(/\p{Cf}/gu, '');
  if (decimalNumber.test(plain)) return false;
  for (const { groups } of plain.matchAll(candidates)) {
    if (isDate(Number(groups?.day), Number(groups?.month), Number(groups?.year))) return true;
  }
  return false;
}

const ascii = /^[\x20-\x7e]*$/;

/** A plain figure with many decimals holds ten digits in a row by chance; six digits and four are left to the guard. */
const decimalNumber = /^[-+]?\d{1,5}[.,]\d+$/;

const dash = '\\p{Pd}\\u2212';
const gap = `[\\s${dash}._/]{0,3}`;
const shapes = [
  // ddmmyy and four more, together or with a gap
  `(?<day>\\d\\d)(?<month>\\d\\d)(?<year>\\d\\d)${gap}\\d{4}`,
  // dd.mm.yy, one and the same mark twice
  `(?<day>\\d\\d)(?<mark>[\\s${dash}./])(?<month>\\d\\d)\\k<mark>(?<year>\\d\\d)${gap}\\d{4}`,
  // the first zero lost
  `(?<day>\\d)(?<month>\\d\\d)(?<year>\\d\\d)[${dash}]?\\d{4}`,
];
/** Looks ahead instead of taking, so that digits in front cannot hide a number by making another candidate of it. */
const candidates = new RegExp(`(?<!\\d)(?=(?:${shapes.join('|')})(?!\\d))`, 'gu');

function isDate(day: number, month: number, year: number): boolean {
  const plainDay = day > 60 ? day - 60 : day;
  const february = year % 4 === 0 ? 29 : 28;
  const longest = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return plainDay >= 1 && plainDay <= longest;
}
