/**
 * YAML text to plain values, with the place of every value: a fault in meaning is told with file, line and column, not
 * only a fault in syntax. Aliases are refused, depth is bounded, and no text holds what cannot be seen, as packs may come
 * from strangers.
 */
import {
  CORE_SCHEMA,
  constructFromEvents,
  EVENT_ALIAS,
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  getScalarValue,
  parseEvents,
  YAMLException,
} from 'js-yaml';
import type { Place, Problem, Report } from '../model/problem.ts';

export type Path = readonly (string | number)[];

/** Tells one fault in a pack: `path` says where in the YAML, the place and the line are looked up. */
export type Fault = (path: Path, code: string, message: string, hint?: string, severity?: Problem['severity']) => void;

export interface YamlFile {
  readonly value: unknown;
  /** Place of the value at `path`, or of its nearest parent that exists in the text. */
  readonly placeOf: (path: Path) => Place;
  /** The source line at a place, for the caret. */
  readonly lineAt: (line: number) => string;
}

const maxDepth = 20;
const maxBytes = 2_000_000;

/** Reads one YAML file. Returns null when it cannot be read at all; the problem has then been reported. */
export function parseYaml(file: string, text: string, report: Report): YamlFile | null {
  const lines = linesOf(text);
  const problem = (code: string, offset: number, message: string, hint: string): null => {
    const { line, column } = lines.at(offset);
    report({ place: { file, line, column }, excerpt: lines.text(line), code, severity: 'error', message, hint });
    return null;
  };
  if (text.length > maxBytes) return problem('yaml-stor', 0, 'Filen er for stor til en pakke.', 'Del pakken op.');
  try {
    const events = parseEvents(text, { filename: file, maxDepth });
    const alias = events.find((event) => event.type === EVENT_ALIAS);
    if (alias) {
      return problem(
        'yaml-alias',
        alias.anchorStart - 1,
        'Henvisninger med * og & bruges ikke i pakker.',
        'Skriv teksten ud.',
      );
    }
    const second = events.findLastIndex((event) => event.type === EVENT_DOCUMENT);
    if (second > 0) {
      const start = startOf(events[second + 1]) ?? text.length;
      return problem('yaml-flere', start, 'Filen har mere end ét dokument.', 'Slet linjen med »---« og alt efter den.');
    }
    const offsets = pathOffsets(events, text);
    const values = constructFromEvents(events, { source: text, schema: CORE_SCHEMA, filename: file, maxAliases: 0 });
    const unseen = invisibleTexts(values[0], []);
    for (const path of unseen) problem('tegn-usynligt', nearestOffset(offsets, path), unseenText, unseenHint);
    if (unseen.length > 0) return null;
    return {
      value: values[0] ?? null,
      placeOf: (path) => ({ file, ...lines.at(nearestOffset(offsets, path)) }),
      lineAt: lines.text,
    };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return problem('yaml', error.mark?.position ?? 0, `Filen kan ikke læses som YAML: ${error.reason}.`, yamlHint);
  }
}

const yamlHint = 'Se efter indrykning, manglende kolon eller anførselstegn på linjen og linjen før.';

const unseenText = 'Teksten har et tegn, som man ikke kan se, eller som vender skriften.';
const unseenHint = 'Det følger tit med, når der kopieres. Slet teksten på linjen, og skriv den igen i hånden.';

/**
 * Control characters, marks that turn the direction of writing, what has no width, half characters. A reader would not see
 * what is there, or would see what is not. Line ends, tabs and soft hyphens are fine.
 */
const invisible = /(?![\t\n\r\u00ad])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/** Where texts and keys that hold such a character stand. */
function invisibleTexts(value: unknown, path: Path): Path[] {
  if (typeof value === 'string') return invisible.test(value) ? [path] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const inside = [...path, Array.isArray(value) ? Number(name) : name];
    return [...(invisible.test(name) ? [inside] : []), ...invisibleTexts(inner, inside)];
  });
}

/** Offset of every value (and of its key, where it has one) by its path written as JSON. */
function pathOffsets(events: readonly Event[], source: string): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  const open: { kind: 'map' | 'list'; path: Path; key: string | null; keyStart: number; index: number }[] = [];
  /** Path of the value that begins now, or null when what begins is a key. */
  const begin = (start: number, scalar: string | null): Path | null => {
    const top = open.at(-1);
    if (!top) return [];
    if (top.kind === 'list') return [...top.path, top.index++];
    if (top.key === null) {
      top.key = scalar ?? '';
      top.keyStart = start;
      return null;
    }
    const path = [...top.path, top.key];
    offsets.set(JSON.stringify(path), top.keyStart);
    top.key = null;
    return path;
  };
  for (const event of events) {
    if (event.type === EVENT_POP) open.pop();
    else if (event.type === EVENT_SCALAR)
      note(offsets, begin(event.valueStart, getScalarValue(source, event)), event.valueStart);
    else if (event.type === EVENT_MAPPING || event.type === EVENT_SEQUENCE) {
      const path = begin(event.start, null) ?? [];
      note(offsets, path, event.start);
      open.push({ kind: event.type === EVENT_MAPPING ? 'map' : 'list', path, key: null, keyStart: 0, index: 0 });
    } else if (event.type === EVENT_DOCUMENT) open.length = 0;
  }
  return offsets;
}

function startOf(event: Event | undefined): number | undefined {
  if (event?.type === EVENT_SCALAR) return event.valueStart;
  return event?.type === EVENT_MAPPING || event?.type === EVENT_SEQUENCE ? event.start : undefined;
}

/** A key's place wins over its value's: that is where an author looks. */
function note(offsets: Map<string, number>, path: Path | null, start: number): void {
  if (path && !offsets.has(JSON.stringify(path))) offsets.set(JSON.stringify(path), start);
}

function nearestOffset(offsets: ReadonlyMap<string, number>, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const offset = offsets.get(JSON.stringify(path.slice(0, length)));
    if (offset !== undefined) return offset;
  }
  return 0;
}

/** Longer lines are cut: nobody reads on, and a stranger's line may be the whole file. */
const maxExcerpt = 300;

/** Where an offset stands, and what a line says, for a file that may have thousands of faults. */
function linesOf(text: string) {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return {
    at: (offset: number): { readonly line: number; readonly column: number } => {
      let [low, high] = [0, starts.length];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
    text: (line: number): string => {
      const start = starts[line - 1];
      const end = starts[line] ?? text.length + 1;
      return start === undefined ? '' : text.slice(start, Math.min(end - 1, start + maxExcerpt)).replace(/\r$/, '');
    },
  };
}
