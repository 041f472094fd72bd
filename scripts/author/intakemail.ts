/** The mails that ask: one to each supplier, one to the practices, and the one that asks them whether they will. */
import { formatWeekdayDate, list } from '../danish.ts';
import type { Table } from '../model/pack.ts';
import { formFolder } from './intakeforms.ts';
import { deadlinesOf, type IntakeOrder, isPractices, type Request, requestsOf } from './intakeorder.ts';
import { dayWords, explainColumns, periodWords, toFillIn } from './intakewords.ts';

export function makeMails(order: IntakeOrder): ReadonlyMap<string, string> {
  const asking = requestsOf(order).map((request) => [`mails/${request.slug}.txt`, mailTo(order, request)] as const);
  return new Map([['mails/samtykke.txt', consentMail(order)], ...asking]);
}

function mailTo(order: IntakeOrder, request: Request): string {
  return isPractices(request) ? practiceMail(order, request) : supplierMail(order, request);
}

function supplierMail(order: IntakeOrder, request: Request): string {
  const { cluster, practices } = order;
  const { asked, due, copy } = deadlinesOf(order, request);
  const agreed = practices.filter(({ consent }) => consent !== null).length;
  const perPractice = request.tables.some(([, { grain }]) => grain === 'practice');
  return `${warning(agreed, practices.length, perPractice)}Til: ${request.supplier}
${copy === null ? '' : `Kopi: ${copy}\n`}Sendes senest: ${asked === null ? toFillIn : dayWords(order, asked)}
Emne: Tal til klyngemøde: ${order.pack.short}
Vedhæft: filerne i ${formFolder(request)}/

Kære ${request.supplier}

${cluster.name} holder klyngemøde om »${order.pack.title}« ${formatWeekdayDate(order.meeting.date)}.
Vil I hjælpe os med tal til mødet?${perPractice ? agreedWords(agreed) : ''}

${requested(order, request)}

Vi vil gerne have tallene senest ${dayWords(order, due)}. Kan det ikke nås, så skriv, hvornår de kan være klar.
${perPractice ? answering : ownForm}
Skriv også, præcis hvilken periode tallene dækker, og hvilken dag de er trukket ud.

Tusind tak for hjælpen. Ring eller skriv endelig, hvis noget er uklart.

${signature}`;
}

function agreedWords(agreed: number): string {
  const them = agreed === 1 ? 'den ene praksis' : `de ${agreed} praksis`;
  return ` Vi beder om tal for ${them}, der står i skemaerne.\nHver af dem har sagt ja til, at tallene bliver hentet og brugt på mødet.`;
}

function practiceMail(order: IntakeOrder, request: Request): string {
  const { asked, due, receiver } = deadlinesOf(order, request);
  return `Til: én mail til hver praksis
Sendes senest: ${asked === null ? toFillIn : dayWords(order, asked)}
Emne: Jeres tal til klyngemødet: ${order.pack.short}
Vedhæft: filerne i ${formFolder(request)}/<praksis’ eget ydernummer>/ og ikke andres

Kære alle i praksis

Vi skal snart mødes i ${order.cluster.name} om »${order.pack.title}«: ${formatWeekdayDate(order.meeting.date)}.
Mødet bliver bedst, når alles tal er med. Skemaet er vedhæftet, og jeres ydernummer står der allerede.

${requested(order, request)}
${recipes(order)}
Send skemaet til ${receiver ?? toFillIn} senest ${dayWords(order, due)}.
${answering}
I fælles papirer bliver små tal skjult. Jeres egne tal får I for jer selv.

Driller det, så ring eller skriv. Tak, fordi I bruger tid på det.

${signature}`;
}

const answering = `Skriv 0, hvor der ingen er, og lad cellen stå tom, hvis et tal ikke kan findes. Ret ikke i overskrifterne.
Send kun antal: aldrig navne, CPR-numre eller lister over patienter. Regnearket er nok; CSV-filen er til dem, der foretrækker den.`;

const ownForm = 'Ret ikke i overskrifterne. Lad cellen stå tom, hvis et tal mangler.';

const signature = `Venlig hilsen
${toFillIn}: navn, praksis, telefon
`;

function warning(agreed: number, all: number, perPractice: boolean): string {
  if (!perPractice || agreed === all) return '';
  const who = agreed === 0 ? 'Ingen praksis har sagt ja endnu' : `Kun ${agreed} af ${all} praksis har sagt ja`;
  return `[Før I sender: ${who}. Skemaet har kun dem, der har. Kør intake igen, når flere svarer, og slet så denne linje.]\n\n`;
}

function requested(order: IntakeOrder, { tables }: Request): string {
  return tables.map(([id, table], index) => requestedTable(order, id, table, index + 1)).join('\n\n');
}

function requestedTable(order: IntakeOrder, id: string, table: Table, number: number): string {
  const columns = explainColumns(order, id, table).map(({ header }) => header);
  const groups = table.grain === 'practice' && table.category ? `\n   Grupper: ${list(table.category.groups)}` : '';
  return `${number}. ${table.title}
   ${table.what.trim()}
   Periode: ${periodWords(table)}
   Kolonner: ${list(columns)}${groups}`;
}

/** How the figures are found, where the pack tells. */
function recipes({ pack }: IntakeOrder): string {
  const told = pack.blocks.flatMap(({ block }) => (block.type === 'extraction' ? block.recipes : []));
  const texts = told.map(({ title, steps }) =>
    [`${title}:`, ...steps.map((step, at) => `  ${at + 1}. ${step}`)].join('\n'),
  );
  const born = pack.blocks.some(({ block }) => block.type === 'date-window');
  const window = born ? [`Fødselsdatoer at søge efter: ${toFillIn}, når dagen for udtrækket er aftalt`] : [];
  const parts = [...texts, ...window];
  return parts.length === 0 ? '' : `\nSådan gør I\n\n${parts.join('\n\n')}\n`;
}

const shownAs = {
  lukket: 'I de fælles papirer står I med et bogstav, som kun I selv kender. Små tal bliver skjult.',
  aaben: 'I de fælles papirer står praksis med navn. Det kræver et særligt ja fra alle. Små tal bliver skjult.',
  total: 'I de fælles papirer står kun klyngens samlede tal. Små tal bliver skjult.',
} as const;

function consentMail(order: IntakeOrder): string {
  const { pack, cluster, meeting } = order;
  const open = meeting.profile === 'aaben' ? '\nJa, vi må stå med navn (ja/nej): ______' : '';
  const figures = Object.values(pack.tables).filter(({ grain }) => grain === 'practice');
  return `Til: én mail til hver praksis, der mangler at svare. Hvem det er, står i leveringsliste.csv
Emne: Må klyngen bruge jeres tal? ${pack.short}

Kære alle i praksis

${cluster.name} mødes om »${pack.title}« ${formatWeekdayDate(meeting.date)}.
Til det vil vi gerne have jeres ja til at hente og bruge disse tal om jeres praksis:

${figures.map(({ title, supplier }) => `- ${title} (fra ${supplier === 'praksis' ? 'jer selv' : supplier})`).join('\n')}

Det er kun antal: ingen navne, ingen CPR-numre. Tallene bliver brugt til drøftelsen på mødet og ikke til andet.
${shownAs[meeting.profile]} Jeres egne tal får I på et ark for jer selv.

Det er frivilligt. I kan når som helst sige nej eller trække jeres ja tilbage, uden at sige hvorfor. Så bliver jeres tal
slettet og ikke brugt mere. Det, der allerede er sendt ud, kan vi ikke hente hjem, men vi beder alle slette det.

Svar på denne mail med teksten her:

Ja, klyngen må hente og bruge tal om vores praksis til »${pack.title}«.
Ydernummer: ______   Dato: ______   Navn: ______${open}

Tak for hjælpen.

${signature}
[Til jer, der samler: Skriv hvert ja i samtykke.csv som ydernummer;${pack.id};dato. Gem svarene.]
`;
}
