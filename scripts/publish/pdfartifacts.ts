/** Marks what is only decoration as an artifact, so that a screen reader passes it by (ISO 14289-1, 7.1). */
import type { Edit, Operator } from './pdfcontent.ts';
import { markOf, nameOf } from './pdfstate.ts';

const BUILDS_PATH = new Set(['m', 'l', 'c', 'v', 'y', 're', 'h']);
const PAINTS_PATH = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's']);
const SHOWS_TEXT = new Set(['Tj', 'TJ', "'", '"']);
/** Artifacts must nest with these, so no artifact runs across one. */
const BOUNDARY = new Set(['q', 'Q', 'BT', 'ET', 'BDC', 'BMC', 'EMC']);
/** Drawings carry meaning here even when they hold no text. */
const DRAWN_CONTENT = new Set(['Figure', 'Formula']);

interface Artifact {
  readonly from: number;
  to: number;
  readonly kind: string;
}

export const paintsPath = (operator: Operator): boolean => PAINTS_PATH.has(operator.name);
export const buildsPath = (operator: Operator): boolean => BUILDS_PATH.has(operator.name);
export const showsText = (operator: Operator): boolean => SHOWS_TEXT.has(operator.name);
const paintsObject = (operator: Operator): boolean => operator.name === 'Do' || operator.name === 'sh';

/**
 * Wraps whatever is painted outside marked content. Chromium paints margin boxes first, so text
 * before the first tagged content is a running head or foot. A form with tags of its own is left
 * alone: inside an artifact its tags would be lost.
 */
export function artifactEdits(operators: readonly Operator[], taggedForms: ReadonlySet<string>): Edit[] {
  const artifacts: Artifact[] = [];
  const marks: boolean[] = [];
  let open: Artifact | undefined;
  let path: number | undefined;
  let beforeContent = true;
  for (const operator of operators) {
    if (BOUNDARY.has(operator.name)) open = undefined;
    if (operator.name === 'BDC' || operator.name === 'BMC') {
      const mark = markOf(operator);
      if (mark.mcid !== undefined) beforeContent = false;
      marks.push(mark.mcid !== undefined || mark.tag === 'Artifact');
    } else if (operator.name === 'EMC') marks.pop();
    else if (buildsPath(operator)) path ??= operator.start;
    if (paints(operator, taggedForms) && !marks.includes(true)) {
      const kind = showsText(operator) && beforeContent ? '/Artifact <</Type /Pagination>> BDC' : '/Artifact BMC';
      if (open === undefined) {
        open = { from: path ?? operator.start, to: operator.end, kind };
        artifacts.push(open);
      }
      open.to = operator.end;
    }
    if (paintsPath(operator) || operator.name === 'n') path = undefined;
  }
  return artifacts.flatMap(wrap);
}

function paints(operator: Operator, taggedForms: ReadonlySet<string>): boolean {
  if (operator.name === 'Do' && taggedForms.has(nameOf(operator))) return false;
  return paintsPath(operator) || showsText(operator) || paintsObject(operator);
}

function wrap(artifact: Artifact): Edit[] {
  return [
    { from: artifact.from, to: artifact.from, text: `${artifact.kind}\n` },
    { from: artifact.to, to: artifact.to, text: '\nEMC' },
  ];
}

export interface Decoration {
  readonly edits: readonly Edit[];
  readonly mcids: ReadonlySet<number>;
}

/**
 * Borders, backgrounds and drawn bullets, which Chromium tags with the element that has them; and the content that is
 * `repeated` from page to page.
 */
export function findDecoration(operators: readonly Operator[], repeated: ReadonlySet<number>): Decoration {
  const open: { readonly mcid: number | undefined; readonly operator: Operator; real: boolean }[] = [];
  const edits: Edit[] = [];
  const mcids = new Set<number>();
  for (const operator of operators) {
    if (operator.name === 'BDC' || operator.name === 'BMC') {
      const { tag, mcid } = markOf(operator);
      for (const outer of open) outer.real = true;
      open.push({ mcid, operator, real: mcid === undefined || DRAWN_CONTENT.has(tag) });
    } else if (operator.name === 'EMC') {
      const mark = open.pop();
      if (mark?.mcid === undefined) continue;
      const isRepeated = repeated.has(mark.mcid);
      if (mark.real && !isRepeated) continue;
      const text = isRepeated ? '/Artifact <</Type /Pagination>> BDC' : '/Artifact BMC';
      edits.push({ from: mark.operator.start, to: mark.operator.end, text });
      mcids.add(mark.mcid);
    } else if (showsText(operator) || paintsObject(operator)) {
      for (const mark of open) mark.real = true;
    }
  }
  return { edits, mcids };
}
