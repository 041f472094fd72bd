/** Dates and times of day as they are written in Denmark, to ISO. */
import type { Report } from '../model/problem.ts';
import { type Cell, fault } from './cells.ts';
import { isMissing, missingValue } from './values.ts';

/** `29/7 2020`, `29-07-2020`, `29.07.2020`, `2020-07-29`. Null when missing or wrong, reported. */
export function checkDate(cell: Cell, report: Report): string | null {
  if (isMissing(cell)) return missingValue(cell, report);
  const parts = (isoDate.exec(cell.text) ?? danishDate.exec(cell.text))?.groups;
  const iso = parts && toIso(Number(parts.year), Number(parts.month), Number(parts.day));
  if (iso) return iso;
  return fault(
    report,
    cell,
    'dato-ugyldig',
    'Her skal stå en dato, der findes.',
    'Skriv den som 29-07-2020 eller 2020-07-29, med fire cifre i årstallet.',
  );
}

/** Day and month of anything a spreadsheet shows a date as: `05-09-2026`, `2026-09-05`, `05-sep`. Null when it is none. */
export function dayAndMonth(text: string): readonly [number, number] | null {
  const parts = (isoDate.exec(text) ?? danishDate.exec(text))?.groups;
  if (parts) return [Number(parts.day), Number(parts.month)];
  const short = /^(?<day>\d{1,2})[-. ]{1,2}(?<month>\p{L}{3})\p{L}*\.?$/u.exec(text.toLowerCase())?.groups;
  const month = short ? monthNames.findIndex((names) => names.includes(short.month ?? '')) + 1 : 0;
  return short && month > 0 ? [Number(short.day), month] : null;
}

/** Danish, and English where they differ. */
const monthNames = [
  ['jan'],
  ['feb'],
  ['mar'],
  ['apr'],
  ['maj', 'may'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['okt', 'oct'],
  ['nov'],
  ['dec'],
];

/** `09:30`, `9.30`; null when missing or wrong, reported. */
export function checkTime(cell: Cell, report: Report): string | null {
  if (isMissing(cell)) return missingValue(cell, report);
  const parts = /^(?<hour>[01]?\d|2[0-3])[:.](?<minute>[0-5]\d)(?:[:.]00)?$/.exec(cell.text)?.groups;
  if (parts) return `${parts.hour?.padStart(2, '0')}:${parts.minute}`;
  return fault(report, cell, 'klokkeslaet-ugyldigt', 'Her skal stå et klokkeslæt.', 'Skriv det som 14:30.');
}

/** Days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

const isoDate = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/;
const danishDate = /^(?<day>\d{1,2})(?:[./-] ?)(?<month>\d{1,2})(?:[./-] ?| )(?<year>\d{4})$/;

function toIso(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1990 && year <= 2100 ? date.toISOString().slice(0, 10) : null;
}
