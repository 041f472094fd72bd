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
  /** Moved in place, as Skia moves before every single glyph. */
  text: [number, number, number, number, number, number];
  font: string;
  size: number;
  readonly marks: Mark[];
  /** The innermost open mark that belongs to the structure tree. */
  tagged: Mark | undefined;
}

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

export function newState(matrix: Matrix): DrawingState {
  return { matrix, saved: [], text: [...IDENTITY], font: '', size: 0, marks: [], tagged: undefined };
}

/** First `inner`, then `outer`, as `cm` and `Do` nest them. */
export function multiply(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

/** The name in the first operand, without its slash. */
export function nameOf(operator: Operator): string {
  return operator.text(0).slice(1);
}

export function markOf(operator: Operator): Mark {
  const mcid = /\/MCID\s+(\d+)/.exec(operator.text(1))?.[1];
  return { tag: nameOf(operator), mcid: mcid === undefined ? undefined : Number(mcid) };
}

export function advance(state: DrawingState, operator: Operator): void {
  switch (operator.operation.name) {
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
      state.tagged = innermostTagged(state.marks);
      break;
    case 'EMC':
      state.marks.pop();
      state.tagged = innermostTagged(state.marks);
      break;
    default:
      advanceText(state, operator);
  }
}

function innermostTagged(marks: readonly Mark[]): Mark | undefined {
  return marks.findLast(({ mcid }) => mcid !== undefined);
}

function advanceText(state: DrawingState, operator: Operator): void {
  switch (operator.operation.name) {
    case 'BT':
      state.text = [...IDENTITY];
      break;
    case 'Tf':
      state.font = nameOf(operator);
      state.size = operator.number(1);
      break;
    case 'Tm':
      state.text = matrixOf(operator);
      break;
    case 'Td':
      move(state.text, operator.number(0), operator.number(1));
      break;
  }
}

function move(text: DrawingState['text'], x: number, y: number): void {
  const [a, b, c, d] = text;
  text[4] += a * x + c * y;
  text[5] += b * x + d * y;
}

function matrixOf(operator: Operator): DrawingState['text'] {
  const [a, b, c] = [operator.number(0), operator.number(1), operator.number(2)];
  return [a, b, c, operator.number(3), operator.number(4), operator.number(5)];
}
