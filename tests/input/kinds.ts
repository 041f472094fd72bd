/** A pack with an indicator of every kind but those of akutte-kontakter, and the files of a cluster for it. */
import { checkDataSet } from '../../scripts/input/dataset.ts';
import { checkPack } from '../../scripts/input/pack.ts';
import type { DataSet, Profile } from '../../scripts/model/counts.ts';
import type { Pack } from '../../scripts/model/pack.ts';
import { byPlace, collectProblems, type Problem } from '../../scripts/model/problem.ts';

const about = (title: string) => `title: ${title}, what: Hvad der tælles, supplier: Regionen, period: { months: 12 }`;
const words = 'direction: neither, direction-note: Kan betyde flere ting.';
const share = (top: string, bottom: string) =>
  `numerator-words: ${top}, denominator-words: ${bottom}, phrase: af dem, ${words}`;

export const kindsPack = `id: slags
type: cluster-pack
title: Alle slags tal
short: Alle slags
lead: En pakke til prøve.
task: Bliv enige om én ting.
revised: "2026-01-05"
provider: KAP-S
source: { title: Kilden, publisher: KAP-S }
price: Gratis
minutes: 120
duration: 2 timer
tables:
  boern: { file: boern.csv, grain: practice, columns: { missed: uden, five: boern_5 }, ${about('Femårige')} }
  beskeder: { file: beskeder.csv, grain: practice, columns: { sent: sendt, received: modtaget }, ${about('Beskeder')} }
  i-alt: { file: i-alt.csv, grain: cluster, columns: { out: afsendt, in: indgaaet }, ${about('Beskeder i alt')} }
  midler:
    { file: midler.csv, grain: practice, category: { column: middel, groups: [Penicillin, Makrolid, Tetracyklin, Andet] },
      columns: { given: recepter }, ${about('Antibiotika')} }
  doser: { file: doser.csv, grain: practice, columns: { ddd: ddd }, ${about('Døgndoser')} }
  aar:
    { file: aar.csv, grain: practice, category: { column: aar, groups: ["2022", "2023", "2024"] },
      columns: { given: recepter }, ${about('Recepter efter år')} }
  kvinder:
    { file: kvinder.csv, grain: practice, columns: { all: alle, treated: n05a, mothers: med_boern }, ${about('Kvinder')} }
indicators:
  uden:
    { kind: proportion, title: Uden undersøgelse, numerator: boern.missed, denominator: boern.five,
      references: [{ level: maal, reason: Anbefalet }, { level: land, reason: Kendt }], ${share('uden', 'femårige')} }
  behandlet:
    { kind: proportion, per: 1000, title: I behandling, numerator: kvinder.treated, denominator: praksis.tilmeldte,
      ${share('kvinder i behandling', 'tilmeldte')} }
  penicillin:
    { kind: event-share, title: Penicillins del, numerator: midler.given@Penicillin, denominator: midler.given,
      ${share('recepter på penicillin', 'alle recepter')} }
  sendt:
    { kind: rate, title: Sendt, numerator: beskeder.sent, denominator: praksis.tilmeldte, ${share('sendt', 'tilmeldte')} }
  modtaget:
    { kind: rate, title: Modtaget, numerator: beskeder.received, denominator: praksis.tilmeldte,
      ${share('modtaget', 'tilmeldte')} }
  doser:
    { kind: value, title: Døgndoser, value: doser.ddd, n: praksis.tilmeldte, unit: døgndoser pr. 1.000 tilmeldte,
      references: [{ level: maal, reason: Aftalt }], phrase: om dagen, ${words} }
  aar:
    { kind: trend, title: Recepter år for år, numerator: aar.given, denominator: praksis.tilmeldte,
      references: [{ level: land, reason: Kendt }], ${share('recepter', 'tilmeldte')} }
  trin:
    { kind: flow, title: Hvem det gælder, phrase: i klyngen, ${words},
      steps: [{ count: kvinder.all, label: Kvinder }, { count: kvinder.treated, label: I behandling },
        { count: kvinder.mothers, label: Med børn }], product: { times: 2, words: samtaler om året } }
  beskeder:
    { kind: totals, title: Beskeder i klyngen, phrase: i alt, ${words},
      counts: [{ count: i-alt.out, label: Sendt }, { count: i-alt.in, label: Modtaget }] }
  midler:
    { kind: distribution, title: Midlerne, counts: [midler.given], people: recepter, the-people: recepterne,
      phrase: af recepterne, ${words} }
blocks:
  - indicator: { show: uden }
  - indicator: { show: behandlet }
  - indicator: { show: penicillin }
  - indicator: { show: sendt, beside: modtaget }
  - indicator: { show: doser }
  - indicator: { show: aar }
  - indicator: { show: trin }
  - indicator: { show: beskeder }
  - indicator: { show: midler }
  - follow-up: { title: Opfølgning, body: Mødes igen., months: [6] }
`;

export interface KindsPractice {
  readonly enlisted: number;
  readonly missed: number;
  readonly five: number;
  readonly sent: number;
  readonly received: number;
  /** Penicillin, Makrolid, Tetracyklin, Andet. */
  readonly given: readonly [number, number, number, number];
  /** As it is written in the file. */
  readonly ddd: string;
  readonly years: readonly [number, number, number];
  readonly women: number;
  readonly treated: number;
  readonly mothers: number;
}

/** Nothing in it must be hidden. */
export const plentiful: readonly KindsPractice[] = Array.from({ length: 8 }, (_, at) => ({
  enlisted: 1600 + 210 * at,
  missed: 6 + at,
  five: 24 + 5 * at,
  sent: 40 + 9 * at,
  received: 60 + 4 * at,
  given: [300 + 20 * at, 60 + 3 * at, 25 + at, 18 + 2 * at],
  ddd: `${11 + at},${at}5`,
  years: [400 + 11 * at, 420 + 7 * at, 390 + 13 * at],
  women: 140 + 12 * at,
  treated: 12 + 2 * at,
  mothers: 6 + at,
}));

export function changedAt(at: number, change: Partial<KindsPractice>, of = plentiful): KindsPractice[] {
  return of.map((practice, place) => (place === at ? { ...practice, ...change } : practice));
}

export const yderOf = (at: number): string => String(992000 + at);

export interface KindsOptions {
  readonly profile?: Profile;
  readonly round?: number;
  readonly agreed?: (at: number) => boolean;
  /** Rows of referencer.csv without pack and round: `indikator;niveau;kode;taeller;naevner;vaerdi`. */
  readonly references?: readonly string[];
  /** Of the cluster: sent and received. */
  readonly totals?: readonly [number, number];
  /** Heading of the first of them in the file. */
  readonly sentAs?: string;
}

const tableIds = ['boern', 'beskeder', 'i-alt', 'midler', 'doser', 'aar', 'kvinder'] as const;

/** The files of one cluster and one meeting, as they would lie in a folder. */
export function kindsFiles(
  practices: readonly KindsPractice[],
  {
    profile = 'lukket',
    round = 1,
    agreed = () => true,
    references = [],
    totals = [5012, 4390],
    sentAs = 'afsendt',
  }: KindsOptions = {},
): Record<string, string> {
  const csv = (header: string, rows: readonly (readonly (string | number)[])[]) =>
    `${[header, ...rows.map((row) => row.join(';'))].join('\n')}\n`;
  const each = (row: (one: KindsPractice) => readonly (string | number)[]) =>
    practices.map((one, at) => [yderOf(at), round, ...row(one)]);
  const grouped = (labels: readonly string[], pick: (one: KindsPractice) => readonly number[]) =>
    practices.flatMap((one, at) => labels.map((label, place) => [yderOf(at), round, label, pick(one)[place] ?? 0]));
  return {
    'klynger.csv': csv('klynge;klyngenavn;region;kommunekoder', [['nord', 'Klynge Nord', 'Region Sjælland', '101']]),
    'praksis.csv': csv(
      'ydernummer;praksisnavn;klynge;kommunekode;tilmeldte',
      practices.map(({ enlisted }, at) => [
        yderOf(at),
        `Lægehuset Fortrolig${'abcdefghijkl'[at]}`,
        'nord',
        '101',
        enlisted,
      ]),
    ),
    'samtykke.csv': csv(
      'ydernummer;pakke;dato;aaben',
      practices.flatMap((_, at) =>
        agreed(at) ? [[yderOf(at), 'slags', '2026-01-02', profile === 'aaben' ? 'ja' : 'nej']] : [],
      ),
    ),
    'moeder.csv': csv('klynge;pakke;runde;moededato;start;slut;sted;note;tilstand', [
      ['nord', 'slags', round, '2026-03-12', '14:00', '17:30', 'Lokale A', '', profile],
    ]),
    'perioder.csv': csv(
      'pakke;tabel;runde;fra;til;udtrukket;kilde;konstrueret',
      tableIds.map((id) => ['slags', id, round, '2025-01-01', '2025-12-31', '2026-01-15', 'Regionen', 'ja']),
    ),
    'referencer.csv': csv(
      'pakke;indikator;runde;niveau;kode;taeller;naevner;vaerdi;kilde',
      references.map((row) => ['slags', ...inserted(row.split(';'), round), 'Kilden']),
    ),
    'slags/boern.csv': csv(
      'ydernummer;runde;uden;boern_5',
      each(({ missed, five }) => [missed, five]),
    ),
    'slags/beskeder.csv': csv(
      'ydernummer;runde;sendt;modtaget',
      each(({ sent, received }) => [sent, received]),
    ),
    'slags/i-alt.csv': csv(`klynge;runde;${sentAs};indgaaet`, [['nord', round, ...totals]]),
    'slags/midler.csv': csv(
      'ydernummer;runde;middel;recepter',
      grouped(['Penicillin', 'Makrolid', 'Tetracyklin', 'Andet'], ({ given }) => given),
    ),
    'slags/doser.csv': csv(
      'ydernummer;runde;ddd',
      each(({ ddd }) => [ddd]),
    ),
    'slags/aar.csv': csv(
      'ydernummer;runde;aar;recepter',
      grouped(['2022', '2023', '2024'], ({ years }) => years),
    ),
    'slags/kvinder.csv': csv(
      'ydernummer;runde;alle;n05a;med_boern',
      each(({ women, treated, mothers }) => [women, treated, mothers]),
    ),
  };
}

function inserted([indicator = '', ...rest]: readonly string[], round: number): readonly (string | number)[] {
  return [indicator, round, ...rest];
}

export function checkKinds(text = kindsPack): { readonly pack: Pack | null; readonly problems: readonly Problem[] } {
  const { report, problems } = collectProblems();
  const pack = checkPack({ folder: 'slags', file: 'content/slags/pack.yaml', text, shared: () => null }, report);
  return { pack, problems: [...problems()].sort(byPlace) };
}

export function readKinds(text = kindsPack): Pack {
  const { pack, problems } = checkKinds(text);
  if (!pack || problems.length > 0) throw new Error(`the pack has a fault: ${JSON.stringify(problems)}`);
  return pack;
}

/** What is read of the files, with some of them replaced. */
export function kindsData(
  files: Readonly<Record<string, string>>,
  pack: Pack = readKinds(),
): { readonly data: DataSet; readonly problems: readonly Problem[] } {
  const { report, problems } = collectProblems();
  const encoder = new TextEncoder();
  const data = checkDataSet(
    {
      folder: 'data/x',
      files: new Map(Object.entries(files).map(([name, text]) => [name, encoder.encode(text)])),
      packs: [pack],
      municipalities: new Set(['101']),
    },
    report,
  );
  return { data, problems: [...problems()].sort(byPlace) };
}
