/** Marks what is only decoration as an artifact, so that a screen reader passes it by (ISO 14289-1, 7.1). */
import type { Edit, Operator } from './pdfcontent.ts';
import { markOf, nameOf } from './pdfstate.ts';
import type { Follower } from './pdfstreams.ts';

const ARTIFACT = '/Artifact BMC';
const PAGINATION = '/Artifact <</Type /Pagination>> BDC';
/** Artifacts must nest with these, so no artifact runs across one. */
const BOUNDARY = new Set(['q', 'Q', 'BT', 'ET', 'BDC', 'BMC', 'EMC']);
/** Drawings carry meaning here even when they hold no text. */
const DRAWN_CONTENT = new Set(['Figure', 'Formula']);

/** A piece of the stream that is painted outside all marked content. */
export interface Loose {
  readonly from: number;
  to: number;
  /** A running head or foot. */
  readonly isPagination: boolean;
}

/**
 * Adds whatever is painted outside marked content to `pieces`. Chromium paints margin boxes first, so text before the
 * first tagged content is a running head or foot. A form with tags of its own is left alone: inside an artifact its tags
 * would be lost.
 */
export function followLoose(taggedForms: ReadonlySet<string>, pieces: Loose[]): Follower {
  const marks: boolean[] = [];
  let isMarked = false;
  let open: Loose | undefined;
  let path: number | undefined;
  let beforeContent = true;
  return (operator) => {
    const { name, buildsPath, paintsPath, showsText } = operator.operation;
    if (buildsPath) {
      path ??= operator.start;
      return;
    }
    if (BOUNDARY.has(name)) open = undefined;
    if (name === 'BDC' || name === 'BMC') {
      const mark = markOf(operator);
      if (mark.mcid !== undefined) beforeContent = false;
      marks.push(mark.mcid !== undefined || mark.tag === 'Artifact');
      isMarked = marks.includes(true);
    } else if (name === 'EMC') {
      marks.pop();
      isMarked = marks.includes(true);
    }
    if (!isMarked && paints(operator, taggedForms)) {
      if (open === undefined) {
        open = { from: path ?? operator.start, to: operator.end, isPagination: showsText && beforeContent };
        pieces.push(open);
      }
      open.to = operator.end;
    }
    if (paintsPath || name === 'n') path = undefined;
  };
}

function paints(operator: Operator, taggedForms: ReadonlySet<string>): boolean {
  const { name, paintsPath, showsText, paintsObject } = operator.operation;
  if (name === 'Do' && taggedForms.has(nameOf(operator))) return false;
  return paintsPath || showsText || paintsObject;
}

/** Wraps each piece in marks of its own. */
export function artifactEdits(pieces: readonly Loose[]): Edit[] {
  return pieces.flatMap(({ from, to, isPagination }) => [
    { from, to: from, text: `${isPagination ? PAGINATION : ARTIFACT}\n` },
    { from: to, to, text: '\nEMC' },
  ]);
}

/** Content that the structure tree names. */
export interface TaggedPiece {
  readonly mcid: number;
  /** Where its beginning stands. */
  readonly from: number;
  readonly to: number;
  /** More than a border, a background or a drawn bullet. */
  isReal: boolean;
}

/** Adds all tagged content to `pieces` where it ends. */
export function followTagged(pieces: TaggedPiece[]): Follower {
  const open: (TaggedPiece | undefined)[] = [];
  const allReal = () => {
    for (const piece of open) if (piece) piece.isReal = true;
  };
  return (operator) => {
    const { name, showsText, paintsObject } = operator.operation;
    if (name === 'BDC' || name === 'BMC') {
      const { tag, mcid } = markOf(operator);
      allReal();
      const { start: from, end: to } = operator;
      open.push(mcid === undefined ? undefined : { mcid, from, to, isReal: DRAWN_CONTENT.has(tag) });
    } else if (name === 'EMC') {
      const piece = open.pop();
      if (piece) pieces.push(piece);
    } else if (showsText || paintsObject) allReal();
  };
}

export interface Decoration {
  readonly edits: readonly Edit[];
  readonly mcids: ReadonlySet<number>;
}

/**
 * Borders, backgrounds and drawn bullets, which Chromium tags with the element that has them; and the content that is
 * `repeated` from page to page.
 */
export function findDecoration(pieces: readonly TaggedPiece[], repeated: ReadonlySet<number>): Decoration {
  const idle = pieces.filter(({ mcid, isReal }) => !isReal || repeated.has(mcid));
  return {
    edits: idle.map(({ mcid, from, to }) => ({ from, to, text: repeated.has(mcid) ? PAGINATION : ARTIFACT })),
    mcids: new Set(idle.map(({ mcid }) => mcid)),
  };
}
