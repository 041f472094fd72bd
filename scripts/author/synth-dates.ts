/** Meeting days, periods and deadlines of a synthetic data set. ISO dates in, ISO dates out; no clock. */

const dayLength = 86_400_000;

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}

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
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 || holidays(Number(date.slice(0, 4))).includes(date);
}

export function addMinutes(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const total = hour * 60 + minute + minutes;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

/** Public holidays and the days on which practices are closed as well; Great Prayer Day ended with 2023. */
function holidays(year: number): readonly string[] {
  const easter = easterSunday(year);
  const moving = [-3, -2, 1, 39, 40, 50].map((days) => addDays(easter, days));
  const fixed = ['01-01', '05-01', '06-05', '12-24', '12-25', '12-26', '12-31'].map((day) => `${year}-${day}`);
  return [...moving, ...fixed];
}

/** Anonymous Gregorian algorithm (Meeus). */
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + d + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return `${year}-${String(Math.floor(days / 31)).padStart(2, '0')}-${String((days % 31) + 1).padStart(2, '0')}`;
}
