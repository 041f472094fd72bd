/** A course of events read from its block: what is drawn in lanes, and the same in words. */
import { inSentence } from '../danish.ts';
import type { ReleasedBlockOf } from '../model/released.ts';
import { inOrder, parseMoment, type TimeScale } from './moments.ts';
import type { ChartText } from './svg.ts';
import type { LaneEvent } from './swimlanesizes.ts';

type EventsBlock = ReleasedBlockOf<'events'>;

export interface Course {
  readonly scale: TimeScale;
  readonly lanes: readonly string[];
  readonly events: readonly LaneEvent[];
}

/** The events that have a time, numbered as they stand in the list. */
export function courseOf({ id, lanes, entries, scale }: EventsBlock): Course {
  const laneOf = (name: string): number => {
    const at = lanes.indexOf(name);
    if (at === -1) throw new Error(`events "${id}": no lane is called "${name}"`);
    return at;
  };
  const events = inOrder(entries, scale).flatMap((entry, at): LaneEvent[] => {
    const moment = parseMoment(entry.sort, scale);
    const lane = laneOf(entry.lane);
    const to = entry.to === undefined ? null : laneOf(entry.to);
    const { type, date, label = '' } = entry;
    return moment === null ? [] : [{ number: at + 1, lane, to: to === lane ? null : to, type, label, date, moment }];
  });
  if (events.length === 0) throw new Error(`events "${id}": none has a time to be drawn at`);
  return { scale, lanes, events };
}

/** What the figure shows in words, for those who do not see it. `where` says where the events can be read, or is ''. */
export function swimlaneText(title: string, { lanes, events }: Course, where: string): ChartText {
  const counts = lanes.map((lane, at) => `${inSentence(lane)} ${events.filter((event) => event.lane === at).length}`);
  const [first, last] = [events[0], events.at(-1)];
  const span = first && last ? ` fra ${inSentence(first.date)} til ${inSentence(last.date)}` : '';
  return {
    title: `Forløb i baner: ${title}`,
    description: `${events.length} hændelser${span}. Antal i hver bane: ${counts.join(', ')}. ${where}`.trimEnd(),
  };
}
