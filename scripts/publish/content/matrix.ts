/** Which recommendation answers which challenge, made from the pack's own blocks. */
import type { ReleasedBlockOf } from '../../model/released.ts';
import type { ContentFrame } from './frame.ts';
import { challengesIn, type Linked, recommendationsIn } from './linked.ts';

type MatrixBlock = ReleasedBlockOf<'matrix'>;

interface MatrixRow extends Linked {
  /** For each column: whether the two belong together. */
  readonly marks: readonly boolean[];
}

interface MatrixView {
  readonly id: string;
  readonly kind: 'matrix';
  readonly title: string;
  readonly intro: string;
  /** What the rows are. */
  readonly corner: string;
  readonly columns: readonly Linked[];
  readonly rows: readonly MatrixRow[];
}

export type MatrixSection = MatrixView;
export type MatrixSlide = MatrixView;

export async function sectionMatrix(block: MatrixBlock, frame: ContentFrame): Promise<MatrixSection> {
  return viewMatrix(block, frame);
}

export async function slidesMatrix(block: MatrixBlock, frame: ContentFrame): Promise<readonly MatrixSlide[]> {
  return [viewMatrix(block, frame)];
}

/** The fewer are the columns: their heads are long. */
function viewMatrix({ id, title, intro }: MatrixBlock, frame: ContentFrame): MatrixView {
  const [challenges, answers] = [challengesIn(frame), recommendationsIn(frame)];
  if (challenges.length === 0 || answers.length === 0)
    throw new Error(`matrix "${id}" needs a block of challenges and one of recommendations`);
  const across = challenges.length <= answers.length;
  const [columns, rows] = across ? [challenges, answers] : [answers, challenges];
  const belong = (a: Linked, b: Linked) =>
    answers.some(
      (answer) => (answer === a || answer === b) && answer.addresses.some(({ id }) => id === (answer === a ? b : a).id),
    );
  return {
    id,
    kind: 'matrix',
    title,
    intro: intro ?? '',
    corner: across ? 'Anbefaling' : 'Udfordring',
    columns,
    rows: rows.map((row) => ({ ...row, marks: columns.map((column) => belong(row, column)) })),
  };
}
