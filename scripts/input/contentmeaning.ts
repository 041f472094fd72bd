/**
 * What the schema cannot say about blocks of content: that references reach something, that what is drawn on lanes and
 * on a line of time has a place there, that parts make a whole.
 */
import type { BlockOf } from '../model/blocks.ts';
import type { Pack } from '../model/pack.ts';
import { nearest } from './nearest.ts';
import { isSortKey } from './sortkeys.ts';
import type { Fault, Path } from './yaml.ts';

export function checkContent(pack: Pack, fault: Fault): void {
  checkReferences(pack, fault);
  pack.blocks.forEach(({ block }, index) => {
    const path = ['blocks', index, block.type];
    if (block.type === 'events') checkEvents(block, path, fault);
    if (block.type === 'timeline') checkTimeline(block, path, fault);
    if (block.type === 'figures') checkWaffle(block, path, fault);
  });
}

/** Challenges and recommendations are one set of ids through the whole pack: references cross blocks. */
function checkReferences(pack: Pack, fault: Fault): void {
  const challenges = pack.blocks.flatMap(({ block }, index) =>
    block.type === 'challenges' ? place(block.items, ['blocks', index, block.type]) : [],
  );
  const recommendations = pack.blocks.flatMap(({ block }, index) =>
    block.type === 'recommendations' ? place(block.items, ['blocks', index, block.type]) : [],
  );
  tellDoubles([...challenges, ...recommendations], fault);
  const known = challenges.map(({ item }) => item.id);
  for (const { item, path } of recommendations) {
    item.addresses.forEach((id, at) => {
      if (!known.includes(id)) tellUnknown([...path, 'addresses', at], id, known, fault);
    });
  }
  pack.blocks.forEach(({ block }, index) => {
    if (block.type !== 'matrix' || (challenges.length > 0 && recommendations.length > 0)) return;
    const message = 'Skemaet kan ikke laves: pakken har ikke både udfordringer og anbefalinger.';
    fault(['blocks', index, 'matrix'], 'matrix-tom', message, 'Tilføj »challenges« og »recommendations«.');
  });
}

interface Placed<T> {
  readonly item: T;
  readonly path: Path;
}

function place<T>(items: readonly T[], path: Path): readonly Placed<T>[] {
  return items.map((item, at) => ({ item, path: [...path, 'items', at] }));
}

function tellDoubles(placed: readonly Placed<{ readonly id: string }>[], fault: Fault): void {
  const seen = new Set<string>();
  for (const { item, path } of placed) {
    if (seen.has(item.id))
      fault([...path, 'id'], 'id-dobbelt', `»${item.id}« er brugt to gange.`, 'Giv den ene et andet id.');
    seen.add(item.id);
  }
}

function tellUnknown(path: Path, id: string, known: readonly string[], fault: Fault): void {
  const guess = nearest(id, known);
  const all = known.length === 0 ? 'Pakken har ingen udfordringer.' : `Udfordringer: ${known.join(', ')}.`;
  fault(path, 'henvisning-ukendt', `Der er ingen udfordring »${id}«.`, guess ? `Mente du »${guess}«?` : all);
}

function checkEvents({ lanes, entries, summary, scale }: BlockOf<'events'>, path: Path, fault: Fault): void {
  const tellLane = (at: Path, lane: string) => {
    const guess = nearest(lane, lanes);
    const hint = guess ? `Mente du »${guess}«?` : `Baner: ${lanes.join(', ')}.`;
    fault(at, 'bane-ukendt', `Der er ingen bane »${lane}«.`, hint);
  };
  entries.forEach(({ lane, to, sort }, at) => {
    const place = [...path, 'entries', at];
    if (!lanes.includes(lane)) tellLane([...place, 'lane'], lane);
    if (to !== undefined && !lanes.includes(to)) tellLane([...place, 'to'], to);
    if (!isSortKey(sort, scale)) tellSort([...place, 'sort'], sort, scale, fault);
  });
  const tags = new Set(entries.flatMap((entry) => entry.tags));
  summary.forEach(({ tag }, at) => {
    if (tags.has(tag)) return;
    const guess = nearest(tag, tags);
    const hint = guess ? `Mente du »${guess}«?` : 'Skriv mærket i »tags« ved de hændelser, der skal tælles.';
    fault([...path, 'summary', at, 'tag'], 'maerke-ukendt', `Ingen hændelse har mærket »${tag}«.`, hint);
  });
}

function checkTimeline({ phases }: BlockOf<'timeline'>, path: Path, fault: Fault): void {
  phases.forEach(({ sort }, at) => {
    if (!isSortKey(sort, 'date')) tellSort([...path, 'phases', at, 'sort'], sort, 'date', fault);
  });
}

function tellSort(path: Path, sort: string, scale: 'date' | 'age', fault: Fault): void {
  const hint =
    scale === 'age'
      ? 'Skriv alderen i år, fx "5", "0.1" eller "1/5", eller undated.'
      : 'Skriv fx 2019, 2019-03, 2019-03-12 eller 2019-03/2019-12. En hændelse uden dato har undated.';
  fault(path, 'sortering-ugyldig', `»${sort}« kan ikke sorteres.`, hint);
}

function checkWaffle({ waffle }: BlockOf<'figures'>, path: Path, fault: Fault): void {
  if (!waffle) return;
  const sum = waffle.parts.reduce((total, { count }) => total + count, 0);
  if (sum === waffle.whole) return;
  const message = `Delene giver ${sum} tilsammen, men i alt er ${waffle.whole}.`;
  fault([...path, 'waffle', 'parts'], 'dele-sum', message, 'Ret tallene, så hver prik hører til netop én del.');
}
