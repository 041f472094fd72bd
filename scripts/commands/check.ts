/** `check`: reads and checks content and data, and makes nothing. */
import { judgePack, scoreLines } from '../author/quality.ts';
import { check } from '../build.ts';
import type { Machine, Values } from './arguments.ts';
import { printProblems } from './terminal.ts';

export async function run({ data }: Values, { now }: Machine): Promise<number> {
  const { problems, project } = await check({ root: '.', data });
  if (printProblems(problems) > 0) return 1;
  console.log(
    `I orden: ${project.packs.length} ${project.packs.length === 1 ? 'pakke' : 'pakker'} og ${project.data.meetings.length} ${project.data.meetings.length === 1 ? 'møde' : 'møder'} i ${data}.`,
  );
  const today = new Date(now()).toISOString().slice(0, 10);
  console.log('\nGod feedback? Reglerne står i docs/feedback-quality.md.');
  for (const pack of project.packs) console.log(scoreLines(pack, judgePack(pack, today)).join('\n'));
  return 0;
}
