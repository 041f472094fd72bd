/** What Zod has to say of a pack, told to its author in Danish: what is wrong, and the nearest key or the values allowed. */
import type { z } from 'zod';
import { nearest } from './nearest.ts';
import type { Fault, Path } from './yaml.ts';

type Issue = z.core.$ZodIssue;

/** Checks `value`, and tells every issue at `base` plus its own path. Issues must carry their input to be told apart. */
export function parseTelling<T extends z.ZodType>(value: unknown, schema: T, base: Path, fault: Fault) {
  const parsed = schema.safeParse(value, { reportInput: true });
  for (const issue of parsed.error?.issues ?? []) tellIssue(issue, base, schema, fault);
  return parsed;
}

function tellIssue(issue: Issue, base: Path, schema: z.ZodType, fault: Fault): void {
  const path = [...base, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
  const name = issue.path.length === 0 && base.length === 0 ? 'pakken' : path.at(-1);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const guess = nearest(key, keysAt(schema, issue.path));
      fault(
        [...path, key],
        'noegle-ukendt',
        `Nøglen »${key}« findes ikke her.`,
        guess ? `Mente du »${guess}«?` : 'Slet den, eller se content/pack.schema.json.',
      );
    }
  } else if (issue.code === 'invalid_type' && issue.input === undefined) {
    fault(path, 'noegle-mangler', `»${name}« mangler.`, 'Skriv den ind. Editoren kan vise, hvad den betyder.');
  } else if (issue.code === 'invalid_value') {
    const allowed = `Tilladt: ${issue.values.map(String).join(', ')}.`;
    fault(path, 'vaerdi-ukendt', `»${name}« har en værdi, der ikke findes.`, allowed);
  } else if (issue.code === 'invalid_union') {
    const key = issue.discriminator;
    const hint = key ? `Angiv »${key}« med en af de værdier, som editoren foreslår.` : undefined;
    fault(path, 'vaerdi-ukendt', `»${name}« kan ikke forstås.`, hint);
  } else {
    fault(path, 'vaerdi-forkert', `»${name}« ${demand(issue)}.`, hintFor(issue));
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'være tekst',
  number: 'være et tal',
  int: 'være et helt tal',
  boolean: 'være true eller false',
  array: 'være en liste',
  tuple: 'være en liste',
  object: 'have nøgler med indrykning under sig',
  record: 'have nøgler med indrykning under sig',
};

/** The rest of the sentence that begins with the name. */
function demand(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === null ? 'har ingen værdi' : `skal ${kinds[issue.expected] ?? 'være noget andet'}`;
    case 'too_small':
      return `skal ${size(issue.origin)} mindst ${issue.minimum}${unit(issue.origin)}`;
    case 'too_big':
      return `skal ${size(issue.origin)} højst ${issue.maximum}${unit(issue.origin)}`;
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'er ikke et navn, der kan bruges';
    case 'invalid_format':
      return issue.format === 'url' ? 'skal være en adresse, der begynder med https://' : issue.message;
    default:
      return issue.message;
  }
}

function hintFor(issue: Issue): string | undefined {
  if (issue.code !== 'invalid_type' || issue.expected !== 'string' || issue.input === null) return undefined;
  return typeof issue.input === 'object' ? undefined : 'Sæt teksten i anførselstegn.';
}

function size(origin: string): string {
  return origin === 'array' || origin === 'string' ? 'have' : 'være';
}

function unit(origin: string): string {
  return origin === 'array' ? ' i listen' : origin === 'string' ? ' tegn' : '';
}

/** The keys that would have been right at `path` in the schema, as far as they can be followed. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const part of path) current = step(current, part);
  return optionsOf(current).flatMap((option) => Object.keys((option as { shape?: object }).shape ?? {}));
}

function step(schema: unknown, part: PropertyKey): unknown {
  for (const option of optionsOf(schema)) {
    const { shape, element, valueType } = option as {
      shape?: Record<PropertyKey, unknown>;
      element?: unknown;
      valueType?: unknown;
    };
    const next = shape?.[part] ?? element ?? valueType;
    if (next) return next;
  }
  return undefined;
}

/** Looks through optional, default and union wrappers. */
function optionsOf(schema: unknown): unknown[] {
  const { options, def } = (schema ?? {}) as { options?: unknown[]; def?: { innerType?: unknown } };
  if (def?.innerType) return optionsOf(def.innerType);
  return options ? options.flatMap(optionsOf) : [schema ?? {}];
}
