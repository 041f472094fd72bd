/**
 * Numbers, dates and words as a Danish reader expects them. Dates are ISO strings (2026-03-12) and are reckoned in UTC,
 * so that neither the machine's time zone nor its language changes a page.
 */

const nbsp = '\u00a0';
const minus = '\u2212';

const months = [
  'januar',
  'februar',
  'marts',
  'april',
  'maj',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'december',
];
const weekdays = ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag'];
const smallNumbers = ['nul', 'én', 'to', 'tre', 'fire', 'fem', 'seks', 'syv', 'otte', 'ni', 'ti', 'elleve', 'tolv'];

/** 1234.5 with one decimal: `1.234,5`. The value must already be rounded as it should be shown. */
export function formatNumber(value: number, decimals = 0): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  const sign = value < 0 && Number(value.toFixed(decimals)) !== 0 ? minus : '';
  return `${sign}${grouped}${fraction === undefined ? '' : `,${fraction}`}`;
}

/** 18 → `18 %` with a space that does not break. */
export function formatPercent(value: number, decimals = 0): string {
  return `${formatNumber(value, decimals)}${nbsp}%`;
}

/** A deviation with its sign: `+12 %`, `−4 %`, `0 %`. */
export function formatDeviation(value: number, decimals = 0): string {
  return `${Number(value.toFixed(decimals)) > 0 ? '+' : ''}${formatPercent(value, decimals)}`;
}

/** `to`, `tolv`, then figures from 13. */
export function numberWord(count: number): string {
  return smallNumbers[count] ?? formatNumber(count);
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A name in running text: `privat psykiater`, but `PCV`, `Aarhus Kommune` as they are. */
export function inSentence(name: string): string {
  return /\p{Lu}/u.test(name.slice(1)) ? name : name.slice(0, 1).toLowerCase() + name.slice(1);
}

/** `A`, `A og B`, `A, B og C`. */
export function list(items: readonly string[], last = 'og'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** `12. marts 2026`. */
export function formatDate(iso: string): string {
  const { year, month, day } = parts(iso);
  return `${day}.${nbsp}${months[month - 1]} ${year}`;
}

/** `12. marts 2026`, or `marts 2026` of 2026-03, which says no day. */
export function formatDateOrMonth(iso: string): string {
  const { year, month } = parts(iso);
  return iso.length > 7 ? formatDate(iso) : `${months[month - 1]} ${year}`;
}

/** `12-03-2026`, as record systems take it. */
export function formatDigitDate(iso: string): string {
  return iso.split('-').toReversed().join('-');
}

/** `12. marts`. */
export function formatDayMonth(iso: string): string {
  const { month, day } = parts(iso);
  return `${day}.${nbsp}${months[month - 1]}`;
}

/** `torsdag den 12. marts 2026`. */
export function formatWeekdayDate(iso: string): string {
  return `${weekday(iso)} den ${formatDate(iso)}`;
}

export function weekday(iso: string): string {
  return weekdays[utc(iso).getUTCDay()] ?? '';
}

/** `1. januar-31. december 2025`, `1. juli 2024-30. juni 2025`, or the year alone when it is a whole one. */
export function formatPeriod(from: string, to: string): string {
  const [start, end] = [parts(from), parts(to)];
  if (start.year === end.year && from.endsWith('-01-01') && to.endsWith('-12-31')) return String(start.year);
  const first = start.year === end.year ? formatDayMonth(from) : formatDate(from);
  return `${first}–${formatDate(to)}`;
}

/** `14.00`: Danish clock times have a full stop. */
export function formatTime(time: string): string {
  return time.replace(':', '.');
}

/** `3½ time`, `3 timer`, `45 minutter`. */
export function formatDuration(minutes: number): string {
  if (minutes < 60 || minutes % 30 !== 0) return `${minutes}${nbsp}${minutes === 1 ? 'minut' : 'minutter'}`;
  const hours = Math.floor(minutes / 60);
  const half = minutes % 60 === 30 ? '½' : '';
  return `${hours}${half}${nbsp}${hours === 1 || half !== '' ? 'time' : 'timer'}`;
}

export function addDays(iso: string, days: number): string {
  const date = utc(iso);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Months later on the same day, or on the month's last day where there is no such day (31 August + 6 → 28 February). */
export function addMonths(iso: string, count: number): string {
  const { year, month, day } = parts(iso);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}

export function isWeekend(iso: string): boolean {
  return [0, 6].includes(utc(iso).getUTCDay());
}

function parts(iso: string): { readonly year: number; readonly month: number; readonly day: number } {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return { year, month, day };
}

function utc(iso: string): Date {
  const { year, month, day } = parts(iso);
  return new Date(Date.UTC(year, month - 1, day));
}
