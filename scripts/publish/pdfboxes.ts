/** The box that the content of each MCID fills on the page, for the BBox of a figure. */
import type { Operator } from './pdfcontent.ts';
import { type DrawingState, type Matrix, multiply } from './pdfstate.ts';
import type { Follower } from './pdfstreams.ts';

/** Left, bottom, right, top in points. */
export type Box = readonly [number, number, number, number];

const EVERYWHERE: Box = [-Infinity, -Infinity, Infinity, Infinity];
const NOWHERE: Box = [0, 0, -1, -1];
/** Share of the font size: enough for every glyph of a text font. Glyph widths would be exact, but nobody reads them here. */
const [DESCENT, ASCENT, GLYPH_WIDTH] = [-0.25, 0.8, 0.6];

interface Drawing {
  clip: Box;
  readonly savedClips: Box[];
  /** Around the path that is being built. */
  path: Box | undefined;
  clipsNext: boolean;
}

/** Puts the boxes of the wanted MCIDs into `boxes`. */
export function followBoxes(wanted: ReadonlySet<number>, boxes: Map<number, Box>): Follower {
  const drawing: Drawing = { clip: EVERYWHERE, savedClips: [], path: undefined, clipsNext: false };
  return (operator, state) => {
    const mcid = state.tagged?.mcid;
    const isWanted = mcid !== undefined && wanted.has(mcid);
    // Most of the glyphs of a page stand outside its figures.
    if (!isWanted && operator.operation.showsText) return;
    const painted = draw(drawing, operator, state);
    const visible = painted && isWanted && intersect(painted, drawing.clip);
    if (visible) boxes.set(mcid, unite(boxes.get(mcid), visible));
  };
}

export function unite(one: Box | undefined, other: Box): Box {
  if (one === undefined) return other;
  const [left, bottom] = [Math.min(one[0], other[0]), Math.min(one[1], other[1])];
  return [left, bottom, Math.max(one[2], other[2]), Math.max(one[3], other[3])];
}

function intersect(one: Box, other: Box): Box | undefined {
  const [left, bottom] = [Math.max(one[0], other[0]), Math.max(one[1], other[1])];
  const [right, top] = [Math.min(one[2], other[2]), Math.min(one[3], other[3])];
  return left <= right && bottom <= top ? [left, bottom, right, top] : undefined;
}

/** Follows path and clip; returns the box that the operator paints. */
function draw(drawing: Drawing, operator: Operator, state: DrawingState): Box | undefined {
  const { name, buildsPath, paintsPath, showsText } = operator.operation;
  if (buildsPath) drawing.path = extendPath(drawing.path, operator, state.matrix);
  else if (showsText) return textBox(state, operator);
  else if (name === 'q') drawing.savedClips.push(drawing.clip);
  else if (name === 'Q') drawing.clip = drawing.savedClips.pop() ?? drawing.clip;
  else if (name === 'W' || name === 'W*') drawing.clipsNext = true;
  else if (name === 'n' || paintsPath) return endPath(drawing, paintsPath);
  else if (name === 'Do') return boxOf(0, 0, 1, 1, state.matrix);
  return undefined;
}

function endPath(drawing: Drawing, isPainted: boolean): Box | undefined {
  const { path } = drawing;
  if (drawing.clipsNext) drawing.clip = (path && intersect(drawing.clip, path)) ?? NOWHERE;
  drawing.clipsNext = false;
  drawing.path = undefined;
  return isPainted ? path : undefined;
}

/** Control points of a curve count as points on it: a box may be a little too wide, never too narrow. */
function extendPath(path: Box | undefined, operator: Operator, matrix: Matrix): Box | undefined {
  if (operator.operation.name === 're') {
    const [x, y] = [operator.number(0), operator.number(1)];
    return unite(path, boxOf(x, y, x + operator.number(2), y + operator.number(3), matrix));
  }
  let extended = path;
  for (let index = 0; index + 1 < operator.count; index += 2) {
    extended = unite(extended, pointBox(operator.number(index), operator.number(index + 1), matrix));
  }
  return extended;
}

function textBox(state: DrawingState, operator: Operator): Box {
  const glyphs = Math.max(1, (operator.text(0).length - 2) / 4);
  const { size, text, matrix } = state;
  return boxOf(0, DESCENT * size, glyphs * GLYPH_WIDTH * size, ASCENT * size, multiply(text, matrix));
}

function boxOf(left: number, bottom: number, right: number, top: number, matrix: Matrix): Box {
  const corners = unite(pointBox(left, bottom, matrix), pointBox(right, top, matrix));
  return unite(corners, unite(pointBox(left, top, matrix), pointBox(right, bottom, matrix)));
}

function pointBox(x: number, y: number, [a, b, c, d, e, f]: Matrix): Box {
  const [pageX, pageY] = [a * x + c * y + e, b * x + d * y + f];
  return [pageX, pageY, pageX, pageY];
}
