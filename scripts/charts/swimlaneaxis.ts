/** The axis of time over the lanes: years, months where the course is short, or years of age. */
import { dayNumber, type Moment, type TimeScale } from './moments.ts';

interface Tick {
  readonly at: number;
  /** Empty for a small tick. */
  readonly label: string;
}

export interface TimeAxis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
}

const months = ['jan.', 'feb.', 'marts', 'april', 'maj', 'juni', 'juli', 'aug.', 'sep.', 'okt.', 'nov.', 'dec.'];

/** `room` is how many labels stand beside each other. */
export function timeAxis(moments: readonly Moment[], scale: TimeScale, room: number): TimeAxis {
  const from = Math.min(...moments.map((moment) => moment.from));
  const to = Math.max(...moments.map((moment) => moment.to));
  return scale === 'age' ? ageAxis(from, to, room) : dateAxis(from, to, room);
}

function ageAxis(from: number, to: number, room: number): TimeAxis {
  const [first, last] = [Math.floor(from), Math.floor(to) + 1];
  const step = stepFor(last - first + 1, room);
  const ages = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return {
    from: first,
    to: last,
    ticks: ages.map((at) => ({ at, label: (at - first) % step === 0 ? `${at} år` : '' })),
  };
}

/** Whole months; a short course is named by its months, a longer one by its years with quarters between. */
function dateAxis(from: number, to: number, room: number): TimeAxis {
  const [first, last] = [monthOf(from), monthOf(to - 0.5) + 1];
  const all = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const ticks = last - first <= 18 ? monthTicks(all, room) : yearTicks(all, room);
  return { from: dayOf(first), to: dayOf(last), ticks };
}

function monthTicks(all: readonly number[], room: number): Tick[] {
  const step = [1, 2, 3, 6].find((size) => all.length / size <= room) ?? 12;
  const labelled = all.filter((month) => month % step === 0);
  return all.slice(0, -1).map((month) => {
    const name = months[month % 12] ?? '';
    const withYear = month % 12 === 0 || month === labelled[0];
    const label = month % step !== 0 ? '' : withYear ? `${name} ${Math.floor(month / 12)}` : name;
    return { at: dayOf(month), label };
  });
}

function yearTicks(all: readonly number[], room: number): Tick[] {
  const step = stepFor(all.length / 12, room);
  const years = all.filter((month) => month % (step === 1 ? 3 : 12) === 0);
  const ticks = years.map((month) => {
    const year = month / 12;
    return { at: dayOf(month), label: Number.isInteger(year) && year % step === 0 ? String(year) : '' };
  });
  const [first = 0] = all;
  if (first % 12 === 0 || step > 1) return ticks;
  // The month it begins in is named too, where it leaves room before the next year: the year alone would say January.
  const free = ((12 - (first % 12)) / all.length) * room >= 1;
  const label = free ? `${months[first % 12]} ${Math.floor(first / 12)}` : '';
  return [{ at: dayOf(first), label }, ...ticks.filter(({ at }) => at > dayOf(first))];
}

function stepFor(count: number, room: number): number {
  return [1, 2, 5, 10].find((size) => count / size <= room) ?? 20;
}

/** Months are counted from the year 0. */
function monthOf(day: number): number {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function dayOf(month: number): number {
  return dayNumber(Math.floor(month / 12), (month % 12) + 1, 1);
}
