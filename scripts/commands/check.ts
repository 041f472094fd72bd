/** `check`: reads and checks content and data, and makes nothing. */
import { judgePack, scoreLines } from '../author/quality.ts';
import { check } from '../build.ts';
import { type Machine, UsageError, type Values } from './arguments.ts';
import { printProblems } from './terminal.ts';

export async function run({ data, pack }: Values, { now }: Machine): Promise<number> {
  const { problems, project } = await check({ root: '.', data });
  for (const id of pack) {
    const read = project.packs.some((one) => one.id === id);
    if (!read && !problems.some(({ place }) => place.file.startsWith(`content/${id}/`)))
      throw new UsageError(`Der er ingen pakke »${id}«. Der findes: ${project.packs.map((one) => one.id).join(', ')}.`);
  }
  const chosen = problems.filter(({ place }) => concerns(place.file, data, pack));
  if (printProblems(chosen) > 0) return 1;
  const others = problems.length - chosen.length;
  if (others > 0) console.log(`${others} ${others === 1 ? 'melding' : 'meldinger'} om andre pakker er ikke vist.`);
  const packs = project.packs.filter(({ id }) => pack.length === 0 || pack.includes(id));
  const meetings = project.data.meetings.filter((meeting) => packs.some(({ id }) => id === meeting.pack));
  console.log(
    `I orden: ${packs.length} ${packs.length === 1 ? 'pakke' : 'pakker'} og ${meetings.length} ${meetings.length === 1 ? 'møde' : 'møder'} i ${data}.`,
  );
  const today = new Date(now()).toISOString().slice(0, 10);
  console.log('\nGod feedback? Reglerne står i docs/feedback-quality.md.');
  for (const one of packs) console.log(scoreLines(one, judgePack(one, today)).join('\n'));
  return 0;
}

/** With `--pack`: the pack's own files, its tables, and what all packs share. */
function concerns(file: string, data: string, packs: readonly string[]): boolean {
  const inside = ['content/', `${data}/`].flatMap((folder) =>
    file.startsWith(folder) ? [file.slice(folder.length)] : [],
  );
  const folder = inside.find((rest) => rest.includes('/'))?.split('/')[0];
  return packs.length === 0 || folder === undefined || folder === 'shared' || packs.includes(folder);
}
