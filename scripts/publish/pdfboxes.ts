/** The box that the content of each MCID fills on the page, for the BBox of a figure. */
import { buildsPath, paintsPath, showsText } from './pdfartifacts.ts';
import type { Operator } from './pdfcontent.ts';
import { advance, type DrawingState, type Matrix, multiply, newState, numberAt, taggedMark } from './pdfstate.ts';
import type { ContentStream } from './pdfstreams.ts';

/** Left, bottom, right, top in points. */
export type Box = readonly [number, number, number, number];

const EVERYWHERE: Box = [-Infinity, -Infinity, Infinity, Infinity];
const NOWHERE: Box = [0, 0, -1, -1];
/** Share of the font size: enough for every glyph of a text font. Glyph widths would be exact, but nobody reads them here. */
const [DESCENT, ASCENT, GLYPH_WIDTH] = [-0.25, 0.8, 0.6];

interface Drawing {
  readonly state: DrawingState;
  clip: Box;
  readonly savedClips: Box[];
  /** Around the path that is being built. */
  path: Box | undefined;
  clipsNext: boolean;
}

export function contentBoxes(stream: ContentStream, wanted: ReadonlySet<number>): Map<number, Box> {
  const boxes = new Map<number, Box>();
  if (wanted.size === 0) return boxes;
  const state = newState(stream.matrix);
  const drawing: Drawing = { state, clip: EVERYWHERE, savedClips: [], path: undefined, clipsNext: false };
  for (const operator of stream.operators) {
    advance(state, operator);
    const painted = draw(drawing, operator);
    const mcid = painted && taggedMark(state)?.mcid;
    if (!painted || mcid === undefined || !wanted.has(mcid)) continue;
    const visible = intersect(painted, drawing.clip);
    if (visible) boxes.set(mcid, unite(boxes.get(mcid), visible));
  }
  return boxes;
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
function draw(drawing: Drawing, operator: Operator): Box | undefined {
  const { state } = drawing;
  if (buildsPath(operator)) drawing.path = extendPath(drawing.path, operator, state.matrix);
  else if (operator.name === 'q') drawing.savedClips.push(drawing.clip);
  else if (operator.name === 'Q') drawing.clip = drawing.savedClips.pop() ?? drawing.clip;
  else if (operator.name === 'W' || operator.name === 'W*') drawing.clipsNext = true;
  else if (operator.name === 'n' || paintsPath(operator)) return endPath(drawing, operator);
  else if (showsText(operator)) return textBox(state, operator);
  else if (operator.name === 'Do') return boxOf(0, 0, 1, 1, state.matrix);
  return undefined;
}

function endPath(drawing: Drawing, operator: Operator): Box | undefined {
  const { path } = drawing;
  if (drawing.clipsNext) drawing.clip = (path && intersect(drawing.clip, path)) ?? NOWHERE;
  drawing.clipsNext = false;
  drawing.path = undefined;
  return operator.name === 'n' ? undefined : path;
}

/** Control points of a curve count as points on it: a box may be a little too wide, never too narrow. */
function extendPath(path: Box | undefined, operator: Operator, matrix: Matrix): Box | undefined {
  if (operator.name === 're') {
    const [x, y] = [numberAt(operator, 0), numberAt(operator, 1)];
    return unite(path, boxOf(x, y, x + numberAt(operator, 2), y + numberAt(operator, 3), matrix));
  }
  let extended = path;
  for (let index = 0; index + 1 < operator.operands.length; index += 2) {
    extended = unite(extended, pointBox(numberAt(operator, index), numberAt(operator, index + 1), matrix));
  }
  return extended;
}

function textBox(state: DrawingState, operator: Operator): Box {
  const glyphs = Math.max(1, (String(operator.operands[0] ?? '').length - 2) / 4);
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
