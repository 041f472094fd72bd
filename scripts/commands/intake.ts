/** `intake`: what is sent out to get the figures of one meeting in. */
import { collectFor } from '../collecting.ts';
import { defaultOut, type Machine, oneMeeting, UsageError, type Values } from './arguments.ts';
import { printProblems } from './terminal.ts';

export async function run(values: Values, machine: Machine): Promise<number> {
  const { out, data } = values;
  if (out === undefined) throw new UsageError('Skriv, hvor mails og skemaer skal ligge, fx --out indsamling/moede-1.');
  const kept = [defaultOut, values.private, data];
  const { problems, files } = await collectFor({ root: '.', data, out, kept, ...oneMeeting(values, machine) });
  if (printProblems(problems) > 0) return 1;
  console.log(`${files} filer ligger i ${out}/. Begynd med begynd-her.txt.`);
  return 0;
}
