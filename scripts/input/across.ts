/** What must agree between the files of a data set: each planned meeting has periods, figures and consent. */

import { addMonths, formatDate, formatWeekdayDate } from '../danish.ts';
import type { CountTable, DataSet, Meeting } from '../model/counts.ts';
import type { Report } from '../model/problem.ts';
import { fault, warn } from './cells.ts';
import type { PackTables } from './known.ts';
import type { PlacedMeeting } from './meetings.ts';

interface Across {
  readonly data: DataSet;
  readonly placed: readonly PlacedMeeting[];
  readonly packs: ReadonlyMap<string, PackTables>;
  /** `pack|table|round` in perioder.csv; null when that file could not be used. */
  readonly periodKeys: ReadonlySet<string> | null;
  /** Whether every row of praksis.csv could be read. */
  readonly allPractices: boolean;
}

export function checkAcross(across: Across, report: Report): void {
  const told = new Set<string>();
  const delivered = deliveriesOf(across.data.tables);
  for (const placed of across.placed) {
    checkPeriodsOf(placed, across, told, report);
    checkInterval(placed, across, report);
    checkReview(placed, across, told, report);
    checkFigures(placed, across, delivered, report);
    checkOpen(placed, across, delivered, report);
  }
}

/** The sources leave periods open: the build asks, once for each table and round. */
function checkPeriodsOf(placed: PlacedMeeting, across: Across, told: Set<string>, report: Report): void {
  const { pack, round } = placed.meeting;
  for (const [id, table] of Object.entries(across.packs.get(pack)?.tables ?? {})) {
    const key = `${pack}|${id}|${round}`;
    const always = table.grain === 'municipality' && across.periodKeys?.has(`${pack}|${id}|0`);
    if (across.periodKeys === null || across.periodKeys.has(key) || always || told.has(key)) continue;
    told.add(key);
    fault(
      report,
      placed.round,
      'periode-mangler',
      `Perioden for tabellen »${id}« i mødets runde står ikke i perioder.csv.`,
      `Tilføj en række i perioder.csv for pakken »${pack}«, tabellen »${id}« og runden. Spørg leverandøren om datoerne.`,
    );
  }
}

/** Practices with a row, by `pack|table|round`. */
type Deliveries = ReadonlyMap<string, ReadonlySet<string>>;

function deliveriesOf(tables: readonly CountTable[]): Deliveries {
  const deliveries = new Map<string, Set<string>>();
  for (const { pack, table, rows } of tables) {
    for (const { unit, round } of rows) {
      const key = `${pack}|${table}|${round}`;
      const units = deliveries.get(key);
      if (units) units.add(unit);
      else deliveries.set(key, new Set([unit]));
    }
  }
  return deliveries;
}

function checkFigures(placed: PlacedMeeting, across: Across, delivered: Deliveries, report: Report): void {
  const { cluster, pack, round } = placed.meeting;
  const members = across.data.practices.filter((practice) => practice.cluster === cluster);
  if (members.length === 0) {
    if (across.allPractices) {
      const hint = 'Tilføj klyngens praksis i praksis.csv, eller slet mødet.';
      fault(report, placed.cluster, 'klynge-uden-praksis', 'Mødets klynge har ingen praksis i praksis.csv.', hint);
    }
    return;
  }
  for (const [id, table] of Object.entries(across.packs.get(pack)?.tables ?? {})) {
    if (table.grain !== 'cluster' || delivered.get(`${pack}|${id}|${round}`)?.has(cluster)) continue;
    warn(
      report,
      placed.round,
      'tal-ingen',
      `Klyngen har ingen tal i tabellen »${id}« for mødets runde.`,
      'Ryk for tallene, eller se, om runden er skrevet rigtigt.',
    );
  }
  for (const id of practiceTables(placed.meeting, across)) {
    if (!across.data.tables.some((table) => table.pack === pack && table.table === id)) continue;
    const units = delivered.get(`${pack}|${id}|${round}`);
    if (members.some(({ ydernummer }) => units?.has(ydernummer))) continue;
    warn(
      report,
      placed.round,
      'tal-ingen',
      `Ingen praksis i klyngen har tal i tabellen »${id}« for mødets runde.`,
      'Ryk for tallene, eller se, om runden er skrevet rigtigt.',
    );
  }
}

/** Too soon after the last round, new figures tell of chance and not of what was agreed. The pack says how long. */
function checkInterval({ meeting, date }: PlacedMeeting, { placed, packs }: Across, report: Report): void {
  const before = placed.find(
    ({ meeting: { cluster, pack, round } }) =>
      cluster === meeting.cluster && pack === meeting.pack && round === meeting.round - 1,
  );
  const followUp = packs.get(meeting.pack)?.blocks?.find(({ block }) => block.type === 'follow-up')?.block;
  if (!before || followUp?.type !== 'follow-up') return;
  const [months = 0] = followUp.months;
  const earliest = addMonths(before.meeting.date, months);
  if (meeting.date >= earliest) return;
  fault(
    report,
    date,
    'opfoelgning-for-tidlig',
    `Mødet ligger for tæt på forrige runde til at sammenligne. Det kan tidligst holdes ${formatWeekdayDate(earliest)}, ${months} måneder efter.`,
    'Flyt mødet. Vil I mødes før om aftalerne alene, så brug materialet fra sidst, og slet rækken her.',
  );
}

/** Guidelines and rules change: a pack that nobody has looked at for long says so. Told once for each pack. */
function checkReview({ meeting, date }: PlacedMeeting, { packs }: Across, told: Set<string>, report: Report): void {
  const review = packs.get(meeting.pack)?.review;
  if (!review || meeting.date <= review.next || told.has(meeting.pack)) return;
  told.add(meeting.pack);
  warn(
    report,
    date,
    'pakke-forfalden',
    `Mødet ligger efter ${formatDate(review.next)}, hvor pakken skulle være set efter. Det står på materialet.`,
    `Spørg ${review.owner}, om pakken stadig gælder. Er den set efter, så ret »review« i dens pack.yaml.`,
  );
}

/** Names are shown only when everyone who is shown has said yes to it; one no is refused, not downgraded. */
function checkOpen(placed: PlacedMeeting, across: Across, delivered: Deliveries, report: Report): void {
  const { cluster, pack, round, profile } = placed.meeting;
  if (profile !== 'aaben') return;
  const members = new Set(
    across.data.practices.filter((each) => each.cluster === cluster).map((each) => each.ydernummer),
  );
  const closed = across.data.consents.filter(
    (consent) =>
      consent.pack === pack &&
      !consent.open &&
      members.has(consent.ydernummer) &&
      practiceTables(placed.meeting, across).some((id) =>
        delivered.get(`${pack}|${id}|${round}`)?.has(consent.ydernummer),
      ),
  );
  if (closed.length === 0) return;
  fault(
    report,
    placed.profile,
    'aaben-uden-samtykke',
    'Mødet kan ikke være åbent: ikke alle praksis, der vises, har sagt ja til at stå med navn.',
    'Skriv »lukket«, eller få alles ja, og skriv aaben=ja i samtykke.csv.',
  );
}

function practiceTables({ pack }: Meeting, across: Across): readonly string[] {
  return Object.entries(across.packs.get(pack)?.tables ?? {})
    .filter(([, table]) => table.grain === 'practice')
    .map(([id]) => id);
}
