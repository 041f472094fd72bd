/**
 * What a coordinator sends out to get a meeting's figures in, and the list of who has answered. Makes texts and bytes; it
 * neither reads nor writes.
 */
import { formatWeekdayDate } from '../danish.ts';
import { makeForms } from './intakeforms.ts';
import { blankPage, deliveryList } from './intakelist.ts';
import { makeMails } from './intakemail.ts';
import { type IntakeOrder, isPractices, type Request, requestsOf } from './intakeorder.ts';

/** Files of the folder by path. */
export async function makeIntake(order: IntakeOrder): Promise<ReadonlyMap<string, string | Uint8Array>> {
  return new Map<string, string | Uint8Array>([
    ['begynd-her.txt', beginning(order)],
    ...makeMails(order),
    ...(await makeForms(order)),
    ['leveringsliste.csv', deliveryList(order)],
    ['blank-raekke.html', blankPage(order)],
  ]);
}

function beginning(order: IntakeOrder): string {
  const { pack, cluster, meeting } = order;
  const mails = requestsOf(order).map((request) => `mails/${request.slug}.txt til ${receiverWords(request)}`);
  const steps = [
    'Spørg alle praksis om lov: mails/samtykke.txt. Skriv hvert ja i samtykke.csv.',
    ...mails.map((mail) => `Send ${mail}.`),
    `Læg de skemaer, der kommer tilbage, i datasættets mappe ${pack.id}/ med deres navne, som de er. En rettelse får et navn, der ender med »-rettet«.`,
    'Skriv i perioder.csv, hvilken periode tallene dækker, og hvornår de er trukket ud.',
    'Kør intake igen: leveringsliste.csv viser, hvem der mangler. Send dem et venligt ord.',
    'Print blank-raekke.html til dem, der først har tallene med på mødet.',
  ];
  return `Tal til klyngemødet »${pack.title}«
${cluster.name}, ${formatWeekdayDate(meeting.date)}

${steps.map((step, at) => `${at + 1}. ${step}`).join('\n')}

Ret teksterne til, så de lyder som jer. Det, der står i [kantede parenteser], er til jer.
Mappen har ydernumre og må kun ligge hos jer, der samler tallene.
`;
}

function receiverWords(request: Request): string {
  if (isPractices(request)) return 'hver praksis, med praksis’ egne skemaer';
  const practices = request.tables.some(([, { grain }]) => grain === 'practice');
  return `${request.supplier}, ${practices ? 'når alle har svaret' : 'hvis tallene ikke kan findes i det, de har offentliggjort'}`;
}
