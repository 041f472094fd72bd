/** `bundle`: what is sent of one meeting, and the note in the ledger that it was. */
import { sendMeeting } from '../sending.ts';
import { defaultOut, type Machine, oneMeeting, type Values } from './arguments.ts';
import { printProblems } from './terminal.ts';

export async function run(values: Values, machine: Machine): Promise<number> {
  const { problems, folder, replaces } = await sendMeeting({
    root: '.',
    data: values.data,
    out: values.out ?? defaultOut,
    vault: values.private,
    ...oneMeeting(values, machine),
    secret: machine.environment.KLYNGEPAKKER_SECRET,
  });
  const errors = printProblems(problems);
  if (folder === null || errors > 0) return 1;
  if (replaces) {
    console.log('En tidligere udgave af mødet er sendt. Følg »Hvis der er sendt et forkert tal« i mailtekster.txt.');
  }
  console.log(
    `Klar til at sende: ${folder}/. Begynd med mailtekster.txt. Hvem der får hvilken fil, står i send-liste.csv.`,
  );
  return 0;
}
