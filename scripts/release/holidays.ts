/**
 * Days on which nobody at a region or a practice can be expected to act. Danish public holidays are fixed dates and days
 * counted from Easter Sunday. Constitution Day, Christmas Eve and New Year's Eve are no public holidays in law, but
 * regions' offices and practices are closed on them. 1 May and the Friday after Ascension Day are working days to most.
 */
import { easter } from 'date-easter';
import { addDays, isWeekend, weekday } from '../danish.ts';

const fixed: Readonly<Record<string, string>> = {
  '01-01': 'nytårsdag',
  '06-05': 'grundlovsdag',
  '12-24': 'juleaftensdag',
  '12-25': 'juledag',
  '12-26': '2. juledag',
  '12-31': 'nytårsaftensdag',
};

/** Days after Easter Sunday. */
const movable: Readonly<Record<number, string>> = {
  [-3]: 'skærtorsdag',
  [-2]: 'langfredag',
  0: 'påskedag',
  1: '2. påskedag',
  39: 'Kristi himmelfartsdag',
  49: 'pinsedag',
  50: '2. pinsedag',
};

/** General Prayer Day, a working day since 2024 (Act 214 of 6 March 2023). */
const prayerDay = { after: 26, name: 'store bededag', last: 2023 };

/** Why a day is no working day: the holiday's name, else the name of a day of the weekend; null on a working day. */
export function closedOn(iso: string): string | null {
  return holiday(iso) ?? (isWeekend(iso) ? weekday(iso) : null);
}

/** The day itself or the last working day before it: what is due on a closed day is done by then. */
export function workingDayBy(iso: string): string {
  return closedOn(iso) === null ? iso : workingDayBy(addDays(iso, -1));
}

function holiday(iso: string): string | null {
  const year = Number(iso.slice(0, 4));
  const found = Object.entries(movable).find(([days]) => afterEaster(year, Number(days)) === iso)?.[1];
  if (found !== undefined) return found;
  if (year <= prayerDay.last && afterEaster(year, prayerDay.after) === iso) return prayerDay.name;
  return fixed[iso.slice(5)] ?? null;
}

function afterEaster(year: number, days: number): string {
  const { month, day } = easter(year);
  const two = (value: number) => String(value).padStart(2, '0');
  return addDays(`${year}-${two(month)}-${two(day)}`, days);
}
