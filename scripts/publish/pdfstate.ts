/** What a content stream has set when an operator is reached: place, text place, font and open marked content. */
import type { Operator } from './pdfcontent.ts';

export type Matrix = readonly [number, number, number, number, number, number];

/** Marked content that is open; `mcid` ties it to the structure tree. */
export interface Mark {
  readonly tag: string;
  readonly mcid: number | undefined;
}

export interface DrawingState {
  matrix: Matrix;
  /** Matrices kept by `q`. Skia names the font anew in every text object, so nothing else needs keeping. */
  readonly saved: Matrix[];
  text: Matrix;
  font: string;
  size: number;
  readonly marks: Mark[];
}

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

export function newState(matrix: Matrix): DrawingState {
  return { matrix, saved: [], text: IDENTITY, font: '', size: 0, marks: [] };
}

/** First `inner`, then `outer`, as `cm` and `Do` nest them. */
export function multiply(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

export function numberAt(operator: Operator, index: number): number {
  const operand = operator.operands[index];
  return typeof operand === 'number' ? operand : 0;
}

/** The name in the first operand, without its slash. */
export function nameOf(operator: Operator): string {
  return String(operator.operands[0] ?? '').slice(1);
}

export function markOf(operator: Operator): Mark {
  const mcid = /\/MCID\s+(\d+)/.exec(String(operator.operands[1] ?? ''))?.[1];
  return { tag: nameOf(operator), mcid: mcid === undefined ? undefined : Number(mcid) };
}

/** The innermost open mark that belongs to the structure tree. */
export function taggedMark(state: DrawingState): Mark | undefined {
  return state.marks.findLast((mark) => mark.mcid !== undefined);
}

export function advance(state: DrawingState, operator: Operator): void {
  switch (operator.name) {
    case 'q':
      state.saved.push(state.matrix);
      break;
    case 'Q':
      state.matrix = state.saved.pop() ?? state.matrix;
      break;
    case 'cm':
      state.matrix = multiply(matrixOf(operator), state.matrix);
      break;
    case 'BDC':
    case 'BMC':
      state.marks.push(markOf(operator));
      break;
    case 'EMC':
      state.marks.pop();
      break;
    default:
      advanceText(state, operator);
  }
}

function advanceText(state: DrawingState, operator: Operator): void {
  switch (operator.name) {
    case 'BT':
      state.text = IDENTITY;
      break;
    case 'Tf':
      state.font = nameOf(operator);
      state.size = numberAt(operator, 1);
      break;
    case 'Tm':
      state.text = matrixOf(operator);
      break;
    case 'Td':
      state.text = moved(state.text, numberAt(operator, 0), numberAt(operator, 1));
      break;
  }
}

/** By hand, because Skia moves before every single glyph. */
function moved([a, b, c, d, e, f]: Matrix, x: number, y: number): Matrix {
  return [a, b, c, d, a * x + c * y + e, b * x + d * y + f];
}

function matrixOf(operator: Operator): Matrix {
  const [a, b, c, d, e, f] = [0, 1, 2, 3, 4, 5].map((index) => numberAt(operator, index));
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}
