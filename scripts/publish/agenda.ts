/**
 * The meeting's timetable from the minutes that the pack's blocks ask for: clock times whose sum is the planned length,
 * also where the meeting is planned shorter or longer than the pack.
 */
import type { ReleasedBlock } from '../model/released.ts';

export interface AgendaStep {
  /** The block that has the minutes, and those after it that have none of their own. */
  readonly blocks: readonly ReleasedBlock[];
  /** The one that asks for the time. */
  readonly timed: ReleasedBlock;
  /** Clock times, `16:20`. */
  readonly start: string;
  readonly end: string;
  readonly minutes: number;
}

interface Break {
  readonly start: string;
  readonly end: string;
  readonly minutes: number;
}

export interface Agenda {
  readonly steps: readonly AgendaStep[];
  readonly breaks: readonly Break[];
  /** Minutes from beginning to end, breaks included. */
  readonly minutes: number;
}

interface Item {
  /** Null in a break. */
  readonly timed: ReleasedBlock | null;
  readonly blocks: readonly ReleasedBlock[];
  readonly minutes: number;
}

/** Blocks before the first that asks for time belong to it. */
export function planAgenda(blocks: readonly ReleasedBlock[], start: string, end: string): Agenda {
  const items = itemsOf(blocks);
  const length = minutesAt(end) - minutesAt(start);
  const minutes = shareOut(
    items.map((item) => item.minutes),
    length,
  );
  let clock = minutesAt(start);
  const placed = items.map((item, at) => {
    const from = clock;
    clock += minutes[at] ?? 0;
    return { ...item, minutes: clock - from, start: timeAt(from), end: timeAt(clock) };
  });
  return {
    steps: placed.flatMap(({ timed, ...rest }) => (timed === null ? [] : [{ timed, ...rest }])),
    breaks: placed.filter(({ timed }) => timed === null).map(({ start, end, minutes }) => ({ start, end, minutes })),
    minutes: clock - minutesAt(start),
  };
}

/** A list whose every question is discussed at a figure has its time there. */
function minutesOf(block: ReleasedBlock): number | undefined {
  if (block.facilitator?.minutes !== undefined) return block.facilitator.minutes;
  if (block.type === 'questions') return block.items.every(({ figure }) => figure !== null) ? undefined : block.minutes;
  return block.type === 'summing-up' ? block.minutes : undefined;
}

function itemsOf(blocks: readonly ReleasedBlock[]): Item[] {
  const items: Item[] = [];
  let waiting: ReleasedBlock[] = [];
  for (const block of blocks) {
    const minutes = minutesOf(block);
    const before = items.findLast(({ timed }) => timed !== null);
    if (minutes !== undefined) {
      items.push({ timed: block, blocks: [...waiting, block], minutes });
      waiting = [];
    } else if (before) items[items.indexOf(before)] = { ...before, blocks: [...before.blocks, block] };
    else waiting.push(block);
    const pause = block.facilitator?.break;
    if (pause !== undefined) items.push({ timed: null, blocks: [], minutes: pause });
  }
  return items;
}

/**
 * The wanted minutes stretched or shortened to `length`, in whole fives where the length is: largest remainders first,
 * and nobody gets nothing.
 */
function shareOut(wanted: readonly number[], length: number): readonly number[] {
  const sum = wanted.reduce((total, one) => total + one, 0);
  if (sum === length || sum === 0) return wanted;
  const unit = length % 5 === 0 && length / 5 >= wanted.length ? 5 : 1;
  const units = Math.round(length / unit);
  const exact = wanted.map((one) => (one * units) / sum);
  const given = exact.map((one) => Math.max(1, Math.floor(one)));
  const byRemainder = exact.map((one, at) => [one - Math.floor(one), at] as const).sort(([a], [b]) => b - a);
  for (let left = units - given.reduce((total, one) => total + one, 0), turn = 0; left > 0; left -= 1, turn += 1) {
    const place = byRemainder[turn % byRemainder.length]?.[1] ?? 0;
    given[place] = (given[place] ?? 0) + 1;
  }
  while (given.reduce((total, one) => total + one, 0) > units) {
    const longest = given.indexOf(Math.max(...given));
    given[longest] = (given[longest] ?? 0) - 1;
  }
  return given.map((one) => one * unit);
}

function minutesAt(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function timeAt(minutes: number): string {
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
