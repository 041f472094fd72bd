/**
 * Dates of birth to search for, where a record system asks for dates and the pack speaks of ages. Those who are a to b
 * whole years old on a day are born from the day after it, b + 1 years back, to the day itself, a years back, both
 * included. Where 29 February is no day of the year it lands in, the start becomes 1 March and the end 28 February.
 *
 * Example: 30 to 40 years on 29 July 2020 is born from 30 July 1979 to 29 July 1990. Limit: on 28 February of a year
 * without the 29th, those who are born on a 29 February and turn b + 1 the next day are left out.
 */
import { addDays, addMonths } from '../danish.ts';

interface BirthWindow {
  readonly from: string;
  readonly to: string;
}

export function birthWindow(date: string, [youngest, oldest]: readonly [number, number]): BirthWindow {
  return { from: yearsBefore(addDays(date, 1), oldest + 1, 'forward'), to: yearsBefore(date, youngest, 'back') };
}

function yearsBefore(date: string, years: number, roll: 'forward' | 'back'): string {
  const landed = addMonths(date, -12 * years);
  const moved = landed.slice(5) !== date.slice(5);
  return moved && roll === 'forward' ? addDays(landed, 1) : landed;
}
