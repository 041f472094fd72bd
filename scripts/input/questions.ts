/** Each question is asked once, and discussed at one figure at most; the figures ask for questions that exist. */
import type { BlockOf, Question } from '../model/blocks.ts';
import type { Pack } from '../model/pack.ts';
import { nearest } from './nearest.ts';
import type { Fault } from './yaml.ts';

export function checkQuestions(pack: Pack, fault: Fault): void {
  const asked = new Set<string>();
  const bound = new Set<string>();
  const groups = pack.blocks
    .map(({ block }, index) => ({ block, index }))
    .filter(({ block }) => isQuestionGroup(block));
  for (const { block, index } of groups) {
    const { items, type } = block as BlockOf<'questions'>;
    items.forEach((question: Question, at) => {
      if (asked.has(question.id))
        fault(
          ['blocks', index, type, 'items', at],
          'spoergsmaal-dobbelt',
          `Spørgsmålet »${question.id}« står to gange.`,
        );
      asked.add(question.id);
    });
  }
  pack.blocks.forEach(({ block }, index) => {
    if (block.type !== 'indicator' && block.type !== 'map') return;
    block.questions.forEach((id, at) => {
      const path = ['blocks', index, block.type, 'questions', at];
      const guess = nearest(id, asked);
      if (!asked.has(id))
        fault(
          path,
          'spoergsmaal-ukendt',
          `Der er intet spørgsmål »${id}«.`,
          guess ? `Mente du »${guess}«?` : undefined,
        );
      else if (bound.has(id))
        fault(
          path,
          'spoergsmaal-bundet',
          `Spørgsmålet »${id}« hører allerede til en figur.`,
          'Et spørgsmål drøftes ét sted.',
        );
      bound.add(id);
    });
  });
}

function isQuestionGroup(block: { readonly type: string }): boolean {
  return block.type === 'questions' || block.type === 'summing-up';
}
