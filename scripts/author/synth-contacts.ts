/** Persons and their contacts: heavy-tailed, different from practice to practice, with the planted worst cases. */
import type { ContactGroup } from './synth-columns.ts';
import type { Plant } from './synth-plan.ts';
import type { Random } from './synth-random.ts';

/** Number of contacts of each person; a person without any counts 0. */
export type Contacts = readonly number[];

/** What a practice keeps from round to round. */
export interface ContactTraits {
  /** Contacts per person. */
  readonly mean: number;
  /** Share of the contacts that fall in the part (out of hours, say). */
  readonly part: number;
  /** Persons relative to what the list size says. */
  readonly size: number;
}

/** About 80 % of the children have a contact in a year; the spread between practices is that of real ones. */
export function contactTraits(practice: Random, cluster: Random, share: number): ContactTraits {
  const local = 0.08 * cluster.normal();
  return {
    mean: within(1.5, 3.8, 2.5 * Math.exp(local + 0.2 * practice.normal())),
    part: within(0.05, 0.9, share * Math.exp(0.14 * cluster.normal() + 0.25 * practice.normal())),
    size: Math.exp(0.12 * practice.normal()),
  };
}

/** Negative binomial: a Poisson whose mean differs from child to child. */
export function drawContacts(persons: number, mean: number, random: Random): Contacts {
  const shape = 1.7;
  return Array.from({ length: persons }, () => random.poisson((mean / shape) * random.gamma(shape)));
}

/**
 * The contacts that are also in the part table: for each person a subset of its own. The first person with contacts
 * keeps none, so that the part is always less than the whole.
 */
export function drawPart(all: Contacts, share: number, random: Random): Contacts {
  const first = all.findIndex((contacts) => contacts > 0);
  return all.map((contacts, index) => {
    if (contacts === 0 || index === first) return 0;
    return random.binomial(contacts, within(0, 0.9, (share * random.gamma(2)) / 2));
  });
}

/** Where the groups begin, and how far they go compared with `1` to `10+`. */
export function contactReach(groups: readonly ContactGroup[]): { readonly lowest: number; readonly stretch: number } {
  const edges = groups.map(({ from }) => from).filter((from) => from > 0);
  const lowest = Math.min(...edges);
  return { lowest, stretch: lowest > 1 ? (Math.max(...edges) - lowest) / 12.5 : 1 };
}

/** Bends a practice's contacts into the planted worst case. */
export function plantContacts(contacts: Contacts, plant: Plant | null, mark: number, lowest: number): Contacts {
  const below = Math.max(1, mark - 1);
  const modest = contacts.map((count) => (count < mark ? count : lowest + (count % Math.max(1, mark - lowest))));
  if (plant === 'zero') return modest;
  if (plant === 'few') return [...modest, mark, mark + 1, mark + 2];
  if (plant === 'heavy') return [...modest, 40];
  if (plant === 'tiny') return [lowest, lowest, lowest + 1, lowest + 1, below, mark, mark + 1, mark + 7];
  const everyone = plant === 'everyone' ? 24 : plant === 'everyone-small' ? 14 : 0;
  return everyone === 0 ? contacts : Array.from({ length: everyone }, (_, index) => mark + (index % 7));
}

/** The same worst case in the part table: nobody, two persons, or 30 of the 40 contacts of one child. */
export function plantPart(part: Contacts, all: Contacts, plant: Plant | null): Contacts {
  if (plant === 'zero') return part.map(() => 0);
  if (plant === 'heavy') return part.map((count, index) => (index === part.length - 1 ? 30 : count));
  if (plant === 'few') return all.map((count, index) => (index >= all.length - 2 ? count - 1 : 0));
  return part;
}

function within(low: number, high: number, value: number): number {
  return Math.min(high, Math.max(low, value));
}
