/**
 * From a pack's YAML to a `Pack` that the rest may rely on. Checks form (the schema) and meaning (does the indicator's
 * table exist, is the period declared, is each question asked once), and reports everything in one run.
 */
import { type Block, type BlockType, blockSchemas } from '../model/blocks.ts';
import { type Pack, type PackHead, type PlacedBlock, packHeadSchema } from '../model/pack.ts';
import type { Problem, Report } from '../model/problem.ts';
import { holdsCpr } from './cpr.ts';
import { damFlood } from './flood.ts';
import { parseTelling } from './issues.ts';
import { checkLeftovers } from './leftovers.ts';
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
  const dam = damFlood(report);
  const pack = checkText(source, dam.report);
  dam.close();
  return pack;
}

function checkText(source: PackSource, report: Report): Pack | null {
  if (tellCpr(source.file, source.text, report)) return null;
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
  checkLeftovers(head, [], fault);
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

/** A person's number anywhere stops everything; the place is told, never the number. */
function tellCpr(file: string, text: string, report: Report): boolean {
  const lines = text.split('\n').flatMap((line, at) => (holdsCpr(line) ? [at + 1] : []));
  for (const line of lines) {
    const message = 'Noget på linjen ligner et CPR-nummer. Alt er standset.';
    report({
      code: 'cpr',
      severity: 'error',
      place: { file, line },
      message,
      hint: 'Slet det. En pakke må aldrig nævne en person.',
    });
  }
  return lines.length > 0;
}

function checkHead(value: unknown, fault: Fault): PackHead | null {
  const head = parseTelling(value, packHeadSchema, [], fault).data;
  return head ? { ...head, tables: bare(head.tables), indicators: bare(head.indicators) } : null;
}

/** Without what every object has: an indicator called `constructor` that no pack defines is then not found. */
function bare<T>(named: Readonly<Record<string, T>>): Record<string, T> {
  return Object.assign(Object.create(null), named);
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
  const written = withShared((item as Record<string, unknown>)[name], [...path, name], source, fault, report);
  if (!written) return null;
  checkLeftovers(written.content, [...path, name], written.fault);
  const parsed = parseTelling(written.content, blockSchemas[name], [...path, name], written.fault);
  return parsed.success ? ({ type: name, ...parsed.data } as Block) : null;
}

/** What a block says, and how to tell a fault in it: in the file that holds the key. */
interface Written {
  readonly content: unknown;
  readonly fault: Fault;
}

/** `{ from: shared/name }` is replaced by the content of content/shared/name.yaml; other keys win over it. */
function withShared(content: unknown, path: Path, source: PackSource, fault: Fault, report: Report): Written | null {
  if (content === null || typeof content !== 'object' || !('from' in content)) return { content, fault };
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
    return null;
  }
  const yaml = parseYaml(file.file, file.text, report);
  if (yaml === null || yaml.value === null || typeof yaml.value !== 'object' || Array.isArray(yaml.value)) {
    fault([...path, 'from'], 'faelles-fejl', 'Den fælles tekst kan ikke læses.', `Ret ${file.file}.`);
    return null;
  }
  const inShared: Fault = (at, code, message, hint, severity = 'error') => {
    const [key = ''] = at.slice(path.length);
    if (Object.hasOwn(own, key)) return fault(at, code, message, hint, severity);
    report(problemAt(yaml, at.slice(path.length), code, message, hint, severity));
  };
  return { content: { ...yaml.value, ...own }, fault: inShared };
}

function blockNames(): string[] {
  return Object.keys(blockSchemas);
}

function isBlockType(name: string): name is BlockType {
  return Object.hasOwn(blockSchemas, name);
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
  return { code, severity, place, message: cut(message), excerpt, ...(hint === undefined ? {} : { hint: cut(hint) }) };
}

/** What is quoted from a stranger's pack may be as long as the pack. */
function cut(text: string): string {
  return text.length > 500 ? `${text.slice(0, 500)} …` : text;
}
