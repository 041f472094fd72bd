/**
 * From a pack's YAML to a `Pack` that the rest may rely on. Checks form (the schema) and meaning (does the indicator's
 * table exist, is the period declared, is each question asked once), and reports everything in one run.
 */
import type { z } from 'zod';
import { type Block, type BlockType, blockSchemas } from '../model/blocks.ts';
import { type Pack, type PackHead, type PlacedBlock, packHeadSchema } from '../model/pack.ts';
import type { Problem, Report } from '../model/problem.ts';
import { checkMeaning } from './meaning.ts';
import { nearest } from './nearest.ts';
import { type Fault, type Path, parseYaml, type YamlFile } from './yaml.ts';

export interface PackSource {
  /** Folder name under content/. */
  readonly folder: string;
  readonly file: string;
  readonly text: string;
  /** Text of content/shared/<name>.yaml, or null when there is none. */
  readonly shared: (name: string) => { readonly file: string; readonly text: string } | null;
}

export function checkPack(source: PackSource, report: Report): Pack | null {
  const yaml = parseYaml(source.file, source.text, report);
  if (!yaml) return null;
  let failed = false;
  const fault: Fault = (path, code, message, hint, severity = 'error') => {
    if (severity === 'error') failed = true;
    report(problemAt(yaml, path, code, message, hint, severity));
  };
  const head = checkHead(yaml.value, fault);
  const blocks = checkBlocks(yaml, source, fault, report);
  if (!head || !blocks) return null;
  const pack: Pack = { ...head, blocks, file: source.file };
  if (pack.id !== source.folder) {
    fault(
      ['id'],
      'pakke-id',
      `Pakkens id er ikke mappens navn »${source.folder}«.`,
      'Lad id og mappe hedde det samme.',
    );
  }
  checkMeaning(pack, fault);
  return failed ? null : pack;
}

function checkHead(value: unknown, fault: Fault): PackHead | null {
  const parsed = packHeadSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) tellIssue(issue, [], packHeadSchema, fault);
  return null;
}

function checkBlocks(yaml: YamlFile, source: PackSource, fault: Fault, report: Report): PlacedBlock[] | null {
  const raw = (yaml.value as { blocks?: unknown } | null)?.blocks;
  if (!Array.isArray(raw)) return null;
  const blocks = raw.map((item: unknown, index): PlacedBlock | null => {
    const path = ['blocks', index];
    const block = checkBlock(item, path, source, fault, report);
    const place = yaml.placeOf(path);
    return block && { id: `b${index + 1}`, block, file: source.file, line: place.line ?? 1 };
  });
  return blocks.every((block) => block !== null) ? blocks : null;
}

function checkBlock(item: unknown, path: Path, source: PackSource, fault: Fault, report: Report): Block | null {
  const [name, ...others] = item !== null && typeof item === 'object' ? Object.keys(item) : [];
  if (name === undefined || others.length > 0) {
    fault(path, 'blok-form', 'En blok skrives som »- navn: { … }« med ét navn.', `Navne: ${blockNames().join(', ')}.`);
    return null;
  }
  if (!isBlockType(name)) {
    const guess = nearest(name, blockNames());
    fault(
      [...path, name],
      'blok-ukendt',
      `Der findes ingen blok »${name}«.`,
      guess ? `Mente du »${guess}«?` : `Navne: ${blockNames().join(', ')}.`,
    );
    return null;
  }
  const content = withShared((item as Record<string, unknown>)[name], [...path, name], source, fault, report);
  const schema = blockSchemas[name];
  const parsed = schema.safeParse(content);
  if (parsed.success) return { type: name, ...parsed.data } as Block;
  for (const issue of parsed.error.issues) tellIssue(issue, [...path, name], schema, fault);
  return null;
}

/** `{ from: shared/name }` is replaced by the content of content/shared/name.yaml; other keys win over it. */
function withShared(content: unknown, path: Path, source: PackSource, fault: Fault, report: Report): unknown {
  if (content === null || typeof content !== 'object' || !('from' in content)) return content;
  const { from, ...own } = content as Record<string, unknown>;
  const name = typeof from === 'string' ? /^shared\/([a-z0-9-]+)$/.exec(from)?.[1] : undefined;
  const file = name === undefined ? null : source.shared(name);
  if (!file) {
    fault(
      [...path, 'from'],
      'faelles-mangler',
      'Den fælles tekst findes ikke i content/shared/.',
      'Skriv fx »from: shared/opsamling«.',
    );
    return own;
  }
  const yaml = parseYaml(file.file, file.text, report);
  if (!yaml) fault([...path, 'from'], 'faelles-fejl', 'Den fælles tekst kan ikke læses.', `Ret ${file.file}.`);
  return { ...(yaml?.value as object | null), ...own };
}

function blockNames(): string[] {
  return Object.keys(blockSchemas);
}

function isBlockType(name: string): name is BlockType {
  return Object.hasOwn(blockSchemas, name);
}

/** Zod's issue as a Danish sentence with the nearest key or the allowed values. */
function tellIssue(issue: z.core.$ZodIssue, base: Path, schema: z.ZodType, fault: Fault): void {
  const path = [...base, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
  const name = path.at(-1) ?? 'pakken';
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
    fault(
      path,
      'vaerdi-ukendt',
      `»${name}« har en værdi, der ikke findes.`,
      `Tilladt: ${issue.values.map(String).join(', ')}.`,
    );
  } else if (issue.code === 'invalid_union') {
    const key = issue.discriminator;
    const hint = key ? `Angiv »${key}« med en af de værdier, som editoren foreslår.` : undefined;
    fault(path, 'vaerdi-ukendt', `»${name}« kan ikke forstås.`, hint);
  } else {
    fault(path, 'vaerdi-forkert', `»${name}« er ikke som ventet: ${issue.message}.`);
  }
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

function problemAt(
  yaml: YamlFile,
  path: Path,
  code: string,
  message: string,
  hint: string | undefined,
  severity: Problem['severity'],
): Problem {
  const place = yaml.placeOf(path);
  const excerpt = yaml.lineAt(place.line ?? 1);
  return { code, severity, place, message, excerpt, ...(hint === undefined ? {} : { hint }) };
}
