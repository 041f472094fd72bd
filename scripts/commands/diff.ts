/** `diff`: what has changed in a pack for those who meet about it, since an earlier version of it. */
import { diffText } from '../author/diff.ts';
import { comparePacks } from '../desk.ts';
import { UsageError, type Values } from './arguments.ts';
import { printProblems } from './terminal.ts';

export function run({ against }: Values, _: unknown, id?: string): number {
  if (id === undefined || against === undefined) {
    throw new UsageError('Skriv pakken og den gamle udgave: npm run diff -- akutte-kontakter --against gammel.yaml');
  }
  const { problems, title, changes } = comparePacks({ root: '.', id, against });
  if (changes === null) {
    printProblems(problems);
    return 1;
  }
  console.log(diffText(title, changes).trimEnd());
  return 0;
}
