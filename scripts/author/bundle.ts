/**
 * What is sent for one meeting: a zip for the participants, one for the facilitator, one for each practice, and the words
 * to send them with. Makes texts and bytes; it neither reads nor writes.
 */
import { zipSync } from 'fflate';

export interface BundleOrder {
  /** ISO date: entries of the zips carry it, so that the same files give the same zip. */
  readonly date: string;
  readonly title: string;
  readonly cluster: string;
  readonly when: string;
  /** Public files of the edition by name. */
  readonly shared: ReadonlyMap<string, Uint8Array>;
  readonly practices: readonly {
    readonly ydernummer: string;
    readonly name: string;
    readonly token: string;
    readonly sheet: Uint8Array;
  }[];
}

export interface Bundle {
  /** Files of send/. */
  readonly send: ReadonlyMap<string, string | Uint8Array>;
  /** Who gets which token: lies beside the key, never in send/. */
  readonly receivers: readonly (readonly string[])[];
}

const forParticipants = ['handout.pdf', 'handout.html', 'slides.pdf', 'slides.html', 'moede.ics', 'data.csv'];
const forFacilitator = [...forParticipants, 'guide.pdf', 'guide.html'];

export function makeBundle(order: BundleOrder): Bundle {
  const pick = (names: readonly string[]) => [...order.shared].filter(([name]) => names.includes(name));
  const zip = (files: readonly (readonly [string, Uint8Array])[]) =>
    zipSync(Object.fromEntries(files), { mtime: dayOf(order.date) });
  const sheets = order.practices.map(
    ({ token, sheet }) => [`${token}.zip`, zip([['jeres-eget-ark.pdf', sheet]])] as const,
  );
  return {
    send: new Map<string, string | Uint8Array>([
      ['deltagere.zip', zip(pick(forParticipants))],
      ['facilitator.zip', zip(pick(forFacilitator))],
      ...sheets,
      ['mailtekster.txt', mailTexts(order)],
    ]),
    receivers: [
      ['fil', 'ydernummer', 'praksisnavn'],
      ...order.practices.map(({ token, ydernummer, name }) => [`${token}.zip`, ydernummer, name]),
    ],
  };
}

/** The zip format keeps local time without a zone, so the day is given in local time: the same bytes everywhere. */
function dayOf(iso: string): Date {
  const [year = 1980, month = 1, day = 1] = iso.split('-').map(Number);
  return new Date(year, month - 1, day, 12);
}

function mailTexts({ title, cluster, when }: BundleOrder): string {
  return `Tekster til mails om klyngemødet »${title}« i ${cluster}, ${when}
Ret dem til, så de lyder som jer.

1. TIL ALLE DELTAGERE
Vedhæft: deltagere.zip

Kære alle
Her er materialet til klyngemødet »${title}« ${when}: handout, lysbilleder og en kalenderfil.
Læs gerne handoutets første side inden mødet. Jeres egne tal får I for jer selv i en anden mail.
Tallene er til drøftelsen i klyngen. Send dem ikke videre.

2. TIL FACILITATOREN
Vedhæft: facilitator.zip

Kære facilitator
Her er det samme materiale og drejebogen med tider, gode råd og svar på indvendinger.
Nøglen til bogstaverne og de trykte ark får du ved et møde eller i en sikker postkasse, ikke i en almindelig mail.

3. TIL HVER PRAKSIS
Vedhæft: den zip-fil, der står ud for praksis i send-liste.csv ved siden af nøglen. Én praksis, én fil, én mail.

Kære praksis
Her er jeres eget ark til klyngemødet »${title}« ${when}. Kun I får det.
Arket viser jeres egne tal og det bogstav, I har i mødets figurer. Del det ikke med andre uden for praksis.

HVIS DER ER SENDT ET FORKERT TAL
1. Ret tallet i datafilen, og byg mødet igen. Programmet husker, hvad der er sendt, og skjuler mere, hvis det er nødvendigt.
2. Lav en ny forsendelse med bundle. Udgavens mærke nederst på siderne er et andet nu.
3. Skriv til alle, der fik den gamle: Udgaven med mærket fra den gamle sidefod er forkert. Brug den nye, og slet den gamle.
4. Er et ark sendt til en forkert praksis, så bed modtageren slette det, sig det til den praksis, det handler om, og kontakt jeres databeskyttelsesrådgiver samme dag.
`;
}
