/** `check`: reads and checks content and data, and makes nothing. */
import { check } from '../build.ts';
import type { Values } from './arguments.ts';
import { printProblems } from './terminal.ts';

export async function run({ data }: Values): Promise<number> {
  const { problems, project } = await check({ root: '.', data });
  if (printProblems(problems) > 0) return 1;
  console.log(
    `I orden: ${project.packs.length} ${project.packs.length === 1 ? 'pakke' : 'pakker'} og ${project.data.meetings.length} ${project.data.meetings.length === 1 ? 'møde' : 'møder'} i ${data}.`,
  );
  return 0;
}
