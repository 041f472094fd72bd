/** What a handout owes its reader, read from released.json as a stranger would: no code of the project is used. */

interface Json {
  readonly [key: string]: unknown;
}

const months = 'januar februar marts april maj juni juli august september oktober november december'.split(' ');

/** Told in the handout's first table, and in its last section under a heading of its own. */
const elsewhere = new Set(['preparation', 'extraction']);

/**
 * Titles, questions, dates and released numbers that the texts do not give, or give out of order. Each title is looked
 * for after the one before; the rest between its own title and the next.
 */
export function missingInOrder(report: Json, texts: readonly string[]): readonly string[] {
  const said = plain(texts.join('\n'));
  const { date } = report.meeting as { readonly date: string };
  const missing = said.includes(inDanish(date)) ? [] : [`the date ${inDanish(date)}`];
  let at = 0;
  for (const block of (report.blocks as readonly Json[]).filter(({ type }) => !elsewhere.has(String(type)))) {
    const title = plain(String(titleOf(block)));
    const found = said.indexOf(title, at);
    if (found < 0) missing.push(`title: ${title}`);
    else at = found + title.length;
    let inside = at;
    for (const question of questionsOf(block)) {
      const next = said.indexOf(plain(question), inside);
      if (next < 0) missing.push(`${title}: ${question}`);
      else inside = next;
    }
    const numbers = new Set(said.slice(at).match(/\d+(?:[.,]\d+)*/g));
    for (const value of block.type === 'indicator' ? valuesOf(block) : []) {
      const shown = [0, 1, 2].map((decimals) => value.toFixed(decimals).replace('.', ','));
      if (!shown.some((text) => numbers.has(text))) missing.push(`${title}: ${value}`);
    }
  }
  return missing;
}

/** What only the guide tells: deadlines, notes, objections and their answers. Wherever they stand: steps take several blocks. */
export function missingInGuide(report: Json, texts: readonly string[]): readonly string[] {
  const said = plain(texts.join('\n'));
  const owed = (report.blocks as readonly Json[]).flatMap((block) => {
    const { notes = [], objections = [] } = (block.facilitator ?? {}) as Facilitator;
    const steps = block.type === 'preparation' ? (block.steps as readonly { readonly what: string }[]) : [];
    return [...steps.map(({ what }) => what), ...notes, ...objections.flatMap(({ said, answer }) => [said, answer])];
  });
  return owed.filter((text) => !said.includes(plain(text)));
}

interface Facilitator {
  readonly notes?: readonly string[];
  readonly objections?: readonly { readonly said: string; readonly answer: string }[];
}

const titleOf = (block: Json) => (block.type === 'indicator' ? (block.indicator as Json).title : block.title) ?? '';

interface Question {
  readonly text: string;
  readonly sub: readonly string[];
  readonly figure: number | null;
}

/** What belongs to a question stands where there is room to answer it: at its figure, if it has one. */
function questionsOf({ type, questions, items }: Json): readonly string[] {
  if (type === 'indicator') return (questions as readonly Question[]).flatMap(({ text, sub }) => [text, ...sub]);
  if (type !== 'questions' && type !== 'summing-up') return [];
  return (items as readonly Question[]).flatMap(({ text, sub, figure }) => [text, ...(figure === null ? sub : [])]);
}

/** Whatever is marked as shown, however deep. */
function valuesOf(value: unknown): readonly number[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = value as Json;
  const shown = own.status === 'shown' && typeof own.value === 'number' ? [own.value] : [];
  return [...shown, ...Object.values(value).flatMap(valuesOf)];
}

function inDanish(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${day}. ${months[(month ?? 0) - 1]} ${year}`;
}

/** Without the marks of markdown, and with one kind of space. */
const plain = (text: string): string =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*_]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
