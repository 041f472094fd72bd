/** Meeting days, periods and deadlines of a synthetic data set. ISO dates in, ISO dates out; no clock. */
import { easter } from 'date-easter';
import { addDays, isWeekend } from '../danish.ts';

/** First day of the month `months` before or after the month of `date`. */
export function monthStart(date: string, months: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** The date itself, or the next day on which a Danish practice is open. */
export function workday(date: string): string {
  let day = date;
  while (isClosed(day)) day = addDays(day, 1);
  return day;
}

export function isClosed(date: string): boolean {
  return isWeekend(date) || holidays(Number(date.slice(0, 4))).includes(date);
}

export function addMinutes(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const total = hour * 60 + minute + minutes;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

/** Public holidays and the days on which practices are closed as well; Great Prayer Day ended with 2023. */
function holidays(year: number): readonly string[] {
  const { month, day } = easter(year);
  const sunday = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  const moving = [-3, -2, 1, 39, 40, 50].map((days) => addDays(sunday, days));
  const fixed = ['01-01', '05-01', '06-05', '12-24', '12-25', '12-26', '12-31'].map((day) => `${year}-${day}`);
  return [...moving, ...fixed];
}
