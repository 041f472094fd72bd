/**
 * What has changed between two versions of a pack for those who meet about it: definitions, questions, limits, deadlines
 * and texts, not the lines of the file. Order of keys, comments and line breaks do not count.
 */
import type { Pack, PlacedBlock } from '../model/pack.ts';

interface Change {
  readonly group: string;
  /** What it is about, in words: `Indikator aarskontrol, nævner`. */
  readonly what: string;
  /** Null when it was not there. */
  readonly before: string | null;
  /** Null when it is gone. */
  readonly after: string | null;
}

/** One clinical fact of a pack. */
interface Fact {
  readonly group: string;
  readonly what: string;
  readonly text: string;
}

export function diffPacks(before: Pack, after: Pack): readonly Change[] {
  const [old, now] = [factsOf(before), factsOf(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((name) =>
    changesIn(old.get(name) ?? [], now.get(name) ?? []),
  );
}

/** Several facts of one name (caveats, points) are a list: what stands in both is no change, wherever it stands. */
function changesIn(old: readonly Fact[], now: readonly Fact[]): Change[] {
  const [gone, come] = [without(old, now), without(now, old)];
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, at) => {
    const { group, what } = come[at] ?? gone[at] ?? { group: '', what: '' };
    return { group, what, before: gone[at]?.text ?? null, after: come[at]?.text ?? null };
  });
}

function without(facts: readonly Fact[], others: readonly Fact[]): readonly Fact[] {
  const texts = others.map(({ text }) => text);
  return facts.filter(({ text }) => {
    const at = texts.indexOf(text);
    if (at >= 0) texts.splice(at, 1);
    return at < 0;
  });
}

export function diffText(title: string, changes: readonly Change[]): string {
  if (changes.length === 0) return `Intet fagligt er ændret i »${title}«.\n`;
  const groups = Map.groupBy(changes, ({ group }) => group);
  const parts = groupOrder.flatMap((group) => {
    const lines = (groups.get(group) ?? []).map(changeLines);
    return lines.length === 0 ? [] : [`${group}\n${lines.join('\n')}`];
  });
  const count = changes.length === 1 ? 'Én ændring' : `${changes.length} ændringer`;
  return `${count} i »${title}«\n\n${parts.join('\n\n')}\n`;
}

function changeLines({ what, before, after }: Change): string {
  if (before === null) return `  ny        ${what}: ${after}`;
  if (after === null) return `  udgået    ${what}: ${before}`;
  return `  ændret    ${what}\n      før:  ${before}\n      nu:   ${after}`;
}

const groupOrder = ['Om pakken', 'Tal', 'Data', 'Spørgsmål', 'Frister', 'Indhold'] as const;

/** By what they are about. */
function factsOf(pack: Pack): ReadonlyMap<string, readonly Fact[]> {
  const head = ['title', 'lead', 'task', 'minutes', 'revised', 'review', 'source'] as const;
  const facts: Fact[] = [
    ...head.flatMap((key) => flat('Om pakken', keyWord(key), pack[key])),
    ...Object.entries(pack.indicators).flatMap(([id, one]) => flat('Tal', `Indikator ${id}`, one)),
    ...Object.entries(pack.tables).flatMap(([id, one]) => flat('Data', `Tabel ${id}`, one)),
    ...pack.blocks.flatMap(blockFacts),
  ];
  return Map.groupBy(facts, ({ group, what }) => `${group}|${what}`);
}

function blockFacts({ block }: PlacedBlock): Fact[] {
  if (block.type === 'questions' || block.type === 'summing-up') {
    const { items, ...rest } = block;
    return [
      ...flat('Indhold', nameOf(block), rest),
      ...items.flatMap(({ id, ...item }) => flat('Spørgsmål', `Spørgsmål ${id}`, item)),
    ];
  }
  if (block.type === 'preparation') {
    return block.steps.flatMap(({ what, ...step }) => flat('Frister', `Inden mødet: ${what}`, step));
  }
  if (block.type === 'follow-up') return flat('Frister', nameOf(block), block);
  return flat('Indhold', nameOf(block), block);
}

function nameOf(block: PlacedBlock['block']): string {
  if ('show' in block) return `Figur ${block.show}`;
  return 'title' in block && typeof block.title === 'string' ? `»${block.title}«` : block.type;
}

/** Every text and number below a value, each with the keys that lead to it. Lists of plain values are one fact each. */
function flat(group: string, what: string, value: unknown): Fact[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => flat(group, what, item));
  if (typeof value === 'object') {
    return Object.entries(value)
      .filter(([key]) => key !== 'type')
      .flatMap(([key, item]) => flat(group, `${what}, ${keyWord(key)}`, item));
  }
  return [{ group, what, text: String(value).replace(/\s+/g, ' ').trim() }];
}

/** Keys of the pack in the words of those who use it; others stand as they are. */
function keyWord(key: string): string {
  return words[key] ?? key;
}

const words: Readonly<Record<string, string>> = {
  title: 'titel',
  lead: 'indledning',
  task: 'opgave',
  minutes: 'minutter',
  revised: 'revideret',
  review: 'gennemsyn',
  owner: 'ansvarlig',
  checker: 'læst af',
  next: 'næste gang',
  source: 'kilde',
  numerator: 'tæller',
  denominator: 'nævner',
  'numerator-words': 'tælleren i ord',
  'denominator-words': 'nævneren i ord',
  unit: 'enhed',
  direction: 'retning',
  'direction-note': 'hvad højt og lavt kan betyde',
  references: 'sammenligning',
  reason: 'begrundelse',
  caveats: 'forbehold',
  step: 'næste skridt',
  text: 'ordlyd',
  hint: 'hjælp',
  sub: 'underspørgsmål',
  body: 'tekst',
  slide: 'lysbillede',
  who: 'hvem',
  'days-before': 'dage før',
  months: 'måneder',
  supplier: 'leverandør',
  what: 'indhold',
  columns: 'kolonner',
  facilitator: 'til facilitatoren',
  notes: 'råd',
  objections: 'indvendinger',
  questions: 'spørgsmål',
};
